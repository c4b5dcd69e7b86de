"""The text of a plan: any encoding of Chinese that a document comes in -> its characters."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from xihaian.errors import ActualsError, FileError
from xihaian.findings import Finding, Place, finding
from xihaian.read.encoding import open_text, undecodable
from xihaian.words.foreign import name_of

LARGEST = 32 * 2**20  # bytes


def read_source(source: Path | tuple[str, BinaryIO], encoding: str | None = None) -> tuple[str, tuple[Finding, ...]]:
    """Return the characters of a text file or stream, and what is odd about it.

    Raises ``FileError`` (F001) where it cannot be read, ``ActualsError`` F002 (bytes that are no text) or F015
    (too long, or a document that is no plain text).
    """
    if isinstance(source, tuple):
        return _decoded(source[1], source[0], encoding)
    try:
        with source.open("rb") as stream:
            return _decoded(stream, str(source), encoding)
    except (OSError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise ActualsError([undecodable(error, str(source), 1)]) from error
        raise FileError([finding("F001", Place(str(source)), reason=name_of(error))]) from error


def _decoded(stream: BinaryIO, name: str, encoding: str | None) -> tuple[str, tuple[Finding, ...]]:
    decoded = open_text(stream, name, lambda: frozenset(), encoding)
    if decoded.head.startswith(("%PDF", "PK\x03\x04", "{\\rtf", "\xd0\xcf")):
        raise ActualsError([finding("F015", Place(name), most=LARGEST // 2**20)])
    text = decoded.text.read(LARGEST + 1)
    if len(text) > LARGEST:
        raise ActualsError([finding("F015", Place(name), most=LARGEST // 2**20)])
    return text, decoded.findings
