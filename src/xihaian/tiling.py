"""Laying periods end to end: which rows cover a stretch of days exactly, without gap or overlap."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from xihaian.periods import Period


class Dated(Protocol):
    """Whatever has a period."""

    @property
    def period(self) -> Period: ...


Row = TypeVar("Row", bound=Dated)


def last_tiles(rows: Iterable[Row], start: date) -> dict[date, Row]:
    """Return, for each stretch from ``start`` that rows cover exactly, the first day behind it and its last row.

    Each is the best of its ways: the fewest rows, and of several as few the one whose first row is the
    widest, then whose second is, and so on; the same rows in any order give the same tiling. A search in
    breadth, the widest row first, meets every stretch in its best way before any other, and a stretch
    before those that it begins.
    """
    by_start: dict[date, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.period.end, reverse=True):
        by_start.setdefault(row.period.start, []).append(row)
    last: dict[date, Row] = {}
    waiting = deque([start])
    while waiting:
        for row in by_start.get(waiting.popleft(), ()):
            if row.period.after not in last:
                last[row.period.after] = row
                waiting.append(row.period.after)
    return last


def tiles_of(last: Mapping[date, Row], stretch: Period) -> tuple[Row, ...] | None:
    """Return the rows that ``last`` lays over the stretch, the earliest first, or ``None``."""
    tiles: list[Row] = []
    day = stretch.after
    while day != stretch.start:
        if day not in last:
            return None
        tiles.append(last[day])
        day = last[day].period.start
    return tuple(reversed(tiles))


def tile(rows: Sequence[Row], stretch: Period) -> tuple[Row, ...] | None:
    """Return the best tiling of the stretch, or ``None`` where there is none."""
    inside = [row for row in rows if stretch.covers(row.period)]
    return tiles_of(last_tiles(inside, stretch.start), stretch)
