"""A period is an interval of days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from ``start`` to ``end``, both included."""

    start: date
    end: date

    def __str__(self) -> str:
        """Return the shortest form that reads back as the same days.

        >>> str(Period(date(2023, 1, 1), date(2023, 6, 30)))
        '2023-01/2023-06'
        """
        return _text(self.start, self.end)

    @classmethod
    def of_years(cls, first: int, last: int) -> Period:
        """Return the whole years from the first to the last."""
        return cls(date(first, 1, 1), date(last, 12, 31))

    @staticmethod
    def month_end(day: date) -> date:
        """Return the last day of the month of a day."""
        return _month_end(day.year, day.month)

    def covers(self, other: Period) -> bool:
        """Return whether every day of ``other`` is one of this period."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, years: int) -> Period:
        """Return the same days of a later (or earlier) year."""
        return Period(years_later(self.start, years), years_later(self.end, years))

    @property
    def after(self) -> date:
        """The first day behind the period."""
        return self.end + _DAY

    @property
    def ends_with_month(self) -> bool:
        """Whether the last day is the last of its month."""
        return self.end == _month_end(self.end.year, self.end.month)

    @property
    def months_long(self) -> int | None:
        """How many whole calendar months it is, or ``None`` where it is not whole months."""
        if self.start.day != 1 or not self.ends_with_month:
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    def months(self) -> Fraction:
        """Return its length as offices count it: whole months, and the part month by its days.

        >>> Period(date(2023, 1, 1), date(2023, 4, 15)).months()
        Fraction(7, 2)

        The period begins on the first of a month.
        """
        whole = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month
        return whole + Fraction(self.end.day, monthrange(self.end.year, self.end.month)[1])

    def share_until(self, day: date) -> Fraction:
        """Return the share of the period that is over at the end of ``day``, which lies in it.

        In months where the period begins on a first, as official reports count (practice: months/12,
        and the day of the month over its days for a part month); else in days.
        """
        return _share_until(self, day)


@lru_cache
def _text(start: date, end: date) -> str:
    if start == end:
        return start.isoformat()
    if start.day != 1 or end != _month_end(end.year, end.month):
        return f"{start}/{end}"
    if (start.month, end.month) == (1, 12):
        first, last = str(start.year), str(end.year)
    else:
        first, last = f"{start:%Y-%m}", f"{end:%Y-%m}"
    return first if first == last else f"{first}/{last}"


@lru_cache
def _share_until(period: Period, day: date) -> Fraction:
    so_far = Period(period.start, day)
    if period.start.day == 1:
        return so_far.months() / period.months()
    return Fraction((so_far.after - period.start).days, (period.after - period.start).days)


def months_later(day: date, months: int) -> date:
    """Return the same day of a later (or earlier) month, or that month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_later(day: date, years: int) -> date:
    """Return the same day of a later (or earlier) year; the last day of a month stays the last.

    >>> years_later(date(2023, 2, 28), 1), years_later(date(2024, 2, 29), -1)
    (datetime.date(2024, 2, 29), datetime.date(2023, 2, 28))
    """
    moved = months_later(day, 12 * years)
    return _month_end(moved.year, moved.month) if day == _month_end(day.year, day.month) else moved


def month_ends(period: Period) -> list[date]:
    """Return the last days of months that lie in the period, the earliest first."""
    ends = []
    end = _month_end(period.start.year, period.start.month)
    while end <= period.end:
        ends.append(end)
        following = months_later(end, 1)
        end = _month_end(following.year, following.month)
    return ends


@lru_cache
def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
