"""Markdown for a pull request or a page: tables in which every name shows as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from xihaian.assessment import Assessment
from xihaian.findings import Finding, Severity
from xihaian.render.columns import COLUMNS, NUMBERS, dated, heads
from xihaian.render.looks import Look
from xihaian.render.sentences import message, sentence
from xihaian.render.summary import group_line, group_title, score_line
from xihaian.results import Result
from xihaian.view import View, findings_of, groups
from xihaian.words.visible import visible

_ACTS = re.compile(r"([\\`*_\[\]<>|~&#$])")
_MENTIONS = re.compile(r"@(?=\w)")  # which would call somebody on GitHub; a comment between shows nowhere
_SHOWN = [name for name in COLUMNS if name != "trend"]
_ALIGNED = ["--:" if name in NUMBERS else "---" for name in _SHOWN]


def render(assessment: Assessment, view: View, out: TextIO, look: Look) -> None:
    """Write a heading and a table for each group, the summary, and the warnings behind it."""
    words, header = look.words, assessment.plan.header
    out.write(f"# {escaped(header.title.in_language(look.language))}\n\n")
    out.write((words.say("as of", day=assessment.as_of) if assessment.as_of else words["as of nothing"]) + "\n")
    if assessment.known_on:
        out.write(f"\n{words.say('known on', day=assessment.known_on)}\n")
    for group in groups(assessment, view):
        out.write(f"\n## {escaped(group_title(group, look))}\n\n")
        if group.results:
            write_table(heads(_SHOWN, look), [_row(result, look) for result in group.results], out, _ALIGNED)
            out.write("\n")
        out.write(f"{escaped(group_line(group, look))}\n")
    score = assessment.score()
    out.write(f"\n## {words.say('summary', targets=score.targets, milestones=score.milestones)}\n\n")
    out.write(f"{escaped(score_line(score, look))}\n")
    about = [item for result in view.results for item in result.findings]
    _write_findings([*findings_of(assessment, view), *about], out, look)


def render_findings(plans: Sequence[tuple[str, Sequence[Finding]]], out: TextIO, look: Look) -> None:
    """Write a table of what there is to say about each plan file."""
    words = look.words
    for path, findings in plans:
        out.write(f"## {escaped(path)}\n\n")
        counts = {f"{severity}s": sum(item.severity is severity for item in findings) for severity in Severity}
        out.write(words.say("findings line", **counts) + "\n")
        if findings:
            out.write("\n")
            rows = [[str(item.place or ""), item.code, message(item, look)] for item in findings]
            write_table([words["head place"], words["head code"], words["head message"]], rows, out)
        out.write("\n")


def write_table(
    head: Sequence[str], rows: Iterable[Sequence[str]], out: TextIO, aligned: Sequence[str] | None = None
) -> None:
    """Write a table; no cell can end it or act in it."""
    lines = [map(escaped, head), aligned or ["---"] * len(head), *(map(escaped, row) for row in rows)]
    out.writelines(f"| {' | '.join(row)} |\n" for row in lines)


def escaped(text: str) -> str:
    """Return the text on one line, so that Markdown shows it as it is."""
    return _MENTIONS.sub("@<!-- -->", _ACTS.sub(r"\\\1", visible(text)))


def _row(result: Result, look: Look) -> list[str]:
    row = {name: COLUMNS[name](result, look) for name in _SHOWN}
    return [*{**row, "actual": dated(row["actual"], result)}.values()]


def _write_findings(findings: Sequence[Finding], out: TextIO, look: Look) -> None:
    told = [item for item in findings if item.severity is not Severity.NOTE]
    if told:
        out.write(f"\n## {look.words['findings']}\n\n")
        out.writelines(f"- {escaped(sentence(item, look))}\n" for item in told)
