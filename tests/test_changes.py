"""What changed between two checks, and why."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from making import a_plan, some_actuals
from xihaian.assessment import assess
from xihaian.changes import Change, Changes, compare, direction
from xihaian.checked import Check
from xihaian.errors import ActualsError, UsageError
from xihaian.read.check_json import read_check
from xihaian.records import document
from xihaian.render import json as json_format
from xihaian.render.changes import render_markdown
from xihaian.render.looks import Look
from xihaian.status import Status
from xihaian.view import View

FLOW = "id: t, measure: flow, at_least: 120, unit: 个"
STOCK = "id: t, measure: stock, at_most: 5, unit: '%'"
HEADER = "target,period,value,unit,region,published,ref"


@dataclass(frozen=True)
class Side:
    """One check: a target, the rows, the day."""

    target: str = FLOW
    rows: tuple[str, ...] = ()
    as_of: date | None = None
    tolerance: str = "10"

    def check(self) -> Check:
        plan = a_plan(self.target, tolerance=self.tolerance)
        actuals = some_actuals(plan, *(f"t,{row}" for row in self.rows), header=HEADER)
        assessment = assess(plan, actuals, self.as_of)
        return Check.model_validate_json(json.dumps(document(assessment, View(assessment.results))))


def march(value: str = "30", **more: object) -> Side:
    return Side(rows=(f"2023-01/2023-03,{value},,,,",), **more)  # type: ignore[arg-type]


def followed(march_before: str) -> Side:
    return Side(f"{FLOW}, pace: {{like: 2022}}", (f"2022-01/2022-03,{march_before},,,,", "2022,100,,,,", *march().rows))


def only(old: Side, new: Side) -> Change | None:
    changes = compare(old.check(), new.check()).changes
    return changes[0] if changes else None


def kinds(old: Side, new: Side) -> list[str]:
    change = only(old, new)
    return [cause.kind for cause in change.causes] if change else []


JUNE_30 = date(2023, 6, 30)


def ledger(*entries: str) -> Side:
    return Side(rows=tuple(f"2023-{entry},,,,r{index}" for index, entry in enumerate(entries)))


def divided(*regions: str, value: str = "20", reported: str = "ABC") -> Side:
    parts = ", ".join(f"{region}: {120 // len(regions)}" for region in regions)
    rows = tuple(f"2023-01/2023-03,{value},,{region},," for region in reported)
    return Side(f"{FLOW}, parts: {{{parts}}}", rows)


JUNE = Side(rows=("2023-01/2023-03,30,,,,", "2023-04/2023-06,20,,,,"))


@pytest.mark.parametrize(
    ("old", "new", "causes"),
    [
        (march(), march(), []),
        (march(), JUNE, ["new data"]),
        (Side(), march(), ["new data"]),
        (march(), Side(), ["revised data"]),
        (march(), march("25"), ["revised data"]),
        (march("31"), JUNE, ["new data", "revised data"]),
        (march(), Side(rows=("2023-01/2023-06,50,,,,",)), ["new data"]),
        (Side(rows=JUNE.rows, as_of=date(2023, 3, 31)), JUNE, ["date"]),
        (JUNE, Side(rows=JUNE.rows, as_of=date(2023, 3, 31)), ["date"]),
        (march(), march(target="id: t, measure: flow, at_least: 240, unit: 个"), ["target"]),
        (march(), march(target=f"{FLOW}, pace: end"), ["target"]),
        (march("20"), march("20", tolerance="5"), ["target"]),
        (march(), march("29", target="id: t, measure: flow, at_least: 240, unit: 个"), ["target", "revised data"]),
        (march(), march("30.0"), []),
        (
            Side(rows=("2023-01/2023-03,30,,,2023-04-05,",)),
            Side(rows=("2023-01/2023-03,30,,,2023-04-05,", "2023-01/2023-03,28,,,2023-05-05,")),
            ["revised data"],
        ),
        (
            Side(rows=("2023-01/2023-03,15,,A,,",)),
            Side(rows=("2023-01/2023-03,15,,A,,", "2023-01/2023-03,15,,B,,")),
            ["new data"],
        ),
        (
            Side(rows=("2023-01/2023-03,15,,A,,", "2023-01/2023-03,15,,B,,")),
            Side(rows=("2023-01/2023-03,15,,A,,", "2023-01/2023-03,14,,B,,")),
            ["revised data"],
        ),
        (
            Side(rows=("2023-02-01,25,,,,a",), as_of=date(2023, 3, 31)),
            Side(rows=("2023-02-01,25,,,,a",), as_of=date(2023, 6, 30)),
            ["date"],
        ),
        (
            Side(rows=("2023-02-01,15,,,,a",), as_of=date(2023, 3, 31)),
            Side(rows=("2023-02-01,15,,,,a", "2023-02-02,5,,,,b"), as_of=date(2023, 3, 31)),
            ["new data"],
        ),
        (
            Side(rows=("2023-02-01,15,,,,a",), as_of=date(2023, 3, 31)),
            Side(rows=("2023-02-01,16,,,,a",), as_of=date(2023, 3, 31)),
            ["revised data"],
        ),
        (followed("10"), followed("40"), ["revised data"]),
        # a row that waits, and another that is new
        (
            Side(rows=("2023-01/2023-03,20,,,,", "2023-01/2023-12,130,,,,"), as_of=JUNE_30),
            Side(rows=("2023-01/2023-03,20,,,,", "2023-01/2023-12,130,,,,", "2023-01/2023-06,70,,,,"), as_of=JUNE_30),
            ["new data"],
        ),
        (
            Side(rows=("2023-01/2023-03,20,,,,", "2023-04/2023-06,9,,,,"), as_of=date(2023, 3, 31)),
            Side(rows=("2023-01/2023-03,20,,,,", "2023-04/2023-06,9,,,,", "2023-07/2023-09,9,,,,")),
            ["date", "new data"],
        ),
        (ledger("01-05,60", "02-05,30"), ledger("01-05,60", "03-05,10"), ["new data", "revised data"]),
        (ledger("01-05,40", "06-15,10"), ledger("01-05,20", "06-15,10", "07-20,5"), ["new data", "revised data"]),
        (ledger("01-05,40"), ledger("01-05,40", "07-20,5"), ["new data"]),
        (divided("A", "B"), divided("A", "B", "C"), ["target"]),
        (divided("A", "B", reported="AB"), divided("A", "B", "C", reported="AB"), ["target"]),
        (divided("A", "B"), divided("A", "B", value="21"), ["revised data"]),
        (
            Side("id: t, measure: flow, at_least: 12, unit: 个", ("2023-01/2023-03,5,,,,",)),
            Side("id: t, measure: flow, at_least: 12, unit: 万个", ("2023-01/2023-03,5,,,,",)),
            ["target"],
        ),
        (march(target=f"{FLOW}, weight: 1"), march(target=f"{FLOW}, weight: 1.0"), []),
        (march(target=FLOW), march(target=f"{FLOW}, most_per_month: 9"), ["target"]),
        (march(target=FLOW), march(target=f"{FLOW}, period: 2023-01/2023-06"), ["target"]),
        (followed("10"), followed("11"), ["revised data"]),
        (
            Side(target=STOCK, rows=("2023-03-31,4.9,,,,",)),
            Side(target=STOCK, rows=("2023-03-31,5.1,,,,", "2023-06-30,5.2,,,,")),
            ["new data", "revised data"],
        ),
    ],
)
def test_a_change_has_its_causes(old: Side, new: Side, causes: list[str]) -> None:
    assert kinds(old, new) == causes


def test_what_was_not_published_yet_is_the_date() -> None:
    plan = a_plan(FLOW)
    rows = ("t,2023-01/2023-03,30,,,2023-04-05,", "t,2023-04/2023-06,9,,,2023-07-05,")
    from xihaian.read.actuals import read_actuals
    from xihaian.read.tables import Asked

    def made(known_on: date | None) -> Check:
        content = "\n".join((HEADER, *rows)).encode()
        actuals = read_actuals(plan, ("a.csv", io.BytesIO(content)), asked=Asked(known_on=known_on))
        assessment = assess(plan, actuals)
        return Check.model_validate_json(json.dumps(document(assessment, View(assessment.results))))

    [change] = compare(made(date(2023, 6, 30)), made(None)).changes
    assert [(cause.kind, cause.field, cause.old, cause.new) for cause in change.causes] == [
        ("date", "known_on", "2023-06-30", None)
    ]


def test_another_tool_and_nothing_else_is_the_method() -> None:
    old = march().check()
    record = json.loads(json.dumps(_record(march())))
    record["tool"] = "xihaian 9.9"
    record["results"][0] |= {"status": "behind"}
    [change] = compare(old, Check.model_validate_json(json.dumps(record))).changes
    assert [(cause.kind, cause.old, cause.new) for cause in change.causes] == [("method", old.tool, "xihaian 9.9")]


def _record(side: Side) -> dict[str, object]:
    plan = a_plan(side.target)
    actuals = some_actuals(plan, *(f"t,{row}" for row in side.rows), header=HEADER)
    assessment = assess(plan, actuals, side.as_of)
    return document(assessment, View(assessment.results))


def test_a_target_that_is_new_or_gone_is_a_change_of_the_plan() -> None:
    old, new = Side().check(), Side(target=FLOW.replace("id: t", "id: u")).check()
    changes = compare(old, new).changes
    assert [(change.either.id, change.old is None, change.causes[0].kind) for change in changes] == [
        ("u", True, "target"), ("t", False, "target"),
    ]  # fmt: skip
    assert [change.direction for change in changes] == ["other", "worse"]
    new_and_behind = compare(Side(target=FLOW.replace("id: t", "id: u")).check(), march("1").check()).changes[0]
    assert (new_and_behind.either.id, new_and_behind.direction) == ("t", "worse")


def test_a_milestone_moves_from_stage_to_stage() -> None:
    plan = a_plan(milestones="{id: m, name: M, quote: q}")

    def made(*rows: str) -> Check:
        assessment = assess(plan, some_actuals(plan, *rows))
        return Check.model_validate_json(json.dumps(document(assessment, View(assessment.results))))

    [revised] = compare(made("m,2023-06,已启动,"), made("m,2023-06-30,已完成,")).changes
    assert [cause.kind for cause in revised.causes] == ["revised data"]
    [change] = compare(made("m,2023-03-31,已启动,"), made("m,2023-06-30,已完成,")).changes
    assert (change.direction, [cause.kind for cause in change.causes]) == ("better", ["new data"])


@pytest.mark.parametrize("old", Status)
@pytest.mark.parametrize("new", Status)
def test_losing_the_data_is_always_worse_and_nothing_is_both(old: Status, new: Status) -> None:
    there, back = direction(old, new), direction(new, old)
    if old is new:
        assert there == "other"
    elif new is Status.NO_DATA:
        assert there == "worse"
    elif Status.NO_DATA not in (old, new):
        assert {there, back} != {"worse"}
        assert {there, back} != {"better"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("attained", "on-pace", "worse"), ("behind", "at-risk", "better"), ("pending", "missed", "worse"),
        ("no-data", "behind", "worse"), ("no-data", "on-pace", "better"), ("on-pace", "undecided", "worse"),
        ("behind", "undecided", "other"), ("undecided", "missed", "worse"), ("undecided", "attained", "better"),
        ("no-data", "undecided", "other"),
    ],
)  # fmt: skip
def test_worse_is_less_favourable(old: str, new: str, expected: str) -> None:
    assert direction(Status(old), Status(new)) == expected


def test_two_plans_cannot_be_compared() -> None:
    other = march().check().model_copy(update={"select": "t"})
    with pytest.raises(UsageError, match="C013"):
        compare(march().check(), other)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{", b"null", b'"x"', b"{" * 100_000, b'{"format": NaN}', b"\xff\xfe", b"target,period\n",
        b'{"format": 1}', b'{"format": "2"}',
    ],
)  # fmt: skip
def test_what_is_no_check_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_bytes(content)
    with pytest.raises(ActualsError, match="F013"):
        read_check(path)


@pytest.mark.parametrize(
    "change",
    [
        {"completion": "started"}, {"name": {}}, {"actual": "0." + "0" * 3900 + "1"}, {"actual_period": "soon"},
        {"actual": "1e999999999"}, {"actual": "NaN"}, {"completion": "1/0"}, {"completion": "9" * 5000},
        {"status": "fine"}, {"actual_period": "2023-13"}, {"target": None}, {"milestone": "m"}, {"rows": [{}]},
        {"schedule": 0.5}, {"trend": [{"end": "x", "actual": "1"}]},
    ],
)  # fmt: skip
def test_a_record_that_was_tampered_with_is_refused(change: dict[str, object], tmp_path: Path) -> None:
    record = json.loads(json.dumps(_record(march())))
    record["results"][0] |= change
    path = tmp_path / "old.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(ActualsError, match="F013"):
        read_check(path)


def test_a_result_that_stands_twice_is_refused(tmp_path: Path) -> None:
    record = json.loads(json.dumps(_record(march())))
    record["results"] *= 2
    path = tmp_path / "old.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(ActualsError, match="stands twice"):
        read_check(path)


def test_what_check_writes_is_what_diff_reads(tmp_path: Path) -> None:
    plan = a_plan(FLOW)
    assessment = assess(plan, some_actuals(plan, "t,2023-01/2023-03,30,"))
    path = tmp_path / "check.json"
    with path.open("w", encoding="utf-8-sig") as file:
        json_format.render(assessment, View(assessment.results), file, Look())
    assert read_check(path).results[0].status is Status.ON_PACE


@pytest.mark.parametrize("name", ["a | b", "`x` **y** <b>z</b>", "[l](javascript:x)", "~~s~~ &amp; \\", "![i](u)"])
def test_markdown_shows_a_name_as_it_is(name: str) -> None:
    changes: Changes = compare(march().check(), JUNE.check())
    renamed = [
        Change(
            change.old,
            change.new.model_copy(update={"name": {"en": name}}) if change.new else None,
            change.direction,
            change.causes,
        )
        for change in changes.changes
    ]
    out = io.StringIO()
    render_markdown(Changes(changes.old, changes.new, tuple(renamed), 0), out, Look("en"))
    tokens = MarkdownIt("commonmark").enable("table").parse(out.getvalue())
    cells = [
        "".join(child.content for child in token.children or ())
        for before, token in pairwise(tokens)
        if before.type == "td_open"
    ]
    assert len(cells) == 6
    assert cells[1] == name
