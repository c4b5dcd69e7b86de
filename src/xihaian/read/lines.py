"""The lines of a text with their ends as they are, whatever kind these are, counted."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from xihaian.errors import ActualsError, FileError
from xihaian.findings import Place, finding
from xihaian.read.encoding import Decoded, newlines, undecodable
from xihaian.words.foreign import name_of

LONGEST_FIELD = 64 * 1024  # characters
DELIMITERS = (",", "\t", ";", "|")
FULL_WIDTH = "，"  # only where no other fits: it also stands inside texts
_LONGEST_LINE = 2**20
_MOST = 400  # lines that are handed out at once: what is made of them fits into a processor's cache
_PIECE = 2**16  # bytes that are read at once


class Lines:
    """The lines of a text, one by one or a piece of it at once.

    Raises ``ActualsError`` F002 (undecodable), F003 (a NUL), A006 (too long), and ``FileError`` F001 where reading
    itself fails.
    """

    def __init__(self, decoded: Decoded, path: str) -> None:
        self.path, self.count = path, 0
        self.record: list[str] = []  # the lines of the row that is being read
        self._bytes: Any = decoded.text.detach()
        self._decoder = codecs.getincrementaldecoder(decoded.encoding)()
        self._ready: list[str] = []
        self._next = 0
        self._rest = ""  # the begin of a line that goes on in the next piece
        self._ended = False
        self._error: Exception | None = None
        self._ends: set[str] = set()
        self.are_plain_so_far = True  # one by one, without quotes, and all with the same end, which has a line feed
        self._spool: BinaryIO | None = None
        self.bytes_read = 0
        head = decoded.head[:6]
        named = head.lower().startswith("sep=") and head[5:6] in ("\r", "\n")
        self._delimiter = head[4] if named and head[4] in (*DELIMITERS, FULL_WIDTH) else None

    def named_delimiter(self) -> str | None:
        """Take the line that Excel begins with to name the delimiter, where there is one."""
        if self._delimiter is not None:
            next(self)
            self.record.clear()
        return self._delimiter

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._next == len(self._ready) and not self._more():
            raise StopIteration
        line = self._ready[self._next]
        self._next += 1
        self.count += 1
        self._ends.add(line[len(line.rstrip("\r\n")) :])
        if '"' in line or self._ends not in ({"\n"}, {"\r\n"}):
            self.are_plain_so_far = False
        if "\0" in line:
            raise ActualsError([finding("F003", Place(self.path, self.count))])
        self.record.append(line)
        return line

    def plain(self) -> list[str]:
        """Return the next few hundred lines; none at the end, or where one holds a quote or a NUL."""
        if self._next == len(self._ready) and not self._more():
            return []
        lines = self._ready[self._next : self._next + _MOST]
        whole = "".join(lines)
        if '"' in whole or "\0" in whole:
            return []
        self._next += len(lines)
        self.count += len(lines)
        return lines

    def drain(self) -> Iterator[str]:
        """Yield all the text that was not handed out; nothing of it is left."""
        yield "".join(self._ready[self._next :]) + self._rest
        self._ready, self._next, self._rest = [], 0, ""
        while not self._ended:
            yield self._decoded()

    def resume(self, stream: BinaryIO, error: Exception | None) -> None:
        """Go on with what was drained, which is UTF-8 now, and end as reading it ended."""
        self.close()
        self._spool = self._bytes = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogatepass")
        self._ended, self._error = False, error

    def close(self) -> None:
        """Let go of what was drained."""
        if self._spool is not None:
            self._spool.close()

    def back(self, count: int) -> None:
        """Take back the last lines that were handed out at once."""
        self._next -= count
        self.count -= count

    def _more(self) -> bool:
        """Read on until there is a whole line; return whether there is one."""
        self._ready, self._next = [], 0
        while not self._ready and not self._ended:
            text = self._rest + self._piece()
            if len(text) >= _LONGEST_LINE and not any(end in text[:_LONGEST_LINE] for end in "\r\n"):
                raise ActualsError([finding("A006", Place(self.path, self.count + 1), most=LONGEST_FIELD)])
            self._ready = list(io.StringIO(text, newline=""))
            # The last may go on; after a carriage return the line feed that belongs to it may still come.
            self._rest = self._ready.pop() if self._ready and not self._ended and text[-1] != "\n" else ""
        return bool(self._ready)

    def _decoded(self) -> str:
        piece = bytes(self._bytes.read(_PIECE))
        if not piece and self._error is not None:
            raise self._error
        self.bytes_read += len(piece)
        self._ended = len(piece) < _PIECE and self._error is None
        return self._decoder.decode(piece, final=self._ended)

    def _piece(self) -> str:
        try:
            return self._decoded()
        except UnicodeDecodeError as error:
            line = self.count + 1 + newlines(error.object[: error.start])
            raise ActualsError([undecodable(error, self.path, line)]) from error
        except OSError as error:
            raise FileError([finding("F001", Place(self.path), reason=name_of(error))]) from error
