"""What a plan promises, as a table, JSON or CSV."""

from __future__ import annotations

from typing import TextIO

from xihaian.citations import Cited
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


def render_table(plan: Plan, cited: Cited | None, out: TextIO, look: Look) -> None:
    """Write a table for each domain."""
    keys = ("id", "name", "target", "measure", *(("place",) if cited else ()), "quote")
    head = [look.words[f"head {key}"] for key in keys]
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
                    *([_places(promise.id, cited) or cells.NOTHING] if cited else []),
                    visible(promise.quote or cells.NOTHING),
                ]
            )
        if domain.promises:
            write_columns(rows, out)
        else:
            out.write(look.words["domain empty"] + "\n")


def render_json(plan: Plan, cited: Cited | None, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write the promises as records."""
    promises = [
        {
            **promise_record(promise, domain.id, str(plan.period_of(promise))),
            "quotes": list(promise.words),
            "places": [_place_record(span, cited) for span in cited.places.get(promise.id, ())] if cited else None,
        }
        for domain, promise in plan.promises
    ]
    write_json({"format": FORMAT, "plan": plan_record(plan), "promises": promises}, out)


def render_csv(plan: Plan, cited: Cited | None, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write one row for each promise."""
    rows = [["id", "kind", "name", *_KEYS[1:], "quote", "places"]]
    for domain, promise in plan.promises:
        record = promise_record(promise, domain.id, str(plan.period_of(promise)))
        kind = "target" if isinstance(promise, Target) else "milestone"
        places = _places(promise.id, cited) if cited else ""
        values = [str(record[key] or "") for key in _KEYS[1:]]
        rows.append([promise.id, kind, promise.name.in_language(ANY), *values, promise.quote or "", places])
    write_csv(rows, out)


def _places(promise: str, cited: Cited) -> str:
    """Return the line and column of every place where the source says it."""
    places = (cited.source.place(start) for start, _ in cited.places.get(promise, ()))
    return " ".join(f"{line}:{column}" for line, column in sorted(places))


def _place_record(span: tuple[int, int], cited: Cited) -> dict[str, int]:
    line, column = cited.source.place(span[0])
    return {"start": span[0], "end": span[1], "line": line, "column": column}


RENDERERS = {"table": render_table, "json": render_json, "csv": render_csv}
