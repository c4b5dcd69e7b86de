"""NDJSON: one result a line, each a record of its own, for tools that read line by line."""

from __future__ import annotations

from typing import TextIO

from xihaian.assessment import Assessment
from xihaian.records import head, result_record
from xihaian.render.json import one_line
from xihaian.render.looks import Look
from xihaian.view import View


def render(assessment: Assessment, view: View, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write a line for each result that was asked for: what names the check, and the record."""
    first = head(assessment)
    named = {"format": first["format"], "plan": first["plan"]["id"], "as_of": first["as_of"]}
    out.writelines(one_line({**named, **result_record(result)}) + "\n" for result in view.results)
