"""What a plan promises, as a table, JSON or CSV."""

from __future__ import annotations

from typing import TextIO

from xihaian.fields import ANY
from xihaian.plan import Plan, Target
from xihaian.records import FORMAT, plan_record, promise_record
from xihaian.render import cells
from xihaian.render.csv import write_csv
from xihaian.render.json import write_json
from xihaian.render.looks import Look
from xihaian.render.plain import write_columns
from xihaian.words.visible import visible

_KEYS = ("id", "domain", "measure", "comparison", "wanted", "unit", "period", "commitment", "owner")


def render_table(plan: Plan, out: TextIO, look: Look) -> None:
    """Write a table for each domain."""
    head = [look.words[f"head {key}"] for key in ("id", "name", "target", "measure", "quote")]
    for number, domain in enumerate(plan.domains, 1):
        out.write(f"{'' if number == 1 else chr(10)}{number}  {visible(domain.name.in_language(look.language))}\n")
        rows = [head]
        for promise in domain.promises:
            measure = promise.measure if isinstance(promise, Target) else "stage"
            rows.append(
                [
                    visible(promise.id),
                    cells.name(promise, look),
                    cells.promised(promise, look),
                    look.words[f"measure {measure}"],
                    visible(promise.quote or cells.NOTHING),
                ]
            )
        if domain.promises:
            write_columns(rows, out)
        else:
            out.write(look.words["domain empty"] + "\n")


def render_json(plan: Plan, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write the promises as records."""
    promises = [
        {**promise_record(promise, domain.id, str(plan.period_of(promise))), "quotes": list(promise.words)}
        for domain, promise in plan.promises
    ]
    write_json({"format": FORMAT, "plan": plan_record(plan), "promises": promises}, out)


def render_csv(plan: Plan, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write one row for each promise."""
    rows = [["id", "kind", "name", *_KEYS[1:], "quote"]]
    for domain, promise in plan.promises:
        record = promise_record(promise, domain.id, str(plan.period_of(promise)))
        kind = "target" if isinstance(promise, Target) else "milestone"
        values = [str(record[key] or "") for key in _KEYS[1:]]
        rows.append([promise.id, kind, promise.name.in_language(ANY), *values, promise.quote or ""])
    write_csv(rows, out)


RENDERERS = {"table": render_table, "json": render_json, "csv": render_csv}
