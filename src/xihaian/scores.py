"""Scores of many results: counts by status, and the mean completion with what it stands on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from xihaian.intervals import Interval, total
from xihaian.plan import Target
from xihaian.results import Result
from xihaian.status import Status

_FULL = Fraction(1)


class Score(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class Tally:
    """What a score is computed from: counts and sums, which add up over groups of results."""

    counts: Counter[Status]
    milestones: int
    weights: Counter[Decimal]
    reached: Counter[Decimal]  # the weights of the targets that have a completion
    capped: Interval  # sums of the completions, each times its weight
    uncapped: Interval

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.counts + other.counts,
            self.milestones + other.milestones,
            self.weights + other.weights,
            self.reached + other.reached,
            self.capped + other.capped,
            self.uncapped + other.uncapped,
        )

    def score(self) -> Score:
        """Return the score; milestones count by their status, and never in a mean."""
        weight = _sum(self.reached)
        return Score(
            counts={status: self.counts[status] for status in Status},
            targets=self.weights.total(),
            milestones=self.milestones,
            weight=_sum(self.weights),
            stands_on=self.reached.total(),
            weight_stands_on=weight,
            capped=self.capped.scaled(1 / weight) if weight else None,
            uncapped=self.uncapped.scaled(1 / weight) if weight else None,
        )


NOTHING = Tally(Counter(), 0, Counter(), Counter(), Interval.of(0), Interval.of(0))


def tally(results: Sequence[Result]) -> Tally:
    """Return the counts and sums of results."""
    targets = [(result, result.promise) for result in results if isinstance(result.promise, Target)]
    reached = [(share, target.weight) for result, target in targets if (share := result.completion) is not None]
    return Tally(
        counts=Counter(result.status for result in results),
        milestones=len(results) - len(targets),
        weights=Counter(target.weight for _, target in targets),
        reached=Counter(weight for _, weight in reached),
        capped=_weighted((_capped(share), weight) for share, weight in reached),
        uncapped=_weighted(reached),
    )


def _sum(weights: Counter[Decimal]) -> Fraction:
    return sum((Fraction(weight) * many for weight, many in weights.items()), Fraction(0))


def _weighted(shares: Iterable[tuple[Interval, Decimal]]) -> Interval:
    return total([share if weight == 1 else share.scaled(Fraction(weight)) for share, weight in shares])


def _capped(share: Interval) -> Interval:
    """Return the shares with 1 in place of all that is more."""
    if share.low is not None and share.low >= _FULL:
        return Interval.of(_FULL)
    if share.high is None or share.high > _FULL:
        return Interval(share.low, _FULL, share.low_open)
    return share
