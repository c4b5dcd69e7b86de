"""Plain values -> Plan: every part is validated alone, so that one run finds every fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from xihaian.checks import Fault, Path, check_hidden, check_ids, check_names, check_promise, check_units
from xihaian.findings import nearest
from xihaian.plan import Domain, Header, Milestone, OwnUnit, Plan, Promise, Target, Waived
from xihaian.read.yaml_text import KEY
from xihaian.units import Units

AnyModel = TypeVar("AnyModel", bound=BaseModel)
AnyPromise = TypeVar("AnyPromise", bound=Promise)


def build_plan(tree: Any) -> tuple[Plan | None, list[Fault]]:
    """Return the plan of nested dicts, lists and texts, and every fault that it has by its path."""
    return _Builder().plan(tree)


@cache
def _wanted(model: type[BaseModel]) -> dict[str, bool]:
    """Return the keys of a mapping in the file, and whether each has to be there."""
    return {field.alias or name: field.is_required() for name, field in model.model_fields.items()}


class _Builder:
    """Builds a plan out of plain values, and keeps every fault that it meets on the way."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.context: dict[str, Any] = {}  # what units and periods are read with
        self.promises: list[tuple[Path, Promise]] = []

    def plan(self, tree: Any) -> tuple[Plan | None, list[Fault]]:
        if not isinstance(tree, dict):
            hint = "colon" if isinstance(tree, str) and "：" in tree else None
            return None, [Fault("Y007", (), {"hint": hint})]
        tree, _ = self._known(Plan, tree, ())
        self.faults += [Fault("P002", (), {"key": key}) for key in ("plan", "domains") if tree.get(key) is None]
        header = self._one(Header, tree["plan"], ("plan",)) if tree.get("plan") is not None else None
        if header is not None:
            self.faults += [Fault("P021", ("plan", "title"), fault.facts) for fault in check_hidden(header.title)]
        own_units = tuple(self._many(OwnUnit, tree.get("units"), ("units",)))
        self.faults += [Fault(fault.code, ("units", *fault.path), fault.facts) for fault in check_units(own_units)]
        self.context["units"] = Units(unit.unit() for unit in own_units)
        if header is not None:
            self.context["within"] = header.period
        domains = tuple(self._domains(tree.get("domains")))
        waived = tuple(self._many(Waived, tree.get("waived"), ("waived",)))
        self.faults += check_ids(_ids(tree.get("domains")))
        self.faults += check_ids(_ids_of_promises(tree.get("domains")))
        self.faults += check_names(self.promises)
        if not self.promises and tree.get("domains") is not None:
            self.faults.append(Fault("P022", ("domains",), {}))
        if header is None:
            return None, self.faults
        made = Plan.model_construct(header=header, own_units=own_units, domains=domains, waived=waived)
        return made, self.faults

    def _domains(self, raw: Any) -> Iterator[Domain]:
        for path, item in self._items(raw, ("domains",)):
            if not isinstance(item, dict):
                self.faults.append(Fault("P003", path, {"key": "domains", "wanted": "{id: …, name: …}"}))
                continue
            item, typed = self._known(Domain, item, path)
            targets, milestones = item.pop("targets", None), item.pop("milestones", None)
            domain = self._one(Domain, item, path)
            if domain is not None:
                self.faults += [Fault("P021", (*path, "name"), fault.facts) for fault in check_hidden(domain.name)]
            made = {
                "targets": tuple(self._promises(Target, targets, (*path, typed.get("targets", "targets")))),
                "milestones": tuple(
                    self._promises(Milestone, milestones, (*path, typed.get("milestones", "milestones")))
                ),
            }
            if domain is not None:
                yield domain.model_copy(update=made)

    def _promises(self, model: type[AnyPromise], raw: Any, start: Path) -> Iterator[AnyPromise]:
        for path, item in self._items(raw, start):
            promise = self._one(model, item, path)
            read = promise or self._what_could_be_read(model, item)
            if read is None:
                continue
            self.promises.append((path, read))
            found = check_promise(read, self.context.get("within"))
            self.faults += [Fault(fault.code, (*path, *fault.path), fault.facts) for fault in found]
            if promise is not None:
                yield promise

    def _many(self, model: type[AnyModel], raw: Any, start: Path) -> Iterator[AnyModel]:
        for path, item in self._items(raw, start):
            if (made := self._one(model, item, path)) is not None:
                yield made

    def _items(self, raw: Any, path: Path) -> Iterator[tuple[Path, Any]]:
        if raw is not None and not isinstance(raw, list):
            self.faults.append(Fault("P003", path, {"key": path[-1], "wanted": "list"}))
        elif raw:
            yield from (((*path, index), item) for index, item in enumerate(raw))

    def _one(self, model: type[AnyModel], raw: Any, path: Path) -> AnyModel | None:
        typed: dict[str, str] = {}
        if isinstance(raw, dict):
            raw, typed = self._known(model, raw, path)
        try:
            return model.model_validate(raw, context=self.context)
        except ValidationError as error:
            found = []
            for detail in error.errors(include_url=False, include_input=False):
                first, *rest = (*detail["loc"], "")
                where: Path = (*path, typed.get(str(first), first), *rest)[:-1]
                found.append(_fault_of(model, detail, where))
            self.faults += _without_echoes(found)
            return None

    def _known(self, model: type[BaseModel], raw: dict[str, Any], path: Path) -> tuple[dict[str, Any], dict[str, str]]:
        """Return the mapping with mistyped keys read as what was meant, and how those were typed."""
        known = _wanted(model)
        meant: dict[str, Any] = {}
        typed: dict[str, str] = {}
        for key, value in raw.items():
            name = key
            if value is None and key in known and not known[key]:
                continue  # an optional key with nothing behind it is not there
            if key not in known:
                suggestion = nearest(key, known)
                self.faults.append(Fault("P001", (*path, key, KEY), {"key": key, "suggestion": suggestion}))
                if suggestion is None or suggestion in raw:
                    continue
                name, typed[suggestion] = suggestion, key
            meant.setdefault(name, value)
        return meant, typed

    def _what_could_be_read(self, model: type[AnyPromise], raw: Any) -> AnyPromise | None:
        """Return the promise with ``None`` for each field that is wrong, so that rules across fields can still look."""
        if not isinstance(raw, dict):
            return None
        meant, _ = _Builder()._known(model, raw, ())  # its faults are already known
        lenient = _lenient(model)
        values = dict(meant)
        while True:
            try:
                read = lenient.model_validate(values, context=self.context)
                break
            except ValidationError as error:
                for detail in error.errors(include_url=False, include_input=False):
                    values.pop(str(detail["loc"][0]), None)
        fields = {name: getattr(read, name) for name in model.model_fields}
        given = {name for name, field in model.model_fields.items() if (field.alias or name) in meant}
        made: AnyPromise = model.model_construct(given, **fields)  # type: ignore[assignment]
        return made


