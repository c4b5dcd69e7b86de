"""The standing of a promise at a date: its report and its ledger, and what was reported before it began."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from xihaian.accounts import Account, Standing
from xihaian.actuals import Actual, Entries
from xihaian.findings import Finding
from xihaian.growth import check_rates, growth_account
from xihaian.intervals import Interval
from xihaian.ledgers import ledger_account
from xihaian.pace import Course, earlier
from xihaian.periods import Period, years_later
from xihaian.plan import Promise, Target
from xihaian.question import Question, differing, within
from xihaian.reports import report_account
from xihaian.settling import key, settle


class Reported(NamedTuple):
    """All that was reported about one promise.

    ``ledger_end`` is the last day that the whole ledger speaks for, ``complete`` that the user said so.
    """

    rows: Sequence[Actual] = ()
    entries: Sequence[Entries] = ()
    ledger_end: date | None = None
    complete: bool = False


@dataclass(frozen=True)
class Found:
    """The account of a promise, or ``None``; the rows that newer ones replaced; and what is to be said."""

    account: Account | None
    by_end: bool  # whether a row is found by its last day alone
    superseded: tuple[Actual, ...]
    findings: tuple[Finding, ...]
    course: Course  # of the earlier year that the pace follows, at the same days of this one
    waiting: tuple[Actual, ...] = ()  # rows that end after the day that is asked for
    waiting_entries: int = 0

    @cached_property
    def standing(self) -> Standing | None:
        """Where the promise stands at the latest day that the account reaches."""
        return self.account.at(self.account.ends[-1]) if self.account else None

    @property
    def replaced(self) -> tuple[Actual, ...]:
        """The rows that newer ones replaced which count."""
        standing, by_end = self.standing, self.by_end
        used = {key(row, by_end=by_end) for row in standing.rows} if standing else set()
        return tuple(row for row in self.superseded if key(row, by_end=by_end) in used)


def find_account(promise: Promise, period: Period, as_of: date, reported: Reported, region: str | None = None) -> Found:
    """Return the account that tells where a promise stands in its own ``period`` by ``as_of``.

    With a ``region``, where that part of it stands. An error among the findings (S002, S020) allows no verdict.
    """
    question = Question(promise, period, as_of, region)
    own = [row for row in reported.rows if region is None or row.region == region]
    by_end = question.measure in ("stock", "stage")
    settled = settle((row for row in own if not row.level), by_end=by_end)
    question.said += settled.findings
    _check_baseline(question, settled.rows)
    report = report_account(question, settled.rows)
    ledger = ledger_account(question, reported.entries, reported.ledger_end, complete=reported.complete)
    account = question.either(report, ledger, "S013")
    superseded = settled.superseded
    if isinstance(promise, Target) and promise.level_unit:
        levels = settle((row for row in own if row.level), by_end=False)
        question.said += levels.findings
        superseded += levels.superseded
        computed = growth_account(question, promise, levels.rows)
        check_rates(question, account, computed)
        account = question.either(account, computed, None)
    course, used = _course(question, settled.rows, reported, account.ends[-1] if account else None)
    _say_history(question, settled.rows, reported.entries, used)
    late = [row for row in settled.rows if as_of < row.period.end <= period.end]
    entries = sum(entry.n for entry in reported.entries if as_of < entry.period.end <= period.end)
    return Found(account, by_end, superseded, tuple(question.said), course, tuple(late), entries)


def _course(
    question: Question, rows: Sequence[Actual], reported: Reported, day: date | None
) -> tuple[Course, Period | None]:
    """Return the values of the year that the pace follows, at the days of this one, and the days of that year.

    Among them is the one at ``day`` where that year has it: a ledger knows more days than it lists.
    """
    promise, period = question.promise, question.period
    if not isinstance(promise, Target) or promise.pace.like is None:
        return {}, None
    before = earlier(period, promise.pace.like)
    years = period.start.year - before.start.year
    asked = Question(promise, before, before.end, question.region, said=question.said)
    report = report_account(asked, within(rows, before))
    entries = [entry for entry in reported.entries if before.covers(entry.period)]
    ledger = ledger_account(asked, entries, reported.ledger_end, complete=True)
    account = asked.either(report, ledger, "S013")
    if account is None:
        return {}, before
    by_day = sorted(account.values.items())  # of two days that become one, the month's last comes last
    course = {years_later(end, years): value for end, value in by_day}
    value = account.value(years_later(day, -years)) if day else None
    return {**course, **({day: value} if day and value else {})}, before


def _say_history(question: Question, rows: Sequence[Actual], entries: Sequence[Entries], used: Period | None) -> None:
    """Say what ends before the period begins, and is not counted; the figures of a year that is followed are."""
    start = question.period.start

    def is_old(days: Period) -> bool:
        return days.end < start and not (used and used.covers(days))

    old = [row for row in rows if is_old(row.period)]
    if old:
        question.say("S104", old[0].place, count=len(old), start=start)
    older = [entry for entry in entries if is_old(entry.period)]
    if older:
        question.say("S104", older[0].place, count=sum(entry.n for entry in older), start=start)


def _check_baseline(question: Question, rows: Iterable[Actual]) -> None:
    """Say where an earlier row contradicts the baseline that the plan states."""
    baseline = question.promise.baseline if isinstance(question.promise, Target) else None
    for row in rows if baseline else ():
        stated = Interval.of(Fraction(baseline.value)) if baseline else None
        same_day = baseline and row.region is None and row.period.end == baseline.period.end
        if same_day and row.value and stated and differing(row.value, stated):
            question.say("S016", row.place, value=row.value, baseline=stated)
