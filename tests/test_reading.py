"""Whatever the encoding, the delimiter and the shape: the same data give the same rows, or a reason why not."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import a_plan
from xihaian.errors import XihaianError
from xihaian.findings import Severity
from xihaian.plan import Plan
from xihaian.read.actuals import read_actuals, tidy_actuals
from xihaian.read.csv_table import CsvTable
from xihaian.read.encoding import open_text
from xihaian.records import result_record
from xihaian.render.tidy import render_csv, render_json

MONTHS = [f"{month}月" for month in range(1, 13)]
NAMES = ["jobs", "farm", "output"]


def _plan() -> Plan:
    return a_plan(
        "id: jobs, measure: flow, at_least: 100, unit: 人",
        "id: farm, measure: flow, at_least: 1.5, unit: 万亩",
        "id: output, measure: flow, at_least: 4000, unit: 亿元",
    )


PLAN = _plan()
UNITS = {"jobs": "人", "farm": "亩", "output": "万元"}
figures = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 11)), st.integers(0, 10**6), min_size=1, max_size=12
)
ENCODINGS = ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
DELIMITERS = [",", "\t", ";", "|", "，"]


def _understood(content: bytes) -> list[tuple[object, ...]]:
    actuals = read_actuals(PLAN, ("file", io.BytesIO(content)))
    return sorted((row.promise, row.period, row.value, row.stage) for row in actuals.rows)


def _written(table: list[list[str]], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(table)
    return out.getvalue()


@given(figures, st.sampled_from(ENCODINGS), st.sampled_from(DELIMITERS), st.booleans(), st.booleans())
def test_encoding_delimiter_and_shape_do_not_matter(
    data: dict[tuple[str, int], int], encoding: str, delimiter: str, wide: bool, titled: bool
) -> None:
    long = [["指标", "期间", "数值", "单位"]]
    long += [[name, f"2023年{month + 1}月", str(value), UNITS[name]] for (name, month), value in data.items()]
    table = long
    if wide:
        names = sorted({name for name, _ in data})
        rows = [[name, UNITS[name], *(str(data.get((name, m), "—")) for m in range(12))] for name in names]
        table = [["指标", "计量单位", *MONTHS], *rows]
    if titled:
        table = [["新区2023年指标完成情况"] + [""] * (len(table[0]) - 1), *table]
    expected = _understood(_written(long, ",").encode("utf-8"))
    assert _understood(_written(table, delimiter).encode(encoding)) == expected


@given(figures)
def test_json_and_csv_say_the_same(data: dict[tuple[str, int], int]) -> None:
    rows = [
        {"target": name, "period": f"2023-{month + 1:02}", "value": value, "unit": UNITS[name]}
        for (name, month), value in data.items()
    ]
    table = [["target", "period", "value", "unit"], *([str(cell) for cell in row.values()] for row in rows)]
    expected = _understood(_written(table, ",").encode())
    assert _understood(json.dumps(rows).encode()) == expected
    assert _understood("\n".join(map(json.dumps, rows)).encode()) == expected


@given(figures)
def test_tidying_twice_changes_nothing(data: dict[tuple[str, int], int]) -> None:
    table = [["指标", "期间", "数值", "单位"]]
    table += [[name, f"{month + 1}月", f"约{value}", UNITS[name]] for (name, month), value in data.items()]
    once = _tidied(_written(table, "，").encode("gb18030"), as_json=False)
    assert _tidied(once.encode(), as_json=False) == once
    assert _tidied(_tidied(once.encode(), as_json=True).encode(), as_json=False) == once


def _tidied(content: bytes, *, as_json: bool) -> str:
    taken, findings = tidy_actuals(PLAN, ("file", io.BytesIO(content)))
    assert not taken.rejected, findings
    out = io.StringIO()
    (render_json if as_json else render_csv)(PLAN, taken.actuals, out)
    return out.getvalue()


@given(st.binary(max_size=400))
def test_any_bytes_are_actuals_or_a_reason_why_not(content: bytes) -> None:
    try:
        read_actuals(PLAN, ("file", io.BytesIO(content)))
    except XihaianError as error:
        assert error.findings  # noqa: PT017 - either way is right


@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4), max_size=5))
def test_any_table_is_actuals_or_a_reason_why_not(table: list[list[str]]) -> None:
    content = _written([["target", "period", "value", "unit"], *table], ",").encode("utf-8", "replace")
    try:
        read_actuals(PLAN, ("file", io.BytesIO(content)))
    except XihaianError as error:
        assert error.findings  # noqa: PT017 - either way is right


def _known() -> set[str]:
    from xihaian.read.columns import column_names
    from xihaian.units import Units

    return {word.casefold() for word in (*column_names(), *Units().names())}


def test_every_file_of_the_encoding_manifest_behaves_as_it_says(shared: Path) -> None:
    folder = shared / "fixtures" / "own-encodings"
    for case in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        content = (folder / case["file"]).read_bytes()
        problem = None
        rows: list[list[str]] = []
        try:
            decoded = open_text(io.BytesIO(content), case["file"], _known)
            problem = next((item.code for item in decoded.findings if item.code != "F010"), None)
            rows = [cells for _, cells in CsvTable(decoded, case["file"])]
        except XihaianError as error:
            problem = error.findings[0].code
        if not case["ok"]:
            assert problem or not rows, case
            continue
        # Rare names are rightly warned about, and rightly read.
        assert problem is None or case["file"] == "rare-gb18030.csv", case
        text = content.decode(case["encoding"]).removeprefix("\ufeff")
        if text.startswith("sep="):
            text = text.split("\n", 1)[1]
        expected = list(csv.reader(io.StringIO(text, newline=""), delimiter=case["delimiter"]))
        assert rows == [cells for cells in expected if any(cells)], case


def test_every_file_of_csv_spectrum_reads_as_the_rfc_says(shared: Path) -> None:
    folder = shared / "fixtures" / "csv-spectrum"
    for path in sorted((folder / "csvs").glob("*.csv")):
        decoded = open_text(io.BytesIO(path.read_bytes()), path.name, _known)
        header, *rows = [cells for _, cells in CsvTable(decoded, path.name)]
        read = [dict(zip(header, row, strict=True)) for row in rows]
        expected = json.loads((folder / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))
        if path.stem in ("newlines_crlf", "location_coordinates"):
            # The known answers of these two are not what RFC 4180 says; csv.reader is.
            with path.open(encoding="utf-8", newline="") as file:
                expected = list(csv.DictReader(file))
        assert read == expected, path.name


@pytest.mark.parametrize("suffix", ["", "\n"])
def test_the_line_of_a_quote_is_where_it_opened(suffix: str) -> None:
    content = 'target,period,value,note\njobs,2023,1,"two\nlines"\njobs,2023,1,"one\nand\n' + suffix
    with pytest.raises(XihaianError) as refused:
        read_actuals(PLAN, ("file", io.BytesIO(content.encode())))
    place = refused.value.findings[-1].place
    assert place is not None
    assert (refused.value.findings[-1].code, place.line) == ("A005", 4)


def test_the_same_data_give_the_same_result_in_every_form() -> None:
    """As CSV in any encoding and shape, as JSON, as a spreadsheet and as a ledger."""
    from openpyxl import Workbook

    from xihaian.assessment import assess

    table = [["target", "period", "value", "unit"]]
    table += [["jobs", f"2023-{month:02}", str(month * 7 % 5 + 3), "人"] for month in range(1, 7)]
    table += [["farm", f"2023-{month:02}", str(900 + month), "亩"] for month in range(6, 0, -1)]
    text = _written(table, ",")
    wide = [["指标", "单位", *MONTHS[:6]]]
    wide += [
        [name, unit, *(row[2] for row in sorted(table[1:]) if row[0] == name)]
        for name, unit in (("jobs", "人"), ("farm", "亩"))
    ]
    ledger = [[*table[0], "ref"], *([*row, str(number)] for number, row in enumerate(table[1:]))]
    book, out = Workbook(), io.BytesIO()
    for row in table:
        book.worksheets[0].append(row)
    book.save(out)
    forms = {
        "utf-8": text.encode(),
        "gbk": text.encode("gbk"),
        "utf-16": text.encode("utf-16"),
        "semicolons": _written(table, ";").encode(),
        "wide": _written(wide, "\t").encode("gb18030"),
        "json": json.dumps([dict(zip(table[0], row, strict=True)) for row in table[1:]]).encode(),
        "xlsx": out.getvalue(),
        "ledger": _written(ledger, "，").encode("utf-16-le"),
    }
    named = ("rows", "ledger", "findings", "superseded")  # the keys that name rows
    results = {}
    for name, content in forms.items():
        assessment = assess(PLAN, read_actuals(PLAN, ("file", io.BytesIO(content))))
        records = [result_record(result) for result in assessment.results]
        results[name] = [{key: value for key, value in record.items() if key not in named} for record in records]
    assert results["utf-8"][0]["actual"] == "30"
    assert all(result == results["utf-8"] for result in results.values())


def test_of_more_than_a_thousand_findings_alike_the_rest_is_a_number() -> None:
    rows = "".join(f"jobs,2023-01-31,—,r{number}\n" for number in range(1005))
    actuals = read_actuals(PLAN, ("file", io.BytesIO(f"target,period,value,ref\n{rows}".encode())))
    assert [item.code for item in actuals.findings] == ["A003"] * 1000 + ["A012"]
    assert actuals.findings[-1].facts["count"] == "5"
    assert actuals.findings[-1].severity is Severity.WARNING


def test_text_in_another_chinese_encoding_is_warned_about() -> None:
    content = "任務編號,實際值,單位\n高標準農田,1.5,萬畝\n".encode("big5")
    decoded = open_text(io.BytesIO(content), "file", _known)
    assert [(item.code, item.place and item.place.line) for item in decoded.findings] == [("F010", None), ("F009", 1)]
    assert decoded.encoding == "gb18030"


def test_only_the_first_growth_rate_behind_a_period_is_its_own() -> None:
    plan = a_plan("id: g, measure: rate, at_least: 8, unit: '%'")
    content = "指标,2023年1-6月,同比增长(%),同比增长(%)\ng,,8.2,99\n"
    [row] = read_actuals(plan, ("file", io.BytesIO(content.encode()))).rows
    assert str(row.value) == "8.2"
