"""A large ledger rolled up by DuckDB: the numbers of the csv path several times faster, or no answer at all.

The engine sees text. It tests the text of each number, and adds up what passes: a ledger rolled up is again a
ledger, so its answer is read like one. Where a test fails, where the engine stops, or where there is anything to
say about a row of its answer, that is thrown away, and the rows are read one after another.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from xihaian.errors import FileError
from xihaian.findings import Place, finding
from xihaian.numerals import COUNT, PLAIN, POINTED
from xihaian.read.lines import LONGEST_FIELD
from xihaian.words.foreign import name_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LEAST = 512 * 2**20  # bytes of data that a process must be allowed: where memory runs out, the engine may not survive
_CONFIG: dict[str, Any] = {
    "temp_directory": "",  # it stops where its memory is not enough, and leaves nothing behind
    "memory_limit": "256MB",
    "preserve_insertion_order": "false",
    "autoload_known_extensions": "false",
}
_SKIPPED = b"-\n"  # before what flows: a byte order mark there would be taken for one
_LOOK = 0.25  # seconds between two looks at how far it is


class Columns(NamedTuple):
    """Which cells of a row are what: the number, how many entries it stands for, and those that decide about it."""

    width: int
    value: int
    n: int
    deciding: Sequence[int]
    unnamed: Sequence[int]  # in which nothing must stand


class Group(NamedTuple):
    """The rows that agree in the deciding cells."""

    deciding: tuple[str, ...]
    value: str
    n: str
    rows: int
    with_points: str | None  # one of its numbers that is like 1.234


@dataclass
class Pipe:
    """Text that flows through a pipe while it is kept in a file, from which it can be read again."""

    pieces: Iterable[str]
    spool: Any
    error: Exception | None = None
    _thread: threading.Thread | None = field(default=None, repr=False)

    def open(self) -> int:
        """Begin, and return the end that can be read from; it is closed when the pieces are over."""
        reading, writing = os.pipe()
        self._thread = threading.Thread(target=self._write, args=(writing,), daemon=True)
        self._thread.start()
        return reading

    def close(self, reading: int) -> None:
        """Wait until everything is in the file; nobody reads the pipe any more."""
        os.close(reading)
        if self._thread is not None:
            self._thread.join()
        self.spool.seek(0)

    def _write(self, writing: int) -> None:
        flows = _sent(writing, _SKIPPED)
        try:
            for piece in self.pieces:
                data = piece.encode("utf-8", "surrogatepass")
                self._keep(data)
                flows = flows and _sent(writing, data)
        except Exception as error:  # is raised again where the rows are read one by one
            self.error = error
        finally:
            os.close(writing)

    def _keep(self, data: bytes) -> None:
        try:
            self.spool.write(data)
        except OSError as error:
            place = Place(tempfile.gettempdir())
            raise FileError([finding("F007", place, reason=name_of(error))]) from error


def _sent(writing: int, data: bytes) -> bool:
    """Return whether all of it went into the pipe; where the engine stopped nobody takes it."""
    try:
        while data:
            data = data[os.write(writing, data) :]
    except OSError:
        return False
    return True


def installed() -> bool:
    """Return whether the engine is there, and not forbidden by ``XIHAIAN_ENGINE=none``."""
    from importlib.util import find_spec

    return os.name == "posix" and os.environ.get("XIHAIAN_ENGINE") != "none" and find_spec("duckdb") is not None


def has_room() -> bool:
    """Return whether the memory of this process is not so limited that the engine could end it."""
    import resource

    data, _ = resource.getrlimit(resource.RLIMIT_DATA)
    space, _ = resource.getrlimit(resource.RLIMIT_AS)
    return space == resource.RLIM_INFINITY and (data == resource.RLIM_INFINITY or data >= _LEAST)


def roll_up(
    descriptor: int, skip: int, delimiter: str, columns: Columns, watch: Callable[[float], None] | None = None
) -> list[Group] | None:
    """Return the rows behind the first ``skip`` lines of an open file or pipe, added up; ``None`` for no answer.

    ``watch`` is told, now and then, the share that is done.
    """
    try:
        import duckdb

        stopped = duckdb.Error
    except Exception:  # whatever it is that keeps an installed engine from being imported
        return None
    try:
        with duckdb.connect(config=_CONFIG) as connection:
            query = _query(f"/dev/fd/{descriptor}", skip, delimiter, columns)
            rows = list(_fetched(connection, query, watch))
    except (stopped, MemoryError, RuntimeError):
        return None
    groups = [_group(row, len(columns.deciding)) for row in rows]
    return None if None in groups else [group for group in groups if group is not None]


def _query(path: str, skip: int, delimiter: str, columns: Columns) -> str:
    names = [f"c{index}" for index in range(columns.width)]
    kinds = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    value, n = names[columns.value], names[columns.n]
    read = {*columns.deciding, columns.value, columns.n}
    odd = [
        f"{names[index]} IS NULL OR (trim({names[index]}) = '' AND length({names[index]}) <= {LONGEST_FIELD})"
        for index in columns.unnamed
    ]
    odd += [
        f"""{name} IS NULL OR (length({name}) <= {LONGEST_FIELD} AND NOT regexp_matches({name}, '["\\r\\x00]'))"""
        for index, name in enumerate(names)
        if index not in read and index not in columns.unnamed
    ]
    tests = [
        f"coalesce(regexp_full_match({value}, '{PLAIN}'), false)",
        f"coalesce(regexp_full_match({n}, '{COUNT}'), false)",
        *odd,
    ]
    passed = " AND ".join(f"bool_and({test})" for test in tests)
    quoted = delimiter.replace("'", "''")
    deciding = ", ".join(names[index] for index in columns.deciding)
    # Nothing of the file is in the query: names of columns are numbers, the path is that of an open descriptor.
    return f"""
        SELECT {deciding},
               sum(TRY_CAST({value} AS DECIMAL(27, 9)))::VARCHAR, sum(TRY_CAST({n} AS BIGINT))::VARCHAR, count(*),
               min({value}) FILTER (WHERE {value} LIKE '%.___' AND length({value}) <= 7
                                    AND regexp_full_match({value}, '{POINTED}')),
               {passed}
        FROM read_csv('{path}', auto_detect = false, header = false, skip = {skip}, delim = '{quoted}',
                      quote = '', escape = '', max_line_size = {2**20},
                      strict_mode = true, null_padding = false, columns = {{{kinds}}})
        GROUP BY {deciding}
    """  # noqa: S608


def _fetched(connection: DuckDBPyConnection, query: str, watch: Callable[[float], None] | None) -> Iterator[Any]:
    if watch is None:
        return iter(connection.execute(query).fetchall())
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(lambda: connection.execute(query).fetchall())
        while not answer.done():
            with contextlib.suppress(TimeoutError):
                answer.exception(_LOOK)
            watch(max(0.0, connection.query_progress()) / 100)
    return iter(answer.result())


def _group(row: Sequence[Any], deciding: int) -> Group | None:
    """Return one row of the answer, or ``None`` where a test failed."""
    cells = tuple(cell or "" for cell in row[:deciding])
    value, n, count, with_points, passed = row[deciding:]
    odd = any(len(cell) > LONGEST_FIELD or {*'"\r\0'} & {*cell} for cell in cells)
    return Group(cells, value, n, count, with_points) if passed and not odd else None
