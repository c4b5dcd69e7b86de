"""Growth computed from levels, where a target allows it: this year's of the same days a year before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xihaian.accounts import Account, Standing
from xihaian.actuals import Actual
from xihaian.intervals import Interval
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

    @property
    def values(self) -> Mapping[date, Interval]:
        levels, bases = self.now.values, self.before.values
        pairs = {end: (level, bases.get(years_later(end, -1))) for end, level in levels.items()}
        return {end: self._rate(level, base) for end, (level, base) in pairs.items() if base and base.is_positive}

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
        base = before.values.get(years_later(latest.period.end, -1)) if before else None
        code = "S026" if base is None else "S028"
        question.say(code, latest.rows[-1].place, period=latest.period, before=latest.period.moved(-1), value=base)
    return account if account and account.ends else None


def _levels(question: Question, measure: str, period: Period, rows: Sequence[Actual]) -> Account | None:
    as_of = question.as_of if period == question.period else period.end
    return report_account(Question(question.promise, period, as_of, measure=measure, said=question.said), rows)


def check_rates(question: Question, published: Account | None, computed: Account | None) -> None:
    """Say where a published rate is more than a unit of its last digit away from the one that the levels give."""
    for end in published.ends if published and computed else ():
        stated, found = published.at(end) if published else None, computed.at(end) if computed else None
        if stated and found and stated.value and found.value:
            last = max(_decimals(row.written) for row in stated.rows)
            digit = Fraction(1, 10**last)
            near = Interval(Fraction(-1), Fraction(1)).scaled(digit) + stated.value
            if found.value.apart_from(near):
                row = stated.rows[-1]
                question.say("S027", row.place, period=stated.period, value=stated.value, other=found.value)


def _decimals(text: str) -> int:
    match = _DECIMALS.search(text)
    return len(match[1]) if match else 0
