"""A spreadsheet is read as a person sees it, behind guards, and only where openpyxl is there."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from command import ROOT, Run
from making import a_plan
from xihaian.actuals import Actuals
from xihaian.errors import ActualsError, FileError
from xihaian.findings import errors
from xihaian.read.actuals import read_actuals
from xihaian.read.tables import Asked

PLAN = a_plan(
    "id: jobs, measure: flow, at_least: 100, unit: 人",
    "id: growth, measure: rate, at_least: 8, unit: '%'",
    milestones="{id: pier, name: 码头, quote: q}",
)


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _book(*rows: list[Any], title: str = "实际") -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book


def _read(content: bytes, sheet: str | None = None) -> Actuals:
    return read_actuals(PLAN, ("book.xlsx", io.BytesIO(content)), asked=Asked(sheet=sheet))


def _refusal(content: bytes, sheet: str | None = None) -> str:
    with pytest.raises(ActualsError) as refused:
        _read(content, sheet)
    return errors(refused.value.findings)[0].code


def test_cells_are_read_as_a_person_sees_them() -> None:
    book = _book(
        ["指标", "日期", "数值", "单位"],
        ["jobs", "2023年1-6月", 0.1 + 0.2, "人"],
        ["growth", "2023-H1", 0.085, None],
        ["pier", date(2023, 6, 30), "在建", None],
    )
    book["实际"]["C3"].number_format = "0.0%"
    rows = {row.promise: row for row in _read(_saved(book)).rows}
    assert str(rows["jobs"].value) == "0.3"
    assert str(rows["growth"].value) == "8.5"
    assert (rows["pier"].stage, str(rows["pier"].period)) == ("started", "2023-06-30")


def test_a_sheet_gives_the_same_as_its_csv(run: Run, tmp_path: Path) -> None:
    import csv

    sample = ROOT / "data" / "actuals" / "samples" / "2023.csv"
    with sample.open(encoding="utf-8", newline="") as file:
        book = _book(*([*row] for row in csv.reader(file)))
    path = tmp_path / "2023.xlsx"
    book.save(path)
    results = [
        [
            {key: value for key, value in result.items() if key not in ("rows", "superseded", "findings")}
            for result in json.loads(run("check", str(source), "--format", "json").out)["results"]
        ]
        for source in (sample, path)
    ]
    assert results[0] == results[1]


def test_merged_headers_of_two_lines_are_one_header() -> None:
    book = _book(
        ["2023年6月主要指标", None, None, None, None],
        ["指标", "2023年6月", None, "2023年1-6月", None],
        [None, "数值", "同比增长(%)", "数值", "同比增长(%)"],
        ["jobs", 9, 5, 60, 6],
        ["growth", None, 7.1, None, 8.2],
    )
    sheet = book["实际"]
    for area in ("A1:E1", "A2:A3", "B2:C2", "D2:E2"):
        sheet.merge_cells(area)
    rows = {(row.promise, str(row.period)): str(row.value) for row in _read(_saved(book)).rows}
    assert rows == {
        ("jobs", "2023-06"): "9",
        ("jobs", "2023-01/2023-06"): "60",
        ("growth", "2023-06"): "7.1",
        ("growth", "2023-01/2023-06"): "8.2",
    }


def test_errors_and_formulas_that_were_never_calculated_are_refused_at_their_cell() -> None:
    for value in ("#DIV/0!", "=1+1"):
        with pytest.raises(ActualsError) as refused:
            _read(_saved(_book(["指标", "期间", "数值"], ["jobs", "2023", value])))
        item = refused.value.findings[0]
        assert (item.code, str(item.place)) == ("N001", "book.xlsx:2:3")


def test_of_several_sheets_one_has_to_be_named() -> None:
    book = _book(["指标", "期间", "数值"], ["jobs", "2023", 5])
    other = book.create_sheet("说明")
    other["A1"] = "x"
    assert _refusal(_saved(book)) == "A023"
    assert _refusal(_saved(book), "没有") == "A023"
    assert len(_read(_saved(book), "实际").rows) == 1
    other.sheet_state = "hidden"
    actuals = _read(_saved(book))
    assert [item.code for item in actuals.findings] == ["F012", "U004"]


def test_a_format_that_shows_another_scale_is_a_warning() -> None:
    book = _book(["指标", "期间", "数值"], ["jobs", "2023", 15000])
    book["实际"]["C2"].number_format = '0!.0,"万"'
    assert "A024" in [item.code for item in _read(_saved(book)).findings]


def test_an_excel_day_number_is_refused() -> None:
    assert _refusal(_saved(_book(["指标", "期间", "数值"], ["jobs", 45107, 5]))) == "D004"


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 120_000_000)
    assert _refusal(out.getvalue()) == "A022"


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 200])
def test_what_only_begins_like_a_spreadsheet_is_refused(content: bytes) -> None:
    assert _refusal(content) == "A022"


def test_an_old_or_encrypted_spreadsheet_gets_its_cure() -> None:
    assert _refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100) == "A025"


@pytest.mark.parametrize(
    ("name", "code"), [("far.xlsx", "A022"), ("laugh.xlsx", "A022"), ("err.xlsx", "A001"), ("inj.xlsx", "A001")]
)
def test_a_hostile_spreadsheet_is_refused(shared: Path, name: str, code: str) -> None:
    assert _refusal((shared / "fixtures" / "own-hostile" / name).read_bytes()) == code


def test_without_the_extra_the_line_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(FileError) as refused:
        _read(_saved(_book(["指标"])))
    assert refused.value.findings[0].code == "F011"
    assert "pip install 'xihaian[xlsx]'" in str(refused.value)


def test_nothing_of_a_spreadsheet_is_imported_for_a_csv_file() -> None:
    import subprocess

    code = (
        "import sys; from xihaian.cli.app import run; "
        f"run(['check', {str(ROOT / 'data/actuals/published-2023.csv')!r}, '-q']); "
        "assert not {'openpyxl', 'rich.table'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
