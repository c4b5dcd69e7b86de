"""Annotations of GitHub Actions: a command a line, which no name can forge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from xihaian.assessment import Assessment
from xihaian.findings import Finding, Place, Severity
from xihaian.render import cells
from xihaian.render.junit import line
from xihaian.render.looks import Look
from xihaian.render.sentences import message
from xihaian.results import Result
from xihaian.status import Status
from xihaian.view import View, findings_of
from xihaian.words.visible import visible

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_LATE = frozenset({Status.AT_RISK, Status.BEHIND, Status.MISSED, Status.UNDECIDED})


def render(assessment: Assessment, view: View, out: TextIO, look: Look) -> None:
    """Write an error for what --fail-on names, a warning for what is behind, and the warnings about the data."""
    for result in view.results:
        level = "error" if result.status in view.failing else "warning" if result.status in _LATE else None
        if level is not None:
            part = f" ({visible(result.part)})" if result.part else ""
            title = f"{result.promise.id}{part}: {cells.name(result.promise, look)}"
            out.write(_command(level, _place(result), title, line(result, look)))
    found = [*findings_of(assessment, view), *(item for result in view.results for item in result.findings)]
    out.writelines(_annotations(found, look))


def render_findings(plans: Sequence[tuple[str, Sequence[Finding]]], out: TextIO, look: Look) -> None:
    """Write an annotation for each error and warning of the plan files."""
    for _, findings in plans:
        out.writelines(_annotations(findings, look))


def _annotations(findings: Sequence[Finding], look: Look) -> Iterator[str]:
    for item in findings:
        if item.severity is not Severity.NOTE:
            yield _command(_LEVELS[item.severity], item.place, item.code, message(item, look))


def _place(result: Result) -> Place | None:
    rows = result.standing.rows if result.standing else ()
    return rows[-1].place if rows else None


def _command(level: str, place: Place | None, title: str, message: str) -> str:
    properties = {"file": visible(place.path), "line": place.line, "col": place.column} if place else {}
    written = {**{name: value for name, value in properties.items() if value is not None}, "title": title}
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in written.items())
    return f"::{level} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    """Return the text of a message as the runner reads it back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
