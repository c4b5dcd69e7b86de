"""What ships: the plan is whole, each quote stands in the source, and no figure is invented."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from command import ROOT, Run
from xihaian.plan import Plan
from xihaian.read.actuals import read_actuals
from xihaian.read.plan_yaml import inspect_plan, read_plan
from xihaian.status import Status

DATA = ROOT / "data"


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def plan() -> Plan:
    return read_plan(DATA / "tasks.yaml")


def test_the_plan_has_no_findings_at_all() -> None:
    assert inspect_plan(DATA / "tasks.yaml")[1] == ()


def test_the_plan_is_whole(plan: Plan) -> None:
    assert len(plan.domains) == 10
    assert sum(len(domain.targets) for domain in plan.domains) == 32
    assert sum(len(domain.milestones) for domain in plan.domains) == 34
    assert len(plan.waived) == 25
    assert [domain.id for domain in plan.domains if not domain.promises] == ["reform", "safety"]


def test_every_name_and_note_is_in_both_languages(plan: Plan) -> None:
    names = [domain.name for domain in plan.domains]
    names += [name for _, promise in plan.promises for name in (promise.name, promise.note) if name]
    assert all(set(name.texts) == {"zh", "en"} for name in names)


def test_every_target_says_what_the_table_of_figures_says(plan: Plan, shared: Path) -> None:
    targets = {target.id: target for domain in plan.domains for target in domain.targets}
    rows = _table(shared / "plan" / "targets.csv")
    figures = [row for row in rows if row["status"] == "target"]
    assert [row["id"] for row in figures] == list(targets)
    for row in figures:
        target = targets[row["id"]]
        assert target.comparison == {">=": "at_least", ">": "more_than"}[row["comparator"]]
        assert (str(getattr(target, target.comparison)), target.unit.symbol) == (row["value"], row["unit"])
        assert (target.commitment == "stretch") == ("力争" in row["comparator_words"])
    assert [row["id"].removeprefix("ms_") for row in rows if row["status"] == "milestone"] == [
        milestone.id for domain in plan.domains for milestone in domain.milestones
    ]


def test_every_quote_stands_in_the_source(plan: Plan, shared: Path) -> None:
    source = re.sub(r"\s", "", (shared / "plan" / "source.txt").read_text(encoding="utf-8"))
    quotes = [quote for _, promise in plan.promises for quote in promise.words]
    quotes += [waived.quote for waived in plan.waived]
    assert [quote for quote in quotes if re.sub(r"\s", "", quote) not in source] == []


def test_every_published_figure_was_published(plan: Plan, shared: Path) -> None:
    for year in ("2022", "2023"):
        rows = _table(shared / "plan" / f"published_{year}.csv")
        known = {(row["target_id"], row["value"]) for row in rows if row["match"] in ("exact", "close")}
        actuals = read_actuals(plan, DATA / "actuals" / f"published-{year}.csv")
        for row in actuals.rows:
            assert (row.promise, row.written.removeprefix("突破").removeprefix("约")) in known
            assert row.source
            assert row.published


def test_history_never_counts_for_the_plan(run: Run) -> None:
    ran = run("check", str(DATA / "actuals" / "published-2022.csv"))
    assert ran.code == 0
    assert "66 no data" in ran.out


def test_the_made_up_samples_say_so_and_show_every_status(plan: Plan) -> None:
    from xihaian.assessment import assess

    seen = set()
    for path in sorted((DATA / "actuals" / "samples").glob("*.csv")):
        actuals = read_actuals(plan, path)
        assert all(row.source and "made up" in row.source for row in actuals.rows)
        seen |= {result.status for result in assess(plan, actuals).results}
    assert seen == set(Status)
