"""What there is to say about the rows of files: findings at their places, and remarks that stand for many rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from xihaian.findings import Finding, Place, Severity, finding

_MOST_ALIKE = 1000  # findings of one code; a file of millions of bad rows says the rest as a number

Remark = tuple[str, str, str]  # what is said once of many rows: its code, the target, the unit


class Said:
    """Keeps what was said, and how often."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.faults = 0  # how many errors there were, shown or not
        self.said = 0  # how many findings there were, shown or not
        self._alike: dict[str, int] = {}
        self._remarks: dict[Remark, tuple[Place, int, dict[str, str]]] = {}

    def say(self, item: Finding) -> None:
        """Keep a finding; of those of one code only the first thousand, and how many more."""
        self._alike[item.code] = self._alike.get(item.code, 0) + 1
        self.faults += item.severity is Severity.ERROR
        self.said += 1
        if self._alike[item.code] <= _MOST_ALIKE:
            self.findings.append(item)

    def say_all(self, items: Iterable[Finding]) -> None:
        """Keep several findings."""
        for item in items:
            self.say(item)

    def count_of(self, code: str) -> int:
        """Return how many findings of a code there were."""
        return self._alike.get(code, 0)

    def remark(self, key: Remark, place: Place, facts: dict[str, str], rows: int = 1) -> None:
        """Count rows that a remark is about; it stands at the first of them."""
        first, count, _ = self._remarks.get(key, (place, 0, facts))
        self._remarks[key] = (first, count + rows, facts)

    def leave_out(self, promise: str, place: Place, day: date) -> None:
        """Keep that one more row of a promise was left out, because it was published after ``day``."""
        self.remark(("S105", promise, ""), place, {"day": str(day)})

    def assume_again(self, assumed: Iterable[Remark], rows: int) -> None:
        """Count more rows of which the same was assumed."""
        for key in assumed:
            place, _, facts = self._remarks[key]
            self.remark(key, place, facts, rows)

    def assume_as(self, other: Said) -> None:
        """Take over what another reader assumed."""
        for key, (place, count, facts) in other._remarks.items():
            self.remark(key, place, facts, count)

    def finish(self) -> tuple[Finding, ...]:
        """Return everything that was said, with the remarks that stand for many rows."""
        paths = list(dict.fromkeys(place.path for place, _, _ in self._remarks.values()))
        for key in sorted(self._remarks, key=lambda key: self._order(key, paths)):
            code, promise, _ = key
            place, count, facts = self._remarks[key]
            self.findings.append(finding(code, place, target=promise, count=count, **facts))
        for code, count in self._alike.items():
            if count > _MOST_ALIKE:
                more = finding("A012", None, alike=code, count=count - _MOST_ALIKE)
                weight = next(item.severity for item in self.findings if item.code == code)
                self.findings.append(more._replace(severity=weight))
        return tuple(self.findings)

    def _order(self, remark: Remark, paths: Sequence[str]) -> tuple[int, int, Remark]:
        place = self._remarks[remark][0]
        return paths.index(place.path), place.line or 0, remark
