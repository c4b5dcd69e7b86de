"""Laws of the judgement, over plans and figures that nobody thought of."""

from __future__ import annotations

import random
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from making import a_plan, judged, result_of, some_actuals
from xihaian.actuals import Actuals
from xihaian.assessment import assess
from xihaian.errors import ActualsError
from xihaian.intervals import Interval
from xihaian.judging import Situation, holds
from xihaian.judging import judge as judged_by
from xihaian.plan import Plan, Target
from xihaian.records import result_record
from xihaian.results import Result
from xihaian.status import Status


def judge(target: Target, value: Interval, *, over: bool, due: Fraction, tolerance: Fraction) -> Status:
    """Return the status alone, where what is due is settled."""
    return judged_by(target, value, Situation(over, Interval.of(due), tolerance)).status


# From bad to good, for exact values of one target at one date.
ORDER = [Status.MISSED, Status.BEHIND, Status.AT_RISK, Status.PENDING, Status.ON_PACE, Status.ATTAINED]

numbers = st.decimals(min_value=-50, max_value=200, places=1).map(str)
months = st.integers(1, 12)
shares = st.fractions(min_value=0, max_value=1, max_denominator=12)


@st.composite
def targets(
    draw: st.DrawFn, comparisons: tuple[str, ...] = ("at_least", "more_than", "at_most", "less_than")
) -> Target:
    measure = draw(st.sampled_from(["flow", "stock", "rate"]))
    text = f"measure: {measure}, {draw(st.sampled_from(comparisons))}: {draw(numbers)}"
    text += ", unit: '%'" if measure == "rate" else ", unit: 个"
    if measure != "rate" and draw(st.booleans()):
        text += ", pace: end"
    if measure == "stock" and draw(st.booleans()):
        text += f", baseline: {{value: {draw(numbers)}, period: 2022}}"
    target = a_plan(f"id: t, {text}").domains[0].targets[0]
    assert isinstance(target, Target)
    return target


@given(targets(), numbers, numbers, st.booleans(), shares)
def test_a_better_actual_never_lowers_a_status(target: Target, one: str, other: str, over: bool, due: Fraction) -> None:
    values = sorted(Fraction(text) for text in (one, other))
    worse, better = values if target.is_floor else values[::-1]
    first, second = (
        judge(target, Interval.of(value), over=over, due=due, tolerance=Fraction(10)) for value in (worse, better)
    )
    assert ORDER.index(first) <= ORDER.index(second)


@given(targets(), numbers, numbers, st.booleans(), shares)
def test_an_interval_is_judged_as_its_values_are(
    target: Target, one: str, other: str, over: bool, due: Fraction
) -> None:
    low, high = sorted(Fraction(text) for text in (one, other))
    assume(low < high)
    whole = judge(target, Interval(low, high), over=over, due=due, tolerance=Fraction(10))
    steps = 40
    each = {
        judge(target, Interval.of(low + (high - low) * step / steps), over=over, due=due, tolerance=Fraction(10))
        for step in range(steps + 1)
    }
    if len(each) > 1 and (Status.MISSED in each or not (each <= set(ORDER[1:4]) or each <= set(ORDER[4:]))):
        assert whole is Status.UNDECIDED
    elif whole is not Status.UNDECIDED:
        assert whole in each or ORDER.index(whole) < min(map(ORDER.index, each))


@given(targets(), numbers)
def test_holds_agrees_with_the_comparison(target: Target, text: str) -> None:
    value = Fraction(text)
    bound = target.bound
    assert bound is not None
    expected = {
        "at_least": value >= bound, "more_than": value > bound, "at_most": value <= bound, "less_than": value < bound,
    }  # fmt: skip
    assert holds(target, Interval.of(value)) is expected[target.comparison]


@given(targets(), numbers)
def test_when_the_time_is_over_a_status_is_what_holds(target: Target, text: str) -> None:
    status = judge(target, Interval.of(Fraction(text)), over=True, due=Fraction(1), tolerance=Fraction(10))
    assert status is (Status.ATTAINED if Fraction(text) in target.wanted else Status.MISSED)


def _facts(results: tuple[Result, ...]) -> list[tuple[object, ...]]:
    return [
        (
            result.status,
            result.value,
            result.standing and result.standing.period,
            sorted(f.code for f in result.findings),
        )
        for result in results
    ]


def _outcome(plan: Plan, rows: list[str]) -> list[tuple[object, ...]] | str:
    """Return the results, or that none can be given."""
    try:
        return _facts(judged(plan, *rows).results)
    except ActualsError:
        return "refused"


