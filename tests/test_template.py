"""A sheet that an office fills in reads back as what was filled in."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from command import Run


@pytest.mark.parametrize("wide", [[], ["--wide"]])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_sheet_reads_back_as_nothing(
    run: Run, tmp_path: Path, form: str, wide: list[str], language: str
) -> None:
    path = tmp_path / f"sheet.{form}"
    assert run("template", "--format", form, *wide, "--lang", language, "-o", str(path)).code == 0
    ran = run("check", str(path), "--strict", "--format", "json")
    assert ran.code == 0
    assert json.loads(ran.out)["summary"]["counts"]["no-data"] == 66


def test_a_filled_sheet_reads_back_as_what_was_filled_in(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    run("template", "--format", "xlsx", "--wide", "-o", str(path))
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for column, value in ((4, 5), (5, 6), (6, 7)):
        sheet.cell(3, column).value = value
    book.save(path)
    [result] = [
        result
        for result in json.loads(run("check", str(path), "--format", "json").out)["results"]
        if result["actual"] is not None
    ]
    assert (result["target"], result["actual"], result["actual_period"]) == (
        "joint_rd_projects",
        "18",
        "2023-01/2023-03",
    )


def test_the_same_plan_gives_the_same_sheet(run: Run, tmp_path: Path) -> None:
    contents = []
    for name in ("a.xlsx", "b.xlsx"):
        run("template", "--format", "xlsx", "-o", str(tmp_path / name))
        book = load_workbook(io.BytesIO((tmp_path / name).read_bytes()))
        contents.append([[cell.value for cell in row] for row in book.worksheets[0].iter_rows()])
    assert contents[0] == contents[1]


def test_a_name_cannot_become_a_formula(run: Run, tmp_path: Path) -> None:
    plan, sheet = tmp_path / "plan.yaml", tmp_path / "sheet.xlsx"
    plan.write_text(
        "plan: {id: p, title: P, period: 2023}\ndomains: [{id: d, name: D, targets: [{id: t, name: '=1+1',"
        " measure: flow, at_least: 1, unit: 个, quote: q}]}]\n",
        encoding="utf-8",
    )
    run("template", "--plan", str(plan), "--format", "xlsx", "-o", str(sheet))
    assert load_workbook(sheet).worksheets[0]["B2"].data_type == "s"
