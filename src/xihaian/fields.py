"""The kinds of values in a plan file: each is read from text, refused by a code, and known to the JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from xihaian import schemas
from xihaian.errors import Refused
from xihaian.findings import nearest
from xihaian.numerals import parse_numeral
from xihaian.period_texts import read_period
from xihaian.periods import Period
from xihaian.units import Unit, Units

_SHORT_NUMBER = re.compile(r"[0-9]{1,18}(\.[0-9]{1,18})?")  # which nothing can be wrong with
ANY = ""  # the language of a name that is given without one; where there is none, the first given counts


class _Kind:
    """What pydantic is told about a kind of value: how it is read, and what the JSON Schema says of it.

    Its own ``PlainValidator`` would first find out how the type could be validated without us, which takes its time.
    """

    def __init__(self, read: Callable[..., Any], schema: dict[str, Any]) -> None:
        self.read, self.schema = read, schema

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        if "info" in self.read.__annotations__:
            return core_schema.with_info_plain_validator_function(self.read)
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, made: Any, handler: Any) -> dict[str, Any]:
        return deepcopy(self.schema)  # which it writes into


class Name(NamedTuple):
    """A text, or a text for each language; the key of the one without a language is empty."""

    texts: Mapping[str, str]

    def in_language(self, language: str) -> str:
        """Return the text in that language, or the first one given."""
        return self.texts.get(language) or next(iter(self.texts.values()))


class Pace(NamedTuple):
    """How a target is to be reached in time.

    ``points`` are the share due at the end of each day; ``like`` is the earlier year whose course is followed.
    """

    kind: Literal["linear", "end", "checkpoints", "like"] = "linear"
    points: tuple[tuple[date, Fraction], ...] = ()
    like: Period | None = None


def _refuse(code: str, **facts: object) -> PydanticCustomError:
    # The type is one of our codes; where the error is caught it becomes a finding again.
    given: dict[str, Any] = {name: fact for name, fact in facts.items() if fact is not None}
    return PydanticCustomError(code, "refused", given)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _refuse("P003", wanted="text")
    if len(value) > schemas.LONGEST:
        raise _refuse("N004", length=len(value), most=schemas.LONGEST)
    return value.strip()


def _identifier(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(r"\w[\w.\-]{0,99}", text):
        raise _refuse("P011", id=text)
    return text


def _number(value: Any) -> Decimal:
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Decimal(value) or Decimal(0)
    text = _text(value)
    if _SHORT_NUMBER.fullmatch(text):
        return Decimal(text) or Decimal(0)
    try:
        numeral = parse_numeral(text)
    except Refused as refused:
        raise _refuse(refused.code, **refused.facts) from refused
    if not re.fullmatch(f"[+-]?{schemas.PLAIN_NUMBER}", text):
        raise _refuse("N008", text=text, rest=numeral.magnitude + numeral.unit)
    return Decimal(text.replace(",", "")) or Decimal(0)  # no -0


def _positive(value: Any) -> Decimal:
    number = _number(value)
    if number <= 0:
        raise _refuse("P024", value=number)
    return number


def _points(value: Any) -> Decimal:
    number = _number(value)
    if not 0 <= number <= 100:
        raise _refuse("P026", value=number)
    return number


def _factor(value: Any) -> Fraction:
    if isinstance(value, str) and re.fullmatch(schemas.RATIO, value) and Fraction(value) > 0:
        return Fraction(value)
    return Fraction(_positive(value))


def _name(value: Any) -> Name:
    if isinstance(value, Name):
        return value
    if not isinstance(value, Mapping):
        return Name({"": _text(value)})
    for language in value:
        if not re.fullmatch(schemas.LANGUAGE, str(language)):
            raise _refuse("P008", value=language, known="zh, en, …")
    if not value:
        raise _refuse("P003", wanted="text")
    return Name({language: _text(text) for language, text in value.items()})


def _unit(value: Any, info: ValidationInfo) -> Unit:
    if isinstance(value, Unit):
        return value
    units: Units = (info.context or {}).get("units") or Units()
    try:
        return units[_text(value)]
    except Refused as refused:
        raise _refuse(refused.code, **refused.facts) from refused


def _period(value: Any, info: ValidationInfo) -> Period:
    if isinstance(value, Period):
        return value
    within = (info.context or {}).get("within")
    no_year = Period.of_years(1, 2)  # a plan's own period has no other to take its year or its begin from
    text = _text(value)
    try:
        period = read_period(text, within or no_year)
    except Refused as refused:
        raise _refuse(refused.code, **refused.facts) from refused
    if period.start < date(1900, 1, 1):
        raise _refuse("D005", text=text)
    return period


def _pace(value: Any, info: ValidationInfo) -> Pace:
    if isinstance(value, Pace):
        return value
    if isinstance(value, Mapping) and value.keys() == {"like"}:
        return Pace("like", like=_period(value["like"], info))
    if isinstance(value, Mapping):
        mistyped = next((key for key in value if nearest(str(key), ["like"])), None)
        if not value or "like" in value:
            raise _refuse("P003", wanted="linear, end, {like: 2022}, {2023-06-30: 40}")
        if mistyped is not None:
            raise _refuse("P001", key=mistyped, suggestion="like")
        return Pace("checkpoints", tuple((_day(day), Fraction(_number(share)) / 100) for day, share in value.items()))
    return Pace("end" if one_of("linear", "end")(value) == "end" else "linear")


def _day(text: Any) -> date:
    try:
        if re.fullmatch(schemas.DAY, str(text)):
            return date.fromisoformat(str(text))
    except ValueError:
        pass  # no such day
    raise _refuse("P013", day=text)


def _pair(value: Any) -> tuple[Decimal, Decimal]:
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        raise _refuse("P003", wanted="[low, high]")
    return _number(value[0]), _number(value[1])


def _parts(value: Any) -> dict[str, Decimal]:
    if not isinstance(value, Mapping) or not value:
        raise _refuse("P003", wanted="{name: number}")
    return {_text(name): _number(number) for name, number in value.items()}


def one_of(*known: str) -> Callable[[Any], str]:
    """Return a validator that takes one of these words, and suggests the nearest for another."""

    def choose(value: Any) -> str:
        text = _text(value)
        if text not in known:
            raise _refuse("P008", value=text, known=", ".join(known), suggestion=nearest(text, known))
        return text

    return choose


Text = Annotated[str, _Kind(_text, schemas.TEXT)]
Identifier = Annotated[str, _Kind(_identifier, schemas.ID)]
Number = Annotated[Decimal, _Kind(_number, schemas.NUMBER)]
Positive = Annotated[Decimal, _Kind(_positive, schemas.any_of(*schemas.POSITIVE))]
Points = Annotated[Decimal, _Kind(_points, schemas.TOLERANCE)]
Factor = Annotated[Fraction, _Kind(_factor, schemas.any_of(*schemas.POSITIVE, schemas.matching(schemas.RATIO)))]
Names = Annotated[Name, _Kind(_name, schemas.NAME)]
Days = Annotated[Period, _Kind(_period, schemas.WORD)]
UnitName = Annotated[Unit, _Kind(_unit, schemas.TEXT)]
Paces = Annotated[Pace, _Kind(_pace, schemas.PACE)]
Pair = Annotated[tuple[Decimal, Decimal], _Kind(_pair, schemas.PAIR)]
Parts = Annotated[dict[str, Decimal], _Kind(_parts, schemas.PARTS)]
