"""Which language to speak: what was asked for, else XIHAIAN_LANG, else the locale."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache

from xihaian.words import LANGUAGES, Catalogue, catalogue


def language(asked: str | None = None) -> str:
    """Return ``zh`` or ``en``."""
    if asked in LANGUAGES:
        return str(asked)
    for name in ("XIHAIAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith(("zh", "cn", "chinese")) else "en"
    return "en"


@cache
def spoken() -> Catalogue:
    """Return the catalogue that the help of this process is in."""
    return catalogue(language(asked_language(sys.argv[1:])))


def asked_language(arguments: Sequence[str]) -> str | None:
    """Return what follows ``--lang``, before the options are read: help and errors need it."""
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return None
