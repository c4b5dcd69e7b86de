"""Numbers as they are shown: the only rounding there is, and never so that a miss looks like a hit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import floor

from xihaian.intervals import Interval, digits, exact_text

_EIGHTHS = "▁▂▃▄▅▆▇█"
_ROUND = 2  # decimals that a round number has at the most
_DEEPEST = 100  # decimals that are looked at for one that shows a difference
_MOST_PLACES = 12  # decimals that are shown before a value is rounded


def number(value: Fraction) -> str:
    """Return the value exactly where it is short, else rounded half to even, with ≈ before it.

    What is close to a round number never shows as that number, and what is not zero never as zero.

    >>> number(Fraction("-1.8")), number(Fraction(2, 3)), number(4000 - Fraction(1, 3 * 10**9))
    ('-1.8', '≈0.6667', '≈3999.999999999667')
    """
    text = exact_text(value)
    if "/" not in text and len(text.partition(".")[2]) <= _MOST_PLACES:
        return text
    places = 4
    while places <= _DEEPEST and len(exact_text(round(value, places)).partition(".")[2]) <= _ROUND:
        places += 4  # 3999.99999… is not to look like 4000
    return f"≈{exact_text(round(value, places))}"


def signed(value: Fraction) -> str:
    """Return a difference with its sign.

    >>> signed(Fraction(3)), signed(Fraction(2, 3)), signed(Fraction(0))
    ('+3', '≈+0.6667', '0')
    """
    text = number(value)
    if value <= 0:
        return text
    return f"≈+{text.removeprefix('≈')}" if text.startswith("≈") else f"+{text}"


def amount(value: Interval) -> str:
    """Return one value, or the bounds of several: ``>3600``, ``≥50``, ``5928~6552``, ``>5000~5500``."""
    if value.exact is not None:
        return number(value.exact)
    if value.low is None or value.high is None:
        bound = value.low if value.low is not None else value.high
        signs = ("≥", ">") if value.low is not None else ("≤", "<")
        return signs[value.low_open or value.high_open] + number(bound) if bound is not None else "…"
    return f"{'>' if value.low_open else ''}{number(value.low)}~{'<' if value.high_open else ''}{number(value.high)}"


def rough(value: Interval, rounded: Callable[[Fraction], int] = round) -> Interval:
    """Return values to four digits or the nearest whole: what is only expected is not known better.

    ``rounded`` makes a whole number: ``ceil`` of what is still needed, ``floor`` of what is still allowed.

    >>> str(rough(Interval.of(Fraction(5200, 3)))), str(rough(Interval.of(Fraction(31, 3))))
    ('1733', '10.33')
    """
    low, high = (None if end is None else _to_digits(end, rounded) for end in (value.low, value.high))
    return Interval(low, high, value.low_open, value.high_open)


def _to_digits(value: Fraction, rounded: Callable[[Fraction], int]) -> Fraction:
    whole = len(digits(floor(abs(value)))) if abs(value) >= 1 else 0
    places = max(0, 4 - whole)
    return Fraction(rounded(value * 10**places), 10**places)


def share(value: Fraction) -> str:
    """Return a share as a percentage with one decimal, rounded down: 99.96 % is never 100 %.

    Completion and schedule are both rounded down, so that the one that is behind never shows as ahead.

    >>> share(Fraction("0.9996")), share(Fraction(1)), share(Fraction("-0.00001"))
    ('99.9%', '100%', '-0.1%')
    """
    tenths = value.numerator * 1000 // value.denominator
    whole, tenth = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{digits(whole)}{f'.{tenth}' if tenth else ''}%"


def shares(value: Interval) -> str:
    """Return the percentages of an interval of shares, each rounded down."""
    if value.exact is not None:
        return share(value.exact)
    if value.high is None and value.low is not None:
        return f"{'>' if value.low_open else '≥'}{share(value.low)}"
    if value.low is None or value.high is None:
        return "…"
    low, high = share(value.low).removesuffix("%"), share(value.high)
    return f"{'>' if value.low_open else ''}{low}~{'<' if value.high_open else ''}{high}"


def spark(shares: Sequence[Fraction]) -> str:
    """Return a bar of one cell for each share of 1; only a share of 1 or more is full.

    >>> spark([Fraction(0), Fraction(1, 2), Fraction("0.999"), Fraction(2)])
    '▁▄▇█'
    """
    return "".join(_EIGHTHS[max(0, min(floor(value * 8), 8) - 1)] for value in shares)


def bar(value: Fraction, width: int) -> str:
    """Return a bar of that many cells for a share of 1; only a share of 1 or more fills it."""
    eighths = max(0, min(floor(value * width * 8), width * 8))
    full, part = divmod(eighths, 8)
    return "█" * full + (" ▏▎▍▌▋▊▉"[part] if part else "") + "·" * (width - full - bool(part))
