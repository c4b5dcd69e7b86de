"""Growth, published or computed from levels, and never computed where it must not be."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import a_plan, judged, result_of
from xihaian.errors import ActualsError
from xihaian.intervals import Interval
from xihaian.results import Result
from xihaian.status import Status

RATE = "measure: rate, at_least: 8, unit: '%'"
ALLOWED = f"{RATE}, level_unit: 亿元"


def codes(result: Result) -> list[str]:
    return [item.code for item in result.findings if item.code[0] == "S"]


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_growth_is_the_level_over_that_of_a_year_before(base: int, level: int) -> None:
    result = result_of(ALLOWED, f"t,2023-01/2023-06,{level},亿元", f"t,2022-01/2022-06,{base},亿元")
    assert result.value == Interval.of(Fraction(level * 100, base) - 100)


@given(st.integers(1, 9999), st.integers(1, 60))
def test_growth_met_exactly_is_met(base: int, promised: int) -> None:
    """In binary fractions 44 of 100 such cases are missed."""
    level = Fraction(base * (100 + promised), 1000)
    target = f"measure: rate, at_least: {promised}, unit: '%', level_unit: 万元"
    result = result_of(target, f"t,2023,{float(level):.10f},万元", f"t,2022,{base / 10:.1f},万元")
    assert result.status is Status.ATTAINED
    assert result.level_completion == Interval.of(1)


def test_months_add_up_before_they_are_compared_and_units_convert() -> None:
    result = result_of(
        ALLOWED, "t,2023-01/2023-03,540000,万元", "t,2023-Q2,54,亿元", "t,2022-01/2022-03,50,亿元", "t,2022-Q2,50,亿元"
    )
    assert result.value == Interval.of(8)
    assert len(result.standing.rows if result.standing else ()) == 4


def test_levels_of_a_day_are_compared_with_that_day_a_year_before() -> None:
    rows = ("t,2023-03-31,120,亿元", "t,2022-03-31,100,亿元", "t,2023-06-30,108,亿元", "t,2022-06-30,100,亿元")
    result = result_of(ALLOWED, *rows)
    assert result.value == Interval.of(8)
    assert [str(point.value) for point in result.trend] == ["20"]


def test_bounds_of_levels_give_bounds_of_growth() -> None:
    result = result_of(ALLOWED, "t,2023,突破108,亿元", "t,2022,100,亿元")
    assert (str(result.value), result.status) == (">8", Status.ATTAINED)
    unclear = result_of(ALLOWED, "t,2023,108,亿元", "t,2022,约100,亿元")
    assert unclear.status is Status.UNDECIDED


def test_a_rate_and_a_level_are_both_shown() -> None:
    result = result_of(RATE, "t,2023,6.2,%")
    assert result.completion == Interval.of(Fraction("0.775"))
    assert result.level_completion == Interval.of(Fraction("106.2") / 108)
    assert (result.difference, result.difference_unit) == (Interval.of(Fraction("-1.8")), "个百分点")


def test_a_rate_in_permille_has_a_level_of_a_thousand() -> None:
    result = result_of("measure: rate, at_least: 80, unit: ‰", "t,2023,62,‰")
    assert result.level_completion == Interval.of(Fraction(1062, 1080))


@pytest.mark.parametrize(
    ("published", "differs"),
    [
        ("8.1", False),
        ("8.0", False),
        ("8.2", True),
        ("7.9", True),
        ("8", False),
        ("7", True),
        ("6.9", True),
        ("约8", False),
    ],
)
def test_a_published_rate_is_held_against_the_levels_to_its_last_digit(published: str, differs: bool) -> None:
    levels = ("t,2023,108.05,亿元", "t,2022,100,亿元")
    result = result_of(ALLOWED, *levels, f"t,2023,{published},%")
    assert ("S027" in codes(result)) is differs
    assert result.standing is not None
    assert [row.written for row in result.standing.rows] == [published]


def test_growth_counts_where_the_published_rate_does_not_reach() -> None:
    result = result_of(ALLOWED, "t,2023-01/2023-03,7.5,%", "t,2023-01/2023-06,109,亿元", "t,2022-01/2022-06,100,亿元")
    assert result.value == Interval.of(9)
    assert [str(point.value) for point in result.trend] == ["7.5"]


def test_a_level_without_the_year_before_gives_nothing_and_says_so() -> None:
    for rows in (
        ("t,2023,108,亿元",),
        ("t,2023,108,亿元", "t,2021,100,亿元"),
        ("t,2023,108,亿元", "t,2022-01/2022-06,50,亿元"),
    ):
        result = result_of(ALLOWED, *rows)
        assert (result.status, codes(result)) == (Status.NO_DATA, ["S026"])


@pytest.mark.parametrize("base", ["0", "-3"])
def test_growth_from_nothing_or_from_a_loss_means_nothing(base: str) -> None:
    result = result_of(ALLOWED, "t,2023,108,亿元", f"t,2022,{base},亿元")
    assert (result.status, codes(result)) == (Status.NO_DATA, ["S028"])


def test_a_rate_that_does_not_allow_it_is_never_computed() -> None:
    """The district's own secondary industry grew 5.0 % in 2023 as published, and 1.09 % by its levels."""
    with pytest.raises(ActualsError, match="U002"):
        result_of(RATE, "t,2023,1702.03,亿元", "t,2022,1683.7,亿元")
    computed = result_of(ALLOWED, "t,2023,1702.03,亿元", "t,2022,1683.7,亿元", "t,2023,5.0,%")
    assert (computed.value, codes(computed)) == (Interval.of(5), ["S027"])


