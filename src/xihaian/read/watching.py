"""Somebody may want to see how far a long reading has come."""

from __future__ import annotations

import io
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
