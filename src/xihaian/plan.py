"""The model of the plan file: what was promised, in which unit, in whose words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from xihaian.fields import (
    Days,
    Factor,
    Identifier,
    Names,
    Number,
    Pace,
    Paces,
    Pair,
    Parts,
    Points,
    Positive,
    Text,
    UnitName,
    one_of,
)
from xihaian.intervals import Interval
from xihaian.periods import Period
from xihaian.units import Unit, Units

COMPARISONS = ("at_least", "more_than", "at_most", "less_than", "between", "about")

Measure = Annotated[Literal["flow", "stock", "rate"], BeforeValidator(one_of("flow", "stock", "rate"))]
Commitment = Annotated[
    Literal["binding", "expected", "stretch"], BeforeValidator(one_of("binding", "expected", "stretch"))
]
Reach = Annotated[Literal["started", "completed"], BeforeValidator(one_of("started", "completed"))]


class Model(BaseModel):
    """Frozen, and strict about keys that nobody knows."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


class Source(Model):
    """The document that the plan was published as."""

    title: Text
    publisher: Text | None = None
    published: Text | None = None
    url: Text | None = None


class Header(Model):
    """The plan itself. ``tolerance`` is in points of progress behind schedule, from 0."""

    id: Identifier
    title: Names
    period: Days
    source: Source | None = None
    tolerance: Points = Decimal(10)


class OwnUnit(Model):
    """A unit that only this plan knows: ``factor`` of the first unit of its dimension."""

    name: Text
    dimension: Text
    factor: Factor = Fraction(1)

    def unit(self) -> Unit:
        """Return it as the unit table keeps it."""
        return Unit(self.name, self.dimension, self.factor)


class Baseline(Model):
    """Where a stock stood before: its value in the target's unit, and when."""

    value: Number
    period: Days


class Promise(Model):
    """What a target and a milestone have in common."""

    id: Identifier
    name: Names
    commitment: Commitment | None = None
    own_period: Days | None = Field(None, alias="period")
    owner: Text | None = None
    note: Names | None = None
    quote: Text | None = None
    quotes: tuple[Text, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every quotation that anchors it in the plan's text."""
        return ((self.quote,) if self.quote else ()) + (self.quotes or ())


class Target(Promise):
    """A promise with a number and a unit; exactly one of the comparisons is given."""

    measure: Measure
    unit: UnitName
    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    between: Pair | None = None
    about: Number | None = None
    within: Positive | None = None
    pace: Paces = Pace()
    baseline: Baseline | None = None
    parts: Parts | None = None
    level_unit: UnitName | None = None
    most_per_month: Positive | None = None
    weight: Positive = Decimal(1)
    unconfirmed: tuple[Text, ...] = ()

    @cached_property
    def comparison(self) -> str:
        """The name of the one comparison that is given."""
        return next(name for name in COMPARISONS if getattr(self, name) is not None)

    @cached_property
    def bound(self) -> Fraction | None:
        """The number that it is held against, or ``None`` for a range."""
        number = self.at_least, self.more_than, self.at_most, self.less_than
        return next((Fraction(value) for value in number if value is not None), None)

    @cached_property
    def wanted(self) -> Interval:
        """All values that keep the promise."""
        if self.between is not None:
            return Interval(Fraction(self.between[0]), Fraction(self.between[1]))
        if self.about is not None:
            middle, width = Fraction(self.about), Fraction(self.within or 0)
            return Interval(middle - width, middle + width)
        if self.is_floor:
            return Interval(self.bound, None, low_open=self.more_than is not None)
        return Interval(None, self.bound, high_open=self.less_than is not None)

    def part(self, region: str) -> Target:
        """Return the target that one of its parts is: the same comparison with the number of that region."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        alone: dict[str, Any] = {"parts": None, "baseline": None, "most_per_month": None}
        number = (self.parts or {})[region]
        return Target.model_construct(self.model_fields_set, **{**fields, **alone, self.comparison: number})

    @property
    def is_floor(self) -> bool:
        """Whether more is better."""
        return self.at_least is not None or self.more_than is not None

    @property
    def is_ceiling(self) -> bool:
        """Whether less is better."""
        return self.at_most is not None or self.less_than is not None


class Milestone(Promise):
    """A promise without a number; ``reach`` says which stage counts as done."""

    reach: Reach = "completed"


class Domain(Model):
    """One part of the plan (领域), in the plan's order."""

    id: Identifier
    name: Names
    targets: tuple[Target, ...] = ()
    milestones: tuple[Milestone, ...] = ()

    @property
    def promises(self) -> tuple[Target | Milestone, ...]:
        """Its targets, then its milestones."""
        return self.targets + self.milestones


class Waived(Model):
    """A figure of the source that promises nothing, and why."""

    quote: Text
    reason: Names


class Plan(Model):
    """The whole file."""

    header: Header = Field(alias="plan")
    own_units: tuple[OwnUnit, ...] = Field((), alias="units")
    domains: tuple[Domain, ...]
    waived: tuple[Waived, ...] = ()

    @property
    def period(self) -> Period:
        """The days that the plan is for."""
        return self.header.period

    @property
    def tolerance(self) -> Fraction:
        """How many points behind schedule are still at risk."""
        return Fraction(self.header.tolerance)

    @cached_property
    def units(self) -> Units:
        """The built-in units and the plan's own."""
        return Units(unit.unit() for unit in self.own_units)

    @property
    def promises(self) -> Iterator[tuple[Domain, Target | Milestone]]:
        """Every target and milestone with its domain, in the plan's order."""
        return ((domain, promise) for domain in self.domains for promise in domain.promises)

    def period_of(self, promise: Promise) -> Period:
        """Return the promise's own period, or the plan's."""
        return promise.own_period or self.period
