"""What changed between two checks: as text, as Markdown for a pull request, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TextIO

from xihaian import __version__
from xihaian.causes import Cause
from xihaian.changes import DIRECTIONS, Change, Changes
from xihaian.checked import Check, CheckedResult
from xihaian.fields import Name
from xihaian.intervals import Interval
from xihaian.records import FORMAT, Record
from xihaian.render.cells import NOTHING
from xihaian.render.columns import heads
from xihaian.render.json import write_json
from xihaian.render.looks import SIGNS, Look
from xihaian.render.markdown import escaped, write_table
from xihaian.render.numbers import amount, shares
from xihaian.render.plain import write_columns
from xihaian.status import STAGES, Status
from xihaian.words.visible import visible

_COLOURED_AS = {"worse": Status.MISSED, "better": Status.ATTAINED}


def render_text(changes: Changes, out: TextIO, look: Look) -> None:
    """Write the changes, the worse ones first, each with its causes."""
    words = look.words
    out.write(f"{_title(changes, look)}\n{_days(changes, look)}\n")
    for direction in DIRECTIONS:
        found = changes.of(direction)
        if found:
            heading = words.say(f"direction {direction}", count=len(found))
            out.write(f"\n{look.painted(heading, _COLOURED_AS.get(direction, Status.NO_DATA))}\n")
            write_columns([_cells(change, look) for change in found], out)
    out.write(f"\n{words.say('unchanged', count=changes.unchanged)}\n")


def render_markdown(changes: Changes, out: TextIO, look: Look) -> None:
    """Write a table that shows the names as they are, whatever is in them."""
    words = look.words
    out.write(f"### {escaped(_title(changes, look))}\n\n{escaped(_days(changes, look))}\n")
    for direction in DIRECTIONS:
        found = changes.of(direction)
        if found:
            out.write(f"\n**{words.say(f'direction {direction}', count=len(found))}**\n\n")
            columns = ["id", "name", "status", "actual", "completion", "causes"]
            write_table(heads(columns, look), [_cells(change, look) for change in found], out)
    out.write(f"\n{words.say('unchanged', count=changes.unchanged)}\n")


def render_json(changes: Changes, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write the changes as records."""
    counts = {direction: len(changes.of(direction)) for direction in DIRECTIONS}
    write_json(
        {
            "format": FORMAT,
            "tool": f"xihaian {__version__}",
            "plan": {"id": changes.new.plan.id, "title": changes.new.plan.title},
            "old": _check_record(changes.old),
            "new": _check_record(changes.new),
            "counts": {**counts, "unchanged": changes.unchanged},
            "changes": [_record(change) for change in changes.changes],
        },
        out,
    )


RENDERERS: dict[str, Callable[[Changes, TextIO, Look], None]] = {
    "text": render_text,
    "json": render_json,
    "markdown": render_markdown,
}


def _title(changes: Changes, look: Look) -> str:
    return visible(Name(changes.new.plan.title).in_language(look.language))


def _days(changes: Changes, look: Look) -> str:
    days = [_day(check, look) for check in (changes.old, changes.new)]
    return look.words.say("from to", old=days[0], new=days[1])


def _day(check: Check, look: Look) -> str:
    known = f" ({look.words.say('known on', day=check.known_on)})" if check.known_on else ""
    return f"{check.as_of or NOTHING}{known}"


def _cells(change: Change, look: Look) -> list[str]:
    result = change.either
    part = f" ({visible(result.part)})" if result.part else ""
    return [
        visible(result.id) + part,
        visible(Name(result.name).in_language(look.language)),
        _pair(change, lambda one: f"{look.words[f'status {one.status}']} {SIGNS[one.status]}"),
        _pair(change, lambda one: _actual(one, look)),
        _pair(change, lambda one: shares(Interval.parse(one.completion)) if one.completion else NOTHING),
        "; ".join(_cause(cause, look) for cause in change.causes),
    ]


def _pair(change: Change, show: Callable[[CheckedResult], str]) -> str:
    """Return what was and what is, or once where it is the same."""
    sides = [show(side) if side else NOTHING for side in (change.old, change.new)]
    return sides[0] if sides[0] == sides[1] else f"{sides[0]} → {sides[1]}"


def _actual(result: CheckedResult, look: Look) -> str:
    if result.actual is None:
        return NOTHING
    if result.actual in STAGES:
        return look.words[f"stage {result.actual}"]
    return amount(Interval.parse(result.actual)) + visible(result.unit or "")


def _cause(cause: Cause, look: Look) -> str:
    """Return the kind of the cause, and what was and is."""
    kind = look.words[f"cause {cause.kind}"]
    sides = " → ".join(visible(_value(side)) for side in (cause.old, cause.new))
    field = look.words.words.get(f"field {cause.field}", visible(cause.field))
    return f"{kind} ({field}: {sides})"


def _value(text: str | None) -> str:
    return NOTHING if text is None else text


def _check_record(check: Check) -> Record:
    days = {"as_of": check.as_of, "known_on": check.known_on}
    return {"tool": check.tool, **{name: str(day) if day else None for name, day in days.items()}}


def _record(change: Change) -> Record:
    result = change.either
    kind = "target" if result.target else "milestone"
    return {
        kind: result.id,
        "part": result.part,
        "name": result.name,
        "direction": change.direction,
        "old": _side(change.old),
        "new": _side(change.new),
        "causes": [
            {"kind": cause.kind, "field": cause.field, "old": cause.old, "new": cause.new} for cause in change.causes
        ],
    }


def _side(result: CheckedResult | None) -> Record | None:
    if result is None:
        return None
    keys: Sequence[str] = ("status", "actual", "unit", "completion", "schedule", "wanted")
    days = str(result.actual_period) if result.actual_period else None
    return {**{key: getattr(result, key) for key in keys}, "actual_period": days}
