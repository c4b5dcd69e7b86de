"""The arithmetic of one result, step by step: from the words of the plan to the status, and what would change it.

Everything is exact text, as in the records, so that another program can compute the verdict anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xihaian.accounts import Standing
from xihaian.actuals import Actual, Entries
from xihaian.assessment import Assessment
from xihaian.intervals import exact_text
from xihaian.judging import Situation, judge_stage, statuses_by_value
from xihaian.pace import earlier, starting_point
from xihaian.periods import Period, years_later
from xihaian.plan import Milestone, Plan, Target
from xihaian.question import measure_of
from xihaian.records import Record, head, name_record, result_record, row_record
from xihaian.results import Result
from xihaian.settling import key
from xihaian.status import STAGES, Status
from xihaian.units import Unit, read_quantity


def explain(assessment: Assessment, result: Result) -> Record:
    """Return the document that explains one result: the result as `check` gives it, and its steps."""
    promise, plan = result.promise, assessment.plan
    steps: dict[str, Any] = {
        "quotes": list(promise.words),
        "note": name_record(promise.note) if promise.note else None,
        "period": {"start": result.period.start.isoformat(), "end": result.period.end.isoformat()},
        "tolerance": str(plan.header.tolerance),
        "standing": _standing(result, plan),
    }
    if isinstance(promise, Target):
        steps |= {"wanted": str(promise.wanted), "unit": _unit(promise.unit), "origin": _origin(promise)}
        steps |= {"schedule": _schedule(result, promise), "statuses": _statuses(result, plan, promise)}
        steps |= {"at_the_end": _at_the_end(result)}
    else:
        steps |= {"wanted": promise.reach, "unit": None, "origin": None, "schedule": None}
        steps |= {"statuses": _stages(result, promise), "at_the_end": _at_the_end(result)}
    return {**head(assessment), "result": result_record(result), "steps": steps}


def _unit(unit: Unit) -> Record:
    return {"symbol": unit.symbol, "dimension": unit.dimension, "factor": exact_text(unit.factor)}


def _origin(target: Target) -> str | None:
    """Return where the way to the target begins; ``None`` where there is no way to measure."""
    origin = starting_point(target)
    return exact_text(origin) if origin is not None and target.bound is not None else None


def _standing(result: Result, plan: Plan) -> Record | None:
    """Return how the value came about, and each row with the steps from what was written to what counts."""
    standing = result.standing
    if standing is None:
        return None
    by_end = measure_of(result.promise) in ("stock", "stage")
    terms = []
    for row in standing.rows:
        older = [other for other in result.superseded if key(other, by_end=by_end) == key(row, by_end=by_end)]
        steps = {
            "year_before": row.level and row.period.end < result.period.start,
            "supersedes": [row_record(other, result.promise) for other in older],
        }
        terms.append({**row_record(row, result.promise), **_reading(row, result.promise, plan), **steps})
    terms += [_entries(entry, result.promise) for entry in standing.entries]
    return {
        "how": _how(result, standing),
        "start": standing.period.start.isoformat(),
        "end": standing.period.end.isoformat(),
        "value": standing.stage or str(standing.value),
        "terms": terms,
    }


def _entries(entries: Entries, promise: Target | Milestone) -> Record:
    """Return the entries of a ledger for one region and period, which were added up while it was read."""
    return {
        "file": entries.place.path,
        "period": str(entries.period),
        "region": entries.region,
        "value": str(entries.value),
        "unit": promise.unit.symbol if isinstance(promise, Target) else None,
        "entries": entries.n,
    }


def _how(result: Result, standing: Standing) -> str:
    if standing.entries:
        return "ledger"
    if any(row.level for row in standing.rows):
        return "growth"
    if standing.regions:
        return "regions"
    return "tiling" if isinstance(result.promise, Target) and result.promise.measure == "flow" else "latest"


def _reading(row: Actual, promise: Target | Milestone, plan: Plan) -> Record:
    """Return what the row says in its own unit, and the factor from there to the unit that it is kept in."""
    if not isinstance(promise, Target):
        return {"read": row.stage, "read_unit": None, "factor": None}
    kept = promise.level_unit if row.level and promise.level_unit else promise.unit
    quantity = read_quantity(row.written, row.unit, kept, plan.units)
    factor = quantity.unit.per(kept)
    return {
        "read": str(quantity.value.scaled(1 / factor)),
        "read_unit": quantity.unit.symbol,
        "factor": exact_text(factor),
    }


def _schedule(result: Result, target: Target) -> Record | None:
    """Return the numbers that the share due by the standing's end is made of."""
    standing, period = result.standing, result.period
    if standing is None:
        return None
    until = Period(period.start, standing.period.end)
    in_months = period.start.day == 1
    like = target.pace.like
    years = period.start.year - earlier(period, like).start.year if like else 0
    return {
        "kind": "full" if target.measure == "rate" else target.pace.kind,
        "counted_in": "months" if in_months else "days",
        "gone": exact_text(until.months()) if in_months else str((until.after - until.start).days),
        "whole": exact_text(period.months()) if in_months else str((period.after - period.start).days),
        "course": [
            {"end": years_later(end, -years).isoformat(), "value": str(value)}
            for end, value in sorted(result.course.items())
        ],
        "due": str(result.schedule),
    }


def _statuses(result: Result, plan: Plan, target: Target) -> Sequence[Record]:
    """Return the status of every value that could stand in place of the actual, at the same day."""
    if result.schedule is None:
        return []
    situation = Situation(result.over, result.schedule, plan.tolerance)
    pieces = statuses_by_value(target, situation)
    return [{"values": str(values), "status": status.value} for values, status in pieces]


def _at_the_end(result: Result) -> str | None:
    """Return the status that the same standing would have when the time is over; ``None`` without one."""
    if result.standing is None:
        return None
    kept = {True: Status.ATTAINED, False: Status.MISSED, None: Status.UNDECIDED}
    return kept[result.holds].value


def _stages(result: Result, milestone: Milestone) -> Sequence[Record]:
    if result.standing is None:
        return []
    return [
        {"values": stage, "status": judge_stage(milestone, stage, over=result.over).status.value} for stage in STAGES
    ]
