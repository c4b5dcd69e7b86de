"""What is asked by a date, and what will come of it: published figures, last year's course, the rest of the year."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import a_plan, judged, result_of, some_actuals
from xihaian.actuals import Actuals
from xihaian.assessment import assess
from xihaian.intervals import Interval
from xihaian.judging import ahead
from xihaian.pace import schedule
from xihaian.periods import Period
from xihaian.plan import Target
from xihaian.results import Result
from xihaian.status import Status

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
LIKE = "measure: flow, at_least: 100, unit: 个, pace: {like: 2022}"
FLOOR = "measure: flow, at_least: 120, unit: 个"
LAST_YEAR = ("t,2022-01/2022-06,40,", "t,2022,100,")


@pytest.mark.parametrize(
    ("done", "period", "points"),
    [
        ("112.5", "2023", "12.5"),  # 开平市 2023: 快於時間進度12.5個百分點
        ("30.90", "2023-01/2023-03", "5.9"),  # a city's office, 2021: 超過時間進度5.90個百分點
        ("97.2", "2023-01/2023-10", "13.8"),  # the same office: 超過时间进度13.8个百分点, of 13.87 rounded down
    ],
)
def test_offices_count_the_schedule_as_we_do(done: str, period: str, points: str) -> None:
    result = result_of("measure: flow, at_least: 100, unit: '%'", f"t,{period},{done},%")
    exact = result.ahead.exact if result.ahead else None
    assert exact is not None
    decimals = len(points.partition(".")[2])
    assert Fraction(int(exact * 10**decimals), 10**decimals) == Fraction(points)


def test_half_the_time_and_more_than_half_the_task() -> None:
    """青岛 2023, first half: 1224 of 1342 projects begun, 年度开工率达91%, 双过半."""
    result = result_of("measure: flow, at_least: 1342, unit: 个", "t,2023-01/2023-06,1224,个")
    assert result.completion == Interval.of(Fraction(1224, 1342))
    assert (result.status, result.schedule) == (Status.ON_PACE, Interval.of(Fraction(1, 2)))


def test_the_plan_of_several_years_counts_its_own_months_from_its_baseline() -> None:
    plan = a_plan(
        "id: t, measure: stock, at_least: 700, unit: 家, period: 2021/2025, baseline: {value: 500, period: 2020}",
        period="2023",
    )
    result = judged(plan, "t,2023-06-30,600,家").results[0]
    assert (result.schedule, result.progress) == (Interval.of(Fraction(1, 2)), Interval.of(Fraction(1, 2)))
    assert result.status is Status.ON_PACE
    assert result.forecast is not None
    assert result.forecast.value == Interval.of(700)
    assert (result.forecast.months_gone, result.forecast.months_left) == (Fraction(30), Fraction(30))
    assert result.forecast.needed == result.forecast.achieved == Interval.of(Fraction(100, 30))


@given(st.lists(st.integers(0, 50), min_size=12, max_size=12), st.integers(1, 12))
def test_like_is_the_share_of_last_year_s_same_date(months: list[int], month: int) -> None:
    whole = sum(months)
    rows = [f"t,2022-{number:02},{value}," for number, value in enumerate(months, 1)]
    result = result_of(LIKE, *rows, f"t,2023-01/2023-{month:02},10,")
    expected = Interval.of(Fraction(sum(months[:month]), whole)) if whole else Interval(Fraction(0), Fraction(1))
    assert result.schedule == (Interval.of(1) if month == 12 else expected)
    assert ("S025" in [item.code for item in result.findings]) == (whole == 0 and month < 12)


def test_last_year_may_be_a_ledger_or_regions() -> None:
    plan = a_plan(f"id: t, {LIKE}")
    header = "target,period,value,unit,ref"
    ledger = some_actuals(plan, "t,2022-03-05,40,,a", "t,2022-11-05,60,,b", header=header).ledger
    report = some_actuals(plan, "t,2023-01/2023-06,50,").rows
    assert assess(plan, Actuals(report, ledger), date(2023, 6, 30)).results[0].schedule == Interval.of(Fraction(2, 5))
    rows = [
        f"t,{period},{value},,{region}" for region in "AB" for period, value in (("2022-01/2022-06", 20), ("2022", 50))
    ]
    assert judged(plan, *rows, "t,2023-01/2023-06,50,,", header="target,period,value,unit,region").results[
        0
    ].schedule == Interval.of(Fraction(2, 5))


def test_last_year_s_bounds_leave_open_what_is_due() -> None:
    result = result_of(LIKE, "t,2022-01/2022-06,约40,", "t,2022,100,", "t,2023-01/2023-06,39,")
    assert result.schedule == Interval(Fraction("0.38"), Fraction("0.42"))
    assert result.status is Status.UNDECIDED
    surely = result_of(LIKE, "t,2022-01/2022-06,约40,", "t,2022,100,", "t,2023-01/2023-06,42,")
    assert surely.status is Status.ON_PACE


def test_last_year_s_open_bound_stays_open() -> None:
    """More than 40 of 100 was done by June: whatever it was, 48 of 120 is less."""
    result = result_of(LIKE.replace("100", "120"), "t,2022-01/2022-06,超过40,", "t,2022,100,", "t,2023-01/2023-06,48,")
    assert result.schedule == Interval(Fraction("0.4"), Fraction(1), low_open=True)
    assert result.status is Status.BEHIND


def test_a_ledger_knows_the_share_of_any_day() -> None:
    plan = a_plan(f"id: t, {LIKE}")
    entries = [
        f"t,2022-{day},{value},,{day}" for day, value in (("01-10", 40), ("06-10", 20), ("06-20", 20), ("12-20", 20))
    ]
    ledger = some_actuals(plan, *entries, "t,2023-06-15,70,,x", header="target,period,value,unit,ref")
    result = assess(plan, ledger, date(2023, 6, 15)).results[0]
    assert (result.schedule, result.status) == (Interval.of(Fraction(3, 5)), Status.ON_PACE)


def test_last_year_with_negative_figures_settles_nothing() -> None:
    result = result_of(LIKE, "t,2022-01/2022-03,-5,", "t,2022,100,", "t,2023-01/2023-06,9,")
    assert result.schedule == Interval(Fraction(0), Fraction(1))


def test_no_more_than_the_whole_was_ever_due() -> None:
    result = result_of(LIKE, "t,2022-01/2022-06,约98,", "t,2022,约100,", "t,2023-01/2023-06,9,")
    assert result.schedule is not None
    assert result.schedule.high == 1


def test_the_last_day_of_february_counts_and_not_the_day_before_it() -> None:
    plan = a_plan("id: t, measure: flow, at_least: 100, unit: 个, pace: {like: 2024}", period="2025")
    rows = ("t,2024-01-01/2024-02-28,10,", "t,2024-01-01/2024-02-29,20,", "t,2024,100,", "t,2025-01/2025-02,15,")
    assert judged(plan, *rows).results[0].schedule == Interval.of(Fraction(1, 5))


def test_last_year_s_figures_that_fall_say_nothing_of_the_days_between() -> None:
    result = result_of(LIKE, "t,2022-01/2022-03,60,", "t,2022-01/2022-06,40,", "t,2022,100,", "t,2023-01/2023-06,9,")
    assert result.schedule == Interval(Fraction(0), Fraction(1))


def test_the_figures_of_the_year_that_is_followed_are_used_and_never_counted() -> None:
    result = result_of(LIKE, *LAST_YEAR, "t,2021,90,", "t,2023-01/2023-06,50,")
    assert result.value == Interval.of(50)
    assert [item.facts["count"] for item in result.findings if item.code == "S104"] == ["1"]


def test_a_leap_year_follows_the_last_day_of_february() -> None:
    plan = a_plan("id: t, measure: flow, at_least: 100, unit: 个, pace: {like: 2023}", period="2024")
    result = judged(plan, "t,2023-01/2023-02,10,", "t,2023,100,", "t,2024-01/2024-02,10,").results[0]
    assert result.schedule == Interval.of(Fraction(1, 10))


floors = st.sampled_from(["linear", "{2023-06-30: 40, 2023-09-30: 70}"])


@given(floors, st.integers(2, 11), st.integers(0, 119))
def test_who_is_on_pace_is_forecast_to_attain(pace: str, month: int, value: int) -> None:
    result = result_of(f"{FLOOR}, pace: {pace}", f"t,2023-01/2023-{month:02},{value},")
    assert result.forecast is not None
    assert result.forecast.attains is (result.status is Status.ON_PACE)


@given(st.integers(2, 11), st.integers(0, 119))
def test_what_is_needed_for_each_month_is_enough_and_no_more(month: int, value: int) -> None:
    forecast = result_of(FLOOR, f"t,2023-01/2023-{month:02},{value},").forecast
    assert forecast is not None
    assert forecast.needed is not None
    assert forecast.needed.exact is not None
    assert value + forecast.needed.exact * forecast.months_left == 120
    assert forecast.achieved == Interval.of(Fraction(value, month))


@pytest.mark.parametrize(
    ("row", "early"),
    [("t,2023-01-01/2023-02-27,20,", True), ("t,2023-01/2023-02,20,", False)],
    ids=["a day before a sixth of the year", "a sixth of the year"],
)
def test_nothing_is_forecast_before_a_sixth_of_the_period(row: str, early: bool) -> None:
    forecast = result_of(FLOOR, row).forecast
    assert forecast is not None
    assert (forecast.value is None, forecast.is_early) == (early, early)
    assert forecast.needed is not None


@pytest.mark.parametrize(
    ("target", "value", "reachable"),
    [
        ("at_least: 120, most_per_month: 10", "90", True),
        ("at_least: 120, most_per_month: 10", "89.9", False),
        ("more_than: 120, most_per_month: 10", "90", False),
        ("at_least: 120, most_per_month: 10", "约90", True),
        ("at_least: 120", "0", None),
    ],
)
def test_what_cannot_be_reached_any_more_is_said(target: str, value: str, reachable: bool | None) -> None:
    forecast = result_of(f"measure: flow, {target}, unit: 个", f"t,2023-01/2023-09,{value},").forecast
    assert forecast is not None
    assert forecast.reachable is reachable


def test_a_ceiling_that_will_be_broken_is_said_and_what_is_still_allowed() -> None:
    forecast = result_of("measure: flow, at_most: 100, unit: 吨", "t,2023-01/2023-06,51,").forecast
    assert forecast is not None
    assert (forecast.value, forecast.attains) == (Interval.of(102), False)
    assert forecast.needed == Interval.of(Fraction(49, 6))
    passed = result_of("measure: flow, at_most: 100, unit: 吨", "t,2023-01/2023-06,101,").forecast
    assert passed is not None
    assert passed.needed is None


@pytest.mark.parametrize(
    ("target", "row"),
    [
        ("measure: rate, at_least: 8, unit: '%'", "t,2023-01/2023-06,7,"),
        ("measure: stock, at_least: 8, unit: 个", "t,2023-06-30,7,"),
        ("measure: stock, at_least: 8, unit: 个, baseline: {value: 9, period: 2022}", "t,2023-06-30,7,"),
        (FLOOR, "t,2023,7,"),
    ],
    ids=["a rate", "a stock without a baseline", "a stock without a way to go", "a year that is over"],
)
def test_what_cannot_be_carried_on_has_no_forecast(target: str, row: str) -> None:
    assert result_of(target, row).forecast is None


def test_a_period_that_begins_inside_a_month_is_carried_on_by_its_days() -> None:
    plan = a_plan(f"id: t, {FLOOR}", period="2023-03-15/2023-12-31")
    forecast = judged(plan, "t,2023-03-15/2023-08-06,60,").results[0].forecast
    assert forecast is not None
    assert forecast.gone == Fraction(145, 292)
    assert forecast.value == Interval.of(Fraction(60 * 292, 145))
    assert forecast.months_gone + forecast.months_left == Fraction(17, 31) + 9


def _result(*rows: str) -> Result:
    return result_of("measure: stock, at_most: 5, unit: '%'", *rows)


def test_what_was_held_and_lost_says_until_when() -> None:
    rows = ["t,2023-01-31,5.1,", "t,2023-02-28,5,", "t,2023-03-31,4.9,", "t,2023-04-30,5.2,", "t,2023-05-31,5.3,"]
    assert _result(*rows).held_until == date(2023, 3, 31)
    assert _result(*rows[:3]).held_until is None
    assert _result(rows[0], rows[3]).held_until is None
    assert [str(point.value) for point in _result(*rows).trend] == ["5.1", "5", "4.9", "5.2"]


def test_what_is_unclear_now_is_not_said_to_be_lost() -> None:
    assert _result("t,2023-03-31,4.9,", "t,2023-04-30,约5,").held_until is None


def test_a_stock_that_has_arrived_needs_nothing_more() -> None:
    falling = "measure: stock, at_most: 5, unit: '%', baseline: {value: 6, period: 2022}"
    forecast = result_of(falling, "t,2023-06-30,4.9,").forecast
    assert forecast is not None
    assert (forecast.needed, forecast.attains) == (None, True)


def test_a_stock_without_a_baseline_is_ahead_of_nothing() -> None:
    assert result_of("measure: stock, at_least: 10, unit: 个", "t,2023-06-30,4,").ahead is None


def test_a_floor_below_zero_holds_from_the_first_day_and_may_be_lost() -> None:
    target = "measure: flow, at_least: -10, unit: 人"
    june = result_of(target, "t,2023-01/2023-06,-8,")
    assert june.status is Status.ON_PACE
    assert june.forecast is not None
    assert june.forecast.attains is False
    assert result_of(target, "t,2023-01/2023-08,-16,").status is Status.BEHIND
    assert result_of(target, "t,2023,-10,").status is Status.ATTAINED


def test_a_ledger_of_a_target_that_began_before_the_plan_speaks_too() -> None:
    plan = a_plan("id: t, measure: flow, at_least: 120, unit: 个, period: 2021/2025")
    result = judged(plan, "t,2022-05-31,10,,a", header="target,period,value,unit,ref").results[0]
    assert result.value == Interval.of(10)


def test_a_flow_is_never_lost() -> None:
    result = result_of("measure: flow, at_most: 100, unit: 吨", "t,2023-01/2023-03,90,", "t,2023-01/2023-06,101,")
    assert (result.status, result.held_until) == (Status.MISSED, None)


@given(st.integers(0, 200), st.integers(0, 200), st.integers(1, 11))
def test_points_ahead_of_an_interval_are_those_of_its_ends(one: int, other: int, month: int) -> None:
    target = a_plan(f"id: t, {FLOOR}").domains[0].targets[0]
    assert isinstance(target, Target)
    due = schedule(target, YEAR, date(2023, month, 28))
    low, high = sorted((one, other))
    ends = [ahead(target, Interval.of(value), due) for value in (low, high)]
    whole = ahead(target, Interval(Fraction(low), Fraction(high)), due)
    assert whole is not None
    assert [whole.low, whole.high] == [end.exact if end else None for end in ends]
