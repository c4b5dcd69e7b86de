"""``xihaian schema``: the JSON Schema of the plan file."""

from __future__ import annotations

import typer

from xihaian.cli import options
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, check_output, deliver
from xihaian.cli.usage import Command

_say = spoken()


def schema(output: options.OutputFile = None) -> int:
    """Write what an editor needs to complete and check a plan file."""
    from xihaian.render.json import write_json
    from xihaian.render.schema import plan_schema

    check_output(output, [])
    deliver(lambda out: write_json(plan_schema(), out), output, data=True)
    return Exit.FINE


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("schema", cls=Command, help=_say["help schema"])(schema)
