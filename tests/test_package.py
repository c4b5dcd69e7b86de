"""What is built travels whole: the wheel, in an empty environment, in another folder, finds its plan."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from command import ROOT

PLAN = ROOT / "data" / "tasks.yaml"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    [built] = folder.glob("*.whl")
    return built


def _run(*command: str, cwd: Path = ROOT) -> str:
    environment = {**os.environ, "PIP_CONSTRAINT": str(ROOT / "constraints.txt"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    ran = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_wheel_carries_the_plan_and_nothing_else_from_outside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        assert archive.read("xihaian/_data/tasks.yaml") == PLAN.read_bytes()
    assert "xihaian/py.typed" in names
    assert {name.split("/")[0] for name in names} <= {"xihaian", wheel.name.rsplit("-", 3)[0] + ".dist-info"}
    assert [name for name in names if name.startswith("xihaian/_data/")] == ["xihaian/_data/tasks.yaml"]


def test_the_wheel_runs_in_an_empty_environment_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    venv.create(home, with_pip=True)
    _run(str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", str(wheel))
    installed = _run(str(home / "bin" / "xihaian"), "validate", cwd=tmp_path)
    assert "_data/tasks.yaml: valid. 10 domains, 32 targets, 34 milestones" in installed


def test_an_editable_install_takes_the_checkout_s_plan() -> None:
    from xihaian.read.default_plan import default_plan

    assert default_plan() == PLAN
