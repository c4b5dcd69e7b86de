"""The rows of all files, one after another: reports row by row, ledgers added up as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import BinaryIO, Literal

from xihaian.actuals import Actual, Entries, FileRead, Rejected
from xihaian.errors import ActualsError
from xihaian.findings import Place, errors, finding
from xihaian.intervals import Interval
from xihaian.numerals import is_blank
from xihaian.periods import Period
from xihaian.plan import Milestone, Target
from xihaian.read.cells import Cells
from xihaian.read.columns import column_names
from xihaian.read.header import Row, header_index, is_second_line, joined, read_header
from xihaian.read.rows import RowReader
from xihaian.read.tables import Asked, open_table
from xihaian.units import Unit

_TITLES = 10  # rows among which the header is looked for


@dataclass(slots=True)
class Taken:
    """Every row that was taken, and every one that was not, in the order of the files."""

    actuals: list[Actual] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


class Reading:
    """What was read so far, of all files together: their ledger rows are one ledger."""

    def __init__(self, rows: RowReader, asked: Asked, taken: Taken | None = None) -> None:
        self.rows, self.asked, self.taken = rows, asked, taken
        self.actuals: list[Actual] = []
        self.files: list[FileRead] = []
        self._sums: dict[tuple[str, str | None, Period], _Sum] = {}
        self._refs: dict[tuple[str, str], Place] = {}

    def read(self, name: str, stream: BinaryIO) -> None:
        """Read one file to its end; what is wrong in it is said, and the next one can be read."""
        try:
            table = open_table(stream, name, self._known_words, self.asked)
            self.rows.say_all(table.findings)
            kind, count = self._table(table.rows, name)
            self.files.append(FileRead(name, kind, table.encoding, count))
        except ActualsError as error:
            self.rows.say_all(error.findings)

    def ledger(self) -> tuple[Entries, ...]:
        """Return the entries of the ledger, added up."""
        return tuple(
            Entries(promise, region, period, made.value, made.count, tuple(dict.fromkeys(made.files)), made.place)
            for (promise, region, period), made in self._sums.items()
        )

    def _known_words(self) -> Set[str]:
        """Return the words that cells of a table of actuals are likely to be."""
        return {word.casefold() for word in (*column_names(), *self.rows.plan.units.names(), *self.rows.names())}

    def _table(self, table: Iterator[Row], name: str) -> tuple[Literal["report", "ledger"], int]:
        first = list(islice(table, _TITLES))
        if not first:
            raise ActualsError([finding("F006", Place(name))])
        index = header_index(first)
        if index + 1 < len(first) and is_second_line(first[index][1], first[index + 1][1]):
            first[index : index + 2] = [(first[index][0], joined(first[index][1], first[index + 1][1]))]
        header = read_header(first[: index + 1], name, self.rows.plan.period)
        self.rows.say_all(header.findings)
        if errors(header.findings):
            return "report", 0
        cells = Cells(header.width, name, self.rows)
        unnamed = list(header.unnamed)
        ledger: bool | None = None  # the first row decides
        count = 0
        for line, row in chain(first[index + 1 :], table):
            count += 1
            faults, said = self.rows.faults, len(self.rows.findings)
            for column in [index for index in unnamed if index < len(row) and row[index].strip()]:
                self.rows.say(finding("A002", Place(name, line, column + 1), column=row[column].strip()))
                unnamed.remove(column)
            for view in header.views if cells.load(line, row) else ():
                cells.view = view
                is_entry = bool(cells["ref"] or cells["n"])
                ledger = is_entry if ledger is None else ledger
                if is_entry != ledger:
                    self.rows.say(finding("A013", cells.place("ref" if "ref" in view.columns else "n")))
                elif actual := self._entry(cells) if is_entry else self._report(cells):
                    self._keep(actual, ledger)
            if self.taken is not None and self.rows.faults > faults:
                why = tuple(self.rows.findings[said:])
                self.taken.rejected.append(Rejected(Place(name, line), row, why))
        return "ledger" if ledger else "report", count

    def _keep(self, actual: Actual, ledger: bool) -> None:
        if self.taken is not None:
            self.taken.actuals.append(actual)
        elif not ledger:
            self.actuals.append(actual)
        elif actual.value is not None:
            key = (actual.promise, actual.region, actual.period)
            if key not in self._sums:
                self._sums[key] = _Sum(actual.place)
            self._sums[key].add(actual.value, actual.n or 1, actual.place.path)

    def _report(self, cells: Cells) -> Actual | None:
        growth = cells.view.growth
        if is_blank(cells["value"]) and (growth is None or is_blank(cells.row[growth])):
            if "period" in cells.view.columns and cells["period"]:
                self.rows.promise(cells["target"], cells.place("target"), cells["label"])
            return None  # nothing was reported
        promise = self.rows.promise(cells["target"], cells.place("target"), cells["label"])
        if promise is None:
            return None
        if growth is not None and isinstance(promise, Target) and promise.measure == "rate":
            cells.view = cells.view.of_growth()
        if is_blank(cells["value"]):
            return None
        if isinstance(promise, Target):
            return self._actual(promise, cells, self._value(promise, cells))
        return self._actual(promise, cells, None)

    def _entry(self, cells: Cells) -> Actual | None:
        promise = self.rows.promise(cells["target"], cells.place("target"), cells["label"])
        if promise is None:
            return None
        if isinstance(promise, Milestone) or promise.measure != "flow":
            self.rows.say(finding("A014", cells.place("target"), name=promise.id))
            return None
        if cells["ref"] and not self._is_new(promise.id, cells):
            return None
        count = self.rows.count(cells["n"], cells.place("n")) if cells["n"] else 1
        value = self._entry_value(promise, cells, count or 1)
        return self._actual(promise, cells, value if count else None, count or 1)

    def _actual(
        self, promise: Target | Milestone, cells: Cells, value: Interval | None, count: int | None = None
    ) -> Actual | None:
        """Return the row, or ``None`` where something that it needs could not be read, which was said."""
        period = self.rows.period(cells["period"], promise, cells.place("period"))
        stage = self.rows.stage(cells["value"], cells.place("value")) if isinstance(promise, Milestone) else None
        published = self.rows.day(cells["published"], cells.place("published")) if cells["published"] else None
        region = self.rows.region(cells["region"], cells.place("region"))
        if period is None or (value is None and stage is None):
            return None
        known_on = self.asked.known_on
        if known_on and published and published.end > known_on:  # of a month: it may have been later
            self.rows.leave_out(promise.id, cells.place("published"), known_on)
            return None
        return Actual(
            promise=promise.id,
            period=period,
            value=value,
            stage=stage,
            written=cells["value"],
            unit=self._unit(cells) if isinstance(promise, Target) else cells["unit"],
            place=Place(cells.path, cells.line),
            region=region,
            owner=cells["owner"] or None,
            ref=cells["ref"] or None,
            n=count,
            source=cells["source"] or None,
            published=published,
            note=cells["note"] or None,
            level=self._is_level(promise, cells),
        )

    def _entry_value(self, target: Target, cells: Cells, count: int) -> Interval | None:
        """Return what a row is worth; where the value is left out, each entry of what is counted is one."""
        if not cells["value"]:
            given = self.rows.plan.units.find(cells["unit"]) if cells["unit"] else target.unit
            if target.unit.counts and given and (given is target.unit or given.factor == 1):
                return Interval.of(count / target.unit.factor)
            self.rows.say(finding("A016", cells.place("value"), name=target.id, unit=target.unit.symbol))
            return None
        if is_blank(cells["value"]):
            self.rows.say(finding("A003", cells.place("value"), name=target.id))
            return None
        return self._value(target, cells)

    def _value(self, target: Target, cells: Cells) -> Interval | None:
        places = cells.place("value"), cells.place("unit")
        return self.rows.value(cells["value"], self._unit(cells), target, self._unit_kept(target, cells), places)

    def _unit(self, cells: Cells) -> str:
        return cells["unit"] or self.rows.split_name(cells["target"])[1]

    def _is_level(self, promise: Target | Milestone, cells: Cells) -> bool:
        if isinstance(promise, Milestone) or promise.level_unit is None:
            return False
        return self._unit_kept(promise, cells) is promise.level_unit

    def _unit_kept(self, target: Target, cells: Cells) -> Unit:
        return self.rows.kept_in(cells["value"], self._unit(cells), target)

    def _is_new(self, promise: str, cells: Cells) -> bool:
        place = cells.place("ref")
        first = self._refs.setdefault((promise, cells["ref"]), place)
        if first is not place:
            self.rows.say(finding("A015", place, ref=cells["ref"], first=first))
        return first is place


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
