"""``xihaian scan``: every quantity of a text, or the draft of a plan file from it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from xihaian.cli import options
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, check_output, deliver
from xihaian.cli.usage import Command

_say = spoken()

Text = Annotated[str | None, typer.Argument(metavar="TEXT", help=_say["help text"], show_default=False)]
Format = Annotated[
    Literal["table", "json", "csv"] | None,
    typer.Option("--format", "-f", metavar="table|json|csv", help=_say["help format"], show_default=False),
]
Draft = Annotated[bool, typer.Option("--yaml", help=_say["help yaml"])]


def scan(
    text: Text = None,
    form: Format = None,
    draft: Draft = False,
    output: options.OutputFile = None,
    encoding: options.Encoding = None,
    lang: options.Language = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Read the text, find what it promises in numbers, and write that."""
    from xihaian.cli.remarks import remark
    from xihaian.errors import UsageError
    from xihaian.findings import Place, finding
    from xihaian.prose import read_prose
    from xihaian.quantities import find_quantities
    from xihaian.read.source import read_source
    from xihaian.render.scan import RENDERERS, render_draft

    if text is None:
        raise UsageError([finding("C017")])
    if draft and form is not None:
        raise UsageError([finding("C019")])
    options.check_encoding(encoding)
    source = options.text_source(text)
    check_output(output, [] if text == "-" else [Path(text)])
    look = options.look(lang, "never", output)
    content, odd = read_source(source, encoding)
    if draft:
        from xihaian.drafts import draft as drafted

        made = drafted(content)
        place = Place(source[0] if isinstance(source, tuple) else str(source))
        no_year = [] if made.year else [finding("T008", place, year=made.tree["plan"]["period"])]
        remark([*odd, *no_year], look, strict=False, quiet=quiet, verbose=verbose)
        deliver(lambda out: render_draft(made.tree, out, look), output, data=True)
        return Exit.FINE
    remark(odd, look, strict=False, quiet=quiet, verbose=verbose)
    prose = read_prose(content)
    found = find_quantities(prose)
    write = RENDERERS[form or "table"]
    data = form in ("json", "csv")
    deliver(lambda out: write(prose, found, out, look), output, data=data, bom=form == "csv")
    return Exit.FINE


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("scan", cls=Command, help=_say["help scan"])(scan)
