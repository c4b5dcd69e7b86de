"""The grammar of quantities in Chinese prose: what a number is by what stands before and behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from xihaian import figures_zh as figures
from xihaian import lexicon_zh as words
from xihaian.binding_zh import bound, noun
from xihaian.mentions import Mention
from xihaian.names_zh import FIRST, HANZI, MAGNITUDE, names
from xihaian.patterns import any_of, groups_of, kind_of
from xihaian.units import COUNTERS

_TO = re.compile(rf"(?:[-—~]{{1,2}}|至|到)(?=[0-9]|{HANZI})")
_FROM = re.compile(r"[从由自]\S{0,12}$")  # 从12%到18% are two ends of a change, and no range
_ACHIEVED = re.compile(rf"(?:{any_of(words.ACHIEVED)})$")
_LISTED = re.compile(rf"(?:{any_of(words.LISTED)})")
_ROUND = re.compile(r"(?:近|超|逾|过|突破|破|达|约|到)$")
_BOUND_BEHIND = re.compile("以上|以下|以内|左右")
_MARK = re.compile(r"[，。；、！？,;)\n]|以上|以下|以内|左右|$")
_ALONE = re.compile(rf"(?:{any_of(words.ALONE)})[了到至为约]?$")


class Grammar:
    """The grammar with the units that a plan adds to the words."""

    def __init__(self, own_units: Iterable[str] = ()) -> None:
        unit = any_of({*words.MEASURE_WORDS, *COUNTERS, *own_units} - {""})
        per = any_of(words.PER)
        self._unit = re.compile(rf"(?:/10万|{unit})(?:/(?:{MAGNITUDE})?(?:{per}))?(?:[·/](?:{per}))?")
        self._after_hanzi = re.compile(any_of({*COUNTERS, *words.AFTER_HANZI, *own_units}))
        self._readers: Mapping[str, Callable[[str, int], Mention | None]] = {
            "percent": figures.percent,
            "fraction": figures.fraction,
            "half": figures.half,
            "times": figures.times,
            "tenths": lambda flat, start: figures.tenths(flat, start) or self._amount(flat, start),
            "amount": self._amount,
        }
        begins = {
            "percent": "[百千]分之",
            "fraction": rf"(?:[0-9]{{1,3}}|{HANZI}{{1,3}})分之",
            "tenths": r"(?:[0-9](?:\.[0-9])?|[一二三四五六七八九两])成",
            "times": r"翻[了一两二三四0-9.]{0,4}番",
            "half": "一半",
            "amount": rf"[0-9]|{HANZI}",
        }
        quantities = "|".join(f"(?P<{name}>{pattern})" for name, pattern in begins.items())
        self._start = re.compile(rf"(?={FIRST})(?:{groups_of(names(unit))}|{quantities})")

    def mentions(self, flat: str) -> Iterator[Mention]:
        """Yield every number of the text, in its order; traditional characters are read as the simplified ones."""
        given, flat = flat, flat.translate(words.SIMPLIFIED)
        position = 0
        while match := self._start.search(flat, position):
            found = self._mention(flat, match)
            if found.kind == "quantity":
                found = replace(found, noun=given[slice(*noun(flat, found))].strip('“”" '))
            yield found
            position = max(found.end, match.start() + 1)

    def _mention(self, flat: str, match: re.Match[str]) -> Mention:
        group = match.lastgroup or ""
        if kind := kind_of(group):
            return Mention(*match.span(), kind)
        if found := self._quantity(flat, match.start(), group):
            return found
        run = figures.RUN.match(flat, match.start()) or match
        return Mention(*run.span(), "name")

    def _quantity(self, flat: str, start: int, group: str) -> Mention | None:
        found = self._readers[group](flat, start)
        if found is None:
            return None
        if ranged := self._range(flat, found):
            return bound(flat, ranged)
        bare = group == "amount" and found.unit is None and found.comparison is None
        return None if bare and not _stands_alone(flat, start, found.end) else bound(flat, found)

    def _range(self, flat: str, first: Mention) -> Mention | None:
        """Return the range that a number begins (5%—6%, 3至5个); the unit of the second may be that of both."""
        to = _TO.match(flat, first.end)
        match = self._start.match(flat, to.end()) if to else None
        group = (match.lastgroup or "") if match else ""
        if match is None or group not in self._readers or _FROM.search(flat[max(0, first.start - 12) : first.start]):
            return None
        second = self._readers[group](flat, match.start())
        if second is None or second.low <= first.low or not _alike(first.unit, second.unit):
            return None
        return replace(second, start=first.start, low=first.low)

    def _amount(self, flat: str, start: int) -> Mention | None:
        match = figures.AMOUNT.match(flat, start)
        read = figures.amount(match) if match else None
        if match is None or read is None:
            return None
        value, magnitude = read
        unit = self._unit.match(flat, match.end())
        if match["hanzi"] and not self._counts(flat, match, unit):
            return None
        end = unit.end() if unit else match.end()
        name = magnitude + (unit[0] if unit else "")
        more = (
            match["early"]
            or match["late"]
            or (unit and flat.startswith("余", end))
            or (name == "倍" and flat.startswith("多", end))
        )
        return Mention(start, end, "quantity", value, value, name or None, "more_than" if more else None)

    def _counts(self, flat: str, match: re.Match[str], unit: re.Match[str] | None) -> bool:
        """Return whether a number in Chinese characters counts something, and is not a turn of speech."""
        hanzi, before = match["hanzi"], flat[max(0, match.start() - 6) : match.start()]
        big = len(hanzi) > 1 and hanzi[-1] in "万亿"
        vague = match["early"] or match["late"]
        if hanzi[0] in "百千万亿" and not (vague or big or _ROUND.search(before)):
            return False
        if unit is None:
            return big
        if self._after_hanzi.match(flat, match.end()) is None:
            return False
        if hanzi == "一":
            return unit[0] not in COUNTERS or (unit[0] not in words.ARTICLES and bool(_ACHIEVED.search(before)))
        return hanzi[-1] in "百千万亿" or bool(match["magnitude"]) or not _LISTED.match(flat, unit.end())


def _stands_alone(flat: str, start: int, end: int) -> bool:
    """Return whether a bare number is said to be reached or to change; else it is part of a name."""
    if _MARK.match(flat, end, end + 2) is None:
        return False
    return bool(_BOUND_BEHIND.match(flat, end) or _ALONE.search(flat[max(0, start - 6) : start]))


def _alike(one: str | None, two: str | None) -> bool:
    return one in (None, two) or bool(one and two and (two.endswith(one) or two.startswith(one)))
