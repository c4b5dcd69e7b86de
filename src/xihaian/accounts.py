"""Tellings of how a value came about: rows laid end to end, the latest row, regions added up, a ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol

from xihaian.actuals import Actual, Entries
from xihaian.intervals import Interval, total
from xihaian.periods import Period, month_ends
from xihaian.status import Stage
from xihaian.tiling import last_tiles, tiles_of


class Standing(NamedTuple):
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

    @property
    def values(self) -> Mapping[date, Interval]:
        """The value at each of those days; stages have none."""

    def value(self, end: date) -> Interval | None:
        """Return the value at any day, or ``None`` where it has none."""

    def at(self, end: date) -> Standing | None:
        """Return the standing at that day, or ``None`` where it has none."""


@dataclass(frozen=True)
class Flow:
    """Values that add up: the stretches that rows tile exactly from the start."""

    start: date
    rows: Sequence[Actual]

    @cached_property
    def _last(self) -> Mapping[date, Actual]:
        return last_tiles(self.rows, self.start)

    @property
    def ends(self) -> Sequence[date]:
        return sorted(row.period.end for row in self._last.values())

    @cached_property
    def values(self) -> Mapping[date, Interval]:
        until = {self.start: Interval.of(0)}  # by the first day behind each stretch
        for after, row in self._last.items():  # a stretch stands behind the one that it goes on from
            until[after] = until[row.period.start] + (row.value or Interval.of(0))
        return {row.period.end: until[after] for after, row in self._last.items()}

    def value(self, end: date) -> Interval | None:
        return self.values.get(end)

    def at(self, end: date) -> Standing | None:
        if end not in self.values:
            return None
        days = Period(self.start, end)
        return Standing(days, self.values[end], rows=tiles_of(self._last, days) or ())


@dataclass(frozen=True)
class Latest:
    """Values that stand for themselves: a stock or a stage at a day, a rate from ``since`` to a day."""

    since: date | None
    rows: Sequence[Actual]

    @cached_property
    def _by_end(self) -> Mapping[date, Actual]:
        return {row.period.end: row for row in reversed(self.rows)}

    @property
    def ends(self) -> Sequence[date]:
        return sorted(self._by_end)

    @cached_property
    def values(self) -> Mapping[date, Interval]:
        return {end: row.value for end, row in self._by_end.items() if row.value is not None}

    def value(self, end: date) -> Interval | None:
        return self.values.get(end)

    def at(self, end: date) -> Standing | None:
        row = self._by_end.get(end)
        return Standing(Period(self.since or end, end), row.value, row.stage, (row,)) if row else None


@dataclass(frozen=True)
class Regions:
    """The regions added up, at the days for which each of them has a standing."""

    accounts: Mapping[str, Account]

    @cached_property
    def ends(self) -> Sequence[date]:
        return sorted(set.intersection(*(set(account.ends) for account in self.accounts.values())))

    @cached_property
    def values(self) -> Mapping[date, Interval]:
        each = [account.values for account in self.accounts.values()]
        return {end: total([values[end] for values in each]) for end in self.ends}

    def value(self, end: date) -> Interval | None:
        return self.values.get(end)

    def at(self, end: date) -> Standing | None:
        standings = [standing for account in self.accounts.values() if (standing := account.at(end))]
        if len(standings) < len(self.accounts):
            return None
        rows = tuple(row for standing in standings for row in standing.rows)
        return Standing(standings[0].period, self.values[end], rows=rows, regions=tuple(self.accounts))


@dataclass(frozen=True)
class Ledger:
    """Events that add up; it has an entry at least, and speaks for every day from the start to ``end``."""

    start: date
    end: date
    entries: Sequence[Entries]

    @property
    def ends(self) -> Sequence[date]:
        """The ends of months and its own: where a ledger of days is worth looking at."""
        return sorted(self.values)

    @cached_property
    def values(self) -> Mapping[date, Interval]:
        waiting = sorted(self.entries, key=lambda entry: entry.period.end, reverse=True)
        so_far, found = Interval.of(0), {}
        for day in sorted({*month_ends(Period(self.start, self.end)), self.end}):
            while waiting and waiting[-1].period.end <= day:
                so_far += waiting.pop().value
            if not self._cuts(day):
                found[day] = so_far
        return found

    @cached_property
    def _long(self) -> Sequence[Period]:
        return [entry.period for entry in self.entries if entry.period.start < entry.period.end]

    def _cuts(self, end: date) -> bool:
        """Return whether a day lies inside an entry, so that nobody knows how much of it counts."""
        return any(period.start <= end < period.end for period in self._long)

    def value(self, end: date) -> Interval | None:
        if self._cuts(end) or not self.start <= end <= self.end:
            return None
        listed = self.values.get(end)
        return listed or total([entry.value for entry in self.entries if entry.period.end <= end])

    def at(self, end: date) -> Standing | None:
        value = self.value(end)
        if value is None:
            return None
        so_far = tuple(entry for entry in self.entries if entry.period.end <= end)
        return Standing(Period(self.start, end), value, entries=so_far)


@dataclass(frozen=True)
class Either:
    """Two tellings of one thing, never added: at each day the first counts, and where it is silent the second."""

    first: Account
    second: Account

    @cached_property
    def ends(self) -> Sequence[date]:
        return sorted({*self.first.ends, *self.second.ends})

    @cached_property
    def values(self) -> Mapping[date, Interval]:
        return {**self.second.values, **self.first.values}

    def value(self, end: date) -> Interval | None:
        return self.first.value(end) or self.second.value(end)

    def at(self, end: date) -> Standing | None:
        return self.first.at(end) or self.second.at(end)


def added(rows: Sequence[Actual]) -> Interval:
    """Return the sum of the rows' values."""
    return total([row.value for row in rows if row.value])
