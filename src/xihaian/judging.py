"""The status of one promise: the first line of the table in docs/how-it-works.md that applies."""

from __future__ import annotations

from fractions import Fraction

from xihaian.intervals import Interval
from xihaian.pace import progress, starting_point
from xihaian.plan import Milestone, Target
from xihaian.status import STAGES, Stage, Status

_GOOD = (Status.ATTAINED, Status.ON_PACE)  # the less favourable last
_OPEN = (Status.PENDING, Status.AT_RISK, Status.BEHIND)


def judge(target: Target, value: Interval, *, over: bool, due: Fraction, tolerance: Fraction) -> Status:
    """Return the status of a target whose standing is ``value``.

    ``over``: the standing reaches the end of the target's period. ``due``: the schedule, 0 to 1.
    ``tolerance`` is in points. Where the values of an interval would get different statuses: the
    less favourable among the good or among the open ones, else ``undecided``.
    """
    values = value.samples(_turning_points(target, due, tolerance))
    found = {_judge(target, exact, over, due, tolerance) for exact in values}
    if len(found) == 1:
        return found.pop()
    for kind in (_GOOD, _OPEN):
        if found <= set(kind):
            return max(found, key=kind.index)
    return Status.UNDECIDED


def judge_stage(milestone: Milestone, stage: Stage, *, over: bool) -> Status:
    """Return the status of a milestone; completed implies started."""
    if STAGES.index(stage) >= STAGES.index(milestone.reach):
        return Status.ATTAINED
    return Status.MISSED if over else Status.PENDING


def holds(target: Target, value: Interval) -> bool | None:
    """Return whether the comparison holds on the whole interval, or ``None`` where its values disagree."""
    if value.within(target.wanted):
        return True
    return False if value.apart_from(target.wanted) else None


def _judge(target: Target, value: Fraction, over: bool, due: Fraction, tolerance: Fraction) -> Status:
    kept = value in target.wanted
    flow = target.measure == "flow"
    past_ceiling = flow and Interval(target.wanted.high, None, not target.wanted.high_open)
    if (over and not kept) or (past_ceiling and target.wanted.high is not None and value in past_ceiling):
        return Status.MISSED
    if over or (flow and target.is_floor and kept):
        return Status.ATTAINED
    if _waits(target, kept):
        return Status.PENDING
    if kept and not flow:
        return Status.ON_PACE
    lag = _lag(target, value, due)
    if lag is None:
        return Status.BEHIND
    if lag <= 0 and target.measure != "rate":
        return Status.ON_PACE
    return Status.AT_RISK if lag <= tolerance else Status.BEHIND


def _waits(target: Target, kept: bool) -> bool:
    """Return whether nothing can be said before the end."""
    if target.pace.kind == "end":
        return True
    if target.measure == "flow":
        return target.bound is None
    return target.measure == "stock" and target.is_floor and target.baseline is None and not kept


def _lag(target: Target, value: Fraction, due: Fraction) -> Fraction | None:
    """Return by how many points a value is worse than the schedule, or ``None`` where no share can be given."""
    if target.measure == "flow" and target.is_ceiling and target.bound is not None:
        if value <= due * target.bound:
            return Fraction(0)
        return (value / target.bound - due) * 100 if target.bound > 0 else None
    done = progress(target, value)
    return None if done is None else (due - done) * 100


def _turning_points(target: Target, due: Fraction, tolerance: Fraction) -> list[Fraction]:
    """Return the values at which the status of a target may change."""
    points = [end for end in (target.wanted.low, target.wanted.high) if end is not None]
    origin = starting_point(target)
    if target.bound is not None and origin is not None:
        shares = (due, due - tolerance / 100, due + tolerance / 100)
        points += [origin + (target.bound - origin) * share for share in shares]
    return points
