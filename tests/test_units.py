"""Units convert exactly inside a dimension, and not at all across."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xihaian.errors import Refused
from xihaian.units import COUNTERS, Unit, Units, read_quantity

UNITS = Units()
GROUPS = [
    ["元", "千元", "万元", "百万元", "亿元", "万亿元"],
    ["平方米", "亩", "万亩", "公顷", "平方公里", "m²", "km2"],
    ["人", "万人"],
    ["户", "万户"],
    ["瓦", "千瓦", "万千瓦", "兆瓦", "MW"],
    ["千瓦时", "兆瓦时", "亿千瓦时", "度"],
    ["吨", "万吨", "千克", "公斤"],
    ["%", "‰"],
    ["场次", "万场次"],
]
names = st.sampled_from([name for group in GROUPS for name in group])


@given(names, names, st.fractions(min_value=-(10**6), max_value=10**6))
def test_there_and_back_is_where_it_was(one: str, other: str, value: Fraction) -> None:
    first, second = UNITS[one], UNITS[other]
    if first.dimension == second.dimension:
        assert value * first.per(second) * second.per(first) == value
    else:
        with pytest.raises(Refused):
            first.per(second)


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "expected"),
    [
        ("1000", "公顷", "万亩", "1.5"),
        ("15000", "亩", "万亩", "1.5"),
        ("15", "亩", "公顷", "1"),
        ("1500", "亩", "平方公里", "1"),
        ("39999999.99", "万元", "亿元", "3999.999999"),
        ("3.98万亿元", "", "亿元", "39800"),
        ("1.5万亩", "万亩", "万亩", "1.5"),
        ("10000", "户", "万户", "1"),
        ("5", "‰", "%", "0.5"),
        ("100", "兆瓦", "万千瓦", "10"),
    ],
)
def test_conversions_are_exact(value: str, unit: str, wanted: str, expected: str) -> None:
    assert str(read_quantity(value, unit, UNITS[wanted], UNITS).value) == expected


def test_an_area_stays_a_fraction_where_no_decimal_says_it() -> None:
    assert UNITS["亩"].per(UNITS["平方米"]) == Fraction(2000, 3)


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "code"),
    [
        ("5", "家", "项", "U002"),
        ("5", "亩", "元", "U002"),
        ("5", "个百分点", "%", "U002"),
        ("5", "亿美元", "亿元", "U002"),
        ("5", "人次", "人", "U002"),
        ("5", "亩儿", "万亩", "U001"),
        ("1.5万", "万亩", "万亩", "N005"),
        ("1.5万", "", "万亩", "N005"),
        ("五百亿", "亿元", "亿元", "N005"),
        ("1亩", "公顷", "万亩", "U006"),
    ],
)
def test_what_cannot_be_meant_is_refused(value: str, unit: str, wanted: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_quantity(value, unit, UNITS[wanted], UNITS)
    assert refused.value.code == code


def test_ge_may_stand_for_any_counter_and_no_other() -> None:
    assert read_quantity("5", "个", UNITS["项"], UNITS).stands_for
    assert read_quantity("5", "家", UNITS["个"], UNITS).stands_for
    with pytest.raises(Refused):
        read_quantity("5", "家", UNITS["所"], UNITS)


def test_every_counter_takes_ten_thousand_before_it() -> None:
    assert all(UNITS[f"万{counter}"].factor == 10_000 for counter in COUNTERS)


def test_percent_and_points_take_none() -> None:
    assert UNITS.find("万%") is None
    assert UNITS.find("万个百分点") is None


def test_a_plan_may_have_units_of_its_own() -> None:
    units = Units([Unit("标准箱", "标准箱", Fraction(1))])
    assert units["万标准箱"].per(units["标准箱"]) == 10_000


@cache
def _registry() -> Any:
    registry = import_module("pint").UnitRegistry(non_int_type=Fraction)
    registry.define("mu = 2000 / 3 * meter ** 2")
    return registry


@given(st.integers(min_value=1, max_value=10**6))
def test_another_library_of_units_agrees_about_areas(value: int) -> None:
    registry = _registry()
    other = (value * registry.hectare).to("mu").magnitude
    assert other == value * UNITS["公顷"].per(UNITS["亩"])
