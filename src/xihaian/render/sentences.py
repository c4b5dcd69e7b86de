"""Findings as lines: ``file:line:column: CODE message``, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from xihaian.findings import Finding
from xihaian.intervals import Interval
from xihaian.render.looks import Look
from xihaian.render.numbers import amount, shares
from xihaian.words.visible import visible

_VALUES = frozenset({"value", "other", "sum", "baseline"})
_FRACTION = "-?[0-9.]+(?:/[0-9]+)?"
_FRACTIONS = re.compile(rf"(?=.*/)(?:(?:>=|>|<=|<)?{_FRACTION}|[\[(]{_FRACTION}, {_FRACTION}[\])])")


def sentence(item: Finding, look: Look) -> str:
    """Return the one line of a finding."""
    words = look.words
    place = f"{visible(str(item.place))}: " if item.place else ""
    return f"{place}{item.code} {words[f'severity {item.severity}']}{message(item, look)}"


def message(item: Finding, look: Look) -> str:
    """Return the sentence without the place; values that no decimal says are shown rounded."""
    if not item.code.startswith("S"):
        return look.words.message(item.code, item.facts)
    return look.words.message(item.code, {name: _shown(name, text) for name, text in item.facts.items()})


def _shown(name: str, text: str) -> str:
    if name == "due":
        return shares(Interval.parse(text))
    return amount(Interval.parse(text)) if name in _VALUES and _FRACTIONS.fullmatch(text) else text


def write_sentences(items: Iterable[Finding], out: TextIO, look: Look) -> None:
    """Write a line for each finding."""
    out.writelines(sentence(item, look) + "\n" for item in items)


def write_rule(code: str, out: TextIO, look: Look) -> None:
    """Write what a code says, what it means and how it is cured."""
    rule = look.words.rules[code]
    out.write(f"{code}  {rule.message}\n\n")
    out.write(f"{look.words['meaning']}: {rule.meaning}\n{look.words['cure']}: {rule.cure}\n")
