"""How things look: the language, the width, and a word, a sign and a colour for each status."""

from __future__ import annotations

from typing import NamedTuple

from xihaian.status import Status
from xihaian.words import Catalogue, catalogue

# Signs that exist in GBK, and colours that a terminal knows by name. Colour never stands alone.
SIGNS = {
    Status.ATTAINED: "√", Status.ON_PACE: "●", Status.AT_RISK: "▲", Status.BEHIND: "◆", Status.MISSED: "×",
    Status.PENDING: "○", Status.UNDECIDED: "?", Status.NO_DATA: "-",
}  # fmt: skip
COLOURS = {
    Status.ATTAINED: "green", Status.ON_PACE: "cyan", Status.AT_RISK: "yellow", Status.BEHIND: "magenta",
    Status.MISSED: "red", Status.PENDING: "blue", Status.UNDECIDED: "yellow", Status.NO_DATA: "bright_black",
}  # fmt: skip

_CODES = {"red": 31, "green": 32, "yellow": 33, "blue": 34, "magenta": 35, "cyan": 36, "bright_black": 90}


class Look(NamedTuple):
    """What a renderer is told about its reader; ``width`` is ``None`` where nothing may be cut, as in a pipe."""

    language: str = "en"
    width: int | None = None
    colour: bool = False

    @property
    def words(self) -> Catalogue:
        """The catalogue of the language."""
        return catalogue(self.language)

    def painted(self, text: str, status: Status) -> str:
        """Return the text in the colour of the status, where there are colours."""
        return f"\x1b[{_CODES[COLOURS[status]]}m{text}\x1b[0m" if self.colour else text
