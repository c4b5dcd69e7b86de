"""A text with delimiters -> its rows with their line numbers, strictly: nothing is swallowed, padded or guessed."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from xihaian.errors import ActualsError, FileError
from xihaian.findings import Place, finding
from xihaian.read.encoding import Decoded, newlines, undecodable
from xihaian.read.header import Row, score
from xihaian.words.foreign import name_of

LONGEST_FIELD = 64 * 1024  # characters
_LONGEST_LINE = 2**20
_DELIMITERS = (",", "\t", ";", "|")
_FULL_WIDTH = "，"  # only where no other fits: it also stands inside texts
_SAMPLE = 20  # lines by which the delimiter is chosen


def read_table(decoded: Decoded, path: str) -> Iterator[Row]:
    """Yield every row that is not blank, titles and header included.

    Raises ``ActualsError`` F002 (undecodable), F003 (a NUL), A005 (quotes), A006 (too long), and
    ``FileError`` F001 where reading itself fails.
    """
    csv.field_size_limit(LONGEST_FIELD)
    lines = _Lines(decoded, path)
    delimiter = lines.named_delimiter() or choose_delimiter(decoded.head)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    skipped = begins = lines.count
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield begins + 1, cells
            begins = rows.line_num + skipped
            lines.record.clear()
    except csv.Error as error:
        code = "A006" if "field larger" in str(error) else "A005"
        opened = begins + 1 + _last_opening("".join(lines.record))
        raise ActualsError([finding(code, Place(path, opened), last=lines.count, most=LONGEST_FIELD)]) from error
    except UnicodeDecodeError as error:
        line = lines.count + 1 + newlines(error.object[: error.start])
        raise ActualsError([undecodable(error, path, line)]) from error
    except OSError as error:
        raise FileError([finding("F001", Place(path), reason=name_of(error))]) from error


def choose_delimiter(head: str) -> str:
    """Return the delimiter by which the first lines have the most names of columns in one row."""
    lines = head.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:_SAMPLE]

    def most_names(delimiter: str) -> int:
        return max((score(line.split(delimiter)) for line in lines if delimiter in line), default=0)

    best = max(_DELIMITERS, key=most_names)
    if most_names(best) < 2 and most_names(_FULL_WIDTH) > most_names(best):
        return _FULL_WIDTH
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


class _Lines:
    """The lines of a text with their ends as they are, whatever kind these are; counts them."""

    def __init__(self, decoded: Decoded, path: str) -> None:
        self.text, self.path, self.count = decoded.text, path, 0
        self.named = decoded.head[:6].lower().startswith("sep=") and decoded.head[5:6] in ("\r", "\n")
        self.delimiter = decoded.head[4:5]
        self.record: list[str] = []  # the lines of the row that is being read

    def named_delimiter(self) -> str | None:
        """Take the line that Excel begins with to name the delimiter, where there is one."""
        if not self.named or self.delimiter not in (*_DELIMITERS, _FULL_WIDTH):
            return None
        next(self)
        self.record.clear()
        return self.delimiter

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.text.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        self.count += 1
        if "\0" in line:
            raise ActualsError([finding("F003", Place(self.path, self.count))])
        if len(line) >= _LONGEST_LINE:
            raise ActualsError([finding("A006", Place(self.path, self.count), most=LONGEST_FIELD)])
        self.record.append(line)
        return line
