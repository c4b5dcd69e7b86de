"""Large ledgers by the engine: the same as by the csv path, to the byte, or the csv path itself."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from command import ROOT, Run
from test_blocks import COLUMNS, FIRST, ROWS, plain, plan
from xihaian.errors import ActualsError
from xihaian.read import rolling
from xihaian.read.actuals import read_actuals
from xihaian.read.tables import Asked as Wanted

pytest.importorskip("duckdb", reason="the extra `fast` is not installed")

CASE = ROOT / "tests" / "cases" / "ledger" / "roll"
TRAPS = [
    "0.12345", " 12.5", "12.5 ", "1e3", "1_000", "１２．５", "NaN", "Infinity", "", "1.234", "007", "+5", "5.", ".5",
    "-0", "1" * 18, "1" * 19, "0.123456789", "0.1234567891", "1,234", '"12"', "12\0", "3\r", "1.5万", "0x10", "１",
]  # fmt: skip


class Asked:
    """Counts how often the engine was asked and answered."""

    def __init__(self) -> None:
        self.asked = self.answered = 0


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Ask the engine for a ledger of any size."""
    asked = Asked()
    read = rolling.read_by_engine

    def counted(*arguments: Any) -> bool:
        asked.asked += 1
        done = read(*arguments)
        asked.answered += done
        return done

    monkeypatch.setattr("xihaian.read.reading.LARGE", 0)
    monkeypatch.setattr("xihaian.read.rolling.read_by_engine", counted)
    return asked


def _text(rows: list[dict[str, str]]) -> str:
    return "\n".join([",".join(COLUMNS), *(",".join(row[name] for name in COLUMNS) for row in rows)]) + "\n"


def _read(source: Any, **asked: Any) -> Any:
    try:
        return read_actuals(plan(), source, **asked)
    except ActualsError as error:
        return error.findings


def _by_csv(source: Any) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("xihaian.read.reading.LARGE", 2**60)
        return _read(source)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ledgers")


