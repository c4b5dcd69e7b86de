"""The plan's own words: each quote stands in the source and says what is encoded, and no figure is left out unseen."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from xihaian.checks import Fault, Path
from xihaian.mentions import Mention
from xihaian.plan import Plan, Promise, Target
from xihaian.prose import Prose, read_prose, squeezed
from xihaian.quantities import find_quantities
from xihaian.quotations import check_quotes, is_figure_of, same_kind

State = Literal["encoded", "repeated", "waived", "open"]
Span = tuple[int, int]  # offsets in the source as given

_NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_ALIKE, _EQUAL = 0.5, 0.75  # of the pairs of characters: another clause may say the same, and does say the same
_EARLIER = re.compile(r"(?:19|20)[0-9]{2}|去年|上年|同期|此前|现有|目前|已|last year|previous")
_ENDS = "，。；、：！？,;:!?\n●○■◆□▪•·◇★"
_CLAUSE = 40  # characters on either side of a number that may belong to it


@dataclass(frozen=True, slots=True)
class Citation:
    """A quantity of the source, where it stands there, and what the plan makes of it."""

    mention: Mention
    span: Span
    state: State
    promise: str | None = None  # whose figure it is


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A quantity that says another number than the plan where it seems to speak of the same target."""

    span: Span
    target: Target


@dataclass(frozen=True, slots=True)
class Cited:
    """What a plan and its source have in common."""

    source: Prose
    places: Mapping[str, Sequence[Span]]  # where the quotes of each promise stand, by its id
    citations: Sequence[Citation]
    contradictions: Sequence[Contradiction]
    faults: Sequence[Fault]  # in the plan

    def count(self, state: State) -> int:
        """Return how many quantities of the source are in that state."""
        return sum(citation.state == state for citation in self.citations)


def cite(plan: Plan, source: str) -> Cited:
    """Return where the plan's quotes stand in its source, and what becomes of each quantity there.

    A quantity is ``encoded`` where the quote of a promise holds it and says its number, ``repeated`` where the same
    is said again, ``waived`` inside a waived quote, else ``open``.
    """
    flow, tight = read_prose(source), squeezed(source)
    faults: list[Fault] = []
    places: dict[str, list[Span]] = {}
    covers: list[tuple[Span, Promise | None]] = []
    for path, promise, quote in _quotes(plan):
        spans = _occurrences(quote, tight)
        if not spans:
            faults.append(Fault("T001", path, {"quote": quote}))
        covers += [(span, promise) for span in spans]
        if promise is not None:
            places.setdefault(promise.id, []).extend(spans)
    for path, target in _targets(plan):
        faults += check_quotes(target, path, plan)
    covering, others = _Covering(covers), _Elsewhere(plan)
    citations, contradictions, seen = [], [], set[object]()
    for mention in find_quantities(flow, [unit.name for unit in plan.own_units]):
        span = flow.span(mention.start, mention.end)
        state, name = covering.state(mention, span, plan)
        if state == "open":
            same, other = others.find(mention, flow.flat, plan)
            state, name = ("repeated", same.id) if same else ("open", None)
            if other is not None and not _inside(span, places.get(other.id, ())):
                contradictions.append(Contradiction(span, other))
        if state == "encoded":
            key = (name, mention.low, mention.high)
            state = "repeated" if key in seen else state
            seen.add(key)
        citations.append(Citation(mention, span, state, name))
    return Cited(flow, places, citations, contradictions, faults)


def _quotes(plan: Plan) -> Iterator[tuple[Path, Promise | None, str]]:
    """Yield every quote with the keys that lead to it, and its promise; a waived one has none."""
    for path, promise in _promises(plan):
        if promise.quote:
            yield (*path, "quote"), promise, promise.quote
        for index, quote in enumerate(promise.quotes):
            yield (*path, "quotes", index), promise, quote
    for index, waived in enumerate(plan.waived):
        yield ("waived", index, "quote"), None, waived.quote


def _promises(plan: Plan) -> Iterator[tuple[Path, Promise]]:
    for number, domain in enumerate(plan.domains):
        for kind, promises in (("targets", domain.targets), ("milestones", domain.milestones)):
            for index, promise in enumerate(promises):
                yield ("domains", number, kind, index), promise


