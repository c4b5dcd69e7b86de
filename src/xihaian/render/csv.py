"""CSV for spreadsheets: a text that one would take for a formula gets a leading apostrophe."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from xihaian.words.visible import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(rows: Iterable[Sequence[str]], out: TextIO) -> None:
    """Write the rows; our own reader takes the apostrophe off again."""
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])


def guarded(text: str) -> str:
    """Return the text so that no spreadsheet executes it."""
    return f"'{visible(text)}" if text.startswith(_FORMULA) else visible(text)
