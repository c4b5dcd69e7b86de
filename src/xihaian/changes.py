"""What changed between two checks of one plan, and in which direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from xihaian.causes import Cause, causes
from xihaian.checked import Check, CheckedResult
from xihaian.errors import UsageError
from xihaian.findings import finding
from xihaian.status import Status

Direction = Literal["worse", "better", "other"]
DIRECTIONS: tuple[Direction, ...] = ("worse", "better", "other")

# From bad to good. Nothing reported and undecided are not between them, but beside.
_BAD = (Status.MISSED, Status.BEHIND, Status.AT_RISK)
_FAIR = (Status.PENDING, Status.ON_PACE, Status.ATTAINED)
_ORDER = (*_BAD, *_FAIR)


@dataclass(frozen=True, slots=True)
class Change:
    """A promise whose status, completion, figure or terms are not what they were.

    One side is ``None`` where it is new or gone.
    """

    old: CheckedResult | None
    new: CheckedResult | None
    direction: Direction
    causes: tuple[Cause, ...]

    @property
    def either(self) -> CheckedResult:
        """The new result, or the old one of a promise that is gone."""
        result = self.new or self.old
        assert result is not None  # noqa: S101 - a change has a side at least
        return result


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes, in the new plan's order and then those that are gone, and how many results are as they were."""

    old: Check
    new: Check
    changes: tuple[Change, ...]
    unchanged: int

    def of(self, direction: Direction) -> Sequence[Change]:
        """Return the changes of one direction."""
        return [change for change in self.changes if change.direction == direction]


def compare(old: Check, new: Check) -> Changes:
    """Return what changed.

    Raises ``UsageError`` C010 where the two are of different plans, C013 where they do not show the same part of one.
    """
    if old.plan.id != new.plan.id:
        raise UsageError([finding("C010", None, old=old.plan.id, new=new.plan.id)])
    if (old.select, old.by) != (new.select, new.by):
        raise UsageError([finding("C013", None, old=_view(old), new=_view(new))])
    before, after = ({result.key: result for result in check.results} for check in (old, new))
    every = dict.fromkeys((*after, *before))
    found = [_change(old, new, before.get(key), after.get(key)) for key in every]
    changes = tuple(change for change in found if change is not None)
    return Changes(old, new, changes, len(every) - len(changes))


def direction(old: Status, new: Status) -> Direction:
    """Return whether a status is less favourable than another.

    To have no data any more is worse, whatever stood there: silence must not pass for an improvement. What
    becomes known is better from `pending` on, and else worse; what becomes undecided was fair, or it is neither.
    """
    if old is new:
        return "other"
    if old in _ORDER and new in _ORDER:
        return "worse" if _ORDER.index(new) < _ORDER.index(old) else "better"
    if new is Status.NO_DATA:
        return "worse"
    if new is Status.UNDECIDED:
        return "worse" if old in _FAIR else "other"
    return "better" if new in _FAIR else "worse"


def _view(check: Check) -> str:
    return f"--by {check.by}" + (f" --select {check.select}" if check.select else "")


def _change(old: Check, new: Check, before: CheckedResult | None, after: CheckedResult | None) -> Change | None:
    if before is None or after is None:
        cause = Cause("target", "promise", before.wanted if before else None, after.wanted if after else None)
        # What is gone is worse, so that dropping a target cannot pass for an improvement.
        return Change(before, after, direction(Status.NO_DATA, after.status) if after else "worse", (cause,))
    found = tuple(causes(old, new, before, after))
    outcome = [(result.status, result.actual, result.completion) for result in (before, after)]
    other_share = before.end == after.end and before.schedule != after.schedule
    if outcome[0] == outcome[1] and not other_share and not any(cause.kind == "target" for cause in found):
        return None
    method = Cause("method", "tool", old.tool, new.tool)
    return Change(before, after, direction(before.status, after.status), found or (method,))
