"""Every quantity in a text of policy, Chinese or English, and every number that is none, each for what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Literal, Protocol

from xihaian.mentions import Mention
from xihaian.prose import Prose

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_LETTERS = re.compile("[A-Za-z]")
_HANZI = re.compile("[\u4e00-\u9fff]")
_WORD = 5  # letters of a word, which one Chinese character outweighs


class Grammar(Protocol):
    """What finds the numbers of a text in one language."""

    def mentions(self, flat: str) -> Iterator[Mention]:
        """Yield every number of the text, in its order."""


def find_mentions(prose: Prose, own_units: Iterable[str] = (), language: Language | None = None) -> Sequence[Mention]:
    """Return every number of the text in its order: the quantities, and what else holds a number.

    Each line is read in its own language unless one is given. ``own_units`` are those that a plan adds to the
    words that count.
    """
    own = tuple(own_units)
    found: list[Mention] = []
    for begin, piece, spoken in _pieces(prose.flat, language):
        mentions = _grammar(spoken, own).mentions(piece)
        found += (_moved(item, begin) for item in mentions) if begin else mentions
    return found


def find_quantities(prose: Prose, own_units: Iterable[str] = (), language: Language | None = None) -> Sequence[Mention]:
    """Return the quantities alone.

    >>> from xihaian.prose import read_prose
    >>> [(str(item.low), item.unit, item.comparison) for item in find_quantities(read_prose("产值突破4000亿元"))]
    [('4000', '亿元', 'more_than')]
    """
    return [item for item in find_mentions(prose, own_units, language) if item.kind == "quantity"]


def language_of(text: str) -> Language | None:
    """Return the language that most of a text is in, or ``None`` where it has no words."""
    hanzi, letters = len(_HANZI.findall(text)), len(_LETTERS.findall(text))
    if hanzi * _WORD >= letters:
        return "zh" if hanzi else None
    return "en"


def _pieces(flat: str, language: Language | None) -> Iterator[tuple[int, str, Language]]:
    """Yield the offset of each run of lines in one language, its text, and the language; numbers alone join a run."""
    if language is not None:
        yield 0, flat, language
        return
    spoken: Language = language_of(flat) or "zh"
    lines: list[tuple[int, int, Language]] = []
    begin = 0
    for line in flat.split("\n"):
        spoken = language_of(line) or spoken
        lines.append((begin, begin + len(line) + 1, spoken))
        begin += len(line) + 1
    for run_language, run in groupby(lines, key=lambda line: line[2]):
        members = list(run)
        first, last = members[0][0], members[-1][1]
        yield first, flat[first:last], run_language


def _moved(item: Mention, by: int) -> Mention:
    first, last = item.phrase
    return replace(item, start=item.start + by, end=item.end + by, phrase=(first + by, last + by))


@lru_cache(maxsize=16)
def _grammar(language: Language, own_units: tuple[str, ...]) -> Grammar:
    """Return the grammar of a language; to make one takes its time, and a plan has many quotes."""
    if language == "zh":
        from xihaian import quantities_zh  # late: its lists are long, and a check needs none of them

        return quantities_zh.Grammar(own_units)
    from xihaian import quantities_en

    return quantities_en.Grammar(own_units)
