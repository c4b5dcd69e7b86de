"""The grammar of quantities in English prose: what a number is by what stands before and behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from xihaian import figures_en as figures
from xihaian import lexicon_en as words
from xihaian.binding_en import BEFORE, BEHIND, bought, bound, noun, sentence_before
from xihaian.lexing import any_of, groups_of, lex
from xihaian.mentions import Mention
from xihaian.names_en import NAMES

_UNIT = re.compile(
    rf"[\s-]?(?P<unit>{any_of(words.UNITS)})(?![A-Za-z0-9²³])(?P<per>/(?:day|year|hour|week|month|person|ha|km2?)\b)?"
)
_TO = re.compile(r"\s?(?:-|–|—|\bto\b)\s?(?=[0-9$£€])|\s+(?:to|and)\s+(?=[0-9$£€a-z])")
_BETWEEN = re.compile(r"\bbetween\s+$")
_MOVES = re.compile(
    r"\b(?:from|rise|rising|increase[sd]?|grow|growing|reduc\w+|fall\w*|cut|lower\w*|rais\w+)\s+(?:[a-z]+\s+){0,2}$"
)
_REACHED = re.compile(r"(?:\b(?:to|by|of|from|reach|total|totals|is|are|was|be)|[:=])\s+$")
_CURRENCIES = {
    "EUR": "€",
    "USD": "$",
    "GBP": "£",
    "RMB": "yuan",
    "CNY": "yuan",
    "N": "₦",
    "INR": "₹",
    "Rs": "₹",
    "Rs.": "₹",
}
_SYMBOLS = frozenset("$ £ € ¥ ₹ US$ A$ C$ HK$ NZ$ R$ S$ CA$ ₦ AU$ RM N R CHF SEK NOK DKK".split()) | {
    *_CURRENCIES.values()
}
_PER = re.compile(r"\s+per\s+[0-9]")
_NO_SPELT = ("years", "times", "m")  # units that a number in words rather does not have
_QUANTITIES = "|".join(f"(?P<{name}>{pattern})" for name, pattern in figures.BEGINS.items())
_START = re.compile(f"{groups_of(NAMES)}|{_QUANTITIES}")


class Grammar:
    """The grammar with the units that a plan adds to the words."""

    def __init__(self, own_units: Iterable[str] = ()) -> None:
        own = [name for name in own_units if name.isascii()]
        self._own = re.compile(rf"\s?(?P<unit>{any_of(own)})(?![A-Za-z0-9])") if own else None
        self._readers: Mapping[str, Callable[[str, int], Mention | None]] = {
            "in": figures.of_every,
            "six": figures.six,
            "part": figures.part,
            "times": figures.times,
            "amount": self._amount,
        }

    def mentions(self, flat: str) -> Iterator[Mention]:
        """Yield every number of the text, in its order."""
        return lex(flat, _START, self._quantity, figures.RUN)

    def _quantity(self, flat: str, start: int, group: str) -> Mention | None:
        found = self._readers[group](flat, start)
        if found is None or group != "amount":
            return bound(flat, found) if found else None
        if second := self._end_of_range(flat, found):
            return bound(flat, second)
        if (
            found.unit is None
            and (to := _TO.match(flat, found.end))
            and _MOVES.search(sentence_before(flat, start).lower())
        ):
            second = self._amount(flat, to.end())  # from 54 to 82 homes: the unit is said once
            found = replace(found, unit=second.unit if second else None)
        return bound(flat, found) if found.unit is not None or _stands_alone(flat, found) else None

    def _end_of_range(self, flat: str, first: Mention) -> Mention | None:
        """Return the second end of a range, where two numbers are one: 20-30, between 5 and 6, not from 12 to 18."""
        to = _TO.match(flat, first.end)
        match = figures.AMOUNT.match(flat, to.end()) if to else None
        second = self._amount(flat, to.end()) if to else None
        if to is None or match is None or second is None:
            return None
        scale = figures.scale_of(match)
        if flat[first.start : first.end][-1:].isdigit() and scale > 1:  # 24-42 billion
            first = replace(first, low=first.low * scale)
        if first.unit in _SYMBOLS and not match["money"]:
            second = replace(second, unit=first.unit, noun=bought(flat, match.end()), end=match.end())
        if second.low <= first.low or first.unit not in (None, second.unit):
            return None
        leading = sentence_before(flat, first.start).lower()
        if "and" in to[0] and not _BETWEEN.search(leading):
            return None
        if "to" in to[0] and _MOVES.search(leading):
            return None
        return replace(second, start=first.start, low=first.low, comparison="between")

    def _amount(self, flat: str, start: int) -> Mention | None:
        match = figures.AMOUNT.match(flat, start)
        value = figures.value_of(match) if match else None
        if match is None or value is None:
            return None
        end = match.end()
        if match["money"]:
            name = match["money"].strip()
            return Mention(start, end, "quantity", value, value, _CURRENCIES.get(name, name), noun=bought(flat, end))
        if self._own and (own := self._own.match(flat, end)):
            return Mention(start, own.end(), "quantity", value, value, own["unit"])
        if unit := _UNIT.match(flat, end):
            name = words.UNITS[unit["unit"]] + (unit["per"] or "")
            if not (match["spelt"] and name in _NO_SPELT):
                return Mention(start, unit.end(), "quantity", value, value, name)
        behind = BEHIND.match(flat, end)
        phrase, head = noun(flat, behind.end() if behind else end)
        return Mention(start, end, "quantity", value, value, head, noun=phrase)


def _stands_alone(flat: str, found: Mention) -> bool:
    """Return whether a bare number is a quantity: in thousands, bound by a word, or said to be reached."""
    text = flat[found.start : found.end]
    if _PER.match(flat, found.end):
        return True
    if "," in text or not text.replace(".", "").isdigit():
        return "," in text or len(text.split()) > 1
    before = sentence_before(flat, found.start)
    return bool(BEFORE.search(before) or _REACHED.search(before)) or flat.startswith("+", found.end)
