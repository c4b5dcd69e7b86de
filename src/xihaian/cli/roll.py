"""``xihaian roll``: a ledger rolled up, which is again a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from xihaian.cli import options
from xihaian.cli.assessing import Request
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, deliver
from xihaian.cli.usage import Command

_say = spoken()

Ledgers = Annotated[
    list[str] | None, typer.Argument(metavar="LEDGER...", help=_say["help ledgers"], show_default=False)
]


def roll(
    ledgers: Ledgers = None,
    plan: options.PlanFile = None,
    known_on: options.KnownOn = None,
    output: options.OutputFile = None,
    encoding: options.Encoding = None,
    sheet: options.Sheet = None,
    strict: options.Strict = False,
    ignore_unknown: options.IgnoreUnknown = False,
    lang: options.Language = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Read every entry as ``check`` does, and write one row for those that belong together."""
    from xihaian.cli.remarks import remark
    from xihaian.read.actuals import roll_actuals
    from xihaian.render.roll import render

    request = Request(ledgers, plan, None, known_on, output, encoding, sheet, ignore_unknown, quiet)
    look = options.look(lang, "never", output)
    _, (rolled, findings) = request.read(roll_actuals)
    remark(findings, look, strict=strict, quiet=quiet, verbose=verbose)
    deliver(lambda out: render(rolled, out), output, data=True)
    return Exit.FINE


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("roll", cls=Command, help=_say["help roll"])(roll)
