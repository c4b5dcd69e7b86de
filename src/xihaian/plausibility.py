"""Values that are probably not what was meant: a unit forgotten, a 万 too many, running totals taken for months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise

from xihaian.accounts import Standing
from xihaian.actuals import Actual
from xihaian.findings import Finding, finding
from xihaian.intervals import Interval
from xihaian.plan import Promise, Target

_LEAST, _MOST = 9_000, 11_000  # times: a 万 too many or too few
_ALIKE = 2  # a share times 100 within this factor of the target was probably written as a fraction
_SERIES = 4  # rows from which a series that only grows is worth a remark


def check_values(promise: Promise, standing: Standing) -> Iterator[Finding]:
    """Yield a warning where a value is about 10 000 times its target, or the inverse (S018), or a hundredth (S022)."""
    if not isinstance(promise, Target) or standing.value is None:
        return
    value = standing.value.exact
    place = standing.rows[-1].place if standing.rows else None
    for bound in {promise.wanted.low, promise.wanted.high} - {None}:
        if value is None or bound is None:
            continue
        facts = {"target": promise.id, "value": standing.value, "other": Interval.of(bound)}
        if _slipped(value, bound):
            yield finding("S018", place, **facts, unit=promise.unit.symbol)
        elif promise.unit.is_share and _is_fraction(value, bound):
            yield finding("S022", place, **facts, unit=promise.unit.symbol)


def check_slips(promise: Promise, rows: Sequence[Actual]) -> Iterator[Finding]:
    """Yield a warning (S018) where a row is about 10 000 times the one before it, or the inverse."""
    if not isinstance(promise, Target):
        return
    for earlier, later in pairwise(sorted(rows, key=lambda row: (row.period.end, row.period.start))):
        before, after = _exact(earlier), _exact(later)
        if before is not None and after is not None and _slipped(after, before):
            facts = {"target": promise.id, "value": later.value, "other": earlier.value}
            unit = promise.level_unit if later.level and promise.level_unit else promise.unit
            yield finding("S018", later.place, **facts, unit=unit.symbol)


def check_series(promise: Promise, rows: Sequence[Actual]) -> Iterator[Finding]:
    """Yield a warning where rows of a flow are probably of the other kind: months or running totals (S023, S024).

    ``rows`` are those of one region within the target's period.
    """
    ordered = sorted(rows, key=lambda row: row.period)
    for start, group in groupby(ordered, key=lambda row: row.period.start):
        running = [row for row in group if row.value is not None]
        for earlier, later in pairwise(running):
            if earlier.value and later.value and _falls(earlier.value, later.value):
                facts = {"target": promise.id, "period": later.period, "value": later.value}
                yield finding("S024", later.place, **facts, other=earlier.value, earlier=earlier.period, start=start)
    months = [row for row in ordered if row.period.months_long == 1]
    if _only_grows(months):
        facts = {"target": promise.id, "first": months[0].period, "last": months[-1].period}
        yield finding("S023", months[-1].place, **facts)


def _only_grows(months: Sequence[Actual]) -> bool:
    """Return whether months in turn never fall and at least double, as running totals do."""
    values = [_exact(row) for row in months]
    known = [value for value in values if value is not None]
    if len(known) < len(values) or len(known) < _SERIES or known[0] <= 0:
        return False
    in_turn = all(one.period.after == two.period.start for one, two in pairwise(months))
    return in_turn and known[-1] >= 2 * known[0] and all(one <= two for one, two in pairwise(known))


def _exact(row: Actual) -> Fraction | None:
    return row.value.exact if row.value else None


def _falls(earlier: Interval, later: Interval) -> bool:
    return earlier.low is not None and later.high is not None and later.high < earlier.low


def _slipped(value: Fraction, other: Fraction) -> bool:
    if value == 0 or other == 0:
        return False
    ratio = abs(value / other)
    return _LEAST <= max(ratio, 1 / ratio) <= _MOST


def _is_fraction(value: Fraction, bound: Fraction) -> bool:
    """Return whether 0.23 stands where 23 % are asked for."""
    return 0 < abs(value) < 1 <= abs(bound) and abs(bound) <= abs(value) * 100 * _ALIKE <= abs(bound) * _ALIKE**2
