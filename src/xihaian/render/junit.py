"""JUnit XML, for the pages of CI servers: a suite for each group, a case for each result or plan file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO
from xml.etree import ElementTree as ET

from xihaian.assessment import Assessment
from xihaian.findings import Finding, Severity
from xihaian.render import cells
from xihaian.render.columns import dated
from xihaian.render.looks import Look
from xihaian.render.sentences import sentence
from xihaian.render.summary import group_title
from xihaian.results import Result
from xihaian.status import Status
from xihaian.view import View, groups
from xihaian.words.visible import visible

_OPEN = frozenset({Status.NO_DATA, Status.PENDING, Status.UNDECIDED})  # neither passed nor failed


def render(assessment: Assessment, view: View, out: TextIO, look: Look) -> None:
    """Write a case for each result: what --fail-on names fails, what cannot be judged yet is skipped."""
    root = ET.Element("testsuites", name=visible(assessment.plan.header.id))
    for group in groups(assessment, view):
        suite = ET.SubElement(root, "testsuite", name=group_title(group, look))
        for result in group.results:
            _case(suite, result, view, look)
    _write(root, out)


def render_findings(plans: Sequence[tuple[str, Sequence[Finding]]], out: TextIO, look: Look) -> None:
    """Write a suite for each plan file: a case that fails for each error, or one that passes."""
    root = ET.Element("testsuites", name="xihaian validate")
    for path, findings in plans:
        suite = ET.SubElement(root, "testsuite", name=visible(path))
        told = [item for item in findings if item.severity is not Severity.NOTE]
        for number, item in enumerate(told, 1):
            case = ET.SubElement(suite, "testcase", classname=item.code, name=f"{number} {visible(str(item.place))}")
            text = sentence(item, look)
            if item.severity is Severity.ERROR:
                ET.SubElement(case, "failure", type=item.code, message=text).text = text
            else:
                ET.SubElement(case, "system-out").text = text
        if not told:
            ET.SubElement(suite, "testcase", classname="validate", name=visible(path))
    _write(root, out)


def _case(suite: ET.Element, result: Result, view: View, look: Look) -> None:
    part = f" ({visible(result.part)})" if result.part else ""
    name = f"{visible(result.promise.id)}{part} {cells.name(result.promise, look)}"
    case = ET.SubElement(suite, "testcase", classname=visible(result.domain.id), name=name)
    message = line(result, look)
    if result.status in view.failing:
        failure = ET.SubElement(case, "failure", type=result.status.value, message=message)
        failure.text = "\n".join([message, *(sentence(item, look) for item in result.findings)])
    elif result.status in _OPEN:
        ET.SubElement(case, "skipped", message=message)
    elif result.findings:
        ET.SubElement(case, "system-out").text = "\n".join(sentence(item, look) for item in result.findings)


def line(result: Result, look: Look) -> str:
    """Return a result in one line: its status, what was reached, and what was promised."""
    actual = dated(cells.actual(result, look), result)
    facts = {"status": cells.status(result, look), "actual": actual, "target": cells.promised(result.promise, look)}
    return look.words.say("result line", **facts)


def _write(root: ET.Element, out: TextIO) -> None:
    """Write the tree with its counts; ``visible`` left no character that XML does not know."""
    suites = list(root)
    for element in (root, *suites):
        for name, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
            element.set(name, str(len(element.findall(f".//{tag}"))))
        element.set("errors", "0")
    ET.indent(root)
    out.write("<?xml version='1.0' encoding='utf-8'?>\n")
    out.write(ET.tostring(root, encoding="unicode") + "\n")
