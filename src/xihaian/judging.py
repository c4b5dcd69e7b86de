"""The status of one promise: the first line of the table in docs/how-it-works.md that applies."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from xihaian.intervals import Interval
from xihaian.pace import Line, progress, starting_point
from xihaian.plan import Milestone, Target
from xihaian.status import STAGES, Reason, Stage, Status

_GOOD = (Status.ATTAINED, Status.ON_PACE)  # the less favourable last
_ONE, _HUNDRED = Fraction(1), Fraction(100)
_OPEN = (Status.PENDING, Status.AT_RISK, Status.BEHIND)


class Verdict(NamedTuple):
    """A status, and the rule that gives it."""

    status: Status
    reason: Reason


class Situation(NamedTuple):
    """What a value is judged by: whether the time is ``over``, the share that is ``due``, the ``tolerance`` in points.

    ``over``: the standing reaches the end of the target's period. ``due`` holds more than one share where
    the schedule is not settled.
    """

    over: bool
    due: Interval
    tolerance: Fraction


def judge(target: Target, value: Interval, situation: Situation) -> Verdict:
    """Return the verdict on a target whose standing is ``value``.

    Where the values of an interval would get different statuses: the less favourable among the good or
    among the open ones, else ``undecided``.
    """
    found = [
        _judge(target, exact, situation.over, due, situation.tolerance)
        for exact in value.samples(_turning_points(target, situation) if value.exact is None else [])
        for due in situation.due.samples(_turning_shares(target, exact, situation))
    ]
    statuses = {verdict.status for verdict in found}
    for kind in (_GOOD, _OPEN, (found[0].status,)):
        if statuses <= set(kind):
            return max(found, key=lambda verdict: kind.index(verdict.status))
    return Verdict(Status.UNDECIDED, Reason.VALUES_DISAGREE)


def judge_stage(milestone: Milestone, stage: Stage, *, over: bool) -> Verdict:
    """Return the verdict on a milestone; completed implies started."""
    if STAGES.index(stage) >= STAGES.index(milestone.reach):
        return Verdict(Status.ATTAINED, Reason.STAGE_REACHED)
    return Verdict(Status.MISSED, Reason.OVER_AND_FAILS) if over else Verdict(Status.PENDING, Reason.STAGE_NOT_REACHED)


def holds(target: Target, value: Interval) -> bool | None:
    """Return whether the comparison holds on the whole interval, or ``None`` where its values disagree."""
    if value.within(target.wanted):
        return True
    return False if value.apart_from(target.wanted) else None


def statuses_by_value(target: Target, situation: Situation) -> list[tuple[Interval, Status]]:
    """Return the status of every value that there could be, in pieces from the lowest to the highest."""
    points = sorted(set(_turning_points(target, situation)))
    pieces = [Interval(None, points[0], high_open=True), Interval.of(points[0])]
    for low, high in pairwise(points):
        pieces += [Interval(low, high, True, True), Interval.of(high)]
    pieces.append(Interval(points[-1], None, low_open=True))
    merged: list[tuple[Interval, Status]] = []
    for piece in pieces:
        status = judge(target, piece, situation).status
        if merged and merged[-1][1] is status:
            before = merged.pop()[0]
            piece = Interval(before.low, piece.high, before.low_open, piece.high_open)
        merged.append((piece, status))
    return merged


def ahead(target: Target, value: Interval, due: Interval) -> Interval | None:
    """Return by how many points a value is ahead of the schedule, negative where it is behind.

    Of a flow ceiling: by how many points less than its share is used. ``None`` where no share can be given,
    and where none is asked for before the end: with an ``end`` pace, and of a stock without a baseline.
    """
    if target.pace.kind == "end" or (target.measure == "stock" and target.baseline is None):
        return None
    line = _course(target)
    if line is None:
        return None
    points = (line.image(value) + due.scaled(-_ONE)).scaled(_HUNDRED)
    return points.scaled(-_ONE) if _uses_up(target) else points


def _uses_up(target: Target) -> bool:
    return target.measure == "flow" and target.is_ceiling


def _judge(target: Target, value: Fraction, over: bool, due: Fraction, tolerance: Fraction) -> Verdict:
    kept = value in target.wanted
    flow = target.measure == "flow"
    if over:
        return Verdict(*((Status.ATTAINED, Reason.OVER_AND_HOLDS) if kept else (Status.MISSED, Reason.OVER_AND_FAILS)))
    past_ceiling = flow and Interval(target.wanted.high, None, not target.wanted.high_open)
    if past_ceiling and target.wanted.high is not None and value in past_ceiling:
        return Verdict(Status.MISSED, Reason.PAST_CEILING)
    below_zero = target.bound is not None and target.bound <= 0  # such a flow holds from its first day, and may fall
    if flow and target.is_floor and kept and not below_zero:
        return Verdict(Status.ATTAINED, Reason.FLOOR_REACHED)
    if waiting := _waits(target, kept):
        return Verdict(Status.PENDING, waiting)
    if kept and (not flow or (target.is_floor and below_zero)):
        return Verdict(Status.ON_PACE, Reason.HOLDS_SO_FAR)
    lag = _lag(target, value, due)
    if lag is None and _uses_up(target):
        lag = Fraction(0) if value <= due * (target.bound or 0) else None
    if lag is None:
        return Verdict(Status.BEHIND, Reason.FAILS_SO_FAR)
    if lag <= 0 and target.measure != "rate":
        return Verdict(Status.ON_PACE, Reason.WITHIN_SCHEDULE)
    if lag <= tolerance:
        return Verdict(Status.AT_RISK, Reason.WITHIN_TOLERANCE)
    return Verdict(Status.BEHIND, Reason.BEYOND_TOLERANCE)


def _waits(target: Target, kept: bool) -> Reason | None:
    """Return why nothing can be said before the end, or ``None`` where something can."""
    if target.pace.kind == "end":
        return Reason.DUE_AT_THE_END
    if target.measure == "flow":
        return Reason.RANGE_IS_OPEN if target.bound is None else None
    without_way = target.measure == "stock" and target.is_floor and target.baseline is None and not kept
    return Reason.NO_BASELINE if without_way else None


def _lag(target: Target, value: Fraction, due: Fraction) -> Fraction | None:
    """Return by how many points a value is worse than the schedule, or ``None`` where no share can be given."""
    line = _course(target)
    if line is None:
        return None
    done = line.at(value)
    return (done - due if _uses_up(target) else due - done) * 100


def _course(target: Target) -> Line | None:
    """Return the share that is held against the schedule: of the way, or of a flow ceiling what is used up."""
    if _uses_up(target):
        return Line(1 / target.bound) if target.bound and target.bound > 0 else None
    return progress(target)


def _turning_points(target: Target, situation: Situation) -> list[Fraction]:
    """Return the values at which the status of a target may change."""
    points = [end for end in (target.wanted.low, target.wanted.high) if end is not None]
    origin = starting_point(target)
    if target.bound is not None and origin is not None:
        for due in {end for end in (situation.due.low, situation.due.high) if end is not None}:
            shares = (due, due - situation.tolerance / 100, due + situation.tolerance / 100)
            points += [origin + (target.bound - origin) * share for share in shares]
    return points


def _turning_shares(target: Target, value: Fraction, situation: Situation) -> list[Fraction]:
    """Return the shares due at which the status of a value may change, where more than one may be due."""
    if situation.due.exact is not None:
        return []
    lag = _lag(target, value, Fraction(0))
    if lag is None:
        return [value / target.bound] if _uses_up(target) and target.bound else []
    share = -lag / 100 if not _uses_up(target) else lag / 100
    tolerance = situation.tolerance / 100
    return [share - tolerance, share, share + tolerance]
