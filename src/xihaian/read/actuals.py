"""Files of actuals -> Actuals: reports row by row, ledgers added up as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Literal

from xihaian.actuals import Actual, Actuals, Entries, FileRead
from xihaian.errors import ActualsError, FileError
from xihaian.findings import Place, errors, finding
from xihaian.intervals import Interval
from xihaian.numerals import is_blank
from xihaian.periods import Period
from xihaian.plan import Milestone, Plan, Target
from xihaian.read.columns import column_names
from xihaian.read.header import Row, View, header_index, read_header
from xihaian.read.rows import RowReader
from xihaian.read.tables import open_table

_DATA_FILES = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson")
_TITLES = 10  # rows among which the header is looked for

Input = str | Path | tuple[str, BinaryIO]  # a path, or a name and an open stream


def read_actuals(plan: Plan, *inputs: Input, ignore_unknown: bool = False, encoding: str | None = None) -> Actuals:
    """Return everything that the files, folders and streams report about the plan's promises.

    ``encoding`` is that of every file; without it each file's is found out, and said.

    Raises ``FileError`` (F001) where one cannot be read, and ``ActualsError`` with every fault of
    every file where one holds rows that cannot be understood.
    """
    reading = _Reading(RowReader(plan, ignore_unknown=ignore_unknown), encoding)
    for source in inputs:
        for name, stream in _opened(source, reading.rows):
            reading.read(name, stream)
    findings = reading.rows.finish()
    if errors(findings):
        raise ActualsError(findings)
    return Actuals(tuple(reading.actuals), reading.entries(), tuple(reading.files), findings)


def _opened(source: Input, rows: RowReader) -> Iterator[tuple[str, BinaryIO]]:
    if isinstance(source, tuple):
        yield source
        return
    path = Path(source)
    for file in _data_files(path, rows) if path.is_dir() else [path]:
        with _readable(file) as stream:
            yield str(file), stream


def _data_files(folder: Path, rows: RowReader) -> list[Path]:
    """Return the data files of a folder, sorted, not deeper; name what else lies there."""
    try:
        visible = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise FileError([finding("F001", Place(str(folder)), reason=error.strerror or str(error))]) from error
    files = [path for path in visible if path.suffix.lower() in _DATA_FILES and path.is_file()]
    others = [path.name for path in visible if path not in files]
    if not files:
        raise ActualsError([finding("F004", Place(str(folder)), kinds=", ".join(_DATA_FILES))])
    if others:
        rows.say(finding("F005", Place(str(folder)), names=", ".join(others)))
    return files


@contextmanager
def _readable(path: Path) -> Iterator[BinaryIO]:
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError([finding("F001", Place(str(path)), reason=reason)]) from error
    with stream:
        yield stream


class _Reading:
    """What was read so far, of all files together: their ledger rows are one ledger."""

    def __init__(self, rows: RowReader, encoding: str | None) -> None:
        self.rows, self.encoding = rows, encoding
        self.actuals: list[Actual] = []
        self.files: list[FileRead] = []
        self.sums: dict[tuple[str, str | None, Period], _Sum] = {}
        self.refs: dict[tuple[str, str], Place] = {}

    def read(self, name: str, stream: BinaryIO) -> None:
        """Read one file to its end; what is wrong in it is said, and the next one can be read."""
        try:
            table = open_table(stream, name, self._known_words, self.encoding)
            self.rows.say_all(table.findings)
            kind, count = self._table(table.rows, name)
            self.files.append(FileRead(name, kind, table.encoding, count))
        except ActualsError as error:
            self.rows.say_all(error.findings)

    def _known_words(self) -> Set[str]:
        """Return the words that cells of a table of actuals are likely to be."""
        return {word.casefold() for word in (*column_names(), *self.rows.plan.units.names(), *self.rows.names())}

    def _table(self, table: Iterator[Row], name: str) -> tuple[Literal["report", "ledger"], int]:
        first = list(islice(table, _TITLES))
        if not first:
            raise ActualsError([finding("F006", Place(name))])
        index = header_index(first)
        header = read_header(first[: index + 1], name, self.rows.plan.period)
        self.rows.say_all(header.findings)
        if errors(header.findings):
            return "report", 0
        cells = _Cells(header.width, name, self.rows)
        kind: bool | None = None  # whether it is a ledger; the first row decides
        count = 0
        for line, row in chain(first[index + 1 :], table):
            count += 1
            if not cells.load(line, row):
                continue
            for view in header.views:
                cells.view = view
                is_entry = bool(cells["ref"] or cells["n"])
                kind = is_entry if kind is None else kind
                if is_entry != kind:
                    self.rows.say(finding("A013", cells.place("ref" if "ref" in view.columns else "n")))
                elif is_entry:
                    self._entry(cells, name)
                else:
                    self._report(cells)
        return "ledger" if kind else "report", count

    def _report(self, cells: _Cells) -> None:
        if is_blank(cells["value"]) and (cells.view.growth is None or is_blank(cells.row[cells.view.growth])):
            if "period" in cells.view.columns and cells["period"]:
                self.rows.promise(cells["target"], cells.place("target"), cells["label"])
            return  # nothing was reported
        promise = self.rows.promise(cells["target"], cells.place("target"), cells["label"])
        if promise is None:
            return
        if cells.view.growth is not None and isinstance(promise, Target) and promise.measure == "rate":
            cells.view = cells.view.of_growth()
        if is_blank(cells["value"]):
            return
        period = self.rows.period(cells["period"], promise, cells.place("period"))
        value = stage = None
        if isinstance(promise, Target):
            value = self._value(promise, cells)
        else:
            stage = self.rows.stage(cells["value"], cells.place("value"))
        published = self.rows.day(cells["published"], cells.place("published")) if cells["published"] else None
        if period is None or (value is None and stage is None):
            return
        self.actuals.append(
            Actual(
                promise=promise.id,
                period=period,
                value=value,
                stage=stage,
                written=cells["value"],
                unit=cells["unit"],
                place=Place(cells.path, cells.line),
                region=self.rows.region(cells["region"], cells.place("region")),
                owner=cells["owner"] or None,
                source=cells["source"] or None,
                published=published,
                note=cells["note"] or None,
            )
        )

    def _entry(self, cells: _Cells, name: str) -> None:
        promise = self.rows.promise(cells["target"], cells.place("target"), cells["label"])
        if promise is None:
            return
        if isinstance(promise, Milestone) or promise.measure != "flow":
            self.rows.say(finding("A014", cells.place("target"), name=promise.id))
            return
        if cells["ref"] and not self._is_new(promise.id, cells):
            return
        period = self.rows.period(cells["period"], promise, cells.place("period"))
        count = self.rows.count(cells["n"], cells.place("n")) if cells["n"] else 1
        value = self._entry_value(promise, cells, count or 1)
        if period is None or count is None or value is None:
            return
        key = (promise.id, self.rows.region(cells["region"], cells.place("region")), period)
        if key not in self.sums:
            self.sums[key] = _Sum(cells.place())
        self.sums[key].add(value, count, name)

    def _entry_value(self, target: Target, cells: _Cells, count: int) -> Interval | None:
        """Return what a row is worth; where the value is left out, each entry of what is counted is one."""
        if not cells["value"]:
            if target.unit.counts:
                return Interval.of(count / target.unit.factor)
            self.rows.say(finding("A016", cells.place("value"), name=target.id, unit=target.unit.symbol))
            return None
        if is_blank(cells["value"]):
            self.rows.say(finding("A003", cells.place("value"), name=target.id))
            return None
        return self._value(target, cells)

    def _value(self, target: Target, cells: _Cells) -> Interval | None:
        unit = cells["unit"] or self.rows.split_name(cells["target"])[1]
        return self.rows.value(cells["value"], unit, target, (cells.place("value"), cells.place("unit")))

    def _is_new(self, promise: str, cells: _Cells) -> bool:
        place = cells.place("ref")
        first = self.refs.setdefault((promise, cells["ref"]), place)
        if first is not place:
            self.rows.say(finding("A015", place, ref=cells["ref"], first=first))
        return first is place

    def entries(self) -> tuple[Entries, ...]:
        """Return the ledger, added up."""
        return tuple(
            Entries(promise, region, period, made.value, made.count, tuple(dict.fromkeys(made.files)), made.place)
            for (promise, region, period), made in self.sums.items()
        )


class _Sum:
    """The entries of one target, region and period so far."""

    __slots__ = ("count", "files", "place", "value")

    def __init__(self, place: Place) -> None:
        self.value, self.count, self.files, self.place = Interval.of(0), 0, list[str](), place

    def add(self, value: Interval, count: int, name: str) -> None:
        self.value += value
        self.count += count
        if not self.files or self.files[-1] != name:
            self.files.append(name)


class _Cells:
    """The cells of one row at a time, by the names of their columns; a column that is not there is empty."""

    def __init__(self, width: int, path: str, rows: RowReader) -> None:
        self.width, self.path, self.rows = width, path, rows
        self.line = 0
        self.row: Sequence[str] = ()
        self.view = View({})

    def load(self, line: int, row: list[str]) -> bool:
        """Take the next row; say where it has more or fewer cells than the header."""
        self.line = line
        while len(row) > self.width and not row[-1].strip():
            row.pop()
        self.row = row
        if len(row) != self.width:
            self.rows.say(finding("A017", Place(self.path, line), found=len(row), expected=self.width))
        return len(row) == self.width

    def __getitem__(self, column: str) -> str:
        index = self.view.columns.get(column)
        cell = self.row[index].strip() if index is not None else ""
        if not cell:
            return self.view.fixed.get(column, "")
        # What our own CSV puts before a text that a spreadsheet would take for a formula.
        return cell[1:] if cell.startswith(("'=", "'+", "'-", "'@")) else cell

    def place(self, column: str | None = None) -> Place:
        """Return where the row, or one cell of it, stands; what a header says stands with the value."""
        index = self.view.columns.get(column) if column else None
        if index is None and column in self.view.fixed:
            index = self.view.columns.get("value")
        return Place(self.path, self.line, None if index is None else index + 1)
