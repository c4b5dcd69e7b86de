"""Numbers as people write them: read exactly, or refused with a reason."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xihaian.errors import Refused
from xihaian.intervals import exact_text
from xihaian.numerals import LONGEST, is_blank, parse_numeral


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("4000", "4000", ""),
        ("４，０００", "4000", ""),
        ("4,000.0", "4000", ""),
        ("1.5万", "15000", ""),
        ("3.98万亿", "3980000000000", ""),
        ("1亿2000万", "120000000", ""),
        ("2千万元", "20000000", "元"),
        ("五百亿", "50000000000", ""),
        ("一万五千", "15000", ""),
        ("一百零五", "105", ""),
        ("十六", "16", ""),
        ("廿五", "25", ""),
        ("两千家", "2000", "家"),
        ("50%", "50", "%"),
        ("50 %", "50", "%"),
        ("-1.8个百分点", "-1.8", "个百分点"),
        ("−5", "-5", ""),
        ("-0", "0", ""),
        ("5千瓦", "5", "千瓦"),
        ("200万千瓦", "2000000", "千瓦"),
        ("200兆瓦时", "200", "兆瓦时"),
        ("5m²", "5", "m²"),
        ("突破3600亿元", ">360000000000", "元"),
        ("超过100家", ">100", "家"),
        ("50项以上", ">=50", "项"),
        ("不低于50", ">=50", ""),
        ("≥50", ">=50", ""),
        (">4000", ">4000", ""),
        ("不足5", "[0, 5)", ""),
        ("3%以内", "[0, 3]", "%"),
        ("不超过3%", "[0, 3]", "%"),
        ("5000余亩", "(5000, 5500]", "亩"),
        ("10多家", "(10, 11]", "家"),
        ("7万余人", "(70000, 77000]", "人"),
        ("近2000亿元", "[190000000000, 200000000000)", "元"),
        ("约6240个", "[5928, 6552]", "个"),
        ("200亿元左右", "[19000000000, 21000000000]", "元"),
        ("约-5", "[-5.25, -4.75]", ""),
    ],
)
def test_what_a_person_may_type_is_read(text: str, values: str, unit: str) -> None:
    numeral = parse_numeral(text)
    assert (str(numeral.interval), numeral.unit) == (values, unit)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NaN", "N001"), ("Infinity", "N001"), ("1_000", "N001"), ("many", "N001"), ("5%-6%", "N001"), (".5", "N001"),
        ("三千六", "N001"), ("千亿", "N001"), ("五六", "N001"), ("(5)", "N001"), ("1万2亿", "N001"),
        ("1,5", "N002"), ("1,00,000", "N002"), ("1.234.567", "N002"), ("5.", "N002"),
        ("1e1000000", "N003"), ("1.23E+05", "N003"),
        ("9" * 5000, "N004"),
        ("约5000以上", "N006"), ("不足-5", "N006"), ("近0", "N006"),
        ("٣", "N007"), ("½", "N007"), ("10²", "N007"), ("①", "N007"),
    ],
)  # fmt: skip
def test_what_is_ambiguous_is_refused_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_numeral(text)
    assert refused.value.code == code


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9))
def test_a_shown_number_reads_back_as_itself(value: Decimal) -> None:
    assert parse_numeral(exact_text(Fraction(value))).interval.exact == Fraction(value)
    assert parse_numeral(f"{value:,.6f}").interval.exact == Fraction(value)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_number_spelt_out_in_chinese_reads_back(value: int) -> None:
    assert parse_numeral(spelt_out(value)).interval.exact == value


@given(st.text(max_size=LONGEST + 2))
def test_any_other_text_is_refused_and_never_breaks(text: str) -> None:
    try:
        numeral = parse_numeral(text)
    except Refused:
        return
    assert numeral.interval.samples([])


@pytest.mark.parametrize("text", ["", " ", "-", "—", "——", "/", "…", "N/A", "n/a", "　"])
def test_the_closed_list_of_blanks_means_nothing(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "无", "none", "零"])
def test_what_is_not_on_the_list_is_no_blank(text: str) -> None:
    assert not is_blank(text)


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_another_reader_of_chinese_numerals_agrees(value: int) -> None:
    cn2an = import_module("cn2an")
    assert parse_numeral(cn2an.an2cn(value)).interval.exact == value
    assert cn2an.cn2an(spelt_out(value), "smart") == value


def spelt_out(value: int) -> str:
    """Return the number in Chinese: a second way of writing, to check the reading."""
    if value == 0:
        return "零"
    groups, text, gap = [], "", False
    while value:
        value, group = divmod(value, 10_000)
        groups.append(group)
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if group == 0:
            gap = True
            continue
        if text and (gap or group < 1000):
            text += "零"
        text += _four(group) + ("", "万", "亿")[index]
        gap = False
    return text


def _four(group: int) -> str:
    text, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, group = divmod(group, place)
        if digit == 0:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + "零一二三四五六七八九"[digit] + name
        gap = False
    return text
