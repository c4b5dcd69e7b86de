"""Scores of many results: counts by status, and the mean completion with what it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from xihaian.intervals import Interval, total
from xihaian.plan import Milestone
from xihaian.results import Result
from xihaian.status import Status


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


def score(results: Iterable[Result]) -> Score:
    """Return the score; milestones count by their status, and never in a mean."""
    counts = dict.fromkeys(Status, 0)
    targets = milestones = 0
    weight = stood_on = Fraction(0)
    capped, uncapped = list[Interval](), list[Interval]()
    for result in results:
        counts[result.status] += 1
        if isinstance(result.promise, Milestone):
            milestones += 1
            continue
        targets += 1
        share = Fraction(result.promise.weight)
        weight += share
        if result.completion is not None:
            stood_on += share
            uncapped.append(result.completion.scaled(share))
            capped.append(_capped(result.completion).scaled(share))
    return Score(
        counts, targets, milestones, weight, len(capped), stood_on, _mean(capped, stood_on), _mean(uncapped, stood_on)
    )


def _mean(weighted: list[Interval], weight: Fraction) -> Interval | None:
    return total(weighted).scaled(1 / weight) if weighted else None


def _capped(share: Interval) -> Interval:
    """Return the shares with 1 in place of all that is more."""
    one = Fraction(1)
    if share.low is not None and share.low >= one:
        return Interval.of(one)
    if share.high is None or share.high > one:
        return Interval(share.low, one, share.low_open)
    return share
