"""An explanation is complete: from its JSON alone another program comes to the same verdict."""

from __future__ import annotations

import json
from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from command import ROOT, Run
from xihaian.read.plan_yaml import read_plan

SAMPLE = str(ROOT / "data" / "actuals" / "samples" / "2023-06.csv")
CASES = sorted((ROOT / "tests" / "cases" / "explain").iterdir())
PLAN = read_plan(ROOT / "data" / "tasks.yaml")
PROMISES = [promise.id for _, promise in PLAN.promises]

Pair = tuple[Fraction | None, Fraction | None]


def _ends(text: str) -> tuple[Fraction | None, bool, Fraction | None, bool]:
    """Return the ends of a text such as ``>3``, ``[1, 2)`` or ``5``, each with whether it is left out."""
    if text[0] in "[(":
        low, high = text[1:-1].split(", ")
        return Fraction(low), text[0] == "(", Fraction(high), text[-1] == ")"
    for sign, is_open in ((">=", False), (">", True)):
        if text.startswith(sign):
            return Fraction(text.removeprefix(sign)), is_open, None, False
    for sign, is_open in (("<=", False), ("<", True)):
        if text.startswith(sign):
            return None, False, Fraction(text.removeprefix(sign)), is_open
    return Fraction(text), False, Fraction(text), False


def _inside(inner: str, outer: str) -> bool:
    low, low_open, high, high_open = _ends(inner)
    least, least_open, most, most_open = _ends(outer)
    above = least is None or (low is not None and (low > least or (low == least and (low_open or not least_open))))
    below = most is None or (high is not None and (high < most or (high == most and (high_open or not most_open))))
    return above and below


def _touch(one: str, other: str) -> bool:
    low, low_open, high, high_open = _ends(one)
    least, least_open, most, most_open = _ends(other)
    apart = high is not None and least is not None and (high < least or (high == least and (high_open or least_open)))
    apart |= most is not None and low is not None and (most < low or (most == low and (most_open or low_open)))
    return not apart


def _sum(texts: list[str]) -> Pair:
    low, high = Fraction(0), Fraction(0)
    lows, highs = zip(*((ends[0], ends[2]) for ends in map(_ends, texts)), strict=True)
    return (
        None if None in lows else sum((end for end in lows if end is not None), low),
        None if None in highs else sum((end for end in highs if end is not None), high),
    )


def _recomputed(document: dict[str, Any]) -> tuple[Pair, str, bool | None]:
    """Return the value, the status and whether the comparison holds, from the steps alone."""
    steps, unit = document["steps"], document["steps"]["unit"]
    standing = steps["standing"]
    for term in standing["terms"]:
        if "read" in term:  # of a ledger the entries were added up before
            factor, ends = Fraction(term["factor"]), _ends(term["read"])
            in_unit = tuple(None if end is None else end * factor for end in (ends[0], ends[2]))
            assert in_unit == (_ends(term["value"])[0], _ends(term["value"])[2])
            assert (term["unit"] == unit["symbol"]) != term["level"]
    terms = standing["terms"][-1:] if standing["how"] == "latest" else standing["terms"]
    if standing["how"] == "growth":
        now = [term["value"] for term in terms if term["period"] >= standing["start"][:7]]
        before = [term["value"] for term in terms if term["period"] < standing["start"][:7]]
        level, base = _sum(now)[0], _sum(before)[0]
        assert level is not None
        assert base is not None
        value: Pair = ((level / base - 1) * 100,) * 2
    else:
        value = _sum([term["value"] for term in terms])
    actual = standing["value"]
    holds = True if _inside(actual, steps["wanted"]) else None if _touch(actual, steps["wanted"]) else False
    over = standing["end"] >= steps["period"]["end"]
    if over:
        return value, {True: "attained", False: "missed", None: "undecided"}[holds], holds
    found = [piece["status"] for piece in steps["statuses"] if _touch(piece["values"], actual)]
    for kind in (("attained", "on-pace"), ("pending", "at-risk", "behind")):
        if set(found) <= set(kind):
            return value, max(found, key=kind.index), holds
    return value, found[0] if len(set(found)) == 1 else "undecided", holds


def _due(document: dict[str, Any]) -> Fraction | None:
    """Return the linear schedule, counted by the days of the JSON's period."""
    steps = document["steps"]
    if steps["schedule"]["kind"] != "linear":
        return None
    start, end, until = (date.fromisoformat(text) for text in (*steps["period"].values(), steps["standing"]["end"]))
    days = [start + timedelta(days=step) for step in range((end - start).days + 1)]
    weights = [Fraction(1, monthrange(day.year, day.month)[1]) for day in days]
    return sum((weight for day, weight in zip(days, weights, strict=True) if day <= until), Fraction(0)) / sum(weights)


def _check(document: dict[str, Any]) -> None:
    result, steps = document["result"], document["steps"]
    if steps["standing"] is None:
        assert result["status"] == "no-data"
        return
    if "milestone" in result:
        piece = next(piece for piece in steps["statuses"] if piece["values"] == result["actual"])
        assert piece["status"] == result["status"]
        return
    value, status, holds = _recomputed(document)
    assert value == (_ends(result["actual"])[0], _ends(result["actual"])[2])
    assert (status, holds) == (result["status"], result["holds"])
    due = _due(document)
    if due is not None:
        assert Fraction(result["schedule"]) == due
    bound = _ends(steps["wanted"])[0]
    if result["completion"] is not None:
        assert bound is not None
        assert _ends(result["completion"])[0] == (None if value[0] is None else value[0] / bound)
    if result["progress"] is not None and steps["origin"] is not None and result["comparison"] != "between":
        origin, wanted = Fraction(steps["origin"]), Fraction(result["wanted"])
        ends = sorted((end - origin) / (wanted - origin) for end in value if end is not None)
        assert ends == [end for end in (_ends(result["progress"])[0], _ends(result["progress"])[2]) if end is not None]


@pytest.mark.parametrize("promise", PROMISES)
def test_each_sample_is_explained_and_can_be_recomputed(promise: str, run: Run) -> None:
    ran = run("explain", promise, SAMPLE, "--format", "json")
    assert ran.code == 0
    _check(json.loads(ran.out))
    for language in ("zh", "en"):
        text = run("explain", promise, SAMPLE, "--lang", language)
        assert text.code == 0
        assert promise in text.out.splitlines()[0]


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_each_case_can_be_recomputed(folder: Path, run: Run) -> None:
    import tomllib

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