@given(st.lists(st.tuples(months, months, st.integers(0, 40)), max_size=8), st.randoms())
def test_the_order_of_rows_never_changes_a_result(spans: list[tuple[int, int, int]], shuffler: Random) -> None:
    plan = a_plan("id: t, measure: flow, at_least: 100, unit: 个")
    rows = [f"t,2023-{min(a, b):02}/2023-{max(a, b):02},{value},个" for a, b, value in spans]
    shuffled = list(rows)
    shuffler.shuffle(shuffled)
    assert _outcome(plan, shuffled) == _outcome(plan, rows)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12))
def test_splitting_a_cumulative_row_into_months_changes_nothing(values: list[int]) -> None:
    target = "measure: flow, at_least: 100, unit: 个"
    split = result_of(target, *(f"t,2023-{month:02},{value},个" for month, value in enumerate(values, 1)))
    whole = result_of(target, f"t,2023-01/2023-{len(values):02},{sum(values)},个")
    assert split.standing is not None
    assert whole.standing is not None
    assert (split.status, split.value, split.schedule) == (whole.status, whole.value, whole.schedule)
    assert split.standing.period == whole.standing.period


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 28), st.integers(0, 9)), min_size=1, max_size=12))
def test_a_ledger_is_worth_the_sum_of_its_entries(entries: list[tuple[int, int, int]]) -> None:
    plan = a_plan("id: t, measure: flow, at_least: 1000, unit: 个")
    rows = [f"t,2023-{month:02}-{day:02},{value},个,r{index}" for index, (month, day, value) in enumerate(entries)]
    random.Random(0).shuffle(rows)
    result = judged(plan, *rows, header="target,period,value,unit,ref", as_of=date(2023, 12, 31)).results[0]
    assert result.value == Interval.of(sum(value for _, _, value in entries))
    assert result.over


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_growth_met_exactly_is_met(base: int, growth: int) -> None:
    result = result_of(
        f"measure: flow, at_least: {base}.{growth % 10}, unit: 亿元", f"t,2023,{base}.{growth % 10},亿元"
    )
    assert result.status is Status.ATTAINED


def test_the_first_day_of_a_period_has_a_schedule_of_its_own() -> None:
    result = result_of("measure: flow, at_least: 365, unit: 个", "t,2023-01-01/2023-01-02,1,个")
    assert result.schedule == Interval.of(Fraction(2, 31) / 12)


def test_a_leap_day_counts_by_its_month() -> None:
    plan = a_plan("id: t, measure: flow, at_least: 12, unit: 个", period="2024")
    result = judged(plan, "t,2024-01-01/2024-02-29,2,个").results[0]
    assert result.schedule == Interval.of(Fraction(2, 12))
    assert result.status is Status.ON_PACE


def test_as_of_comes_from_the_data_and_never_from_the_clock() -> None:
    plan = a_plan("id: t, measure: flow, at_least: 12, unit: 个")
    assert judged(plan).as_of is None
    assert judged(plan, "t,2022,5,个").as_of is None
    assert judged(plan, "t,2022,5,个", "t,2023-01/2023-03,5,个", "t,2024-01,9,个").as_of == date(2023, 3, 31)


def test_a_baseline_that_already_satisfies_the_target_gives_no_progress() -> None:
    target = "measure: stock, at_least: 10, unit: 个, baseline: {value: 12, period: 2022}"
    assert result_of(target, "t,2023-06-30,9,个").status is Status.BEHIND
    assert result_of(target, "t,2023-06-30,11,个").status is Status.ON_PACE
    same = "measure: stock, at_least: 10, unit: 个, baseline: {value: 10, period: 2022}"
    assert result_of(same, "t,2023-06-30,9,个").progress is None


def test_a_negative_baseline_is_a_place_to_start_from() -> None:
    result = result_of(
        "measure: stock, at_least: 10, unit: 个, baseline: {value: -10, period: 2022}", "t,2023-06-30,0,个"
    )
    assert result.progress == Interval.of(Fraction(1, 2))
    assert result.status is Status.ON_PACE


def test_a_mean_that_stands_on_none_is_not_computed() -> None:
    plan = a_plan("id: t, measure: flow, at_most: 12, unit: 个", "id: u, measure: flow, at_least: 0, unit: 个")
    score = judged(plan, "t,2023,5,个", "u,2023,5,个").score()
    assert (score.capped, score.stands_on, score.targets) == (None, 0, 2)


def test_a_mean_caps_each_completion_and_tells_what_it_stands_on() -> None:
    plan = a_plan(*(f"id: t{i}, measure: flow, at_least: 10, unit: 个" for i in range(3)))
    score = judged(plan, "t0,2023,100,个", "t1,2023,5,个").score()
    assert (score.capped, score.stands_on) == (Interval.of(Fraction(3, 4)), 2)


