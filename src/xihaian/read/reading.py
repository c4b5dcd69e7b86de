"""The files of one reading, one after another: what kind each is, where its header is, and then its rows."""

from __future__ import annotations

from collections.abc import Iterator, Set
from contextlib import closing
from itertools import islice
from typing import BinaryIO, Literal

from xihaian.actuals import Actual, Entries, FileRead, Rolled
from xihaian.errors import ActualsError, FileError
from xihaian.findings import Place, errors, finding
from xihaian.plan import Target
from xihaian.read.blocks import Blocks
from xihaian.read.columns import column_names
from xihaian.read.csv_table import CsvTable
from xihaian.read.header import Row, header_index, is_second_line, joined, read_header
from xihaian.read.kept import Kept, Taken
from xihaian.read.rows import RowReader
from xihaian.read.streams import Watch, size_of, watched, whole_file
from xihaian.read.table_rows import TableRows
from xihaian.read.tables import Asked, open_table
from xihaian.words.foreign import name_of

LARGE = 8 * 2**20  # bytes from which an engine is faster than starting it takes
_TITLES = 10  # rows among which the header is looked for


class Reading:
    """What was read so far, of all files together: their ledger rows are one ledger."""

    def __init__(self, rows: RowReader, asked: Asked, taken: Taken | None = None, watch: Watch | None = None) -> None:
        self.rows, self.asked, self._watch = rows, asked, watch
        self.files: list[FileRead] = []
        self._kept = Kept(rows, asked, taken)

    @property
    def actuals(self) -> tuple[Actual, ...]:
        """The rows of the reports."""
        return tuple(self._kept.actuals)

    def ledger(self) -> tuple[Entries, ...]:
        """Return the entries of the ledger, added up."""
        return tuple(self._kept.sums.entries())

    def rolled(self) -> Iterator[Rolled]:
        """Yield the entries of the ledger, those of each unit added up in that unit."""
        promises = {promise.id: promise for _, promise in self.rows.plan.promises}
        for key, value, n in self._kept.sums.by_unit():
            target = promises[key.promise]
            if key.unit and isinstance(target, Target):
                value = value.scaled(1 / self.rows.plan.units[key.unit].per(target.unit))
            yield Rolled(key.promise, key.period, key.region, key.unit, value, n)

    def read(self, name: str, stream: BinaryIO) -> None:
        """Read one file to its end; what is wrong in it is said, and the next one can be read."""
        file, source = whole_file(stream), self._watched(stream)
        try:
            table = open_table(source, name, self._known_words, self.asked)
            self.rows.say_all(table.findings)
            kind, count = self._table(table.rows, name, None if table.is_packed else file)
            self.files.append(FileRead(name, kind, table.encoding, count))
        except ActualsError as error:
            self.rows.say_all(error.findings)
        except OSError as error:
            raise FileError([finding("F001", Place(name), reason=name_of(error))]) from error

    def _watched(self, stream: BinaryIO) -> BinaryIO:
        """Return the stream, of which somebody is told how far it was read."""
        watch, told = self._watch, 0
        if watch is None:
            return stream

        def tell(read: int) -> None:
            nonlocal told
            watch(read, self._kept.rows_read - told)
            told = self._kept.rows_read

        told = self._kept.rows_read
        return watched(stream, tell)

    def _known_words(self) -> Set[str]:
        """Return the words that cells of a table of actuals are likely to be."""
        return {word.casefold() for word in (*column_names(), *self.rows.plan.units.names(), *self.rows.names())}

    def _large(self, table: CsvTable, rows: TableRows, file: BinaryIO | None) -> None:
        """Read the rows that are left: as soon as they are known to be many, an engine is asked to."""
        blocks, asked = Blocks(table, rows), False
        with closing(table.lines), closing(blocks):
            while True:
                known = table.lines.bytes_read if file is None else size_of(file)
                if not asked and rows.ledger and known >= LARGE:
                    from xihaian.read.rolling import read_by_engine

                    asked = True
                    if read_by_engine(table, rows, file, self._watch):
                        break
                if not blocks.step():
                    break

    def _table(self, table: Iterator[Row], name: str, file: BinaryIO | None) -> tuple[Literal["report", "ledger"], int]:
        first = list(islice(table, _TITLES))
        if not first:
            raise ActualsError([finding("F006", Place(name))])
        index = header_index(first)
        if index + 1 < len(first) and is_second_line(first[index][1], first[index + 1][1]):
            first[index : index + 2] = [(first[index][0], joined(first[index][1], first[index + 1][1]))]
        header = read_header(first[: index + 1], name, self.rows.plan.period)
        self.rows.say_all(header.findings)
        if errors(header.findings):
            return "report", 0
        rows = TableRows(self._kept, header, name)
        for line, row in first[index + 1 :]:
            rows.read(line, row)
        if isinstance(table, CsvTable):
            self._large(table, rows, file)
        else:
            for line, row in table:
                rows.read(line, row)
        return "ledger" if rows.ledger else "report", rows.count
