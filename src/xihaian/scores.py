"""Scores of many results: counts by status, and the mean completion with what it stands on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xihaian.intervals import Interval, total
from xihaian.plan import Target
from xihaian.results import Result
from xihaian.status import Status

_FULL = Fraction(1)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of results, and the weighted mean of their completions.

    ``capped`` counts each completion as 1 at the most, ``uncapped`` as it is; ``None`` where no target has one.
    They stand on ``stands_on`` of the ``targets``, and on ``weight_stands_on`` of their ``weight``.
    """

    counts: dict[Status, int]
    targets: int
    milestones: int
    weight: Fraction
    stands_on: int
    weight_stands_on: Fraction
    capped: Interval | None
    uncapped: Interval | None


def score(results: Sequence[Result]) -> Score:
    """Return the score; milestones count by their status, and never in a mean."""
    counted = Counter(result.status for result in results)
    targets = [(result, result.promise) for result in results if isinstance(result.promise, Target)]
    weighted = [(result.completion, target.weight) for result, target in targets]
    reached = [(share, weight) for share, weight in weighted if share is not None]
    stood_on = _together(weight for _, weight in reached)
    return Score(
        counts={status: counted[status] for status in Status},
        targets=len(targets),
        milestones=len(results) - len(targets),
        weight=_together(weight for _, weight in weighted),
        stands_on=len(reached),
        weight_stands_on=stood_on,
        capped=_mean([(_capped(share), weight) for share, weight in reached], stood_on),
        uncapped=_mean(reached, stood_on),
    )


def _together(weights: Iterable[Decimal]) -> Fraction:
    """Return the exact sum."""
    return sum((Fraction(weight) * many for weight, many in Counter(weights).items()), Fraction(0))


def _mean(weighted: Sequence[tuple[Interval, Decimal]], weight: Fraction) -> Interval | None:
    """Return the weighted mean, or ``None`` of nothing."""
    if not weighted:
        return None
    shares = [share if alone == 1 else share.scaled(Fraction(alone)) for share, alone in weighted]
    return total(shares).scaled(1 / weight)


def _capped(share: Interval) -> Interval:
    """Return the shares with 1 in place of all that is more."""
    if share.low is not None and share.low >= _FULL:
        return Interval.of(_FULL)
    if share.high is None or share.high > _FULL:
        return Interval(share.low, _FULL, share.low_open)
    return share
