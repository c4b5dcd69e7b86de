"""An interval of values: what was reported may be a bound, and what was promised always is one."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

_ANY = "any"  # every value there is
_LONG = 10**600  # from which ``str`` may refuse to write a whole number
_ENDLESS = re.compile(r"(>=|>|<=|<)(\S+)")
_BOTH_ENDS = re.compile(r"([\[(])(\S+), (\S+)([\])])")


def exact_text(value: Fraction) -> str:
    """Return the exact number as text: a plain decimal where one exists, else a fraction.

    >>> exact_text(Fraction(31, 5)), exact_text(Fraction(-1, 3))
    ('6.2', '-1/3')
    """
    rest, twos, fives = value.denominator, 0, 0
    if rest == 1:
        return digits(value.numerator)
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{digits(value.numerator)}/{digits(value.denominator)}"
    places = max(twos, fives)
    text = digits(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{'-' if value < 0 else ''}{text[:-places]}.{text[-places:]}"


def digits(number: int) -> str:
    """Return the whole number as text, of any length: ``str`` has a limit."""
    return str(number) if -_LONG < number < _LONG else format(Decimal(number), "f")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``; ``None`` is no bound on that side, and an open end is not included."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is None or self.high is None:  # an end that is not there is neither open nor closed
            object.__setattr__(self, "low_open", self.low_open and self.low is not None)
            object.__setattr__(self, "high_open", self.high_open and self.high is not None)

    @classmethod
    def of(cls, value: Fraction | int) -> Interval:
        """Return the interval that holds this one value."""
        exact = value if isinstance(value, Fraction) else Fraction(value)
        return cls(exact, exact)

    @classmethod
    def parse(cls, text: str) -> Interval:
        """Return the interval that ``str`` wrote, as the machine formats carry it.

        >>> Interval.parse(">3600").low, str(Interval.parse("[19/3, 7)"))
        (Fraction(3600, 1), '[19/3, 7)')
        """
        if text == _ANY:
            return EVERYTHING
        if match := _BOTH_ENDS.fullmatch(text):
            opening, low, high, closing = match.groups()
            return cls(Fraction(low), Fraction(high), opening == "(", closing == ")")
        if match := _ENDLESS.fullmatch(text):
            sign, bound = match[1], Fraction(match[2])
            return cls(bound, None, sign == ">") if sign[0] == ">" else cls(None, bound, False, sign == "<")
        return cls.of(Fraction(text))

    @property
    def exact(self) -> Fraction | None:
        """The one value that it holds, or ``None`` where it holds more than one."""
        return self.low if self.low is self.high or self.low == self.high else None

    @property
    def is_positive(self) -> bool:
        """Whether all its values are above zero."""
        return self.low is not None and (self.low > 0 or (self.low == 0 and self.low_open))

    def __str__(self) -> str:
        if self.low is not None and self.high is not None:
            if self.low is self.high or self.low == self.high:
                return exact_text(self.low)
            opening, closing = "(" if self.low_open else "[", ")" if self.high_open else "]"
            return f"{opening}{exact_text(self.low)}, {exact_text(self.high)}{closing}"
        if self.low is not None:
            return f"{'>' if self.low_open else '>='}{exact_text(self.low)}"
        if self.high is not None:
            return f"{'<' if self.high_open else '<='}{exact_text(self.high)}"
        return _ANY

    def __add__(self, other: Interval) -> Interval:
        if self.low is not None and self.low is self.high and other.low is not None and other.low is other.high:
            return Interval.of(self.low + other.low)  # one value each: one sum
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def shifted(self, by: Fraction) -> Interval:
        """Return every value plus ``by``."""
        return self + Interval.of(by) if by else self

    def less(self, by: Fraction) -> Interval:
        """Return every value less ``by``."""
        if self.low is not None and self.low is self.high:
            return Interval.of(self.low - by)
        return self.shifted(-by)

    def scaled(self, factor: Fraction) -> Interval:
        """Return every value times ``factor``; a negative factor turns the ends round."""
        if self.low is not None and self.low is self.high:
            return Interval.of(self.low * factor)
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        if factor >= 0:
            return Interval(low, high, self.low_open, self.high_open)
        return Interval(high, low, self.high_open, self.low_open)

    def over(self, other: Interval) -> Interval:
        """Return every value divided by every one of ``other``, which holds only values above zero.

        >>> str(Interval(Fraction(90), Fraction(110)).over(Interval(Fraction(100), None)))
        '(0, 1.1]'
        """
        return Interval(
            None if self.low is None else _quotient(self.low, other.high if self.low >= 0 else other.low),
            None if self.high is None else _quotient(self.high, other.low if self.high > 0 else other.high),
            _is_open(self.low, self.low_open, other, upper=self.low is not None and self.low >= 0),
            _is_open(self.high, self.high_open, other, upper=self.high is not None and self.high <= 0),
        )

    def __contains__(self, value: Fraction) -> bool:
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    def within(self, other: Interval) -> bool:
        """Return whether every value of this interval is also one of ``other``."""
        low = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open)))
        )
        high = other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open)))
        )
        return low and high

    def apart_from(self, other: Interval) -> bool:
        """Return whether the two have no value in common."""
        return self._all_below(other) or other._all_below(self)

    def _all_below(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def samples(self, breaks: list[Fraction]) -> list[Fraction]:
        """Return a value of each piece into which ``breaks`` cut the interval, and the breaks in it.

        A judgement that changes only at the breaks takes on these values all the results that it
        takes on in the whole interval.
        """
        if (exact := self.exact) is not None:
            return [exact]
        inner = sorted({point for point in breaks if point in self})
        ends = [end for end in (self.low, self.high) if end is not None]
        points = sorted({*inner, *ends})
        if not points:
            return [Fraction(0)]
        found = [point for point in points if point in self]
        found += [(left + right) / 2 for left, right in itertools.pairwise(points)]
        if self.low is None:
            found.append(points[0] - 1)
        if self.high is None:
            found.append(points[-1] + 1)
        return sorted(found)


def _quotient(value: Fraction, divisor: Fraction | None) -> Fraction | None:
    """Return the quotient; a divisor without end leaves zero, and one of zero no bound."""
    if divisor is None or value == 0:
        return Fraction(0)
    return value / divisor if divisor else None


def _is_open(value: Fraction | None, is_open: bool, divisor: Interval, *, upper: bool) -> bool:
    """Return whether the end that ``value`` gives, divided by one end of ``divisor``, is not reached."""
    if value is None or value == 0:
        return is_open
    end, end_open = (divisor.high, divisor.high_open) if upper else (divisor.low, divisor.low_open)
    return is_open or end_open or end is None


EVERYTHING = Interval(None, None)


def total(values: list[Interval]) -> Interval:
    """Return the exact sum; of none, zero."""
    lows, highs = [value.low for value in values], [value.high for value in values]
    low = _sum(lows)
    if lows == highs:
        return Interval(low, low)
    return Interval(low, _sum(highs), any(value.low_open for value in values), any(value.high_open for value in values))


def _sum(values: list[Fraction | None]) -> Fraction | None:
    """Return the sum, ``None`` where one has no end; halves are added so that long denominators come late."""
    by_denominator: dict[int, int] = {}
    for value in values:
        if value is None:
            return None
        by_denominator[value.denominator] = by_denominator.get(value.denominator, 0) + value.numerator
    terms = [Fraction(numerator, denominator) for denominator, numerator in sorted(by_denominator.items())]
    while len(terms) > 1:
        odd = terms[-1:] if len(terms) % 2 else []
        terms = [one + two for one, two in zip(terms[::2], terms[1::2], strict=False)] + odd
    return terms[0] if terms else Fraction(0)
