"""The judgement: a plan and its actuals become an assessment, with a result for every promise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xihaian.accounts import Standing
from xihaian.actuals import Actual, Actuals, FileRead
from xihaian.errors import ActualsError
from xihaian.findings import Finding, errors, finding
from xihaian.intervals import Interval, total
from xihaian.judging import holds, judge, judge_stage
from xihaian.pace import completion, progress, schedule
from xihaian.periods import Period, months_later
from xihaian.plan import Domain, Milestone, Plan, Target
from xihaian.plausibility import check_values
from xihaian.standing import Found, Reported, find_account
from xihaian.status import STAGES, Status

_STALE_AFTER = 3  # months


@dataclass(frozen=True, slots=True)
class Result:
    """The judgement of one target or milestone. Shares are of 1; values are in the target's unit."""

    domain: Domain
    promise: Target | Milestone
    period: Period
    status: Status
    holds: bool | None
    over: bool
    standing: Standing | None
    superseded: tuple[Actual, ...]
    schedule: Fraction | None
    findings: tuple[Finding, ...]

    @property
    def value(self) -> Interval | None:
        """The values that the target may stand at."""
        return self.standing.value if self.standing else None

    @property
    def difference(self) -> Interval | None:
        """The actual less the number that it is held against; ``None`` for a range."""
        if self.value is None or not isinstance(self.promise, Target) or self.promise.bound is None:
            return None
        return self.value.shifted(-self.promise.bound)

    @property
    def difference_unit(self) -> str | None:
        """The unit of the difference: between two shares in % it is the percentage point."""
        if self.difference is None or not isinstance(self.promise, Target):
            return None
        return "个百分点" if self.promise.unit.symbol == "%" else self.promise.unit.symbol

    @property
    def completion(self) -> Interval | None:
        """The share of the target that is reached, not capped; ``None`` where a share means nothing."""
        return self._image(completion)

    @property
    def progress(self) -> Interval | None:
        """The share of the way that is done."""
        return self._image(progress)

    def _image(self, share: Callable[[Target, Fraction], Fraction | None]) -> Interval | None:
        """Return the shares of a straight line that the values of the standing have."""
        if self.value is None or not isinstance(self.promise, Target):
            return None
        at_zero, at_one = share(self.promise, Fraction(0)), share(self.promise, Fraction(1))
        if at_zero is None or at_one is None:
            return None
        return self.value.scaled(at_one - at_zero).shifted(at_zero)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts by status, and the mean completion with the number of targets that it stands on."""

    counts: dict[Status, int]
    targets: int
    milestones: int
    stands_on: int
    mean_completion: Interval | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The judgement of a plan at ``as_of``; ``None`` where nothing was reported within the plan's period."""

    plan: Plan
    as_of: date | None
    results: tuple[Result, ...]
    findings: tuple[Finding, ...]  # about the files; those about a promise are in its result
    files: tuple[FileRead, ...]

    def score(self, domain: Domain | None = None) -> Score:
        """Return the score of one domain, or of the whole plan."""
        return score(result for result in self.results if domain is None or result.domain is domain)

    def all_findings(self) -> tuple[Finding, ...]:
        """Return every finding, those about the files first."""
        return self.findings + tuple(item for result in self.results for item in result.findings)


def assess(plan: Plan, actuals: Actuals, as_of: date | None = None) -> Assessment:
    """Return the judgement of every promise, in the plan's order.

    ``as_of`` defaults to the latest day reported within the plan's period, never to today.

    Raises ``ActualsError`` where rows contradict each other so that no verdict can be given.
    """
    day = as_of or max((end for end in actuals.ends() if plan.period.start <= end <= plan.period.end), default=None)
    ledger_end = as_of or max((e.period.end for e in actuals.ledger if day and e.period.end <= day), default=None)
    rows, entries = actuals.rows_by_promise(), actuals.ledger_by_promise()
    results = []
    for domain, promise in plan.promises:
        period = plan.period_of(promise)
        reported = Reported(rows.get(promise.id, ()), entries.get(promise.id, ()), ledger_end, as_of is not None)
        found = find_account(promise, period, day or plan.period.end, reported)
        said = [item for item in actuals.findings if item.facts.get("target") == promise.id]
        results.append(_result(plan, domain, promise, found, day, said))
    broken = errors(item for result in results for item in result.findings)
    if broken:
        raise ActualsError([*actuals.findings, *broken])
    ids = {result.promise.id for result in results}
    general = tuple(item for item in actuals.findings if item.facts.get("target") not in ids)
    return Assessment(plan, day, tuple(results), general, actuals.files)


def _result(
    plan: Plan,
    domain: Domain,
    promise: Target | Milestone,
    found: Found,
    as_of: date | None,
    said: Sequence[Finding],
) -> Result:
    period, standing = plan.period_of(promise), found.standing
    status, kept, due, over = Status.NO_DATA, None, None, False
    if standing is not None:
        over = standing.period.end >= period.end
        if isinstance(promise, Target) and standing.value is not None:
            due = schedule(promise, period, standing.period.end)
            kept = holds(promise, standing.value)
            tolerance = Fraction(plan.header.tolerance)
            status = judge(promise, standing.value, over=over, due=due, tolerance=tolerance)
        elif isinstance(promise, Milestone) and standing.stage is not None:
            kept = STAGES.index(standing.stage) >= STAGES.index(promise.reach)
            status = judge_stage(promise, standing.stage, over=over)
    findings = [*said, *found.findings]
    if standing is not None:
        findings += check_values(promise, standing)
        if as_of and not over and status is not Status.ATTAINED:
            findings += _stale(promise, standing, as_of)
    return Result(domain, promise, period, status, kept, over, standing, found.replaced, due, tuple(findings))


def _stale(promise: Target | Milestone, standing: Standing, as_of: date) -> list[Finding]:
    """Return the warning that the data end long before the day that is asked for."""
    if months_later(standing.period.after, _STALE_AFTER) > Period(as_of, as_of).after:
        return []
    place = standing.rows[-1].place if standing.rows else None
    return [finding("S017", place, target=promise.id, end=standing.period.end, day=as_of)]


def score(results: Iterable[Result]) -> Score:
    """Return the counts and the mean completion, each capped at 1 and weighted; the mean of none is ``None``."""
    counts = dict.fromkeys(Status, 0)
    targets = milestones = 0
    weighted, weight = [], Fraction(0)
    for result in results:
        counts[result.status] += 1
        if isinstance(result.promise, Milestone):
            milestones += 1
            continue
        targets += 1
        if result.completion is not None:
            share = Fraction(result.promise.weight)
            weighted.append(_capped(result.completion).scaled(share))
            weight += share
    mean = total(weighted).scaled(1 / weight) if weighted else None
    return Score(counts, targets, milestones, len(weighted), mean)


def _capped(share: Interval) -> Interval:
    """Return the shares with 1 in place of all that is more."""
    one = Fraction(1)
    if share.low is not None and share.low >= one:
        return Interval.of(one)
    if share.high is None or share.high > one:
        return Interval(share.low, one, share.low_open)
    return share
