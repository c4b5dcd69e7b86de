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
        ("up 23,9 percent", ("239/10", "%", None)),
        ("invest R1,5-billion", ("1500000000", "R", None)),
        ("about 365 000 people", ("365000", "people", "about")),
        ("deaths fell to 22 per 1,000 live births", ("22", "per 1,000 live births", None)),
        ("130 litres per person per day", ("130", "litres per person per day", None)),
        ("€45 per tonne of carbon", ("45", "€ per tonne", None)),
        ("build 300 homes per year", ("300", "homes", None)),
        ("loans below Rs. 50,000", ("50000", "Rs", "less_than")),
        ("exports of SAR 2.5 trillion", ("2500000000000", "SAR", None)),
        ("a 2/3 reduction", ("2/3", None, None)),
        ("gdp exceeded 50 billion yuan", ("50000000000", "yuan", "more_than")),
        ("同比-6.2%", ("-31/5", "%", None)),
        ("投资1千余万元", ("1", "千万元", "more_than")),
        ("half a million people", ("500000", "people", None)),
        ("two thousand four hundred kilometres of rail", ("2400", "km", None)),
        ("two hundred and fifty homes", ("250", "homes", None)),
        ("a total of 30,000 5G base stations", ("30000", "stations", None)),
        ("2,890 elementary, middle and high school buildings", ("2890", "buildings", None)),
        ("the levy rises by $10 a tonne", ("10", "$ per tonne", None)),
        ("handed over $3.2bn", ("3200000000", "$", None)),
        ("a reduction of 32 to 40%", ("32~40", "%", "between")),
        ("cut leaks by over half by 2050", ("1/2", None, "more_than")),
        ("nearly one trillion yuan", ("1000000000000", "yuan", "about")),
        ("RM103.5 billion for schools", ("103500000000", "RM", None)),
        ("1,25,000 km of canals", ("125000", "km", None)),
        ("人口控制在十三亿六千万人", ("136000", "万人", "at_most")),
        ("奖励3000万元至1亿元", ("3000~10000", "万元", "between")),
        ("总规模20亿至30亿元", ("20~30", "亿元", "between")),
        ("产值过500亿元", ("500", "亿元", "more_than")),
        ("全省1/3的县", ("1/3", None, None)),
        ("逾九成為公營房屋", ("90", "%", "more_than")),
        ("建成至少一个市级中心", ("1", "个", "at_least")),
        ("75家县级以上龙头企业", ("75", "家", None)),
        ("降了17倍多", ("17", "倍", "more_than")),
    ],
)
def test_one_quantity(text: str, said: tuple[str, str | None, str | None]) -> None:
    assert _said(text) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("比重分别回落2.16和1.66个百分点", [("54/25", "个百分点", None), ("83/50", "个百分点", None)]),
        ("突破100亿元、300亿元", [("100", "亿元", "more_than"), ("300", "亿元", "more_than")]),
        ("分别下降25%、20%、15%左右", [("25", "%", "about"), ("20", "%", "about"), ("15", "%", "about")]),
        ("超过100家，下降5%、200人", [("100", "家", "more_than"), ("5", "%", None), ("200", "人", None)]),
    ],
)
def test_a_list_says_its_unit_and_its_word_once(text: str, said: list[tuple[str, str | None, str | None]]) -> None:
    assert _said(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "县十七届人大三次会议", "家政服务13825404095道路",
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


_NUMBERS = st.sampled_from(["5", "1,500", "1.5", "30", "１６", "三", "十五", "一百二十", "100"])
_CLAUSES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from([*"新增 产值突破 占比不低于 能耗下降 控制在 约 从 分别增长".split(" "), "", "Build at least "]),
        _NUMBERS,
        st.sampled_from([*"万元 亿元 % 个 家 公里 万亩 个百分点 微克/立方米".split(), "", " homes", " km"]),
        st.sampled_from(["以上", "左右", "以内", "企业", "", "余", "所学校", "的目标", " of lanes"]),
    ),
)
_TEXTS = st.lists(
    st.tuples(
        st.one_of(
            _CLAUSES,
            st.sampled_from([*"占三分之一 三分之二 一、产业 翻一番 两成以上 2025年 （".split(), "# #"]),
        ),
        st.sampled_from(["，", "。", "、", "\n", "；", ". ", " ", "和", "至", "—", "\n\n"]),
    ),
    max_size=8,
).map(lambda parts: "".join(clause + mark for clause, mark in parts))


@given(_TEXTS)
def test_a_draft_of_any_text_is_valid_and_its_quotes_say_what_it_does(text: str) -> None:
    _draft_holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "三分之一，三分之二", "# A\n\nBuild 4 roads.\n\n# #\n\nBuild 5 schools.\n",
        "Build 50 schools by 2030. 其中2026年完成10所、2027年完成20所。", "万个，1..2个，1,2,3个，5%%",
        "5%%%，%5，5万万人，亿元", "就业超过7万人，奖金$5bn, €3m, ¥20, 50万辆次", "（" * 10 + "新建5所" + "）" * 10,
        "1 500家1 500家",
        "😀7万人👩\u200d👩新建16所🏫。Build 5 🏫 schools.", "\u202e新建16所\u202c。新增\u200f7\u200e万人。",
        "新增\x00企业15家\x1b[31m", "-5℃。气温不低于-5℃。", "：# - [x] {a}\n新增15家", "",
    ],
)  # fmt: skip
def test_a_draft_of_a_hostile_text_is_valid_too(text: str) -> None:
    _draft_holds(text)


def _draft_holds(text: str) -> None:
    out = io.StringIO()
    render_draft(draft(text).tree, out, Look("en"))
    plan, findings = inspect_plan_text(out.getvalue().encode(), "draft.yaml")
    assert plan is not None, findings
    cited = cite(plan, text)
    assert not cited.faults
    assert not cited.count("open")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("（" * 10 + "新建5所" + "）" * 10, 1), ("1 500家1 500家", 2),
        ("😀7万人👩\u200d👩新建16所🏫。", 2),
        ("\u202e新建16所\u202c。新增\u200f7\u200e万人。", 2), ("1\u200d5家", 1), ("Build 5 schools.\n新建6所学校。", 2),
    ],
)  # fmt: skip
def test_nothing_that_hides_hides_a_figure(text: str, count: int) -> None:
    assert len(find_quantities(read_prose(text))) == count


def test_a_quote_may_not_be_cut_so_that_it_hides_what_binds_its_number() -> None:
    target = "{id: a, name: 桥, measure: flow, at_most: 8, unit: 座, quote: 桥8座}"
    text = f"plan: {{id: p, title: P, period: 2024}}\ndomains: [{{id: d, name: D, targets: [{target}]}}]\n"
    plan, _ = inspect_plan_text(text.encode(), "plan.yaml")
    assert plan is not None
    assert [fault.code for fault in cite(plan, "新建桥8座以上。").faults] == ["T004"]
    assert not cite(plan, "新建桥8座。").faults


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_draft_is_valid_and_leaves_nothing_open(path: Path) -> None:
    text, marks = read_marked(path)
    out = io.StringIO()
    render_draft(draft(text).tree, out, Look("zh"))
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
