"""Periods as people write them are intervals of days."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xihaian.errors import Refused
from xihaian.period_texts import read_period
from xihaian.periods import Period, months_later

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
FIVE_YEARS = Period(date(2021, 1, 1), date(2025, 12, 31))
PART_YEAR = Period(date(2023, 3, 15), date(2023, 12, 31))
days = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023", "2023"), ("2023年", "2023"), ("2023年度", "2023"), ("全年", "2023"), ("2023年全年", "2023"),
        ("2023-06", "2023-06"), ("2023/6", "2023-06"), ("202306", "2023-06"), ("2023.06", "2023-06"),
        ("2023年6月", "2023-06"), ("6月份", "2023-06"), ("六月", "2023-06"), ("二〇二三年六月", "2023-06"),
        ("2023-Q2", "2023-04/2023-06"), ("2023Q2", "2023-04/2023-06"), ("二季度", "2023-04/2023-06"),
        ("2023年第二季度", "2023-04/2023-06"), ("2023-H1", "2023-01/2023-06"), ("上半年", "2023-01/2023-06"),
        ("2023年下半年", "2023-07/2023-12"), ("前三季度", "2023-01/2023-09"), ("前两个月", "2023-01/2023-02"),
        ("2023-01/2023-06", "2023-01/2023-06"), ("2023年1-6月", "2023-01/2023-06"), ("一至六月", "2023-01/2023-06"),
        ("2023年1—6月", "2023-01/2023-06"), ("2023年1月至2023年6月", "2023-01/2023-06"),
        ("2023-06-30", "2023-06-30"), ("2023/6/30", "2023-06-30"), ("20230630", "2023-06-30"),
        ("2023年6月30日", "2023-06-30"), ("2023年6月底", "2023-06-30"), ("2023年底", "2023-12-31"),
        ("2023-06-30 00:00:00", "2023-06-30"), ("２０２３年６月", "2023-06"),
        ("2021/2025", "2021/2025"), ("2021-2025年", "2021/2025"),
        ("2023-03-15/2023-12-31", "2023-03-15/2023-12-31"),
        ("截至2023年6月底", "2023-01/2023-06"), ("截至6月15日", "2023-01-01/2023-06-15"),
        ("1-6月累计", "2023-01/2023-06"), ("6月累计", "2023-01/2023-06"), ("年初至6月底", "2023-01/2023-06"),
        ("../2023-06-30", "2023-01/2023-06"),
        ("截至2022年6月底", "2022-01/2022-06"), ("截至2020年6月底", "2020-01/2020-06"),
    ],
)  # fmt: skip
def test_a_period_means_these_days(text: str, expected: str) -> None:
    assert str(read_period(text, YEAR)) == expected


@pytest.mark.parametrize(
    ("text", "within", "expected"),
    [
        ("截至2023年6月底", FIVE_YEARS, "2021-01/2023-06"),
        ("../2023-06-30", FIVE_YEARS, "2021-01/2023-06"),
        ("2023年1-6月累计", FIVE_YEARS, "2023-01/2023-06"),
        ("截至6月底", PART_YEAR, "2023-03-15/2023-06-30"),
        ("1-6月累计", PART_YEAR, "2023-03-15/2023-06-30"),
    ],
)
def test_what_begins_with_the_target_begins_where_it_does(text: str, within: Period, expected: str) -> None:
    assert str(read_period(text, within)) == expected


@pytest.mark.parametrize(
    ("text", "within", "code"),
    [
        ("soon", YEAR, "D001"), ("", YEAR, "D001"), ("2023.1", YEAR, "D001"), ("2023-13", YEAR, "D001"),
        ("9" * 100, YEAR, "D001"), ("0000", YEAR, "D001"),
        ("2023-02-30", YEAR, "D002"), ("2023-06/2023-01", YEAR, "D003"), ("6-1月", YEAR, "D003"),
        ("45107", YEAR, "D004"), ("2023-1-6", YEAR, "D005"), ("6月", FIVE_YEARS, "D005"),
    ],
)  # fmt: skip
def test_what_is_no_period_is_refused_with_a_reason(text: str, within: Period, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_period(text, within)
    assert refused.value.code == code


@given(days, days)
def test_a_period_reads_back_as_itself(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))
    assert read_period(str(period), FIVE_YEARS) == period


@given(st.text(max_size=50))
def test_any_other_text_is_refused_and_never_breaks(text: str) -> None:
    try:
        period = read_period(text, YEAR)
    except Refused:
        return
    assert period.start <= period.end


@pytest.mark.parametrize(
    ("month", "done", "ahead"),
    [
        # Figures that offices printed: completion in %, and points ahead of the time gone.
        (12, "112.5", "12.5"),
        (3, "30.90", "5.90"),
        (10, "97.2", "13.8"),  # exactly 13.866…; the office rounded down
    ],
)
def test_whole_months_count_as_twelfths_as_official_reports_do(month: int, done: str, ahead: str) -> None:
    gone = YEAR.share_until(months_later(date(2023, 1, 31), month - 1))
    assert gone == Fraction(month, 12)
    lead = Fraction(done) - gone * 100
    assert int(lead * 10) == int(Fraction(ahead) * 10)


def test_a_part_month_counts_by_its_own_days() -> None:
    assert YEAR.share_until(date(2023, 2, 14)) == Fraction(3, 24)
    assert YEAR.share_until(date(2023, 12, 31)) == 1


def test_a_period_that_begins_inside_a_month_counts_days() -> None:
    assert PART_YEAR.share_until(date(2023, 3, 15)) == Fraction(1, 292)
    assert PART_YEAR.share_until(date(2023, 12, 31)) == 1


@given(days, st.integers(min_value=1, max_value=800), st.data())
def test_the_share_that_is_over_only_grows(start: date, length: int, data: st.DataObject) -> None:
    period = Period(start, start + timedelta(days=length))
    first, second = sorted(data.draw(st.integers(0, length)) for _ in range(2))
    shares = [period.share_until(start + timedelta(days=day)) for day in (first, second, length)]
    assert 0 < shares[0] <= shares[1] <= shares[2] == 1
