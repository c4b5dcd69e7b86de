"""Of several rows for one thing, which one counts: the newest published one, and never silently the last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xihaian.actuals import Actual
from xihaian.findings import Finding, finding
from xihaian.periods import Period


class Settled(NamedTuple):
    """The one row that counts for each key, the older ones that it replaced, and what is to be said."""

    rows: tuple[Actual, ...]
    superseded: tuple[Actual, ...]
    findings: tuple[Finding, ...]


def settle(rows: Iterable[Actual], *, by_end: bool) -> Settled:
    """Return one row for each key: the region and the period, or only its end (``by_end``).

    Rows that agree are a warning (S005). Rows that differ are an error (S002), unless all of them say
    when they were published and no two of one day differ: then the newest counts (note S003).
    """
    groups: dict[object, list[Actual]] = {}
    for row in rows:
        groups.setdefault(key(row, by_end=by_end), []).append(row)
    kept, superseded, findings = [], [], []
    for group in groups.values():
        newest = _newest(group)
        kept.append(newest)
        older = [row for row in group if not row.agrees_with(newest)]
        superseded += older
        findings += _remarks(group, newest, older)
    return Settled(tuple(kept), tuple(superseded), tuple(findings))


def key(row: Actual, *, by_end: bool) -> object:
    """Return what two rows for one thing have in common; a level is always one of an interval."""
    return (row.region, row.level, row.period.end if by_end and not row.level else row.period)


def _newest(group: Sequence[Actual]) -> Actual:
    """Return the row published last; of several as new the first that was read."""
    dated = [(row.published.end, row.published.start) for row in group if row.published]
    newest = max(dated, default=None)
    return next(
        (row for row in group if row.published and (row.published.end, row.published.start) == newest), group[0]
    )


def _remarks(group: Sequence[Actual], newest: Actual, older: Sequence[Actual]) -> list[Finding]:
    remarks = [
        finding("S005", row.place, target=row.promise, period=row.period, first=newest.place)
        for row in group
        if row is not newest and row.agrees_with(newest)
    ]
    for row in older:
        code = "S003" if _is_ordered(row, group) else "S002"
        facts = {"target": row.promise, "period": row.period, "value": row.written, "other": newest.written}
        remarks.append(finding(code, row.place, **facts, first=newest.place))
    return remarks


def _is_ordered(row: Actual, group: Sequence[Actual]) -> bool:
    """Return whether the days of publication say which of each two rows that differ is the newer.

    2024-01 may be before or after 2024-01-20, so the two say nothing.
    """
    return all(_are_apart(row.published, other.published) for other in group if not other.agrees_with(row))


def _are_apart(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and (one.end < other.start or other.end < one.start)
