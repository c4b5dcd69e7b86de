"""How lists of words become patterns and endings, and how a text is walked from number to number."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import get_args

from xihaian.mentions import Kind, Mention

LONGEST = 40  # characters of a number; a longer run of digits is none that somebody promised
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


def any_of(names: Iterable[str]) -> str:
    """Return a pattern of the names, the longest first, parted by their first character for speed.

    >>> any_of(["亩", "万亩", "万元"])
    '万(?:亩|元)|亩(?:)'
    """
    by_first: dict[str, list[str]] = {}
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        by_first.setdefault(name[0], []).append(re.escape(name[1:]).replace(r"\ ", r"\s+"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items())


class Endings:
    """Words that a text may end with."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: Collection[str] = frozenset(words)
        self._longest = max(map(len, self._words))

    def of(self, text: str) -> str:
        """Return the longest of the words that the text ends with, or nothing.

        >>> Endings(["过", "超过"]).of("产值超过")
        '超过'
        """
        for size in range(min(self._longest, len(text)), 0, -1):
            if text[-size:] in self._words:
                return text[-size:]
        return ""


def groups_of(kinds: Sequence[tuple[Kind, str]]) -> str:
    """Return the patterns as one, each a group whose name ends with its kind: the first that fits counts."""
    return "|".join(f"(?P<k{number}_{kind}>{pattern})" for number, (kind, pattern) in enumerate(kinds))


def lex(
    flat: str, start: re.Pattern[str], read: Callable[[str, int, str], Mention | None], run: re.Pattern[str]
) -> Iterator[Mention]:
    """Yield every number of a text, in its order.

    ``start`` finds where one begins, and its group says what: a kind of ``groups_of``, or what ``read`` is to read
    there. What ``read`` refuses is a name, as far as ``run`` goes.
    """
    position = 0
    while match := start.search(flat, position):
        group = match.lastgroup or ""
        kind = _KINDS.get(group.rpartition("_")[2])
        found = Mention(*match.span(), kind) if kind else read(flat, match.start(), group)
        found = found or Mention(*(run.match(flat, match.start()) or match).span(), "name")
        yield found
        position = max(found.end, match.start() + 1)
