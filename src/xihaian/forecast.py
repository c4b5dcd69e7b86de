"""Will we make it? The standing carried on to the end of the period, and what is still needed for each month."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Literal

from xihaian.intervals import Interval
from xihaian.judging import holds
from xihaian.pace import starting_point
from xihaian.periods import Period
from xihaian.plan import Target

EARLIEST = Fraction(1, 6)  # the share of the period before which nothing is carried on


@dataclass(frozen=True)
class Forecast:
    """Where a target that is not over will stand at its end, if it goes on as it went. Values are in its unit.

    It stands at ``now`` when the share ``gone`` of its ``months`` is over, having begun at ``origin``.
    """

    target: Target
    now: Interval
    origin: Fraction
    due: Interval  # the share of the way
    gone: Fraction
    months: Fraction

    @property
    def method(self) -> Literal["run-rate", "schedule"]:
        """What the way is divided by: the share that is due where the plan spreads it, else the share that is gone."""
        return "schedule" if self.target.pace.kind in ("checkpoints", "like") else "run-rate"

    @property
    def is_early(self) -> bool:
        """Whether too little of the period is gone to carry anything on."""
        return self.gone < EARLIEST

    @property
    def months_gone(self) -> Fraction:
        """How many months are over."""
        return self.months * self.gone

    @property
    def months_left(self) -> Fraction:
        """How many months are to come."""
        return self.months * (1 - self.gone)

    @cached_property
    def value(self) -> Interval | None:
        """Where it will stand; ``None`` where it is too early to say, or what is due is nothing or not known."""
        share = self.due if self.method == "schedule" else Interval.of(self.gone)
        if self.is_early or not share.is_positive:
            return None
        return self.now.shifted(-self.origin).over(share).shifted(self.origin)

    @cached_property
    def attains(self) -> bool | None:
        """Whether that keeps the promise; ``None`` where it is not known."""
        return None if self.value is None else holds(self.target, self.value)

    @property
    def achieved(self) -> Interval:
        """What each month has brought."""
        return self.now.shifted(-self.origin).scaled(1 / self.months_gone)

    @property
    def needed(self) -> Interval | None:
        """What each month to come has to bring, of a ceiling may bring: (T - a) / months left.

        ``None`` of a floor once it holds, of a ceiling once it is passed, and of a range.
        """
        target = self.target
        if target.bound is None:
            return None
        if self.now.within(target.wanted) and (target.measure == "stock" or target.is_floor):
            return None
        if target.measure == "flow" and target.is_ceiling and self.now.apart_from(target.wanted):
            return None
        return self.now.scaled(Fraction(-1)).shifted(target.bound).scaled(1 / self.months_left)

    @property
    def reachable(self) -> bool | None:
        """Whether the most that each month can bring is enough; ``None`` where the target does not say."""
        if self.target.most_per_month is None:
            return None
        best = self.now.shifted(Fraction(self.target.most_per_month) * self.months_left)
        return not best.apart_from(self.target.wanted)


def forecast(target: Target, period: Period, until: Period, value: Interval, due: Interval) -> Forecast | None:
    """Return the forecast of a target that stands at ``value`` for the days of ``until``.

    Run rate: the way done, from zero or from the baseline of a stock, over the share of the period that is
    gone. Where the plan says how the way is spread, by checkpoints or an earlier year, over the share that is ``due``.
    ``None`` for what cannot be carried on (a rate, a stock without a way to go), and when the time is over.
    """
    origin = starting_point(target)
    carried = target.measure == "flow" or (target.measure == "stock" and target.baseline is not None)
    if not carried or origin is None or until.end >= period.end:
        return None
    return Forecast(target, value, origin, due, period.share_until(until.end), months_of(period))


@lru_cache
def months_of(period: Period) -> Fraction:
    """Return how many months a period is long: part months by their days.

    >>> from datetime import date
    >>> months_of(Period(date(2023, 3, 15), date(2023, 5, 31)))
    Fraction(79, 31)
    """
    before = Fraction(period.start.day - 1, Period.month_end(period.start).day)
    return Period(period.start.replace(day=1), period.end).months() - before
