"""A spreadsheet -> rows of text, as a person sees its cells: 23%, a day, the value of a formula.

openpyxl is an extra, and imported only when a spreadsheet is there to be read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

from xihaian.errors import ActualsError, FileError
from xihaian.findings import Finding, Place, finding
from xihaian.read.header import Row

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LARGEST = 100 * 2**20  # bytes, unpacked
_RATIO = 200  # unpacked to packed
_CELLS = 2_000_000  # in the rectangle that a sheet spans
_DIGITS = 15  # that a spreadsheet keeps of a number; what is behind them is noise
_SCALED = re.compile(r",(?=\s*(?:$|;|\"))|!")  # a format that shows thousands, or 0!.0,"万"
_UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,
    EOFError,
    zipfile.BadZipFile,
)


def read_xlsx(stream: BinaryIO, path: str, sheet: str | None) -> tuple[Iterator[Row], tuple[Finding, ...]]:
    """Return the rows of the sheet, and what is odd about the file.

    Raises ``FileError`` F011 (the extra is missing), and ``ActualsError`` A022 (no spreadsheet that can be
    read, or one too large), A023 (several sheets and none named, or no such sheet).
    """
    content = stream.read(_LARGEST + 1)
    _check_size(content, path)
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise FileError([finding("F011", Place(path), extra="xlsx")]) from error
    try:
        values = load_workbook(io.BytesIO(content), data_only=True)
        formulas = load_workbook(io.BytesIO(content))
    except _UNREADABLE as error:
        raise ActualsError([finding("A022", Place(path), problem=type(error).__name__)]) from error
    chosen = _sheet(values, sheet, path)
    if chosen.max_row * chosen.max_column > _CELLS:
        raise ActualsError([finding("A022", Place(path), problem=f"{chosen.max_row} x {chosen.max_column}")])
    hidden = [one.title for one in values.worksheets if one.sheet_state != "visible"]
    said = [finding("F012", Place(path), names=", ".join(hidden))] if hidden else []
    said += _scaled_cells(chosen, path)
    return _rows(chosen, formulas[chosen.title]), tuple(said)


def _check_size(content: bytes, path: str) -> None:
    """Refuse, before anything is unpacked, what would not fit into memory."""
    problem = "size" if len(content) > _LARGEST else None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise ActualsError([finding("A022", Place(path), problem=type(error).__name__)]) from error
    if problem or unpacked > _LARGEST or unpacked > _RATIO * len(content):
        raise ActualsError([finding("A022", Place(path), problem=f"{unpacked // 2**20} MB")])


def _sheet(workbook: Workbook, name: str | None, path: str) -> Worksheet:
    visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    filled = [sheet for sheet in visible if sheet.max_row > 1 or sheet["A1"].value is not None]
    wanted = [sheet for sheet in workbook.worksheets if sheet.title == name] if name else filled or visible
    if len(wanted) != 1:
        titles = ", ".join(sheet.title for sheet in visible)
        raise ActualsError([finding("A023", Place(path), sheet=name, names=titles)])
    return wanted[0]


def _rows(sheet: Worksheet, formulas: Worksheet) -> Iterator[Row]:
    spread = _merged_texts(sheet)
    for number, cells in enumerate(sheet.iter_rows(), 1):
        row = []
        for column, cell in enumerate(cells, 1):
            text = spread.get((number, column)) or _text(cell)
            if not text:  # a formula that was never calculated stands as what it is, and is refused as a number
                formula = formulas.cell(number, column).value
                text = formula if isinstance(formula, str) and formula.startswith("=") else ""
            row.append(text)
        if any(row):
            yield number, row


def _merged_texts(sheet: Worksheet) -> dict[tuple[int, int], str]:
    """Return the texts of merged cells for every cell that they cover; a number stands in its first one only."""
    found: dict[tuple[int, int], str] = {}
    for area in sheet.merged_cells.ranges:
        value = sheet.cell(area.min_row, area.min_col).value
        if isinstance(value, str):
            for row in range(area.min_row, area.max_row + 1):
                found |= dict.fromkeys(((row, column) for column in range(area.min_col, area.max_col + 1)), value)
    return found


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float, Decimal)):
        return _number(value, percent="%" in str(cell.number_format))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(value: float | Decimal, *, percent: bool) -> str:
    """Return a number as a person sees it: 23%, and 0.3 where binary digits give 0.30000000000000004."""
    number = Decimal(f"{value:.{_DIGITS}g}")
    if not number.is_finite():
        return str(value)
    plain = format(number * 100 if percent else number, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return f"{plain}%" if percent else plain


def _scaled_cells(sheet: Worksheet, path: str) -> list[Finding]:
    """Return a warning for the first number that is shown in thousands or the like, but kept in ones."""
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, (int, float)) and _SCALED.search(str(cell.number_format)):
                place = Place(path, cell.row, cell.column)
                return [finding("A024", place, value=_text(cell), format=cell.number_format)]
    return []
