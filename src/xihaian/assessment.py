"""The judgement: a plan and its actuals become an assessment, with a result for every promise and every part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from xihaian.accounts import Standing
from xihaian.actuals import Actuals, FileRead
from xihaian.errors import ActualsError
from xihaian.findings import Finding, errors, finding
from xihaian.intervals import Interval
from xihaian.judging import Situation, Verdict, judge, judge_stage
from xihaian.pace import schedule
from xihaian.periods import Period, months_later
from xihaian.plan import Domain, Milestone, Plan, Target
from xihaian.plausibility import check_values
from xihaian.results import Result
from xihaian.scores import NOTHING, Score, Tally, tally
from xihaian.standing import Reported, find_account
from xihaian.status import Reason, Status

_STALE_AFTER = 3  # months


@dataclass(frozen=True)
class Assessment:
    """The judgement of a plan at ``as_of``; ``None`` where nothing was reported within the plan's period."""

    plan: Plan
    as_of: date | None
    known_on: date | None  # what was published later was left out
    results: tuple[Result, ...]
    parts: tuple[Result, ...]  # of the targets that declare parts, in the plan's order
    findings: tuple[Finding, ...]  # about the files; those about a promise are in its result
    files: tuple[FileRead, ...]

    def score(self, domain: Domain | None = None) -> Score:
        """Return the score of one domain, or of the whole plan."""
        tallies = self._tallies
        return (sum(tallies.values(), NOTHING) if domain is None else tallies.get(domain.id, NOTHING)).score()

    @cached_property
    def _tallies(self) -> Mapping[str, Tally]:
        """What the score of each domain is computed from; together they give that of the plan."""
        found: dict[str, list[Result]] = {}
        for result in self.results:
            found.setdefault(result.domain.id, []).append(result)
        return {domain: tally(results) for domain, results in found.items()}

    def all_findings(self) -> tuple[Finding, ...]:
        """Return every finding, those about the files first."""
        return self.findings + tuple(item for result in self.results for item in result.findings)


def assess(plan: Plan, actuals: Actuals, as_of: date | None = None) -> Assessment:
    """Return the judgement of every promise and of every declared part, in the plan's order.

    ``as_of`` defaults to the latest day reported within the plan's period, never to today.

    Raises ``ActualsError`` where rows contradict each other so that no verdict can be given.
    """
    day = as_of or max((end for end in actuals.ends() if plan.period.start <= end <= plan.period.end), default=None)
    last = day or plan.period.end
    ledger_end = as_of or max((e.period.end for e in actuals.ledger if e.period.end <= last), default=None)
    rows, entries = actuals.rows_by_promise(), actuals.ledger_by_promise()
    said: dict[str, list[Finding]] = {promise.id: [] for _, promise in plan.promises}
    general = [item for item in actuals.findings if item.facts.get("target") not in said]
    if as_of and not plan.period.start <= as_of <= plan.period.end:
        general.append(finding("S031", None, day=as_of, period=plan.period))
    for item in actuals.findings:
        said.get(item.facts.get("target", ""), []).append(item)
    results, parts = list[Result](), list[Result]()
    for domain, promise in plan.promises:
        reported = Reported(rows.get(promise.id, ()), entries.get(promise.id, ()), ledger_end, as_of is not None)
        results.append(_result(plan, domain, promise, reported, day, said[promise.id]))
        for region in promise.parts or () if isinstance(promise, Target) else ():
            parts.append(_result(plan, domain, promise, reported, day, (), region))
    broken = errors(item for result in results for item in result.findings)
    if broken:
        raise ActualsError([*actuals.findings, *broken])
    return Assessment(plan, day, actuals.known_on, tuple(results), tuple(parts), tuple(general), actuals.files)


def _result(
    plan: Plan,
    domain: Domain,
    promise: Target | Milestone,
    reported: Reported,
    as_of: date | None,
    said: Sequence[Finding],
    region: str | None = None,
) -> Result:
    period = plan.period_of(promise)
    found = find_account(promise, period, as_of or plan.period.end, reported, region)
    judged = promise.part(region) if region is not None and isinstance(promise, Target) else promise
    standing, due = found.standing, None
    if standing is not None and isinstance(promise, Target):
        due = schedule(promise, period, standing.period.end, found.course)
    verdict = _verdict(plan, judged, period, standing, due)
    findings = [*said, *found.findings]
    if standing is not None:
        findings += check_values(judged, standing)
        if due is not None and due.exact is None:
            findings.append(_unsettled(promise, standing, due, region))
        if as_of and standing.period.end < period.end and verdict.status is not Status.ATTAINED:
            findings += _stale(promise, standing, as_of)
    return Result(
        domain=domain,
        promise=judged,
        part=region,
        period=period,
        verdict=verdict,
        account=found.account,
        standing=standing,
        superseded=found.replaced,
        schedule=due,
        course=found.course,
        waiting=found.waiting,
        waiting_entries=found.waiting_entries,
        findings=tuple(findings),
    )


def _verdict(
    plan: Plan, promise: Target | Milestone, period: Period, standing: Standing | None, due: Interval | None
) -> Verdict:
    over = standing is not None and standing.period.end >= period.end
    if isinstance(promise, Milestone):
        if standing is not None and standing.stage is not None:
            return judge_stage(promise, standing.stage, over=over)
    elif standing is not None and standing.value is not None and due is not None:
        return judge(promise, standing.value, Situation(over, due, plan.tolerance))
    return Verdict(Status.NO_DATA, Reason.NOTHING_REPORTED)


def _unsettled(promise: Target | Milestone, standing: Standing, due: Interval, region: str | None) -> Finding:
    """Return the warning that last year's figures leave open what is due."""
    place = standing.rows[-1].place if standing.rows else None
    part = f" ({region})" if region else None
    return finding("S025", place, target=promise.id, part=part, day=standing.period.end, due=due)


def _stale(promise: Target | Milestone, standing: Standing, as_of: date) -> list[Finding]:
    """Return the warning that the data end long before the day that is asked for."""
    if months_later(standing.period.after, _STALE_AFTER) > Period(as_of, as_of).after:
        return []
    place = standing.rows[-1].place if standing.rows else None
    return [finding("S017", place, target=promise.id, end=standing.period.end, day=as_of)]
