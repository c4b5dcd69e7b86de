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
    from collections.abc import Sequence

    from xihaian.findings import Finding
    from xihaian.plan import Plan
    from xihaian.render.looks import Look

_say = spoken()

Plans = Annotated[list[Path] | None, typer.Argument(metavar="[PLAN]...", help=_say["help plans"], show_default=False)]
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

    files = plans or [options.plan_file(None, quiet=quiet)]
    if source is not None and len(files) > 1:
        raise UsageError([finding("C018")])
    check_output(output, [*files, *([Path(source)] if source and source != "-" else [])])
    look = options.look(lang, "never", output)
    seen = [(str(path), *_inspected(path)) for path in files]
    if source is not None:
        seen = [(path, plan, [*found, *_cited(plan, Path(path), source)]) for path, plan, found in seen]
    unread = any(item.code == "F001" for _, _, findings in seen for item in findings)
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    broken = any(item.severity in grave for _, _, findings in seen for item in findings)
    if form != "text":
        write, files_seen = findings_renderer(form), [(path, found) for path, _, found in seen]
        deliver(lambda out: write(files_seen, out, look), output, data=True)
    else:
        for _, _, findings in seen:
            _tell(findings, look, quiet=quiet, verbose=verbose)
        if not broken:
            deliver(lambda out: _write_verdicts(seen, out, look), output, data=False)
    if unread:
        return Exit.INPUT_OUTPUT
    return Exit.INVALID if broken else Exit.FINE


def _inspected(path: Path) -> tuple[Plan | None, Sequence[Finding]]:
    """Return the plan and its findings; a file that cannot be read is one, so that the others are looked at too."""
    from xihaian.errors import FileError
    from xihaian.read.plan_yaml import inspect_plan

    try:
        return inspect_plan(path)
    except FileError as error:
        return None, error.findings


def _cited(plan: Plan | None, path: Path, source: str) -> Sequence[Finding]:
    """Return what is to be said about the plan and its source; nothing where the plan is broken, which is said."""
    if plan is None:
        return ()
    from xihaian.read.citing import citation_findings, read_cited

    text = options.text_source(source)
    cited, odd = read_cited(plan, text)
    return [*odd, *citation_findings(cited, path, text[0] if isinstance(text, tuple) else str(text))]


def _tell(findings: Sequence[Finding], look: Look, *, quiet: bool, verbose: bool) -> None:
    from io import StringIO

    from xihaian.findings import Severity
    from xihaian.render.sentences import write_sentences

    told = {Severity.ERROR} | (set() if quiet else {Severity.WARNING}) | ({Severity.NOTE} if verbose else set())
    out = StringIO()
    write_sentences([item for item in findings if item.severity in told], out, look)
    tell(out.getvalue())


def _write_verdicts(seen: Sequence[tuple[str, Plan | None, Sequence[Finding]]], out: TextIO, look: Look) -> None:
    from xihaian.words.visible import visible

    for path, plan, found in seen:
        if plan is not None:
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
