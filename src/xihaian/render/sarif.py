"""SARIF 2.1.0, for the code scanning pages of others: the findings of plan files, at their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TextIO
from urllib.parse import quote

from xihaian import __version__
from xihaian.findings import Finding, Place, Severity
from xihaian.render.json import write_json
from xihaian.render.looks import Look
from xihaian.render.sentences import message

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render_findings(plans: Sequence[tuple[str, Sequence[Finding]]], out: TextIO, look: Look) -> None:
    """Write one run with a result for each finding, and the rule of each code that comes up."""
    findings = [item for _, found in plans for item in found]
    codes = sorted({item.code for item in findings})
    driver = {"name": "xihaian", "version": __version__, "rules": [_rule(code, look) for code in codes]}
    artifacts = [{"location": {"uri": uri}} for uri in dict.fromkeys(_uri(path) for path, _ in plans)]
    results = [_result(item, codes, look) for item in findings]
    run = {"tool": {"driver": driver}, "artifacts": artifacts, "results": results, "columnKind": "unicodeCodePoints"}
    write_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, out)


def _rule(code: str, look: Look) -> dict[str, Any]:
    rule = look.words.rules[code]
    return {
        "id": code,
        "shortDescription": {"text": rule.message},
        "fullDescription": {"text": rule.meaning},
        "help": {"text": rule.cure},
    }


def _result(item: Finding, codes: Sequence[str], look: Look) -> dict[str, Any]:
    return {
        "ruleId": item.code,
        "ruleIndex": codes.index(item.code),
        "level": _LEVELS[item.severity],
        "message": {"text": message(item, look)},
        "locations": [_location(item.place)] if item.place else [],
    }


def _location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.path)}}
    if place.line is not None:
        column = {"startColumn": place.column} if place.column is not None else {}
        physical["region"] = {"startLine": place.line, **column}
    return {"physicalLocation": physical}


def _uri(path: str) -> str:
    """Return the path as a URI; bytes that are no characters stay those bytes."""
    plain = re.sub("^//+", "/", path.replace("\\", "/"))  # two slashes would begin with a host
    return quote(plain.encode("utf-8", "surrogateescape"), safe="/~")
