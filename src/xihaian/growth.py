"""Growth computed from levels, where a target allows it: this year's of the same days a year before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from xihaian.accounts import Account, Standing
from xihaian.actuals import Actual
from xihaian.intervals import Interval
from xihaian.numerals import parse_numeral
from xihaian.pace import whole_rate
from xihaian.periods import Period, years_later
from xihaian.plan import Target
from xihaian.question import Question, within
from xihaian.reports import report_account

_DECIMALS = re.compile("[.．]([0-9０-９]+)")


@dataclass(frozen=True)
class Growth:
    """The rate from ``start`` to each day that both years have a level for; ``whole`` is 100 % in its unit."""

    start: date
    now: Account
    before: Account
    whole: Fraction

    @property
    def ends(self) -> Sequence[date]:
        return sorted(self.values)

    @cached_property
    def values(self) -> Mapping[date, Interval]:
        found = {}
        for end, level in self.now.values.items():
            base = self.before.value(years_later(end, -1))
            if base and base.is_positive and not self.apart(end):
                found[end] = self._rate(level, base)
        return found

    def apart(self, end: date) -> tuple[str, ...]:
        """Return the regions that are in the level of one year only, so that the two are not of one thing."""
        now, before = self.now.at(end), self.before.at(years_later(end, -1))
        if not now or not before or not now.regions or not before.regions:
            return ()
        return tuple(sorted({*now.regions} ^ {*before.regions}))

    def value(self, end: date) -> Interval | None:
        return self.values.get(end)

    def at(self, end: date) -> Standing | None:
        now, before = self.now.at(end), self.before.at(years_later(end, -1))
        if now is None or before is None or end not in self.values:
            return None
        return Standing(Period(self.start, end), self.values[end], rows=now.rows + before.rows)

    def _rate(self, level: Interval, base: Interval) -> Interval:
        return level.over(base).shifted(Fraction(-1)).scaled(self.whole)


def growth_account(question: Question, target: Target, levels: Sequence[Actual]) -> Account | None:
    """Return the growth that levels give, or ``None``; say of which days the year before is not known.

    A level is a sum from the start of the period, as output is, or stands at a day, as deposits do.
    """
    own = question.period
    earlier = own.moved(-1)
    measure = "stock" if all(row.period.start == row.period.end for row in levels) else "flow"
    now = _levels(question, measure, own, [row for row in levels if row.period.end >= own.start])
    before = _levels(question, measure, earlier, within(levels, earlier))
    if now is None or not now.ends:
        return None
    account = Growth(own.start, now, before, whole_rate(target)) if before else None
    latest = now.at(now.ends[-1])
    if latest and (account is None or latest.period.end not in account.values):
        base = before.value(years_later(latest.period.end, -1)) if before else None
        apart = account.apart(latest.period.end) if account else ()
        code = "S026" if base is None else "S030" if apart else "S028"
        facts = {"period": latest.period, "before": latest.period.moved(-1), "value": base}
        question.say(code, latest.rows[-1].place, **facts, regions=", ".join(apart) or None)
    return account if account and account.ends else None


def _levels(question: Question, measure: str, period: Period, rows: Sequence[Actual]) -> Account | None:
    as_of = question.as_of if period == question.period else period.end
    return report_account(Question(question.promise, period, as_of, measure=measure, said=question.said), rows)


def check_rates(question: Question, published: Account | None, computed: Account | None) -> None:
    """Say where a published rate is more than a unit of its last digit away from the one that the levels give."""
    for end in published.ends if published and computed else ():
        stated, found = published.at(end) if published else None, computed.value(end) if computed else None
        if stated and found and stated.value:
            row = stated.rows[-1]
            near = Interval(Fraction(-1), Fraction(1)).scaled(_last_digit(row)) + stated.value
            if found.apart_from(near):
                question.say("S027", row.place, period=stated.period, value=stated.value, other=found)


def _last_digit(row: Actual) -> Fraction:
    """Return a unit of the last digit that was written, in the unit that the row is kept in."""
    match = _DECIMALS.search(row.written)
    written, kept = parse_numeral(row.written).interval, row.value or Interval.of(0)
    scale = kept.low / written.low if kept.low and written.low else Fraction(1)
    return scale * Fraction(1, 10 ** (len(match[1]) if match else 0))
