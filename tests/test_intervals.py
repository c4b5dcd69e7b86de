"""An interval is a set of values, and its arithmetic is exact."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xihaian.intervals import Interval, exact_text, total

fractions = st.fractions(min_value=-1000, max_value=1000, max_denominator=60)


def test_every_value_is_written_and_read_back() -> None:
    everything = Interval(None, None, True, True)
    assert str(everything) == "any"
    assert Interval.parse("any") == everything == Interval(None, None)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(fractions), draw(fractions)))
    if low == high:
        return Interval.of(low)
    kind = draw(st.sampled_from(["both", "low", "high"]))
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    if kind == "low":
        return Interval(low, None, low_open)
    if kind == "high":
        return Interval(None, high, False, high_open)
    return Interval(low, high, low_open, high_open)


@given(fractions)
def test_exact_text_reads_back_as_the_same_number(value: Fraction) -> None:
    assert Fraction(exact_text(value)) == value


@given(intervals())
def test_an_interval_reads_back_as_itself(value: Interval) -> None:
    assert Interval.parse(str(value)) == value


@given(intervals(), intervals(), fractions, fractions)
def test_a_sum_holds_the_sums_of_its_values(one: Interval, other: Interval, x: Fraction, y: Fraction) -> None:
    if x in one and y in other:
        assert x + y in one + other
    assert one + other == other + one == total([one, other])


@given(intervals(), fractions, fractions)
def test_scaling_scales_every_value(value: Interval, x: Fraction, factor: Fraction) -> None:
    if factor:
        assert (x in value) == (x * factor in value.scaled(factor))


@given(intervals(), intervals(), fractions)
def test_within_and_apart_say_what_membership_says(one: Interval, other: Interval, x: Fraction) -> None:
    if x in one and one.within(other):
        assert x in other
    if x in one and one.apart_from(other):
        assert x not in other
    assert not (one.within(other) and one.apart_from(other))


@given(intervals(), st.lists(fractions, max_size=4))
def test_samples_lie_in_the_interval_and_between_all_breaks(value: Interval, breaks: list[Fraction]) -> None:
    samples = value.samples(breaks)
    assert samples
    assert all(sample in value for sample in samples)
    for point in breaks:
        assert point not in value or point in samples


def test_an_open_end_is_not_included() -> None:
    assert Fraction(4000) not in Interval(Fraction(4000), None, low_open=True)
    assert Interval(Fraction(3600), None, low_open=True).apart_from(Interval(None, Fraction(3600)))


@given(st.fractions(-50, 50), st.fractions(0, 50), st.fractions(Fraction(1, 100), 50), st.fractions(0, 50))
def test_a_quotient_holds_those_of_all_values(low: Fraction, width: Fraction, least: Fraction, more: Fraction) -> None:
    top, bottom = Interval(low, low + width), Interval(least, least + more)
    quotients = [(low + width * one / 4) / (least + more * other / 4) for one in range(5) for other in range(5)]
    whole = top.over(bottom)
    assert all(quotient in whole for quotient in quotients)
    assert (whole.low, whole.high) == (min(quotients), max(quotients))


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        (">3", "2", ">1.5"), ("3", ">2", "(0, 1.5)"), ("-3", ">2", "(-1.5, 0)"), ("[-1, 1]", "[2, 4]", "[-0.5, 0.5]"),
        ("0", ">2", "0"), ("<=3", "[1, 2]", "<=3"), ("<-3", "[1, 2]", "<-1.5"), ("3", "(0, 2]", ">=1.5"),
        ("[0, 2]", "(0, 2]", ">=0"), ("(1, 2)", "[1, 2]", "(0.5, 2)"),
    ],
)  # fmt: skip
def test_an_end_that_is_not_reached_stays_out_of_a_quotient(top: str, bottom: str, expected: str) -> None:
    assert str(Interval.parse(top).over(Interval.parse(bottom))) == expected
