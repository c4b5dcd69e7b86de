"""``xihaian roll``: a ledger rolled up, which is again a ledger."""

from __future__ import annotations

from pathlib import Path

import typer

from xihaian.cli import options
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, check_output, deliver
from xihaian.cli.usage import Command

_say = spoken()


def roll(
    ledgers: options.Files = None,
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
    from xihaian.cli.progress import Shown
    from xihaian.cli.remarks import remark
    from xihaian.read.actuals import roll_actuals
    from xihaian.read.plan_yaml import read_plan
    from xihaian.read.tables import Asked
    from xihaian.render.roll import render

    inputs = options.inputs(ledgers)
    options.check_encoding(encoding)
    asked = Asked(encoding, sheet, options.read_day(known_on))
    plan_file = options.plan_file(plan, quiet=quiet)
    check_output(output, [plan_file, *(Path(source) for source in inputs if isinstance(source, str))])
    look = options.look(lang, "never", output)
    promised = read_plan(plan_file)
    with Shown(inputs) as watch:
        rolled, findings = roll_actuals(promised, *inputs, ignore_unknown=ignore_unknown, asked=asked, watch=watch)
    remark(findings, look, strict=strict, quiet=quiet, verbose=verbose)
    deliver(lambda out: render(rolled, out), output, data=True)
    return Exit.FINE


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("roll", cls=Command, help=_say["help roll"])(roll)
