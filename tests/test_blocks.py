"""Ledgers read many rows at once: the same as row by row, whatever the rows are."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xihaian.errors import ActualsError
from xihaian.plan import Plan
from xihaian.read.actuals import read_actuals
from xihaian.read.plan_yaml import inspect_plan_text

_PLAN = """
plan: {id: p, title: P, period: 2023}
domains:
  - id: d
    name: D
    targets:
      - {id: area, name: 面积, measure: flow, at_least: 5, unit: 万亩}
      - {id: jobs, name: 岗位, measure: flow, at_least: 5, unit: 个}
      - {id: share, name: 占比, measure: rate, at_least: 5, unit: "%"}
    milestones: [{id: park, name: 公园}]
"""
COLUMNS = ("target", "period", "region", "value", "unit", "n", "note")
CELLS = {
    "target": st.sampled_from(["area", "jobs", "面积", "area", "jobs", "share", "park", "nobody", ""]),
    "period": st.sampled_from(["2023-01", "2023-02", "2023年1月", "2023-01", "2022-12", "soon", ""]),
    "region": st.sampled_from(["", "东区", "西区", "东区", "小计", "合计"]),
    "value": st.one_of(
        st.integers(-10, 10**6).map(str),
        st.decimals(-(10**6), 10**6, places=2).map(str),
        st.sampled_from(
            [
                "1.234",
                "1,234",
                "0",
                "-0",
                "1e3",
                " 12.5",
                "12.5 ",
                "1_000",
                "１２",
                "NaN",
                "",
                "-",
                "1.5万",
                "突破5",
                "0.12345",
            ]
        ),
    ),
    "unit": st.sampled_from(["", "亩", "公顷", "万亩", "个", "人", "%", "亩儿"]),
    "n": st.sampled_from(["1", "1", "1", "7", "0", "1.5", "", "x"]),
    "note": st.sampled_from(["", "", "=1+1", "a note"]),
}
# Rows whose numbers are plain, so that what else is odd about them meets the paths for many rows.
_NUMBERS = {
    "value": st.one_of(st.integers(-10, 10**6).map(str), st.decimals(0, 10**6, places=3).map(str), st.just("1.234")),
    "n": st.sampled_from(["1", "1", "7"]),
}
ROWS = st.one_of(
    st.lists(st.fixed_dictionaries(CELLS), max_size=30),
    st.lists(st.fixed_dictionaries({**CELLS, **_NUMBERS}), max_size=30),
    st.lists(
        st.fixed_dictionaries(
            {
                **CELLS,
                **_NUMBERS,
                "target": st.sampled_from(["area", "面积"]),
                "unit": st.sampled_from(["亩", "公顷", ""]),
            }
        ),
        max_size=30,
    ),
)


def plan() -> Plan:
    made, findings = inspect_plan_text(_PLAN.encode(), "plan.yaml")
    assert made is not None, findings
    return made


def _read(rows: list[dict[str, str]], *, quoted: bool) -> Any:
    """Return what a ledger gives; quotes around the cells make the reader go row by row."""
    mark = '"' if quoted else ""
    # Words of one row that stand in a quoted cell would else hold a comma.
    rows = [{**row, "value": row["value"].replace(",", "，")} for row in rows]
    lines = [",".join(COLUMNS)] + [",".join(f"{mark}{row[name]}{mark}" for name in COLUMNS) for row in rows]
    try:
        return read_actuals(plan(), ("ledger.csv", io.BytesIO("\n".join(lines).encode())))
    except ActualsError as error:
        return error.findings


def plain(target: str, value: str, **others: str) -> dict[str, str]:
    return {**dict.fromkeys(COLUMNS, ""), "target": target, "period": "2023-01", "value": value, "n": "1", **others}


# The first rows are looked through for the header: blocks begin behind them.
FIRST = [plain("jobs", "1") for _ in range(10)]


@given(ROWS)
def test_many_rows_at_once_give_what_they_give_one_by_one(rows: list[dict[str, str]]) -> None:
    assert _read([*FIRST, *rows, *rows], quoted=False) == _read([*FIRST, *rows, *rows], quoted=True)


@pytest.mark.parametrize(
    "value",
    ["0.12345", " 12.5", "12.5 ", "1e3", "1_000", "１２．５", "NaN", "Infinity", "", "1.234", "007", "+5", "5.", ".5"],
)
def test_each_awkward_value_is_read_the_same_behind_plain_ones(value: str) -> None:
    rows = [*FIRST, *(plain("jobs", "2") for _ in range(5)), plain("jobs", value), plain("jobs", "3")]
    assert _read(rows, quoted=False) == _read(rows, quoted=True)


def test_rows_are_added_exactly() -> None:
    rows = [plain("area", "0.1", unit="公顷", n="3") for _ in range(1000)]
    actuals = _read(rows, quoted=False)
    (entry,) = actuals.ledger
    assert (str(entry.value), entry.n) == ("0.15", 3000)
    assert [item.facts["count"] for item in actuals.findings if item.code == "U003"] == ["1000"]
