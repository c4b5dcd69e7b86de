"""``xihaian rule``: what a code means, and how it is cured."""

from __future__ import annotations

from typing import Annotated

import typer

from xihaian.cli import completion, options
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, deliver
from xihaian.cli.usage import Command
from xihaian.errors import UsageError
from xihaian.findings import finding, nearest

_say = spoken()

Code = Annotated[str, typer.Argument(metavar="CODE", help=_say["help code"], autocompletion=completion.codes)]


def rule(code: Code, lang: options.Language = None) -> int:
    """Explain one code."""
    from xihaian.render.sentences import write_rule

    look = options.look(lang, "never", None)
    known = look.words.rules
    name = code.strip().upper()
    if name not in known:
        raise UsageError([finding("C003", value=code, suggestion=nearest(name, known))])
    deliver(lambda out: write_rule(name, out, look), None, data=False)
    return Exit.FINE


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rule", cls=Command, help=_say["help rule"])(rule)
