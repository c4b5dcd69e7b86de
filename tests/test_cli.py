"""The manners of the command line: exit codes, files, pipes, locales."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from command import ROOT, Run
from xihaian.cli import output
from xihaian.cli.app import app
from xihaian.errors import FileError
from xihaian.records import FORMAT

SAMPLE = ROOT / "data" / "actuals" / "samples" / "2023-06.csv"
PUBLISHED = ROOT / "data" / "actuals" / "published-2023.csv"
XIHAIAN = [sys.executable, "-m", "xihaian"]


def _shell(command: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in which ``xihaian`` is the command under test."""
    line = f'set -o pipefail; xihaian() {{ "{sys.executable}" -m xihaian "$@"; }}; {command}'
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "XIHAIAN"))}
    return subprocess.run(["bash", "-c", line], cwd=ROOT, env={**environment, **variables}, capture_output=True)


def test_the_version_is_told(run: Run) -> None:
    from xihaian import __version__

    assert run("--version").out == f"xihaian {__version__}\n"
    assert _shell("xihaian --version").stdout.decode() == f"xihaian {__version__}\n"


def test_no_arguments_show_the_help_and_are_wrong_usage(run: Run) -> None:
    ran = run()
    assert (ran.code, ran.out, "check" in ran.err) == (2, "", True)


@pytest.mark.parametrize(
    "arguments", [["chek"], ["check", "--formt", "json"], ["check", "x.csv", "--format", "xml"], ["rule"]]
)
def test_wrong_usage_is_two_and_says_what_is_known(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(("usage: ", "C015 "))
    assert "Value error" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--plan", "x", "check"], "usage: --plan belongs behind the command: xihaian check --plan …\n"),
        (["--bogus"], "usage: there is no option --bogus\n"),
        (["help"], "C015 there is no command 'help'; did you mean '--help'?\n"),
        (["version"], "C015 there is no command 'version'; did you mean '--version'?\n"),
    ],
)
def test_what_stands_in_the_wrong_place_is_shown_the_right_one(run: Run, arguments: list[str], said: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.err) == (2, said)


def test_a_plan_and_a_check_may_come_through_a_pipe(tmp_path: Path) -> None:
    valid = _shell("xihaian validate - < data/tasks.yaml")
    assert (valid.returncode, valid.stdout[:15]) == (0, b"<stdin>: valid.")
    old = tmp_path / "old.json"
    check = f"xihaian check '{SAMPLE}' --format json --fail-on never 2> /dev/null"
    same = _shell(f"{check} > '{old}'; {check} | xihaian diff '{old}' -")
    assert (same.returncode, b"unchanged" in same.stdout) == (0, True)
    both = _shell(f"xihaian diff - - < '{old}'")
    assert (both.returncode, both.stderr[:5]) == (2, b"C020 ")


