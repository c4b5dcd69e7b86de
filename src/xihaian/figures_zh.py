"""Numbers as Chinese prose writes them: 1.5万, 1亿2000万, 五百亿, 百分之五, 三分之二, 九成五, 翻一番."""

from __future__ import annotations

import re
from fractions import Fraction

from xihaian.errors import Refused
from xihaian.lexing import LONGEST
from xihaian.mentions import Mention
from xihaian.names_zh import DIGITS, HANZI, MAGNITUDE
from xihaian.numerals import MAGNITUDES, read_hanzi

_POINT = "点[零〇一二三四五六七八九]+"
AMOUNT = re.compile(
    rf"""(?P<sign>-)?
    (?:(?P<parts>(?:[0-9]+[万亿])+(?=[0-9]))?(?P<digits>{DIGITS})|(?P<hanzi>{HANZI}+(?:{_POINT})?))
    (?P<early>余|多(?=[万亿]))?(?P<magnitude>{MAGNITUDE})?(?P<late>余|多|来(?=[个家项名万亿]))?(?P<more>(?<=[十百千][余多])[万亿])?(?![万亿])""",
    re.VERBOSE,
)
RUN = re.compile(rf"[0-9]+(?:\.[0-9]+)?|{HANZI}+")
_PERCENT = re.compile(rf"(?P<of>百|千)分之(?:(?P<digits>{DIGITS})|(?P<hanzi>{HANZI}+(?:{_POINT})?))")
_FRACTION = re.compile(
    rf"(?P<below>[0-9]+|{HANZI}+)分之(?P<above>[0-9]+|{HANZI}+)|(?P<over>[0-9])/(?P<under>[0-9]{{1,2}})"
)
_TENTHS = re.compile(
    r"(?P<number>[一二三四五六七八九两]|[0-9](?:\.[0-9])?)成(?P<half>[五半])?(?P<other>[为立果功员本都效长熟套片品交人绩语才就分])?"
)
_TIMES = re.compile(r"翻了?(?P<number>[一两二三四]|[0-9](?:\.[0-9])?)?番")
_PARTS = re.compile("([0-9]+)([万亿])")
_TAIL = re.compile("(?:万亿|亿|万)$")
_BIG = re.compile("[万亿]")
_ROUND = {"百": "一百", "千": "一千"}


def amount(match: re.Match[str]) -> tuple[Fraction, str] | None:
    """Return the number and the magnitude word that goes to its unit: 1.5 and 万; of 1亿2000万 12000 and 万."""
    magnitude, hanzi = (match["magnitude"] or "") + (match["more"] or ""), match["hanzi"]
    if hanzi and not magnitude and (tail := _TAIL.search(hanzi)):
        head, magnitude = hanzi[: tail.start()] or "一", tail[0]
        value = number(None, head)
        if _BIG.search(head):  # 十三亿六千万 is 136000万, and no 十三亿六千 of them
            whole = whole_number(hanzi)
            value = Fraction(whole, MAGNITUDES[magnitude]) if whole is not None else None
    else:
        value = number(match["digits"], _ROUND.get(hanzi, hanzi) if hanzi else None)
    if value is None or len(match["parts"] or "") > LONGEST:
        return None
    if match["parts"]:
        before = sum(int(part) * MAGNITUDES[mark] for part, mark in _PARTS.findall(match["parts"]))
        value += Fraction(before, MAGNITUDES.get(magnitude, 1))
    return (-value if match["sign"] else value), magnitude


def number(digits: str | None, hanzi: str | None) -> Fraction | None:
    """Return the number that is written in digits, or in Chinese characters, with decimals behind 点."""
    written = digits or hanzi or ""
    if len(written) > LONGEST:
        return None
    if digits is not None:
        return Fraction(re.sub("[, ]", "", digits))
    whole, _, decimals = written.partition("点")
    value = whole_number(whole)
    if value is None:
        return None
    places = (Fraction(whole_number(digit) or 0, 10**place) for place, digit in enumerate(decimals, 1))
    return sum(places, Fraction(value))


def whole_number(text: str) -> int | None:
    """Return a number without decimals, or ``None`` where the characters are none."""
    if len(text) > LONGEST:
        return None
    try:
        return int(text) if text.isdigit() else read_hanzi(text, text)
    except Refused:
        return None


def percent(flat: str, start: int) -> Mention | None:
    """Return 百分之五 as 5 %, 千分之三 as 3 ‰."""
    match = _PERCENT.match(flat, start)
    value = number(match["digits"], match["hanzi"]) if match else None
    if match is None or value is None:
        return None
    return Mention(start, match.end(), "quantity", value, value, "%" if match["of"] == "百" else "‰")


def fraction(flat: str, start: int) -> Mention | None:
    """Return 三分之二 and 2/3 as 2/3."""
    match = _FRACTION.match(flat, start)
    if match is None:
        return None
    below, above = whole_number(match["below"] or match["under"]), whole_number(match["above"] or match["over"])
    if not below or above is None:
        return None
    return Mention(start, match.end(), "quantity", Fraction(above, below), Fraction(above, below))


def half(flat: str, start: int) -> Mention | None:
    """Return 一半 as 1/2."""
    end = start + len("一半")
    return Mention(start, end, "quantity", Fraction(1, 2), Fraction(1, 2)) if flat.startswith("一半", start) else None


def tenths(flat: str, start: int, *, sure: bool = False) -> Mention | None:
    """Return 三成 as 30 %, 九成五 as 95 %; ``None`` where 成 begins another word, unless it is ``sure`` (逾九成为)."""
    match = _TENTHS.match(flat, start)
    if match is None or (match["other"] and not sure):
        return None
    written = match["number"]
    value = Fraction(written) if written[0].isdigit() else Fraction(whole_number(written) or 0)
    value = value * 10 + (5 if match["half"] else 0)
    end = match.start("other") if match["other"] else match.end()
    return Mention(start, end, "quantity", value, value, "%")


def times(flat: str, start: int) -> Mention | None:
    """Return 翻两番 as 2 番; 翻番 is one."""
    match = _TIMES.match(flat, start)
    if match is None:
        return None
    written = match["number"] or "1"
    value = Fraction(written) if written[0].isdigit() else Fraction(whole_number(written) or 1)
    return Mention(start, match.end(), "quantity", value, value, "番", change="up")
