"""Will we make it? The standing carried on to the end of the period, and what is still needed for each month."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from xihaian.intervals import Interval
from xihaian.judging import holds
from xihaian.pace import starting_point
from xihaian.periods import Period
from xihaian.plan import Target

EARLIEST = Fraction(1, 6)  # the share of the period before which nothing is carried on


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where a target that is not over will stand at its end, if it goes on as it went. Values are in its unit.

    ``value`` is ``None`` where it is too early to say, or where what is due is nothing or not known.
    ``needed`` and ``achieved`` are for a month: of a ceiling ``needed`` is what is still allowed; it is ``None``
    where nothing more is needed, or no way is left. ``reachable`` is ``None`` where the target declares no limit.
    """

    method: Literal["run-rate", "schedule"]
    gone: Fraction  # the share of the period
    months_gone: Fraction
    months_left: Fraction
    value: Interval | None
    attains: bool | None
    achieved: Interval
    needed: Interval | None
    reachable: bool | None

    @property
    def is_early(self) -> bool:
        """Whether too little of the period is gone to carry anything on."""
        return self.gone < EARLIEST


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
    gone = period.share_until(until.end)
    months = months_of(period)
    left = months * (1 - gone)
    way = value.shifted(-origin)
    planned = target.pace.kind in ("checkpoints", "like")
    share = due if planned else Interval.of(gone)
    at_end = way.over(share).shifted(origin) if gone >= EARLIEST and share.is_positive else None
    return Forecast(
        method="schedule" if planned else "run-rate",
        gone=gone,
        months_gone=months * gone,
        months_left=left,
        value=at_end,
        attains=None if at_end is None else holds(target, at_end),
        achieved=way.scaled(1 / (months * gone)),
        needed=_needed(target, value, left),
        reachable=_reachable(target, value, left),
    )


def months_of(period: Period) -> Fraction:
    """Return how many months a period is long: part months by their days.

    >>> from datetime import date
    >>> months_of(Period(date(2023, 3, 15), date(2023, 5, 31)))
    Fraction(79, 31)
    """
    before = Fraction(period.start.day - 1, Period.month_end(period.start).day)
    return Period(period.start.replace(day=1), period.end).months() - before


def _needed(target: Target, value: Interval, left: Fraction) -> Interval | None:
    """Return (T - a) / months left; of a floor ``None`` once it holds, of a ceiling once it is passed."""
    if target.bound is None:
        return None
    kept = value.within(target.wanted)
    if kept and (target.measure == "stock" or target.is_floor):
        return None
    if target.measure == "flow" and target.is_ceiling and value.apart_from(target.wanted):
        return None
    return value.scaled(Fraction(-1)).shifted(target.bound).scaled(1 / left)


def _reachable(target: Target, value: Interval, left: Fraction) -> bool | None:
    """Return whether the most that each month left can bring is enough; ``None`` where the target does not say."""
    if target.most_per_month is None:
        return None
    best = value.shifted(Fraction(target.most_per_month) * left)
    return not best.apart_from(target.wanted)
