"""Rows are laid end to end exactly: no gap, no overlap, as few as can be, the widest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from xihaian.periods import Period
from xihaian.tiling import last_tiles, tile

START = date(2023, 1, 1)


@dataclass(frozen=True)
class Row:
    period: Period


def _row(first: int, last: int) -> Row:
    return Row(Period(START + timedelta(days=first), START + timedelta(days=last)))


spans = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda pair: _row(min(pair), max(pair)))
rows = st.lists(spans, max_size=6, unique_by=lambda row: row.period)


def _all_tilings(given_rows: list[Row], end: date) -> list[tuple[Row, ...]]:
    """Return every way to cover the days from the start to ``end``, by trying them all."""
    found = []
    for size in range(1, len(given_rows) + 1):
        for order in permutations(given_rows, size):
            day = START
            for row in order:
                if row.period.start != day:
                    break
                day = row.period.after
            else:
                if order[-1].period.end == end:
                    found.append(order)
    return found


@given(rows, st.integers(0, 6))
def test_a_tiling_is_the_best_of_all_that_there_are(given_rows: list[Row], last: int) -> None:
    stretch = Period(START, START + timedelta(days=last))
    every = _all_tilings(given_rows, stretch.end)
    best = min(every, key=lambda rows: (len(rows), [-row.period.end.toordinal() for row in rows]), default=None)
    assert tile(given_rows, stretch) == best
    assert (stretch.after in last_tiles(given_rows, START)) == bool(every)


@given(rows, st.randoms())
def test_the_order_of_the_rows_means_nothing(given_rows: list[Row], random: Random) -> None:
    shuffled = list(given_rows)
    random.shuffle(shuffled)
    stretch = Period(START, START + timedelta(days=6))
    assert tile(shuffled, stretch) == tile(given_rows, stretch)