def test_an_account_that_reaches_further_counts_and_at_the_same_end_the_report() -> None:
    plan = a_plan("id: t, measure: flow, at_least: 100, unit: 个")

    report = some_actuals(plan, "t,2023-01/2023-03,30,个")
    ledger = some_actuals(plan, "t,2023-02-01,31,个,a", "t,2023-06-30,9,个,b", header="target,period,value,unit,ref")
    both = Actuals(report.rows, ledger.ledger)
    result = assess(plan, both).results[0]
    assert result.value == Interval.of(40)
    assert [item.code for item in result.findings] == ["S013"]
    same_end = assess(plan, both, date(2023, 3, 31)).results[0]
    assert same_end.value == Interval.of(30)


def test_a_ledger_counts_to_the_day_and_knows_no_day_inside_an_entry() -> None:
    plan, header = a_plan("id: t, measure: flow, at_least: 100, unit: 个"), "target,period,value,unit,ref"
    rows = ("t,2023-01-10,5,,a", "t,2023-02-20/2023-03-10,7,,b", "t,2023-03-20,9,,c")
    ledger = judged(plan, *rows, header=header, as_of=date(2023, 3, 31)).results[0]
    assert ledger.account is not None
    assert {str(end): str(value) for end, value in ledger.account.values.items()} == {
        "2023-01-31": "5", "2023-03-31": "21",
    }  # fmt: skip
    for day, value, count in ((date(2023, 2, 19), 5, 1), (date(2023, 3, 15), 12, 2)):
        standing = ledger.account.at(day)
        assert standing is not None
        assert (standing.value, len(standing.entries)) == (Interval.of(value), count)
    assert ledger.account.at(date(2023, 2, 28)) is None


def test_where_both_accounts_speak_the_report_counts_in_the_trend() -> None:
    plan = a_plan("id: t, measure: flow, at_least: 100, unit: 个")
    report = some_actuals(plan, "t,2023-01,30,", "t,2023-02,1,")
    ledger = some_actuals(plan, "t,2023-01-05,29,,a", "t,2023-03-31,9,,b", header="target,period,value,unit,ref")
    result = assess(plan, Actuals(report.rows, ledger.ledger)).results[0]
    assert [str(point.value) for point in result.trend] == ["30", "31"]
    assert result.value == Interval.of(38)


def test_a_newer_row_replaces_those_of_its_own_days_only() -> None:
    plan, header = a_plan("id: t, measure: flow, at_least: 100, unit: 个"), "target,period,value,unit,published"
    rows = ("t,2023-01/2023-06,50,,2023-07-05", "t,2023-06,10,,2023-07-01", "t,2023-06,12,,2023-07-10")
    assert judged(plan, *rows, header=header).results[0].superseded == ()


def test_a_limit_for_the_whole_is_none_for_a_part() -> None:
    target = a_plan("id: t, measure: flow, at_least: 100, unit: 个, most_per_month: 9, parts: {A: 60, B: 40}")
    part = target.domains[0].targets[0].part("A")
    assert (part.bound, part.comparison) == (Fraction(60), "at_least")
    assert part.most_per_month is None
    assert part.parts is None


@pytest.mark.parametrize(("value", "slipped"), [("8999", False), ("9000", True), ("11000", True), ("11001", False)])
def test_a_slip_is_nine_to_eleven_thousand_times(value: str, slipped: bool) -> None:
    result = result_of("measure: stock, at_least: 1, unit: 个", f"t,2023-06-30,{value},个")
    assert ("S018" in [item.code for item in result.findings]) is slipped


def test_values_near_an_open_end_are_judged_too() -> None:
    """(39.9, 48) of 100 at half time, with ten points of tolerance: just above 39.9 is behind."""
    target = a_plan("id: t, measure: flow, at_least: 100, unit: 个").domains[0].targets[0]
    values = Interval(Fraction("39.9"), Fraction(48), True, True)
    assert judge(target, values, over=False, due=Fraction(1, 2), tolerance=Fraction(10)) is Status.BEHIND


def test_values_of_a_ceiling_near_an_open_end_are_judged_too() -> None:
    """(55, 62) of 100 at half time: just below 62 more than ten points too much are used."""
    target = a_plan("id: t, measure: flow, at_most: 100, unit: 个").domains[0].targets[0]
    values = Interval(Fraction(55), Fraction(62), True, True)
    assert judge(target, values, over=False, due=Fraction(1, 2), tolerance=Fraction(10)) is Status.BEHIND


def test_holds_is_unknown_where_the_values_disagree() -> None:
    result = result_of("measure: flow, more_than: 4000, unit: 个", "t,2023,突破3600,个")
    assert result.holds is None
    assert result_record(result)["holds"] is None


def test_a_target_of_minus_zero_is_zero() -> None:
    result = result_of("measure: rate, at_least: -0, unit: '%'", "t,2023,-0,%")
    assert isinstance(result.promise, Target)
    assert str(result.promise.at_least) == "0"
    assert str(result.value) == "0"
