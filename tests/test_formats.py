"""Each format is read back by its own judge, with names that try everything."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from command import ROOT, Run
from making import a_plan, some_actuals
from xihaian.assessment import Assessment, assess
from xihaian.fields import Name
from xihaian.findings import Place, finding
from xihaian.records import result_record
from xihaian.render import csv as csv_format
from xihaian.render import github, junit, markdown, ndjson, sarif
from xihaian.render.formats import FINDINGS_FORMATS, FORMATS, findings_renderer, renderer
from xihaian.render.looks import Look
from xihaian.status import Status
from xihaian.view import View
from xihaian.words.visible import visible

SAMPLE = str(ROOT / "data" / "actuals" / "samples" / "2023-06.csv")
# Any text that a YAML file can bring: no control characters but those that it can write escaped, no lone surrogates.
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip)
HOSTILE = [
    "a | b", "`x` **y** <b>z</b>", "[l](javascript:x)", "~~s~~ &amp; \\", "%0A::error::x", "x\n::error::y", "]]>",
    "\x00\x1b[2J\u202e", "'\"><script>", "=cmd()", "a,b:c%d", "<!--", "\ufffe\uffff", "\u2028", "1. x", "# x", "---",
]  # fmt: skip


def _assessed(name: str) -> tuple[Assessment, View]:
    plan = a_plan("id: t, measure: flow, at_least: 120, unit: 个", "id: u, measure: flow, at_most: 0, unit: 个")
    assessment = assess(plan, some_actuals(plan, "t,2023-01/2023-06,50,", "u,2023-01/2023-06,1,"))
    domain = plan.domains[0]
    renamed = tuple(target.model_copy(update={"name": Name({"": name})}) for target in domain.targets)
    made = domain.model_copy(update={"name": Name({"": name}), "targets": renamed})
    from dataclasses import replace

    results = tuple(
        replace(result, domain=made, promise=target) for result, target in zip(assessment.results, renamed, strict=True)
    )
    plan = plan.model_copy(update={"domains": (made,)})
    assessment = replace(assessment, plan=plan, results=results)
    return assessment, View(results, failing=frozenset({Status.MISSED}))


def _written(render: Callable[..., None], name: str) -> str:
    out = io.StringIO()
    render(*_assessed(name), out, Look("en"))
    return out.getvalue()


def _every_name(test: Callable[[str], None]) -> Callable[[str], None]:
    return pytest.mark.parametrize("name", HOSTILE, ids=ascii)(test)


@_every_name
def test_junit_is_xml_whatever_the_names_are(name: str) -> None:
    _junit(name)


@given(names)
def test_junit_is_xml_whatever_any_name_is(name: str) -> None:
    _junit(name)


def _junit(name: str) -> None:
    root = ET.fromstring(_written(junit.render, name).encode())
    cases = root.findall(".//testcase")
    assert [case.get("name") for case in cases] == [f"t {visible(name)}", f"u {visible(name)}"]
    assert [case.find("failure") is not None for case in cases] == [False, True]
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("2", "1", "0")


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


@_every_name
def test_a_name_cannot_forge_a_command(name: str) -> None:
    _github(name)


@given(names)
def test_no_name_can_forge_a_command(name: str) -> None:
    _github(name)


def _github(name: str) -> None:
    lines = _written(github.render, name).split("\n")
    assert lines.pop() == ""
    assert len(lines) == 2
    for line, level, target in zip(lines, ("warning", "error"), "tu", strict=True):
        match = COMMAND.fullmatch(line)
        assert match is not None
        assert match[1] == level
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        assert set(properties) == {"file", "line", "title"}
        title = properties["title"]
        for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            title = title.replace(code, character)
        assert title == f"{target}: {visible(name)}"


def _table_cells(text: str) -> list[str]:
    """Return the text of every cell as a reader of Markdown sees it."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    assert not [token for token in tokens if token.type in ("html_block", "fence", "code_block", "hr")]
    found = []
    for before, token in pairwise(tokens):
        if before.type in ("td_open", "th_open"):
            children = token.children or []
            acting = [child.content for child in children if child.type not in ("text", "text_special")]
            assert set(acting) <= {"<!-- -->"}
            found.append("".join(child.content for child in children if child.content not in acting))
    return found


@_every_name
def test_markdown_shows_a_name_as_it_is(name: str) -> None:
    _markdown(name)


@given(names)
def test_markdown_shows_any_name_as_it_is(name: str) -> None:
    _markdown(name)


