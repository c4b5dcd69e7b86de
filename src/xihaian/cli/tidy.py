"""``xihaian tidy``: what was read, the first thing to try on a strange file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from xihaian.cli import options
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, check_output, deliver
from xihaian.cli.usage import Command

_say = spoken()

Format = Annotated[Literal["csv", "json"], typer.Option("--format", "-f", metavar="csv|json", help=_say["help format"])]
Rejects = Annotated[
    Path | None, typer.Option("--rejects", metavar="FILE", help=_say["help rejects"], show_default=False)
]


def tidy(
    actuals: options.Files = None,
    plan: options.PlanFile = None,
    form: Format = "csv",
    output: options.OutputFile = None,
    rejects: Rejects = None,
    encoding: options.Encoding = None,
    sheet: options.Sheet = None,
    ignore_unknown: options.IgnoreUnknown = False,
    lang: options.Language = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Write the rows that were understood; with ``--rejects`` also where others were not."""
    from xihaian.cli.remarks import remark
    from xihaian.errors import ActualsError, UsageError
    from xihaian.findings import errors, finding
    from xihaian.read.actuals import tidy_actuals
    from xihaian.read.plan_yaml import read_plan
    from xihaian.read.tables import Asked
    from xihaian.render.tidy import RENDERERS, render_rejects

    inputs = options.inputs(actuals)
    options.check_encoding(encoding)
    plan_file = options.plan_file(plan, quiet=quiet)
    files = [plan_file, *(Path(source) for source in inputs if isinstance(source, str))]
    check_output(output, files)
    check_output(rejects, [*files, *([output] if output else [])])
    look = options.look(lang, "never", output)
    promised = read_plan(plan_file)
    taken, findings = tidy_actuals(promised, *inputs, ignore_unknown=ignore_unknown, asked=Asked(encoding, sheet))
    faults = errors(findings)
    if faults and (rejects is None or len(taken.rejected) == 0):
        raise ActualsError(findings)
    if len({row.n is None for row in taken.actuals}) > 1:
        raise UsageError([finding("C009")])
    remark(findings, look, strict=False, quiet=quiet, verbose=verbose)
    if rejects is not None:
        deliver(lambda out: render_rejects(taken.rejected, out, look), rejects, data=True, bom=True)
    deliver(lambda out: RENDERERS[form](promised, taken.actuals, out), output, data=True, bom=form == "csv")
    return Exit.INVALID if faults else Exit.FINE


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("tidy", cls=Command, help=_say["help tidy"])(tidy)
