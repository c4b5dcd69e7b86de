"""``xihaian template``: a table of actuals to fill in."""

from __future__ import annotations

import typer

from xihaian.cli import options
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, check_output, deliver

_say = spoken()


def template(
    plan: options.PlanFile = None,
    output: options.OutputFile = None,
    lang: options.Language = None,
) -> int:
    """Write every id, name and unit of the plan; Excel needs the mark at the beginning to know UTF-8 by."""
    from xihaian.read.default_plan import default_plan
    from xihaian.read.plan_yaml import read_plan
    from xihaian.render.plans import render_template

    plan_file = plan or default_plan()
    check_output(output, [plan_file])
    look = options.look(lang, "never", output)
    promised = read_plan(plan_file)
    deliver(lambda out: render_template(promised, out, look), output, data=True, bom=True)
    return Exit.FINE


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("template", help=_say["help template"])(template)
