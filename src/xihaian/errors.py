"""When work cannot go on: errors that carry the findings which say why."""

from __future__ import annotations

from collections.abc import Iterable

from xihaian.findings import Finding, Place, finding
from xihaian.words import catalogue


class XihaianError(Exception):
    """Work cannot go on; ``findings`` say all that is known of why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(map(_in_words, self.findings)))


def _in_words(item: Finding) -> str:
    place = f"{item.place}: " if item.place else ""
    return f"{place}{item.code} {catalogue('en').message(item.code, item.facts)}"


class PlanError(XihaianError):
    """The file holds no valid plan."""


class ActualsError(XihaianError):
    """The files hold no actuals that a verdict could stand on."""


class FileError(XihaianError):
    """A file cannot be read or written."""


class UsageError(XihaianError):
    """The request names something that the plan does not have."""


class Refused(ValueError):  # noqa: N818 - a text is refused; nothing is in error yet
    """A text that is no number, unit, period or stage, and the code that says why; the reader knows the place."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code, facts)

    def at(self, place: Place) -> Finding:
        """Return the finding at the place where the text stands."""
        return finding(self.code, place, **self.facts)
