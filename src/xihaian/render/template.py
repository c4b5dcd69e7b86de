"""An empty sheet of actuals that fits a plan: one row for each promise, or a column for each month beside it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TextIO

from xihaian.errors import FileError
from xihaian.findings import Place, finding
from xihaian.periods import Period, months_later
from xihaian.plan import Milestone, Plan, Target
from xihaian.render import cells
from xihaian.render.csv import write_csv
from xihaian.render.looks import Look

_NO_TIME = datetime(2000, 1, 1)
_LONG = ("period", "value", "unit", "source", "published")


def template_rows(plan: Plan, look: Look, *, wide: bool) -> list[list[str]]:
    """Return a header and a row for each promise or part, with its id, name and unit; the rest is to be filled in."""
    months = [str(month) for month in _months(plan.period)] if wide else []
    divided = any(isinstance(promise, Target) and promise.parts for _, promise in plan.promises)
    region = ["region"] if divided else []
    head = ["target", "name", *region, "unit", *months] if wide else ["target", "name", *region, *_LONG, "note"]
    rows = [head]
    for _, promise in plan.promises:
        unit = "" if isinstance(promise, Milestone) else promise.unit.symbol
        for name, asked in _parts(promise):
            named = [promise.id, promise.name.in_language(look.language), *([name] if divided else [])]
            if wide:
                rows.append([*named, unit, *("" for _ in months)])
            else:
                rows.append([*named, "", "", unit, "", "", cells.promised(asked, look)])
    return rows


def _parts(promise: Target | Milestone) -> list[tuple[str, Target | Milestone]]:
    """Return each part of a target that is divided, with its region; else the promise itself, as the whole."""
    if isinstance(promise, Milestone) or not promise.parts:
        return [("", promise)]
    return [(region, promise.part(region)) for region in promise.parts]


def write_template_csv(rows: Sequence[Sequence[str]], out: TextIO) -> None:
    """Write the sheet as CSV."""
    write_csv(rows, out)


def template_xlsx(rows: Sequence[Sequence[str]], title: str) -> bytes:
    """Return the sheet as a spreadsheet; every cell is a text, so that none can be a formula.

    Raises ``FileError`` F011 where openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise FileError([finding("F011", Place("xlsx"), extra="xlsx")]) from error
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, column)
                cell.value = text
                cell.data_type = "s"
    sheet.freeze_panes = "C2"
    book.properties.created = book.properties.modified = _NO_TIME
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _months(period: Period) -> list[Period]:
    """Return the calendar months that the period has days of."""
    months = []
    first = period.start.replace(day=1)
    while first <= period.end:
        months.append(Period(first, Period.month_end(first)))
        first = months_later(first, 1)
    return months
