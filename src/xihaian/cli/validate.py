"""``xihaian validate``: every fault of plan files, each with its place and its cure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from xihaian.cli import options
from xihaian.cli.language import spoken
from xihaian.cli.output import Exit, check_output, deliver, tell
from xihaian.cli.usage import Command

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from xihaian.findings import Finding, Severity
    from xihaian.plan import Plan
    from xihaian.render.looks import Look

    Seen = tuple[str, Plan | None, Sequence[Finding]]  # a file, its plan, and what there is to say

_say = spoken()

Plans = Annotated[list[str] | None, typer.Argument(metavar="[PLAN]...", help=_say["help plans"], show_default=False)]
Format = Annotated[
    Literal["text", "json", "sarif", "github", "junit", "markdown"],
    typer.Option("--format", "-f", metavar="text|json|sarif|github|junit|markdown", help=_say["help format"]),
]


def validate(
    plans: Plans = None,
    form: Format = "text",
    source: options.SourceText = None,
    output: options.OutputFile = None,
    strict: options.Strict = False,
    lang: options.Language = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Look at every file, then say all of it. But for text the findings are the data, also those of a broken plan."""
    from xihaian.errors import UsageError
    from xihaian.findings import Severity, finding
    from xihaian.render.formats import findings_renderer

    names = plans or [str(options.plan_file(None, quiet=quiet))]
    if source is not None and len(names) > 1:
        raise UsageError([finding("C018")])
    if source == "-" and names == ["-"]:
        raise UsageError([finding("C020")])
    check_output(output, [Path(name) for name in [*names, source] if name and name != "-"])
    look = options.look(lang, "never", output)
    seen = [_inspected(name, source) for name in names]
    unread = any(item.code == "F001" for _, _, findings in seen for item in findings)
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    broken = any(item.severity in grave for _, _, findings in seen for item in findings)
    if form != "text":
        write, files_seen = findings_renderer(form), [(path, found) for path, _, found in seen]
        deliver(lambda out: write(files_seen, out, look), output, data=True)
    else:
        for _, _, findings in seen:
            _tell(findings, look, quiet=quiet, verbose=verbose)
        deliver(lambda out: _write_verdicts(seen, grave, out, look), output, data=False)
    if unread:
        return Exit.INPUT_OUTPUT
    return Exit.INVALID if broken else Exit.FINE


def _inspected(name: str, source: str | None) -> Seen:
    """Return the plan and its findings; a file that cannot be read is one, so that the others are looked at too.

    What is to be said about a plan and its source comes last; nothing where the plan is broken, which is said.
    """
    from xihaian.errors import FileError
    from xihaian.read.plan_yaml import LARGEST, inspect_plan_text, read_plan_file

    given = options.text_source(name)
    try:
        content = given[1].read(LARGEST + 1) if isinstance(given, tuple) else read_plan_file(given)
    except FileError as error:
        return name, None, error.findings
    path = given[0] if isinstance(given, tuple) else str(given)
    plan, found = inspect_plan_text(content, path)
    if plan is None or source is None:
        return path, plan, found
    from xihaian.read.citing import citation_findings, read_cited

    text = options.text_source(source)
    cited, odd = read_cited(plan, text)
    about = citation_findings(cited, (path, content), text[0] if isinstance(text, tuple) else str(text))
    return path, plan, [*found, *odd, *about]


def _tell(findings: Sequence[Finding], look: Look, *, quiet: bool, verbose: bool) -> None:
    from io import StringIO

    from xihaian.findings import Severity
    from xihaian.render.sentences import write_sentences

    told = {Severity.ERROR} | (set() if quiet else {Severity.WARNING}) | ({Severity.NOTE} if verbose else set())
    out = StringIO()
    write_sentences([item for item in findings if item.severity in told], out, look)
    tell(out.getvalue())


def _write_verdicts(seen: Sequence[Seen], grave: Container[Severity], out: TextIO, look: Look) -> None:
    from xihaian.words.visible import visible

    for path, plan, found in seen:
        if plan is not None and not any(item.severity in grave for item in found):
            counts = {
                "domains": len(plan.domains),
                "targets": sum(len(domain.targets) for domain in plan.domains),
                "milestones": sum(len(domain.milestones) for domain in plan.domains),
                "waived": len(plan.waived),
            }
            out.write(look.words.say("valid", path=visible(path), **counts) + "\n")
        for item in found:
            if item.code == "T100":
                out.write(f"{visible(str(item.place))}: {look.words.message(item.code, item.facts)}\n")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("validate", cls=Command, help=_say["help validate"])(validate)
