"""Every quantity in a text of policy, Chinese or English, and every number that is none, each for what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from xihaian.mentions import Mention
from xihaian.prose import Prose

_HANZI = re.compile("[\u4e00-\u9fff]")
_CHINESE = 5  # of so many characters at least one is Chinese in a Chinese text


class Grammar(Protocol):
    """What finds the numbers of a text in one language."""

    def mentions(self, flat: str) -> Iterator[Mention]:
        """Yield every number of the text, in its order."""


def find_mentions(prose: Prose, own_units: Iterable[str] = ()) -> Sequence[Mention]:
    """Return every number of the text in its order: the quantities, and what else holds a number.

    ``own_units`` are those that a plan adds to the words that count.
    """
    return [*_grammar(prose, own_units).mentions(prose.flat)]


def find_quantities(prose: Prose, own_units: Iterable[str] = ()) -> Sequence[Mention]:
    """Return the quantities alone.

    >>> from xihaian.prose import read_prose
    >>> [(str(item.low), item.unit, item.comparison) for item in find_quantities(read_prose("产值突破4000亿元"))]
    [('4000', '亿元', 'more_than')]
    """
    return [item for item in find_mentions(prose, own_units) if item.kind == "quantity"]


def is_chinese(text: str) -> bool:
    """Return whether a text is to be read as Chinese."""
    return len(_HANZI.findall(text)) * _CHINESE > len(text.replace(" ", ""))


def _grammar(prose: Prose, own_units: Iterable[str]) -> Grammar:
    if is_chinese(prose.flat):
        from xihaian import quantities_zh  # late: its lists are long, and a check needs none of them

        return quantities_zh.Grammar(own_units)
    from xihaian import quantities_en

    return quantities_en.Grammar(own_units)
