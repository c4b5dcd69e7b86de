"""A text with delimiters -> its rows with their line numbers, strictly: nothing is swallowed, padded or guessed."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from xihaian.errors import ActualsError
from xihaian.findings import Place, finding
from xihaian.read.encoding import Decoded
from xihaian.read.header import Row, score
from xihaian.read.lines import DELIMITERS, FULL_WIDTH, LONGEST_FIELD, Lines

_SAMPLE = 20  # lines by which the delimiter is chosen


class CsvTable:
    """The rows of a text that are not blank, titles and header included, each with its line.

    Going through them raises ``ActualsError`` F002 (undecodable), F003 (a NUL), A005 (quotes), A006 (too long), and
    ``FileError`` F001 where reading itself fails.
    """

    def __init__(self, decoded: Decoded, path: str) -> None:
        csv.field_size_limit(LONGEST_FIELD)
        self._path = path
        self.encoding = decoded.encoding
        self.lines = Lines(decoded, path)
        self.delimiter = self.lines.named_delimiter() or choose_delimiter(decoded.head)
        self._rows = csv.reader(self.lines, delimiter=self.delimiter, strict=True)

    def __iter__(self) -> Iterator[Row]:
        return self

    def __next__(self) -> Row:
        lines = self.lines
        begins = lines.count
        try:
            for cells in self._rows:
                if any(cell.strip() for cell in cells):
                    return begins + 1, cells
                begins = lines.count
                lines.record.clear()
        except csv.Error as error:
            code = "A006" if "field larger" in str(error) else "A005"
            opened = begins + 1 + _last_opening("".join(lines.record))
            facts = {"last": lines.count, "most": LONGEST_FIELD}
            raise ActualsError([finding(code, Place(self._path, opened), **facts)]) from error
        finally:
            lines.record.clear()
        raise StopIteration

    @property
    def line(self) -> int:
        """How many lines were read."""
        return self.lines.count

    def block(self) -> tuple[int, list[list[str]]] | None:
        """Return the next rows, one of each line, blank ones too, and the line of the first; none at the end.

        ``None`` too where the next lines hold a quote or what is odd, so that they have to be gone through one by one.
        """
        first = self.lines.count + 1
        lines = self.lines.plain()
        try:
            return (first, list(csv.reader(lines, delimiter=self.delimiter, strict=True))) if lines else None
        except csv.Error:
            self.lines.back(len(lines))
            return None


def choose_delimiter(head: str) -> str:
    """Return the delimiter by which the first lines have the most names of columns in one row."""
    lines = head.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:_SAMPLE]

    def most_names(delimiter: str) -> int:
        return max((score(line.split(delimiter)) for line in lines if delimiter in line), default=0)

    best = max(DELIMITERS, key=most_names)
    if most_names(best) < 2 and most_names(FULL_WIDTH) > most_names(best):
        return FULL_WIDTH
    return best


def _last_opening(record: str) -> int:
    """Return how many lines of a broken record come before the one in which its last quote opened."""
    opened = line = 0
    inside = False
    for character in record.replace("\r\n", "\n").replace("\r", "\n"):
        if character == '"':
            inside = not inside
            opened = line if inside else opened
        elif character == "\n":
            line += 1
    return opened
