"""The standing of a promise at a date: which rows may count, by which account, and what is odd about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from xihaian.accounts import Account, Either, Flow, Latest, Ledger, Regions, Standing, added
from xihaian.actuals import Actual, Entries
from xihaian.findings import Finding, Place, finding
from xihaian.intervals import Interval
from xihaian.periods import Period
from xihaian.plan import Promise, Target
from xihaian.plausibility import check_series, check_slips
from xihaian.settling import settle
from xihaian.tiling import tile


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


def find_account(
    promise: Promise,
    period: Period,
    as_of: date,
    rows: Sequence[Actual],
    entries: Sequence[Entries],
    ledger_end: date | None,
    *,
    complete: bool = False,
) -> Found:
    """Return the account that tells where a promise stands in its own ``period`` by ``as_of``.

    ``ledger_end`` is the last day that the whole ledger speaks for, ``complete`` that the user said so.
    An error among the findings (S002, S020) allows no verdict.
    """
    question = _Question(promise, period, as_of, complete)
    account = question.either(question.report(rows), question.ledger(entries, ledger_end), "S013")
    return Found(account, tuple(question.superseded), tuple(question.said))


@dataclass(slots=True)
class _Question:
    """What is asked of the data for one promise, and what there is to say about it so far."""

    promise: Promise
    period: Period
    as_of: date
    complete: bool  # the user says that the ledger is complete until ``as_of``
    said: list[Finding] = field(default_factory=list)
    superseded: list[Actual] = field(default_factory=list)

    @property
    def measure(self) -> str:
        return self.promise.measure if isinstance(self.promise, Target) else "stage"

    @property
    def parts(self) -> list[str]:
        """The regions that the target declares."""
        return list(self.promise.parts or ()) if isinstance(self.promise, Target) else []

    @property
    def last_day(self) -> date:
        """The last day that may count."""
        return min(self.as_of, self.period.end)

    @property
    def adds_up(self) -> bool:
        """Whether the values of regions make a sum: no rate, no stage and no share does."""
        return isinstance(self.promise, Target) and self.measure != "rate" and not self.promise.unit.is_share

    def say(self, code: str, place: Place | None, **facts: object) -> None:
        self.said.append(finding(code, place, target=self.promise.id, **facts))

    def either(self, first: Account | None, second: Account | None, code: str) -> Account | None:
        """Return both as one account; say where they differ at a day that both have."""
        first, second = (account if account and account.ends else None for account in (first, second))
        if first is None or second is None:
            return first or second
        for end in first.ends:
            here, there = first.at(end), second.at(end)
            if here and there and here.value and there.value and _differ(here.value, there.value):
                place = here.rows[0].place if here.rows else None
                self.say(code, place, end=end, value=here.value, other=there.value)
        return Either(first, second)

    def report(self, rows: Sequence[Actual]) -> Account | None:
        settled = settle(rows, by_end=self.measure in ("stock", "stage"))
        self.said += settled.findings
        self.superseded += settled.superseded
        self.check_baseline(settled.rows)
        current = [row for row in settled.rows if row.period.end >= self.period.start]
        history = [row for row in settled.rows if row.period.end < self.period.start]
        if history:
            self.say("S104", history[0].place, count=len(history), start=self.period.start)
        fitting = [row for row in current if self.fits(row)]
        late = [row for row in fitting if row.period.end > self.as_of]
        if late:
            self.say("S103", late[0].place, count=len(late), day=self.as_of)
        usable = [row for row in fitting if row.period.end <= self.as_of]
        whole = self.account_of([row for row in usable if row.region is None])
        return self.either(whole, self.regions(current, usable), "S014")

    def fits(self, row: Actual) -> bool:
        """Return whether a row may count for the promise's own period, and say why where it may not."""
        own, days = self.period, row.period
        if days.end > own.end:
            self.say("S004", row.place, period=days, end=own.end)
        elif self.measure == "flow" and days.start < own.start:
            self.say("S006", row.place, period=days, start=own.start)
        elif self.measure == "flow" and days.start == days.end:
            self.say("S001", row.place, period=days, cure=Period(own.start, days.end))
        elif self.measure == "rate" and days.start != own.start:
            self.say("S007", row.place, period=days, cure=Period(own.start, days.end))
        else:
            return True
        return False

    def account_of(self, rows: Sequence[Actual]) -> Account | None:
        """Return the account of the rows of one region, or of the whole."""
        if not rows:
            return None
        self.said += check_slips(self.promise, rows)
        if self.measure != "flow":
            return Latest(self.period.start if self.measure == "rate" else None, rows)
        flow = Flow(self.period.start, rows)
        self.check_flow(flow)
        return flow

    def check_flow(self, flow: Flow) -> None:
        """Say which rows differ from the rows that they span, and which lie behind a gap."""
        self.said += check_series(self.promise, flow.rows)
        last = max(flow.ends, default=None)
        shortest: dict[date, date] = {}
        for row in flow.rows:
            shortest[row.period.start] = min(row.period.end, shortest.get(row.period.start, row.period.end))
        for row in flow.rows:
            spans = shortest[row.period.start] < row.period.end
            others = tile([other for other in flow.rows if other is not row], row.period) if spans else None
            if others and row.value and _differ(row.value, added(others)):
                spanned = ", ".join(str(other.period) for other in others)
                self.say("S008", row.place, period=row.period, value=row.value, sum=added(others), rows=spanned)
            if last is None or row.period.end > last:
                code = "S021" if last is None else "S009"
                self.say(code, row.place, period=row.period, covered=last, start=flow.start)

    def regions(self, current: Sequence[Actual], usable: Sequence[Actual]) -> Account | None:
        """Return the sum of the regions: of those that the target declares, else of those seen."""
        of_regions = [row for row in current if row.region is not None]
        if not of_regions:
            return None
        if not self.adds_up:
            self.say("S012", of_regions[0].place)
            return None
        wanted = self.wanted_regions({row.region: row.place for row in reversed(of_regions)})
        by_region: dict[str | None, list[Actual]] = {}
        for row in usable:
            by_region.setdefault(row.region, []).append(row)
        accounts = {name: account for name in wanted if (account := self.account_of(by_region.get(name, ())))}
        for region in wanted:
            if region not in accounts:
                self.say("S010", of_regions[0].place, region=region, day=self.last_day)
        if len(accounts) < len(wanted):
            return None
        together = Regions(accounts)
        if not together.ends:
            self.say("S015", of_regions[0].place, regions=", ".join(wanted))
        elif not self.parts:
            self.say("S101", of_regions[0].place, regions=", ".join(wanted))
        return together

    def wanted_regions(self, seen: Mapping[str | None, Place]) -> list[str]:
        """Return the regions that make the whole, and name those seen that are none of the declared ones."""
        names = sorted(region for region in seen if region is not None)
        for region in names if self.parts else ():
            if region not in self.parts:
                self.say("S011", seen[region], region=region, known=", ".join(self.parts))
        return self.parts or names

    def ledger(self, entries: Sequence[Entries], ledger_end: date | None) -> Account | None:
        own = self.period
        for entry in entries:
            if entry.period.start < own.start <= entry.period.end:
                self.say("S006", entry.place, period=entry.period, start=own.start)
            elif entry.period.start >= own.start and entry.period.end > own.end:
                self.say("S004", entry.place, period=entry.period, end=own.end)
        history = [entry for entry in entries if entry.period.end < own.start]
        if history:
            self.say("S104", history[0].place, count=sum(entry.count for entry in history), start=own.start)
        inside = [entry for entry in entries if own.covers(entry.period)]
        self.check_cumulative(inside)
        late = [entry for entry in inside if entry.period.end > self.as_of]
        if late:
            self.say("S103", late[0].place, count=sum(entry.count for entry in late), day=self.as_of)
        usable = [entry for entry in inside if entry.period.end <= self.as_of]
        if not usable or ledger_end is None or not self.has_all_regions(usable):
            return None
        counted = [entry for entry in usable if not self.parts or entry.region in (None, *self.parts)]
        end = min(ledger_end, own.end)
        if not self.complete and end != own.end and not Period(end, end).ends_with_month:
            self.say("S102", counted[-1].place, end=end)
        return Ledger(own.start, end, counted)

    def check_cumulative(self, entries: Sequence[Entries]) -> None:
        """Say where a ledger holds running totals: entries of one region that begin alike and end apart."""
        first: dict[str | None, Entries] = {}
        for entry in entries:
            if entry.period.start == self.period.start:
                other = first.setdefault(entry.region, entry)
                if other.period != entry.period:
                    self.say("S020", entry.place, period=other.period, other=entry.period, first=other.place)

    def has_all_regions(self, entries: Sequence[Entries]) -> bool:
        """Return whether each declared region has an entry; an entry of no region adds to the others."""
        seen = {entry.region: entry.place for entry in reversed(entries)}
        if None in seen and len(seen) > 1:
            self.say("S019", next(entry.place for entry in entries if entry.region is None))
        wanted = self.wanted_regions(seen)
        missing = [region for region in wanted if region not in seen]
        for region in missing:
            self.say("S010", entries[0].place, region=region, day=self.last_day)
        return not missing or seen.keys() == {None}

    def check_baseline(self, rows: Iterable[Actual]) -> None:
        """Say where an earlier row contradicts the baseline that the plan states."""
        baseline = self.promise.baseline if isinstance(self.promise, Target) else None
        for row in rows if baseline else ():
            stated = Interval.of(Fraction(baseline.value)) if baseline else None
            same_day = baseline and row.region is None and row.period.end == baseline.period.end
            if same_day and row.value and stated and _differ(row.value, stated):
                self.say("S016", row.place, value=row.value, baseline=stated)


def _differ(one: Interval, other: Interval) -> bool:
    """Return whether two values cannot both be right."""
    return one.apart_from(other) if one.exact is None or other.exact is None else one != other
