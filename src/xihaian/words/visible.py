"""A text from outside, shown so that it can only be read: what would act on a terminal becomes \\xNN."""

from __future__ import annotations

import unicodedata

_ACTING = frozenset({"Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp"})


def is_hidden(character: str) -> bool:
    """Return whether a character acts or hides instead of showing (controls, bidi marks, zero widths)."""
    return unicodedata.category(character) in _ACTING


def visible(text: str) -> str:
    r"""Return the text with every hidden character written out.

    >>> visible("a\x1b[2J\u202eb")
    'a\\x1b[2J\\u202eb'
    """
    if text.isprintable():
        return text
    return "".join(_written_out(character) if is_hidden(character) else character for character in text)


def _written_out(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is no character, as the system hands over file names
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
