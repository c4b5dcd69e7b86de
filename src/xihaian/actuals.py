"""The model of the actuals: what was reported, of which promise, for which days, from where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from xihaian.findings import Finding, Place
from xihaian.intervals import Interval
from xihaian.periods import Period
from xihaian.status import Stage

# What a row names in place of a region: the whole, or a sum of some regions that would be counted twice.
WHOLE = frozenset({"合计", "总计", "总数", "全区", "全市", "全县", "全省", "total", "all"})
SUBTOTALS = frozenset({"小计", "其中", "subtotal"})


class Actual(NamedTuple):
    """One row: a value in the unit of its target, or the stage of a milestone."""

    promise: str  # the id of its target or milestone
    period: Period
    value: Interval | None  # in the target's unit; of a level in its level unit
    stage: Stage | None
    written: str  # the value and the unit as they stand in the file
    unit: str
    place: Place
    region: str | None = None
    owner: str | None = None
    ref: str | None = None  # of an entry of a ledger
    n: int | None = None  # of a row of a ledger: how many entries it stands for
    source: str | None = None
    published: Period | None = None
    note: str | None = None
    level: bool = False  # a level that a growth rate is computed from
    reported_in: str = ""  # the name of the unit of the value, wherever it stands; empty where none was given

    def agrees_with(self, other: Actual) -> bool:
        """Return whether both say the same, however it was written."""
        return (self.value, self.stage) == (other.value, other.stage)


class Entries(NamedTuple):
    """The entries of a ledger for one target, region and period, added up."""

    promise: str
    region: str | None
    period: Period
    value: Interval
    n: int
    files: tuple[str, ...]
    place: Place  # the first of the files: sums of many rows name none of them


class Rolled(NamedTuple):
    """The entries of a ledger for one target, region and period that were reported in one unit, added up."""

    promise: str
    period: Period
    region: str | None
    unit: str  # as it was reported, by its name; empty where the entries name none
    value: Interval  # in that unit
    n: int


class Rejected(NamedTuple):
    """A row that was not taken, as it stands in the file, and why."""

    place: Place
    cells: Sequence[str]
    findings: Sequence[Finding]


class FileRead(NamedTuple):
    """One file of actuals: what it was taken for, and how many rows it had."""

    path: str
    kind: Literal["report", "ledger"]
    encoding: str
    rows: int


@dataclass(frozen=True, slots=True)
class Actuals:
    """Everything that was reported. All ledger files of one reading are one ledger."""

    rows: tuple[Actual, ...] = ()
    ledger: tuple[Entries, ...] = ()
    files: tuple[FileRead, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    known_on: date | None = None  # rows published after this day were left out

    def rows_by_promise(self) -> Mapping[str, list[Actual]]:
        """Return the rows of the reports by promise, in the order of their days and then of their files."""
        found: dict[str, list[Actual]] = {}
        for row in sorted(self.rows, key=_in_order):
            found.setdefault(row.promise, []).append(row)
        return found

    def ledger_by_promise(self) -> Mapping[str, list[Entries]]:
        """Return the entries of the ledger by target, in the order of their days."""
        found: dict[str, list[Entries]] = {}
        for entry in sorted(self.ledger, key=lambda entry: (entry.period, entry.region or "")):
            found.setdefault(entry.promise, []).append(entry)
        return found

    def ends(self) -> Iterator[date]:
        """Yield the last day of everything that was reported."""
        yield from (row.period.end for row in self.rows)
        yield from (entry.period.end for entry in self.ledger)


def _in_order(row: Actual) -> tuple[Period, str, str, int]:
    return (row.period, row.region or "", row.place.path, row.place.line or 0)
