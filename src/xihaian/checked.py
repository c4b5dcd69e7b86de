"""A check that was written as JSON, as far as a later one is held against it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from xihaian.errors import Refused
from xihaian.intervals import Interval
from xihaian.period_texts import read_period
from xihaian.periods import Period
from xihaian.records import FORMAT
from xihaian.status import STAGES, Status

_LONGEST = 400  # characters of a number; to show a longer one would take its time
_NUMBER = r"-?[0-9]+(\.[0-9]+|/[0-9]*[1-9][0-9]*)?"
_VALUES = re.compile(rf"(>=|>|<=|<)?{_NUMBER}|[\[(]{_NUMBER}, {_NUMBER}[\])]")
_ANY_YEAR = Period.of_years(2000, 2000)


def _value(text: Any) -> Any:
    """Return the values that a record's text stands for."""
    if text is None:
        return text
    if not isinstance(text, str) or len(text) > _LONGEST or not _VALUES.fullmatch(text):
        raise ValueError(f"'{text}' is no number"[:100])
    return Interval.parse(text)


def _value_or_stage(text: Any) -> Any:
    return text if text in STAGES else _value(text)


def _exact(text: Any) -> Any:
    _value(text)
    return text


def _exact_or_stage(text: Any) -> Any:
    return text if text in STAGES else _exact(text)


def _period(text: Any) -> Any:
    try:
        return read_period(text, _ANY_YEAR) if isinstance(text, str) else text
    except Refused as refused:
        raise ValueError(f"'{text}' is no period"[:100]) from refused


Exact = Annotated[str | None, BeforeValidator(_exact)]  # equal values have equal texts
ExactOrStage = Annotated[str | None, BeforeValidator(_exact_or_stage)]
Values = Annotated[Interval | str | None, BeforeValidator(_value_or_stage)]
Days = Annotated[Period | None, BeforeValidator(_period)]
Texts = Annotated[dict[str, str], Field(min_length=1)]


class _Part(BaseModel):
    """Of each record only the keys that matter here."""

    model_config = ConfigDict(extra="ignore", frozen=True, arbitrary_types_allowed=True)


class CheckedPlan(_Part):
    """The plan of a check."""

    id: str
    title: Texts
    tolerance: str


class WaitingRow(_Part):
    """A row that ends after the day that was asked for."""

    period: Days
    value: Values
    region: str | None

    @field_validator("period")
    @classmethod
    def _is_there(cls, period: Period | None) -> Period:
        if period is None:
            raise ValueError("a row has a period")
        return period


class CheckedRow(WaitingRow):
    """A row that a result used."""

    level: bool
    published: Days
    written: str
    written_unit: str

    @property
    def as_written(self) -> str:
        """The value with its unit."""
        return self.written + self.written_unit


class CheckedLedger(_Part):
    """The ledger that a result used."""

    entries: int
    last: str


class CheckedPoint(_Part):
    """An earlier day of a result."""

    end: date
    actual: Exact


class CheckedFinding(_Part):
    """A finding about a result."""

    code: str


class CheckedResult(_Part):
    """One result, with what it was promised to be and the rows that it used."""

    target: str | None = None
    milestone: str | None = None
    part: str | None
    name: Texts
    measure: str
    comparison: str
    wanted: str
    unit: str | None
    unit_factor: str | None
    period: str
    pace: dict[str, Any] | None
    baseline: dict[str, str] | None
    parts: dict[str, str] | None
    level_unit: str | None
    most_per_month: str | None
    weight: str | None
    status: Status
    actual: ExactOrStage
    actual_period: Days
    completion: Exact
    schedule: Exact
    trend: tuple[CheckedPoint, ...]
    rows: tuple[CheckedRow, ...]
    waiting: tuple[WaitingRow, ...]
    waiting_entries: int
    ledger: CheckedLedger | None
    findings: tuple[CheckedFinding, ...]

    @model_validator(mode="after")
    def _is_named(self) -> CheckedResult:
        if (self.target is None) == (self.milestone is None):
            raise ValueError("names no target and no milestone, or both")
        return self

    @property
    def id(self) -> str:
        """The id of the target or milestone."""
        return self.target or self.milestone or ""

    @property
    def key(self) -> tuple[str, str | None]:
        """By what it is found in another check."""
        return self.id, self.part

    @property
    def end(self) -> date | None:
        """The last day of the standing, or ``None`` without one."""
        return self.actual_period.end if self.actual_period else None

    @property
    def entries(self) -> int | None:
        """How many entries of a ledger it stands on."""
        return self.ledger.entries if self.ledger else None

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the findings about it."""
        return frozenset(item.code for item in self.findings)

    @property
    def last_entry(self) -> str | None:
        """The period of the last entry of a ledger."""
        return self.ledger.last if self.ledger else None

    @property
    def points(self) -> Mapping[date, str | None]:
        """What it stood at on each day that is known, the last included."""
        now = {self.end: self.actual} if self.end else {}
        return {**{point.end: point.actual for point in self.trend}, **now}


class Check(_Part):
    """A whole check."""

    format: int
    tool: str
    plan: CheckedPlan
    as_of: date | None
    known_on: date | None
    select: str | None
    by: Literal["domain", "region", "owner"]
    results: tuple[CheckedResult, ...]

    @field_validator("format")
    @classmethod
    def _is_ours(cls, number: int) -> int:
        if number != FORMAT:
            raise ValueError(f"format {number}, wanted {FORMAT}")
        return number

    @field_validator("results")
    @classmethod
    def _is_unique(cls, results: tuple[CheckedResult, ...]) -> tuple[CheckedResult, ...]:
        seen = set[tuple[str, str | None]]()
        for result in results:
            if result.key in seen:
                raise ValueError(f"'{result.id}' stands twice")
            seen.add(result.key)
        return results
