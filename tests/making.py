"""Plans and actuals for the tests, made the way a user makes them: out of text."""

from __future__ import annotations

import io
from datetime import date

from xihaian.actuals import Actuals
from xihaian.assessment import Assessment, assess
from xihaian.errors import PlanError
from xihaian.plan import Plan
from xihaian.read.actuals import read_actuals
from xihaian.read.plan_yaml import inspect_plan_text
from xihaian.results import Result


def a_plan(*targets: str, milestones: str = "", period: str = "2023", tolerance: str = "10") -> Plan:
    """Return a plan of one domain; each target is the inside of a YAML mapping."""
    items = "".join(f"\n      - {{name: {index}, quote: q, {text}}}" for index, text in enumerate(targets))
    content = (
        f"plan: {{id: p, title: P, period: {period}, tolerance: {tolerance}}}\n"
        f"domains:\n  - id: d\n    name: D\n    targets: {items or '[]'}\n    milestones: [{milestones}]\n"
    )
    plan, findings = inspect_plan_text(content.encode(), "plan.yaml")
    if plan is None:
        raise PlanError(findings)
    return plan


def some_actuals(plan: Plan, *rows: str, header: str = "target,period,value,unit") -> Actuals:
    """Return what a CSV file with those rows reports."""
    content = "\n".join((header, *rows)) + "\n"
    return read_actuals(plan, ("actuals.csv", io.BytesIO(content.encode())))


def judged(plan: Plan, *rows: str, header: str = "target,period,value,unit", as_of: date | None = None) -> Assessment:
    """Return the assessment of a plan by the rows of one CSV file."""
    return assess(plan, some_actuals(plan, *rows, header=header), as_of)


def result_of(target: str, *rows: str, as_of: date | None = None) -> Result:
    """Return the result of one target, named ``t``, by its rows."""
    return judged(a_plan(f"id: t, {target}"), *rows, as_of=as_of).results[0]
