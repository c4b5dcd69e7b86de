"""What the tests share: running the command line in this process, and accepting what it prints."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from command import Ran, Run

# Nothing here asserts how long a thing takes; and where others build, a law is tried on the same examples each time.
settings.register_profile("xihaian", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("xihaian")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the expected outputs")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in this process, with everything that could change its output held still."""

    def runner(*arguments: str, stdin: bytes | None = None) -> Ran:
        from xihaian.cli.app import run as run_command

        for name in ("XIHAIAN_LANG", "NO_COLOR", "FORCE_COLOR", "XIHAIAN_TRACE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LC_ALL", "C.UTF-8")
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin or b"")))
        code = run_command(list(arguments))
        texts = []
        for stream in (out, err):
            stream.flush()
            texts.append(stream.buffer.getvalue().decode("utf-8"))
        monkeypatch.undo()
        return Ran(code, *texts)

    return runner


@pytest.fixture
def shared() -> Path:
    """The awkward files that are not part of the project; their place is in XIHAIAN_SHARED."""
    place = os.environ.get("XIHAIAN_SHARED")
    if not place or not Path(place).is_dir():
        pytest.skip("XIHAIAN_SHARED does not name the folder of awkward files")
    return Path(place)
