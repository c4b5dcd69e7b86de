"""``xihaian targets``: what the plan promises."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from xihaian.cli import options
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, check_output, deliver
from xihaian.cli.usage import Command

_say = spoken()

Format = Annotated[
    Literal["table", "json", "csv"],
    typer.Option("--format", "-f", metavar="table|json|csv", help=_say["help format"]),
]


def targets(
    plan: options.PlanFile = None,
    form: Format = "table",
    output: options.OutputFile = None,
    lang: options.Language = None,
) -> int:
    """Read the plan and list it."""
    from xihaian.read.plan_yaml import read_plan
    from xihaian.render.plans import RENDERERS

    plan_file = options.plan_file(plan)
    check_output(output, [plan_file])
    look = options.look(lang, "never", output)
    promised = read_plan(plan_file)
    deliver(lambda out: RENDERERS[form](promised, out, look), output, data=form != "table", bom=form == "csv")
    return Exit.FINE


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("targets", cls=Command, help=_say["help targets"])(targets)
