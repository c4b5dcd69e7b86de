"""The standing of a promise at a date: its report and its ledger, and what was reported before it began."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xihaian.accounts import Account, Standing
from xihaian.actuals import Actual, Entries
from xihaian.findings import Finding
from xihaian.intervals import Interval
from xihaian.ledgers import ledger_account
from xihaian.periods import Period
from xihaian.plan import Promise, Target
from xihaian.question import Question, differing
from xihaian.reports import report_account
from xihaian.settling import settle


@dataclass(frozen=True, slots=True)
class Reported:
    """All that was reported about one promise.

    ``ledger_end`` is the last day that the whole ledger speaks for, ``complete`` that the user said so.
    """

    rows: Sequence[Actual] = ()
    entries: Sequence[Entries] = ()
    ledger_end: date | None = None
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The account of a promise, or ``None``; the rows that newer ones replaced; and what is to be said."""

    account: Account | None
    superseded: tuple[Actual, ...]
    findings: tuple[Finding, ...]

    @property
    def standing(self) -> Standing | None:
        """Where the promise stands at the latest day that the account reaches."""
        return self.account.at(self.account.ends[-1]) if self.account else None

    @property
    def replaced(self) -> tuple[Actual, ...]:
        """The rows that newer ones replaced which count."""
        standing = self.standing
        used = {(row.region, row.period.end) for row in standing.rows} if standing else set()
        return tuple(row for row in self.superseded if (row.region, row.period.end) in used)


def find_account(promise: Promise, period: Period, as_of: date, reported: Reported, region: str | None = None) -> Found:
    """Return the account that tells where a promise stands in its own ``period`` by ``as_of``.

    With a ``region``, where that part of it stands. An error among the findings (S002, S020) allows no verdict.
    """
    question = Question(promise, period, as_of, region)
    settled = settle(reported.rows, by_end=question.measure in ("stock", "stage"))
    question.said += settled.findings
    _check_baseline(question, settled.rows)
    _say_history(question, settled.rows, reported.entries)
    report = report_account(question, settled.rows)
    ledger = ledger_account(question, reported.entries, reported.ledger_end, complete=reported.complete)
    account = question.either(report, ledger, "S013")
    return Found(account, settled.superseded, tuple(question.said))


def _say_history(question: Question, rows: Sequence[Actual], entries: Sequence[Entries]) -> None:
    """Say what ends before the period begins, and is not counted."""
    start = question.period.start
    old = [row for row in rows if row.period.end < start]
    if old:
        question.say("S104", old[0].place, count=len(old), start=start)
    older = [entry for entry in entries if entry.period.end < start]
    if older:
        question.say("S104", older[0].place, count=sum(entry.count for entry in older), start=start)


def _check_baseline(question: Question, rows: Iterable[Actual]) -> None:
    """Say where an earlier row contradicts the baseline that the plan states."""
    baseline = question.promise.baseline if isinstance(question.promise, Target) else None
    for row in rows if baseline else ():
        stated = Interval.of(Fraction(baseline.value)) if baseline else None
        same_day = baseline and row.region is None and row.period.end == baseline.period.end
        if same_day and row.value and stated and differing(row.value, stated):
            question.say("S016", row.place, value=row.value, baseline=stated)
