"""A plan file drafted from a text: every quantity a target, in the text's words, and every guess marked as one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from xihaian.intervals import exact_text
from xihaian.mentions import Mention
from xihaian.numerals import MAGNITUDES
from xihaian.prose import HEADING, Prose, read_prose
from xihaian.quantities import find_quantities, is_chinese
from xihaian.units import PERCENT, POINTS, Units

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:\s?[-—~至到/]{1,2}\s?((?:19|20)[0-9]{2}))?(?![0-9])")
_LEVELS = (  # the headings that may be domains, the highest first
    r"第[一二三四五六七八九十百零0-9]{1,4}[章编部篇]|(?i:chapter|part|priority|theme|goal|objective|pillar)\s+[0-9A-Z]+\b",
    r"[一二三四五六七八九十]{1,3}[、.]|#{1,2}\s",
    r"\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、)]\s?(?=\D)|#{3,4}\s",
)
_MOST_HEADING = 60  # characters of a heading
_MOST_NAME, _MOST_QUOTE = 80, 300
_STOCK = re.compile(
    r"率|占比|比重|比例|总量|总数|总规模|保有量|存量|里程|覆盖|达到|稳定在|保持|累计|寿命|浓度|人口|控制|装机|"
    r"(?i:rate|share|proportion|total|coverage|capacity|reach|below|under|keep|maintain|level|unemployment)"
)
_RATE = re.compile(r"增长|增速|增幅|同比|年均|涨幅|(?i:growth|grow)")
_FROM = {"zh": "起点，不是目标", "en": "where it begins, not what is promised"}
_NO_DECIMAL = {"zh": "份额写不成小数，请改写成百分数", "en": "a share that is no decimal: write it in per cent"}


class Figure(str):
    """A number as it stands in the file: text, but without quotes."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class _Heading:
    start: int
    text: str


def draft(text: str) -> dict[str, Any]:
    """Return the tree of a plan file that holds every quantity of the text.

    Each target names in ``unconfirmed`` the fields that were guessed. What cannot be a target (where a change begins,
    a third) is waived with the reason. The tree is valid as it is.
    """
    return _Draft(read_prose(text)).tree()


class _Draft:
    def __init__(self, prose: Prose) -> None:
        self.flat = prose.flat
        self.language = "zh" if is_chinese(prose.flat) else "en"
        self.clauses = re.compile(
            r"[，。；、：！？;:!?\n●○■◆□▪•·◇★]|(?<![0-9])[,.]" if self.language == "zh" else r"[.,;:!?]\s|[\n•●*]"
        )
        self.units, self.own = Units(), dict[str, dict[str, str]]()
        self.names = Counter[str]()
        self.waived: list[dict[str, Any]] = []
        self.seen = set[object]()
        self.found = find_quantities(prose)

    def tree(self) -> dict[str, Any]:
        headings = self._headings()
        by_heading: dict[int, list[dict[str, Any]]] = {}
        number = 0
        for item in self.found:
            index = sum(heading.start <= item.start for heading in headings)
            made = self._target(item, number + 1)
            if made is not None:
                number += 1
                by_heading.setdefault(index, []).append(made)
        titles = [self._title(), *(heading.text for heading in headings)]
        domains = [
            {"id": f"d{index}", "name": title, **({"targets": by_heading[index]} if index in by_heading else {})}
            for index, title in enumerate(titles)
            if index in by_heading or index > 0
        ]
        return {
            "plan": {"id": "draft", "title": self._title(), "period": self._period()},
            **({"units": [*self.own.values()]} if self.own else {}),
            "domains": domains or [{"id": "d0", "name": self._title()}],
            **({"waived": self.waived} if self.waived else {}),
        }

    def _title(self) -> str:
        lines = (re.split("[，。：；,;]", line.strip("#*□● "))[0] for line in self.flat.split("\n"))
        return next((line[:_MOST_HEADING] for line in lines if line), "draft")

    def _period(self) -> str:
        """Return the years that the text names in its title, else the one it names most."""
        first = _YEAR.search(self._title())
        if first is None:
            years = Counter(match[1] for match in _YEAR.finditer(self.flat))
            return years.most_common(1)[0][0] if years else "2000"
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
        if item.change == "from":
            self.waived.append({"quote": quote, "reason": _FROM})
            return None
        if item.unit is None and 0 < item.high < 1:  # half, as a share
            item = replace(item, low=item.low * 100, high=item.high * 100, unit="%")
        low, high = _decimal(item.low), _decimal(item.high)
        if low is None or high is None:
            self.waived.append({"quote": quote, "reason": _NO_DECIMAL})
            return None
        key = (item.noun, item.low, item.high, item.unit, item.comparison)
        if item.noun and key in self.seen:
            return None  # said again
        self.seen.add(key)
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

    def _quote(self, item: Mention) -> str:
        """Return the shortest stretch that carries the figure and what it counts, whole words of its clause."""
        start, end = item.phrase
        before = self.flat[max(0, start - 60) : start]
        begin = start - len(before) + max((match.end() for match in self.clauses.finditer(before)), default=0)
        if item.noun and (position := self.flat.find(item.noun, end, end + len(item.noun) + 24)) >= 0:
            end = position + len(item.noun)
        heading = HEADING.match(self.flat, begin)
        if heading and heading.end() <= item.start:
            begin = heading.end()
        return self.flat[begin:end].strip(" \n")[:_MOST_QUOTE]

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
