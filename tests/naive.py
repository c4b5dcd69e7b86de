"""A second judgement, written from the tables of the documents and nothing else: slow, by trying everything.

It shares no code with the package. Values are pairs of ends; a schedule is counted in days that weigh what their
month makes them weigh; a tiling is the best of all that there are; a verdict on several values is found by asking
about very many of them.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

DAY = timedelta(days=1)
EPSILON = Fraction(1, 10**12)
GOOD, OPEN = ["attained", "on-pace"], ["pending", "at-risk", "behind"]


@dataclass(frozen=True)
class Value:
    """What a row says: from ``low`` to ``high``, each included or not; a ``high`` of ``None`` has no end."""

    low: Fraction
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def plus(self, other: Value) -> Value:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Value(
            self.low + other.low,
            high,
            self.low_open or other.low_open,
            high is not None and (self.high_open or other.high_open),
        )

    def some(self, near: list[Fraction]) -> list[Fraction]:
        """Return very many of the values: a grid, and both sides of every point that may matter."""
        if self.low == self.high:
            return [self.low]
        end = self.high if self.high is not None else max([self.low, *near]) + 100
        grid = [self.low + (end - self.low) * step / 64 for step in range(65)]
        close = [point + side * EPSILON for point in (*near, self.low, end) for side in (-1, 0, 1)]
        return [value for value in (*grid, *close) if self._has(value)]

    def _has(self, value: Fraction) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        return above and (self.high is None or value < self.high or (value == self.high and not self.high_open))


@dataclass(frozen=True)
class Row:
    """A row that was reported."""

    start: date
    end: date
    value: Value


@dataclass(frozen=True)
class Target:
    """A promise; ``numbers`` are one bound, or both ends of a range."""

    measure: str
    comparison: str
    numbers: tuple[Fraction, ...]
    start: date
    end: date
    pace: str = "linear"
    points: dict[date, Fraction] = field(default_factory=dict)
    baseline: Fraction | None = None

    def keeps(self, value: Fraction) -> bool:
        first = self.numbers[0]
        return {
            "at_least": value >= first,
            "more_than": value > first,
            "at_most": value <= first,
            "less_than": value < first,
            "between": first <= value <= self.numbers[-1],
        }[self.comparison]

    @property
    def is_floor(self) -> bool:
        return self.comparison in ("at_least", "more_than")

    @property
    def is_ceiling(self) -> bool:
        return self.comparison in ("at_most", "less_than")


@dataclass(frozen=True)
class Judged:
    """What is to be compared."""

    end: date | None
    value: Value | None
    status: str
    completion: tuple[Fraction, Fraction | None] | None
    due: tuple[Fraction, Fraction] | None
    forecast: tuple[Fraction, Fraction | None] | None


def judge(target: Target, rows: list[Row], history: list[Row], as_of: date, tolerance: Fraction) -> Judged:
    """Return the judgement; ``history`` are the rows of the year before, for a pace that follows it."""
    found = standing(target, rows, as_of)
    if found is None:
        return Judged(None, None, "no-data", None, None, None)
    end, value = found
    due = due_share(target, history, end)
    dues = [due[0] + (due[1] - due[0]) * step / 8 for step in range(9 if due[0] < due[1] else 1)]
    near = [*target.numbers, *(point for due_one in dues for point in _thresholds(target, due_one, tolerance))]
    seen = {status(target, one, end, due_one, tolerance) for one in value.some(near) for due_one in dues}
    return Judged(end, value, _together(seen), _completion(target, value), due, _forecast(target, value, end, due))


def standing(target: Target, rows: list[Row], as_of: date) -> tuple[date, Value] | None:
    last = min(as_of, target.end)
    if target.measure == "flow":
        usable = [row for row in rows if target.start <= row.start < row.end <= last]
        ways = _tilings(usable, target.start)
        if not ways:
            return None
        best = max(ways, key=lambda way: (way[-1].end, -len(way), [row.end for row in way]))
        value = best[0].value
        for row in best[1:]:
            value = value.plus(row.value)
        return best[-1].end, value
    usable = [row for row in rows if target.start <= row.end <= last]
    if target.measure == "rate":
        usable = [row for row in usable if row.start == target.start]
    latest = max(usable, key=lambda row: row.end, default=None)
    return (latest.end, latest.value) if latest else None


def _tilings(rows: list[Row], start: date) -> list[list[Row]]:
    ways = []
    for row in rows:
        if row.start == start:
            ways.append([row])
            ways += [[row, *way] for way in _tilings(rows, row.end + DAY)]
    return ways


def gone(target: Target, day: date) -> Fraction:
    """Return the share of the period until ``day``: in a period of months a day weighs one over its month's days."""

    def weight(one: date) -> Fraction:
        return Fraction(1, monthrange(one.year, one.month)[1]) if target.start.day == 1 else Fraction(1)

    days = [target.start + DAY * step for step in range((target.end - target.start).days + 1)]
    return sum((weight(one) for one in days if one <= day), Fraction(0)) / sum(map(weight, days))


