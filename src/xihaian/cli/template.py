"""``xihaian template``: a table of actuals to fill in."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from xihaian.cli import options
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, check_output, deliver, deliver_bytes
from xihaian.cli.usage import Command

_say = spoken()


Format = Annotated[Literal["csv", "xlsx"], typer.Option("--format", "-f", metavar="csv|xlsx", help=_say["help format"])]
Wide = Annotated[bool, typer.Option("--wide", help=_say["help wide"])]


def template(
    plan: options.PlanFile = None,
    form: Format = "csv",
    wide: Wide = False,
    output: options.OutputFile = None,
    lang: options.Language = None,
) -> int:
    """Write every id, name and unit of the plan; Excel needs the mark at the beginning of CSV to know UTF-8 by."""
    from xihaian.read.plan_yaml import read_plan
    from xihaian.render.template import template_rows, template_xlsx, write_template_csv

    plan_file = options.plan_file(plan)
    check_output(output, [plan_file])
    look = options.look(lang, "never", output)
    rows = template_rows(read_plan(plan_file), look, wide=wide)
    if form == "xlsx":
        deliver_bytes(template_xlsx(rows, look.words["help template sheet"]), output)
    else:
        deliver(lambda out: write_template_csv(rows, out), output, data=True, bom=True)
    return Exit.FINE


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("template", cls=Command, help=_say["help template"])(template)
