"""The columns of an attainment table: what each shows of a result, in every format that has tables for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from xihaian.render import cells
from xihaian.render.looks import Look
from xihaian.results import Result


def _status(result: Result, look: Look) -> str:
    parts = (cells.status(result, look), cells.held(result, look), *cells.warnings(result))
    return " ".join(filter(None, parts))


COLUMNS: Mapping[str, Callable[[Result, Look], str]] = {
    "name": lambda result, look: cells.name(result.promise, look),
    "target": lambda result, look: cells.promised(result.promise, look),
    "actual": cells.actual,
    "difference": cells.difference,
    "completion": cells.completion,
    "schedule": lambda result, _: cells.due(result.schedule),
    "forecast": cells.forecast,
    "trend": lambda result, _: cells.trend(result),
    "status": _status,
}
NUMBERS = frozenset({"difference", "completion", "schedule", "forecast"})  # which end alike


def heads(columns: Mapping[str, object] | list[str], look: Look) -> list[str]:
    """Return the titles of columns."""
    return [look.words[f"head {column}"] for column in columns]


def dated(actual: str, result: Result) -> str:
    """Return an actual with the days that it speaks for."""
    period = cells.actual_period(result)
    return f"{actual} ({period})" if period else actual
