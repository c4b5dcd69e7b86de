"""``xihaian check``: the attainment tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from xihaian.cli import options
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, check_output, deliver

_say = spoken()

AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=_say["help as-of"], show_default=False)]
Format = Annotated[
    Literal["table", "json"], typer.Option("--format", "-f", metavar="table|json", help=_say["help format"])
]
Select = Annotated[str | None, typer.Option("--select", metavar="LIST", help=_say["help select"], show_default=False)]
FailOn = Annotated[str, typer.Option("--fail-on", metavar="LIST", help=_say["help fail-on"])]


def check(
    actuals: options.Files = None,
    plan: options.PlanFile = None,
    as_of: AsOf = None,
    form: Format = "table",
    select: Select = None,
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
    """Read, judge, render; what is asked for is looked at before anything is read."""
    from xihaian.assessment import assess
    from xihaian.cli.remarks import remark
    from xihaian.cli.selection import selected, selection
    from xihaian.read.actuals import read_actuals
    from xihaian.read.default_plan import default_plan
    from xihaian.read.plan_yaml import read_plan
    from xihaian.read.tables import Asked
    from xihaian.render.formats import RENDERERS

    inputs = options.inputs(actuals)
    options.check_encoding(encoding)
    failing = _statuses(fail_on)
    day = options.read_day(as_of)
    plan_file = plan or default_plan()
    check_output(output, [plan_file, *(Path(source) for source in inputs if isinstance(source, str))])
    look = options.look(lang, color, output)

    promised = read_plan(plan_file)
    chosen = selection(promised, select)
    reported = read_actuals(promised, *inputs, ignore_unknown=ignore_unknown, asked=Asked(encoding, sheet))
    assessment = assess(promised, reported, day)
    results = selected(assessment, chosen)

    about = assessment.findings + tuple(item for result in results for item in result.findings)
    remark(about, look, strict=strict, quiet=quiet, verbose=verbose)
    deliver(lambda out: RENDERERS[form](assessment, results, out, look), output, data=form != "table")
    return Exit.FAILED if any(result.status in failing for result in results) else Exit.FINE


def _statuses(text: str) -> list[str]:
    """Return the statuses that are to fail; they may be named as a table prints them, 未完成."""
    if text.strip() == "never":
        return []
    return options.known_words(text, options.status_names(), "C006")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check", help=_say["help check"])(check)
