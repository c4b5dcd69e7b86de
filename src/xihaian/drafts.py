"""A plan file drafted from a text: every quantity a target, in the text's words, and every guess marked as one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from xihaian.intervals import exact_text
from xihaian.likeness import clause_around, may_be_same, pairs_of
from xihaian.mentions import Mention
from xihaian.numerals import MAGNITUDES
from xihaian.passages import cuts
from xihaian.prose import HEADING, Prose, read_prose
from xihaian.quantities import find_quantities
from xihaian.quotations import says
from xihaian.units import PERCENT, POINTS, Units

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:\s?[-—~至到/]{1,2}\s?((?:19|20)[0-9]{2}))?(?![0-9])")
_LEVELS = (  # the headings that may be domains, the highest first
    r"第[一二三四五六七八九十百零0-9]{1,4}[章编部篇]|(?i:chapter|part|priority|theme|goal|objective|pillar)\s+[0-9A-Z]+\b",
    r"[一二三四五六七八九十]{1,3}[、.]|#{1,2}\s",
    r"\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、)]\s?(?=\D)|#{3,4}\s",
)
_ANY_YEAR = "2000"
_CLAUSE = re.compile(r"[，。；、：！？\n●○■◆□▪•·◇★]|[;:!?](?!\S)|[,.;:](?![0-9A-Za-z/])")
_MOST_HEADING = 60  # characters of a heading
_MOST_NAME, _MOST_QUOTE = 80, 300
_MOST_ALIKE = 5  # earlier figures with which one is compared
_STOCK = re.compile(
    r"率|占比|比重|比例|总量|总数|总规模|保有量|存量|里程|覆盖|达到|稳定在|保持|累计|寿命|浓度|人口|控制|装机|"
    r"(?i:rate|share|proportion|total|coverage|capacity|reach|below|under|keep|maintain|level|unemployment)"
)
_RATE = re.compile(r"增长|增速|增幅|同比|年均|涨幅|(?i:growth|grow)")
_FROM = {"zh": "起点，不是目标", "en": "where it begins, not what is promised"}
_UNQUOTED = {"zh": "没有一段原话单独读来是这个数", "en": "no stretch of the text says it alone"}
_NO_DECIMAL = {"zh": "份额写不成小数，请改写成百分数", "en": "a share that is no decimal: write it in per cent"}


class Figure(str):
    """A number as it stands in the file: text, but without quotes."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class _Heading:
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The tree of a plan file; ``year`` is ``None`` where the text names none, and the tree has an invented one."""

    tree: dict[str, Any]
    year: str | None


def draft(text: str) -> Draft:
    """Return the draft of a plan file that holds every quantity of the text.

    Each target names in ``unconfirmed`` the fields that were guessed. What cannot be a target (where a change begins,
    a third) is waived with the reason. The tree is valid as it is, and each quote says what its target does.
    """
    drafting = _Drafting(read_prose(text))
    return Draft(drafting.tree(), drafting.year())


class _Drafting:
    def __init__(self, prose: Prose) -> None:
        self.prose, self.flat = prose, prose.flat
        self.units, self.own = Units(), dict[str, dict[str, str]]()
        self.names = Counter[str]()
        self.waived: list[dict[str, Any]] = []
        self.seen: dict[object, list[str]] = {}  # the quotes of each figure
        for item in find_quantities(prose):  # before any quote is read: own units are words that count
            self._unit(item)
        self.found = find_quantities(prose, self.own)

    def tree(self) -> dict[str, Any]:
        headings = self._headings()
        starts = [heading.start for heading in headings]
        by_heading: dict[int, list[dict[str, Any]]] = {}
        number = 0
        for item in self.found:
            index = bisect_right(starts, item.start)
            made = self._target(item, number + 1)
            if made is not None:
                number += 1
                by_heading.setdefault(index, []).append(made)
        titles = [self._title(), *(heading.text for heading in headings)]
        domains = [
            {"id": f"d{index}", "name": title or f"d{index}"}
            | ({"targets": by_heading[index]} if index in by_heading else {})
            for index, title in enumerate(titles)
            if index in by_heading or index > 0
        ]
        return {
            "plan": {"id": "draft", "title": self._title(), "period": self.year() or _ANY_YEAR},
            **({"units": [*self.own.values()]} if self.own else {}),
            "domains": domains or [{"id": "d0", "name": self._title()}],
            **({"waived": self.waived} if self.waived else {}),
        }

    def _title(self) -> str:
        lines = (re.split("[，。：；,;]", line.strip("#*□● "))[0] for line in self.flat.split("\n"))
        return next((line[:_MOST_HEADING] for line in lines if line), "draft")

    def year(self) -> str | None:
        """Return the years that the text names in its title, else the one it names most."""
        first = _YEAR.search(self._title())
        if first is None:
            years = Counter(match[1] for match in _YEAR.finditer(self.flat))
            return years.most_common(1)[0][0] if years else None
        return f"{first[1]}/{first[2]}" if first[2] and first[2] > first[1] else first[1]

    def _headings(self) -> list[_Heading]:
        """Return the headings of the highest level that the text has more than one of."""
        for level in _LEVELS:
            found = [
                _Heading(match.start(), match[0].strip("#* \n")[:_MOST_HEADING])
                for match in re.finditer(rf"(?:(?<=\n)|(?<=^))(?:{level})[^\n。]*", self.flat)
                if len(match[0]) <= _MOST_HEADING
            ]
            if len(found) > 1:
                return found
        return []

    def _target(self, item: Mention, number: int) -> dict[str, Any] | None:
        quote = self._quote(item)
        if quote is None or item.change == "from":
            self._waive(quote or self.flat[slice(*item.phrase)], _FROM if quote else _UNQUOTED)
            return None
        if item.unit is None and 0 < item.high < 1:  # half, as a share
            item = replace(item, low=item.low * 100, high=item.high * 100, unit="%")
        low, high = _decimal(item.low), _decimal(item.high)
        if low is None or high is None:
            self._waive(quote, _NO_DECIMAL)
            return None
        if self._is_said_again(item, quote):
            return None
        guesses = ["measure"]
        measure = self._measure(item, quote)
        unit, known = self._unit(item)
        comparison: dict[str, Any] = {}
        if item.is_range:
            comparison = {"between": [low, high]}
        elif item.comparison == "about":
            comparison = {"about": low, "within": Figure(exact_text(abs(item.low) / 20)) if item.low else Figure("1")}
            guesses.append("within")
        else:
            name = item.comparison or "at_least"
            comparison = {name: low}
            guesses += [] if item.comparison else [name]
        guesses += [] if known else ["unit"]
        return {
            "id": f"t{number}",
            "name": self._name(item, quote),
            "measure": measure,
            **comparison,
            "unit": unit,
            "quote": quote,
            "unconfirmed": guesses,
        }

    def _waive(self, quote: str, reason: dict[str, str]) -> None:
        self.waived.append({"quote": quote, "reason": reason})

    def _is_said_again(self, item: Mention, quote: str) -> bool:
        """Return whether a target has the figure already, in nearly the same words; else keep the words."""
        quotes = self.seen.setdefault((item.low, item.high, item.unit, item.comparison), [])
        around = pairs_of(clause_around(self.flat, *item.phrase))
        for earlier in quotes[-_MOST_ALIKE:]:
            words = pairs_of(earlier)
            if words and may_be_same(words, around, len(words & around)):
                return True
        quotes.append(quote)
        return False

    def _quote(self, item: Mention) -> str | None:
        """Return the shortest stretch that carries the figure and what it counts, and reads as the figure does."""
        for begin, end in self._stretches(item):
            while begin < end and self.flat[begin].isspace():
                begin += 1
            quote = self.flat[begin:end].rstrip()
            if says(quote, item, self.own) and not cuts(self.prose.text, self.prose.span(begin, begin + len(quote))):
                return quote
        return None

    def _stretches(self, item: Mention) -> Iterator[tuple[int, int]]:
        """Yield stretches that hold a figure: its clause with what it counts, less, and at last its line."""
        start, end = item.phrase
        before = self.flat[max(0, start - 60) : start]
        begin = start - len(before) + max((match.end() for match in _CLAUSE.finditer(before)), default=0)
        heading = HEADING.match(self.flat, begin)
        if heading and heading.end() <= item.start:
            begin = heading.end()
        behind = self.flat.find(item.noun, end, end + len(item.noun) + 24) if item.noun else -1
        if behind >= 0:
            yield begin, behind + len(item.noun)
        yield from ((begin, end), (start, end), (item.start, item.end))
        line = self.flat.rfind("\n", 0, start) + 1
        close = self.flat.find("\n", end)
        yield max(line, start - _MOST_QUOTE // 2), min(close if close >= 0 else len(self.flat), end + _MOST_QUOTE // 2)

    def _name(self, item: Mention, quote: str) -> str:
        name = (item.noun or quote).strip()[:_MOST_NAME]
        self.names[name] += 1
        return name if self.names[name] == 1 else f"{name} ({self.names[name]})"

    def _measure(self, item: Mention, quote: str) -> str:
        unit = self.units.find(item.unit or "")
        share = unit is not None and unit.dimension in (PERCENT, POINTS)
        if share and _RATE.search(quote):
            return "rate"
        return "stock" if share or _STOCK.search(quote) else "flow"

    def _unit(self, item: Mention) -> tuple[str, bool]:
        """Return the unit as a plan names it, and whether the text says it; an unknown one becomes the plan's own."""
        if item.unit is None:
            return "个", False
        if item.unit in MAGNITUDES:
            return f"{item.unit}个", False
        if self.units.find(item.unit):
            return item.unit, True
        prefix = next((name for name in MAGNITUDES if item.unit.startswith(name) and len(item.unit) > len(name)), "")
        base = item.unit.removeprefix(prefix)
        if not self.units.find(base):
            self.own.setdefault(base, {"name": base, "dimension": base})
        return item.unit, True


def _decimal(value: Fraction) -> Figure | None:
    text = exact_text(value)
    return None if "/" in text else Figure(text)
