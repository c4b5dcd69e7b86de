"""``make bench``: speed and memory as ratios, side by side in one run, interleaved, medians of an odd number of rounds.

Not a test: nothing here passes or fails, for a machine's seconds are its own. ``make bench`` compares with the table
that docs/performance.md keeps; ``ROWS=10000000 make bench`` takes ledgers of that size (a million otherwise), and words
behind ``tests/bench.py`` choose the lines that hold one of them.
"""

from __future__ import annotations

import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 7
ROWS = int(os.environ.get("ROWS", "1000000"))
PYTHON = sys.executable
XIHAIAN = str(Path(PYTHON).with_name("xihaian"))
KEPT = Path(__file__).parent.parent / "docs" / "performance.md"

_PLAIN_LOOP = """
import csv, sys
from decimal import Decimal
sums = {}
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    rows = csv.reader(file)
    next(rows)
    for target, period, region, value, unit, n in rows:
        key = target, period, region
        sums[key] = sums.get(key, 0) + Decimal(value)
print(len(sums))
"""
_BARE_QUERY = """
import duckdb, sys
columns = {
    "target": "VARCHAR", "period": "VARCHAR", "region": "VARCHAR", "value": "DECIMAL(18,4)", "unit": "VARCHAR",
    "n": "BIGINT",
}
file = f"read_csv(?, header = true, auto_detect = false, columns = {columns})"
query = f"select target, period, region, unit, sum(value), sum(n) from {file} group by all"
print(len(duckdb.execute(query, [sys.argv[1]]).fetchall()))
"""
_EVENTS = "import sys, yaml; [None for _ in yaml.parse(open(sys.argv[1], encoding='utf-8'), Loader=yaml.CSafeLoader)]"
_PLAN = "import sys; from xihaian import read_plan; read_plan(sys.argv[1])"
_IMPORTS = "import typer, rich.table, rich.console, yaml; from pydantic import BaseModel"


@dataclass(frozen=True)
class Used:
    """What one process took."""

    seconds: float
    cpu: float
    megabytes: float


@dataclass(frozen=True)
class Line:
    """One line of the table: what is measured, beside what, the goal, and how the two give the number."""

    name: str
    beside: str
    goal: str
    ours: list[str]
    other: list[str]
    reached: Callable[[list[Used], list[Used]], str]


def plan_text(targets: int) -> str:
    """Return a plan of one domain with that many targets."""
    items = "".join(
        f"      - {{id: t{i}, name: {{zh: 目标{i}, en: Target {i}}},"
        f" measure: flow, at_least: {i + 1}, unit: 个, quote: q}}\n"
        for i in range(targets)
    )
    return f"plan: {{id: p, title: P, period: 2023}}\ndomains:\n  - id: d\n    name: D\n    targets:\n{items}"


def report_text(targets: int, rows: int) -> str:
    """Return a report of months, neither growing nor running totals."""
    lines = [f"t{i % targets},2023-{i // targets % 12 + 1:02},{(i * 37) % 101 + 1},个\n" for i in range(rows)]
    return "target,period,value,unit\n" + "".join(lines)


def _ledger(path: Path, rows: int, targets: int) -> None:
    state = 1
    with path.open("w", encoding="utf-8") as file:
        file.write("target,period,region,value,unit,n\n")
        for _ in range(rows):
            state = state * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
            value = state >> 40
            file.write(
                f"t{(state >> 20) % targets},2023-{(state >> 33) % 12 + 1:02},r{(state >> 50) % 2},"
                f"{value // 100}.{value % 100:02},个,1\n"
            )


def _used(command: list[str], folder: str) -> Used:
    """Run a command with a pipe behind it, in a folder without settings.

    It is watched by a process of its own, for what children took is told of all of them together.
    """
    watched = [PYTHON, "-S", "-c", _WATCH, *command]
    ran = subprocess.run(watched, capture_output=True, check=True, text=True, cwd=folder)
    return Used(*map(float, ran.stdout.split()))


