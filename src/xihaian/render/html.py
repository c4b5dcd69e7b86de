"""One page of HTML that needs nothing else: an overview, a table for each group, and the reasons behind folds.

It is built as a tree, so that no text of a plan or a file can become an element; its policy allows the one style
sheet in it, and nothing to be loaded or run.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TextIO
from xml.etree import ElementTree as ET

from xihaian import __version__
from xihaian.assessment import Assessment
from xihaian.explanation import explain
from xihaian.findings import Severity
from xihaian.render import cells, pictures
from xihaian.render.columns import COLUMNS, NUMBERS
from xihaian.render.explained import explained_lines
from xihaian.render.looks import SIGNS, Look
from xihaian.render.numbers import shares
from xihaian.render.sentences import sentence
from xihaian.render.summary import counts_line, group_line, group_title
from xihaian.results import Result
from xihaian.scores import Score
from xihaian.status import Status
from xihaian.view import Group, View, findings_of, groups
from xihaian.words.visible import visible

_SHOWN = ("name", "target", "actual", "difference", "completion", "schedule", "forecast", "status")
_WANTING = (Status.MISSED, Status.BEHIND, Status.AT_RISK)  # the worst first
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def render(assessment: Assessment, view: View, out: TextIO, look: Look) -> None:
    """Write the page."""
    shown = list(groups(assessment, view))
    title = visible(assessment.plan.header.title.in_language(look.language))
    html = ET.Element("html", lang=_LANGUAGES[look.language])
    _head(html, title)
    body = ET.SubElement(html, "body")
    _header(body, assessment, title, look)
    main = ET.SubElement(body, "main")
    _overview(main, assessment, shown, look)
    for number, group in enumerate(shown, 1):
        _group(main, assessment, group, f"g{number}", look)
    _findings(main, assessment, view, look)
    _sources(main, assessment, view, look)
    footer = _add(body, "footer", "", "soft")
    _add(footer, "p", look.words.say("report made", tool=f"xihaian {__version__}"))
    out.write("<!doctype html>\n" + ET.tostring(html, encoding="unicode", method="html") + "\n")


def _head(html: ET.Element, title: str) -> None:
    style = files("xihaian.render").joinpath("report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = ET.SubElement(html, "head")
    ET.SubElement(head, "meta", charset="utf-8")
    ET.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    ET.SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    ET.SubElement(head, "meta", name="referrer", content="no-referrer")
    ET.SubElement(head, "title").text = title
    ET.SubElement(head, "style").text = style


def _header(body: ET.Element, assessment: Assessment, title: str, look: Look) -> None:
    words, source = look.words, assessment.plan.header.source
    header = ET.SubElement(body, "header")
    _add(header, "h1", title)
    days = words.say("as of", day=assessment.as_of) if assessment.as_of else words["as of nothing"]
    _add(header, "p", days)
    if assessment.known_on:
        _add(header, "p", words.say("known on", day=assessment.known_on), "soft")
    if source is not None:
        named = filter(None, (source.publisher, source.title, source.published))
        _add(header, "p", " · ".join(map(visible, named)), "soft")


def _overview(main: ET.Element, assessment: Assessment, shown: Sequence[Group], look: Look) -> None:
    words, score = look.words, assessment.score()
    section = _section(main, words["report overview"], "overview")
    _add(section, "p", words.say("summary", targets=score.targets, milestones=score.milestones))
    counts = _add(section, "ul", "", "counts")
    for status, count in score.counts.items():
        if count:
            item = _add(counts, "li", "", status.value)
            _add(item, "b", str(count))
            item[-1].tail = f"{words[f'status {status}']} {SIGNS[status]}"
    pictures.stacked(section, score, counts_line(score, look))
    heads = [words[f"report {key}"] for key in ("group", "counts", "mean")]
    body = _table(section, heads, words["report groups"])
    for number, group in enumerate(shown, 1):
        row = ET.SubElement(body, "tr", role="row")
        name = ET.SubElement(row, "th", scope="row", role="rowheader")
        ET.SubElement(name, "a", href=f"#g{number}").text = group_title(group, look)
        _cell(row, counts_line(group.score, look) or words["domain empty"], words["report counts"])
        _cell(row, _mean(group.score, look), words["report mean"], "number")
    _attention(section, [result for group in shown for result in group.results], look)


def _attention(section: ET.Element, results: Sequence[Result], look: Look) -> None:
    """Add a list of what was missed and what is behind, the worst first, each with a link to its row."""
    wanting = [result for status in _WANTING for result in results if result.status is status]
    if not wanting:
        return
    _add(section, "h3", look.words["report attention"])
    listed = ET.SubElement(section, "ul")
    for result in wanting:
        item = ET.SubElement(listed, "li")
        _add(item, "span", cells.status(result, look), f"status {result.status}").tail = " "
        link = ET.SubElement(item, "a", href=f"#{_anchor(result)}")
        link.text = cells.name(result.promise, look) + (f" ({visible(result.part)})" if result.part else "")
        link.tail = f" {cells.actual(result, look)} / {cells.promised(result.promise, look)}"


def _anchor(result: Result) -> str:
    """Return an id for the row of a result: a region may be any text, an id must not."""
    return f"r-{result.promise.id}" + (f"-{result.part.encode().hex()}" if result.part else "")


def _mean(score: Score, look: Look) -> str:
    if score.capped is None:
        return look.words["report not computed"] if score.targets else cells.NOTHING
    return f"{shares(score.capped)} ({score.stands_on}/{score.targets})"


def _group(main: ET.Element, assessment: Assessment, group: Group, anchor: str, look: Look) -> None:
    section = _section(main, group_title(group, look), anchor)
    _add(section, "p", group_line(group, look), "soft")
    if not group.results:
        return
    _add(section, "p", look.words["report legend"], "soft legend")
    heads = [look.words["report picture" if column == "completion" else f"head {column}"] for column in _SHOWN]
    right = {head for name, head in zip(_SHOWN, heads, strict=True) if name in NUMBERS and name != "completion"}
    body = _table(section, heads, "", right)
    for result in group.results:
        _result(body, result, dict(zip(_SHOWN, heads, strict=True)), look)
        _fold(body, assessment, result, look)


def _result(body: ET.Element, result: Result, heads: dict[str, str], look: Look) -> None:
    row = ET.SubElement(body, "tr", {"role": "row", "id": _anchor(result)})
    for column in _SHOWN:
        text = COLUMNS[column](result, look)
        if column == "name":
            name = ET.SubElement(row, "th", scope="row", role="rowheader")
            name.text = text
        elif column == "status":
            _status(_cell(row, "", heads[column], "status"), result, look)
        elif column == "completion":
            cell = _cell(row, text, heads[column], "reached")
            pictures.bar(cell, result, look)
            pictures.trend(cell, result, look)
        else:
            cell = _cell(row, text, heads[column], "number" if column in NUMBERS else "")
            if column == "actual" and result.standing:
                _add(cell, "span", cells.actual_period(result), "period")


def _status(cell: ET.Element, result: Result, look: Look) -> None:
    _add(cell, "span", cells.status(result, look), result.status.value)
    if held := cells.held(result, look):
        _add(cell, "span", held, "held")
    if warnings := cells.warnings(result):
        _add(cell, "span", " ".join(warnings), "warning")


def _fold(body: ET.Element, assessment: Assessment, result: Result, look: Look) -> None:
    """Add the explanation of a result, folded; of one with nothing reported its words alone."""
    row = ET.SubElement(body, "tr", {"class": "fold", "role": "row"})
    cell = ET.SubElement(row, "td", colspan=str(len(_SHOWN)), role="cell")
    details = ET.SubElement(cell, "details")
    _add(details, "summary", f"{look.words['report why']} · {visible(result.promise.id)}")
    listed = ET.SubElement(details, "dl")
    for label, texts in explained_lines(explain(assessment, result), result, look):
        _add(listed, "dt", look.words[f"explain {label}"])
        said = ET.SubElement(listed, "dd")
        for text in texts:
            _add(said, "p", text)


def _findings(main: ET.Element, assessment: Assessment, view: View, look: Look) -> None:
    found = [*findings_of(assessment, view), *(item for result in view.results for item in result.findings)]
    told = [item for item in found if item.severity is not Severity.NOTE]
    if told:
        section = _section(main, look.words["findings"], "findings")
        listed = ET.SubElement(section, "ul")
        for item in told:
            _add(listed, "li", sentence(item, look))


def _sources(main: ET.Element, assessment: Assessment, view: View, look: Look) -> None:
    words = look.words
    section = _section(main, words["report files"], "files")
    heads = [words[f"report {key}"] for key in ("file", "kind", "encoding", "rows")]
    body = _table(section, heads, "", {heads[-1]})
    for file in assessment.files:
        row = ET.SubElement(body, "tr", role="row")
        ET.SubElement(row, "th", scope="row", role="rowheader").text = visible(file.path)
        texts = (words[f"report kind {file.kind}"], file.encoding, str(file.rows))
        for head, text in zip(heads[1:], texts, strict=True):
            _cell(row, text, head, "number" if head is heads[-1] else "")
    sources = list(dict.fromkeys(_used_sources(view)))
    if sources:
        _add(section, "h3", words["report sources"])
        listed = ET.SubElement(section, "ul")
        for source in sources:
            _add(listed, "li", visible(source))


def _used_sources(view: View) -> Iterator[str]:
    for result in view.results:
        for row in result.standing.rows if result.standing else ():
            if row.source:
                yield f"{row.source} ({row.published})" if row.published else row.source


def _section(main: ET.Element, title: str, anchor: str) -> ET.Element:
    section = ET.SubElement(main, "section", {"id": anchor, "aria-labelledby": f"{anchor}-title"})
    heading = _add(section, "h2", title)
    heading.set("id", f"{anchor}-title")
    return section


def _table(
    parent: ET.Element, heads: Sequence[str], caption: str, right: frozenset[str] | set[str] = frozenset()
) -> ET.Element:
    """Add a table with its head, and return its body; the roles stay where a narrow page shows its rows as cards."""
    table = ET.SubElement(parent, "table", role="table")
    if caption:
        _add(table, "caption", caption)
    row = ET.SubElement(ET.SubElement(table, "thead", role="rowgroup"), "tr", role="row")
    for head in heads:
        cell = ET.SubElement(row, "th", scope="col", role="columnheader")
        cell.text = head
        if head in right:
            cell.set("class", "number")
    return ET.SubElement(table, "tbody", role="rowgroup")


def _cell(row: ET.Element, text: str, label: str, kind: str = "") -> ET.Element:
    cell = ET.SubElement(row, "td", {"role": "cell", "data-label": label, **({"class": kind} if kind else {})})
    cell.text = text
    return cell


def _add(parent: ET.Element, tag: str, text: str, kind: str = "") -> ET.Element:
    element = ET.SubElement(parent, tag, {"class": kind} if kind else {})
    element.text = text
    return element
