"""The grammar of quantities in Chinese prose: what a number is by what stands before and behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from xihaian import figures_zh as figures
from xihaian import lexicon_zh as words
from xihaian.binding_zh import binding_word, bound, with_lists
from xihaian.lexing import Endings, any_of, groups_of, lex
from xihaian.mentions import Mention
from xihaian.names_zh import DIGITS, FIRST, HANZI, MAGNITUDE, names
from xihaian.numerals import MAGNITUDES
from xihaian.units import COUNTERS

_TO = re.compile(rf"(?:[-—~]{{1,2}}|至|到)(?=[0-9]|{HANZI})")
_FROM = re.compile(r"[从由自]\S{0,12}$")  # from 12% to 18% are two ends of a change, and no range
_LIST = re.compile(rf"(?:[、和及与]{DIGITS}){{1,8}}")  # 2.16和1.66个百分点: the unit is said once
_SHARES = ("%", "‰", "个百分点", "百分点", "个千分点", "千分点")
_NUMBER = re.compile("[0-9][0-9.,]*$")
_PREFIX = re.compile("[百千]?[万亿]?|万亿")
_NO_LIST = ("年", "天", "日")  # 2022、2023年
_ACHIEVED, _ROUND = Endings(words.ACHIEVED), Endings("近 超 逾 过 突破 破 达 约 到".split())
_LISTED = re.compile(any_of(words.LISTED))
_BOUND_BEHIND = re.compile("以上|以下|以内|左右")
_MARK = re.compile(r"[，。；、！？,;)\n]|以上|以下|以内|左右|$")
_ALONE = Endings(word + particle for word in words.ALONE for particle in ("", *"了到至为约"))


class Grammar:
    """The grammar with the units that a plan adds to the words."""

    def __init__(self, own_units: Iterable[str] = ()) -> None:
        unit = any_of({*words.MEASURE_WORDS, *COUNTERS, *own_units} - {""}) + "|方(?![面位式案向法针])"
        per = any_of(words.PER)
        self._unit = re.compile(rf"(?:/10万|{unit})(?:/(?:{MAGNITUDE})?(?:{per}))?(?:[·/](?:{per}))?")
        self._after_hanzi = re.compile(any_of({*COUNTERS, *words.AFTER_HANZI, *own_units}))
        self._readers: Mapping[str, Callable[[str, int], Mention | None]] = {
            "percent": figures.percent,
            "fraction": figures.fraction,
            "half": figures.half,
            "times": figures.times,
            "tenths": self._tenths,
            "amount": self._amount,
        }
        begins = {
            "percent": "[百千]分之",
            "fraction": rf"(?:[0-9]{{1,3}}|{HANZI}{{1,3}})分之|(?<![0-9/.])[1-9]/[1-9][0-9]?(?![0-9/.万])",
            "tenths": r"(?:[0-9](?:\.[0-9])?|[一二三四五六七八九两])成",
            "times": r"翻[了一两二三四0-9.]{0,4}番",
            "half": "一半",
            "amount": rf"(?<=[为比别长降增速、，：（])-(?=[0-9])|[0-9]|{HANZI}",
        }
        quantities = "|".join(f"(?P<{name}>{pattern})" for name, pattern in begins.items())
        self._start = re.compile(rf"(?={FIRST})(?:{groups_of(names(unit))}|{quantities})")

    def mentions(self, flat: str) -> Iterator[Mention]:
        """Yield every number of the text, in its order; traditional characters are read as the simplified ones."""
        plain = flat.translate(words.SIMPLIFIED)
        return with_lists(lex(plain, self._start, self._quantity, figures.RUN), plain, flat)

    def _quantity(self, flat: str, start: int, group: str) -> Mention | None:
        found = self._readers[group](flat, start)
        if found is None:
            return None
        if ranged := self._range(flat, found):
            return bound(flat, ranged)
        if group == "amount" and found.unit is None and found.comparison is None:
            listed = _LIST.match(flat, found.end)
            number = _NUMBER.search(listed[0]) if listed else None
            last = self._amount(flat, listed.start() + number.start()) if listed and number else None
            if last is not None and last.unit is not None and last.unit not in _NO_LIST:
                return bound(flat, replace(found, unit=last.unit))
            return bound(flat, found) if _stands_alone(flat, start, found.end) else None
        return bound(flat, found)

    def _range(self, flat: str, first: Mention) -> Mention | None:
        """Return the range that a number begins (5%—6%, 3至5个); the unit of the second may be that of both."""
        to = _TO.match(flat, first.end)
        match = self._start.match(flat, to.end()) if to else None
        group = (match.lastgroup or "") if match else ""
        if match is None or group not in self._readers or _FROM.search(flat[max(0, first.start - 12) : first.start]):
            return None
        second = self._readers[group](flat, match.start())
        if second is None:
            return None
        scale = _scale(second.unit, first.unit)
        if scale is not None:  # 3000万元至1亿元
            second = replace(second, low=second.low * scale, high=second.high * scale, unit=first.unit)
        said_once = first.unit in (None, second.unit) or (first.unit in MAGNITUDES and _begins(second.unit, first.unit))
        if second.low <= first.low or not said_once:
            return None
        return replace(second, start=first.start, low=first.low)

    def _tenths(self, flat: str, start: int) -> Mention | None:
        sure = bool(binding_word(flat[max(0, start - 6) : start])[0])
        return figures.tenths(flat, start, sure=sure) or self._amount(flat, start)

    def _amount(self, flat: str, start: int) -> Mention | None:
        match = figures.AMOUNT.match(flat, start)
        read = figures.amount(match) if match else None
        if match is None or read is None:
            return None
        value, magnitude = read
        unit = self._unit.match(flat, match.end())
        if match["hanzi"] and not self._counts(flat, match, unit):
            return None
        if magnitude and unit and unit[0] in _SHARES:
            return None  # there is no 万%
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
        if hanzi[0] in "百千万亿" and not (vague or big or _ROUND.of(before)):
            return False
        if unit is None:
            return big
        if self._after_hanzi.match(flat, match.end()) is None:
            return False
        if hanzi == "一":
            return (
                unit[0] not in COUNTERS
                or bool(binding_word(before)[0])
                or (unit[0] not in words.ARTICLES and bool(_ACHIEVED.of(before)))
            )
        return hanzi[-1] in "百千万亿" or bool(match["magnitude"]) or not _LISTED.match(flat, unit.end())


def _stands_alone(flat: str, start: int, end: int) -> bool:
    """Return whether a bare number is said to be reached or to change; else it is part of a name."""
    if _MARK.match(flat, end, end + 2) is None:
        return False
    return bool(_BOUND_BEHIND.match(flat, end) or _ALONE.of(flat[max(0, start - 6) : start]))


def _begins(unit: str | None, magnitude: str | None) -> bool:
    """Return whether a unit has a magnitude word that was given without it: 亿 of 20亿至30亿元."""
    return bool(unit and magnitude and unit.startswith(magnitude))


def _scale(unit: str | None, wanted: str | None) -> Fraction | None:
    """Return how many of the wanted unit one is where the two differ by a magnitude word alone (亿元, 万元)."""
    if unit is None or wanted is None or unit == wanted:
        return None
    one, two = (_PREFIX.match(name) for name in (unit, wanted))
    if one is None or two is None or unit[one.end() :] != wanted[two.end() :]:
        return None
    return Fraction(MAGNITUDES.get(one[0], 1), MAGNITUDES.get(two[0], 1))
