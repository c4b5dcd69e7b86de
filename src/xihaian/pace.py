"""What is asked by a date: the schedule of a target, and how far a value has come."""

from __future__ import annotations

import itertools
from datetime import date
from fractions import Fraction

from xihaian.fields import Pace
from xihaian.periods import Period
from xihaian.plan import Target


def schedule(target: Target, period: Period, day: date) -> Fraction:
    """Return the share of the way that is due at the end of ``day``, which lies in the target's ``period``.

    A rate is due in full at any time. Linear: the months gone over the months of the period
    (序时进度); ``end``: nothing before the last day; checkpoints: linear from each to the next.
    """
    if target.measure == "rate":
        return Fraction(1)
    return _due(target.pace, period, day)


def _due(pace: Pace, period: Period, day: date) -> Fraction:
    if pace.kind == "end":
        return Fraction(day >= period.end)
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


def completion(target: Target, value: Fraction) -> Fraction | None:
    """Return the share of the target that is reached (完成率); ``None`` where a share means nothing.

    That is for ceilings, ranges, and targets of zero or less. It is not capped.
    """
    if not target.is_floor or target.bound is None or target.bound <= 0:
        return None
    return value / target.bound


def progress(target: Target, value: Fraction) -> Fraction | None:
    """Return the share of the way that is done, which is held against the schedule.

    From the baseline, where there is one that lies short of the target; else the completion.
    """
    origin = starting_point(target)
    if target.baseline is None:
        return completion(target, value)
    if origin is None or target.bound is None:
        return None
    return (value - origin) / (target.bound - origin)


def starting_point(target: Target) -> Fraction | None:
    """Return where the way begins: the baseline where it lies short of the target, or zero without one.

    ``None`` where the baseline already satisfies the target or equals it: there is no way to go.
    """
    if target.baseline is None or target.bound is None:
        return Fraction(0)
    origin = Fraction(target.baseline.value)
    short = origin < target.bound if target.is_floor else origin > target.bound
    return origin if short else None
