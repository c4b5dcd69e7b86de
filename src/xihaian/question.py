"""What is asked of the data for one promise: which days may count, of which region, and what there is to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from xihaian.accounts import Account, Either
from xihaian.actuals import Actual
from xihaian.findings import Finding, Place, finding
from xihaian.intervals import Interval
from xihaian.periods import Period
from xihaian.plan import Promise, Target


def measure_of(promise: Promise) -> str:
    """Return what a number means in time; of a milestone it is a stage."""
    return promise.measure if isinstance(promise, Target) else "stage"


@dataclass(slots=True)
class Question:
    """Where does a promise stand in ``period`` by ``as_of``; of one ``region``, or of the whole?

    The findings that come up on the way gather in ``said``.
    """

    promise: Promise
    period: Period
    as_of: date
    region: str | None = None
    measure: str = ""  # the promise's own, unless it is asked of something else than its value
    said: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.measure = self.measure or measure_of(self.promise)

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
        of_levels = isinstance(self.promise, Target) and self.measure != self.promise.measure
        is_share = isinstance(self.promise, Target) and self.promise.unit.is_share and not of_levels
        return self.measure in ("flow", "stock") and not is_share

    def say(self, code: str, place: Place | None, **facts: object) -> None:
        """Keep a finding about the promise."""
        self.said.append(finding(code, place, target=self.promise.id, **facts))

    def wanted_regions(self, seen: Mapping[str | None, Place]) -> list[str]:
        """Return the regions that make the whole, and name those seen that are none of the declared ones."""
        names = sorted(region for region in seen if region is not None)
        for region in names if self.parts else ():
            if region not in self.parts:
                self.say("S011", seen[region], region=region, known=", ".join(self.parts))
        return self.parts or names

    def either(self, first: Account | None, second: Account | None, code: str | None) -> Account | None:
        """Return both as one account; say, by ``code``, where they differ at a day that both have."""
        first, second = (account if account and account.ends else None for account in (first, second))
        if first is None or second is None:
            return first or second
        for end in first.ends if code else ():
            here, there = first.value(end), second.value(end)
            if code and here and there and differing(here, there):
                standing = first.at(end)
                place = standing.rows[0].place if standing and standing.rows else None
                self.say(code, place, end=end, value=here, other=there)
        return Either(first, second)


def differing(one: Interval, other: Interval) -> bool:
    """Return whether two values cannot both be right."""
    return one.apart_from(other) if one.exact is None or other.exact is None else one != other


def within(rows: Iterable[Actual], period: Period) -> list[Actual]:
    """Return the rows all of whose days lie in the period."""
    return [row for row in rows if period.covers(row.period)]
