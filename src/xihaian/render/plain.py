"""Tables as aligned text for pipes and files: nothing is cut, and wide characters count as two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO
from unicodedata import combining, east_asian_width

_GAP = "  "


class _Widths(dict[str, int]):
    """The columns of each character, looked up once."""

    def __missing__(self, character: str) -> int:
        self[character] = 0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
        return self[character]


_of_character = _Widths().__getitem__


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_of_character, text))


def write_columns(rows: Sequence[Sequence[str]], out: TextIO, *, right: Iterable[int] = ()) -> None:
    """Write the rows in columns as wide as their widest cell; those of ``right`` end alike."""
    ends = set(right)
    columns = []
    for index, cells in enumerate(zip(*rows, strict=True)):
        widths = list(map(width, cells))
        widest = max(widths)
        blanks = [" " * (widest - one) for one in widths]
        both = zip(blanks, cells, strict=True) if index in ends else zip(cells, blanks, strict=True)
        columns.append(list(map("".join, both)))
    out.writelines(f"{_GAP.join(cells).rstrip()}\n" for cells in zip(*columns, strict=True))
