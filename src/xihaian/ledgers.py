"""The account of a ledger: which of its entries may count, and from when to when it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xihaian.accounts import Account, Ledger
from xihaian.actuals import Entries
from xihaian.periods import Period
from xihaian.question import Question


def ledger_account(
    question: Question, entries: Sequence[Entries], ledger_end: date | None, *, complete: bool
) -> Account | None:
    """Return what the entries of one promise tell, or ``None``.

    ``ledger_end`` is the last day that the whole ledger speaks for, ``complete`` that the user said so.
    """
    own = question.period
    if question.region is not None:
        entries = [entry for entry in entries if entry.region == question.region]
    for entry in entries:
        if entry.period.start < own.start <= entry.period.end:
            question.say("S006", entry.place, period=entry.period, start=own.start)
        elif entry.period.start >= own.start and entry.period.end > own.end:
            question.say("S004", entry.place, period=entry.period, end=own.end)
    inside = [entry for entry in entries if own.covers(entry.period)]
    _check_cumulative(question, inside)
    late = [entry for entry in inside if entry.period.end > question.as_of]
    if late:
        question.say("S103", late[0].place, count=sum(entry.n for entry in late), day=question.as_of)
    usable = [entry for entry in inside if entry.period.end <= question.as_of]
    if not usable or ledger_end is None or not _has_all_regions(question, usable):
        return None
    anywhere = question.region is not None or not question.parts
    counted = [entry for entry in usable if anywhere or entry.region in (None, *question.parts)]
    end = min(ledger_end, own.end)
    if not complete and end != own.end and not Period(end, end).ends_with_month:
        question.say("S102", counted[-1].place, end=end)
    return Ledger(own.start, end, counted)


def _check_cumulative(question: Question, entries: Sequence[Entries]) -> None:
    """Say where a ledger holds running totals: entries of one region that begin alike and end apart."""
    first: dict[str | None, Entries] = {}
    for entry in entries:
        if entry.period.start == question.period.start:
            other = first.setdefault(entry.region, entry)
            if other.period != entry.period:
                question.say("S020", entry.place, period=other.period, other=entry.period, first=other.place)


def _has_all_regions(question: Question, entries: Sequence[Entries]) -> bool:
    """Return whether each declared region has an entry; an entry of no region adds to the others."""
    if question.region is not None:
        return True
    seen = {entry.region: entry.place for entry in reversed(entries)}
    if None in seen and len(seen) > 1:
        question.say("S019", next(entry.place for entry in entries if entry.region is None))
    wanted = question.wanted_regions(seen)
    missing = [region for region in wanted if region not in seen]
    for region in missing:
        question.say("S010", entries[0].place, region=region, day=question.last_day)
    return not missing or seen.keys() == {None}
