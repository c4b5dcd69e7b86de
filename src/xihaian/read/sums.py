"""The ledger of one reading: entries added up by target, region and period, whatever files they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xihaian.actuals import Actual, Entries
from xihaian.findings import Place
from xihaian.intervals import Interval
from xihaian.periods import Period

_ZERO = Interval.of(0)


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
            found = self._sums[key] = _Sum()
        found.add(value, n, [path])

    def entries(self) -> Iterator[Entries]:
        """Yield the sums of all units; a file is named once, in the order in which they were read."""
        together: dict[tuple[str, str | None, Period], _Sum] = {}
        for key, made in self._sums.items():
            together.setdefault(key[:3], _Sum()).add(made.value, made.n, made.files)
        for (promise, region, period), made in together.items():
            files = tuple(dict.fromkeys(made.files))
            yield Entries(promise, region, period, made.value, made.n, files, Place(files[0]))

    def by_unit(self) -> Iterator[tuple[Key, Interval, int]]:
        """Yield what was added up of each unit, still in that of the target, and of how many entries."""
        return ((key, made.value, made.n) for key, made in self._sums.items())


class _Sum:
    """The entries of one key so far."""

    __slots__ = ("files", "n", "value")

    def __init__(self) -> None:
        self.value, self.n, self.files = _ZERO, 0, list[str]()

    def add(self, value: Interval, n: int, files: Sequence[str]) -> None:
        self.value += value
        self.n += n
        self.files += [name for name in files if name not in self.files[-1:]]
