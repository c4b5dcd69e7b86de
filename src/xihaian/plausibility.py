"""Values that are probably not what was meant: a unit forgotten, a 万 too many."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from xihaian.accounts import Standing
from xihaian.findings import Finding, finding
from xihaian.intervals import Interval
from xihaian.plan import Promise, Target

_LEAST, _MOST = 9_000, 11_000


def implausible(promise: Promise, standing: Standing) -> Iterator[Finding]:
    """Yield a warning (S018) where a value is about 10 000 times its target or its predecessor, or the inverse."""
    if not isinstance(promise, Target) or standing.value is None:
        return
    value, bound = standing.value.exact, promise.bound
    if value is not None and bound is not None and _slipped(value, bound):
        place = standing.rows[-1].place if standing.rows else None
        yield finding(
            "S018",
            place,
            target=promise.id,
            value=standing.value,
            other=Interval.of(bound),
            unit=promise.unit.symbol,
        )
    for earlier, later in pairwise(standing.rows):
        if earlier.value and later.value and earlier.region == later.region:
            before, after = earlier.value.exact, later.value.exact
            if before is not None and after is not None and _slipped(after, before):
                facts = {"target": promise.id, "value": later.value, "other": earlier.value}
                yield finding("S018", later.place, **facts, unit=promise.unit.symbol)


def _slipped(value: Fraction, other: Fraction) -> bool:
    if value == 0 or other == 0:
        return False
    ratio = abs(value / other)
    return _LEAST <= max(ratio, 1 / ratio) <= _MOST
