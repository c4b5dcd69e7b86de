"""Which results were asked for: by domain, by id, by status."""

from __future__ import annotations

from collections.abc import Iterable

from xihaian.assessment import Assessment
from xihaian.cli.options import known_words, status_names
from xihaian.plan import Plan
from xihaian.status import Status
from xihaian.view import By, View, candidates


def selection(plan: Plan, text: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids (of domains and promises) and the statuses that the list names; none of a kind asks for all.

    A domain or promise may be named by its exact name too, a status as a table prints it.

    Raises ``UsageError`` (C001) for a word that the plan does not have.
    """
    named = [*plan.domains, *(promise for _, promise in plan.promises)]
    known = {name: item.id for item in named for name in item.name.texts.values()}
    known |= {item.id: item.id for item in named} | status_names()
    words = frozenset(known_words(text, known, "C001")) if text is not None else frozenset()
    statuses = frozenset(Status)
    return words - statuses, words & statuses


def selected(assessment: Assessment, text: str | None, by: By, failing: Iterable[str]) -> View:
    """Return the results that are of one of the ids, and of one of the statuses, that the list names."""
    ids, statuses = selection(assessment.plan, text)
    results = [
        result
        for result in candidates(assessment, by)
        if (not ids or {result.domain.id, result.promise.id} & ids) and (not statuses or result.status in statuses)
    ]
    return View(results, by, text, frozenset(map(Status, failing)))
