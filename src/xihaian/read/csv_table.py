"""A CSV stream -> its rows with their line numbers, strictly: nothing is swallowed, padded or guessed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from xihaian.errors import ActualsError, FileError
from xihaian.findings import Place, finding

LONGEST_FIELD = 64 * 1024  # characters
_LONGEST_LINE = 2**20

Row = tuple[int, list[str]]  # the line that it begins on, from 1, and its cells


def read_table(stream: BinaryIO, path: str) -> Iterator[Row]:
    """Yield every row that is not blank, the header first.

    Raises ``ActualsError`` F002 (not UTF-8), F003 (a NUL), A005 (quotes), A006 (too long), and
    ``FileError`` F001 where reading itself fails.
    """
    csv.field_size_limit(LONGEST_FIELD)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    lines = _Lines(text, path)
    rows = csv.reader(lines, strict=True)
    begins = 1
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = rows.line_num + 1
    except csv.Error as error:
        code = "A006" if "field larger" in str(error) else "A005"
        facts = {"last": rows.line_num, "most": LONGEST_FIELD}
        raise ActualsError([finding(code, Place(path, begins), **facts)]) from error
    except UnicodeDecodeError as error:
        line = lines.count + 1 + _newlines(error.object[: error.start])
        raise ActualsError([finding("F002", Place(path, line), byte=f"0x{error.object[error.start]:02X}")]) from error
    except OSError as error:
        raise FileError([finding("F001", Place(path), reason=error.strerror or str(error))]) from error
    finally:
        if not text.closed:
            text.detach()  # the stream belongs to who opened it


def _newlines(content: bytes) -> int:
    return content.count(b"\n") + content.replace(b"\r\n", b"").count(b"\r")


class _Lines:
    """The lines of a text with their ends as they are, whatever kind these are; counts them."""

    def __init__(self, text: io.TextIOWrapper, path: str) -> None:
        self.text, self.path, self.count = text, path, 0

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
        return line
