"""Ledgers rolled up: rolling is done once, shards come together, and a check says the same of what was rolled."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import ROOT, Run
from xihaian.actuals import Rolled
from xihaian.assessment import assess
from xihaian.plan import Plan
from xihaian.read.actuals import read_actuals, roll_actuals
from xihaian.read.plan_yaml import read_plan
from xihaian.render.roll import render

CASE = ROOT / "tests" / "cases" / "ledger" / "roll"
PLAN: Plan = read_plan(CASE / "plan.yaml")
_ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(["jobs,{}个", "jobs,{}", "woods,{}亩", "woods,{}公顷", "woods,{}", "jobs,突破{}"]),
        st.decimals(0, 10**6, places=3).map(str),
        st.sampled_from(["2023-01", "2023-02", "2023-02-10", "2023年2月"]),
        st.sampled_from(["", "东区", "西区", "全区"]),
        st.integers(1, 50),
    ),
    min_size=1,
    max_size=20,
)
_HEAD = "target,value,period,region,n\n"


def _ledger(entries: list[tuple[str, str, str, str, int]]) -> bytes:
    lines = [f"{what.format(value)},{period},{region},{n}\n" for what, value, period, region, n in entries]
    return (_HEAD + "".join(lines)).encode()


def _rolled(*ledgers: bytes) -> bytes:
    rows: tuple[Rolled, ...]
    rows, _ = roll_actuals(PLAN, *((f"{index}.csv", io.BytesIO(text)) for index, text in enumerate(ledgers)))
    out = io.StringIO()
    render(rows, out)
    return out.getvalue().encode()


def _verdicts(ledger: bytes) -> list[tuple[str, str, int]]:
    assessment = assess(PLAN, read_actuals(PLAN, ("ledger.csv", io.BytesIO(ledger))))
    return [
        (str(result.value), result.status, sum(entry.n for entry in result.standing.entries) if result.standing else 0)
        for result in assessment.results
    ]


@given(_ENTRIES, st.integers(1, 4))
def test_shards_rolled_apart_give_the_bytes_of_the_whole(
    entries: list[tuple[str, str, str, str, int]], shards: int
) -> None:
    whole = _rolled(_ledger(entries))
    assert _rolled(whole) == whole
    apart = [entries[index::shards] for index in range(shards)]
    assert _rolled(*(_rolled(_ledger(shard)) for shard in apart if shard)) == whole
    assert _verdicts(whole) == _verdicts(_ledger(entries))


def test_a_report_beside_a_ledger_is_refused(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    report.write_text("target,period,value\njobs,2023-01,5\n", encoding="utf-8")
    out = tmp_path / "rolled.csv"
    ran = run("roll", str(CASE / "actuals.csv"), str(report), "--plan", str(CASE / "plan.yaml"), "-o", str(out))
    assert (ran.code, ran.out, out.exists()) == (3, "", False)
    assert "A026" in ran.err


@pytest.mark.parametrize("jobs", [2])
def test_shards_are_rolled_side_by_side_by_the_shell(tmp_path: Path, jobs: int) -> None:
    for shard in range(4):
        rows = [f"jobs,2023-0{1 + row % 3},{row}.5,个,1\n" for row in range(shard, 400, 4)]
        (tmp_path / f"{shard}.csv").write_text("target,period,value,unit,n\n" + "".join(rows), encoding="utf-8")
    command = f"'{sys.executable}' -m xihaian roll --plan '{CASE / 'plan.yaml'}'"
    line = (
        f"cat 0.csv > all.csv && tail -qn +2 [123].csv >> all.csv && ls [0-3].csv"
        f" | xargs -P {jobs} -I NAME {command} NAME -o NAME.rolled && {command} *.rolled -o shards.csv"
        f" && {command} all.csv | cmp - shards.csv"
    )
    ran = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_long_reading_shows_how_far_it_is_on_a_terminal_alone(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.csv"
    ledger.write_text("target,period,value,n\n" + "jobs,2023-01,1,1\n" * 20_000, encoding="utf-8")
    command = (
        "import sys, xihaian.cli.progress as progress; progress._AFTER = -1; from xihaian.cli.app import run;"
        f"sys.exit(run(['roll', {str(ledger)!r}, '--plan', {str(CASE / 'plan.yaml')!r}, '-q']))"
    )
    seen, terminal = pty.openpty()
    ran = subprocess.run([sys.executable, "-c", command], stdout=subprocess.PIPE, stderr=terminal)
    os.close(terminal)
    assert ran.stdout.decode().splitlines()[1:] == ["jobs,2023-01,,,20000,20000"]
    assert b"rows" in os.read(seen, 2**16)
    os.close(seen)
    piped = subprocess.run([sys.executable, "-c", command], capture_output=True)
    assert (piped.stdout, piped.stderr) == (ran.stdout, b"")
