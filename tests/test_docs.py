"""The documents say what is so: their examples are run, and nothing that exists is left out."""

from __future__ import annotations

import doctest
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from command import ROOT, Run
from xihaian.cli.usage import COMMANDS as GROUPED
from xihaian.plan import Plan
from xihaian.read.columns import COLUMNS
from xihaian.read.plan_yaml import read_plan
from xihaian.render.formats import FINDINGS_FORMATS, FORMATS
from xihaian.status import Reason, Status
from xihaian.units import COUNTERS
from xihaian.words import catalogue

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "data" / "actuals" / "README.md"]
COMMANDS = "check explain diff doctor validate scan tidy targets template roll schema rule".split()


def _read(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def _run_block(block: str, folder: Path) -> str:
    """Run the commands of a console block, and return it with what they print."""
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder),
    }
    lines, status = [], 0
    for line in block.splitlines():
        if line.startswith("$ "):
            command = f"(exit {status}); {line[2:]}"
            ran = subprocess.run(
                ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, stdin=subprocess.DEVNULL
            )
            status = ran.returncode
            lines += [line, *(ran.stdout + ran.stderr).decode("utf-8").splitlines()]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_prints_what_the_page_says(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    for name in ("data", "docs", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    fresh = text
    for block in blocks:
        fresh = fresh.replace(block, _run_block(block, tmp_path))
    if request.config.getoption("--accept"):
        page.write_text(fresh, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == fresh


def test_the_readme_s_python_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert doctest.testfile(str(ROOT / "README.md"), module_relative=False).failed == 0


def test_every_command_and_option_is_described(run: Run) -> None:
    text = _read("outputs.md") + _read("actuals-file.md") + _read("plan-file.md") + _read("source.md")
    assert sorted(GROUPED) == sorted(COMMANDS)
    for command in COMMANDS:
        assert f"`xihaian {command}" in text, command
        for option in re.findall(r"--[a-z-]+", run(command, "--help").out):
            assert option == "--help" or f"`{option}" in text, option


def test_every_format_and_status_is_described() -> None:
    text = _read("outputs.md") + _read("how-it-works.md")
    for name in [*FORMATS, *FINDINGS_FORMATS, *Status]:
        assert f"`{name}`" in text, name


def test_every_key_of_the_plan_file_is_described() -> None:
    text = _read("plan-file.md")
    definitions = Plan.model_json_schema(by_alias=True)["$defs"]
    for model in definitions.values():
        for key in model["properties"]:
            assert f"`{key}`" in text, key


def test_every_column_and_counter_is_described() -> None:
    text = _read("actuals-file.md")
    for column, aliases in COLUMNS.items():
        for alias in (() if column == "label" else (column,)) + aliases:
            assert alias in text, alias
    assert all(f"{counter}" in text for counter in COUNTERS)


def _keys(value: object) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(_keys, value))
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set()


def test_every_key_of_the_records_is_described(run: Run, tmp_path: Path) -> None:
    text = _read("outputs.md")
    case = ROOT / "tests" / "cases" / "json" / "rows-that-were-used-and-superseded"
    inputs = (str(case / "actuals.csv"), "--plan", str(case / "plan.yaml"), "--format", "json")
    plan = read_plan(case / "plan.yaml")
    target = next(promise.id for _, promise in plan.promises)
    old, new = str(tmp_path / "old.json"), str(tmp_path / "new.json")
    run("check", *inputs, "--output", new)
    run("check", *inputs, "--output", old, "--as-of", "2023-01-31")
    documents = [run("check", *inputs), run("explain", target, *inputs), run("diff", old, new, "-f", "json")]
    found = set().union(*(_keys(json.loads(ran.out)) for ran in documents))
    for key in found - {"zh", "en", "", *Status} - {"value", "other", "first", "period", "target"}:
        assert f"`{key}`" in text, key


def test_every_reason_is_described() -> None:
    text = _read("judging.md")
    assert all(f"`{reason}`" in text for reason in Reason)


def test_the_page_of_findings_is_what_the_catalogue_says(request: pytest.FixtureRequest) -> None:
    """docs/findings.md is made from the words; ``pytest --accept`` writes it anew."""
    page = ROOT / "docs" / "findings.md"
    fresh = _findings_page()
    if request.config.getoption("--accept"):
        page.write_text(fresh, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == fresh


def _findings_page() -> str:
    from xihaian.findings import finding

    groups = {
        "C": "The command line", "F": "Files", "Y": "YAML", "P": "The plan", "N": "Numbers", "U": "Units",
        "T": "The source of a plan",
        "D": "Periods", "A": "The rows of actuals", "S": "The standing",
    }  # fmt: skip
    zh, en = catalogue("zh"), catalogue("en")
    lines = [
        "# Findings",
        "",
        "Everything that xihaian says about a file has a code. `xihaian rule CODE` prints the same as this page.",
        "An *error* allows no verdict (exit 3; C-codes 2; F001 and F007 4), a *warning* wants a look, a *note* is for",
        "the record. Codes are never used again for something else.",
    ]
    for letter, title in groups.items():
        lines += ["", f"## {title}"]
        for code, rule in en.rules.items():
            if code.startswith(letter):
                lines += [
                    "",
                    f"### {code} ({finding(code).severity})",
                    "",
                    f"`{rule.message}`",
                    "",
                    f"{rule.meaning} **{rule.cure}**",
                    "",
                    f"{zh.rules[code].meaning}**{zh.rules[code].cure}**",
                ]
    return "\n".join(lines) + "\n"
