"""Whether two clauses say the same of a figure: by the pairs of characters, or the words, that they share."""

from __future__ import annotations

import re
from collections.abc import Set

_ALIKE, _EQUAL = 0.5, 0.75  # of the pairs of characters: another clause may say the same, and does say the same
_ENDS = "，。；、：！？,;:!?\n●○■◆□▪•·◇★"
_CLAUSE = 40  # characters on either side of a number that may belong to it


def clause_around(flat: str, start: int, end: int) -> str:
    """Return what stands around a quantity up to the marks that end its clause, without the quantity."""
    before, after = flat[max(0, start - _CLAUSE) : start], flat[end : end + _CLAUSE]
    return re.split(f"[{_ENDS}]", before)[-1] + " " + re.split(f"[{_ENDS}]", after)[0]


def pairs_of(text: str) -> set[str]:
    """Return the pairs of characters of Chinese words, and the words in Latin letters; numbers count for nothing."""
    plain = re.sub(r"[0-9.,%]+", " ", text.lower())
    latin = set(re.findall(r"[a-z]{3,}", plain))
    wide = re.findall("[\u4e00-\u9fff]+", plain)
    return latin | {run[index : index + 2] for run in wide for index in range(len(run) - 1)}


def may_be_same(one: Set[str], other: Set[str], shared: int) -> bool:
    """Return whether two clauses that share so many pairs may speak of the same figure: half of the shorter."""
    return 0 < shared >= _ALIKE * min(len(one), len(other))


def is_same(one: Set[str], other: Set[str], shared: int) -> bool:
    """Return whether they surely do: three quarters of both."""
    return 2 * shared >= _EQUAL * (len(one) + len(other))
