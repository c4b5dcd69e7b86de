"""What we say about a file: a code, a place and named facts; the sentence is made at the edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding weighs: an error allows no verdict, a warning wants a look, a note is for the record."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


# Every code that is not an error. What each means, and its cure, stand in words/.
_WARNINGS = frozenset(
    "A002 A003 A024 F008 F009 P017 P019 P020 P021 P022 P027 P028 P029 S001 S004 S005 S006 S007 S008 S009 S010 "
    "S011 S012 S013 S014 S015 S016 S017 S018 S019 S021 S022 S023 S024 S025 S026 S027 S028 S029 S030 S031 "
    "T005 T006 T008 U007".split()
)
_NOTES = frozenset("F005 F010 F012 F014 P018 S104 S105 U003 U004 U005 S003 S101 S102 S103 T100".split())


class Place(NamedTuple):
    """Where: a file, its line from 1, and the column from 1 (of the text in YAML, of the table in CSV)."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


class Finding(NamedTuple):
    """One remark. ``facts`` fill the sentence of ``code`` and are all texts."""

    code: str
    place: Place | None = None
    facts: Mapping[str, str] = MappingProxyType({})
    severity: Severity = Severity.ERROR

    def as_warning(self) -> Finding:
        """Return the same remark, weighing less."""
        return self._replace(severity=Severity.WARNING)


def finding(code: str, place: Place | None = None, **facts: object) -> Finding:
    """Return the finding of ``code`` with the severity that belongs to it; facts that are ``None`` are left out."""
    severity = Severity.WARNING if code in _WARNINGS else Severity.NOTE if code in _NOTES else Severity.ERROR
    texts = {name: str(value) for name, value in facts.items() if value is not None}
    return Finding(code, place, MappingProxyType(texts), severity)


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return those that allow no verdict."""
    return tuple(item for item in findings if item.severity is Severity.ERROR)


def nearest(text: str, known: Iterable[str]) -> str | None:
    """Return the known word that a mistyped one was probably meant to be."""
    from difflib import get_close_matches  # late: most runs have nothing to suggest

    return next(iter(get_close_matches(text, list(known), n=1, cutoff=0.6)), None)