def test_a_valid_file_is_named_beside_a_faulty_one(run: Run, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("text\n", encoding="utf-8")
    ran = run("validate", str(ROOT / "data" / "tasks.yaml"), str(faulty))
    assert (ran.code, ran.out.count(": valid.")) == (3, 1)


def test_wrong_usage_is_said_in_the_readers_language(run: Run) -> None:
    said = {
        ("chek",): "没有命令“chek”；是不是“check”？",
        ("check", "--formt", "json"): "没有选项 --formt；是不是“--format”？",
        ("check", "x.csv", "--format", "jsn"): "不能是“jsn”；可用：table, json,",
        ("check", "x.csv", "--by"): "--by 后面要有值",
        ("rule",): "缺少 CODE",
        ("rule", "A", "B"): "多余的词：B",
        ("check", "--quiet=3"): "--quiet 后面不能有值",
    }
    for arguments, expected in said.items():
        ran = run(arguments[0], "--lang", "zh", *arguments[1:])
        assert (ran.code, ran.out) == (2, "")
        assert expected in ran.err


def test_the_help_groups_the_commands_and_speaks_chinese() -> None:
    environment = {**os.environ, "LC_ALL": "zh_CN.UTF-8", "XIHAIAN_LANG": "zh"}
    ran = subprocess.run([*XIHAIAN, "--help"], env=environment, capture_output=True, text=True, encoding="utf-8")
    assert [line for line in ran.stdout.splitlines() if line.endswith("：")] == [
        "选项：", "判断：", "计划：", "数据：", "工具：",
    ]  # fmt: skip
    for command in app.registered_commands:
        assert command.name is not None
        helped = subprocess.run([*XIHAIAN, command.name, "--help"], env=environment, capture_output=True, text=True)
        words = re.sub(r"<[^>]*>|\[[^\]]*\]|--?[a-z-]+|[A-Z]{2,}|`[^`]*`|[a-z]+\|[a-z|]+", "", helped.stdout)
        assert not re.search(r"\b(Usage|Options|Arguments|Show|default|required)\b", words), command.name


def test_an_internal_error_is_seventy_and_short(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("xihaian.assessment.assess", broken)
    ran = run("check", str(SAMPLE))
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.startswith("internal error: RuntimeError: boom")
    assert "Traceback" not in ran.err


def test_standard_input_is_read(run: Run) -> None:
    piped = run("check", "-", "--format", "json", stdin=SAMPLE.read_bytes())
    named = run("check", str(SAMPLE), "--format", "json")
    assert piped.code == 0
    document = json.loads(piped.out)
    assert document["format"] == FORMAT
    assert piped.out.replace("<stdin>", str(SAMPLE)) == named.out


def test_a_terminal_as_standard_input_gets_a_hint() -> None:
    leader, follower = pty.openpty()
    try:
        ran = subprocess.run([*XIHAIAN, "check", "-"], stdin=follower, capture_output=True, timeout=20)
    finally:
        os.close(leader)
        os.close(follower)
    assert ran.returncode == 2
    assert b"C007" in ran.stderr


def test_the_same_files_give_the_same_bytes() -> None:
    command = f"xihaian check {SAMPLE} --format json"
    first = _shell(command, TZ="America/Los_Angeles", PYTHONHASHSEED="1").stdout
    second = _shell(command, TZ="Pacific/Kiritimati", PYTHONHASHSEED="2", LC_ALL="zh_CN.GBK", XIHAIAN_LANG="zh").stdout
    assert first
    assert first == second


@pytest.mark.parametrize("reader", ["head -1", "true"])
def test_a_closed_pipe_ends_quietly(reader: str) -> None:
    assert _shell(f"xihaian targets --format json | {reader}").stderr == b""


def test_a_pipe_that_is_closed_before_anything_is_written_is_141() -> None:
    ran = subprocess.run(
        [
            "bash",
            "-c",
            f'"{sys.executable}" -m xihaian targets --format json | (exec <&-; sleep 2); echo ${{PIPESTATUS[0]}}',
        ],
        cwd=ROOT,
        capture_output=True,
    )
    assert (ran.stdout, ran.stderr) == (b"141\n", b"")


def test_a_full_disk_is_four() -> None:
    ran = _shell(f"xihaian check {SAMPLE} > /dev/full")
    assert ran.returncode == 4
    assert b"F007" in ran.stderr
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("arguments", ["--help", "check --help", "rule -h"])
def test_help_for_nobody_is_four(arguments: str) -> None:
    ran = _shell(f"xihaian {arguments} >&-")
    assert ran.returncode == 4
    assert b"cannot be written" in ran.stderr


def test_a_closed_standard_output_is_four() -> None:
    ran = _shell(f"xihaian check {SAMPLE} >&-")
    assert ran.returncode == 4
    assert b"F007" in ran.stderr


def test_a_closed_standard_input_is_four_where_it_is_read() -> None:
    ran = _shell("xihaian check - <&-")
    assert (ran.returncode, b"F001" in ran.stderr) == (4, True)


@pytest.mark.parametrize("arguments", ["--version", "--help", "check --help", "targets"])
def test_no_output_can_end_otherwise_on_a_full_disk(arguments: str) -> None:
    ran = _shell(f"xihaian {arguments} > /dev/full")
    assert ran.returncode == 4
    assert b"Traceback" not in ran.stderr


def test_a_device_that_is_a_pipe_can_be_written_to() -> None:
    ran = _shell(f"xihaian check {SAMPLE} --format json -q -o /dev/stdout | cat")
    assert json.loads(ran.stdout)["format"] == FORMAT


def test_an_input_inside_a_folder_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes(SAMPLE.read_bytes())
    ran = run("check", str(tmp_path), "--output", str(source))
    assert (ran.code, source.read_bytes()) == (2, SAMPLE.read_bytes())


@pytest.mark.parametrize("text", ["", ","])
def test_an_empty_list_of_statuses_is_wrong_usage(run: Run, text: str) -> None:
    assert run("check", str(SAMPLE), "--fail-on", text).code == 2


def test_exact_text_has_no_limit_of_digits(run: Run, tmp_path: Path) -> None:
    plan, actuals = tmp_path / "plan.yaml", tmp_path / "actuals.csv"
    bounds = [10**39 + 2 * index + 1 for index in range(150)]
    items = "".join(
        f"  - {{id: t{i}, name: t{i}, measure: flow, at_least: {b}, unit: 个}}\n" for i, b in enumerate(bounds)
    )
    head = "plan: {id: p, title: P, period: 2023}\ndomains:\n- id: d\n  name: D\n  targets:\n"
    plan.write_text(head + items, encoding="utf-8")
    rows = "".join(f"t{index},2023,1,个\n" for index in range(150))
    actuals.write_text("target,period,value,unit\n" + rows, encoding="utf-8")
    ran = run("check", str(actuals), "--plan", str(plan), "--format", "json", "--fail-on", "never")
    assert (ran.code, len(json.loads(ran.out)["summary"]["mean_completion"]) > 4300) == (0, True)


def test_what_hides_or_acts_is_escaped_in_json(run: Run, tmp_path: Path) -> None:
    actuals = tmp_path / "actuals.csv"
    actuals.write_text("target,period,value,note\njoint_rd_projects,2023,60,a\u009b\u202eb\n", encoding="utf-8")
    ran = run("check", str(actuals), "--format", "json", "--select", "joint_rd_projects")
    assert "a\\u009b\\u202eb" in ran.out
    assert json.loads(ran.out)["results"][0]["rows"][0]["note"] == "a\x9b\u202eb"


@pytest.mark.parametrize("redirection", ["2>&-", "<&-"])
def test_other_closed_streams_do_not_matter(redirection: str) -> None:
    assert _shell(f"xihaian check {SAMPLE} --format json {redirection}").returncode == 0


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_locale_breaks_the_output(locale: str, language: str) -> None:
    variables = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "XIHAIAN_LANG": language}
    ran = _shell(f"xihaian check {SAMPLE} -v", **variables)
    assert ran.returncode == 0
    ran.stdout.decode("utf-8")
    ran.stderr.decode("utf-8")


def test_a_gbk_terminal_gets_gbk() -> None:
    ran = _shell(f"xihaian check {SAMPLE} --lang zh", PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert ran.returncode == 0
    assert "符合序时 ●" in ran.stdout.decode("gbk")
    data = _shell(f"xihaian check {SAMPLE} --format json", PYTHONIOENCODING="gbk", PYTHONUTF8="0").stdout
    assert "做强海洋高端创新平台" in data.decode("utf-8")


def test_a_gbk_locale_gets_gbk_text_and_utf_8_data() -> None:
    """The locale is made by .ci/run; elsewhere it may not exist."""
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.lower().split()
    if "zh_cn.gbk" not in known:
        pytest.skip("the locale zh_CN.GBK does not exist here")
    ran = _shell(f"xihaian check {SAMPLE} --quiet", LC_ALL="zh_CN.GBK", PYTHONUTF8="0")
    text = ran.stdout.decode("gbk")
    assert "符合序时 ●" in text
    assert "略滞后 ▲" in text
    for form in ("json", "csv", "markdown", "html", "junit", "github", "ndjson"):
        ran = _shell(f"xihaian check {SAMPLE} --quiet --format {form}", LC_ALL="zh_CN.GBK", PYTHONUTF8="0")
        assert "新增" in ran.stdout.decode("utf-8")
    told = _shell("xihaian check nowhere.csv", LC_ALL="zh_CN.GBK", PYTHONUTF8="0")
    assert "读不了" in told.stderr.decode("gbk") or "F001" in told.stderr.decode("gbk")


def test_every_sign_of_a_table_exists_in_gbk() -> None:
    for form in ("", "--by owner"):
        text = _shell(f"xihaian check {SAMPLE} --quiet --lang zh {form}", LC_ALL="C.UTF-8").stdout.decode("utf-8")
        text.encode("gbk")


def test_language_comes_from_the_option_then_the_variable_then_the_locale() -> None:
    assert "符合序时" in _shell(f"xihaian check {SAMPLE}", LC_ALL="zh_CN.UTF-8").stdout.decode()
    assert "on pace" in _shell(f"xihaian check {SAMPLE}", LC_ALL="zh_CN.UTF-8", XIHAIAN_LANG="en").stdout.decode()
    assert "符合序时" in _shell(f"xihaian check {SAMPLE} --lang zh", XIHAIAN_LANG="en").stdout.decode()
    assert "检查计划文件" in _shell("xihaian --help", XIHAIAN_LANG="zh").stdout.decode()


def test_colour_is_on_a_terminal_or_where_it_is_asked_for() -> None:
    assert b"\x1b[" not in _shell(f"xihaian check {SAMPLE}").stdout
    assert b"\x1b[" in _shell(f"xihaian check {SAMPLE} --color always", NO_COLOR="1").stdout
    assert b"\x1b[" in _shell(f"xihaian check {SAMPLE}", FORCE_COLOR="1").stdout
    assert b"\x1b[" not in _shell(f"xihaian check {SAMPLE} --color never", FORCE_COLOR="1").stdout


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_terminal_gets_a_table_of_its_width(columns: int, language: str) -> None:
    from xihaian.render.plain import width

    leader, follower = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm", "XIHAIAN_LANG": language}
    with subprocess.Popen(
        [*XIHAIAN, "check", str(SAMPLE), "-q", "--color", "never"], stdout=follower, env=environment
    ) as child:
        os.close(follower)
        written = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break
            if not piece:
                break
            written += piece
    os.close(leader)
    assert child.returncode == 0
    lines = written.decode("utf-8").replace("\r\n", "\n").split("\n")
    assert max(map(width, lines)) <= columns
    assert any("─" in line for line in lines)


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_a_stream_that_is_redirected_is_gone_on_with(name: str, tmp_path: Path) -> None:
    target = tmp_path / "log"
    _shell(f"{{ echo head; xihaian schema -o {name}; echo tail; }} > {target}")
    lines = target.read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[1], lines[-1]) == ("head", "{", "tail")


def test_standard_input_is_never_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "in.csv"
    target.write_bytes(SAMPLE.read_bytes())
    ran = _shell(f"xihaian check - -q -o {target} < {target}")
    assert (ran.returncode, target.read_bytes()) == (2, SAMPLE.read_bytes())
    assert b"C005" in ran.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "shift_jis", "ascii"])
