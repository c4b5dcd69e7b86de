"""The cells of one row at a time, by the names of their columns."""

from __future__ import annotations

from collections.abc import Sequence

from xihaian.findings import Place, finding
from xihaian.numerals import is_blank
from xihaian.read.columns import COLUMNS
from xihaian.read.header import View
from xihaian.read.rows import RowReader

_APOSTROPHED = tuple(f"'{sign}" for sign in "=+-@＝＋－＠")
_MAY_BE_BLANK = frozenset(COLUMNS) - {"target", "period", "value"}  # what is needed says itself what is wrong with it


class Cells:
    """The cells of one row at a time, by the names of their columns; a column that is not there is empty."""

    def __init__(self, width: int, path: str, rows: RowReader) -> None:
        self.width, self.path, self.rows = width, path, rows
        self.line = 0
        self.row: Sequence[str] = ()
        self._view = View({})
        self._seen: dict[str, str] = {}  # cells that were asked for already

    @property
    def view(self) -> View:
        """The way to look at the row."""
        return self._view

    @view.setter
    def view(self, view: View) -> None:
        self._view = view
        self._seen = {}

    def load(self, line: int, row: list[str]) -> bool:
        """Take the next row; say where it has more or fewer cells than the header."""
        self.line = line
        self._seen = {}
        while len(row) > self.width and not row[-1].strip():
            row.pop()
        self.row = row
        if len(row) != self.width:
            self.rows.say(finding("A017", Place(self.path, line), found=len(row), expected=self.width))
        return len(row) == self.width

    def __getitem__(self, column: str) -> str:
        cell = self._seen.get(column)
        if cell is None:
            cell = self._seen[column] = self._read(column)
        return cell

    def _read(self, column: str) -> str:
        index = self._view.columns.get(column)
        cell = self.row[index].strip() if index is not None else ""
        if not cell or (column in _MAY_BE_BLANK and is_blank(cell)):
            return self.view.fixed.get(column, "")
        # What our own CSV puts before a text that a spreadsheet would take for a formula.
        return cell[1:] if cell.startswith(_APOSTROPHED) else cell

    def place(self, column: str | None = None) -> Place:
        """Return where the row, or one cell of it, stands; what a header says stands with the value."""
        index = self.view.columns.get(column) if column else None
        if index is None and column in self.view.fixed:
            index = self.view.columns.get("value")
        return Place(self.path, self.line, None if index is None else index + 1)