def _targets(plan: Plan) -> Iterator[tuple[Path, Target]]:
    return ((path, promise) for path, promise in _promises(plan) if isinstance(promise, Target))


def _occurrences(quote: str, tight: Prose) -> list[Span]:
    """Return where a quote stands; one that begins or ends with a number does not stand inside a longer one."""
    wanted = squeezed(quote).flat
    if not wanted:
        return []
    found = (tight.span(*match.span()) for match in re.finditer(re.escape(wanted), tight.flat))
    return [span for span in found if not _cuts(tight.text, span)]


def _cuts(text: str, span: Span) -> bool:
    """Return whether a stretch begins or ends inside a number: 5家 is not in 15家, nor 1.5万 in 11.5万."""
    start, end = span
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    first, last = text[start], text[end - 1]
    if first.isdigit() and re.search(r"[0-9０-９][.,．，]?$", before) and not before[-1:].isspace():
        return True
    if first in _NUMERALS and before[-1:] and (before[-1] in _NUMERALS or before[-1].isdigit()):
        return True
    return last.isdigit() and bool(re.match(r"[0-9０-９]|[.,．][0-9０-９]", after))


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


class _Covering:
    """The stretches of the source that quotes cover."""

    def __init__(self, covers: Sequence[tuple[Span, Promise | None]]) -> None:
        self._covers = sorted(covers, key=lambda cover: cover[0])
        self._starts = [start for (start, _), _ in self._covers]
        self._longest = max((end - start for (start, end), _ in covers), default=0)

    def state(self, mention: Mention, span: Span, plan: Plan) -> tuple[State, str | None]:
        """Return what a quantity is by the quotes that it stands in."""
        waived = False
        index = bisect_right(self._starts, span[0])
        while index and self._starts[index - 1] >= span[1] - self._longest:
            index -= 1
            (_, end), promise = self._covers[index]
            if end < span[1]:
                continue
            if promise is None:
                waived = True
            elif not isinstance(promise, Target) or is_figure_of(promise, mention, plan):
                return "encoded", promise.id
        return ("waived", None) if waived else ("open", None)


class _Elsewhere:
    """The targets by the words that made them, to know them again in another sentence."""

    def __init__(self, plan: Plan) -> None:
        self._targets = [target for _, target in _targets(plan)]
        self._words = [_pairs_of(" ".join(target.words)) for target in self._targets]
        self._by_pair: dict[str, list[int]] = {}
        for index, words in enumerate(self._words):
            for pair in words:
                self._by_pair.setdefault(pair, []).append(index)

    def find(self, mention: Mention, flat: str, plan: Plan) -> tuple[Target | None, Target | None]:
        """Return the target whose figure a quantity is once more, or the one that it contradicts."""
        clause = _clause(flat, *mention.phrase)
        words = _pairs_of(clause)
        shared = Counter(index for pair in words for index in self._by_pair.get(pair, ()))
        for index, count in shared.most_common(5):
            target, own = self._targets[index], self._words[index]
            if count >= _ALIKE * min(len(own), len(words)) and is_figure_of(target, mention, plan):
                return target, None
        for index, count in shared.most_common(1):
            target, own = self._targets[index], self._words[index]
            alike = 2 * count >= _EQUAL * (len(own) + len(words))
            if alike and not _EARLIER.search(clause) and same_kind(target, mention, plan):
                return None, target
        return None, None


def _clause(flat: str, start: int, end: int) -> str:
    """Return what stands around a quantity up to the marks that end its clause, without the quantity."""
    before, after = flat[max(0, start - _CLAUSE) : start], flat[end : end + _CLAUSE]
    return re.split(f"[{_ENDS}]", before)[-1] + " " + re.split(f"[{_ENDS}]", after)[0]


def _pairs_of(text: str) -> set[str]:
    """Return the pairs of characters of Chinese words, and the words in Latin letters; numbers count for nothing."""
    plain = re.sub(r"[0-9.,%]+", " ", text.lower())
    latin = set(re.findall(r"[a-z]{3,}", plain))
    wide = re.findall("[\u4e00-\u9fff]+", plain)
    return latin | {run[index : index + 2] for run in wide for index in range(len(run) - 1)}
