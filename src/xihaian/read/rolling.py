"""When a ledger is so large that an engine is asked, and what is made of its answer."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import BinaryIO, cast

from xihaian.intervals import Interval
from xihaian.read.csv_table import CsvTable
from xihaian.read.kept import Kept
from xihaian.read.rollup_duckdb import Columns, Group, Pipe, has_room, installed, roll_up
from xihaian.read.rows import RowReader
from xihaian.read.shapes import Shapes
from xihaian.read.streams import Watch, size_of
from xihaian.read.sums import Sums
from xihaian.read.table_rows import TableRows

_PIECE = 2**20  # bytes


def read_by_engine(table: CsvTable, rows: TableRows, file: BinaryIO | None, watch: Watch | None) -> bool:
    """Read all the rows that are left of a ledger; return whether that was done.

    ``file`` is what the table is read from, where it can be read more than once. Where nothing was done nothing has
    changed, and the table goes on where it was.
    """
    columns = _columns(rows)
    if columns is None or not installed() or not has_room():
        return False
    if file is not None and table.encoding in ("utf-8", "utf-8-sig") and table.lines.are_plain_so_far:
        told = _told(file, watch) if watch is not None else None
        found = roll_up(file.fileno(), table.line, table.delimiter, columns, told)
        if found is None or sum(group.rows for group in found) != _lines_of(file) - table.line:
            return False  # what is a line to the engine is none to us
        return _take(found, rows, columns)
    try:
        spool = tempfile.TemporaryFile()  # noqa: SIM115 - the lines go on with it, and close it
    except OSError:
        return False
    pipe = Pipe(table.lines.drain(), spool)
    reading = pipe.open()
    try:
        found = roll_up(reading, 1, table.delimiter, columns)
    finally:
        pipe.close(reading)
    table.lines.resume(cast("BinaryIO", spool), pipe.error)
    return found is not None and pipe.error is None and _take(found, rows, columns)


def _lines_of(file: BinaryIO) -> int:
    """Return how many lines a file has that end with a line feed, or with the file."""
    count, last = 0, b"\n"
    with open(f"/dev/fd/{file.fileno()}", "rb", buffering=0) as again:  # noqa: PTH123 - it has no path of its own
        while piece := again.read(_PIECE):
            count += piece.count(b"\n")
            last = piece[-1:]
    return count + (last != b"\n")


def _columns(rows: TableRows) -> Columns | None:
    """Return what the engine has to know of the cells; ``None`` where the rows have to be looked at one by one."""
    header, kept = rows.header, rows.kept
    columns = header.views[0].columns
    if kept.taken is not None or kept.asked.known_on is not None or len(header.views) > 1:
        return None
    if "ref" in columns or not {"value", "n"} <= columns.keys():
        return None
    deciding = Shapes(kept.rows, columns).deciding
    return Columns(header.width, columns["value"], columns["n"], deciding, list(rows.unnamed))


def _told(file: BinaryIO, watch: Watch) -> Callable[[float], None]:
    size, done = size_of(file), 0

    def tell(share: float) -> None:
        nonlocal done
        read = int(share * size)
        watch(max(0, read - done), 0)
        done = max(done, read)

    return tell


def _take(groups: Sequence[Group], rows: TableRows, columns: Columns) -> bool:
    """Take the answer, read like any ledger; return ``False``, and take nothing, where there is anything to say."""
    kept = rows.kept
    reader = RowReader(kept.rows.plan, ignore_unknown=kept.rows.ignore_unknown)
    trial = TableRows(Kept(reader, kept.asked), rows.header, rows.path)
    shapes, sums = Shapes(reader, rows.header.views[0].columns), Sums()
    pointed: dict[str, str] = {}
    for group in groups:
        like = shapes.like(group.deciding)
        if like is None:  # read a row of the kind, with a number that is plain for sure
            row = [""] * columns.width
            for index, cell in zip(columns.deciding, group.deciding, strict=True):
                row[index] = cell
            row[columns.value] = row[columns.n] = "1"
            actual = trial.read(0, row)
            like = shapes.learn(group.deciding, actual, Fraction(1)) if actual is not None else None
            if like is None or reader.said:
                return False
            reader.assume_again(like.assumed, -1)
        reader.assume_again(like.assumed, group.rows)
        sums.add(like.key, Interval.of(Fraction(group.value) * like.scale), int(group.n), rows.path)
        if group.with_points is not None:
            pointed.setdefault(like.key.promise, group.with_points)
    if not kept.rows.may_have_points(pointed):
        return False
    kept.sums.add_all(sums)
    kept.rows.assume_as(reader)
    rows.take(sum(group.rows for group in groups))
    return True
