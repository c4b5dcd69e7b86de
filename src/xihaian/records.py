"""The published rows of an assessment: what every machine format carries, in any language and locale the same.

Numbers are exact text. A value that is a bound is an interval in text: ``>3600``, ``[5928, 6552]``.
A key never changes its meaning without a new ``FORMAT``; docs/outputs.md describes each.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from xihaian import __version__
from xihaian.accounts import Standing
from xihaian.actuals import Actual, Entries
from xihaian.assessment import Assessment
from xihaian.fields import Name, Pace
from xihaian.findings import Finding
from xihaian.forecast import Forecast
from xihaian.intervals import Interval, exact_text
from xihaian.plan import Milestone, Plan, Target
from xihaian.results import Earlier, Result
from xihaian.scores import Score
from xihaian.status import Status
from xihaian.view import View, findings_of, groups

# 1: first. 2: a schedule that is not settled is an interval; `part`, `forecast`, `trend` and what a pace hangs on.
FORMAT = 2

Record = dict[str, Any]


def document(assessment: Assessment, view: View) -> Record:
    """Return the whole assessment, with those of its results that were asked for."""
    plan = assessment.plan
    grouped = groups(assessment, view) if view.by != "domain" else ()
    return {
        **head(assessment),
        "select": view.select,
        "by": view.by,
        "summary": _score(assessment.score()),
        "domains": [
            {"id": domain.id, "name": name_record(domain.name), **_score(assessment.score(domain))}
            for domain in plan.domains
        ],
        "groups": [{"name": group.name, **_score(group.score)} for group in grouped],
        "results": [result_record(result) for result in view.results],
        "findings": [finding_record(item) for item in findings_of(assessment, view)],
        "files": [
            {"file": file.path, "kind": file.kind, "encoding": file.encoding, "rows": file.rows}
            for file in assessment.files
        ],
    }


def head(assessment: Assessment) -> Record:
    """Return what every document begins with: the format, the tool, the plan and the days."""
    return {
        "format": FORMAT,
        "tool": f"xihaian {__version__}",
        "plan": plan_record(assessment.plan),
        "as_of": _text(assessment.as_of),
        "known_on": _text(assessment.known_on),
    }


def plan_record(plan: Plan) -> Record:
    """Return what names the plan."""
    return {
        "id": plan.header.id,
        "title": name_record(plan.header.title),
        "period": str(plan.period),
        "tolerance": exact_text(plan.tolerance),
    }


def name_record(name: Name) -> Record:
    """Return the texts by language; the key of a text without a language is empty."""
    return dict(name.texts)


def promise_record(promise: Target | Milestone, domain: str, period: str, part: str | None = None) -> Record:
    """Return what a target or milestone promises, or one part of a target."""
    kind = "milestone" if isinstance(promise, Milestone) else "target"
    return {
        kind: promise.id,
        "part": part,
        "domain": domain,
        "name": name_record(promise.name),
        "commitment": promise.commitment,
        "owner": promise.owner,
        "period": period,
        **(_stage_wanted(promise) if isinstance(promise, Milestone) else _wanted(promise)),
    }


def _wanted(target: Target) -> Record:
    bound = target.wanted if target.bound is None else Interval.of(target.bound)
    baseline = target.baseline
    return {
        "measure": target.measure,
        "comparison": target.comparison,
        "wanted": str(bound),
        "unit": target.unit.symbol,
        "unit_factor": exact_text(target.unit.factor),
        "pace": None if target.measure == "rate" else _pace(target.pace),
        "baseline": {"value": _number(baseline.value), "period": str(baseline.period)} if baseline else None,
        "parts": {name: _number(part) for name, part in target.parts.items()} if target.parts else None,
        "level_unit": target.level_unit.symbol if target.level_unit else None,
        "most_per_month": _number(target.most_per_month) if target.most_per_month else None,
        "weight": _number(target.weight),
    }


def _stage_wanted(milestone: Milestone) -> Record:
    keys = ("unit", "unit_factor", "pace", "baseline", "parts", "level_unit", "most_per_month", "weight")
    nothing = dict.fromkeys(keys)
    return {"measure": "stage", "comparison": "reach", "wanted": milestone.reach, **nothing}


def _pace(pace: Pace) -> Record:
    points = [{"day": day.isoformat(), "due": exact_text(due)} for day, due in sorted(pace.points)]
    return {"kind": pace.kind, "points": points, "like": _text(pace.like)}


def result_record(result: Result) -> Record:
    """Return one result, with the rows that it used."""
    promise, standing = result.promise, result.standing
    return {
        **promise_record(promise, result.domain.id, str(result.period), result.part),
        "status": result.status.value,
        "reason": result.verdict.reason.value,
        "holds": result.holds,
        "over": result.over,
        "actual": _actual(standing),
        "actual_period": _text(standing.period) if standing else None,
        "difference": _text(result.difference),
        "difference_unit": result.difference_unit,
        "completion": _text(result.completion),
        "level_completion": _text(result.level_completion),
        "progress": _text(result.progress),
        "schedule": _text(result.schedule),
        "ahead": _text(result.ahead),
        "forecast": _forecast(result.forecast),
        "held_until": _text(result.held_until),
        "trend": [_earlier(point) for point in result.trend],
        "regions": list(standing.regions) if standing else [],
        "rows": [row_record(row, promise) for row in standing.rows] if standing else [],
        "ledger": _ledger(standing.entries) if standing and standing.entries else None,
        "superseded": [row_record(row, promise) for row in result.superseded],
        "waiting": [_waiting(row) for row in result.waiting],
        "waiting_entries": result.waiting_entries,
        "findings": [finding_record(item) for item in result.findings],
    }


def _earlier(point: Earlier) -> Record:
    return {"end": point.end.isoformat(), "actual": str(point.value), "completion": _text(point.completion)}


def _forecast(forecast: Forecast | None) -> Record | None:
    if forecast is None:
        return None
    return {
        "method": forecast.method,
        "gone": exact_text(forecast.gone),
        "months_gone": exact_text(forecast.months_gone),
        "months_left": exact_text(forecast.months_left),
        "value": _text(forecast.value),
        "attains": forecast.attains,
        "achieved_per_month": str(forecast.achieved),
        "needed_per_month": _text(forecast.needed),
        "reachable": forecast.reachable,
    }


def finding_record(item: Finding) -> Record:
    """Return a finding without its sentence, which depends on the language."""
    place = item.place
    return {
        "code": item.code,
        "severity": item.severity.value,
        "file": place.path if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "facts": dict(item.facts),
    }


def _score(score: Score) -> Record:
    return {
        "counts": {status.value: score.counts[status] for status in Status},
        "targets": score.targets,
        "milestones": score.milestones,
        "weight": exact_text(score.weight),
        "mean_completion": _text(score.capped),
        "mean_uncapped": _text(score.uncapped),
        "mean_stands_on": score.stands_on,
        "weight_stands_on": exact_text(score.weight_stands_on),
    }


def _actual(standing: Standing | None) -> str | None:
    if standing is None:
        return None
    return standing.stage or _text(standing.value)


def _text(value: object | None) -> str | None:
    return None if value is None else str(value)


def row_record(row: Actual, promise: Target | Milestone) -> Record:
    """Return one row that was reported, with its value in the unit that it is kept in."""
    unit = None
    if isinstance(promise, Target):
        unit = promise.level_unit if row.level and promise.level_unit else promise.unit
    return {
        "file": row.place.path,
        "row": row.place.line,
        "period": str(row.period),
        "value": row.stage or _text(row.value),
        "unit": unit.symbol if unit else None,
        "level": row.level,
        "written": row.written,
        "written_unit": row.unit,
        "region": row.region,
        "source": row.source,
        "published": _text(row.published),
        "note": row.note,
    }


def _waiting(row: Actual) -> Record:
    return {"period": str(row.period), "region": row.region, "value": row.stage or _text(row.value)}


def _number(value: Decimal) -> str:
    """Return a number of the plan, however it was written."""
    return exact_text(Fraction(value))


def _ledger(entries: tuple[Entries, ...]) -> Record:
    return {
        "files": sorted({file for entry in entries for file in entry.files}),
        "entries": sum(entry.n for entry in entries),
        "first": str(min(entry.period for entry in entries)),
        "last": str(max(entry.period for entry in entries)),
    }
