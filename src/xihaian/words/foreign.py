"""What others say: the sentences of the system, of Python's JSON, of PyYAML and pydantic, each with the key of ours."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping

_SENTENCES = [
    # PyYAML
    (r"mapping values are not allowed here", "yaml colon"),
    (r"could not find expected ':'", "yaml no colon"),
    (r"sequence entries are not allowed here", "yaml dash"),
    (r"mapping keys are not allowed here", "yaml question"),
    (r"expected <block end>, but found '(?P<found>.*)'", "yaml indent"),
    (r"expected the node content, but found '(?P<found>.*)'", "yaml content"),
    (r"expected ',' or '[\]}]', but got '(?P<found>.*)'", "yaml bracket"),
    (r"found character '(?P<found>.*)' that cannot start any token", "yaml character"),
    (r"found unknown escape character '(?P<found>.*)'", "yaml escape"),
    (r"found unexpected end of stream", "yaml end"),
    (r"found unexpected document separator", "yaml end"),
    (r"expected a single document in the stream|but found another document", "yaml documents"),
    (r"found undefined alias '(?P<found>.*)'", "yaml alias"),
    (r"expected '<document start>', but found '(?P<found>.*)'", "yaml start"),
    # Python's JSON, and pydantic's
    (r"Expecting value", "json value"),
    (r"Expecting property name enclosed in double quotes", "json key"),
    (r"Expecting '(?P<found>.)' delimiter", "json delimiter"),
    (r"Unterminated string starting at", "json open text"),
    (r"Invalid control character at", "json control"),
    (r"Invalid \\escape.*", "json escape"),
    (r"Extra data", "json more"),
    (r"Invalid JSON: .*", "json none"),
    (r"Field required", "json missing"),
    (r"Input should be .*", "json kind"),
    # what a check that was written as JSON is refused for, which pydantic passes on
    (r"'(?P<found>.*?)'? is no number", "check number"),
    (r"'(?P<found>.*?)'? is no period", "check period"),
    (r"a row has a period", "check row"),
    (r"names no target and no milestone, or both", "check promise"),
    (r"format (?P<found>.*), wanted (?P<wanted>.*)", "check format"),
    (r"'(?P<found>.*)' stands twice", "check twice"),
    # the system
    (r"embedded null (?:byte|character)", "system null"),
    (r"the gzip data are damaged", "system gzip"),
    (r"not installed", "system not-installed"),
]


def in_our_words(text: str, words: Mapping[str, str]) -> str:
    """Return a sentence of theirs in the words of a catalogue; one that is not known stays as it is.

    A name of a system error (``ENOENT``) becomes a sentence, of the system itself where there is none of ours.
    """
    if text in errno.errorcode.values():
        return words.get(f"system {text}") or os.strerror(getattr(errno, text))
    for pattern, key in _SENTENCES:
        if match := re.fullmatch(pattern, text, re.DOTALL):
            return words[key].format(**match.groupdict())
    return text


def name_of(error: Exception) -> str:
    """Return the name of a system error (``ENOENT``), or what another error says."""
    number = getattr(error, "errno", None)
    return errno.errorcode.get(number or 0) or getattr(error, "strerror", None) or str(error)
