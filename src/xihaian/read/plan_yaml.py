"""tasks.yaml -> Plan, with every fault of the file in one run, each at its line and column."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path as FilePath

from xihaian.checks import Fault, Path
from xihaian.errors import FileError, PlanError
from xihaian.findings import Finding, Place, errors, finding
from xihaian.plan import Plan
from xihaian.read.plan_tree import build_plan
from xihaian.read.yaml_text import Marks, read_yaml
from xihaian.words.foreign import name_of

LARGEST = 16 * 2**20  # bytes


def read_plan(path: str | FilePath) -> Plan:
    """Return the plan of a YAML file.

    Raises ``FileError`` (F001) where the file cannot be read, and ``PlanError`` with every fault
    of the file where it holds no valid plan.
    """
    plan, findings = inspect_plan(path)
    if plan is None:
        raise PlanError(findings)
    return plan


def inspect_plan(path: str | FilePath) -> tuple[Plan | None, tuple[Finding, ...]]:
    """Return the plan, or ``None`` where it has errors, and all findings in the order of the file."""
    return inspect_plan_text(read_plan_file(path), str(path))


def read_plan_file(path: str | FilePath) -> bytes:
    """Return what stands in a plan file, no more than shows that it is too long; raise ``FileError`` (F001)."""
    try:
        with FilePath(path).open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise FileError([finding("F001", Place(str(path)), reason=name_of(error))]) from error


def inspect_plan_text(content: bytes, name: str) -> tuple[Plan | None, tuple[Finding, ...]]:
    """Return what ``inspect_plan`` returns, for a plan that is already in memory."""
    repeats: list[Finding] = []
    try:
        text = _decoded(content, name)
        with _collector_paused():
            tree = read_yaml(text, name, None, repeats)
            plan, faults = build_plan(tree)
    except PlanError as error:
        return None, error.findings
    if not faults and not repeats:
        return plan, ()
    marks: Marks = {}
    read_yaml(text, name, marks, [])
    findings = tuple(sorted([*repeats, *(_placed(fault, marks, name) for fault in faults)], key=_in_order))
    return (None if errors(findings) else plan), findings


def place_faults(content: bytes, name: str, faults: Iterable[Fault]) -> tuple[Finding, ...]:
    """Return faults that were found in a plan that is valid as the findings at their places in its file."""
    found = list(faults)
    if not found:
        return ()
    marks: Marks = {}
    read_yaml(_decoded(content, name), name, marks, [])
    return tuple(sorted((_placed(fault, marks, name) for fault in found), key=_in_order))


def _decoded(content: bytes, name: str) -> str:
    if len(content) > LARGEST:
        raise PlanError([finding("Y009", Place(name), most=LARGEST // 2**20)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        lines = re.split(r"\r\n|\r|\n", content[: error.start].decode("utf-8-sig"))
        raise PlanError([finding("Y012", Place(name, len(lines), len(lines[-1]) + 1))]) from error


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the garbage collector: a plan is all live objects, and looking for dead ones would be half the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _placed(fault: Fault, marks: Marks, name: str) -> Finding:
    facts = {key: _line(value, marks) if isinstance(value, tuple) else value for key, value in fault.facts.items()}
    line, column = _mark(fault.path, marks)
    return finding(fault.code, Place(name, line, column), **facts)


def _mark(path: Path, marks: Marks) -> tuple[int, int]:
    """Return where the path leads to, or the nearest that stands in the file above it."""
    while path not in marks and path:
        path = path[:-1]
    return marks.get(path, (1, 1))


def _line(path: Path, marks: Marks) -> int:
    return _mark(path, marks)[0]


def _in_order(item: Finding) -> tuple[int, int, str]:
    place = item.place
    return (place.line or 0 if place else 0, place.column or 0 if place else 0, item.code)
