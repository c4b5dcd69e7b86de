"""Numbers and bounds as people write them: ``4,000.0``, ``１．５万``, ``五百亿``, ``突破3600亿元``, ``5000余``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from xihaian.errors import Refused
from xihaian.intervals import Interval

LONGEST = 64  # characters of a number with its unit; longer is no figure that a person typed

BLANKS = frozenset({"", "-", "--", "—", "——", "–", "/", "…", "……", "N/A", "n/a", "NA", "n.a."})

# One character for one character. NFKC would do more: it reads 10² as 102.
_NARROW = str.maketrans("０１２３４５６７８９．，％＋－−（）　＜＞＝～／", "0123456789.,%+--() <>=~/")

MAGNITUDES = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8,
    "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3, "百": 10**2,
}  # fmt: skip
_DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "〇": 0, "两": 2,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_HANZI = "".join((*_DIGITS, *_TENS, "廿", "卅", "万", "亿"))

# 千 and 百 also begin units (千瓦, 百分点).
_MAGNITUDE = r"(?:万亿|[千百十]?亿|[千百十]?万|千(?![瓦克米卡])|百(?!分))"
_NUMBER = re.compile(
    rf"""(?P<sign>[+-]?)\s*
    (?:(?P<parts>(?:[0-9]+{_MAGNITUDE})+(?=[0-9]))?                    # 1亿 of 1亿2000万
       (?P<digits>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?![0-9.,])
      |(?P<hanzi>[{_HANZI}]+))\s*
    (?P<early>余|多)?(?P<magnitude>{_MAGNITUDE})?(?P<late>余|多)?
    (?P<rest>.*)""",
    re.VERBOSE | re.DOTALL,
)
# What a number is that nothing can be wrong with, as the paths for many rows test it; and how many entries are.
PLAIN = r"-?[0-9]{1,18}(?:\.[0-9]{1,9})?"
COUNT = r"[1-9][0-9]{0,14}"
POINTED = r"[1-9][0-9]{0,2}\.[0-9]{3}"  # whose point may group digits: 1.234
_SIMPLE = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")  # nearly every number of a table
_INTERVAL = re.compile(r"[\[(]-?[0-9]+(?:\.[0-9]+)?, -?[0-9]+(?:\.[0-9]+)?[\])]")  # as our machine formats write it
_PART = re.compile(rf"([0-9]+)({_MAGNITUDE})")
_EXPONENT = re.compile(r"[+-]?[0-9.]+[eE][+-]?[0-9]+")
_SEPARATED = re.compile(r"[+-]?[0-9][0-9.,]*[.,][0-9.,]*")
_AREA = re.compile(r"m[2²3³]$")  # the one place where a digit belongs to a unit


def _around(value: Fraction, low: str, high: str) -> Interval:
    ends = sorted((value * Fraction(low), value * Fraction(high)))
    return Interval(ends[0], ends[1])


# The law says which bounds include the number (Civil Code, art. 1259); the widths of the vague
# ones are this project's own and stand in docs/decisions.md.
_BOUNDS: dict[str, Callable[[Fraction], Interval]] = {
    "at least": lambda x: Interval(x, None),
    "more than": lambda x: Interval(x, None, low_open=True),
    "at most": lambda x: Interval(Fraction(0), x),
    "less than": lambda x: Interval(Fraction(0), x, high_open=True),
    "somewhat more than": lambda x: Interval(x, x * Fraction("1.1"), low_open=True),
    "nearly": lambda x: Interval(x * Fraction("0.95"), x, high_open=True),
    "about": lambda x: _around(x, "0.95", "1.05"),
}
_BEFORE = {
    "不少于": "at least", "不低于": "at least", "至少": "at least", ">=": "at least", "≥": "at least", "≧": "at least",
    "超过": "more than", "超出": "more than", "突破": "more than", "多于": "more than", "高于": "more than",
    "大于": "more than", "超": "more than", "逾": "more than", ">": "more than",
    "不超过": "at most", "不高于": "at most", "不多于": "at most", "不大于": "at most", "至多": "at most",
    "<=": "at most", "≤": "at most", "≦": "at most",
    "不足": "less than", "不到": "less than", "少于": "less than", "低于": "less than", "小于": "less than",
    "未达": "less than", "<": "less than",
    "近": "nearly", "将近": "nearly", "接近": "nearly",
    "约": "about", "大约": "about", "约为": "about", "~": "about", "≈": "about",
    "达到": "", "达": "", "完成": "", "增长": "", "同比增长": "",
}  # fmt: skip
_AFTER = {
    "以上": "at least", "及以上": "at least",
    "以内": "at most", "之内": "at most", "以下": "at most", "及以下": "at most",
    "左右": "about", "上下": "about", "余": "somewhat more than", "多": "somewhat more than",
}  # fmt: skip
_PREFIX = re.compile("|".join(sorted(map(re.escape, _BEFORE), key=len, reverse=True)))
_SUFFIX = re.compile("(?:" + "|".join(sorted(_AFTER, key=len, reverse=True)) + ")$")


class Numeral(NamedTuple):
    """A number as written: its values, the magnitude words in it (万, 亿), and the words after it."""

    interval: Interval
    magnitude: str
    unit: str

    @property
    def in_ten_thousands(self) -> bool:
        """Whether the number itself already says 万 or 亿, so that its unit must not."""
        return "万" in self.magnitude or "亿" in self.magnitude


def is_blank(text: str) -> bool:
    """Return whether the text is one of the closed list that means nothing was reported."""
    return text.strip().translate(_NARROW).strip() in BLANKS


def parse_numeral(text: str) -> Numeral:
    """Return what a number means, exactly; refuse what is ambiguous or no number.

    >>> str(parse_numeral("突破4,000亿元").interval), parse_numeral("1.5万亩").unit
    ('>400000000000', '亩')

    Raises ``Refused`` N001 (no number), N002 (separators), N003 (exponent), N004 (too long),
    N006 (a bound without meaning), N007 (other digits).
    """
    if _SIMPLE.fullmatch(text):
        return Numeral(Interval.of(Fraction(text)), "", "")
    plain = text.strip().translate(_NARROW).strip()
    if len(plain) > LONGEST:
        raise Refused("N004", length=len(plain), most=LONGEST)
    if _INTERVAL.fullmatch(plain):
        return Numeral(Interval.parse(plain), "", "")
    bounds = []
    if prefix := _PREFIX.match(plain):
        bounds.append(_BEFORE[prefix[0]])
    body = plain[prefix.end() :].strip() if prefix else plain
    match = _NUMBER.fullmatch(body)
    if _EXPONENT.match(body) or match is None or not match["rest"].isprintable():
        raise _refusal(text, body)
    rest = match["rest"].strip()
    bounds += ["somewhat more than" for name in ("early", "late") if match[name]]
    if suffix := _SUFFIX.search(rest):
        bounds.append(_AFTER[suffix[0]])
        rest = rest[: suffix.start()].strip()
    value, magnitude = _value(match, text)
    if rest.startswith(("+", "-", "*", "_")) or any(map(_is_digit, _AREA.sub("m", rest))):
        raise _refusal(text, body)
    return Numeral(_bounded(value, [bound for bound in bounds if bound], text), magnitude, rest)


def _refusal(text: str, body: str) -> Refused:
    if any(_is_digit(character) and not character.isascii() for character in body):
        return Refused("N007", text=text)
    if _EXPONENT.match(body):
        return Refused("N003", text=text)
    if _SEPARATED.match(body):
        return Refused("N002", text=text)
    return Refused("N001", text=text)


def _is_digit(character: str) -> bool:
    return unicodedata.category(character).startswith("N")  # not isnumeric: that takes in 千 and 兆


def _value(match: re.Match[str], text: str) -> tuple[Fraction, str]:
    magnitude = match["magnitude"] or ""
    scale = Fraction(MAGNITUDES.get(magnitude, 1))
    if match["hanzi"]:
        hanzi = match["hanzi"]
        number = Fraction(read_hanzi(hanzi, text))
        magnitude = "".join(c for c in hanzi if c in "万亿") + magnitude
    else:
        number = Fraction(match["digits"].replace(",", ""))
    value = number * scale
    if match["parts"] and not match["magnitude"] and number * 10 < MAGNITUDES[_PART.findall(match["parts"])[-1][1]]:
        raise Refused("N001", text=text)  # 1万5 is 15000 when spoken, and 10005 to who forgets it
    for digits, unit in reversed(_PART.findall(match["parts"] or "")):
        if MAGNITUDES[unit] <= max(scale, value):
            raise Refused("N001", text=text)
        scale = Fraction(MAGNITUDES[unit])
        value += int(digits) * scale
        magnitude = unit + magnitude
    return (-value if match["sign"] == "-" else value), magnitude


def _bounded(value: Fraction, bounds: list[str], text: str) -> Interval:
    if not bounds:
        return Interval.of(value)
    # A bound that begins at zero, or a share of the number, means nothing below zero.
    below_zero = value <= 0 and bounds[0] not in ("at least", "more than", "about")
    if len(bounds) > 1 or below_zero:
        raise Refused("N006", text=text)
    return _BOUNDS[bounds[0]](value)


def read_hanzi(digits: str, text: str) -> int:
    """Return the integer of a Chinese numeral written out in full (一万五千, 五百亿, 廿五); refuse others.

    ``三千六`` is refused: it is 3600 when spoken, and 3006 to who forgets the 零.
    """
    total = section = 0  # what stands before the last 万 or 亿; what stands since
    digit: int | None = None
    last, gap = (
        10**4,
        True,
    )  # the last place given in this section; whether a 零 or its begin allows a low digit
    expanded = digits.replace("廿", "二十").replace("卅", "三十")
    for index, character in enumerate(expanded):
        if character in _DIGITS:
            if digit not in (None, 0):
                raise Refused("N001", text=text)
            digit = _DIGITS[character]
            gap = gap or digit == 0
        elif character in _TENS:
            place = _TENS[character]
            if place >= last or digit == 0 or (digit is None and (place, last) != (10, 10**4)):
                raise Refused("N001", text=text)
            section += (digit or 1) * place
            digit, last, gap = None, place, False
        else:
            place = 10**4 if character == "万" else 10**8
            section += digit or 0
            if index == 0 or (section == 0 and total == 0):
                raise Refused("N001", text=text)
            if character == "亿":
                total, section = (total + section) * place, 0
            else:
                total, section = total + section * place, 0
            digit, last, gap = None, 10**4, False
    if digit and not (gap or last == 10 or len(expanded) == 1):
        raise Refused("N001", text=text)
    return total + section + (digit or 0)