def test_markdown_mentions_nobody() -> None:
    text = _written(markdown.render, "@octocat a@example.org")
    assert not re.search(r"@\w", text)
    assert "@octocat a@example.org" in _table_cells(text)


def _markdown(name: str) -> None:
    cells = _table_cells(_written(markdown.render, name))
    assert len(cells) == 8 * 3
    shown = " ".join(visible(name).split())
    assert [" ".join(cells[index].split()) for index in (8, 16)] == [shown, shown]


@given(names)
def test_csv_reads_back_and_holds_no_formula(name: str) -> None:
    out = io.StringIO()
    assessment, view = _assessed(name)
    csv_format.render(assessment, view, out, Look("en"))
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert [row["id"] for row in rows] == ["t", "u"]
    for row, result in zip(rows, view.results, strict=True):
        record = result_record(result)
        assert row["name"].removeprefix("'") == visible(name.strip()).removeprefix("'") or name != name.strip()
        assert not any(cell.startswith(("=", "@", "\t", "+")) for cell in row.values())
        assert (row["status"], row["actual"], row["completion"]) == (
            record["status"], record["actual"], record["completion"] or "",
        )  # fmt: skip


@given(names)
def test_ndjson_is_a_record_a_line(name: str) -> None:
    assessment, view = _assessed(name)
    out = io.StringIO()
    ndjson.render(assessment, view, out, Look("zh"))
    lines = out.getvalue().split("\n")[:-1]
    for line, result in zip(lines, view.results, strict=True):
        read = json.loads(line)
        assert {key: read[key] for key in result_record(result)} == json.loads(json.dumps(result_record(result)))


def test_sarif_holds_to_its_schema(shared: Path, run: Run) -> None:
    schema = json.loads((shared / "fixtures" / "sarif" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    plans = sorted((ROOT / "tests" / "cases" / "findings").glob("[PYUND]*/plan.yaml"))
    assert len(plans) > 40
    checker = jsonschema.Draft7Validator(schema)
    for language in ("zh", "en"):
        document = json.loads(
            run("validate", *map(str, [*plans, plans[0]]), "--format", "sarif", "--lang", language).out
        )
        assert list(checker.iter_errors(document)) == []
        [ran] = document["runs"]
        rules = [rule["id"] for rule in ran["tool"]["driver"]["rules"]]
        assert len(ran["results"]) > 40
        assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in ran["results"])


@given(names, st.integers(1, 10**6), st.integers(1, 10**6))
def test_sarif_places_are_uris(path: str, line: int, column: int) -> None:
    out = io.StringIO()
    item = finding("P011", Place(path, line, column), id=path)
    sarif.render_findings([(path, [item])], out, Look("en"))
    physical = json.loads(out.getvalue())["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]*", physical["artifactLocation"]["uri"])
    assert physical["region"] == {"startLine": line, "startColumn": column}


def test_a_path_cannot_act_in_a_page_of_findings() -> None:
    path = "a\n# b\x1b[2J|`c`.yaml"
    for form in FINDINGS_FORMATS:
        out = io.StringIO()
        findings_renderer(form)([(path, [finding("P011", Place(path, 1), id=path)])], out, Look("en"))
        text = out.getvalue()
        assert "\x1b" not in text
        assert "\n# b" not in text


@pytest.mark.parametrize("form", FORMATS)
def test_machine_formats_do_not_depend_on_the_language_and_all_on_nothing_else(form: str, run: Run) -> None:
    zh, en, again = (
        run("check", SAMPLE, "--format", form, "--lang", lang, "--quiet").out for lang in ("zh", "en", "en")
    )
    assert en == again
    assert (zh == en) == (form in ("json", "ndjson", "csv"))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_of_nothing_is_whole(form: str) -> None:
    plan = a_plan("id: t, measure: flow, at_least: 120, unit: 个")
    assessment = assess(plan, some_actuals(plan))
    out = io.StringIO()
    renderer(form)(assessment, View([]), out, Look("en"))
    judges: dict[str, Callable[[str], Any]] = {"json": json.loads, "junit": lambda text: ET.fromstring(text.encode())}
    judges.get(form, str)(out.getvalue())


def test_the_formats_are_named_once(run: Run) -> None:
    assert "|".join(FORMATS) in "".join(run("check", "--help").out.split())


def test_the_naughty_strings_of_others_do_nothing(shared: Path) -> None:
    strings = json.loads((shared / "fixtures" / "blns" / "blns.json").read_text(encoding="utf-8"))
    for text in strings:
        if text.strip() and not any("\ud800" <= character <= "\udfff" for character in text):
            _junit(text)
            _github(text)
            _markdown(text)
