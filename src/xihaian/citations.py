"""The plan's own words: each quote stands in the source and says what is encoded, and no figure is left out unseen."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from xihaian.checks import Fault, Path
from xihaian.likeness import clause_around, is_same, may_be_same, pairs_of
from xihaian.mentions import Mention
from xihaian.passages import Span, occurrences
from xihaian.plan import Plan, Promise, Target
from xihaian.prose import Prose, read_prose, squeezed
from xihaian.quantities import find_quantities
from xihaian.quotations import agrees, check_quotes, is_figure_of, same_kind

State = Literal["encoded", "repeated", "waived", "open"]

_EARLIER = re.compile(r"(?:19|20)[0-9]{2}|去年|上年|同期|此前|现有|目前|已|last year|previous")


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
        spans = occurrences(quote, tight)
        if not spans:
            faults.append(Fault("T001", path, {"quote": quote}))
        covers += [(span, promise) for span in spans]
        if promise is not None:
            places.setdefault(promise.id, []).extend(spans)
    stated: dict[str, list[Mention]] = {}  # by target, its figures where its quotes stand
    covering, others = _Covering(covers), _Elsewhere(plan)
    citations, contradictions, seen = [], [], set[object]()
    for mention in find_quantities(flow, [unit.name for unit in plan.own_units]):
        span = flow.span(mention.start, mention.end)
        state, owner = covering.state(mention, span, plan)
        name = owner.id if owner else None
        if isinstance(owner, Target):
            stated.setdefault(owner.id, []).append(mention)
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
    for path, target in _targets(plan):
        faults += check_quotes(target, path, plan, stated.get(target.id, ()))
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


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


class _Covering:
    """The stretches of the source that quotes cover."""

    def __init__(self, covers: Sequence[tuple[Span, Promise | None]]) -> None:
        self._covers = sorted(covers, key=lambda cover: cover[0])
        self._starts = [start for (start, _), _ in self._covers]
        self._longest = max((end - start for (start, end), _ in covers), default=0)

    def state(self, mention: Mention, span: Span, plan: Plan) -> tuple[State, Promise | None]:
        """Return what a quantity is by the quotes that it stands in."""
        waived, found = False, None
        index = bisect_right(self._starts, span[0])
        while index and self._starts[index - 1] >= span[1] - self._longest:
            index -= 1
            (_, end), promise = self._covers[index]
            if end < span[1]:
                continue
            if promise is None:
                waived = True
            elif not isinstance(promise, Target):
                found = found or promise
            elif is_figure_of(promise, mention, plan):
                if agrees(promise, mention):
                    return "encoded", promise
                found = found or promise
        if found is not None:
            return "encoded", found
        return ("waived", None) if waived else ("open", None)


class _Elsewhere:
    """The targets by the words that made them, to know them again in another sentence."""

    def __init__(self, plan: Plan) -> None:
        self._targets = [target for _, target in _targets(plan)]
        self._words = [pairs_of(" ".join(target.words)) for target in self._targets]
        self._by_pair: dict[str, list[int]] = {}
        for index, words in enumerate(self._words):
            for pair in words:
                self._by_pair.setdefault(pair, []).append(index)

    def find(self, mention: Mention, flat: str, plan: Plan) -> tuple[Target | None, Target | None]:
        """Return the target whose figure a quantity is once more, or the one that it contradicts."""
        clause = clause_around(flat, *mention.phrase)
        words = pairs_of(clause)
        shared = Counter(index for pair in words for index in self._by_pair.get(pair, ()))
        for index, count in shared.most_common(5):
            target, own = self._targets[index], self._words[index]
            if may_be_same(own, words, count) and is_figure_of(target, mention, plan):
                return target, None
        for index, count in shared.most_common(1):
            target, own = self._targets[index], self._words[index]
            if is_same(own, words, count) and not _EARLIER.search(clause) and same_kind(target, mention, plan):
                return None, target
        return None, None
