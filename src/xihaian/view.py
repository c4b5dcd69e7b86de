"""What of an assessment is asked for: which results, and grouped by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from xihaian.assessment import Assessment
from xihaian.findings import Finding
from xihaian.plan import Domain
from xihaian.results import Result
from xihaian.scores import Score, tally
from xihaian.status import Status

By = Literal["domain", "region", "owner"]


class View(NamedTuple):
    """The results that are asked for, of what they were selected, what they are grouped by, and which of them fail."""

    results: Sequence[Result]
    by: By = "domain"
    select: str | None = None
    failing: frozenset[Status] = frozenset({Status.MISSED})


class Group(NamedTuple):
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
    asked = _grouped(view.results, view.by)
    if view.by == "domain":
        for number, domain in enumerate(assessment.plan.domains, 1):
            own = asked.get(domain.id, [])
            if own or len(view.results) == len(every):
                yield Group(own, assessment.score(domain), domain=(number, domain))
        return
    whole = _grouped(every, view.by)
    for name in sorted(whole, key=lambda name: name is None):
        if name in asked:
            yield Group(asked[name], tally(whole[name]).score(), name=name)


def _grouped(results: Sequence[Result], by: By) -> Mapping[str | None, Sequence[Result]]:
    """Return the results by domain id, region or owner, in their order."""
    found: dict[str | None, list[Result]] = {}
    for result in results:
        name = result.domain.id if by == "domain" else result.part if by == "region" else result.promise.owner
        found.setdefault(name, []).append(result)
    return found


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
