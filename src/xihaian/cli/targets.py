"""``xihaian targets``: what the plan promises."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from xihaian.cli import options
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, check_output, deliver
from xihaian.cli.usage import Command

if TYPE_CHECKING:
    from xihaian.citations import Cited
    from xihaian.plan import Plan

_say = spoken()

Format = Annotated[
    Literal["table", "json", "csv"],
    typer.Option("--format", "-f", metavar="table|json|csv", help=_say["help format"]),
]


def targets(
    plan: options.PlanFile = None,
    form: Format = "table",
    source: options.SourceText = None,
    output: options.OutputFile = None,
    lang: options.Language = None,
) -> int:
    """Read the plan and list it."""
    from xihaian.read.plan_yaml import read_plan
    from xihaian.render.plans import RENDERERS

    plan_file = options.plan_file(plan)
    check_output(output, [plan_file, *([Path(source)] if source and source != "-" else [])])
    look = options.look(lang, "never", output)
    promised = read_plan(plan_file)
    cited = _cited(promised, source) if source else None
    write = RENDERERS[form]
    deliver(lambda out: write(promised, cited, out, look), output, data=form != "table", bom=form == "csv")
    return Exit.FINE


def _cited(promised: Plan, source: str) -> Cited:
    """Return where the source says what the plan promises."""
    from xihaian.read.citing import read_cited

    return read_cited(promised, options.text_source(source))[0]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("targets", cls=Command, help=_say["help targets"])(targets)