def due_share(target: Target, history: list[Row], day: date) -> tuple[Fraction, Fraction]:
    """Return the least and the most that may be due."""
    if target.measure == "rate" or day >= target.end:
        return Fraction(1), Fraction(1)
    if target.pace == "like":
        return _followed(history, target, day)
    share = Fraction(0) if target.pace == "end" else gone(target, day)
    if target.pace == "checkpoints":
        share = _between_checkpoints(target, share)
    return share, share


def _followed(history: list[Row], target: Target, day: date) -> tuple[Fraction, Fraction]:
    """Return what the year before had reached of its whole on the known days before and behind that one."""

    def place(one: date) -> tuple[int, int]:
        return one.month, 99 if (one + DAY).month != one.month else one.day  # a month's last day is its last day

    totals = {place(row.end): row.value.low for row in history}
    whole = totals.get(place(target.end), Fraction(0))
    if whole <= 0:
        return Fraction(0), Fraction(1)
    before = [value for key, value in sorted(totals.items()) if key <= place(day)]
    behind = [value for key, value in sorted(totals.items()) if key >= place(day)]
    return (before[-1] / whole if before else Fraction(0)), behind[0] / whole


def _between_checkpoints(target: Target, share: Fraction) -> Fraction:
    stops = {Fraction(0): Fraction(0), Fraction(1): Fraction(1)}
    stops |= {gone(target, stop): points for stop, points in target.points.items()}
    below, above = max(stop for stop in stops if stop <= share), min(stop for stop in stops if stop >= share)
    if below == above:
        return stops[below]
    return stops[below] + (stops[above] - stops[below]) * (share - below) / (above - below)


def _way(target: Target) -> Fraction | None:
    """Return where the way begins, or ``None`` where there is none."""
    if target.baseline is None:
        return Fraction(0)
    lies_short = target.baseline < target.numbers[0] if target.is_floor else target.baseline > target.numbers[0]
    return target.baseline if lies_short else None


def _lag(target: Target, value: Fraction, due: Fraction) -> Fraction | None:
    """Return the points behind, or ``None``."""
    bound = target.numbers[0]
    if target.measure == "flow" and target.is_ceiling:
        return (value / bound - due) * 100 if bound > 0 else None
    if target.baseline is not None:
        origin = _way(target)
        return None if origin is None else (due - (value - origin) / (bound - origin)) * 100
    if not target.is_floor or bound <= 0:
        return None
    return (due - value / bound) * 100


def status(target: Target, value: Fraction, end: date, due: Fraction, tolerance: Fraction) -> str:
    """Return the first line of the table that applies to one value."""
    over, kept, flow = end >= target.end, target.keeps(value), target.measure == "flow"
    if over:
        return "attained" if kept else "missed"
    top = target.numbers[-1]
    if flow and not target.is_floor and (value > top or (target.comparison == "less_than" and value == top)):
        return "missed"
    if flow and target.is_floor and kept and top > 0:
        return "attained"
    if target.pace == "end" or (flow and target.comparison == "between"):
        return "pending"
    if target.measure == "stock" and target.is_floor and target.baseline is None and not kept:
        return "pending"
    if kept and (not flow or (target.is_floor and top <= 0)):
        return "on-pace"
    if flow and target.is_ceiling and value <= due * target.numbers[0]:
        return "on-pace"
    lag = _lag(target, value, due)
    if lag is None:
        return "behind"
    if lag <= 0 and target.measure != "rate":
        return "on-pace"
    return "at-risk" if lag <= tolerance else "behind"


def _thresholds(target: Target, due: Fraction, tolerance: Fraction) -> list[Fraction]:
    """Return values that are exactly due, or exactly at the tolerance."""
    origin, bound = _way(target) or Fraction(0), target.numbers[0]
    shares = [due, due - tolerance / 100, due + tolerance / 100]
    return [origin + (bound - origin) * share for share in shares]


def _together(seen: set[str]) -> str:
    for kind in (GOOD, OPEN):
        if seen <= set(kind):
            return max(seen, key=kind.index)
    return seen.pop() if len(seen) == 1 else "undecided"


def _completion(target: Target, value: Value) -> tuple[Fraction, Fraction | None] | None:
    bound = target.numbers[0]
    if not target.is_floor or bound <= 0:
        return None
    return value.low / bound, None if value.high is None else value.high / bound


def _forecast(
    target: Target, value: Value, end: date, due: tuple[Fraction, Fraction]
) -> tuple[Fraction, Fraction | None] | None:
    origin, share = _way(target), gone(target, end)
    carried = target.measure == "flow" or (target.measure == "stock" and target.baseline is not None)
    if not carried or origin is None or end >= target.end or share < Fraction(1, 6):
        return None
    least, most = due if target.pace in ("checkpoints", "like") else (share, share)
    if least == 0:
        return None
    ways = [None if one is None else one - origin for one in (value.low, value.high)]
    low, high = ways[0] or Fraction(0), ways[1]
    at_end = origin + low / (most if low >= 0 else least)
    return at_end, None if high is None else origin + high / (least if high > 0 else most)
