"""Two judgements of the same plans: the package's, and a slow one that shares no code with it."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest

import naive
from making import a_plan, judged
from xihaian.intervals import Interval, exact_text
from xihaian.results import Result
from xihaian.status import Status

PLANS = 150  # for each seed; a plan has three targets
SEEDS = range(14)
PERIODS = {
    "2023": (date(2023, 1, 1), date(2023, 12, 31)),
    "2024": (date(2024, 1, 1), date(2024, 12, 31)),
    "2023-03-15/2023-12-31": (date(2023, 3, 15), date(2023, 12, 31)),
    "2022-07/2024-06": (date(2022, 7, 1), date(2024, 6, 30)),
    "2023-04-01/2023-11-20": (date(2023, 4, 1), date(2023, 11, 20)),
}


def _number(random: Random, low: int = -20, high: int = 150) -> Fraction:
    return Fraction(random.randint(low * 10, high * 10), 10)


def _target(random: Random, period: str) -> naive.Target:
    start, end = PERIODS[period]
    measure = random.choice(["flow", "flow", "stock", "rate"])
    comparison = random.choice(["at_least", "at_least", "more_than", "at_most", "less_than", "between"])
    numbers = sorted({random.choice([_number(random), Fraction(0), Fraction(100)]) for _ in range(2)})
    numbers = numbers if comparison == "between" else numbers[:1]
    pace, points, baseline = "linear", {}, None
    if measure != "rate":
        kinds = ["linear", "linear", "end", "checkpoints"] + ["like"] * (
            measure == "flow" and period in ("2023", "2024")
        )
        pace = random.choice(kinds)
    if pace == "checkpoints":
        days = sorted(start + timedelta(days=random.randrange((end - start).days)) for _ in range(2))
        shares = sorted(Fraction(random.randint(0, 100), 100) for _ in days)
        points = dict(zip(days, shares, strict=True))
    if measure == "stock" and comparison != "between" and random.random() < 0.6:
        baseline = random.choice([_number(random), numbers[0], Fraction(0)])
    return naive.Target(measure, comparison, tuple(numbers), start, end, pace, points, baseline)


def _day(random: Random, start: date, end: date) -> date:
    """Return a day, mostly the last of a month."""
    day = start + timedelta(days=random.randint(0, (end - start).days + 40))
    return day if random.random() < 0.3 else day.replace(day=monthrange(day.year, day.month)[1])


def _rows(random: Random, target: naive.Target) -> dict[str, naive.Row]:
    """Return rows by their period as written, no two of one key."""
    rows: dict[str, naive.Row] = {}
    starts, keys = [target.start], set[object]()
    for _ in range(random.randint(0, 6)):
        end = _day(random, target.start, target.end)
        start = random.choice(starts) if target.measure != "stock" else end
        key = end if target.measure == "stock" else (start, end)
        if start > end or key in keys:
            continue
        keys.add(key)
        starts.append(end + timedelta(days=1))
        near = abs(target.numbers[0]) * random.randint(1, 10) / 10  # where a verdict turns
        number = random.choice([_number(random, 0), near])
        value = random.choice(
            [
                naive.Value(number, number),
                naive.Value(number, number),
                naive.Value(number, None, low_open=True),
                naive.Value(number, None),
                naive.Value(Fraction(0), number, high_open=True),
                naive.Value(number * Fraction("0.95"), number * Fraction("1.05")),
            ]
        )
        rows[f"{start}/{end}" if start < end else f"{end}"] = naive.Row(start, end, value)
    return rows


def _written(value: naive.Value) -> str:
    low = exact_text(value.low)
    if value.low == value.high:
        return low
    if value.high is None:
        return f"{'>' if value.low_open else '>='}{low}"
    if value.high_open:
        return f"<{exact_text(value.high)}"
    return f"约{exact_text(value.high / Fraction('1.05'))}"


def _history(random: Random, target: naive.Target) -> list[naive.Row]:
    """Return the running totals of all months of the year before, or none."""
    if target.pace != "like" or random.random() < 0.3:
        return []
    year, total, rows = target.start.year - 1, Fraction(0), []
    for month in range(1, 13):
        total += _number(random, 0)
        end = date(year, month, monthrange(year, month)[1])
        rows.append(naive.Row(date(year, 1, 1), end, naive.Value(total, total)))
    return rows


def _in_yaml(target: naive.Target, name: str) -> str:
    numbers = [exact_text(number) for number in target.numbers]
    wanted = f"[{numbers[0]}, {numbers[-1]}]" if target.comparison == "between" else numbers[0]
    unit = "'%'" if target.measure == "rate" else "个"
    text = f"id: {name}, measure: {target.measure}, unit: {unit}, {target.comparison}: {wanted}"
    if target.pace == "checkpoints":
        points = ", ".join(f"{day}: {exact_text(share * 100)}" for day, share in target.points.items())
        text += f", pace: {{{points}}}"
    elif target.pace == "like":
        text += f", pace: {{like: {target.start.year - 1}}}"
    elif target.pace == "end":
        text += ", pace: end"
    if target.baseline is not None:
        text += f", baseline: {{value: {exact_text(target.baseline)}, period: {target.start.year - 1}}}"
    return text


def _ends(value: Interval | None) -> tuple[Fraction | None, Fraction | None] | None:
    return None if value is None else (value.low, value.high)


def _compare(result: Result, expected: naive.Judged) -> None:
    assert (result.standing.period.end if result.standing else None) == expected.end
    assert _ends(result.value) == ((expected.value.low, expected.value.high) if expected.value else None)
    assert result.status == expected.status
    assert _ends(result.completion) == expected.completion
    assert _ends(result.schedule) == expected.due
    assert _ends(result.forecast.value if result.forecast else None) == expected.forecast


@pytest.mark.parametrize("seed", SEEDS)
def test_two_judgements_of_thousands_of_plans_agree(seed: int) -> None:
    random = Random(seed)
    seen = Counter[str]()
    for _ in range(PLANS):
        period = random.choice(list(PERIODS))
        start, end = PERIODS[period]
        targets = [_target(random, period) for _ in range(3)]
        plan = a_plan(*(_in_yaml(target, f"t{index}") for index, target in enumerate(targets)), period=period)
        rows = [_rows(random, target) for target in targets]
        history = [_history(random, target) for target in targets]
        as_of = max(_day(random, start, end) for _ in range(3))
        lines = [
            f"t{index},{days},{_written(row.value)},"
            for index in range(3)
            for days, row in [*rows[index].items(), *((f"{row.start}/{row.end}", row) for row in history[index])]
        ]
        assessment = judged(plan, *lines, as_of=as_of)
        for index, target in enumerate(targets):
            expected = naive.judge(target, list(rows[index].values()), history[index], as_of, Fraction(10))
            seen[expected.status] += 1
            _compare(assessment.results[index], expected)
    assert set(Status) - set(seen) <= {Status.AT_RISK}  # the rarest
