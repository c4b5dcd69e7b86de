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
    """Tell the warnings and how files were read, and other notes where asked for; ``strict``: a warning is an error."""
    grave = [item for item in findings if item.severity is not Severity.NOTE]
    if strict and grave:
        raise ActualsError(grave)
    if quiet:
        return
    shown = [item for item in findings if verbose or item.severity is not Severity.NOTE or item.code.startswith("F")]
    out = StringIO()
    write_sentences(shown, out, look)
    if len(shown) < len(findings):
        out.write(look.words.say("notes hidden", count=len(findings) - len(shown)) + "\n")
    tell(out.getvalue())
