"""Findings as lines: ``file:line:column: CODE message``, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from xihaian.findings import Finding
from xihaian.render.looks import Look
from xihaian.words.visible import visible


def sentence(item: Finding, look: Look) -> str:
    """Return the one line of a finding."""
    words = look.words
    place = f"{visible(str(item.place))}: " if item.place else ""
    return f"{place}{item.code} {words[f'severity {item.severity}']}{words.message(item.code, item.facts)}"


def write_sentences(items: Iterable[Finding], out: TextIO, look: Look) -> None:
    """Write a line for each finding."""
    out.writelines(sentence(item, look) + "\n" for item in items)


def write_rule(code: str, out: TextIO, look: Look) -> None:
    """Write what a code says, what it means and how it is cured."""
    rule = look.words.rules[code]
    out.write(f"{code}  {rule.message}\n\n")
    out.write(f"{look.words['meaning']}: {rule.meaning}\n{look.words['cure']}: {rule.cure}\n")
