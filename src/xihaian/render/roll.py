"""A ledger rolled up, as CSV: reading it again gives the same entries, and rolling it the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from xihaian.actuals import Rolled
from xihaian.render.csv import write_csv

COLUMNS = ("target", "period", "region", "unit", "value", "n")


def render(rows: Iterable[Rolled], out: TextIO) -> None:
    """Write the rows in their order."""
    write_csv([COLUMNS, *(_cells(row) for row in rows)], out)


def _cells(row: Rolled) -> tuple[str, ...]:
    return (row.promise, str(row.period), row.region or "", row.unit, str(row.value), str(row.n))
