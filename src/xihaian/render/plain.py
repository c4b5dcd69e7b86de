"""Tables as aligned text for pipes and files: nothing is cut, and wide characters count as two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TextIO
from unicodedata import combining, east_asian_width

_GAP = "  "


@lru_cache(maxsize=8192)  # the words of a table come again and again
def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def write_columns(rows: Sequence[Sequence[str]], out: TextIO, *, right: Iterable[int] = ()) -> None:
    """Write the rows in columns as wide as their widest cell; those of ``right`` end alike."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    ends = set(right)
    for row in rows:
        cells = []
        for index, cell in enumerate(row):
            blank = " " * (widths[index] - width(cell))
            cells.append(blank + cell if index in ends else cell + blank)
        out.write(_GAP.join(cells).rstrip() + "\n")
