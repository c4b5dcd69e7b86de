"""Files, folders and streams of actuals -> Actuals."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from xihaian.actuals import Actuals, Rolled
from xihaian.errors import ActualsError, FileError
from xihaian.findings import Finding, Place, errors, finding
from xihaian.numerals import LONGEST
from xihaian.periods import Period
from xihaian.plan import Plan
from xihaian.read.kept import Taken
from xihaian.read.reading import Reading
from xihaian.read.rows import RowReader
from xihaian.read.streams import Watch
from xihaian.read.tables import ANYTHING, Asked
from xihaian.words.foreign import name_of

_DATA_FILES = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".xlsx", ".gz", ".parquet")

Input = str | Path | tuple[str, BinaryIO]  # a path, or a name and an open stream


def read_actuals(
    plan: Plan, *inputs: Input, ignore_unknown: bool = False, asked: Asked = ANYTHING, watch: Watch | None = None
) -> Actuals:
    """Return everything that the files, folders and streams report about the plan's promises.

    ``asked`` names the encoding of every file, or a sheet; without it each is found out, and said. It may also
    say by when a row was to be published to be taken.

    Raises ``FileError`` (F001) where one cannot be read, and ``ActualsError`` with every fault of
    every file where one holds rows that cannot be understood.
    """
    reading = Reading(RowReader(plan, ignore_unknown=ignore_unknown), asked, watch=watch)
    findings = _read_all(reading, inputs)
    if errors(findings):
        raise ActualsError(findings)
    return Actuals(reading.actuals, reading.ledger(), tuple(reading.files), findings, asked.known_on)


def tidy_actuals(
    plan: Plan, *inputs: Input, ignore_unknown: bool = False, asked: Asked = ANYTHING
) -> tuple[Taken, tuple[Finding, ...]]:
    """Return every row as it was understood, those that were not taken with their reasons, and all findings.

    Raises ``FileError`` (F001) where a file cannot be read.
    """
    taken = Taken()
    reading = Reading(RowReader(plan, ignore_unknown=ignore_unknown), asked, taken)
    return taken, _read_all(reading, inputs)


def roll_actuals(
    plan: Plan, *inputs: Input, ignore_unknown: bool = False, asked: Asked = ANYTHING, watch: Watch | None = None
) -> tuple[tuple[Rolled, ...], tuple[Finding, ...]]:
    """Return the ledger that the files are, rolled up and in order, and all findings.

    Raises ``FileError`` (F001) where one cannot be read, and ``ActualsError`` where one holds rows that cannot be
    understood, or is no ledger (A026).
    """
    reading = Reading(RowReader(plan, ignore_unknown=ignore_unknown), asked, watch=watch)
    findings = _read_all(reading, inputs)
    reports = [file.path for file in reading.files if file.kind == "report" and file.rows]
    findings += tuple(finding("A026", Place(path)) for path in reports)
    if errors(findings):
        raise ActualsError(findings)
    rolled = tuple(sorted(reading.rolled(), key=_in_order))
    longest = max((len(text) for row in rolled for text in (str(row.value), str(row.n))), default=0)
    if longest > LONGEST:
        raise ActualsError([*findings, finding("N004", None, length=longest, most=LONGEST)])
    return rolled, findings


def _in_order(row: Rolled) -> tuple[str, Period, str, str]:
    return (row.promise, row.period, row.region or "", row.unit)


def _read_all(reading: Reading, inputs: tuple[Input, ...]) -> tuple[Finding, ...]:
    unreadable: list[Finding] = []
    for source in inputs:
        try:
            for name, stream in _opened(source, reading.rows):
                reading.read(name, stream)
        except FileError as error:  # the faults of the other files are said all the same
            unreadable += error.findings
        except ActualsError as error:
            reading.rows.say_all(error.findings)
    findings = reading.rows.finish()
    if unreadable:
        raise FileError([*unreadable, *errors(findings)])
    return findings


def _opened(source: Input, rows: RowReader) -> Iterator[tuple[str, BinaryIO]]:
    if isinstance(source, tuple):
        yield source
        return
    path = Path(source)
    for file in _data_files(path, rows) if path.is_dir() else [path]:
        with _readable(file) as stream:
            yield str(file), stream


def _data_files(folder: Path, rows: RowReader) -> list[Path]:
    """Return the data files of a folder, sorted, not deeper; name what else lies there."""
    try:
        visible = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise FileError([finding("F001", Place(str(folder)), reason=name_of(error))]) from error
    files = [path for path in visible if path.suffix.lower() in _DATA_FILES and path.is_file()]
    others = [path.name for path in visible if path not in files]
    if not files:
        raise ActualsError([finding("F004", Place(str(folder)), kinds=", ".join(_DATA_FILES))])
    if others:
        rows.say(finding("F005", Place(str(folder)), names=", ".join(others)))
    return files


@contextmanager
def _readable(path: Path) -> Iterator[BinaryIO]:
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        raise FileError([finding("F001", Place(str(path)), reason=name_of(error))]) from error
    with stream:
        yield stream
