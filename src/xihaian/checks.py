"""Rules across the fields of a target and across the whole plan, over whatever of it could be read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from xihaian.actuals import SUBTOTALS, WHOLE
from xihaian.fields import Name
from xihaian.findings import nearest
from xihaian.intervals import exact_text
from xihaian.pace import earlier
from xihaian.periods import Period, years_later
from xihaian.plan import COMPARISONS, OwnUnit, Promise, Target
from xihaian.units import PERCENT, POINTS, Units, dimensions
from xihaian.words.visible import is_hidden, visible

Path = tuple[str | int, ...]


class Fault(NamedTuple):
    """A broken rule: its code, the keys that lead to it, and its facts. Who read the file knows the line."""

    code: str
    path: Path
    facts: dict[str, Any]


def _fault(code: str, *path: str | int, **facts: object) -> Fault:
    return Fault(code, path, facts)


def check_promise(promise: Promise, period: Period | None) -> Iterator[Fault]:
    """Yield what is wrong across the fields of one promise; a field that could not be read is ``None``."""
    yield from _check_words(promise)
    own = promise.own_period
    if own and period and (own.end < period.start or own.start > period.end):
        yield _fault("P029", "period", period=own, other=period)
    if isinstance(promise, Target):
        yield from _check_comparison(promise)
        yield from _check_measure(promise)
        yield from _check_levels(promise, promise.own_period or period)
        yield from _check_pace(promise, promise.own_period or period)
        yield from _check_baseline(promise, promise.own_period or period)
        yield from _check_parts(promise)
        yield from _check_guesses(promise)


def _check_words(promise: Promise) -> Iterator[Fault]:
    unread = any(getattr(promise, key) is None for key in ("quote", "quotes") if key in promise.model_fields_set)
    if not unread and not promise.words:
        yield _fault("P018", id=promise.id)
    if promise.name:
        yield from (Fault("P021", ("name",), fault.facts) for fault in check_hidden(promise.name))


def check_hidden(name: Name) -> Iterator[Fault]:
    """Yield each text of a name that holds characters which do not show."""
    for text in name.texts.values():
        if not text.isprintable() and any(map(is_hidden, text)):
            yield _fault("P021", text=visible(text))


def _check_comparison(target: Target) -> Iterator[Fault]:
    given = [name for name in COMPARISONS if name in target.model_fields_set]
    if not given:
        yield _fault("P004", id=target.id, known=", ".join(COMPARISONS))
    elif len(given) > 1:
        yield _fault("P005", given[1], given=", ".join(given))
    if ("about" in given) != ("within" in target.model_fields_set):
        yield _fault("P006", "about" if "about" in given else "within")
    if target.between and target.between[0] > target.between[1]:
        yield _fault("P007", "between", low=target.between[0], high=target.between[1])


def _check_measure(target: Target) -> Iterator[Fault]:
    if target.measure == "rate":
        if "pace" in target.model_fields_set:
            yield _fault("P012", "pace")
        if target.parts:
            yield _fault("P016", "parts")
        if target.unit and target.unit.dimension not in (PERCENT, POINTS):
            yield _fault("P017", "unit", unit=target.unit.symbol)
    one_bound = target.is_floor or target.is_ceiling
    if target.baseline and (target.measure in ("flow", "rate") or not one_bound):
        yield _fault("P014", "baseline")
    if target.parts and _has_comparison(target) and not one_bound:
        yield _fault("P031", "parts")
    if target.most_per_month and (target.measure in ("stock", "rate") or target.is_ceiling or target.bound is None):
        yield _fault("P033", "most_per_month")


def _check_levels(target: Target, period: Period | None) -> Iterator[Fault]:
    if target.level_unit is None:
        return
    of_rate = target.measure in ("rate", None) and (target.unit is None or target.unit.dimension == PERCENT)
    long = period is not None and period.end >= years_later(period.start, 1)
    if not of_rate or long or target.level_unit.is_share:
        yield _fault("P032", "level_unit", unit=target.level_unit.symbol)


def _check_pace(target: Target, period: Period | None) -> Iterator[Fault]:
    if target.pace is None or period is None:
        return
    if target.pace.like and target.measure != "rate":
        before, named = earlier(period, target.pace.like), target.pace.like
        fits = before.end < period.start and named in (before, Period.of_years(named.start.year, named.start.year))
        if target.measure == "stock" or not fits:
            yield _fault("P030", "pace", "like", like=named, period=period)
    due = Fraction(0)
    for day, share in sorted(target.pace.points):
        if not period.start <= day <= period.end or not due <= share <= 1 or (day == period.end and share != 1):
            yield _fault("P013", "pace", str(day), day=day)
        due = max(due, share)


def _check_baseline(target: Target, period: Period | None) -> Iterator[Fault]:
    if target.baseline is None or target.measure != "stock" or target.bound is None:
        return
    if Fraction(target.baseline.value) in target.wanted:
        yield _fault("P027", "baseline", value=target.baseline.value)
    if period and target.baseline.period.end >= period.end:
        yield _fault("P028", "baseline", "period", period=target.baseline.period)


def _check_parts(target: Target) -> Iterator[Fault]:
    if not target.parts or target.measure == "rate":
        return
    for name in target.parts:
        if name.casefold() in WHOLE | SUBTOTALS:
            yield _fault("P034", "parts", name, name=name)
    if target.unit is not None and target.unit.is_share:
        return  # each part has to keep its own share, and shares do not add up
    together = sum(map(Fraction, target.parts.values()), Fraction(0))
    enough = together in target.wanted if _has_comparison(target) else True
    if target.bound is not None and target.is_floor:
        enough = together >= target.bound
    elif target.bound is not None:
        enough = together <= target.bound
    if not enough:
        whole = f"{target.comparison} {getattr(target, target.comparison)}"
        yield _fault("P015", "parts", sum=exact_text(together), name=whole)


def _has_comparison(target: Target) -> bool:
    return any(getattr(target, name) is not None for name in COMPARISONS)


def _check_guesses(target: Target) -> Iterator[Fault]:
    if not target.unconfirmed:
        return
    fields = {field.alias or name for name, field in Target.model_fields.items()}
    for index, guess in enumerate(target.unconfirmed):
        if guess not in fields:
            yield _fault("P001", "unconfirmed", index, key=guess, suggestion=nearest(guess, fields))
    yield _fault("P019", "unconfirmed", keys=", ".join(target.unconfirmed))


def check_units(own_units: tuple[OwnUnit, ...]) -> Iterator[Fault]:
    """Yield what is wrong with a plan's own units; each path begins with the unit's number."""
    built_in, seen = Units(), set[str]()
    known = {*dimensions(), *(unit.dimension for unit in own_units if unit.factor == 1)}
    for index, unit in enumerate(own_units):
        if unit.name in seen or built_in.find(unit.name):
            yield _fault("P025", index, "name", unit=unit.name)
        seen.add(unit.name)
        if unit.dimension not in known:
            suggestion = nearest(unit.dimension, known)
            yield _fault("P023", index, "dimension", dimension=unit.dimension, suggestion=suggestion)


def check_ids(ids: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    """Yield each id that stood before, or that looks like one that did; the fact ``first`` is the path of that one."""
    exact: dict[str, Path] = {}
    alike: dict[str, str] = {}
    for path, name in ids:
        folded = unicodedata.normalize("NFKC", name).casefold()
        if name in exact:
            yield Fault("P009", path, {"id": name, "first": exact[name]})
        elif folded in alike:
            yield Fault("P010", path, {"id": name, "other": alike[folded], "first": exact[alike[folded]]})
        exact.setdefault(name, path)
        alike.setdefault(folded, name)


def check_names(promises: Iterable[tuple[Path, Promise]]) -> Iterator[Fault]:
    """Yield each name that two promises share, or that is another's id: actuals cannot use it."""
    listed = list(promises)
    seen = {promise.id: promise.id for _, promise in listed if promise.id}
    for path, promise in listed:
        if promise.name is None:
            continue
        for name in dict.fromkeys(promise.name.texts.values()):
            if seen.setdefault(name, promise.id) != promise.id:
                yield Fault("P020", (*path, "name"), {"name": name, "id": promise.id, "other": seen[name]})
