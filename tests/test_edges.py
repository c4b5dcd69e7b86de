"""The edges of the formulae, one by one: what each gives is written out here and was computed by hand."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from making import a_plan, judged
from xihaian.assessment import assess
from xihaian.errors import ActualsError, PlanError
from xihaian.read.actuals import read_actuals
from xihaian.results import Result

FLOOR = "measure: flow, at_least: 100, unit: 个"


def _edges() -> list[dict[str, str]]:
    with (Path(__file__).parent / "edges.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("edge", _edges(), ids=lambda edge: edge["edge"])
def test_an_edge_gives_what_was_computed_by_hand(edge: dict[str, str]) -> None:
    plan = a_plan(f"id: t, {edge['target']}", period=edge["period"])
    rows = [f"t,{row}{',' * (3 - len(next(csv.reader([row]))))}" for row in edge["rows"].split(" | ")]
    as_of = date.fromisoformat(edge["as_of"]) if edge["as_of"] else None
    result = judged(plan, *rows, as_of=as_of).results[0]
    holds = {True: "yes", False: "no", None: ""}[result.holds]
    shares = [result.completion, result.progress, result.schedule, result.difference]
    codes = sorted({item.code for item in result.findings} - {"U004"})  # of a row without a unit
    assert {
        **edge,
        "status": result.status.value,
        **dict(zip(("completion", "progress", "schedule", "difference"), map(_text, shares), strict=True)),
        "holds": holds,
        "codes": " ".join(codes),
    } == edge


def _text(value: object) -> str:
    return "" if value is None else str(value)


def only(plan_text: str, content: bytes) -> Result:
    plan = a_plan(f"id: t, {plan_text}")
    return assess(plan, read_actuals(plan, ("actuals.csv", io.BytesIO(content)))).results[0]


@pytest.mark.parametrize(
    "content",
    [
        "target,period,value\nt,2023,100\n".encode("utf-8-sig"),
        b"target,period,value\r\nt,2023,100\r\n",
        b"target,period,value\rt,2023,100\r",
        "某区2023年指标完成情况\n指标编码,时间,数值\nt,2023,100\n".encode(),
        "指标编码,时间,数值,备注\nt,2023年,100,元\n".encode("gb18030"),
    ],
    ids=["a byte order mark", "CRLF", "CR", "a title above the header", "GB18030"],
)
def test_the_form_of_the_file_changes_nothing(content: bytes) -> None:
    result = only(FLOOR, content)
    assert (result.status, str(result.value)) == ("attained", "100")


def test_a_header_without_rows_is_no_data() -> None:
    assert only(FLOOR, b"target,period,value\n").status == "no-data"


@pytest.mark.parametrize("value", ["NaN", "inf", "Infinity", "1e5", "1_000", "10²", "½"])
def test_what_is_no_number_allows_no_verdict(value: str) -> None:
    with pytest.raises(ActualsError):
        judged(a_plan(f"id: t, {FLOOR}"), f"t,2023,{value},")


def test_two_different_values_for_one_period_allow_no_verdict() -> None:
    with pytest.raises(ActualsError, match="S002"):
        judged(a_plan(f"id: t, {FLOOR}"), "t,2023,100,", "t,2023,99,")


def test_a_revision_after_the_end_of_the_year_counts() -> None:
    rows = ("t,2023,99,,2024-01-20", "t,2023,100,,2024-04-01")
    result = judged(a_plan(f"id: t, {FLOOR}"), *rows, header="target,period,value,unit,published").results[0]
    assert (result.status, str(result.value), [item.code for item in result.findings]) == (
        "attained", "100", ["U004", "S003"],
    )  # fmt: skip


def test_a_baseline_in_a_range_is_refused() -> None:
    with pytest.raises(PlanError, match="P014"):
        a_plan("id: t, measure: stock, between: [5, 6], unit: 个, baseline: {value: 5.5, period: 2022}")


def test_an_id_that_stands_twice_is_refused() -> None:
    with pytest.raises(PlanError, match="P009"):
        a_plan(f"id: t, {FLOOR}", f"id: t, {FLOOR}")