@cache
def _lenient(model: type[BaseModel]) -> type[BaseModel]:
    """Return the same model with nothing required."""
    fields: dict[str, Any] = {
        name: (
            Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation,
            Field(None if field.is_required() else field.default, alias=field.alias),
        )
        for name, field in model.model_fields.items()
    }
    return create_model("Lenient", __config__=ConfigDict(arbitrary_types_allowed=True), **fields)


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _fault_of(model: type[BaseModel], detail: Any, path: Path) -> Fault:
    kind, key = detail["type"], next((str(step) for step in reversed(path) if isinstance(step, str)), "plan")
    if re.fullmatch("[A-Z][0-9]{3}", kind):
        return Fault(kind, path, {"key": key, **detail.get("ctx", {})})
    if kind == "missing":
        return Fault("P002", path[:-1], {"key": key})
    if kind == "extra_forbidden":
        return Fault("P001", (*path, KEY), {"key": key, "suggestion": nearest(key, _inner_keys(model, detail["loc"]))})
    wanted = "list" if kind in ("tuple_type", "list_type") else "mapping"
    return Fault("P003", path, {"key": key, "wanted": wanted})


def _without_echoes(faults: list[Fault]) -> list[Fault]:
    """Return the faults without a missing key where a mistyped one was meant for it."""
    meant = {(fault.path[:-2], fault.facts["suggestion"]) for fault in faults if fault.code == "P001"}
    return [fault for fault in faults if fault.code != "P002" or (fault.path, fault.facts["key"]) not in meant]


def _inner_keys(model: type[BaseModel], loc: Sequence[Any]) -> list[str]:
    """Return the keys of the model that stands inside ``model`` under the first step of ``loc``."""
    for name, field in model.model_fields.items():
        if (field.alias or name) == loc[0]:
            inner = [kind for kind in getattr(field.annotation, "__args__", ()) if hasattr(kind, "model_fields")]
            return _keys(inner[0]) if inner else []
    return []


def _ids(domains: Any) -> Iterator[tuple[Path, str]]:
    for index, domain in enumerate(domains if isinstance(domains, list) else ()):
        if isinstance(domain, dict) and isinstance(domain.get("id"), str):
            yield ("domains", index, "id"), domain["id"]


def _ids_of_promises(domains: Any) -> Iterator[tuple[Path, str]]:
    for index, domain in enumerate(domains if isinstance(domains, list) else ()):
        for kind in ("targets", "milestones"):
            items = domain.get(kind) if isinstance(domain, dict) else None
            for position, item in enumerate(items if isinstance(items, list) else ()):
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    yield ("domains", index, kind, position, "id"), item["id"]
