"""What is said on standard error about the files that were read."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from xihaian.cli.output import tell
from xihaian.errors import ActualsError
from xihaian.findings import Finding, Severity
from xihaian.render.looks import Look
from xihaian.render.sentences import write_sentences


def remark(findings: Sequence[Finding], look: Look, *, strict: bool, quiet: bool, verbose: bool) -> None:
    """Tell the warnings, and the notes where they are asked for; with ``strict`` a warning is an error."""
    grave = [item for item in findings if item.severity is not Severity.NOTE]
    if strict and grave:
        raise ActualsError(grave)
    if quiet:
        return
    out = StringIO()
    write_sentences(findings if verbose else grave, out, look)
    hidden = 0 if verbose else len(findings) - len(grave)
    if hidden:
        out.write(look.words.say("notes hidden", count=hidden) + "\n")
    tell(out.getvalue())
