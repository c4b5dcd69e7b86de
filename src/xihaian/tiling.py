"""Laying periods end to end: which rows cover a stretch of days exactly, without gap or overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from xihaian.periods import Period


class Dated(Protocol):
    """Whatever has a period."""

    @property
    def period(self) -> Period: ...


Row = TypeVar("Row", bound=Dated)


def reachable_ends(rows: Iterable[Dated], start: date) -> set[date]:
    """Return the last days of all stretches that begin at ``start`` and that rows cover exactly."""
    by_start: dict[date, list[Period]] = {}
    for row in rows:
        by_start.setdefault(row.period.start, []).append(row.period)
    ends: set[date] = set()
    waiting = [start]
    while waiting:
        for period in by_start.get(waiting.pop(), ()):
            if period.end not in ends:
                ends.add(period.end)
                waiting.append(period.after)
    return ends


def tile(rows: Sequence[Row], stretch: Period) -> tuple[Row, ...] | None:
    """Return the fewest rows that cover the stretch exactly, the widest first, or ``None``.

    Of several ways with as few rows the one counts whose first row is the widest, then whose
    second is, and so on: the same rows in any order give the same tiling.
    """
    inside = [row for row in rows if stretch.covers(row.period)]
    needed = {stretch.after: 0}  # first day not yet covered -> how many rows it takes from there
    chosen: dict[date, Row] = {}
    for row in sorted(inside, key=lambda row: (row.period.start, row.period.end), reverse=True):
        count = needed.get(row.period.after)
        # Rows of one start come the widest first, so an equal count does not replace it.
        if count is not None and count + 1 < needed.get(row.period.start, len(inside) + 2):
            needed[row.period.start] = count + 1
            chosen[row.period.start] = row
    day, tiles = stretch.start, []
    while day in chosen:
        tiles.append(chosen[day])
        day = chosen[day].period.after
    return tuple(tiles) if day == stretch.after and tiles else None
