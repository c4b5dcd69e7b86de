"""The published rows of an assessment: what every machine format carries, in any language and locale the same.

Numbers are exact text. A value that is a bound is an interval in text: ``>3600``, ``[5928, 6552]``.
A key never changes its meaning without a new ``FORMAT``; docs/outputs.md describes each.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from xihaian import __version__
from xihaian.accounts import Standing
from xihaian.actuals import Actual, Entries
from xihaian.assessment import Assessment, Result, Score
from xihaian.fields import Name
from xihaian.findings import Finding
from xihaian.intervals import Interval, exact_text
from xihaian.plan import Milestone, Plan, Target
from xihaian.status import Status

FORMAT = 1  # 1: first

Record = dict[str, Any]


def document(assessment: Assessment, results: Iterable[Result]) -> Record:
    """Return the whole assessment, with those of its results that were asked for."""
    plan = assessment.plan
    return {
        "format": FORMAT,
        "tool": f"xihaian {__version__}",
        "plan": plan_record(plan),
        "as_of": assessment.as_of.isoformat() if assessment.as_of else None,
        "summary": _score(assessment.score()),
        "domains": [
            {"id": domain.id, "name": name_record(domain.name), **_score(assessment.score(domain))}
            for domain in plan.domains
        ],
        "results": [result_record(result) for result in results],
        "findings": [finding_record(item) for item in assessment.findings],
        "files": [
            {"file": file.path, "kind": file.kind, "encoding": file.encoding, "rows": file.rows}
            for file in assessment.files
        ],
    }


def plan_record(plan: Plan) -> Record:
    """Return what names the plan."""
    return {
        "id": plan.header.id,
        "title": name_record(plan.header.title),
        "period": str(plan.period),
        "tolerance": str(plan.header.tolerance),
    }


def name_record(name: Name) -> Record:
    """Return the texts by language; the key of a text without a language is empty."""
    return dict(name.texts)


def promise_record(promise: Target | Milestone, domain: str, period: str) -> Record:
    """Return what a target or milestone promises."""
    if isinstance(promise, Milestone):
        kind: Record = {"milestone": promise.id}
        wanted: Record = {"measure": "stage", "comparison": "reach", "wanted": promise.reach, "unit": None}
    else:
        kind = {"target": promise.id}
        bound = promise.wanted if promise.bound is None else Interval.of(promise.bound)
        wanted = {
            "measure": promise.measure,
            "comparison": promise.comparison,
            "wanted": str(bound),
            "unit": promise.unit.symbol,
        }
    return {
        **kind,
        "domain": domain,
        "name": name_record(promise.name),
        "commitment": promise.commitment,
        "owner": promise.owner,
        "period": period,
        **wanted,
    }


def result_record(result: Result) -> Record:
    """Return one result, with the rows that it used."""
    promise, standing = result.promise, result.standing
    return {
        **promise_record(promise, result.domain.id, str(result.period)),
        "status": result.status.value,
        "holds": result.holds,
        "over": result.over,
        "actual": _actual(standing),
        "actual_period": str(standing.period) if standing else None,
        "difference": _interval(result.difference),
        "difference_unit": result.difference_unit,
        "completion": _interval(result.completion),
        "progress": _interval(result.progress),
        "schedule": _exact(result.schedule),
        "regions": list(standing.regions) if standing else [],
        "rows": [_row(row) for row in standing.rows] if standing else [],
        "ledger": _ledger(standing.entries) if standing and standing.entries else None,
        "superseded": [_row(row) for row in result.superseded],
        "findings": [finding_record(item) for item in result.findings],
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
        "mean_completion": _interval(score.mean_completion),
        "mean_stands_on": score.stands_on,
    }


def _actual(standing: Standing | None) -> str | None:
    if standing is None:
        return None
    return standing.stage or _interval(standing.value)


def _interval(value: Interval | None) -> str | None:
    return None if value is None else str(value)


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else exact_text(value)


def _row(row: Actual) -> Record:
    return {
        "file": row.place.path,
        "row": row.place.line,
        "period": str(row.period),
        "value": row.stage or _interval(row.value),
        "written": row.written,
        "written_unit": row.unit,
        "region": row.region,
        "source": row.source,
        "published": str(row.published) if row.published else None,
        "note": row.note,
    }


def _ledger(entries: tuple[Entries, ...]) -> Record:
    return {
        "files": sorted({file for entry in entries for file in entry.files}),
        "entries": sum(entry.count for entry in entries),
        "first": str(min(entry.period for entry in entries)),
        "last": str(max(entry.period for entry in entries)),
    }
