"""CSV for spreadsheets: a text that one would take for a formula gets a leading apostrophe."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from xihaian.words.visible import visible

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(rows: Iterable[Sequence[str]], out: TextIO) -> None:
    """Write the rows; our own reader takes the apostrophe off again."""
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])


def guarded(text: str) -> str:
    """Return the text so that no spreadsheet executes it; a plain number stays bare."""
    is_formula = text.startswith(_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{visible(text)}" if is_formula else visible(text)
