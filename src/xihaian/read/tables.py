"""Any file of actuals -> its rows, whatever kind of file it is: that is seen in its first bytes, not in its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from datetime import date
from typing import BinaryIO, NamedTuple

from xihaian.errors import ActualsError
from xihaian.findings import Finding, Place, finding
from xihaian.read.csv_table import CsvTable
from xihaian.read.encoding import open_text
from xihaian.read.header import Row
from xihaian.read.streams import rejoined

# How the files begin; OLD_XLS also where one is encrypted.
GZIP, PARQUET, XLSX, OLD_XLS = b"\x1f\x8b", b"PAR1", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Asked(NamedTuple):
    """What the user says about every file: its encoding, the sheet of a spreadsheet, and until when it was known."""

    encoding: str | None = None
    sheet: str | None = None
    known_on: date | None = None  # rows published later are left out


ANYTHING = Asked()


class Table(NamedTuple):
    """The rows of one file, the encoding or kind that they were read as, and what was odd about it."""

    rows: Iterator[Row]
    encoding: str
    findings: tuple[Finding, ...]
    is_packed: bool = False  # whether the bytes of the file are not those of its text


def open_table(stream: BinaryIO, path: str, known: Callable[[], Set[str]], asked: Asked) -> Table:
    """Return the rows of a file; raise ``ActualsError`` where it is none of the kinds.

    ``known`` gives the words by which an encoding is recognised.
    """
    head = stream.read(len(XLSX))
    whole = rejoined(head, stream)
    is_packed = head.startswith(GZIP)
    if is_packed:
        from xihaian.read.packed import unpacked

        content = unpacked(whole)
        head = content.read(len(XLSX))
        whole = rejoined(head, content)
    if head == PARQUET:
        from xihaian.read.packed import read_parquet

        return Table(read_parquet(whole, path), "parquet", ())
    if head == OLD_XLS:
        raise ActualsError([finding("A025", Place(path))])
    if head == XLSX:
        from xihaian.read.xlsx_table import read_xlsx  # late, as the next one: most files are CSV

        rows, findings = read_xlsx(whole, path, asked.sheet)
        return Table(rows, "xlsx", findings)
    decoded = open_text(whole, path, known, asked.encoding)
    if decoded.head.lstrip().startswith(("[", "{")):
        from xihaian.read.json_table import read_json_table

        return Table(read_json_table(decoded, path), decoded.encoding, decoded.findings)
    return Table(CsvTable(decoded, path), decoded.encoding, decoded.findings, is_packed)
