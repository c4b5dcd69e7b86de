"""Periods as people write them: ``2023-06``, ``2023-01/2023-06``, 前三季度, 截至2023年6月底."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from xihaian.errors import Refused
from xihaian.periods import Period, months_later

_LONGEST = 40  # characters
_NARROW = str.maketrans("０１２３４５６７８９．－（）　／～—–−〜至到", "0123456789.-() /~---~~~")
_HANZI = re.compile("[〇零一二三四五六七八九十两]+")
_DIGITS = dict(zip("〇零一二三四五六七八九两", "001234567892", strict=True))
_UNTIL = re.compile(r"(?:年初[-~]|截[~止]~?|~|\.\./)(?=.)")


def read_period(text: str, within: Period) -> Period:
    """Return the days that a period as written means, for a target whose own period is ``within``.

    A year that is left out comes from ``within``; 截至, 累计 and ``../`` begin where it begins.

    >>> year = Period(date(2023, 1, 1), date(2023, 12, 31))
    >>> [str(read_period(text, year)) for text in ("1-6月累计", "2023年第二季度", "截至6月15日")]
    ['2023-01/2023-06', '2023-04/2023-06', '2023-01-01/2023-06-15']

    Raises ``Refused`` D001 (no period), D002 (no such day), D003 (ends before it begins),
    D004 (a spreadsheet's day number), D005 (more than one reading).
    """
    if len(text) > _LONGEST:
        raise Refused("D001", text=text[:_LONGEST])
    plain = _HANZI.sub(_as_digits, "".join(text.translate(_NARROW).split()))
    if re.fullmatch("[34][0-9]{4}", plain):
        raise Refused("D004", text=text, day=date(1899, 12, 30) + timedelta(days=int(plain)))
    until = _UNTIL.match(plain)
    body = (plain[until.end() :] if until else plain).replace("(累计)", "").replace("累计", "").removesuffix("止")
    try:
        period = _span(body, within, text)
    except Refused:
        raise
    except ValueError as error:
        raise Refused("D002", text=text) from error
    several_months = (period.start.year, period.start.month) != (period.end.year, period.end.month)
    named_its_start = until is None and several_months and period.start.year > within.start.year
    if (until or "累计" in plain) and not named_its_start:
        return Period(_start_before(period.end, within), period.end)
    return period


def _as_digits(match: re.Match[str]) -> str:
    if "十" not in match[0]:
        return "".join(_DIGITS[character] for character in match[0])
    tens, _, ones = match[0].partition("十")
    return f"{_DIGITS.get(tens, '1')}{_DIGITS.get(ones, '0')}"


def _start_before(end: date, within: Period) -> date:
    """Return where the target's period begins, or that many whole years earlier for a day before it."""
    years = max(0, within.start.year - end.year)
    start = months_later(within.start, -12 * years)
    return start if start <= end else months_later(start, -12)


def _span(body: str, within: Period, text: str) -> Period:
    for pattern, days in _FORMS:
        if match := re.fullmatch(pattern, body):
            return days(_year(match, within, text), match)
    for separator in "/~-":
        first, found, second = body.partition(separator)
        if found and separator not in second:
            start = _span(first, within, text)
            end = _span(second, Period.of_years(start.start.year, start.start.year), text)
            if start.start > end.end:
                raise Refused("D003", text=text)
            return Period(start.start, end.end)
    raise Refused("D001", text=text)


def _year(match: re.Match[str], within: Period, text: str) -> int:
    if match["year"]:
        return int(match["year"])
    if within.start.year != within.end.year:
        raise Refused("D005", text=text)
    return within.start.year


def _months(year: int, first: int, last: int) -> Period:
    if first > last:
        raise Refused("D003", text=f"{first}-{last}")
    return Period(date(year, first, 1), Period.month_end(date(year, last, 1)))


def _one_day(year: int, match: re.Match[str]) -> Period:
    day = date(year, int(match["month"]), int(match["day"]))
    return Period(day, day)


def _last_day(year: int, month: int) -> Period:
    return Period(Period.month_end(date(year, month, 1)), Period.month_end(date(year, month, 1)))


def _unclear(_year: int, match: re.Match[str]) -> Period:
    raise Refused("D005", text=match[0])


_FOUR = "(?P<year>(?:19|20|21)[0-9]{2})"
_YEAR = f"(?:{_FOUR}年)?"
_MONTH = "(?P<month>1[0-2]|0?[1-9])"
_DAY_OF = "(?P<day>[0-9]{1,2})"

# The forms that a period takes, with the days that each means; the first that fits counts.
_FORMS: list[tuple[str, Callable[[int, re.Match[str]], Period]]] = [
    (f"{_FOUR}-[1-9]-[1-9]", _unclear),  # a day, or the months from one to the other?
    (f"{_FOUR}(?P<mark>[-/.])(?P<month>[0-9]{{1,2}})(?P=mark){_DAY_OF}(?:T?00?:00(?::00)?)?", _one_day),
    (f"{_FOUR}(?P<month>0[1-9]|1[0-2])(?P<day>[0-3][0-9])", _one_day),
    (f"{_YEAR}{_MONTH}月{_DAY_OF}[日号]", _one_day),
    (f"{_YEAR}{_MONTH}月份?[底末]", lambda year, m: _last_day(year, int(m["month"]))),
    (f"{_FOUR}?年[底末]", lambda year, _: _last_day(year, 12)),
    (f"{_FOUR}(?:年度?|年?全年)?|全年度?|本年", lambda year, _: _months(year, 1, 12)),
    (f"{_FOUR}[-/]{_MONTH}", lambda year, m: _months(year, int(m["month"]), int(m["month"]))),
    (
        rf"{_FOUR}\.?(?P<month>0[1-9]|1[0-2])",
        lambda year, m: _months(year, int(m["month"]), int(m["month"])),
    ),
    (f"{_YEAR}{_MONTH}月份?", lambda year, m: _months(year, int(m["month"]), int(m["month"]))),
    (
        f"{_YEAR}{_MONTH}月?[-~](?P<last>1[0-2]|0?[1-9])月份?",
        lambda year, m: _months(year, int(m["month"]), int(m["last"])),
    ),
    (
        f"(?:{_FOUR}-?)?[Qq](?P<nth>[1-4])",
        lambda year, m: _months(year, int(m["nth"]) * 3 - 2, int(m["nth"]) * 3),
    ),
    (
        f"{_YEAR}第?(?P<nth>[1-4])季度?",
        lambda year, m: _months(year, int(m["nth"]) * 3 - 2, int(m["nth"]) * 3),
    ),
    (f"{_YEAR}前(?P<nth>[2-4])个?季度", lambda year, m: _months(year, 1, int(m["nth"]) * 3)),
    (f"{_YEAR}前{_MONTH}个?月", lambda year, m: _months(year, 1, int(m["month"]))),
    (
        f"{_FOUR}-?[Hh](?P<nth>[12])",
        lambda year, m: _months(year, int(m["nth"]) * 6 - 5, int(m["nth"]) * 6),
    ),
    (
        f"{_YEAR}(?P<half>[上下])半年",
        lambda year, m: _months(year, 1, 6) if m["half"] == "上" else _months(year, 7, 12),
    ),
]
