"""The formulae of one result with its numbers: completion, progress, schedule, comparison, forecast."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import ceil, floor

from xihaian.intervals import Interval
from xihaian.pace import whole_rate
from xihaian.plan import Target
from xihaian.records import Record
from xihaian.render import cells
from xihaian.render.looks import Look
from xihaian.render.numbers import amount, number, rough, shares
from xihaian.results import Result

_SIGNS = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "between": "∈", "about": "∈"}


def formulae(
    steps: Record, result: Result, target: Target, value: Interval, look: Look
) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the name of each formula that the result has, and its text with the numbers."""
    if result.completion is not None and target.bound is not None:
        yield "completion", [f"{bracketed(value)} / {number(target.bound)} = {shares(result.completion)}"]
    if result.level_completion is not None and target.bound is not None:
        full = whole_rate(target)
        levels = f"{bracketed(value.shifted(full))} / {number(target.bound + full)}"
        yield "level", [f"{levels} = {shares(result.level_completion)}"]
    if target.baseline is not None and result.progress is not None and target.bound is not None:
        origin = number(Fraction(steps["origin"]))
        way = f"({bracketed(value)} - {origin}) / ({number(target.bound)} - {origin})"
        yield "progress", [f"{way} = {shares(result.progress)}"]
    if result.schedule is not None:
        yield "schedule", [_due(steps["schedule"], result, look)]
    if result.ahead is not None:
        behind = result.ahead.exact is not None and result.ahead.exact < 0
        points = result.ahead.scaled(Fraction(-1)) if behind else result.ahead
        yield (
            "behind" if behind else "ahead",
            [look.words.say("points ahead", points=_about(points), tolerance=steps["tolerance"])],
        )
    wanted = f"{number(target.bound)}" if target.bound is not None else f"[{amount(target.wanted)}]"
    kept = look.words[f"holds {result.holds}"]
    yield "comparison", [f"{bracketed(value)} {_SIGNS[target.comparison]} {wanted}: {kept}"]


def bracketed(value: Interval) -> str:
    """Return a value as a term of a formula: more than one value in brackets."""
    return amount(value) if value.exact is not None else f"({amount(value)})"


def _about(value: Interval, rounded: Callable[[Fraction], int] = round) -> str:
    """Return a value to four digits, with ≈ where that is not all of it."""
    near = rough(value, rounded)
    return amount(value) if near == value else f"≈{amount(near)}"


def _due(schedule: Record, result: Result, look: Look) -> str:
    due = cells.due(result.schedule)
    facts = {
        "gone": number(Fraction(schedule["gone"])),
        "whole": number(Fraction(schedule["whole"])),
        "unit": look.words[f"counted in {schedule['counted_in']}"],
    }
    text = look.words.say(f"due {schedule['kind']}", due=due, **facts)
    if schedule["kind"] == "like":
        course = ", ".join(f"{point['end']} {amount(Interval.parse(point['value']))}" for point in schedule["course"])
        text += f" ({course})" if course else f" ({look.words['no course']})"
    return text


def forecast_lines(result: Result, target: Target, look: Look) -> Iterator[str]:
    """Yield the forecast with its formula, what was achieved and is needed for each month, and whether that can be."""
    made, words, unit = result.forecast, look.words, cells.difference_unit(result, look)
    if made is None or result.value is None:
        return
    origin = Fraction(target.baseline.value) if target.baseline else Fraction(0)
    if made.value is None:
        yield words["forecast too early" if made.is_early else "forecast unknown"]
    else:
        share = number(made.gone) if made.method == "run-rate" else amount(result.schedule or Interval.of(0))
        way = f"{bracketed(result.value)} / {share}"
        if origin:
            way = f"{number(origin)} + ({bracketed(result.value)} - {number(origin)}) / {share}"
        yield f"{way} = {cells.forecast_value(made, target)}; {words[f'method {made.method}']}"
    yield words.say("achieved", value=f"{_about(made.achieved)}{unit}", months=number(made.months_gone))
    if made.needed is not None:
        key = "needed" if target.is_floor or target.measure == "stock" else "allowed"
        # Beside a limit every digit counts; else it is rounded so that who keeps to it keeps the promise.
        exact = made.reachable is not None
        needed = amount(made.needed) if exact else _about(made.needed, floor if key == "allowed" else ceil)
        yield words.say(key, value=f"{needed}{unit}", months=number(made.months_left))
    if made.reachable is not None:
        facts = {"most": f"{target.most_per_month}{unit}"}
        yield words.say("reachable" if made.reachable else "not reachable", **facts)
