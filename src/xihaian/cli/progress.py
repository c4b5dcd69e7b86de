"""How far a long reading has come, on the standard error of a terminal; of one that is soon over nothing is seen."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from xihaian.cli.language import spoken

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_AFTER = 2.0  # seconds for which nothing is shown


class Shown:
    """Shows rows, share and time left from the third second on. Called with the bytes and rows read since."""

    def __init__(self, inputs: Iterable[object]) -> None:
        sizes = [_size(source) for source in inputs]
        self._total = None if None in sizes else sum(size for size in sizes if size)
        self._begin, self._bytes, self._rows = time.monotonic(), 0, 0
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._is_seen = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Shown:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._progress is not None:
            self._progress.stop()

    def __call__(self, read: int, rows: int) -> None:
        self._bytes += read
        self._rows += rows
        if self._is_seen and self._progress is None and time.monotonic() - self._begin > _AFTER:
            self._start()
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, completed=self._bytes, rows=f"{self._rows:,}")

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        counted = TextColumn("{task.fields[rows]} " + spoken()["rows"])
        columns = (counted, BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("", total=self._total, rows="0")
        self._progress.start()


def _size(source: object) -> int | None:
    """Return how many bytes a file or the files of a folder have; ``None`` of a stream, whose end is not known."""
    if not isinstance(source, (str, Path)):
        return None
    path = Path(source)
    try:
        return sum(file.stat().st_size for file in (path.iterdir() if path.is_dir() else [path]) if file.is_file())
    except OSError:
        return None