@given(ROWS, st.booleans())
@settings(deadline=None)
def test_the_engine_gives_what_the_csv_path_gives(folder: Path, rows: list[dict[str, str]], crlf: bool) -> None:
    path = folder / "ledger.csv"
    text = _text([*FIRST, *rows, *rows])
    path.write_bytes((text.replace("\n", "\r\n") if crlf else text).encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("xihaian.read.reading.LARGE", 0)
        assert _read(path) == _by_csv(path)


@pytest.mark.parametrize("value", TRAPS)
@pytest.mark.parametrize("how", ["file", "stream", "gb18030"])
def test_each_trap_is_read_the_same_through_every_path(tmp_path: Path, engine: Asked, value: str, how: str) -> None:
    rows = [*FIRST, *(plain("jobs", "2.50") for _ in range(5)), plain("jobs", value), plain("面积", "3", unit="亩")]
    path = tmp_path / "ledger.csv"
    path.write_bytes(_text(rows).encode("gb18030" if how == "gb18030" else "utf-8"))
    expected = _by_csv((str(path), io.BytesIO(path.read_bytes())))
    assert _read((str(path), io.BytesIO(path.read_bytes())) if how == "stream" else path) == expected
    assert engine.asked == 1


@pytest.mark.parametrize(
    "note", ['12" pipe', '"a note"', '"a, note"', 'a "note', "a\0b", "a\rb", '"open', "é" * 70_000]
)
@pytest.mark.parametrize("how", ["file", "stream"])
def test_what_stands_beside_the_numbers_is_read_the_same(tmp_path: Path, engine: Asked, note: str, how: str) -> None:
    rows = [*FIRST, *(plain("jobs", "2") for _ in range(5)), plain("jobs", "3", note=note), plain("jobs", "4")]
    path = tmp_path / "ledger.csv"
    path.write_bytes(_text(rows).encode())
    expected = _by_csv((str(path), io.BytesIO(path.read_bytes())))
    assert _read((str(path), io.BytesIO(path.read_bytes())) if how == "stream" else path) == expected
    assert engine.asked == 1


@pytest.mark.parametrize("how", ["file", "stream", "gb18030", "gz", "semicolons", "title"])
def test_the_engine_does_answer(tmp_path: Path, engine: Asked, how: str) -> None:
    rows = [*FIRST, *(plain("面积", f"{row}.25", unit="亩", note="一") for row in range(500))]
    text = _text(rows)
    if how == "semicolons":
        text = text.replace(",", ";")
    if how == "title":
        text = "台账,,,,,,\n" + text
    data = text.encode("gb18030" if how == "gb18030" else "utf-8")
    path = tmp_path / ("ledger.csv.gz" if how == "gz" else "ledger.csv")
    path.write_bytes(gzip.compress(data) if how == "gz" else data)
    source = (str(path), io.BytesIO(data)) if how == "stream" else path
    actuals = _read(source)
    assert (engine.asked, engine.answered) == (1, 1)
    assert actuals == _by_csv((str(path), io.BytesIO(path.read_bytes())))
    assert actuals.files[0].rows == len(rows)


@pytest.mark.parametrize("bad", [b"jobs,2023-01,,1,,1,\xff\xff\n", b"jobs,2023-01\n", b"\n\njobs,2023-01,,x,,1,\n"])
@pytest.mark.parametrize("how", ["file", "stream"])
def test_what_the_engine_cannot_read_is_said_by_the_csv_path(
    tmp_path: Path, engine: Asked, bad: bytes, how: str
) -> None:
    # The bad line lies behind what the encoding is chosen by.
    data = _text([*FIRST, *(plain("jobs", "2") for _ in range(30_000))]).encode() + bad + b"jobs,2023-01,,1,,1,\n"
    path = tmp_path / "ledger.csv"
    path.write_bytes(data)
    found = _read((str(path), io.BytesIO(data)) if how == "stream" else path)
    assert (engine.asked, engine.answered) == (1, 0)
    assert found == _by_csv(path)
    assert found[0].place.line is not None


def test_a_name_with_signs_of_a_pattern_is_that_file(tmp_path: Path, engine: Asked) -> None:
    for name in ("a*.csv", "a'b.csv", "[ab].csv", "ab.csv"):
        (tmp_path / name).write_text(_text([*FIRST, plain("jobs", str(len(name)))]), encoding="utf-8")
    for name in ("a*.csv", "a'b.csv", "[ab].csv"):
        assert _read(tmp_path / name) == _by_csv(tmp_path / name)
    assert engine.answered == 3


def test_a_file_that_was_read_from_already_goes_on_from_there(tmp_path: Path, engine: Asked) -> None:
    path = tmp_path / "ledger.csv"
    path.write_text("something else\n" * 20 + _text([*FIRST, plain("jobs", "7")]), encoding="utf-8")
    with path.open("rb") as stream:
        stream.seek(len("something else\n") * 20)
        actuals = _read((str(path), stream))
    assert [str(entry.value) for entry in actuals.ledger] == ["17"]


def test_damaged_and_packed_files(tmp_path: Path, run: Run) -> None:
    text = _text([*FIRST, *(plain("jobs", str(row)) for row in range(9000))])
    path = tmp_path / "ledger.csv.gz"
    path.write_bytes(gzip.compress(text.encode())[:-4000])
    ran = run("roll", str(path), "--plan", str(CASE / "plan.yaml"))
    assert (ran.code, ran.out, "the gzip data are damaged" in ran.err) == (4, "", True)
    broken = tmp_path / "ledger.parquet"
    broken.write_bytes(b"PAR1 nothing of the kind PAR1")
    ran = run("roll", str(broken), "--plan", str(CASE / "plan.yaml"))
    assert (ran.code, ran.out, "A022" in ran.err) == (3, "", True)


def test_parquet_is_read_as_the_same_rows_in_csv(tmp_path: Path, run: Run) -> None:
    plain_file, packed = tmp_path / "ledger.csv", tmp_path / "ledger.parquet"
    plain_file.write_text(_text([*FIRST, plain("woods", "0.10", unit="公顷")]), encoding="utf-8")
    duckdb = pytest.importorskip("duckdb")
    duckdb.execute(f"COPY (SELECT * FROM read_csv('{plain_file}', all_varchar = true)) TO '{packed}'")
    arguments = ("--plan", str(CASE / "plan.yaml"))
    assert run("roll", str(packed), *arguments).out == run("roll", str(plain_file), *arguments).out != ""


@pytest.mark.parametrize(
    "begin",
    [
        '"区台账\n第一季度\n2023",,,,,,\r\n', "台账\r", "\ufeff台账,,,,,,\r\n", "台账,,,,,,\n", '"台账",,,,,,\n',
        "sep=,\r", "\n\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_no_row_is_lost_however_lines_end_before_it(tmp_path: Path, engine: Asked, begin: str, end: str) -> None:
    rows = [*FIRST, *(plain("jobs", str(row)) for row in range(40))]
    path = tmp_path / "ledger.csv"
    path.write_bytes((begin + _text(rows).replace("\n", end)).encode())
    actuals = _read(path)
    assert actuals == _by_csv(path)
    assert sum(entry.n for entry in actuals.ledger) == len(rows)


def test_a_mark_where_the_pipe_begins_is_part_of_the_row(tmp_path: Path, engine: Asked) -> None:
    rows = [*FIRST[:9], plain("\ufeffjobs", "3"), *FIRST, *FIRST]
    data = _text(rows).encode()
    found = _read(("ledger.csv", io.BytesIO(data)))
    assert found[0].code == "A007"
    assert found == _by_csv(("ledger.csv", io.BytesIO(data)))


def test_another_encoding_than_the_engines_is_kept(tmp_path: Path, engine: Asked) -> None:
    path = tmp_path / "ledger.csv"
    path.write_bytes(
        _text([*FIRST, *(plain("jobs", "2") for _ in range(20_000)), plain("jobs", "1", region="东")]).encode()
    )
    assert "F002" in [item.code for item in _read(path, asked=Wanted(encoding="ascii"))]


@pytest.mark.parametrize("limit", ["-v 200000", "-v 500000", "-d 100000"])
def test_where_memory_is_short_the_engine_is_not_asked(tmp_path: Path, limit: str) -> None:
    path = tmp_path / "ledger.csv"
    path.write_text(_text([plain("jobs", "1") for _ in range(300_000)]), encoding="utf-8")
    line = f"ulimit {limit}; '{sys.executable}' -m xihaian roll '{path}' --plan '{CASE / 'plan.yaml'}' -q"
    ran = subprocess.run(["bash", "-c", line], capture_output=True, text=True)
    assert (ran.returncode, ran.stdout.splitlines()[1:]) == (0, ["jobs,2023-01,,,300000,300000"])


@pytest.mark.parametrize("how", ["file", "pipe"])
def test_an_engine_that_cannot_be_imported_is_none(tmp_path: Path, how: str) -> None:
    (tmp_path / "duckdb").mkdir()
    (tmp_path / "duckdb" / "__init__.py").write_text("raise ImportError('a library')", encoding="utf-8")
    path = tmp_path / "ledger.csv"
    path.write_text(_text([plain("jobs", "1") for _ in range(300_000)]), encoding="utf-8")
    name = str(path) if how == "file" else "-"
    command = [sys.executable, "-m", "xihaian", "roll", name, "--plan", str(CASE / "plan.yaml"), "-q"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    text = path.read_text(encoding="utf-8") if how == "pipe" else None
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, input=text)
    assert (ran.returncode, ran.stdout.splitlines()[1:]) == (0, ["jobs,2023-01,,,300000,300000"])


def test_a_sum_too_long_to_be_read_again_is_not_written(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "ledger.csv"
    path.write_text(_text([plain("jobs", "9" * 60), plain("jobs", "0." + "1" * 55)]), encoding="utf-8")
    ran = run("roll", str(path), "--plan", str(CASE / "plan.yaml"))
    assert (ran.code, ran.out, "N004" in ran.err) == (3, "", True)


@pytest.mark.parametrize("name", ["undefined", "idna", "punycode", "rot13"])
def test_what_is_no_encoding_of_text_is_wrong_usage(run: Run, name: str) -> None:
    ran = run("roll", str(CASE / "actuals.csv"), "--plan", str(CASE / "plan.yaml"), "--encoding", name)
    assert (ran.code, ran.err[:5]) == (2, "C008 ")
