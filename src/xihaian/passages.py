"""Where a quote stands in a text: white space, width and quotation marks aside, and never inside a number."""

from __future__ import annotations

import re

from xihaian.prose import Prose, squeezed

Span = tuple[int, int]  # offsets in a text as given

_DIGIT = re.compile("[0-9０-９]|[.．][0-9０-９]")
_POINT = re.compile("[0-9０-９][.．]")
_THOUSANDS = re.compile("[0-9０-９][,，][0-9０-９]{3}(?![0-9０-９])")
_HANZI = "零〇一二两三四五六七八九十百千万亿"


def occurrences(quote: str, tight: Prose) -> list[Span]:
    """Return where a quote stands; one that begins or ends with a number does not stand inside a longer one."""
    wanted = squeezed(quote).flat
    if not wanted:
        return []
    spans, at = [], tight.flat.find(wanted)
    while at >= 0:
        spans.append(tight.span(at, at + len(wanted)))
        at = tight.flat.find(wanted, at + 1)  # one may begin inside another
    return [span for span in spans if not cuts(tight.text, span)]


def cuts(text: str, span: Span) -> bool:
    """Return whether a stretch begins or ends inside a number: 5家 is not in 15家, nor 1.5万 in 11.5万."""
    start, end = span
    before, first, last = text[max(0, start - 2) : start], text[start], text[end - 1]
    if first.isdigit() and (before[-1:].isdigit() or _POINT.fullmatch(before) or _comma(text, start - 1)):
        return True
    if first in _HANZI and before[-1:] and (before[-1] in _HANZI or before[-1].isdigit()):
        return True
    return last.isdigit() and bool(_DIGIT.match(text, end) or _comma(text, end))


def _comma(text: str, offset: int) -> bool:
    """Return whether a comma stands there that parts the thousands of one number."""
    return offset > 0 and _THOUSANDS.match(text, offset - 1) is not None
