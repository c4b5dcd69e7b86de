"""How lists of words become patterns, and what the patterns of one language share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from xihaian.mentions import Kind

LONGEST = 40  # characters of a number; a longer run of digits is none that somebody promised


def any_of(names: Iterable[str]) -> str:
    """Return a pattern of the names, the longest first, parted by their first character for speed.

    >>> any_of(["亩", "万亩", "万元"])
    '万(?:亩|元)|亩(?:)'
    """
    by_first: dict[str, list[str]] = {}
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        by_first.setdefault(name[0], []).append(re.escape(name[1:]).replace(r"\ ", r"\s+"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items())


def groups_of(kinds: Sequence[tuple[Kind, str]]) -> str:
    """Return the patterns as one, each a group whose name ends with its kind: the first that fits counts."""
    return "|".join(f"(?P<k{number}_{kind}>{pattern})" for number, (kind, pattern) in enumerate(kinds))


def kind_of(group: str) -> Kind | None:
    """Return the kind in the name of such a group, or ``None``: it is the beginning of a quantity."""
    return group.rpartition("_")[2] if group.startswith("k") else None  # type: ignore[return-value]