def test_help_never_fails_for_an_encoding(encoding: str) -> None:
    ran = _shell("xihaian check --help --lang zh", PYTHONIOENCODING=encoding)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_name_as_long_as_can_be_is_written(run: Run, tmp_path: Path) -> None:
    target = tmp_path / ("x" * 254)
    assert run("schema", "--output", str(target)).code == 0
    assert target.exists()


@pytest.mark.parametrize("variables", [{}, {"COMP_WORDS": "xihaian ", "COMP_CWORD": "x"}, {"COMP_WORDS": "xihaian "}])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "nosuch"])
def test_completion_never_fails_and_never_speaks(shell: str, variables: dict[str, str]) -> None:
    ran = _shell("xihaian", _XIHAIAN_COMPLETE=f"complete_{shell}", **variables)
    assert (ran.returncode, ran.stderr) == (0, b"")


class TestOutput:
    """``--output``: the old file or the new one, never half of either."""

    def test_a_file_is_written_whole(self, run: Run, tmp_path: Path) -> None:
        target = tmp_path / "out.json"
        ran = run("check", str(SAMPLE), "--format", "json", "--output", str(target))
        assert (ran.code, ran.out) == (0, "")
        assert json.loads(target.read_text(encoding="utf-8"))["format"] == FORMAT
        assert [path.name for path in tmp_path.iterdir()] == ["out.json"]

    def test_csv_for_excel_begins_with_a_mark_and_reads_back(self, run: Run, tmp_path: Path) -> None:
        target = tmp_path / "template.csv"
        assert run("template", "--output", str(target)).code == 0
        assert target.read_bytes().startswith(b"\xef\xbb\xbf")
        ran = run("check", str(target))
        assert (ran.code, ran.err) == (0, "")
        assert "66 no data" in ran.out

    def test_the_permissions_of_the_old_file_stay(self, run: Run, tmp_path: Path) -> None:
        target = tmp_path / "out.json"
        target.write_text("old")
        target.chmod(0o640)
        run("check", str(SAMPLE), "--format", "json", "--output", str(target))
        assert stat.S_IMODE(target.stat().st_mode) == 0o640

    def test_a_link_is_written_through(self, run: Run, tmp_path: Path) -> None:
        target, link = tmp_path / "out.json", tmp_path / "link.json"
        target.write_text("old")
        link.symlink_to(target)
        run("check", str(SAMPLE), "--format", "json", "--output", str(link))
        assert link.is_symlink()
        assert json.loads(target.read_text(encoding="utf-8"))

    @pytest.mark.parametrize("how", ["same", "symlink", "hardlink"])
    def test_an_input_is_never_overwritten(self, run: Run, tmp_path: Path, how: str) -> None:
        source, target = tmp_path / "in.csv", tmp_path / "out.csv"
        source.write_bytes(SAMPLE.read_bytes())
        if how == "same":
            target = source
        elif how == "symlink":
            target.symlink_to(source)
        else:
            target.hardlink_to(source)
        ran = run("check", str(source), "--output", str(target))
        assert ran.code == 2
        assert "C005" in ran.err
        assert source.read_bytes() == SAMPLE.read_bytes()

    @pytest.mark.parametrize("place", ["", "missing/out.json"])
    def test_a_place_that_cannot_be_written_is_four(self, run: Run, tmp_path: Path, place: str) -> None:
        ran = run("check", str(SAMPLE), "--output", str(tmp_path / place))
        assert (ran.code, "F007" in ran.err) == (4, True)

    def test_a_failed_check_leaves_the_old_file(self, run: Run, tmp_path: Path) -> None:
        target, broken = tmp_path / "out.json", tmp_path / "broken.csv"
        target.write_text("old")
        broken.write_text("target,period,value\nnope,2023,1\n")
        ran = run("check", str(broken), "--output", str(target))
        assert (ran.code, ran.out, target.read_text()) == (3, "", "old")

    @pytest.mark.parametrize("step", ["write", "fsync", "chmod", "replace"])
    def test_the_old_file_survives_a_fault_at_any_step(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
    ) -> None:
        target = tmp_path / "out.txt"
        target.write_text("old")

        def fail(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        where = {
            "write": "os.fdopen",
            "fsync": "os.fsync",
            "chmod": "pathlib.Path.chmod",
            "replace": "pathlib.Path.replace",
        }
        with monkeypatch.context() as patch:
            patch.setattr(where[step], fail)
            with pytest.raises(FileError):
                output.deliver(_write_new, target, data=True)
        assert target.read_text() == "old"
        assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]

    def test_a_device_can_be_written_to(self, run: Run) -> None:
        assert run("check", str(SAMPLE), "--output", os.devnull).code == 0


