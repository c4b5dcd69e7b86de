"""The judgement of one promise, or of one part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from xihaian.accounts import Account, Standing
from xihaian.actuals import Actual
from xihaian.findings import Finding
from xihaian.forecast import Forecast, forecast
from xihaian.intervals import Interval
from xihaian.judging import Verdict, ahead, holds
from xihaian.pace import Course, Line, completion, level_completion, progress
from xihaian.periods import Period
from xihaian.plan import Domain, Milestone, Target
from xihaian.status import STAGES, Status

_POINTS = "个百分点"


class Earlier(NamedTuple):
    """Where a target stood at an earlier day, and the share of it that was reached by then."""

    end: date
    value: Interval
    completion: Interval | None


@dataclass(frozen=True)
class Result:
    """The judgement of one target or milestone. Shares are of 1; values are in the target's unit."""

    domain: Domain
    promise: Target | Milestone  # of a part, the target that the part is
    part: str | None
    period: Period
    verdict: Verdict
    account: Account | None
    standing: Standing | None
    superseded: tuple[Actual, ...]
    schedule: Interval | None
    course: Course
    waiting: tuple[Actual, ...]  # rows that end after the day that is asked for
    waiting_entries: int
    findings: tuple[Finding, ...]

    @property
    def status(self) -> Status:
        """How it stands."""
        return self.verdict.status

    @property
    def over(self) -> bool:
        """Whether the standing reaches the end of the period."""
        return self.standing is not None and self.standing.period.end >= self.period.end

    @cached_property
    def holds(self) -> bool | None:
        """Whether the comparison holds on all values; ``None`` where they disagree, or where there are none."""
        if isinstance(self.promise, Milestone):
            stage = self.standing.stage if self.standing else None
            return STAGES.index(stage) >= STAGES.index(self.promise.reach) if stage else None
        return None if self.value is None else holds(self.promise, self.value)

    @property
    def value(self) -> Interval | None:
        """The values that the target may stand at."""
        return self.standing.value if self.standing else None

    @property
    def standing_regions(self) -> tuple[str, ...]:
        """The regions that the standing is the sum of."""
        return self.standing.regions if self.standing else ()

    @cached_property
    def difference(self) -> Interval | None:
        """The actual less the number that it is held against; ``None`` for a range."""
        if self.value is None or not isinstance(self.promise, Target) or self.promise.bound is None:
            return None
        return self.value.less(self.promise.bound)

    @property
    def difference_unit(self) -> str | None:
        """The unit of the difference: between two shares in % it is the percentage point."""
        if self.difference is None or not isinstance(self.promise, Target):
            return None
        return _POINTS if self.promise.unit.symbol == "%" else self.promise.unit.symbol

    @cached_property
    def completion(self) -> Interval | None:
        """The share of the target that is reached, not capped; ``None`` where a share means nothing."""
        return self._shares(completion)

    @cached_property
    def level_completion(self) -> Interval | None:
        """Of a growth rate: the share of the promised level that is reached."""
        return self._shares(level_completion)

    @cached_property
    def progress(self) -> Interval | None:
        """The share of the way that is done."""
        return self._shares(progress)

    @cached_property
    def ahead(self) -> Interval | None:
        """By how many points it is ahead of the schedule, negative where it is behind."""
        if self.value is None or self.schedule is None or not isinstance(self.promise, Target):
            return None
        return ahead(self.promise, self.value, self.schedule)

    @cached_property
    def forecast(self) -> Forecast | None:
        """Where it will stand at its end; ``None`` where nothing can be carried on."""
        if self.standing is None or self.value is None or not isinstance(self.promise, Target):
            return None
        return forecast(self.promise, self.period, self.standing.period, self.value, self.schedule or Interval.of(0))

    @cached_property
    def trend(self) -> Sequence[Earlier]:
        """Where it stood at every earlier day that the data have, the earliest first."""
        if self.account is None or self.standing is None:
            return ()
        line = completion(self.promise) if isinstance(self.promise, Target) else None
        return [
            Earlier(end, value, line.image(value) if line else None)
            for end, value in sorted(self.account.values.items())
            if end < self.standing.period.end
        ]

    @cached_property
    def held_until(self) -> date | None:
        """The last day at which a stock or rate met its target that it no longer meets; else ``None``."""
        if not isinstance(self.promise, Target) or self.promise.measure == "flow" or self.holds is not False:
            return None
        met = [point.end for point in self.trend if holds(self.promise, point.value)]
        return met[-1] if met else None

    def _shares(self, of: Callable[[Target], Line | None]) -> Interval | None:
        """Return the shares that the values are, by the line that the target gives."""
        line = of(self.promise) if self.value is not None and isinstance(self.promise, Target) else None
        return line.image(self.value) if line and self.value is not None else None
