"""``make bench``: speed as ratios, side by side in one run, interleaved, medians of an odd number of rounds.

Not a test: nothing here passes or fails, for a machine's seconds are its own.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 9
PYTHON = sys.executable


def _plan(targets: int) -> str:
    items = "".join(
        f"      - {{id: t{i}, name: {{zh: 目标{i}, en: Target {i}}},"
        f" measure: flow, at_least: {i + 1}, unit: 个, quote: q}}\n"
        for i in range(targets)
    )
    return f"plan: {{id: p, title: P, period: 2023}}\ndomains:\n  - id: d\n    name: D\n    targets:\n{items}"


def _actuals(targets: int, rows: int) -> str:
    lines = [f"t{i % targets},2023-{i // targets % 12 + 1:02},{i},个\n" for i in range(rows)]
    return "target,period,value,unit\n" + "".join(lines)


def _seconds(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - begin


def main() -> None:
    """Print one table: each command beside the yardstick that it is held against."""
    with tempfile.TemporaryDirectory() as folder:
        plan, actuals = Path(folder, "plan.yaml"), Path(folder, "actuals.csv")
        plan.write_text(_plan(100), encoding="utf-8")
        actuals.write_text(_actuals(100, 500), encoding="utf-8")
        xihaian = [str(Path(PYTHON).with_name("xihaian"))]
        imports = "import typer, rich.table, rich.console, yaml; from pydantic import BaseModel"
        pairs = {
            "--version": ([*xihaian, "--version"], [PYTHON, "-c", "pass"], "python -c pass"),
            "--help": ([*xihaian, "--help"], [PYTHON, "-c", "import typer"], "import typer"),
            "check, 100 targets, 500 rows": (
                [*xihaian, "check", str(actuals), "--plan", str(plan)],
                [PYTHON, "-c", imports],
                "importing what it uses",
            ),
        }
        times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in pairs}
        for _ in range(ROUNDS):
            for name, (ours, yardstick, _) in pairs.items():
                times[name][0].append(_seconds(ours))
                times[name][1].append(_seconds(yardstick))
        for name, (_, _, words) in pairs.items():
            ratios = [one / other for one, other in zip(*times[name], strict=True)]
            print(f"{name:30} {statistics.median(ratios):5.2f} x {words}")  # noqa: T201 - this is its output


if __name__ == "__main__":
    main()
