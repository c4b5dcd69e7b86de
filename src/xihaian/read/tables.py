"""Any file of actuals -> its rows, whatever kind of file it is: that is seen in its first bytes, not in its name."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from typing import BinaryIO

from xihaian.errors import ActualsError
from xihaian.findings import Finding, Place, finding
from xihaian.read.csv_table import read_table
from xihaian.read.encoding import Rejoined, open_text
from xihaian.read.header import Row
from xihaian.read.json_table import read_json_table
from xihaian.read.xlsx_table import OLD_XLS, XLSX, read_xlsx


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user says about every file: its encoding, and the sheet of a spreadsheet."""

    encoding: str | None = None
    sheet: str | None = None


ANYTHING = Asked()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file, the encoding or kind that they were read as, and what was odd about it."""

    rows: Iterator[Row]
    encoding: str
    findings: tuple[Finding, ...]


def open_table(stream: BinaryIO, path: str, known: Callable[[], Set[str]], asked: Asked) -> Table:
    """Return the rows of a file; raise ``ActualsError`` where it is none of the kinds.

    ``known`` gives the words by which an encoding is recognised.
    """
    head = stream.read(len(XLSX))
    whole = io.BufferedReader(Rejoined(head, stream))
    if head == OLD_XLS:
        raise ActualsError([finding("A025", Place(path))])
    if head == XLSX:
        rows, findings = read_xlsx(whole, path, asked.sheet)
        return Table(rows, "xlsx", findings)
    decoded = open_text(whole, path, known, asked.encoding)
    reader = read_json_table if decoded.head.lstrip()[:1] in ("[", "{") else read_table
    return Table(reader(decoded, path), decoded.encoding, decoded.findings)
