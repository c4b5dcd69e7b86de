"""Numbers as English prose writes them: 1,500, £2.3bn, twenty thousand, two-thirds, one in five, a dozen, double."""

from __future__ import annotations

import re
from fractions import Fraction

from xihaian import lexicon_en as words
from xihaian.lexing import LONGEST, any_of
from xihaian.mentions import Mention
from xihaian.names_en import MONEY, WORD

_BIG = (
    r"(?:hundred|thousand|[Mm]illions?|[Bb]illions?|trillion|quadrillion|quintillion|lakhs?|crores?)"
    r"(?:\s+(?:thousand|million|billion|crores?))?\b"
)
_SHORT = r"(?:(?:bn|mn|mln|tn|trl|tri|bil|mil|[mkb])\b(?![/²³]|\.[0-9])|M(?=\s[a-z]))"
_DIGITS = (
    rf"(?:[0-9]+,[0-9]{{1,2}}(?=[\s-]?(?:%|per\s?cent|pc\b|{_BIG}))"  # 23,9 percent
    r"|(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])"  # 1,25,000
    r"|[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?)"  # 365 000
)
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")
_SPELT = rf"\b{WORD}(?:[-\s]{WORD})?\b(?:\s+{_BIG}(?:\s+(?:and\s+)?{WORD}(?:[-\s]{WORD})?\b)?)*"
AMOUNT = re.compile(
    rf"""(?P<sign>(?<![0-9\w)])[-−])?(?P<money>{MONEY})?
    (?:(?P<digits>{_DIGITS})(?P<scale>[\s-]*{_BIG}|\s?{_SHORT})?
      |(?P<spelt>{_SPELT})
      |\ba\s+(?P<a>hundred|thousand|million|billion|dozen)\b|(?P<dozen>\bdozen\b))""",
    re.VERBOSE,
)
RUN = re.compile(rf"[^\w\s]*(?:{_DIGITS}|[A-Za-z]+)[A-Za-z]*")
_PART = re.compile(rf"(?:(?P<above>one|two|three|four|a|[0-9])[\s-])?(?P<below>{any_of(words.PARTS)})\b", re.IGNORECASE)
_OF_EVERY = re.compile(
    r"(?P<above>one|two|three|four|five|six|seven|eight|nine|[0-9]{1,2})\s+(?:in|out\s+of)\s+(?:every\s+)?"
    r"(?P<below>two|three|four|five|six|eight|ten|[0-9]{1,3})\b",
    re.IGNORECASE,
)
_HALF_A = re.compile(r"[Hh]alf(?:\s+an?)?[\s-](?P<whole>dozen|million|billion|trillion)")
_SHARE = re.compile("[1-9]/[2-9]")
_WORDS = re.compile("[A-Za-z]+")
_TENS, _TEN = 20, 10

# How each kind of quantity begins, in the order in which they are tried.
BEGINS = {
    "in": r"\b(?:[Oo]ne|two|three|four|five|six|seven|eight|[Nn]ine|[0-9]{1,2})\s+(?:in|out\s+of)\s+(?:every\s+)?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,3})\b(?!\s?(?:%|per|million))",
    "six": r"\b[Hh]alf(?:\s+an?)?[\s-](?:dozen|million|billion|trillion)\b",
    "part": r"\b(?:(?:[Oo]ne|[Tt]wo|[Tt]hree|four|a)[\s-])?(?:thirds?|quarters?|fifths?|tenths)\b(?=\s+of\b)"
    r"|\b(?:[Oo]ne|[Tt]wo|[Tt]hree)[\s-](?:thirds?|quarters?|fifths?)\b"
    r"|(?<=\bby )half\b"
    r"|(?:(?<=\bover )|(?<=\bthan )|(?<=\babout )|(?<=\bnearly )|(?<=\balmost ))half\b(?!\s+an?\b)"
    r"|\b[Hh]alf(?=\s+(?:of|the|a\b|all|what|as)\b)"
    r"|\ba\s(?:third|quarter|half|fifth|tenth)\b(?=[,.;:)]|\s*$|\s+(?:of|more|less|fewer|lower|higher|by|in|between|from|to|over|since|and|or|on|at)\b)"
    r"|(?<![0-9/])[1-9]/[2-9](?![0-9/])",
    "times": rf"\b(?:{any_of(words.TIMES)}|[Hh]alv(?:e|ing|ed)|Doubl(?:e|ing)|Tripl(?:e|ing))\b",
    "amount": rf"{MONEY}?[0-9]|\b{WORD}\b|\ba\s+(?:hundred|thousand|million|billion|dozen)\b|\bdozen\b",
}


