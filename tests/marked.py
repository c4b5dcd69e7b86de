"""Texts whose quantities are marked by hand, and how well they are found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from xihaian.mentions import Mention
from xihaian.prose import read_prose
from xihaian.quantities import find_quantities

_MARK = re.compile(r"⟦([^|⟧]*)\|([^|⟧]*)\|([^⟧]*)⟧")
_SIGNS = {
    ">=": "at_least",
    ">": "more_than",
    "<=": "at_most",
    "<": "less_than",
    "~": "about",
    "..": "between",
    None: None,
}


@dataclass(frozen=True)
class Marked:
    """What a person says that stands at a place."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    unit: str | None
    comparison: str | None
    kind: str


@dataclass(frozen=True)
class Pair:
    """A quantity that is marked with the one that was found there, or either alone."""

    file: str
    text: str
    marked: Marked | None
    found: Mention | None

    @property
    def number(self) -> bool:
        return bool(
            self.marked and self.found and (self.marked.low, self.marked.high) == (self.found.low, self.found.high)
        )

    @property
    def unit(self) -> bool:
        return bool(self.number and self.marked and self.found and self.marked.unit == self.found.unit)

    @property
    def comparison(self) -> bool:
        return bool(self.number and self.marked and self.found and self.marked.comparison == self.found.comparison)


def read_marked(path: Path) -> tuple[str, list[Marked]]:
    """Return the text without its marks, and the marks."""
    pieces, marks, last = [], [], 0
    length = 0
    source = path.read_text(encoding="utf-8")
    for match in _MARK.finditer(source):
        pieces += [source[last : match.start()], match[1]]
        start = length + match.start() - last
        length = start + len(match[1])
        last = match.end()
        said = re.fullmatch(r"(\S+) (.*?)(?: (>=|>|<=|<|~|\.\.))?", match[2])
        assert said is not None, match[0]
        low, _, high = said[1].partition("~")
        unit = None if said[2] == "-" else said[2]
        marks.append(Marked(start, length, Fraction(low), Fraction(high or low), unit, _SIGNS[said[3]], match[3]))
    return "".join([*pieces, source[last:]]), marks


def pairs(path: Path) -> Iterator[Pair]:
    """Yield each mark with what was found on its place, then what was found on no mark."""
    text, marks = read_marked(path)
    prose = read_prose(text)
    spans = [(prose.span(item.start, item.end), item) for item in find_quantities(prose)]
    taken = set()
    for mark in marks:
        near = [
            (abs(start - mark.start) + abs(end - mark.end), index)
            for index, ((start, end), _) in enumerate(spans)
            if start < mark.end and mark.start < end and index not in taken
        ]
        index = min(near)[1] if near else None
        if index is not None:
            taken.add(index)
        around = text[max(0, mark.start - 12) : mark.end + 8].replace("\n", "/")
        yield Pair(path.name, around, mark, spans[index][1] if index is not None else None)
    for index, ((start, end), item) in enumerate(spans):
        if index not in taken:
            yield Pair(path.name, text[max(0, start - 12) : end + 8].replace("\n", "/"), None, item)


def measured(all_pairs: list[Pair]) -> dict[str, Counter[str]]:
    """Return for each kind how many are marked, found, and read right in number, unit and comparison."""
    kinds: dict[str, Counter[str]] = {}
    for pair in all_pairs:
        for kind in ("all", pair.marked.kind if pair.marked else "false"):
            counter = kinds.setdefault(kind, Counter())
            counter["marked"] += pair.marked is not None
            counter["found"] += pair.found is not None
            for name in ("number", "unit", "comparison"):
                counter[name] += getattr(pair, name)
    return kinds
