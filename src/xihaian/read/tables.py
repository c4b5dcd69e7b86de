"""Any file of actuals -> its rows, whatever kind of file it is: that is seen in its first bytes, not in its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from typing import BinaryIO

from xihaian.findings import Finding
from xihaian.read.csv_table import read_table
from xihaian.read.encoding import open_text
from xihaian.read.header import Row
from xihaian.read.json_table import read_json_table


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file, the encoding or kind that they were read as, and what was odd about it."""

    rows: Iterator[Row]
    encoding: str
    findings: tuple[Finding, ...]


def open_table(stream: BinaryIO, path: str, known: Callable[[], Set[str]], encoding: str | None) -> Table:
    """Return the rows of a file; raise ``ActualsError`` where it is none of the kinds.

    ``known`` gives the words by which an encoding is recognised.
    """
    decoded = open_text(stream, path, known, encoding)
    reader = read_json_table if decoded.head.lstrip()[:1] in ("[", "{") else read_table
    return Table(reader(decoded, path), decoded.encoding, decoded.findings)
