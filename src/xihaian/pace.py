"""What is asked by a date: the schedule of a target, and how far a value has come."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from xihaian.fields import Pace
from xihaian.intervals import Interval
from xihaian.periods import Period
from xihaian.plan import Target
from xihaian.units import PERCENT

Course = Mapping[date, Interval]  # the values of an earlier year at the same days of this one
_NOTHING: Course = MappingProxyType({})
_NONE, _ALL = Fraction(0), Fraction(1)
ANY_SHARE = Interval(Fraction(0), Fraction(1))


def schedule(target: Target, period: Period, day: date, course: Course = _NOTHING) -> Interval:
    """Return the share of the way that is due at the end of ``day``, which lies in the target's ``period``.

    A rate is due in full at any time. Linear: the months gone over the months of the period
    (序时进度); ``end``: nothing before the last day; checkpoints: linear from each to the next.
    ``like``: the share of its whole that the earlier year had reached, by ``course``; more than one
    share where its figures do not settle it.
    """
    if target.measure == "rate" or day >= period.end:
        return Interval.of(1)
    if target.pace.kind == "like":
        return _like(course, period, day)
    return Interval.of(_due(target.pace, period, day))


def _due(pace: Pace, period: Period, day: date) -> Fraction:
    if pace.kind == "end":
        return _NONE
    gone = period.share_until(day)
    if pace.kind == "linear":
        return gone
    stops = [
        (Fraction(0), Fraction(0)),
        *((period.share_until(stop), due) for stop, due in sorted(pace.points)),
    ]
    if stops[-1][0] != 1:
        stops.append((Fraction(1), Fraction(1)))
    for (before, low), (after, high) in itertools.pairwise(stops):
        if gone <= after:
            return low + (high - low) * (gone - before) / (after - before)
    return Fraction(1)


def _like(course: Course, period: Period, day: date) -> Interval:
    """Return the share that was reached by ``day``: between those of the nearest days that are known.

    All shares where the whole is not known, or where the figures fall, so that nothing lies between two.
    """
    whole = course.get(period.end)
    ordered = [course[end] for end in sorted(course)]
    falls = any(one.low is None or two.low is None or two.low < one.low for one, two in itertools.pairwise(ordered))
    if whole is None or not whole.is_positive or falls or (ordered[0].low or Fraction(0)) < 0:
        return ANY_SHARE
    before = max((end for end in course if end <= day), default=None)
    after = min(end for end in course if end >= day)
    least = course[before].over(whole) if before else Interval.of(0)
    most = course[after].over(whole)
    beyond = most.high is None or most.high > 1
    return Interval(
        low=least.low or Fraction(0),
        high=Fraction(1) if beyond else most.high,
        low_open=least.low_open and least.low is not None,
        high_open=most.high_open and not beyond,
    )


def earlier(period: Period, like: Period) -> Period:
    """Return the target's period moved to begin in the year in which ``like`` does."""
    return period.moved(like.start.year - period.start.year)


class Line(NamedTuple):
    """A share that grows evenly with a value: by ``slope`` for each unit, from ``at_zero``."""

    slope: Fraction
    at_zero: Fraction = _NONE

    def at(self, value: Fraction) -> Fraction:
        """Return the share of one value."""
        return value * self.slope + self.at_zero if self.at_zero else value * self.slope

    def image(self, value: Interval) -> Interval:
        """Return the shares of all values of an interval."""
        return value.scaled(self.slope).shifted(self.at_zero)


def completion(target: Target) -> Line | None:
    """Return the share of the target that is reached (完成率); ``None`` where a share means nothing.

    That is for ceilings, ranges, and targets of zero or less. It is not capped.
    """
    if not target.is_floor or target.bound is None or target.bound <= 0:
        return None
    return Line(1 / target.bound)


def level_completion(target: Target) -> Line | None:
    """Return which share of the level that a growth rate promises its level is: 106.2 of 108 for 6.2 % of 8 %.

    ``None`` where it is no rate in % with a floor, or where the promised level would be zero or less.
    """
    if target.measure != "rate" or target.unit.dimension != PERCENT or not target.is_floor or target.bound is None:
        return None
    full = whole_rate(target)
    promised = full + target.bound
    return Line(1 / promised, full / promised) if promised > 0 else None


def whole_rate(target: Target) -> Fraction:
    """Return how much of the unit of a rate in % is the whole: 100 of %, 1000 of ‰."""
    return 100 / target.unit.factor


def progress(target: Target) -> Line | None:
    """Return the share of the way that is done, which is held against the schedule.

    From the baseline, where there is one that lies short of the target; else the completion.
    """
    if target.baseline is None:
        return completion(target)
    origin = starting_point(target)
    if origin is None or target.bound is None:
        return None
    way = target.bound - origin
    return Line(1 / way, -origin / way)


def starting_point(target: Target) -> Fraction | None:
    """Return where the way begins: the baseline where it lies short of the target, or zero without one.

    ``None`` where the baseline already satisfies the target or equals it: there is no way to go.
    """
    if target.baseline is None or target.bound is None:
        return _NONE
    origin = Fraction(target.baseline.value)
    short = origin < target.bound if target.is_floor else origin > target.bound
    return origin if short else None
