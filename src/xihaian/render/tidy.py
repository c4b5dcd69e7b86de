"""What was read, as a canonical table: reading it again gives the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from xihaian.actuals import Actual, Rejected
from xihaian.plan import Plan, Target
from xihaian.render.csv import write_csv
from xihaian.render.json import write_json
from xihaian.render.looks import Look
from xihaian.render.sentences import sentence

COLUMNS = ("target", "period", "value", "unit", "region", "owner", "ref", "n", "source", "published", "note")


def render_csv(plan: Plan, rows: Sequence[Actual], out: TextIO) -> None:
    """Write the rows as CSV."""
    write_csv([COLUMNS, *(list(row.values()) for row in _records(plan, rows))], out)


def render_json(plan: Plan, rows: Sequence[Actual], out: TextIO) -> None:
    """Write the rows as an array of objects; what a row does not have is left out."""
    write_json([{key: text for key, text in row.items() if text} for row in _records(plan, rows)], out)


def render_rejects(rejected: Sequence[Rejected], out: TextIO, look: Look) -> None:
    """Write each row that was not taken: the file, its line, why, and its cells as they stand there."""
    rows = [["file", "row", "reasons"]]
    for item in rejected:
        reasons = "; ".join(sentence(reason._replace(place=None), look) for reason in item.findings)
        rows.append([item.place.path, str(item.place.line), reasons, *item.cells])
    write_csv(rows, out)


def _records(plan: Plan, rows: Sequence[Actual]) -> list[dict[str, str]]:
    targets = {promise.id: promise for _, promise in plan.promises if isinstance(promise, Target)}
    return [_record(row, targets.get(row.promise)) for row in rows]


def _record(row: Actual, target: Target | None) -> dict[str, str]:
    value, unit = str(row.stage or ""), ""
    if target is not None:
        value, unit = str(row.value), (target.level_unit if row.level and target.level_unit else target.unit).symbol
    if "/" in value:  # no decimal says it in the target's unit: it stays as it was written
        value, unit = row.written, row.unit
    texts = (
        row.promise,
        str(row.period),
        value,
        unit,
        row.region or "",
        row.owner or "",
        row.ref or "",
        str(row.n) if row.n is not None and (row.n > 1 or not row.ref) else "",
        row.source or "",
        str(row.published or ""),
        row.note or "",
    )
    return dict(zip(COLUMNS, texts, strict=True))


RENDERERS = {"csv": render_csv, "json": render_json}
