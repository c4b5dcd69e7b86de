"""What is known of rows by the cells that decide about them: such a row needs only its number read.

A shape is what the cells say but for period and region: whose number it is, in which unit, what is assumed. It is
learned from a row that was read like any other, and of which there was nothing to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from xihaian.actuals import Actual
from xihaian.read.rows import RowReader
from xihaian.read.said import Remark
from xihaian.read.sums import Key

DECIDING = ("target", "label", "period", "region", "unit", "published")


class Like(NamedTuple):
    """What rows that are alike are added up to, and what their numbers are multiplied by to be in the target's unit."""

    key: Key
    scale: Fraction
    assumed: Sequence[Remark]  # of each of them: the remarks that count it


class Shapes:
    """The shapes of the rows of one table."""

    def __init__(self, reader: RowReader, columns: Mapping[str, int]) -> None:
        names = [name for name in DECIDING if name in columns]
        self.deciding = [columns[name] for name in names]
        self._period = names.index("period") if "period" in names else None
        self._region = names.index("region") if "region" in names else None
        self._others = [index for index, name in enumerate(names) if name not in ("period", "region")]
        self._reader = reader
        self._known: dict[tuple[str, ...], Like] = {}

    def learn(self, cells: Sequence[str], actual: Actual, number: Fraction) -> Like | None:
        """Keep what a row said whose number was ``number``; ``None`` where that does not tell the scale."""
        exact = actual.value.exact if actual.value is not None else None
        if exact is None or not number:
            return None
        like = Like(Key.of(actual), exact / number, tuple(self._reader.assumed))
        self._known[self._shape(cells)] = like
        return like

    def like(self, cells: Sequence[str]) -> Like | None:
        """Return what such a row is added up to, or ``None`` where it has to be read to know that."""
        shape = self._known.get(self._shape(cells))
        if shape is None or self._period is None:
            return None
        period = self._reader.known_period(cells[self._period], shape.key.promise)
        region = cells[self._region] if self._region is not None else ""
        if period is None or (region and not self._reader.is_plain_region(region)):
            return None
        return Like(Key(shape.key.promise, region or None, period, shape.key.unit), shape.scale, shape.assumed)

    def _shape(self, cells: Sequence[str]) -> tuple[str, ...]:
        return tuple(cells[index] for index in self._others)