def _write_new(out: TextIO) -> None:
    out.write("new")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_with_its_own_code(number: signal.Signals, code: int, tmp_path: Path) -> None:
    fifo = tmp_path / "actuals.csv"
    os.mkfifo(fifo)
    command = [*XIHAIAN, "check", str(fifo)]
    # The pipe opens for writing when the child has begun to read.
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child, fifo.open("wb") as writer:
        writer.write(b"target,period,value\n")
        writer.flush()
        child.send_signal(number)
        try:
            out, err = child.communicate(timeout=20)
        finally:
            child.kill()
    assert (child.returncode, out) == (code, b"")
    assert b"Traceback" not in err


def test_a_terminated_write_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    code = (
        "import os, signal; from pathlib import Path; from xihaian.cli import app, output; "
        "app.heed_signals(); "
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGTERM); "
        f"output.deliver(lambda out: out.write('new'), Path({str(target)!r}), data=True)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True)
    assert (ran.returncode, target.read_text()) == (143, "old")
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_file_names_are_shown_and_never_act(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\n.csv"
    path.write_text("target,period,value\nnope,2023,1\n")
    ran = run("check", str(path))
    assert ran.code == 3
    assert "a\\x1b[31m\\x0a.csv:2:1: A007" in ran.err


def test_a_file_name_that_is_no_text_still_works(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe.csv"
    with open(name, "wb") as file:  # noqa: PTH123 - a name of bytes
        file.write(SAMPLE.read_bytes())
    ran = subprocess.run([*XIHAIAN, "check", name, "--format", "json"], capture_output=True)
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["files"][0]["file"].endswith("\udcff\udcfe.csv")


def test_ten_million_character_lines_and_endless_input_keep_memory_flat() -> None:
    command = "head -c 300000000 /dev/zero | tr '\\0' x | (ulimit -v 900000; xihaian check -)"
    ran = _shell(command)
    assert ran.returncode == 3
    assert b"A006" in ran.stderr
