"""``xihaian diff``: what changed between two checks, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from xihaian.cli import options
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, check_output, deliver
from xihaian.cli.usage import Command

_say = spoken()

Old = Annotated[str, typer.Argument(metavar="OLD", help=_say["help old"])]
New = Annotated[str, typer.Argument(metavar="NEW", help=_say["help new"])]
Format = Annotated[
    Literal["text", "json", "markdown"],
    typer.Option("--format", "-f", metavar="text|json|markdown", help=_say["help format"]),
]
FailOn = Annotated[str, typer.Option("--fail-on", metavar="worse|never", help=_say["help fail-on worse"])]


def diff(
    old: Old,
    new: New,
    form: Format = "text",
    fail_on: FailOn = "never",
    output: options.OutputFile = None,
    color: options.Colour = "auto",
    lang: options.Language = None,
) -> int:
    """Compare two files that `check --format json` wrote."""
    from xihaian.changes import compare
    from xihaian.errors import UsageError
    from xihaian.findings import finding
    from xihaian.read.check_json import read_check
    from xihaian.render.changes import RENDERERS

    choices = {name: name for name in ("worse", "never")}
    failing = options.known_words(fail_on, choices, "C011")
    if old == new == "-":
        raise UsageError([finding("C020")])
    check_output(output, [Path(name) for name in (old, new) if name != "-"])
    look = options.look(lang, color, output)
    changes = compare(*(read_check(options.text_source(name)) for name in (old, new)))
    deliver(lambda out: RENDERERS[form](changes, out, look), output, data=form == "json")
    return Exit.FAILED if "worse" in failing and changes.of("worse") else Exit.FINE


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff", cls=Command, help=_say["help diff"])(diff)
