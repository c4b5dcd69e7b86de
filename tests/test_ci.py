"""What others put into their CI: the hook, the action, and the settings of a project."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from command import ROOT, Run
from xihaian.cli.settings import settings

SAMPLE = str(ROOT / "data" / "actuals" / "samples" / "2023-06.csv")
ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def _step(name: str, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as its runner does, with the inputs in its environment."""
    step = next(step for step in ACTION["runs"]["steps"] if step.get("name") == name)
    given = {key: str(value["default"]) for key, value in ACTION["inputs"].items()} | inputs
    environment = {
        key: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: given[match[1]], value)
        for key, value in step["env"].items()
    }
    files = {key: str(folder / key.lower()) for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]], cwd=folder, capture_output=True, text=True,
        env={"PATH": path, "LC_ALL": "C.UTF-8", **environment, **files},
    )  # fmt: skip


def test_no_input_of_the_action_is_pasted_into_a_script() -> None:
    steps = [step for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(steps) == 3
    assert not [step for step in steps if "${{" in step["run"]]


def test_the_action_validates_at_the_lines_of_the_plan(tmp_path: Path) -> None:
    assert _step("validate", tmp_path, plan=str(ROOT / "data" / "tasks.yaml")).returncode == 0
    broken = ROOT / "tests" / "cases" / "formats" / "validate-github" / "plan.yaml"
    ran = _step("validate", tmp_path, plan=str(broken))
    assert ran.returncode == 3
    assert ran.stdout.startswith("::error file=")


def test_the_action_checks_annotates_and_writes_the_summary(tmp_path: Path) -> None:
    plan = str(ROOT / "data" / "tasks.yaml")
    ran = _step("check", tmp_path, plan=plan, actuals=SAMPLE)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "::warning file=" in ran.stdout
    assert (tmp_path / "github_output").read_text(encoding="utf-8") == "check=xihaian.json\n"
    assert "| target | promised |" in (tmp_path / "github_step_summary").read_text(encoding="utf-8")
    failed = _step("check", tmp_path, plan=plan, actuals=SAMPLE, **{"fail-on": "behind"})
    assert failed.returncode == 1
    assert "::error file=" in failed.stdout


def test_the_action_is_a_ratchet(tmp_path: Path) -> None:
    plan = str(ROOT / "data" / "tasks.yaml")
    whole = str(ROOT / "data" / "actuals" / "samples" / "2023.csv")
    assert (
        _step("check", tmp_path, plan=plan, actuals=whole, output="last.json", **{"fail-on": "never"}).returncode == 0
    )
    same = _step("check", tmp_path, plan=plan, actuals=whole, previous="last.json", **{"fail-on": "never"})
    assert same.returncode == 0
    worse = _step("check", tmp_path, plan=plan, actuals=SAMPLE, previous="last.json", **{"fail-on": "never"})
    assert worse.returncode == 1
    assert "**worse:" in (tmp_path / "github_step_summary").read_text(encoding="utf-8")


def test_the_action_annotates_actuals_that_cannot_be_judged(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("target,period,value\nnobody,2023-06,1\n", encoding="utf-8")
    ran = _step("check", tmp_path, plan=str(ROOT / "data" / "tasks.yaml"), actuals="bad.csv")
    assert ran.returncode == 3
    assert ran.stdout == ""
    assert ran.stderr.startswith("::error file=bad.csv,line=2,col=1,title=A007::")


def test_the_action_says_that_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    ran = _step("check", tmp_path, plan=str(ROOT / "data" / "tasks.yaml"), actuals=SAMPLE, previous="nowhere.json")
    assert ran.returncode == 0
    assert "::warning::nowhere.json is not there" in ran.stdout


def test_the_settings_of_a_project_hold_in_the_action(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes((ROOT / "data" / "tasks.yaml").read_bytes())
    settings_file = '[tool.xihaian]\nplan = "plan.yaml"\nfail-on = "behind"\nlang = "zh"\n'
    (tmp_path / "pyproject.toml").write_text(settings_file, encoding="utf-8")
    ran = _step("check", tmp_path, actuals=SAMPLE)
    assert ran.returncode == 1
    assert "滞后" in ran.stdout


def test_the_hook_validates_what_it_is_handed(run: Run) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert re.search(hook["files"], "data/tasks.yaml")
    assert not re.search(hook["files"], "data/mytasks.yaml")
    command, *arguments = hook["entry"].split()
    assert command == "xihaian"
    assert run(*arguments, str(ROOT / "data" / "tasks.yaml")).code == 0


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """A project with settings of its own, seen from a folder in it."""
    case = ROOT / "tests" / "cases" / "formats" / "check-table"
    for name in ("plan.yaml", "actuals.csv"):
        (tmp_path / name).write_bytes((case / name).read_bytes())
    (tmp_path / "deeper").mkdir()
    settings.cache_clear()
    with contextlib.chdir(tmp_path / "deeper"):
        yield tmp_path
    settings.cache_clear()


def _settings(folder: Path, text: str) -> None:
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    settings.cache_clear()


def test_settings_are_used_said_and_shown(project: Path, run: Run) -> None:
    _settings(project, '[tool.xihaian]\nplan = "plan.yaml"\nlang = "zh"\nfail-on = "behind"\n')
    ran = run("check", "../actuals.csv")
    assert ran.code == 1
    assert "滞后 ◆" in ran.out
    assert ran.err.count("F014") == 2
    assert "F014" not in run("check", "../actuals.csv", "--quiet").err
    doctor = run("doctor")
    assert str(project / "plan.yaml") in doctor.out
    assert "zh (pyproject.toml)" in doctor.out


def test_doctor_survives_settings_that_make_no_sense(project: Path, run: Run) -> None:
    _settings(project, "[tool.xihaian]\nplam = 1\n")
    ran = run("doctor", "--lang", "en")
    assert ran.code == 0
    assert "C016" in ran.out
    assert "python" in ran.out


def test_doctor_says_what_the_settings_name_and_is_not_there(project: Path, run: Run) -> None:
    _settings(project, '[tool.xihaian]\nplan = "nowhere.yaml"\nfail-on = "missed,beihnd"\n')
    ran = run("doctor", "--lang", "en")
    assert "nowhere.yaml (not there)" in ran.out
    assert "missed,beihnd (unknown)" in ran.out


def test_options_win_over_settings(project: Path, run: Run) -> None:
    _settings(project, '[tool.xihaian]\nplan = "nowhere.yaml"\nlang = "zh"\nfail-on = "behind"\n')
    ran = run("check", "../actuals.csv", "--plan", "../plan.yaml", "--lang", "en", "--fail-on", "never")
    assert (ran.code, "F014" in ran.err) == (0, False)
    assert "behind ◆" in ran.out


@pytest.mark.parametrize(
    "text",
    [
        '[tool.xihaian]\nplam = "plan.yaml"\n', "[tool.xihaian]\nplan = 3\n", '[tool.xihaian]\nlang = "de"\n',
        '[tool.xihaian]\nplan = "../../etc/passwd"\n', '[tool.xihaian]\nplan = "/etc/passwd"\n', "[tool.xihaian\n",
        "[tool]\nxihaian = 3\n[tool.xihaian.x]\n", "[[tool.xihaian]]\n", "[tool]\nxihaian = 1\n",
        '[tool.xihaian]\nplan = "a\\u0000b"\n', '[tool.xihaian]\nplan = ""\n', '[tool.xihaian]\nfail-on = " "\n',
        f"[tool.xihaian]\nx = {'[' * 3000}\n", f"a = {'9' * 5000}\n[tool.xihaian]\n",
    ],
)  # fmt: skip
def test_settings_that_make_no_sense_are_wrong_usage(project: Path, run: Run, text: str) -> None:
    _settings(project, text)
    ran = run("check", "../actuals.csv")
    assert (ran.code, ran.out) == (2, "")
    assert "C016" in ran.err


def test_a_plan_that_is_a_link_to_itself_is_wrong_usage(project: Path, run: Run) -> None:
    (project / "loop").symlink_to("loop")
    _settings(project, '[tool.xihaian]\nplan = "loop"\n')
    ran = run("check", "../actuals.csv")
    assert (ran.code, "C016" in ran.err) == (2, True)
    settings.cache_clear()
    assert "C016" in run("doctor").out


@pytest.mark.parametrize("header", ["[tool]\nxihaian = {lang = 'zh'}\n", '[tool."xihaian"]\nlang = "zh"\n'])
def test_settings_are_found_however_they_are_written(project: Path, run: Run, header: str) -> None:
    _settings(project, header)
    assert "截至" in run("check", "../actuals.csv", "--plan", "../plan.yaml").out


@pytest.mark.parametrize("text", ["", '[project]\nname = "x"\n', "\xff"])
def test_a_pyproject_without_ours_is_no_matter(project: Path, run: Run, text: str) -> None:
    (project / "pyproject.toml").write_bytes(text.encode("latin-1"))
    settings.cache_clear()
    assert run("check", "../actuals.csv", "--plan", "../plan.yaml").code == 0
    settings.cache_clear()


def _completed(words: str, place: int) -> list[str]:
    environment = {
        "PATH": os.environ["PATH"], "_XIHAIAN_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(place),
        "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    command = [str(Path(sys.executable).with_name("xihaian"))]
    ran = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    assert ran.stderr == ""
    return ran.stdout.split()


@pytest.mark.parametrize(
    ("words", "place", "expected"),
    [
        ("xihaian ex", 1, ["explain"]),
        ("xihaian explain urban_", 2, ["urban_renewal_projects", "urban_jobs_new"]),
        ("xihaian check a.csv --select missed,ecol", 4, ["missed,ecology"]),
        ("xihaian check a.csv --fail-on at", 4, ["attained", "at-risk"]),
        ("xihaian explain --plan tests/cases/parts/by-region/plan.yaml jo", 4, ["jobs"]),
        ("xihaian explain --plan tests/cases/parts/by-region/plan.yaml jobs --part 东", 6, ["东区"]),
        ("xihaian explain --plan nowhere.yaml jo", 4, []),
        ("xihaian rule S10", 2, ["S101", "S102", "S103", "S104", "S105"]),
    ],
)
def test_the_shell_completes_what_the_plan_has(words: str, place: int, expected: list[str]) -> None:
    assert _completed(words, place) == expected
