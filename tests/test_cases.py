"""Every folder below cases/ is a story: its inputs, how it is run, and what is printed.

``case.toml`` holds ``run`` (the arguments, run inside the folder) and ``exit``; ``before`` holds command lines
that write what it reads, and then all of them run in a copy of the folder. What is expected stands in
``expected/out.txt`` (or ``out.json``) and ``expected/err.txt``; a file that is not there stands for nothing.
``pytest --accept`` rewrites them; read the diff.
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from command import Ran, Run

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path.parent for path in CASES.rglob("case.toml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(CASES).as_posix())
def test_the_story_goes_as_expected(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    case = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    arguments = case["run"]
    stdin = (folder / case["stdin"]).read_bytes() if "stdin" in case else None
    place = shutil.copytree(folder, tmp_path / "case") if "before" in case else folder
    with monkeypatch.context() as patch:
        patch.chdir(place)
        for earlier in case.get("before", ()):
            assert run(*earlier) == Ran(0, "", "")
        ran = run(*arguments, stdin=stdin)
    name = "out.json" if "json" in arguments else "out.txt"
    printed = {name: ran.out, "err.txt": ran.err}
    if request.config.getoption("--accept"):
        _accept(folder / "expected", printed)
    expected = {file: _read(folder / "expected" / file) for file in printed}
    assert printed == expected
    assert ran.code == case["exit"]


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def _accept(folder: Path, printed: dict[str, str]) -> None:
    for name, text in printed.items():
        path = folder / name
        if text:
            folder.mkdir(exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        else:
            path.unlink(missing_ok=True)


def test_there_are_cases() -> None:
    assert len(FOLDERS) > 80
