"""How long a file is, and how far its reading has come, which somebody may want to see."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable
from typing import BinaryIO

Watch = Callable[[int, int], None]  # is told, now and then, how many bytes and how many rows were read since


class Watched(io.RawIOBase):
    """A stream whose bytes are told as they are read."""

    def __init__(self, stream: BinaryIO, tell: Callable[[int], None]) -> None:
        self._stream, self._tell = stream, tell

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # of all buffers these come
        piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        self._tell(len(piece))
        return len(piece)


def whole_file(stream: BinaryIO) -> BinaryIO | None:
    """Return a stream that nothing was read of if it is a file, which can be read again; else ``None``."""
    try:
        is_file = stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
        return stream if is_file and stream.tell() == 0 else None
    except (OSError, AttributeError, ValueError):
        return None


def size_of(file: BinaryIO) -> int:
    """Return how many bytes a file has."""
    return os.fstat(file.fileno()).st_size