def test_levels_of_other_regions_give_no_growth() -> None:
    plan, header = a_plan(f"id: t, {ALLOWED}"), "target,period,value,unit,region"
    rows = ["t,2023,54,亿元,A", "t,2023,54,亿元,B", "t,2023,100,亿元,C", "t,2022,50,亿元,A", "t,2022,50,亿元,B"]
    result = judged(plan, *rows, header=header).results[0]
    assert (result.status, [item.facts["regions"] for item in result.findings if item.code == "S030"]) == (
        Status.NO_DATA, ["C"],
    )  # fmt: skip
    whole = judged(plan, *rows, "t,2022,104,亿元,", header=header).results[0]
    assert whole.value == Interval.of(100)


@pytest.mark.parametrize(
    ("target", "published", "levels", "differs"),
    [
        (ALLOWED.replace("'%'", "‰").replace("8", "80"), "5.0,%", ("105.04", "100"), False),
        (ALLOWED.replace("'%'", "‰").replace("8", "80"), "5.2,%", ("105.04", "100"), True),
        (ALLOWED, "50.2,‰", ("105.1", "100"), True),
        (ALLOWED, "51.0,‰", ("105.1", "100"), False),
    ],
)
def test_the_last_digit_is_one_of_the_unit_that_was_written(
    target: str, published: str, levels: tuple[str, str], differs: bool
) -> None:
    rows = (f"t,2023,{published}", f"t,2023,{levels[0]},亿元", f"t,2022,{levels[1]},亿元")
    assert ("S027" in codes(result_of(target, *rows))) is differs


def test_one_level_of_a_day_among_levels_of_intervals_is_not_taken_for_a_stock() -> None:
    rows = ("t,2023-01/2023-06,108,亿元", "t,2022-01/2022-06,100,亿元", "t,2023-07-31,120,亿元", "t,2022-07-31,60,亿元")
    result = result_of(ALLOWED, *rows)
    assert (result.value, "S001" in codes(result)) == (Interval.of(8), True)


def test_a_replaced_level_is_shown_beside_the_level_that_replaced_it() -> None:
    plan, header = a_plan(f"id: t, {ALLOWED}"), "target,period,value,unit,published"
    rows = ["t,2023,108,亿元,2024-02-01", "t,2023,110,亿元,2024-01-01", "t,2022,100,亿元,"]
    assert [row.written for row in judged(plan, *rows, header=header).results[0].superseded] == ["110"]
    published = judged(plan, *rows, "t,2023,20,%,", header=header).results[0]
    assert published.superseded == ()


def test_a_value_without_a_unit_is_a_rate_and_no_level() -> None:
    assert result_of(ALLOWED, "t,2023,8,").value == Interval.of(8)


def test_regions_of_levels_add_up_before_they_are_compared() -> None:
    rows = [f"t,{year},{value},亿元,{region}" for year, value in ((2023, 54), (2022, 50)) for region in "AB"]
    result = judged(a_plan(f"id: t, {ALLOWED}"), *rows, header="target,period,value,unit,region").results[0]
    assert result.value == Interval.of(8)
