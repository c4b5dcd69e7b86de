"""Streams of bytes: made of a function that takes the next ones, watched, or a file from its begin."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable
from typing import BinaryIO

Watch = Callable[[int, int], None]  # is told, now and then, how many bytes and how many rows were read since


class Taken(io.RawIOBase):
    """The bytes that a function gives, which is asked for so many at the most; none is the end."""

    def __init__(self, take: Callable[[int], bytes]) -> None:
        self._take = take

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # of all buffers these come
        piece = self._take(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def rejoined(head: bytes, rest: BinaryIO) -> io.BufferedReader:
    """Return the bytes that were looked at, and then the rest of the stream."""
    left = io.BytesIO(head)
    return io.BufferedReader(Taken(lambda most: left.read(most) or rest.read(most)))


def watched(stream: BinaryIO, tell: Callable[[int], None]) -> io.BufferedReader:
    """Return the stream, of which is told how many bytes were read."""

    def take(most: int) -> bytes:
        piece = stream.read(most)
        tell(len(piece))
        return piece

    return io.BufferedReader(Taken(take))


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