_WATCH = """
import os, resource, subprocess, sys, time
with open(os.devnull, "wb") as nowhere:
    pipe = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=nowhere)
    begin = time.perf_counter()
    subprocess.run(sys.argv[1:], stdout=pipe.stdin, stderr=nowhere)
    seconds = time.perf_counter() - begin
used = resource.getrusage(resource.RUSAGE_CHILDREN)
pipe.stdin.close()
pipe.wait()
print(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def _times(ours: list[Used], other: list[Used]) -> str:
    return f"{statistics.median(one.seconds / two.seconds for one, two in zip(ours, other, strict=True)):.2f} x"


def _memory(ours: list[Used], other: list[Used]) -> str:
    return f"{max(one.megabytes for one in ours):.0f} MB"


def _growth(factor: float) -> Callable[[list[Used], list[Used]], str]:
    def exponent(ours: list[Used], other: list[Used]) -> str:
        ratio = statistics.median(one.cpu / two.cpu for one, two in zip(ours, other, strict=True))
        return f"{math.log(ratio) / math.log(factor):.2f}"

    return exponent


def _added(ours: list[Used], other: list[Used]) -> str:
    return f"{statistics.median(one.cpu - two.cpu for one, two in zip(ours, other, strict=True)):.2f} s"


def _check(actuals: Path, plan: Path, *options: str) -> list[str]:
    return [XIHAIAN, "check", str(actuals), "--plan", str(plan), "--quiet", *options]


def lines(folder: Path) -> Iterator[Line]:
    """Yield the lines of the table; their files are made in the folder."""
    plans = {targets: folder / f"plan-{targets}.yaml" for targets in (100, 1000, 10_000, 100_000)}
    for targets, path in plans.items():
        path.write_text(plan_text(targets), encoding="utf-8")
    report, many = folder / "report.csv", folder / "many.csv"
    report.write_text(report_text(100, 500), encoding="utf-8")
    many.write_text(report_text(10_000, 10_000), encoding="utf-8")
    ledger, tenth, wide = folder / "ledger.csv", folder / "tenth.csv", folder / "wide.csv"
    _ledger(ledger, ROWS, 100)
    _ledger(tenth, ROWS // 10, 100)
    _ledger(wide, ROWS, 10_000)
    imports = [PYTHON, "-c", _IMPORTS]
    by_csv = ["env", "XIHAIAN_ENGINE=none", *_check(ledger, plans[100])]
    tenth_by_csv = ["env", "XIHAIAN_ENGINE=none", *_check(tenth, plans[100])]
    loop, bare = [PYTHON, "-c", _PLAIN_LOOP, str(ledger)], [PYTHON, "-c", _BARE_QUERY]
    size = f"{ROWS:,}".replace(",", " ")
    plan_of = {targets: [PYTHON, "-c", _PLAN, str(path)] for targets, path in plans.items()}
    yield Line("`--version`", "`python -c pass`", "1.3 x", [XIHAIAN, "--version"], [PYTHON, "-c", "pass"], _times)
    yield Line("`--help`", "`import typer`", "1.2 x", [XIHAIAN, "--help"], [PYTHON, "-c", "import typer"], _times)
    yield Line("check, 100 targets, 500 rows", "its imports", "1.3 x", _check(report, plans[100]), imports, _times)
    yield Line("plan, 100 000 targets", "1000 targets", "110 x", plan_of[100_000], plan_of[1000], _times)
    events = [PYTHON, "-c", _EVENTS, str(plans[10_000])]
    yield Line("plan, 10 000 targets", "events of libyaml", "1.7 x", plan_of[10_000], events, _times)
    yield Line(f"csv path, {size} rows", "`csv` and `Decimal`", "1.3 x", by_csv, loop, _times)
    yield Line(f"csv path, {size} rows, memory", "", "45 MB", by_csv, loop, _memory)
    yield Line(f"ledger, {size} rows", "bare query", "1.6 x", _check(ledger, plans[100]), [*bare, str(ledger)], _times)
    yield Line("ledger, memory", "", "400 MB", _check(ledger, plans[100]), [*bare, str(ledger)], _memory)
    ours = _check(wide, plans[10_000])
    yield Line(f"ledger, {size} rows, 10 000 targets", "bare query", "1.8 x", ours, [*bare, str(wide)], _times)
    one = _check(many, plans[10_000], "--select", "t1")
    yield Line("10 000 results in a pipe", "one result", "0.1 s", _check(many, plans[10_000]), one, _added)
    yield Line("growth with rows, csv path", "a tenth of the rows", "1.05", by_csv, tenth_by_csv, _growth(10))
    yield Line("growth with targets, plan", "10 000 to 100 000", "1.05", plan_of[100_000], plan_of[10_000], _growth(10))


def main() -> None:
    """Print the table, each line beside what the kept table says."""
    kept = dict(re.findall(r"^\| (.+?) \| .*? \| .*? \| (.+?) \|$", KEPT.read_text(encoding="utf-8"), re.MULTILINE))
    with tempfile.TemporaryDirectory() as name:
        wanted = sys.argv[1:] or [""]
        table = [line for line in lines(Path(name)) if any(word in line.name for word in wanted)]
        taken: list[tuple[list[Used], list[Used]]] = [([], []) for _ in table]
        commands = list(dict.fromkeys(tuple(command) for line in table for command in (line.ours, line.other)))
        for number in range(ROUNDS):
            used = {command: _used([*command], name) for command in commands[:: 1 if number % 2 else -1]}
            for line, (ours, other) in zip(table, taken, strict=True):
                ours.append(used[tuple(line.ours)])
                other.append(used[tuple(line.other)])
        print("| measured | beside | goal | reached |\n|---|---|---|---|")  # noqa: T201 - this is its output
        for line, (ours, other) in zip(table, taken, strict=True):
            reached = line.reached(ours, other)
            was = f" (kept: {kept[line.name]})" if kept.get(line.name) else ""
            print(f"| {line.name} | {line.beside} | {line.goal} | {reached} |{was}")  # noqa: T201


if __name__ == "__main__":
    main()
