"""``xihaian check``: the attainment tables."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from xihaian.cli import options
from xihaian.cli.assessing import Request
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, deliver

_say = spoken()

Format = Annotated[
    Literal["table", "json"], typer.Option("--format", "-f", metavar="table|json", help=_say["help format"])
]
Select = Annotated[str | None, typer.Option("--select", metavar="LIST", help=_say["help select"], show_default=False)]
By = Annotated[
    Literal["domain", "region", "owner"],
    typer.Option("--by", metavar="domain|region|owner", help=_say["help by"]),
]
FailOn = Annotated[str, typer.Option("--fail-on", metavar="LIST", help=_say["help fail-on"])]


def check(
    actuals: options.Files = None,
    plan: options.PlanFile = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    form: Format = "table",
    select: Select = None,
    by: By = "domain",
    fail_on: FailOn = "missed",
    output: options.OutputFile = None,
    encoding: options.Encoding = None,
    sheet: options.Sheet = None,
    strict: options.Strict = False,
    ignore_unknown: options.IgnoreUnknown = False,
    color: options.Colour = "auto",
    lang: options.Language = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Read, judge, render."""
    from xihaian.cli.remarks import remark
    from xihaian.cli.selection import selected, selection
    from xihaian.render.formats import RENDERERS
    from xihaian.view import findings_of

    failing = _statuses(fail_on)
    look = options.look(lang, color, output)
    request = Request(actuals, plan, as_of, known_on, output, encoding, sheet, ignore_unknown)
    assessment = request.assessed(lambda promised: selection(promised, select))
    view = selected(assessment, select, by)

    about = [*findings_of(assessment, view), *(item for result in view.results for item in result.findings)]
    remark(about, look, strict=strict, quiet=quiet, verbose=verbose)
    deliver(lambda out: RENDERERS[form](assessment, view, out, look), output, data=form != "table")
    return Exit.FAILED if any(result.status in failing for result in view.results) else Exit.FINE


def _statuses(text: str) -> list[str]:
    """Return the statuses that are to fail; they may be named as a table prints them, 未完成."""
    if text.strip() == "never":
        return []
    return options.known_words(text, options.status_names(), "C006")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check", help=_say["help check"])(check)
