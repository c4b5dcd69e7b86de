"""Tellings of how a value came about: rows laid end to end, the latest row, regions added up, a ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from xihaian.actuals import Actual, Entries
from xihaian.intervals import Interval, total
from xihaian.periods import Period
from xihaian.status import Stage
from xihaian.tiling import reachable_ends, tile


@dataclass(frozen=True, slots=True)
class Standing:
    """What a promise stands at, for which days, and the rows or entries that say so."""

    period: Period
    value: Interval | None = None
    stage: Stage | None = None
    rows: tuple[Actual, ...] = ()
    entries: tuple[Entries, ...] = ()
    regions: tuple[str, ...] = ()  # whose sum it is


class Account(Protocol):
    """One telling; it may have a standing at several days."""

    @property
    def ends(self) -> Sequence[date]:
        """The days at which it has a standing, the earliest first."""

    def at(self, end: date) -> Standing | None:
        """Return the standing at that day, or ``None`` where it has none."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Values that add up: the stretches that rows tile exactly from the start."""

    start: date
    rows: Sequence[Actual]

    @property
    def ends(self) -> Sequence[date]:
        return sorted(reachable_ends(self.rows, self.start))

    def at(self, end: date) -> Standing | None:
        if end < self.start:
            return None
        tiles = tile(self.rows, Period(self.start, end))
        return Standing(Period(self.start, end), added(tiles), rows=tiles) if tiles else None


@dataclass(frozen=True, slots=True)
class Latest:
    """Values that stand for themselves: a stock or a stage at a day, a rate from ``since`` to a day."""

    since: date | None
    rows: Sequence[Actual]

    @property
    def ends(self) -> Sequence[date]:
        return sorted(row.period.end for row in self.rows)

    def at(self, end: date) -> Standing | None:
        row = next((row for row in self.rows if row.period.end == end), None)
        return Standing(Period(self.since or end, end), row.value, row.stage, (row,)) if row else None


@dataclass(frozen=True, slots=True)
class Regions:
    """The regions added up, at the days for which each of them has a standing."""

    accounts: Mapping[str, Account]

    @property
    def ends(self) -> Sequence[date]:
        return sorted(set.intersection(*(set(account.ends) for account in self.accounts.values())))

    def at(self, end: date) -> Standing | None:
        standings = [standing for account in self.accounts.values() if (standing := account.at(end))]
        if len(standings) < len(self.accounts):
            return None
        rows = tuple(row for standing in standings for row in standing.rows)
        value = total([standing.value for standing in standings if standing.value])
        return Standing(standings[0].period, value, rows=rows, regions=tuple(self.accounts))


@dataclass(frozen=True, slots=True)
class Ledger:
    """Events that add up; it has an entry at least, and speaks for every day from the start to ``end``."""

    start: date
    end: date
    entries: Sequence[Entries]

    @property
    def ends(self) -> Sequence[date]:
        return sorted({entry.period.end for entry in self.entries} | {self.end})

    def at(self, end: date) -> Standing | None:
        cut = any(entry.period.start <= end < entry.period.end for entry in self.entries)
        if cut or not self.start <= end <= self.end:
            return None
        so_far = tuple(entry for entry in self.entries if entry.period.end <= end)
        return Standing(Period(self.start, end), total([entry.value for entry in so_far]), entries=so_far)


@dataclass(frozen=True, slots=True)
class Either:
    """Two tellings of one thing, never added: at each day the first counts, and where it is silent the second."""

    first: Account
    second: Account

    @property
    def ends(self) -> Sequence[date]:
        return sorted({*self.first.ends, *self.second.ends})

    def at(self, end: date) -> Standing | None:
        return self.first.at(end) or self.second.at(end)


def added(rows: Sequence[Actual]) -> Interval:
    """Return the sum of the rows' values."""
    return total([row.value for row in rows if row.value])
