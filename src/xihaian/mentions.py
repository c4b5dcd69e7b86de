"""A number in a text: what it says, or what it is instead of a quantity."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Kind = Literal["quantity", "date", "ordinal", "heading", "name", "vague"]
Comparison = Literal["at_least", "more_than", "at_most", "less_than", "between", "about"]
Change = Literal["up", "down", "from", "to"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in the flat text of a ``Prose``, from ``start`` to ``end`` with its unit.

    Of a quantity: ``low`` and ``high`` are equal but for a range; the number is as written, with the magnitude word
    in the unit (1.5 of 万亩). ``comparison`` is ``None`` where no word gives one. ``phrase`` are the offsets with the
    words that bind it (突破 before, 以上 behind). ``change`` says that the number is a change, or its two ends.
    Other kinds (a date, an ordinal, a name such as 十四五) have neither number nor unit.
    """

    start: int
    end: int
    kind: Kind = "quantity"
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    unit: str | None = None
    comparison: Comparison | None = None
    change: Change | None = None
    phrase: tuple[int, int] = (0, 0)
    noun: str = ""

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.low != self.high