def value_of(match: re.Match[str]) -> Fraction | None:
    """Return the number in full: 2300000 of 2.3 million; ``None`` where two words are no one number."""
    if len(match[0]) > LONGEST:
        return None
    if match["digits"]:
        digits = match["digits"]
        point = "." if _DECIMAL_COMMA.fullmatch(digits) else ""
        value = Fraction("".join(digits.replace(",", point).split()))
    elif match["spelt"]:
        spelt = _spelt(match["spelt"])
        if spelt is None:
            return None
        value = Fraction(spelt)
    else:
        value = Fraction({**words.SMALL, **words.SCALES}[match["a"] or "dozen"])
    return value * scale_of(match) * (-1 if match["sign"] else 1)


def scale_of(match: re.Match[str]) -> int:
    """Return what the words of magnitude multiply a number by."""
    scale = 1
    for word in (match["scale"] or "").replace("-", " ").split():
        scale *= words.SCALES[word.lower().removesuffix("s")]
    return scale


def _spelt(text: str) -> int | None:
    """Return a number in words, two thousand four hundred; ``None`` where the words are no one number."""
    total = section = last = 0
    for word in re.split(r"[-\s]+", text.lower()):
        if word in words.SCALES and word != "hundred":
            total, section, last = total + section * words.SCALES[word], 0, 0
        elif word == "hundred":
            section, last = section * 100, 0
        elif word != "and":
            value = words.SMALL[word]
            if last and not (last >= _TENS and 0 < value < _TEN):
                return None
            section, last = section + value, value
    return total + section


def part(flat: str, start: int) -> Mention | None:
    """Return two-thirds as 2/3, half as 1/2."""
    match = _PART.match(flat, start)
    if match is None:
        share = _SHARE.match(flat, start)
        return Mention(start, share.end(), "quantity", Fraction(share[0]), Fraction(share[0])) if share else None
    number = Fraction(_small(match["above"] or "one"), words.PARTS[match["below"].lower()])
    return Mention(start, match.end(), "quantity", number, number)


def of_every(flat: str, start: int) -> Mention | None:
    """Return one in five as 1/5."""
    match = _OF_EVERY.match(flat, start)
    below = _small(match["below"]) if match else 0
    if match is None or not below:
        return None
    number = Fraction(_small(match["above"]), below)
    return Mention(start, match.end(), "quantity", number, number)


def times(flat: str, start: int) -> Mention | None:
    """Return double as 2 times."""
    word = _WORDS.match(flat, start)
    if word is None:
        return None
    if word[0].lower().startswith("halv"):
        return Mention(start, word.end(), "quantity", Fraction(1, 2), Fraction(1, 2), change="down")
    number = Fraction(words.TIMES[word[0].lower()])
    return Mention(start, word.end(), "quantity", number, number, "times", change="up")


def six(flat: str, start: int) -> Mention | None:
    """Return half a dozen as 6, half a million as 500000."""
    match = _HALF_A.match(flat, start)
    if match is None:
        return None
    value = Fraction({**words.SMALL, **words.SCALES}[match["whole"]], 2)
    return Mention(start, match.end(), "quantity", value, value)


def _small(word: str) -> int:
    return int(word) if word.isdigit() else {**words.SMALL, "a": 1}[word.lower()]
