"""The options: the same words for the same thing in every command."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from xihaian.cli.language import language, spoken
from xihaian.cli.output import tell
from xihaian.cli.settings import settings
from xihaian.errors import FileError, Refused, UsageError
from xihaian.findings import Place, finding, nearest
from xihaian.render.looks import Look
from xihaian.status import Status
from xihaian.words import LANGUAGES, catalogue
from xihaian.words.visible import visible

if TYPE_CHECKING:
    from typing import BinaryIO

    from xihaian.read.actuals import Input

_say = spoken()

PlanFile = Annotated[
    Path | None, typer.Option("--plan", "-p", metavar="FILE", help=_say["help plan"], show_default=False)
]
OutputFile = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help=_say["help output"], show_default=False)
]
Files = Annotated[list[str] | None, typer.Argument(metavar="ACTUALS...", help=_say["help actuals"], show_default=False)]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=_say["help as-of"], show_default=False)]
KnownOn = Annotated[
    str | None, typer.Option("--known-on", metavar="DATE", help=_say["help known-on"], show_default=False)
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help=_say["help encoding"], show_default=False)
]
Sheet = Annotated[str | None, typer.Option("--sheet", metavar="NAME", help=_say["help sheet"], show_default=False)]
IgnoreUnknown = Annotated[bool, typer.Option("--ignore-unknown", help=_say["help ignore-unknown"])]
Language = Annotated[
    Literal["zh", "en"] | None,
    typer.Option("--lang", metavar="zh|en", help=_say["help lang"], show_default=False),
]
Colour = Annotated[
    Literal["auto", "always", "never"],
    typer.Option("--color", metavar="auto|always|never", help=_say["help color"]),
]
SourceText = Annotated[
    str | None, typer.Option("--source", metavar="TEXT", help=_say["help source"], show_default=False)
]
Strict = Annotated[bool, typer.Option("--strict", help=_say["help strict"])]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=_say["help quiet"])]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help=_say["help verbose"])]


_NO_TEXT = ("idna", "punycode")  # which Python counts among the encodings of text


def inputs(names: list[str] | None) -> list[Input]:
    """Return what is to be read; ``-`` is standard input, once."""
    if not names:
        raise UsageError([finding("C002")])
    sources: list[Input] = []
    for name in dict.fromkeys(names):
        if name != "-":
            sources.append(name)
        elif sys.stdin is None:
            raise FileError([finding("F001", Place("<stdin>"), reason="EBADF")])
        elif sys.stdin.isatty():
            raise UsageError([finding("C007")])
        else:
            sources.append(("<stdin>", sys.stdin.buffer))
    return sources


def text_source(name: str) -> Path | tuple[str, BinaryIO]:
    """Return the text that is to be read; ``-`` is standard input."""
    source = inputs([name])[0]
    return source if isinstance(source, tuple) else Path(source)


def plan_file(asked: Path | None, *, quiet: bool = False) -> Path:
    """Return the plan to go by: the one asked for, else that of the settings, which is said, else that which ships."""
    from xihaian.read.default_plan import default_plan

    if asked is not None:
        return asked
    chosen = settings()
    if chosen.plan is None:
        return default_plan()
    say_settings("plan", str(chosen.plan), quiet=quiet)
    return chosen.plan


def say_settings(key: str, value: str, *, quiet: bool) -> None:
    """Say on standard error that a setting was used."""
    if not quiet:
        words = spoken()
        item = finding("F014", Place(str(settings().path)), key=key, value=value)
        note = words[f"severity {item.severity}"]
        tell(f"{visible(str(item.place))}: {item.code} {note}{words.message(item.code, item.facts)}\n")


def look(lang: str | None, colour: str, output: Path | None) -> Look:
    """Return how the output is to look: fitted and coloured on a terminal, plain elsewhere."""
    terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    coloured = colour == "always" or (colour == "auto" and _wants_colour(terminal))
    width = shutil.get_terminal_size().columns if terminal else None
    return Look(language(lang), width, coloured)


def _wants_colour(terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def read_day(text: str | None) -> date | None:
    """Return the day of ``--as-of`` or ``--known-on``; of a month its last."""
    from xihaian.period_texts import read_period
    from xihaian.periods import Period

    if text is None:
        return None
    try:
        return read_period(text, Period(date(1900, 1, 1), date(1901, 12, 31))).end
    except Refused as refused:
        code = refused.code if refused.code == "D002" else "C004"
        raise UsageError([finding(code, None, value=text, text=text)]) from refused


def listed(text: str) -> list[str]:
    """Return the words of a list that commas part."""
    return [word for part in text.replace("，", ",").split(",") if (word := part.strip())]


def check_encoding(name: str | None) -> None:
    """Raise ``UsageError`` (C008) where no encoding of text has that name."""
    asked = name or "utf-8"
    try:
        is_one = asked not in _NO_TEXT and "a,1".encode(asked).decode(asked) == "a,1"
    except (LookupError, UnicodeError):
        is_one = False
    if not is_one:
        raise UsageError([finding("C008", None, value=name)])


def status_names() -> dict[str, str]:
    """Return the statuses by every name that they have in any language."""
    names = {status.value: status.value for status in Status}
    spoken_names = {catalogue(lang)[f"status {status}"]: status.value for lang in LANGUAGES for status in Status}
    return {**names, **spoken_names}


def known_words(text: str, known: Mapping[str, str], code: str) -> list[str]:
    """Return what the words of a list stand for; raise ``UsageError`` where one is not known."""
    words = listed(text)
    for word in words or [text]:
        if word not in known:
            values = ", ".join(dict.fromkeys(known.values()))
            raise UsageError([finding(code, None, value=word, suggestion=nearest(word, known), known=values)])
    return [known[word] for word in words]
