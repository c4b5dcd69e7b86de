"""Quantities in prose: held against texts that are marked by hand, and against what must hold of any text."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked import measured, pairs, read_marked
from xihaian.citations import cite
from xihaian.drafts import draft
from xihaian.mentions import Mention
from xihaian.prose import read_prose, squeezed
from xihaian.quantities import find_mentions, find_quantities
from xihaian.read.plan_yaml import inspect_plan_text, read_plan
from xihaian.render.looks import Look
from xihaian.render.scan import render_draft

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.txt"))


def _said(text: str) -> list[tuple[str, str | None, str | None]]:
    found = find_quantities(read_prose(text))
    return [
        (f"{item.low}~{item.high}" if item.is_range else str(item.low), item.unit, item.comparison) for item in found
    ]


def test_the_marked_texts_are_read_as_a_person_reads_them() -> None:
    every = [pair for path in CORPUS for pair in pairs(path)]
    kinds = measured(every)
    total = kinds["all"]
    assert total["marked"] >= 300
    wrong = [pair for pair in every if not (pair.unit and pair.comparison)]
    assert total["number"] >= 0.99 * total["marked"], wrong
    assert total["unit"] >= 0.97 * total["marked"], wrong
    assert total["comparison"] >= 0.95 * total["marked"], wrong
    found_wrongly = kinds["false"]["found"] if "false" in kinds else 0
    assert found_wrongly <= 0.03 * total["found"], wrong


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("产值增长6.5%左右", ("13/2", "%", "about")),
        ("控制在5.5%以内", ("11/2", "%", "at_most")),
        ("不得低于98%", ("98", "%", "at_least")),
        ("超过了3000家", ("3000", "家", "more_than")),
        ("签约10个", ("10", "个", None)),
        ("近百家企业", ("100", "家", "about")),
        ("投资1亿2000万元", ("12000", "万元", None)),
        ("占四分之一", ("1/4", None, None)),
        ("增长5%—6%", ("5~6", "%", "between")),
        ("回收率九成五", ("95", "%", None)),
        ("总量翻两番", ("2", "番", None)),
        ("新增注册商标2.3万", ("23/10", "万", None)),
        ("１６所学校", ("16", "所", None)),
        ("出口總值突破1.2萬億元", ("6/5", "万亿元", "more_than")),
        ("not more than 4% of homes", ("4", "%", "at_most")),
        ("does not rise above 4.5%", ("9/2", "%", "at_most")),
        ("building 31,000 kilometers of road", ("31000", "km", None)),
        ("invest €24-42 billion in ports", ("24000000000~42000000000", "€", "between")),
        ("3000 more free places", ("3000", "places", None)),
        ("one in five children", ("1/5", None, None)),
        ("RM103.5 billion for schools", ("103500000000", "RM", None)),
        ("1,25,000 km of canals", ("125000", "km", None)),
    ],
)
def test_one_quantity(text: str, said: tuple[str, str | None, str | None]) -> None:
    assert _said(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "党的二十大和“十四五”规划", "一业一策、三改联动", "2023年6月30日", "第三季度", "三年行动计划",
        "规模以上工业企业",
        "市级以上科技平台", "地铁3号线", "PM2.5和5G", "《2025年工作方案》", "“5+5+7”产业", "三大攻坚战", "首个自贸区",
        "发展数十家企业", "千方百计", "四个意识", "近三年", "12345热线", "每万人", "国发〔2021〕33号", "一、总体要求",
        "Section 3 and Table 2", "the 21st century", "14 March 2023", "COP28", "over the next five years",
        "1990 levels",
        "one of the best", "aged 5 to 11", "50 years ago", "per 100,000 people", "24/7 care", "Phase 2",
    ],
)  # fmt: skip
def test_what_holds_a_number_and_is_no_quantity(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    "text", ["产值突破4000亿元，培育10家龙头企业以上，增长5%—6%，占三分之二", "新增学位1.3万个左右。"]
)
def test_a_break_anywhere_changes_nothing(text: str) -> None:
    whole = _said(text)
    long = f"这一行要有一页纸那样长，{text}"
    for place in range(11, len(long)):
        broken = long[:place] + "\n" + long[place:]
        if not (long[place - 1].isdigit() and long[place].isdigit()):
            assert _said(broken) == whole, broken


@given(
    st.text(
        alphabet=st.sampled_from("增长突破不低于至到的和12350.,，。万亿元家个%％一二三百半成\n 　-—~《》“”(）abc$ to"),
        max_size=60,
    )
)
def test_any_text_gives_numbers_in_order_at_places_that_hold_them(text: str) -> None:
    prose = read_prose(text)
    last = 0
    for item in find_mentions(prose):
        assert item.start >= last
        assert item.end > item.start
        last = item.end
        start, end = prose.span(item.start, item.end)
        assert 0 <= start < end <= len(text)
        assert squeezed(text[start:end]).flat == squeezed(prose.flat[item.start : item.end]).flat
        line, column = prose.place(start)
        assert text.replace("\r\n", "\n").split("\n")[line - 1][column - 1 :][:1] == text[start]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_draft_is_valid_and_leaves_nothing_open(path: Path) -> None:
    text, marks = read_marked(path)
    out = io.StringIO()
    render_draft(draft(text), out, Look("zh"))
    plan, findings = inspect_plan_text(out.getvalue().encode(), path.name)
    assert plan is not None, findings
    assert {item.code for item in findings} <= {"P019"}
    assert all(target.unconfirmed for domain in plan.domains for target in domain.targets)
    cited = cite(plan, text)
    assert not cited.faults
    assert not cited.count("open")
    assert len(cited.citations) >= 0.99 * len(marks)


def test_every_figure_of_the_shipped_plan_s_source_is_accounted_for(shared: Path) -> None:
    text = (shared / "plan" / "source.txt").read_text(encoding="utf-8")
    plan = read_plan(Path(__file__).parents[1] / "data" / "tasks.yaml")
    cited = cite(plan, text)
    assert not cited.faults
    assert not cited.contradictions
    assert cited.count("open") == 0
    encoded = {citation.promise for citation in cited.citations if citation.state == "encoded"}
    assert encoded >= {target.id for domain in plan.domains for target in domain.targets}


def test_every_numeral_of_the_shipped_plan_s_source_is_known_for_what_it_is(shared: Path) -> None:
    text = (shared / "plan" / "source.txt").read_text(encoding="utf-8")
    prose = read_prose(text)
    spans: list[tuple[tuple[int, int], Mention]] = [
        (prose.span(item.start, item.end), item) for item in find_mentions(prose)
    ]
    places = [index for index, character in enumerate(text) if not character.isspace()]
    with (shared / "plan" / "numerals.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 96
    for row in rows:
        place = places[int(row["offset_in_flattened_seed"])]
        kinds = [item.kind for (start, end), item in spans if start <= place < end]
        assert len(kinds) == 1, row
        promised = any(not name.startswith(("nt_", "ms_")) for name in row["covered_by"].split(";"))
        if promised and row["token"] not in ("五", "千亿", "五百亿"):  # 五大, 五星 and 千亿级 are parts of a name
            assert kinds == ["quantity"], row
