"""``xihaian check``: the attainment tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from xihaian.cli import completion, options
from xihaian.cli.assessing import Request
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, deliver, exit_code, tell
from xihaian.cli.settings import settings
from xihaian.cli.usage import Command
from xihaian.status import Status

if TYPE_CHECKING:
    from xihaian.errors import XihaianError
    from xihaian.render.looks import Look

_say = spoken()

Format = Annotated[
    Literal["table", "json", "ndjson", "csv", "markdown", "html", "junit", "github"] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="table|json|ndjson|csv|markdown|html|junit|github",
        help=_say["help format or suffix"],
        show_default=False,
    ),
]
_BY_SUFFIX = {
    ".html": "html", ".htm": "html", ".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson", ".csv": "csv",
    ".md": "markdown", ".xml": "junit",
}  # fmt: skip
Select = Annotated[
    str | None,
    typer.Option(
        "--select", metavar="LIST", help=_say["help select"], show_default=False, autocompletion=completion.selectable
    ),
]
By = Annotated[
    Literal["domain", "region", "owner"],
    typer.Option("--by", metavar="domain|region|owner", help=_say["help by"]),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on", metavar="LIST", help=_say["help fail-on"], show_default=False, autocompletion=completion.statuses
    ),
]


def check(
    actuals: options.Files = None,
    plan: options.PlanFile = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    form: Format = None,
    select: Select = None,
    by: By = "domain",
    fail_on: FailOn = None,
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
    """Read, judge, render."""
    from xihaian.cli.remarks import remark
    from xihaian.cli.selection import selected, selection
    from xihaian.errors import XihaianError
    from xihaian.render.formats import renderer
    from xihaian.view import findings_of

    failing = _statuses(_failing(fail_on, quiet=quiet))
    look = options.look(lang, color, output)
    request = Request(actuals, plan, as_of, known_on, output, encoding, sheet, ignore_unknown, quiet)
    try:
        assessment = request.assessed(lambda promised: selection(promised, select))
    except XihaianError as error:
        if form != "github":
            raise
        tell(_annotations(error, look))
        return exit_code(error)
    view = selected(assessment, select, by, failing)

    about = [*findings_of(assessment, view), *(item for result in view.results for item in result.findings)]
    if select is not None and not view.results and not quiet:
        tell(look.words["selected nothing"] + "\n")
    remark(about, look, strict=strict, quiet=quiet, verbose=verbose)
    form_name = form or (_BY_SUFFIX.get(output.suffix.lower()) if output else None) or "table"
    write = renderer(form_name)
    deliver(lambda out: write(assessment, view, out, look), output, data=form_name != "table", bom=form_name == "csv")
    return Exit.FAILED if any(result.status in view.failing for result in view.results) else Exit.FINE


def _annotations(error: XihaianError, look: Look) -> str:
    """Return what is wrong as annotations: where nothing can be judged that is what a job has to show."""
    from io import StringIO

    from xihaian.render.formats import findings_renderer

    out = StringIO()
    findings_renderer("github")([("", error.findings)], out, look)
    return out.getvalue()


def _failing(asked: str | None, *, quiet: bool) -> str:
    """Return what was asked for, else what the settings say, else `missed`."""
    if asked is not None:
        return asked
    chosen = settings().fail_on
    if chosen is not None:
        options.say_settings("fail-on", chosen, quiet=quiet)
    return chosen or "missed"


def _statuses(text: str) -> list[str]:
    """Return the statuses that are to fail; they may be named as a table prints them, 未完成."""
    if text.strip() == "never":
        return []
    words = options.listed(text)
    if words and {*words} <= {*Status}:  # as nearly always: no need to know what they are called elsewhere
        return words
    return options.known_words(text, options.status_names(), "C006")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check", cls=Command, help=_say["help check"])(check)
