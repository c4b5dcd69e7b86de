"""The formats of an assessment, and of the findings of plan files, by name; each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TextIO

from xihaian.assessment import Assessment
from xihaian.findings import Finding
from xihaian.render.looks import Look
from xihaian.view import View

Renderer = Callable[[Assessment, View, TextIO, Look], None]
FindingsRenderer = Callable[[Sequence[tuple[str, Sequence[Finding]]], TextIO, Look], None]

FORMATS = ("table", "json", "ndjson", "csv", "markdown", "html", "junit", "github")
FINDINGS_FORMATS = ("json", "sarif", "github", "junit", "markdown")


def renderer(name: str) -> Renderer:
    """Return what writes an assessment in the format of that name."""
    made: Renderer = import_module(f"xihaian.render.{name}").render
    return made


def findings_renderer(name: str) -> FindingsRenderer:
    """Return what writes the findings of plan files in the format of that name."""
    made: FindingsRenderer = import_module(f"xihaian.render.{name}").render_findings
    return made
