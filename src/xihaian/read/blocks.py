"""The rows of a table, and of a ledger many at once: a row like one that was read before needs only its number read.

Rows are alike where all cells agree that decide what an entry is added up by. The first of them is read like any
row. If there was nothing to say about it, the numbers of the others are added, each still tested to be a plain one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation, localcontext
from fractions import Fraction
from itertools import compress, islice

from xihaian.intervals import Interval
from xihaian.numerals import COUNT, PLAIN, POINTED
from xihaian.read.csv_table import CsvTable
from xihaian.read.shapes import Like, Shapes
from xihaian.read.table_rows import TableRows

_PLAIN, _COUNTS = re.compile(rf"(?:{PLAIN}\n)*"), re.compile(rf"(?:{COUNT}\n)*")
_POINTED = re.compile(rf"^{POINTED}$", re.MULTILINE)
_EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])
_FEW = 500  # rows that are read one by one before blocks are tried again


class Blocks:
    """Reads the rows of a table that are left, step by step."""

    def __init__(self, table: CsvTable, rows: TableRows) -> None:
        self._table, self._rows = table, rows
        one_view = rows.kept.taken is None and len(rows.header.views) == 1
        self._alike = Alike(rows) if one_view else None

    def step(self) -> bool:
        """Read a few hundred rows; return whether there were any."""
        alike, table, before = self._alike, self._table, self._table.line
        block = table.block() if alike is not None and self._rows.ledger and alike.possible else None
        if alike is not None and block is not None:
            alike.take(*block)
        else:
            for line, row in islice(table, _FEW):
                self._rows.read(line, row)
        return table.line > before

    def close(self) -> None:
        """Hand over what was added up, also where something keeps the rest from being read."""
        if self._alike is not None:
            self._alike.finish()


class Alike:
    """Adds up the rows of a ledger by what decides about them."""

    def __init__(self, rows: TableRows) -> None:
        columns = rows.header.views[0].columns
        self._rows, self._width = rows, rows.header.width
        self._value, self._n = columns.get("value", -1), columns.get("n", -1)
        self._shapes = Shapes(rows.rows, columns)
        self._known: dict[tuple[str, ...], int] = {}
        self._likes: list[Like] = []
        self._totals: list[Decimal] = []
        self._unsettled: set[str] = set()  # targets of which 1.234 may still be 1234
        self._seen: Counter[int] = Counter()  # how many rows were added to each total
        self._more: Counter[int] = Counter()  # how many entries more than rows
        self.possible = "ref" not in columns and "value" in columns and "n" in columns

    def take(self, first: int, block: list[list[str]]) -> None:
        """Take the rows of consecutive lines, the first of which is given."""
        columns = list(zip(*block, strict=True)) if {*map(len, block)} == {self._width} else []
        if not columns or not self._is_plain(columns):
            for line, row in enumerate(block, first):
                if any(cell.strip() for cell in row):
                    self._rows.read(line, row)
            return
        keys = list(zip(*(columns[index] for index in self._shapes.deciding), strict=True))
        values, counts = columns[self._value], columns[self._n]
        found: list[int | None] = list(map(self._known.get, keys))
        if None in found or (self._unsettled and _POINTED.search("\n".join(values))):
            found = [self._find(first + index, block[index], key) for index, key in enumerate(keys)]
            self._unsettled -= {*filter(self._rows.rows.groups_by_points, self._unsettled)}
        if None in found:  # which were read alone
            left = [index is not None for index in found]
            values, counts = tuple(compress(values, left)), tuple(compress(counts, left))
        self._add([index for index in found if index is not None], values, counts)

    def finish(self) -> None:
        """Hand over what was added up."""
        for index, like in enumerate(self._likes):
            rows = self._seen[index]
            if rows:
                value = Interval.of(Fraction(self._totals[index]) * like.scale)
                self._rows.kept.sums.add(like.key, value, rows + self._more[index], self._rows.path)
                self._rows.rows.assume_again(like.assumed, rows)

    def _is_plain(self, columns: Sequence[Sequence[str]]) -> bool:
        """Return whether all numbers are plain, and nothing stands where nothing should."""
        if any(any(map(str.strip, columns[index])) for index in self._rows.unnamed):
            return False
        values, counts = ("\n".join([*columns[index], ""]) for index in (self._value, self._n))
        return bool(_PLAIN.fullmatch(values) and _COUNTS.fullmatch(counts))

    def _find(self, line: int, row: list[str], key: tuple[str, ...]) -> int | None:
        """Return the rows that a row is like; read it where there are none yet, or where they cannot be added."""
        reader, text, index = self._rows.rows, row[self._value], self._known.get(key)
        like = self._likes[index] if index is not None else self._shapes.like(key)
        alone = _POINTED.fullmatch(text) and not (like and reader.groups_by_points(like.key.promise))
        if index is not None and not alone:
            return index
        if like is not None and not alone:
            return self._keep(key, like)
        said = reader.said
        actual = self._rows.read(line, row)
        if index is None and actual is not None and reader.said == said:
            learned = self._shapes.learn(key, actual, Fraction(text))
            if learned is not None:
                self._keep(key, learned)
        return None

    def _keep(self, key: tuple[str, ...], like: Like) -> int:
        self._known[key] = len(self._likes)
        self._likes.append(like)
        self._totals.append(Decimal(0))
        if not self._rows.rows.groups_by_points(like.key.promise):
            self._unsettled.add(like.key.promise)
        return self._known[key]

    def _add(self, found: Sequence[int], values: Sequence[str], counts: Sequence[str]) -> None:
        totals = self._totals
        self._rows.take(len(found))
        with localcontext(_EXACT):
            for index, value in zip(found, map(Decimal, values), strict=True):
                totals[index] += value
        self._seen.update(found)
        if {*counts} != {"1"}:
            for index, count in zip(found, counts, strict=True):
                self._more[index] += int(count) - 1
