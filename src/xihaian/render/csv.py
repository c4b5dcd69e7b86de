"""CSV for spreadsheets: one row a result; a text that one would take for a formula gets a leading apostrophe."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from xihaian.assessment import Assessment
from xihaian.fields import ANY
from xihaian.records import head, result_record
from xihaian.render.looks import Look
from xihaian.view import View
from xihaian.words.visible import visible

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+|/[0-9]+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


_KEYS = (
    "domain", "owner", "commitment", "period", "measure", "comparison", "wanted", "unit", "weight", "status", "reason",
    "holds", "over", "actual", "actual_period", "difference", "difference_unit", "completion", "level_completion",
    "progress", "schedule", "ahead", "held_until",
)  # fmt: skip
_FORECAST = ("method", "value", "attains", "achieved_per_month", "needed_per_month", "reachable")


def render(assessment: Assessment, view: View, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write a header and a row for each result: its record without what is a list, under the same keys."""
    first = head(assessment)
    names = [f"forecast_{key}" for key in _FORECAST]
    rows: list[list[str]] = [["format", "as_of", "id", "kind", "part", "name", *_KEYS, *names, "findings"]]
    for result in view.results:
        record = result_record(result)
        kind = "milestone" if "milestone" in record else "target"
        rows.append(
            [
                str(first["format"]),
                first["as_of"] or "",
                record[kind],
                kind,
                record["part"] or "",
                result.promise.name.in_language(ANY),
                *(_cell(record[key]) for key in _KEYS),
                *(_cell((record["forecast"] or {}).get(key)) for key in _FORECAST),
                " ".join(dict.fromkeys(item["code"] for item in record["findings"])),
            ]
        )
    write_csv(rows, out)


def _cell(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def write_csv(rows: Iterable[Sequence[str]], out: TextIO) -> None:
    """Write the rows; our own reader takes the apostrophe off again."""
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])


def guarded(text: str) -> str:
    """Return the text so that no spreadsheet executes it; a plain number stays bare."""
    is_formula = text.startswith(_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{visible(text)}" if is_formula else visible(text)
