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
    r"\b(?:from|rise|rising|increase[sd]?|grow|growing|reduc\w+|fall\w*|cut|lower\w*|rais\w+)"
    r"\s+(?:[a-z]+\s+){0,2}(?<!\bof )$"
)
_FROM, _FROM_ONE_TO = re.compile(r"\bfrom\s+$"), re.compile(r"\bfrom\s+\S+\s+to\s+$")
_REACHED = re.compile(r"(?:\b(?:to|by|of|from|reach|reached|total|totals|totale?led|totaled|is|are|was|be)|[:=])\s+$")
_CURRENCIES = {"EUR": "€", "USD": "$", "GBP": "£", "RMB": "yuan", "CNY": "yuan", "N": "₦", "INR": "₹"}
_SYMBOLS = frozenset("$ £ € ¥ ₹ US$ A$ C$ HK$ NZ$ R$ S$ CA$ M$ NT$ ₦ AU$ RM N R".split()) | {
    *_CURRENCIES.values(),
    *words.CURRENCIES,
}
_PER = re.compile(r"\s+per\s+[0-9]")
_DENOMINATORS = re.compile(
    r"(?:\s+per\s+(?:(?:[0-9][0-9,]*|hundred|thousand|million)\s+(?:live\s+)?[a-z]+|unit\s+of\s+[A-Za-z]+"
    r"|(?:square\s|cubic\s|kilowatt[\s-])?[A-Za-z]+)){1,3}"
    r"|\s+a\s+(?:tonne|ton|litre|liter|kilo|kilogram|gallon|barrel|hectare|acre|head|kilowatt[\s-]hour|unit)\b"
    r"|-per-(?:tonne|ton|litre|hour|unit)\b"
)
_FOR_EACH = re.compile(r"\s?/\s?(?:[A-Za-z]+[0-9]?)\b")
_OF_THEM = re.compile(r"\s+of\s+(?:the|these|those|which|them)\b")
_OF_TIME = re.compile(r"\s+per\s+(?:year|annum|quarter|month|week|day|hour)")
_FAR = 120  # characters before a number in which it may be said what it is the number of
_NUMBER_OF = re.compile(r"\b[Nn]umber\s+of\s+(?=[^0-9]*(?:[0-9]\S*\s+to\s+)?$)")
_NO_NOUN = re.compile(r"\s*(?:[.,;)]|$|(?:\(|by|in|to|from|and|while|more|at|with|last|this|next)\b)")
_SAME = re.compile(r"\b(?:and|to|from|another|further)\s+(?:[a-z]+\s+){0,2}$")
_MEASURES = frozenset(words.UNITS.values())
_SHARES = ("%", "percentage points")
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
            "six": _counting(figures.six),
            "part": figures.part,
            "times": figures.times,
            "amount": self._amount,
        }

    def mentions(self, flat: str) -> Iterator[Mention]:
        """Yield every number of the text, in its order."""
        before: Mention | None = None
        for item in lex(flat, _START, self._quantity, figures.RUN):
            found = replace(item, unit=_counted_before(flat, item, before)) if item.unit is None else item
            yield found
            before = found if found.kind == "quantity" else before

    def _quantity(self, flat: str, start: int, group: str) -> Mention | None:
        found = self._readers[group](flat, start)
        if found is None or group != "amount":
            return bound(flat, found) if found else None
        if second := self._end_of_range(flat, found):
            return bound(flat, second)
        if found.unit is None and (to := _TO.match(flat, found.end)) and (second := self._amount(flat, to.end())):
            moves = _MOVES.search(sentence_before(flat, start).lower())
            if moves or second.unit in _SHARES:  # from 54 to 82 homes, 0.4 and 0.6 percentage points: said once
                found = replace(found, unit=second.unit)
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
            name = "".join(match["money"].split()).removesuffix(".")
            unit, end = _rate(flat, end, _CURRENCIES.get(name, name))
            return Mention(start, end, "quantity", value, value, unit, noun=bought(flat, end))
        if self._own and (own := self._own.match(flat, end)):
            return Mention(start, own.end(), "quantity", value, value, own["unit"])
        if found := _UNIT.match(flat, end):
            name = words.UNITS[" ".join(found["unit"].split())] + (found["per"] or "")
            if not (match["spelt"] and name in _NO_SPELT):
                unit, end = _rate(flat, found.end(), name)
                return Mention(start, end, "quantity", value, value, unit)
        behind = BEHIND.match(flat, end)
        phrase, head = noun(flat, behind.end() if behind else end)
        if head is None:
            unit, end = _rate(flat, end, "")
            return Mention(start, end, "quantity", value, value, unit or None)
        counted = re.compile(rf"[\s-]*{re.escape(head)}").match(flat, end)
        unit, _ = _rate(flat, counted.end(), head) if counted else (head, end)
        return Mention(start, end, "quantity", value, value, unit, noun=phrase)


def _counted_before(flat: str, found: Mention, before: Mention | None) -> str | None:
    """Return what a number counts that has no noun behind it: that of ``the number of``, or of the number before."""
    if found.kind != "quantity" or found.low.denominator != 1 or not _NO_NOUN.match(flat, found.end):
        return None
    sentence = sentence_before(flat, found.start, _FAR)
    if named := _NUMBER_OF.search(sentence):
        return noun(flat, found.start - len(sentence) + named.end())[1]
    if before is None or before.unit is None or not before.unit.endswith("s") or before.unit in _MEASURES:
        return None
    between = flat[before.end : found.start]
    return before.unit if before.end > found.start - len(sentence) and _SAME.search(between) else None


def _counting(read: Callable[[str, int], Mention | None]) -> Callable[[str, int], Mention | None]:
    """Return the reader with the noun behind the number as its unit."""

    def counted(flat: str, start: int) -> Mention | None:
        found = read(flat, start)
        if found is None:
            return None
        phrase, head = noun(flat, found.end)
        return replace(found, unit=head, noun=phrase)

    return counted


def _rate(flat: str, end: int, unit: str) -> tuple[str, int]:
    """Return the unit with what it is for each of, and where that ends: litres per person per day.

    A sum or a number of things for each year stays what it is: only how often is said.
    """
    match = _FOR_EACH.match(flat, end) or _DENOMINATORS.match(flat, end)
    if match is None or _OF_TIME.fullmatch(match[0]):
        return unit, end
    each = re.sub(r"^\s+a\s|-per-", " per ", match[0])
    return " ".join(f"{unit}{each}".split()), match.end()


def _stands_alone(flat: str, found: Mention) -> bool:
    """Return whether a bare number is a quantity: in thousands, bound by a word, said to be reached, or left."""
    text = flat[found.start : found.end]
    if _PER.match(flat, found.end) or _OF_THEM.match(flat, found.end) or "," in text or len(text.split()) > 1:
        return True
    before = sentence_before(flat, found.start)
    if _FROM_ONE_TO.search(before) or (_FROM.search(before) and _TO.match(flat, found.end)):
        return True
    if not text.replace(".", "").isdigit():
        return False
    return bool(BEFORE.search(before) or _REACHED.search(before)) or flat.startswith("+", found.end)
