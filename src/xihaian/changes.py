"""What changed between two checks of one plan, and why: data, revision, date, target or method."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from xihaian.checked import Check, CheckedResult, CheckedRow
from xihaian.errors import UsageError
from xihaian.findings import finding
from xihaian.intervals import Interval
from xihaian.status import Status

Direction = Literal["worse", "better", "other"]
DIRECTIONS: tuple[Direction, ...] = ("worse", "better", "other")
Kind = Literal["new data", "revised data", "date", "target", "method"]

# From bad to good. Nothing reported and undecided are not between them, but beside.
_ORDER = (Status.MISSED, Status.BEHIND, Status.AT_RISK, Status.PENDING, Status.ON_PACE, Status.ATTAINED)
_PROMISED = (
    "measure",
    "comparison",
    "wanted",
    "unit",
    "period",
    "pace",
    "baseline",
    "level_unit",
    "most_per_month",
    "weight",
)


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason of a change: ``field`` is the key of the promise that was edited, or what of the data differs."""

    kind: Kind
    field: str
    old: str | None
    new: str | None


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
        shown = [
            f"--select {check.select} --by {check.by}" if check.select else f"--by {check.by}" for check in (old, new)
        ]
        raise UsageError([finding("C013", None, old=shown[0], new=shown[1])])
    before, after = ({result.key: result for result in check.results} for check in (old, new))
    changes = []
    for key in dict.fromkeys((*after, *before)):
        change = _change(old, new, before.get(key), after.get(key))
        if change is not None:
            changes.append(change)
    return Changes(old, new, tuple(changes), len({*before, *after}) - len(changes))


def _view(check: Check) -> str:
    return f"--by {check.by}" + (f" --select {check.select}" if check.select else "")


def _change(old: Check, new: Check, before: CheckedResult | None, after: CheckedResult | None) -> Change | None:
    if before is None or after is None:
        cause = Cause("target", "promise", before.wanted if before else None, after.wanted if after else None)
        # What is gone is worse, so that dropping a target cannot pass for an improvement.
        return Change(before, after, direction(Status.NO_DATA, after.status) if after else "worse", (cause,))
    outcome = [(result.status, result.actual, result.completion) for result in (before, after)]
    edits = list(_edits(old, new, before, after))
    other_share = before.end == after.end and before.schedule != after.schedule
    if outcome[0] == outcome[1] and not other_share and not any(cause.field != "tolerance" for cause in edits):
        return None
    causes = [*edits, *_data(old, new, before, after)]
    if not causes:
        causes = [Cause("method", "tool", old.tool, new.tool)]
    return Change(before, after, direction(before.status, after.status), tuple(causes))


def direction(old: Status, new: Status) -> Direction:
    """Return whether a status is less favourable than another.

    To have no data any more is worse, whatever stood there: silence must not pass for an improvement. What
    becomes known is better from `pending` on, and else worse; what becomes undecided was good, or it is neither.
    """
    if old is new:
        return "other"
    if old in _ORDER and new in _ORDER:
        return "worse" if _ORDER.index(new) < _ORDER.index(old) else "better"
    if new is Status.NO_DATA:
        return "worse"
    if new is Status.UNDECIDED:
        return "worse" if old in _ORDER[3:] else "other"
    return "better" if new in _ORDER[3:] else "worse"


def _edits(old: Check, new: Check, before: CheckedResult, after: CheckedResult) -> Iterator[Cause]:
    for name in _PROMISED:
        one, other = getattr(before, name), getattr(after, name)
        if one != other:
            yield Cause("target", name, _shown(one), _shown(other))
    if old.plan.tolerance != new.plan.tolerance and before.status is not after.status:
        yield Cause("target", "tolerance", old.plan.tolerance, new.plan.tolerance)


def _shown(value: object) -> str | None:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_shown(part)}" for key, part in value.items() if part)
    if isinstance(value, list):
        return "; ".join(str(_shown(part)) for part in value)
    return None if value is None else str(value)


def _data(old: Check, new: Check, before: CheckedResult, after: CheckedResult) -> Iterator[Cause]:
    """Yield what is different in the data: they reach further, or say something else of the same days."""
    if before.end is None and after.end is None:
        return
    if before.end != after.end:
        yield _reach(old, new, before, after)
        past = after.at(before.end) if before.end else None
        if past is not None and past != before.actual:
            yield Cause("revised data", f"{before.end}", before.actual, past)
        return
    sums = [_by_region(result.rows) for result in (before, after)]
    added = [region for region in sums[1] if region not in sums[0]]
    if added or (before.entries or 0) < (after.entries or 0):
        facts = [", ".join(one) for one in sums] if added else [str(before.entries or 0), str(after.entries)]
        yield Cause("new data", "rows" if added else "entries", facts[0], facts[1])
    differ = any(sums[1].get(region) != value for region, value in sums[0].items())
    fewer = (before.entries or 0) > (after.entries or 0)
    if differ or fewer or (before.actual != after.actual and not added and before.entries == after.entries):
        yield Cause("revised data", str(before.end), before.actual, after.actual)
    if before.schedule != after.schedule and before.pace == after.pace:
        yield Cause("revised data", "schedule", before.schedule, after.schedule)


def _reach(old: Check, new: Check, before: CheckedResult, after: CheckedResult) -> Cause:
    """Return why the data end on another day: they are new, or another day was asked for.

    Rows that waited in one of the checks were there already; a ledger of the same entries only speaks for longer.
    """
    further = before.end is None or (after.end is not None and after.end > before.end)
    waited = (before if further else after).codes
    if "S105" in waited and old.known_on != new.known_on:
        return Cause("date", "known_on", _shown(old.known_on), _shown(new.known_on))
    if "S103" in waited or (before.entries is not None and before.entries == after.entries):
        return Cause("date", "as_of", _shown(old.as_of), _shown(new.as_of))
    kind: Kind = "new data" if further else "revised data"
    return Cause(kind, "period", _shown(before.actual_period), _shown(after.actual_period))


def _by_region(rows: Sequence[CheckedRow]) -> dict[str, Interval | str | None]:
    """Return what the rows of each region say together; a level stands for itself, and so does a stage."""
    found: dict[str, Interval | str | None] = {}
    for row in rows:
        key = row.region or ""
        so_far = found.get(key, Interval.of(0))
        if row.level or not isinstance(row.value, Interval) or not isinstance(so_far, Interval):
            found[f"{key} {row.period}".strip()] = row.value
        else:
            found[key] = so_far + row.value
    return found
