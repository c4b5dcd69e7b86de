"""What of an assessment is asked for: which results, and grouped by what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from xihaian.assessment import Assessment
from xihaian.findings import Finding
from xihaian.plan import Domain
from xihaian.results import Result
from xihaian.scores import Score, score
from xihaian.status import Status

By = Literal["domain", "region", "owner"]


@dataclass(frozen=True, slots=True)
class View:
    """The results that are asked for, of what they were selected, what they are grouped by, and which of them fail."""

    results: Sequence[Result]
    by: By = "domain"
    select: str | None = None
    failing: frozenset[Status] = frozenset({Status.MISSED})


@dataclass(frozen=True, slots=True)
class Group:
    """Results that belong together, and the score of all that do, asked for or not.

    A domain has its number in the plan; ``name`` is that of a region or an owner, ``None`` without an owner.
    """

    results: Sequence[Result]
    score: Score
    domain: tuple[int, Domain] | None = None
    name: str | None = None


def candidates(assessment: Assessment, by: By) -> Sequence[Result]:
    """Return all results that can be asked for: by region the parts, else the promises."""
    return assessment.parts if by == "region" else assessment.results


def groups(assessment: Assessment, view: View) -> Iterator[Group]:
    """Yield the groups that hold something asked for, in the plan's order; of a whole plan every domain."""
    every = candidates(assessment, view.by)
    if view.by == "domain":
        for number, domain in enumerate(assessment.plan.domains, 1):
            own = [result for result in view.results if result.domain is domain]
            if own or len(view.results) == len(every):
                yield Group(own, assessment.score(domain), domain=(number, domain))
        return
    for name in sorted({_name(result, view.by): None for result in every}, key=lambda name: name is None):
        own = [result for result in view.results if _name(result, view.by) == name]
        if own:
            yield Group(own, score(result for result in every if _name(result, view.by) == name), name=name)


def _name(result: Result, by: By) -> str | None:
    return result.part if by == "region" else result.promise.owner


def findings_of(assessment: Assessment, view: View) -> Sequence[Finding]:
    """Return what there is to say that is in none of the results: about the files, and about the wholes of parts."""
    if view.by != "region":
        return assessment.findings
    shown = {result.promise.id for result in view.results}
    known = {item for result in view.results for item in _named(result.findings)}
    wholes = [item for result in assessment.results if result.promise.id in shown for item in result.findings]
    return [*assessment.findings, *(item for item in wholes if not {*_named([item])} & known)]


def _named(findings: Sequence[Finding]) -> Iterator[tuple[object, ...]]:
    return ((item.code, item.place, *sorted(item.facts.items())) for item in findings)
