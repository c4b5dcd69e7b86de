"""JSON: one document of the published records, the same in every language and locale."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, TextIO

from xihaian.assessment import Assessment
from xihaian.findings import Finding, Severity
from xihaian.records import FORMAT, document, finding_record
from xihaian.render.looks import Look
from xihaian.view import View

# What acts on a terminal or hides, and json leaves as it is; escaped it reads back as the same text.
_HIDDEN = re.compile("[\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]")


def render(assessment: Assessment, view: View, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write the assessment with those of its results that were asked for."""
    write_json(document(assessment, view), out)


def render_findings(plans: Sequence[tuple[str, Sequence[Finding]]], out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write the findings of each plan file, and whether it is valid."""
    files = [
        {
            "file": path,
            "valid": all(item.severity is not Severity.ERROR for item in findings),
            "findings": [finding_record(item) for item in findings],
        }
        for path, findings in plans
    ]
    write_json({"format": FORMAT, "plans": files}, out)


def write_json(value: Any, out: TextIO) -> None:
    """Write any value of dicts, lists and texts as one document."""
    out.write(_escaped(json.dumps(value, ensure_ascii=False, indent=2)) + "\n")


def one_line(value: Any) -> str:
    """Return the same on one line, without the end of it."""
    return _escaped(json.dumps(value, ensure_ascii=False))


def _escaped(text: str) -> str:
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
