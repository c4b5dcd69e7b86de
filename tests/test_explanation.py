"""An explanation is complete: from its JSON alone another program comes to the same verdict."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import naive
from command import ROOT, Run
from xihaian.intervals import Interval
from xihaian.period_texts import read_period
from xihaian.read.plan_yaml import read_plan

SAMPLE = str(ROOT / "data" / "actuals" / "samples" / "2023-06.csv")
CASES = sorted((ROOT / "tests" / "cases" / "explain").iterdir())
PLAN = read_plan(ROOT / "data" / "tasks.yaml")
PROMISES = [promise.id for _, promise in PLAN.promises]


def _value(text: str, factor: Fraction = Fraction(1)) -> naive.Value:
    """Return the values of a text such as ``>3``, ``[1, 2)`` or ``5``, times a factor."""
    if text[0] in "[(":
        low, high = text[1:-1].split(", ")
        return naive.Value(Fraction(low) * factor, Fraction(high) * factor, text[0] == "(", text[-1] == ")")
    for sign, is_open in ((">=", False), (">", True)):
        if text.startswith(sign):
            return naive.Value(Fraction(text.removeprefix(sign)) * factor, None, is_open)
    return naive.Value(Fraction(text) * factor, Fraction(text) * factor)


def _days(text: str) -> tuple[date, date]:
    period = read_period(text, PLAN.period)
    return period.start, period.end


def _target(document: dict[str, Any]) -> naive.Target:
    """Return what is promised, from the document alone."""
    result, steps = document["result"], document["steps"]
    wanted, comparison = result["wanted"], result["comparison"]
    numbers = [Fraction(part) for part in wanted.strip("[]").split(", ")]
    start, end = (date.fromisoformat(day) for day in steps["period"].values())
    pace = result["pace"] or {"kind": "linear", "points": []}
    return naive.Target(
        result["measure"],
        "between" if comparison == "about" else comparison,
        tuple(numbers),
        start,
        end,
        pace["kind"],
        {date.fromisoformat(point["day"]): Fraction(point["due"]) for point in pace["points"]},
        Fraction(result["baseline"]["value"]) if result["baseline"] else None,
    )


def _rows(document: dict[str, Any]) -> list[naive.Row]:
    """Return the rows that the standing is made of: as they were written, times the factor of their unit."""
    standing = document["steps"]["standing"]
    start, end = date.fromisoformat(standing["start"]), date.fromisoformat(standing["end"])
    terms = standing["terms"]
    values = [_value(term.get("read", term["value"]), Fraction(term.get("factor", 1))) for term in terms]
    if standing["how"] == "growth":
        levels = {False: Fraction(0), True: Fraction(0)}  # of this year, and of the year before
        for term, value in zip(terms, values, strict=True):
            levels[term["period"] < standing["start"][:7]] += value.low
        rate = (levels[False] / levels[True] - 1) * 100
        return [naive.Row(start, end, naive.Value(rate, rate))]
    if standing["how"] in ("regions", "ledger"):
        together = values[0]
        for value in values[1:]:
            together = together.plus(value)
        return [naive.Row(start, end, together)]
    return [naive.Row(*_days(term["period"]), value) for term, value in zip(terms, values, strict=True)]


def _history(document: dict[str, Any]) -> list[naive.Row]:
    course = document["steps"]["schedule"]["course"]
    ends = [date.fromisoformat(point["end"]) for point in course]
    values = [_value(point["value"]) for point in course]
    return [naive.Row(end.replace(month=1, day=1), end, value) for end, value in zip(ends, values, strict=True)]


def _check(document: dict[str, Any]) -> None:
    """Judge anew from the document alone, by the judgement that shares no code with the package."""
    result, steps = document["result"], document["steps"]
    if steps["standing"] is None:
        assert (result["status"], result["reason"]) == ("no-data", "nothing-reported")
        return
    if "milestone" in result:
        stages = ["not-started", "started", "completed"]
        reached = stages.index(steps["standing"]["value"]) >= stages.index(steps["wanted"])
        over = steps["standing"]["end"] >= steps["period"]["end"]
        assert result["status"] == ("attained" if reached else "missed" if over else "pending")
        return
    target, until = _target(document), date.fromisoformat(steps["standing"]["end"])
    judged = naive.judge(target, _rows(document), _history(document), until, Fraction(steps["tolerance"]))
    assert judged.status == result["status"]
    assert judged.value == _value(result["actual"])
    assert _ends(result["completion"]) == judged.completion
    assert _ends(result["schedule"]) == judged.due
    assert _ends(result["forecast"]["value"] if result["forecast"] else None) == judged.forecast
    assert Fraction(steps["unit"]["factor"]) > 0


def _ends(text: str | None) -> tuple[Fraction, Fraction | None] | None:
    if text is None:
        return None
    value = _value(text)
    return value.low, value.high


def _pieces_agree(document: dict[str, Any]) -> None:
    """Look whether the pieces that are said to have a status leave no value out, and hold the actual."""
    pieces = [Interval.parse(piece["values"]) for piece in document["steps"]["statuses"]]
    assert pieces[0].low is None
    assert pieces[-1].high is None
    for one, two in pairwise(pieces):
        assert one.high == two.low
        assert one.high_open != two.low_open
    actual = Interval.parse(document["result"]["actual"])
    found = {
        piece["status"]
        for piece, values in zip(document["steps"]["statuses"], pieces, strict=True)
        if not values.apart_from(actual)
    }
    assert found == {document["result"]["status"]} or document["result"]["status"] in {*found, "undecided"}


@pytest.mark.parametrize("promise", PROMISES)
def test_each_sample_is_explained_and_can_be_recomputed(promise: str, run: Run) -> None:
    ran = run("explain", promise, SAMPLE, "--format", "json")
    assert ran.code == 0
    document = json.loads(ran.out)
    _check(document)
    if "target" in document["result"] and document["steps"]["standing"]:
        _pieces_agree(document)
    for language in ("zh", "en"):
        text = run("explain", promise, SAMPLE, "--lang", language)
        assert text.code == 0
        assert promise in text.out.splitlines()[0]


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_each_case_can_be_recomputed(folder: Path, run: Run) -> None:
    arguments = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))["run"]
    own = {"plan.yaml": str(folder / "plan.yaml"), "actuals.csv": str(folder / "actuals.csv")}
    ran = run(*(own.get(word, word) for word in arguments if word not in ("--format", "json")), "--format", "json")
    assert ran.code == 0
    _check(json.loads(ran.out))


def test_an_explanation_holds_the_result_that_check_gives(run: Run) -> None:
    checked = json.loads(run("check", SAMPLE, "--format", "json").out)
    results = {result.get("target") or result["milestone"]: result for result in checked["results"]}
    for promise in PROMISES[:12]:
        explained = json.loads(run("explain", promise, SAMPLE, "--format", "json").out)
        assert explained["result"] == results[promise]
