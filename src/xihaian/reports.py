"""The account of a report: which of its rows may count, region by region and for the whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xihaian.accounts import Account, Flow, Latest, Regions, added
from xihaian.actuals import Actual
from xihaian.periods import Period
from xihaian.plausibility import check_series, check_slips
from xihaian.question import Question, differing
from xihaian.tiling import tile


def report_account(question: Question, rows: Sequence[Actual]) -> Account | None:
    """Return what rows, one for each key, tell of the promise, or ``None``.

    Where they speak of the whole and of its regions, the whole counts and the sum checks it.
    """
    current = [row for row in rows if row.period.end >= question.period.start]
    fitting = [row for row in current if _fits(question, row)]
    late = [row for row in fitting if row.period.end > question.as_of]
    if late:
        question.say("S103", late[0].place, count=len(late), day=question.as_of)
    usable = [row for row in fitting if row.period.end <= question.as_of]
    whole = _account_of(question, [row for row in usable if row.region == question.region])
    if question.region is not None:
        return whole
    return question.either(whole, _regions(question, current, usable), "S014")


def _fits(question: Question, row: Actual) -> bool:
    """Return whether a row may count for the period that is asked for, and say why where it may not."""
    own, days = question.period, row.period
    if days.end > own.end:
        question.say("S004", row.place, period=days, end=own.end)
    elif question.measure == "flow" and days.start < own.start:
        question.say("S006", row.place, period=days, start=own.start)
    elif question.measure == "flow" and days.start == days.end:
        question.say("S001", row.place, period=days, cure=Period(own.start, days.end))
    elif question.measure == "rate" and days.start != own.start:
        question.say("S007", row.place, period=days, cure=Period(own.start, days.end))
    else:
        return True
    return False


def _account_of(question: Question, rows: Sequence[Actual]) -> Account | None:
    """Return the account of the rows of one region, or of the whole."""
    if not rows:
        return None
    question.said += check_slips(question.promise, rows)
    if question.measure != "flow":
        return Latest(question.period.start if question.measure == "rate" else None, rows)
    flow = Flow(question.period.start, rows)
    _check_flow(question, flow)
    return flow


def _check_flow(question: Question, flow: Flow) -> None:
    """Say which rows differ from the rows that they span, and which lie behind a gap."""
    question.said += check_series(question.promise, flow.rows)
    last = max(flow.ends, default=None)
    shortest: dict[date, date] = {}
    for row in flow.rows:
        shortest[row.period.start] = min(row.period.end, shortest.get(row.period.start, row.period.end))
    for row in flow.rows:
        spans = shortest[row.period.start] < row.period.end
        others = tile([other for other in flow.rows if other is not row], row.period) if spans else None
        if others and row.value and differing(row.value, added(others)):
            spanned = ", ".join(str(other.period) for other in others)
            question.say("S008", row.place, period=row.period, value=row.value, sum=added(others), rows=spanned)
        if last is None or row.period.end > last:
            code = "S021" if last is None else "S009"
            question.say(code, row.place, period=row.period, covered=last, start=flow.start)


def _regions(question: Question, current: Sequence[Actual], usable: Sequence[Actual]) -> Account | None:
    """Return the sum of the regions: of those that the target declares, else of those seen."""
    of_regions = [row for row in current if row.region is not None]
    if not of_regions:
        return None
    if not question.adds_up:
        if not question.parts:  # which are judged each for itself
            question.say("S012", of_regions[0].place)
        return None
    wanted = question.wanted_regions({row.region: row.place for row in reversed(of_regions)})
    by_region: dict[str | None, list[Actual]] = {}
    for row in usable:
        by_region.setdefault(row.region, []).append(row)
    accounts = {name: account for name in wanted if (account := _account_of(question, by_region.get(name, ())))}
    for region in wanted:
        if region not in accounts:
            question.say("S010", of_regions[0].place, region=region, day=question.last_day)
    if len(accounts) < len(wanted):
        return None
    together = Regions(accounts)
    last = {name: account.ends[-1] for name, account in accounts.items() if account.ends}
    if not together.ends:
        question.say("S015", of_regions[0].place, regions=", ".join(wanted))
    elif late := [name for name, end in last.items() if end < max(last.values())]:
        facts = {"regions": ", ".join(late), "end": together.ends[-1], "day": max(last.values())}
        question.say("S029", of_regions[0].place, **facts)
    if together.ends and not question.parts:
        question.say("S101", of_regions[0].place, regions=", ".join(wanted))
    return together
