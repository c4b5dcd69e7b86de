"""Which characters the bytes of a file are: decided by its marks, then by the words that it gives, and always said."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Set
from typing import BinaryIO, NamedTuple

from xihaian.errors import ActualsError
from xihaian.findings import Finding, Place, finding
from xihaian.read.streams import rejoined

_LOOK = 2**18  # bytes at the beginning by which the encoding is chosen
_FOREIGN = 5  # of so many characters that are not ASCII at most one may be rare
_CELL = re.compile(r"[,\t;|，\r\n\"]+")
_DESTROYED = re.compile("�|锟斤拷|烫烫烫|屯屯屯")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Decoded(NamedTuple):
    """A text stream over the whole file, the encoding that was chosen, and what is odd about it."""

    text: io.TextIOWrapper
    head: str  # its beginning, to look at before anything is read
    encoding: str
    findings: tuple[Finding, ...]


def open_text(stream: BinaryIO, path: str, known: Callable[[], Set[str]], encoding: str | None = None) -> Decoded:
    """Return the stream as text, with its newlines as they are.

    ``known`` are words that a table of actuals is likely to hold (names of columns, units, ids): where
    the bytes are valid in two encodings, the one in which more cells are known words is right. 18 % of
    the common hanzi, 元 and 亩 among them, are GBK bytes that are valid UTF-8 too.

    Raises ``ActualsError`` F002 where the bytes are none of the encodings, or not the one asked for.
    """
    head = stream.read(_LOOK)
    whole = len(head) < _LOOK
    chosen = _with_mark(encoding) if encoding else _choose(head, known, whole=whole, path=path)
    sample = codecs.getincrementaldecoder(chosen)("replace").decode(head)
    undecoded = isinstance(_strict(head, chosen, whole=whole), UnicodeDecodeError)  # which is said when it is read
    findings = () if undecoded else tuple(_oddities(sample, chosen, path, asked=encoding is not None))
    joined = rejoined(head, stream)
    return Decoded(io.TextIOWrapper(joined, encoding=chosen, newline=""), sample, chosen, findings)


def _with_mark(encoding: str) -> str:
    return "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding


def _choose(head: bytes, known: Callable[[], Set[str]], *, whole: bool, path: str) -> str:
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if wide := _by_zeros(head):
        return wide
    utf8 = _strict(head, "utf-8", whole=whole)
    gb18030 = _strict(head, "gb18030", whole=whole)
    if isinstance(utf8, str) and isinstance(gb18030, str):
        same = head.isascii() or _words(gb18030, known()) <= _words(utf8, known())
        return "utf-8" if same else "gb18030"
    if isinstance(utf8, str):
        return "utf-8"
    if isinstance(gb18030, str):
        return "gb18030"
    # Neither: the place is that of the encoding that came further.
    error = max(utf8, gb18030, key=lambda error: error.start)
    raise ActualsError([undecodable(error, path, newlines(head[: error.start]) + 1)])


def _by_zeros(head: bytes) -> str | None:
    """Return UTF-16 where every other byte of ASCII characters is zero and no mark says so."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    least = len(head) // 10 + 1
    if odd >= least and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even >= least and odd == 0 else None


def _strict(head: bytes, encoding: str, *, whole: bool) -> str | UnicodeDecodeError:
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(head, final=whole)
    except UnicodeDecodeError as error:
        return error


def _words(text: str, known: Set[str]) -> int:
    return sum(cell.strip().casefold() in known for cell in _CELL.split(text))


def newlines(content: bytes) -> int:
    """Return how many lines end in the bytes, of whatever kind the ends are."""
    return content.count(b"\n") + content.replace(b"\r\n", b"").count(b"\r")


def _place(path: str, sample: str, offset: int) -> Place:
    return Place(path, newlines(sample[:offset].encode("utf-8", "replace")) + 1)


def undecodable(error: UnicodeDecodeError, path: str, line: int) -> Finding:
    """Return the finding that says where the bytes stop being text."""
    byte = f"0x{error.object[error.start]:02X}" if error.start < len(error.object) else "?"
    return finding("F002", Place(path, line), byte=byte, encoding=error.encoding)


def _oddities(sample: str, encoding: str, path: str, *, asked: bool) -> list[Finding]:
    found = []
    if not asked and not encoding.startswith("utf-8"):
        found.append(finding("F010", Place(path), encoding=encoding))
    if match := _DESTROYED.search(sample):
        found.append(finding("F008", _place(path, sample, match.start()), text=match[0]))
    if encoding.startswith("gb") and not asked and (rare := _rare(sample)):
        found.append(
            finding("F009", _place(path, sample, sample.index(rare[0])), text="".join(rare[:8]), encoding=encoding)
        )
    return found


def _rare(sample: str) -> list[str]:
    """Return the characters outside GB2312, where they are so many that the text is probably in another encoding."""
    foreign = [character for character in sample if not character.isascii()]
    rare = [character for character in foreign if not _in_gb2312(character)]
    return rare if len(rare) * _FOREIGN > len(foreign) else []


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
