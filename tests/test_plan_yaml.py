"""The plan file: everything that is wrong with it in one run, and nothing that it can do to us."""

from __future__ import annotations

import contextlib
import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import ROOT
from xihaian.errors import PlanError
from xihaian.findings import Severity
from xihaian.read.plan_tree import build_plan
from xihaian.read.plan_yaml import LARGEST, inspect_plan, inspect_plan_text
from xihaian.read.yaml_text import read_yaml
from xihaian.render.schema import plan_schema

PLANS = sorted((ROOT / "tests" / "cases").rglob("plan.yaml"))
# What a schema of single fields can see; rules across fields and targets are the model's alone.
OF_FIELDS = {"P001", "P002", "P003", "P004", "P005", "P006", "P008", "P024", "P026", "N001", "N002", "N003", "N008"}


def codes(text: str) -> list[str]:
    """Return the codes of what is wrong with a plan."""
    _, findings = inspect_plan_text(text.encode("utf-8", "surrogatepass"), "plan.yaml")
    return [item.code for item in findings if item.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("alias-bomb.yaml", "Y003"),
        ("bigint.yaml", "P001"),
        ("deep-100k.yaml", "Y008"),
        ("deep-map-900.yaml", "Y008"),
        ("dup-key.yaml", "Y002"),
        ("esc.yaml", "P001"),
        ("fullwidth-colon.yaml", "Y007"),
        ("huge-exponent.yaml", "P001"),
        ("merge-key.yaml", "Y003"),
        ("multi-doc.yaml", "Y005"),
        ("python-tag.yaml", "Y004"),
        ("tab-indent.yaml", "Y001"),
        ("norway-octal-sexagesimal.yaml", "P001"),
    ],
)
def test_a_hostile_file_is_refused_at_its_place(shared: Path, name: str, expected: str) -> None:
    plan, findings = inspect_plan(shared / "fixtures" / "own-hostile" / name)
    assert plan is None
    assert expected in [item.code for item in findings]
    assert findings[0].place is not None
    assert findings[0].place.line is not None


def test_every_hostile_file_is_refused(shared: Path) -> None:
    for path in sorted((shared / "fixtures" / "own-hostile").glob("*.yaml")):
        plan, findings = inspect_plan(path)
        assert plan is None, path
        assert findings, path


def test_scalars_stay_text() -> None:
    text = "{a: no, b: 010, c: 1:30, d: 1e3, e: 2023-12-31, f: null, g: ''}"
    expected = {"a": "no", "b": "010", "c": "1:30", "d": "1e3", "e": "2023-12-31", "f": "null", "g": ""}
    assert read_yaml(text, "x") == expected


def test_an_empty_value_is_none() -> None:
    assert read_yaml("a:\nb: [1, ]\n", "x") == {"a": None, "b": ["1"]}


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    _, findings = inspect_plan_text(b"#" * (LARGEST + 1), "plan.yaml")
    assert [item.code for item in findings] == ["Y009"]


@given(st.text(max_size=200))
def test_any_text_is_a_value_or_a_finding(text: str) -> None:
    with contextlib.suppress(PlanError):
        read_yaml(text, "x")


values = st.recursive(
    st.sampled_from(["flow", "rate", "5", "%", "个", "x", "2023", "", None]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "zh", "id"]), inner, max_size=3),
    max_leaves=6,
)


@given(st.data())
def test_any_tree_is_a_plan_or_faults(data: st.DataObject) -> None:
    """A valid plan with one value replaced by anything never breaks the reader."""
    tree = read_yaml((ROOT / "tests/cases/plans/own-units/plan.yaml").read_text(encoding="utf-8"), "x")
    place: Any = tree
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], (dict, list)) or not place[key] or data.draw(st.booleans()):
            place[key] = data.draw(values)
            break
        place = place[key]
    plan, faults = build_plan(tree)
    assert plan is not None or faults


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_the_schema_agrees_with_the_model(path: Path) -> None:
    content = path.read_bytes()
    try:
        tree = read_yaml(content.decode("utf-8-sig"), "x")
    except (PlanError, UnicodeDecodeError):
        return  # no tree to judge
    _, faults = build_plan(copy.deepcopy(tree))
    found = {fault.code for fault in faults}
    valid = not list(jsonschema.Draft7Validator(plan_schema()).iter_errors(tree))
    if found & OF_FIELDS:
        assert not valid
    elif not found:
        assert valid


def test_the_committed_schema_is_fresh() -> None:
    committed = json.loads((ROOT / "docs" / "tasks.schema.json").read_text(encoding="utf-8"))
    assert committed == plan_schema()


def test_the_shipped_plan_fits_the_schema() -> None:
    tree = read_yaml((ROOT / "data" / "tasks.yaml").read_text(encoding="utf-8"), "x")
    jsonschema.validate(tree, plan_schema(), cls=jsonschema.Draft7Validator)


def test_faults_of_one_target_do_not_hide_each_other() -> None:
    target = "{id: a b, name: A, measure: flwo, at_least: 1e9, at_most: 5, unit: 亩儿, pace: x, weight: -1, colour: 1}"
    text = f"plan: {{id: p, title: P, period: 2023}}\ndomains: [{{id: d, name: D, targets: [{target}]}}]\n"
    assert sorted(codes(text)) == ["N003", "P001", "P005", "P008", "P008", "P011", "P024", "U001"]
