"""YAML as a person writes a plan: text, lists and mappings; every scalar stays text, and nothing is executed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from xihaian.errors import PlanError
from xihaian.findings import Finding, Place, finding

DEEPEST = 24
KEY = -1  # the last step of the path to a key's own place; no list has it

Marks = dict[tuple[Any, ...], tuple[int, int]]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NODES = frozenset({yaml.AliasEvent, yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent})
_ENDS = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
_FULL_WIDTH_COLON = re.compile(r"^\s*(?:-\s+)?[\w]+：", re.MULTILINE)


class _Stop(Exception):  # noqa: N818 - it carries one finding out of the builder
    def __init__(self, code: str, mark: Any, **facts: object) -> None:
        self.code, self.mark, self.facts = code, mark, facts
        super().__init__(code)


def read_yaml(text: str, path: str, marks: Marks | None = None, repeats: list[Finding] | None = None) -> Any:
    """Return nested dicts, lists and texts; an empty value is ``None``.

    ``marks``, where given, is filled with the line and column, from 1, of every value by its path
    from the root, and of every key by that path and ``KEY``. ``repeats``, where given, takes the keys that
    stand twice (Y002); the first of them counts.

    Raises ``PlanError`` with one finding, Y001 to Y010.
    """
    repeated: list[_Stop] = []
    try:
        made = _build(text, marks, repeated)
    except _Stop as stop:
        raise PlanError([finding(stop.code, _at(stop, path), **stop.facts)]) from None
    except yaml.YAMLError as error:
        raise PlanError([_syntax(error, text, path)]) from error
    found = [finding(one.code, _at(one, path), **one.facts) for one in repeated]
    if repeats is not None:
        repeats += found
    elif found:
        raise PlanError(found)
    return made


def _at(stop: _Stop, path: str) -> Place:
    return Place(path, stop.mark.line + 1, stop.mark.column + 1) if stop.mark else Place(path)


@dataclass(slots=True)
class _Open:
    """A collection that is being filled."""

    value: Any
    path: tuple[Any, ...]
    key: str | None = None
    keys: dict[str, int] = field(default_factory=dict)  # key -> its line


def _build(text: str, marks: Marks | None, repeated: list[_Stop]) -> Any:
    root: Any = None
    documents = 0
    stack: list[_Open] = []
    for event in _events(text):
        kind = type(event)
        if kind in _NODES:
            root = _node(event, stack, marks, root, repeated)
        elif kind in _ENDS:
            stack.pop()
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _Stop("Y005", event.start_mark)
    if documents == 0 or root is None:
        raise _Stop("Y006", None)
    return root


def _events(text: str) -> Iterator[Any]:
    loader = _LOADER(text)
    try:
        event = None
        while type(event) is not yaml.StreamEndEvent:
            event = loader.get_event()
            yield event
    finally:
        loader.dispose()


def _node(event: Any, stack: list[_Open], marks: Marks | None, root: Any, repeated: list[_Stop]) -> Any:
    kind = type(event)
    if kind is yaml.AliasEvent or event.anchor:
        raise _Stop("Y003", event.start_mark)
    if event.tag is not None:
        raise _Stop("Y004", event.start_mark, tag=event.tag)
    top = stack[-1] if stack else None
    if top is not None and isinstance(top.value, dict) and top.key is None:
        top.key = _key(event, top, repeated)
        if marks is not None:
            marks.setdefault((*top.path, top.key, KEY), (event.start_mark.line + 1, event.start_mark.column + 1))
        return root
    path: tuple[Any, ...] = ()
    if marks is not None:
        if top is not None:
            path = (*top.path, len(top.value) if isinstance(top.value, list) else top.key)
        marks.setdefault(path, (event.start_mark.line + 1, event.start_mark.column + 1))
    value: Any
    if kind is yaml.ScalarEvent:
        value = None if event.value == "" and not event.style else event.value
    else:
        if len(stack) >= DEEPEST:
            raise _Stop("Y008", event.start_mark, most=DEEPEST)
        value = {} if kind is yaml.MappingStartEvent else []
        stack.append(_Open(value, path))
    if top is None:
        return value
    if isinstance(top.value, list):
        top.value.append(value)
    else:
        top.value.setdefault(top.key, value)
        top.key = None
    return root


def _key(event: Any, top: _Open, repeated: list[_Stop]) -> str:
    mark = event.start_mark
    if type(event) is not yaml.ScalarEvent:
        raise _Stop("Y010", mark)
    key = str(event.value)
    if key == "<<" and not event.style:
        raise _Stop("Y003", mark)
    if key in top.keys:
        repeated.append(_Stop("Y002", mark, key=key, first=top.keys[key]))
    top.keys.setdefault(key, mark.line + 1)
    return key


def _syntax(error: yaml.YAMLError, text: str, path: str) -> Finding:
    if isinstance(error, yaml.reader.ReaderError) and (bad := yaml.reader.Reader.NON_PRINTABLE.search(text)):
        lines = re.split(r"\r\n|\r|\n", text[: bad.start()])
        return finding("Y011", Place(path, len(lines), len(lines[-1]) + 1), character=f"U+{ord(bad[0]):04X}")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
    problem = getattr(error, "problem", None) or str(error)
    return finding("Y001", Place(path, line, column), problem=problem, hint=_hint(text, line, column))


def _hint(text: str, line: int | None, column: int | None) -> str | None:
    """Return the name of the cure that fits what stands at the fault."""
    lines = re.split(r"\r\n|\r|\n", text)
    here = lines[line - 1] if line and line <= len(lines) else ""
    at = here[column - 1 :] if column else ""
    if at.startswith("%"):
        return "percent"
    if at.startswith("\t") or here.lstrip(" ").startswith("\t"):
        return "tab"
    if at.startswith(("@", "`")):
        return "quote"
    return "colon" if _FULL_WIDTH_COLON.search(text) else None
