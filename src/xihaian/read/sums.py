"""The ledger of one reading: entries added up by target, region and period, whatever files they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from xihaian.actuals import Actual, Entries
from xihaian.findings import Place
from xihaian.intervals import Interval
from xihaian.periods import Period

_Key = TypeVar("_Key")


class Key(NamedTuple):
    """What entries are added up by: the id of a target, a region or none, a period, the unit reported or none."""

    promise: str
    region: str | None
    period: Period
    unit: str

    @classmethod
    def of(cls, actual: Actual) -> Key:
        """Return what an entry is added up by."""
        return cls(actual.promise, actual.region, actual.period, actual.reported_in)


class Sums:
    """The sums so far, in the order in which they began."""

    def __init__(self) -> None:
        self._sums: dict[Key, _Sum] = {}

    def add(self, key: Key, value: Interval, n: int, path: str) -> None:
        """Add what ``n`` entries of a file are worth together, in the unit of the target."""
        found = self._sums.get(key)
        if found is None:
            self._sums[key] = _Sum(value, n, (path,))
        else:
            found.add(value, n, (path,))

    def add_all(self, other: Sums) -> None:
        """Add the sums of others, which are not to be used any more."""
        _gather(self._sums, other._sums.items())

    def entries(self) -> Iterator[Entries]:
        """Yield the sums of all units in order; a file is named once, in the order in which they were read."""
        together: dict[tuple[str, Period, str | None], _Sum] = {}
        _gather(
            together,
            (((key.promise, key.period, key.region), _Sum(made.value, made.n, made.files)) for key, made in self),
        )
        for promise, period, region in sorted(together, key=lambda place: (place[0], place[1], place[2] or "")):
            made = together[promise, period, region]
            files = tuple(dict.fromkeys(made.files))
            yield Entries(promise, region, period, made.value, made.n, files, Place(files[0]))

    def by_unit(self) -> Iterator[tuple[Key, Interval, int]]:
        """Yield what was added up of each unit, still in that of the target, and of how many entries."""
        return ((key, made.value, made.n) for key, made in self)

    def __iter__(self) -> Iterator[tuple[Key, _Sum]]:
        return iter(self._sums.items())


class _Sum:
    """The entries of one key so far."""

    __slots__ = ("files", "n", "value")

    def __init__(self, value: Interval, n: int, files: tuple[str, ...]) -> None:
        self.value, self.n, self.files = value, n, files

    def add(self, value: Interval, n: int, files: tuple[str, ...]) -> None:
        self.value += value
        self.n += n
        if files != self.files[-len(files) :]:
            self.files += files


def _gather(sums: dict[_Key, _Sum], others: Iterable[tuple[_Key, _Sum]]) -> None:
    """Add sums to others by their keys."""
    for key, made in others:
        found = sums.setdefault(key, made)
        if found is not made:
            found.add(made.value, made.n, made.files)
