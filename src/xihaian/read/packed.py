"""Files that are packed: gzip around any of the kinds, and the tables of Parquet."""

from __future__ import annotations

import gzip
import io
import tempfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from xihaian.errors import ActualsError, FileError
from xihaian.findings import Place, finding
from xihaian.read.header import Row
from xihaian.read.streams import Taken

_PIECE = 2**16  # bytes
_FEW = 2000  # rows that are fetched at once


def unpacked(stream: BinaryIO) -> io.BufferedReader:
    """Return the bytes that gzip packed; damage is an ``OSError`` like any other that keeps a file from being read."""
    file = gzip.GzipFile(fileobj=stream)

    def take(most: int) -> bytes:
        try:
            return file.read(most)
        except (OSError, EOFError, zlib.error) as error:
            raise OSError("the gzip data are damaged") from error

    return io.BufferedReader(Taken(take))


def read_parquet(stream: BinaryIO, path: str) -> Iterator[Row]:
    """Yield the names of the columns, and then the rows as text; what is exact in the file stays so.

    Raises ``FileError`` F011 (the extra is missing) and ``ActualsError`` A022 (damaged).
    """
    try:
        import duckdb
    except ImportError as error:
        raise FileError([finding("F011", Place(path), extra="fast")]) from error
    with tempfile.TemporaryFile() as file:
        while piece := stream.read(_PIECE):
            file.write(piece)
        file.flush()
        try:
            with duckdb.connect(config={"autoload_known_extensions": "false"}) as connection:
                table = connection.execute(
                    f"SELECT COLUMNS(*)::VARCHAR FROM read_parquet('/dev/fd/{file.fileno()}')"  # noqa: S608 - a number
                )
                yield 1, [str(column[0]) for column in table.description or ()]
                line = 1
                while rows := table.fetchmany(_FEW):
                    for row in rows:
                        line += 1
                        yield line, ["" if cell is None else str(cell) for cell in row]
        except duckdb.Error as error:
            raise ActualsError([finding("A022", Place(path), problem="Parquet")]) from error
