"""The ledger of one reading: entries added up by target, region and period, whatever files they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xihaian.actuals import Entries
from xihaian.findings import Place
from xihaian.intervals import Interval
from xihaian.periods import Period

_ZERO = Interval.of(0)


class Key(NamedTuple):
    """What entries are added up by: the id of a target, a region or none, a period."""

    promise: str
    region: str | None
    period: Period


class Sums:
    """The sums so far, in the order in which they began."""

    def __init__(self) -> None:
        self._sums: dict[Key, _Sum] = {}

    def add(self, key: Key, value: Interval, n: int, path: str) -> None:
        """Add what ``n`` entries of a file are worth together, in the unit of the target."""
        found = self._sums.get(key)
        if found is None:
            found = self._sums[key] = _Sum()
        found.value += value
        found.n += n
        if not found.files or found.files[-1] != path:
            found.files.append(path)

    def entries(self) -> Iterator[Entries]:
        """Yield the sums; a file is named once, in the order in which they were read."""
        for key, made in self._sums.items():
            files = tuple(dict.fromkeys(made.files))
            yield Entries(*key, made.value, made.n, files, Place(files[0]))


class _Sum:
    """The entries of one key so far."""

    __slots__ = ("files", "n", "value")

    def __init__(self) -> None:
        self.value, self.n, self.files = _ZERO, 0, list[str]()
