"""What the cells of a table say about a promise and its result, as text."""

from __future__ import annotations

from functools import cache

from xihaian.findings import Severity
from xihaian.forecast import Forecast
from xihaian.intervals import Interval
from xihaian.judging import holds
from xihaian.periods import Period
from xihaian.plan import Milestone, Target
from xihaian.render.looks import SIGNS, Look
from xihaian.render.numbers import amount, rough, shares, signed, spark
from xihaian.results import Result
from xihaian.status import Status
from xihaian.words.visible import visible

NOTHING = "-"
_MOST_BARS = 12
_AMOUNTS = ("at_least", "at_most")  # whose Chinese words (以上, 以内) fit amounts only


def name(promise: Target | Milestone, look: Look) -> str:
    """Return the name in the reader's language."""
    return visible(promise.name.in_language(look.language))


def promised(promise: Target | Milestone, look: Look) -> str:
    """Return what is promised, as the plan words it: 力争8%以上, more than 4000亿元."""
    words = look.words
    if isinstance(promise, Milestone):
        text = words[f"reach {promise.reach}"]
    elif promise.between is not None:
        low, high = (_with_unit(str(end), promise) for end in promise.between)
        text = words.say("between", low=low, high=high)
    else:
        number = getattr(promise, promise.comparison)
        key = f"{promise.comparison} negative" if number <= 0 and promise.comparison in _AMOUNTS else promise.comparison
        text = words.say(key, value=_with_unit(str(number), promise))
        if promise.within is not None:
            text += f" ±{promise.within}"
    return words.say(f"commitment {promise.commitment}", text=text) if promise.commitment else text


def actual(result: Result, look: Look) -> str:
    """Return what was reached, with its unit, or the stage."""
    standing = result.standing
    if standing is None:
        return NOTHING
    if standing.stage is not None:
        return look.words[f"stage {standing.stage}"]
    if standing.value is None or not isinstance(result.promise, Target):
        return NOTHING
    return _with_unit(amount(standing.value), result.promise)


def actual_period(result: Result) -> str:
    """Return the days that the actual speaks for."""
    return str(result.standing.period) if result.standing else ""


def actual_end(result: Result, look: Look) -> str:
    """Return the days that the actual speaks for, in short: where they begin is known from the target."""
    if result.standing is None:
        return ""
    days = result.standing.period
    if days == result.period or days.start == days.end:
        return str(days)
    first_of_month = Period(days.end.replace(day=1), days.end)
    return look.words.say("until", end=first_of_month if days.ends_with_month else days.end)


def difference(result: Result, look: Look) -> str:
    """Return the actual less what was promised, between rates in percentage points."""
    if result.difference is None or result.difference_unit is None:
        return NOTHING
    exact = result.difference.exact
    text = amount(result.difference) if exact is None else signed(exact)
    return text + difference_unit(result, look)


def difference_unit(result: Result, look: Look) -> str:
    """Return the unit of differences, between two percentages the percentage point."""
    if result.difference_unit == "个百分点":
        return f"{_space(look)}{look.words['points']}"
    unit = result.promise.unit.symbol if isinstance(result.promise, Target) else ""
    return visible(result.difference_unit or unit)


def completion(result: Result, look: Look) -> str:
    """Return the share of the target that is reached; beside it that of a level, or of the way from a baseline."""
    if result.completion is None:
        return way(result, look) or NOTHING
    beside = level(result, look) or way(result, look)
    return shares(result.completion) + (look.words.say("beside", text=beside) if beside else "")


def level(result: Result, look: Look) -> str:
    """Return the share of the level that a growth rate promises, or nothing."""
    share = result.level_completion
    return look.words.say("level", share=shares(share)) if share is not None else ""


def way(result: Result, look: Look) -> str:
    """Return the progress from a baseline, which a verdict hangs on, or nothing."""
    has_way = isinstance(result.promise, Target) and result.promise.baseline is not None
    return look.words.say("way", share=shares(result.progress)) if has_way and result.progress is not None else ""


def due(share: Interval | None) -> str:
    """Return the share of the way that is due."""
    return NOTHING if share is None else shares(share)


def forecast(result: Result, look: Look) -> str:
    """Return where it will stand at its end, and whether that keeps the promise."""
    made = result.forecast
    if made is None or not isinstance(result.promise, Target):
        return NOTHING
    if made.reachable is False:
        return look.words["out of reach"]
    if made.is_early:
        return look.words["too early"]
    return forecast_value(made, result.promise)


def forecast_value(made: Forecast, target: Target) -> str:
    """Return the value that is forecast, and a sign for whether it keeps the promise."""
    if made.value is None:
        return NOTHING
    sign = "?" if made.attains is None else SIGNS[Status.ATTAINED if made.attains else Status.MISSED]
    near = rough(made.value)
    same = holds(target, near) is made.attains  # 119.98 of 120 is not to look like 120
    text = amount(near) if near == made.value else f"≈{amount(near)}" if same else amount(made.value)
    return f"{_with_unit(text, target)} {sign}"


def held(result: Result, look: Look) -> str:
    """Return until when a promise was kept that is not any more, or nothing."""
    return look.words.say("held until", end=result.held_until) if result.held_until else ""


def trend(result: Result) -> str:
    """Return the completions until now as a row of bars, the latest last."""
    earlier = [point.completion.low for point in result.trend if point.completion]
    now = [result.completion.low] if result.completion else []
    return spark([share for share in (*earlier, *now) if share is not None][-_MOST_BARS:]) if earlier and now else ""


def status(result: Result, look: Look) -> str:
    """Return the word and the sign."""
    return _status(result.status, look)


@cache
def _status(status: Status, look: Look) -> str:
    return f"{look.words[f'status {status}']} {SIGNS[status]}"


def warnings(result: Result) -> list[str]:
    """Return the codes of the warnings about the result, each with a mark that shows in any colour."""
    if not result.findings:
        return []
    codes = (item.code for item in result.findings if item.severity is Severity.WARNING)
    return [f"!{code}" for code in dict.fromkeys(codes)]


def _with_unit(text: str, target: Target) -> str:
    return text + visible(target.unit.symbol)


def _space(look: Look) -> str:
    return " " if look.language == "en" else ""
