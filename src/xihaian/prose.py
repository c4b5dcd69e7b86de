"""A text as people read it: the lines that a page broke are joined, and every place is still known.

A document that comes out of a PDF or a scanner has its lines broken inside words and numbers (``增长`` and,
on the next line, ``23%``). ``Prose.flat`` has them whole; what really ends (a paragraph, a heading, an item of a
list, a column) is one newline in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

# One character for one character, so that places stay.
_NARROW = str.maketrans(
    "０１２３４５６７８９％．＋－／～（）＜＞＝：［］＄￥‑–−―﹣",
    "0123456789%.+-/~()<>=:[]$¥-----",
)
_FULL_LETTERS = {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
NARROW = {**_NARROW, **_FULL_LETTERS}

# What does not show: controls, marks of direction and joiners, which a page or a hostile text puts inside words.
_HIDDEN = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_BLANKS = re.compile(rf"(?:[^\S]|[{_HIDDEN}])+")
_ALL_HIDDEN = re.compile(f"[{_HIDDEN}]+")
_ENDS = "。！？；!?;:：…"
_BULLETS = "●○■◆□▪•·◇★☆※►➢✓√◎△▲"
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’《》「」『』【】〔〕"
_IS_WIDE = re.compile(f"[{_WIDE}]")
# What begins a line of its own: 一、 （一） 1. 1、 1) 第一章, and in Markdown # and -.
HEADING = re.compile(
    r"(?:第[一二三四五六七八九十百零\d]{1,4}[章节编部篇]|[一二三四五六七八九十]{1,3}[、．.]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|\d{1,3}(?:、|[.．](?![\d])|\))|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s)|#{1,6}\s|[-*+]\s)"
)
_TITLE = re.compile(  # a short line without a mark, numbered as titles are
    r"(?:第[一二三四五六七八九十百零\d]{1,4}[章节编部篇]|[一二三四五六七八九十]{1,3}[、．.]|[(（][一二三四五六七八九十]{1,3}[)）])"
    r"[^，。；：,;:\n]{1,20}"
)
_ALONE = re.compile(r"[0-9]{1,3}[^\S\n]*(?:\n|$)")
_SHORT = 8  # characters of a line that a page would not have broken
_HEADLINE = 60  # characters of a line in Latin letters that is a heading if it is numbered
_FAR = 3  # blanks in a row that part columns


@dataclass(frozen=True)
class Prose:
    """A text, what it says in one flow, and the way back from there."""

    text: str
    flat: str
    _flat: tuple[int, ...]  # where each piece begins in ``flat``, and in ``text``
    _text: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text as given of a stretch of ``flat`` that is not empty."""
        return self._origin(start), self._origin(end - 1) + 1

    def _origin(self, offset: int) -> int:
        piece = bisect_right(self._flat, offset) - 1
        return self._text[piece] + offset - self._flat[piece]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column, both from 1, of an offset in the text as given."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))]


def read_prose(text: str) -> Prose:
    r"""Return the text with the breaks undone that only a page made.

    >>> read_prose("“芯屏”产业产值增长\n23%，新建 16 所\n学校").flat
    '“芯屏”产业产值增长23%，新建16所学校'
    """
    narrow = text.translate(NARROW)
    pieces: list[str] = []
    flat, origin = [0], [0]
    length = last = 0
    for blank in _BLANKS.finditer(narrow):
        piece = narrow[last : blank.start()]
        between = _between(narrow, blank)
        pieces += (piece, between)
        length += len(piece)
        if between:
            flat.append(length)
            origin.append(blank.start())
            length += 1
        flat.append(length)
        origin.append(blank.end())
        last = blank.end()
    pieces.append(narrow[last:])
    return Prose(text, "".join(pieces), tuple(flat), tuple(origin))


def _between(text: str, blank: re.Match[str]) -> str:
    """Return what stays of white space: nothing, a blank, or the newline of a real end."""
    start, end = blank.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after:
        return "\n"
    wide = bool(_IS_WIDE.match(before) or _IS_WIDE.match(after))
    gap = blank[0]
    if "\n" not in gap and "\r" not in gap:
        if _ALL_HIDDEN.fullmatch(gap):
            return ""
        if "\t" in gap or len(gap) >= _FAR or ("\u3000" in gap and len(gap) > 1):
            return "\n"
        return "" if wide or _is_inside(before, after) else " "
    empty = gap.count("\n") > 1
    if after in _BULLETS or (HEADING.match(text, end) and not _goes_on(text, start, end)):
        return "\n"
    if before in _ENDS or (before == "." and text[start - 2 : start - 1].isalpha() and _IS_WIDE.match(after)):
        return "\n"
    line = _line_before(text, start).strip()
    if _TITLE.fullmatch(line):
        return "\n"
    if (empty and len(line) <= _SHORT * 2) or (
        HEADING.match(line) and len(line) < _HEADLINE and not _IS_WIDE.search(line)
    ):
        return "\n"
    if empty and (_ALONE.match(text, end) or re.fullmatch(r"[0-9]{1,3}", line)):
        return "\n"  # the number of an item, on a line of its own
    if before.isdigit() and after.isdigit():
        return "" if not empty and _goes_on(text, start, end) else "\n"
    if before in ".," and text[start - 2 : start - 1].isdigit() and after.isdigit():
        return "" if not empty and _goes_on(text, start, end) else "\n"
    inside = after in "%‰" or (before.isdigit() and after in ".,—~") or (after.isdigit() and before in "—~")
    inside = inside or (before == "%" and after == "—")
    return "" if wide or inside else "\n" if empty else " "


def _line_before(text: str, end: int) -> str:
    """Return what stands before an offset on its line, at most some hundred characters."""
    start = max(0, end - 200)
    return text[max(text.rfind("\n", start, end), text.rfind("\r", start, end), start - 1) + 1 : end]


def _is_inside(before: str, after: str) -> bool:
    return after in "%‰℃°" and before.isdigit()


def _goes_on(text: str, start: int, end: int) -> bool:
    """Return whether a number that a line ends with goes on in the next: 背街小巷1 and 30条 on the next line."""
    before = _line_before(text, start)
    digits = re.match(r"\d{1,4}(?:\.\d+)?", text[end : end + 12])
    follows = text[end + digits.end() : end + digits.end() + 1] if digits else ""
    number = re.search(r"[\d.,]+$", before)
    if number is None or len(number[0]) > _SHORT or len(before.strip()) <= _SHORT:
        return False
    return bool(_IS_WIDE.search(before)) and bool(_IS_WIDE.match(follows) or follows == "%")


def squeezed(text: str) -> Prose:
    r"""Return the text without any white space, of one width and with one kind of quotation mark: to find quotes in.

    >>> squeezed("新建\n １６ 所“学校”").flat
    '新建16所"学校"'
    """
    narrow = text.translate(NARROW).translate(_MARKS)
    pieces, flat, origin = [], [0], [0]
    length = last = 0
    for blank in _BLANKS.finditer(narrow):
        pieces.append(narrow[last : blank.start()])
        length += blank.start() - last
        last = blank.end()
        flat.append(length)
        origin.append(last)
    pieces.append(narrow[last:])
    return Prose(text, "".join(pieces), tuple(flat), tuple(origin))


_MARKS = {ord(mark): '"' for mark in "“”„‟＂「」『』〝〞‘’＇'"}
_MARKS |= {ord(wide): narrow for wide, narrow in zip("，；！？、—―", ",;!?,--", strict=True)}
