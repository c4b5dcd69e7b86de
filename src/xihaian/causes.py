"""Why a result is not what it was: the target was edited, the data are new or revised, or another day was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from xihaian.checked import Check, CheckedResult, CheckedRow
from xihaian.intervals import Interval
from xihaian.status import STAGES

Kind = Literal["new data", "revised data", "date", "target", "method"]

_TERMS = (
    "measure", "comparison", "wanted", "unit", "unit_factor", "period", "pace", "baseline", "parts", "level_unit",
    "most_per_month", "weight",
)  # fmt: skip
# Where one of these was edited, the same rows give another value: only what was written can tell a revision.
_RESHAPING = frozenset({"measure", "unit", "unit_factor", "period", "parts", "level_unit"})


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason of a change: ``field`` is the term that was edited, or what of the data differs."""

    kind: Kind
    field: str
    old: str | None
    new: str | None


def causes(old: Check, new: Check, before: CheckedResult, after: CheckedResult) -> Iterator[Cause]:
    """Yield every reason for which the one result is not the other; none where nothing that it hangs on differs."""
    edits = list(_edits(old, new, before, after))
    yield from edits
    edited = {cause.field for cause in edits}
    if edited & _RESHAPING:
        yield from _rewritten(before, after)
        return
    yield from _reach(old, new, before, after)
    yield from _revised(before, after)
    same_pace = before.pace == after.pace and before.pace is not None and before.pace["kind"] == "like"
    if before.end == after.end and before.schedule != after.schedule and same_pace:
        yield Cause("revised data", "schedule", before.schedule, after.schedule)


def _edits(old: Check, new: Check, before: CheckedResult, after: CheckedResult) -> Iterator[Cause]:
    for name in _TERMS:
        one, other = getattr(before, name), getattr(after, name)
        if one != other and not (name == "unit_factor" and before.unit != after.unit):
            yield Cause("target", name, _shown(one), _shown(other))
    if old.plan.tolerance != new.plan.tolerance and before.status is not after.status:
        yield Cause("target", "tolerance", old.plan.tolerance, new.plan.tolerance)


def _shown(value: object) -> str | None:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_shown(part)}" for key, part in value.items() if part)
    if isinstance(value, (list, tuple)):
        return "; ".join(str(_shown(part)) for part in value)
    return None if value is None else str(value)


def _rewritten(before: CheckedResult, after: CheckedResult) -> Iterator[Cause]:
    """Yield a revision where rows of the same days and region were written otherwise."""
    rows = [{(row.period, row.region): row.as_written for row in result.rows} for result in (before, after)]
    for key, written in rows[0].items():
        if key in rows[1] and rows[1][key] != written:
            yield Cause("revised data", str(key[0]), written, rows[1][key])
            return


def _reach(old: Check, new: Check, before: CheckedResult, after: CheckedResult) -> Iterator[Cause]:
    """Yield why the standing ends on another day: its rows are new, or they waited and another day was asked for."""
    if before.end == after.end:
        return
    further = before.end is None or (after.end is not None and after.end > before.end)
    shorter, longer = (before, after) if further else (after, before)
    earlier = old if further else new
    beyond = [row for row in longer.rows if shorter.end is None or (row.period and row.period.end > shorter.end)]
    waited = {(row.period, row.region, row.value) for row in shorter.waiting}
    unknown = [row for row in beyond if _was_unpublished(row, earlier.known_on)]
    early = [row for row in beyond if (row.period, row.region, row.value) in waited]
    entries = (longer.entries or 0) - (shorter.entries or 0)
    only_longer = longer.entries is not None and entries == 0 and longer.last_entry == shorter.last_entry
    if old.as_of != new.as_of and (early or only_longer or 0 < entries <= shorter.waiting_entries):
        yield Cause("date", "as_of", _shown(old.as_of), _shown(new.as_of))
    hidden_entries = longer.entries is not None and "S105" in shorter.codes
    if old.known_on != new.known_on and (unknown or hidden_entries):
        yield Cause("date", "known_on", _shown(old.known_on), _shown(new.known_on))
    others = [row for row in beyond if row not in unknown and row not in early]
    more = longer.entries is not None and not only_longer and not hidden_entries and entries > shorter.waiting_entries
    exchanged = longer.entries is not None and entries <= 0 and not only_longer
    if others or more or exchanged:
        kind: Kind = "new data" if further else "revised data"
        yield Cause(kind, "period", _shown(before.actual_period), _shown(after.actual_period))


def _was_unpublished(row: CheckedRow, known_on: date | None) -> bool:
    return known_on is not None and row.published is not None and row.published.end > known_on


def _revised(before: CheckedResult, after: CheckedResult) -> Iterator[Cause]:
    """Yield what both say of a day in different ways: of an earlier one, or of the last that they share."""
    grown = (before.entries or 0) < (after.entries or 0)
    for end in sorted(before.points.keys() & after.points.keys()):
        one, other = before.points[end], after.points[end]
        is_last = end == before.end == after.end
        if one != other and not is_last and not (grown and _is_more(one, other)):
            yield Cause("revised data", str(end), one, other)
            return
    if before.end is None or before.end != after.end:
        if before.entries is not None and before.entries == after.entries and before.last_entry != after.last_entry:
            yield Cause("revised data", "entries", before.last_entry, after.last_entry)  # one for another
        return
    sums = [_by_region(result.rows) for result in (before, after)]
    added = [region for region in sums[1] if region not in sums[0]]
    if added or grown:
        facts = [", ".join(one) for one in sums] if added else [str(before.entries or 0), str(after.entries)]
        yield Cause("new data", "rows" if added else "entries", facts[0], facts[1])
    differ = any(sums[1].get(region) != value for region, value in sums[0].items())
    if differ or (before.actual != after.actual and not added and not grown):
        yield Cause("revised data", str(before.end), before.actual, after.actual)


def _is_more(one: str | None, other: str | None) -> bool:
    """Return whether entries that came in late can make the second of the first."""
    values = [Interval.parse(text) for text in (one, other) if text is not None and text not in STAGES]
    lows = [value.low for value in values if value.low is not None]
    return len(lows) == 2 and lows[1] > lows[0]


def _by_region(rows: Sequence[CheckedRow]) -> dict[str, Interval | str | None]:
    """Return what the rows of each region say together; a level stands for itself, and so does a stage."""
    found: dict[str, Interval | str | None] = {}
    for row in rows:
        region = row.region or ""
        so_far = found.get(region, Interval.of(0))
        if row.level:
            found[f"{region} {row.period}".strip()] = row.value
        elif isinstance(row.value, Interval) and isinstance(so_far, Interval):
            found[region] = so_far + row.value
        else:
            found[region] = row.value
    return found
