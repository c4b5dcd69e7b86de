"""Which language to speak: what was asked for, else XIHAIAN_LANG, else the settings, else the locale."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache

from xihaian.cli.settings import settings_or_none
from xihaian.words import LANGUAGES, Catalogue, catalogue


def language(asked: str | None = None) -> str:
    """Return ``zh`` or ``en``."""
    return _found(asked)[0]


def reason(asked: str | None = None) -> str:
    """Return what the choice of the language goes by."""
    return _found(asked)[1]


def _found(asked: str | None) -> tuple[str, str]:
    if asked in LANGUAGES:
        return str(asked), "--lang"
    if value := os.environ.get("XIHAIAN_LANG"):
        return _of(value), "XIHAIAN_LANG"
    if value := settings_or_none().lang:
        return value, "pyproject.toml"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return _of(value), name
    return "en", "-"


def _of(value: str) -> str:
    return "zh" if value.lower().startswith(("zh", "cn", "chinese")) else "en"


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
