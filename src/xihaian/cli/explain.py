"""``xihaian explain``: the arithmetic of one result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from xihaian.cli import completion, options
from xihaian.cli.assessing import Request
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, deliver
from xihaian.cli.usage import Command

if TYPE_CHECKING:
    from xihaian.assessment import Assessment
    from xihaian.plan import Plan
    from xihaian.results import Result

_say = spoken()

Name = Annotated[str, typer.Argument(metavar="TARGET", help=_say["help target"], autocompletion=completion.promises)]
Part = Annotated[
    str | None,
    typer.Option(
        "--part", metavar="REGION", help=_say["help part"], show_default=False, autocompletion=completion.parts
    ),
]
Format = Annotated[
    Literal["text", "json"], typer.Option("--format", "-f", metavar="text|json", help=_say["help format"])
]


def explain(
    target: Name,
    actuals: options.Files = None,
    plan: options.PlanFile = None,
    part: Part = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    form: Format = "text",
    output: options.OutputFile = None,
    encoding: options.Encoding = None,
    sheet: options.Sheet = None,
    strict: options.Strict = False,
    ignore_unknown: options.IgnoreUnknown = False,
    lang: options.Language = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Judge the whole plan, and show how one result came about."""
    from xihaian.cli.remarks import remark
    from xihaian.explanation import explain as explained
    from xihaian.render.explained import render_text
    from xihaian.render.json import write_json

    look = options.look(lang, "never", output)
    request = Request(actuals, plan, as_of, known_on, output, encoding, sheet, ignore_unknown, quiet)
    assessment = request.assessed(lambda promised: _named(promised, target, part))
    result = _result(assessment, _named(assessment.plan, target, part), part)
    remark(assessment.findings, look, strict=strict, quiet=quiet, verbose=verbose)
    document = explained(assessment, result)
    if form == "json":
        deliver(lambda out: write_json(document, out), output, data=True)
    else:
        deliver(lambda out: render_text(document, result, out, look), output, data=False)
    return Exit.FINE


def _named(plan: Plan, name: str, part: str | None) -> str:
    """Return the id of what is named; raise ``UsageError`` where the plan, or the target, has no such thing."""
    from xihaian.errors import UsageError
    from xihaian.findings import finding, nearest
    from xihaian.plan import Target

    promises = {promise.id: promise for _, promise in plan.promises}
    named = {text: promise.id for promise in promises.values() for text in promise.name.texts.values()}
    known = named | {found: found for found in promises}
    if name not in known:
        raise UsageError([finding("C014", None, value=name, suggestion=nearest(name, known))])
    promise = promises[known[name]]
    parts = promise.parts or {} if isinstance(promise, Target) else {}
    if part is not None and part not in parts:
        facts = {"value": part, "target": promise.id, "known": ", ".join(parts) or "-"}
        raise UsageError([finding("C012", None, **facts, suggestion=nearest(part, parts))])
    return promise.id


def _result(assessment: Assessment, target: str, part: str | None) -> Result:
    every = assessment.results if part is None else assessment.parts
    return next(result for result in every if result.promise.id == target and result.part == part)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain", cls=Command, help=_say["help explain"])(explain)
