"""A plan file and the text that it was made from -> what there is to say about how the two agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from xihaian.citations import Cited, cite
from xihaian.findings import Finding, Place, finding
from xihaian.plan import Plan
from xihaian.read.plan_yaml import place_faults
from xihaian.read.source import read_source
from xihaian.words.visible import visible


def read_cited(plan: Plan, source: Path | tuple[str, BinaryIO]) -> tuple[Cited, tuple[Finding, ...]]:
    """Return what a plan and its source have in common, and what is odd about the text file.

    Raises what ``read_source`` raises.
    """
    text, odd = read_source(source)
    return cite(plan, text), odd


def citation_findings(cited: Cited, plan_file: tuple[str, bytes], source_name: str) -> tuple[Finding, ...]:
    """Return the faults of the quotes at their places in the plan, then what is open in the source at its places."""
    name, content = plan_file
    return (*place_faults(content, name, cited.faults), *_about_source(cited, source_name))


def _about_source(cited: Cited, name: str) -> Iterator[Finding]:
    text = cited.source.text
    contradicting = {item.span for item in cited.contradictions}
    for item in cited.contradictions:
        yield finding(
            "T006", _place(cited, item.span[0], name), text=_shown(text, item.span), target=item.target.id,
            quote=item.target.words[0],
        )  # fmt: skip
    for citation in cited.citations:
        if citation.state == "open" and citation.span not in contradicting:
            around = visible("".join(text[max(0, citation.span[0] - 12) : citation.span[1] + 8].split()))
            yield finding(
                "T005", _place(cited, citation.span[0], name), text=_shown(text, citation.span), around=around
            )
    counts = {state: cited.count(state) for state in ("encoded", "repeated", "waived", "open")}
    yield finding("T100", Place(name), count=len(cited.citations), **counts)


def _place(cited: Cited, offset: int, name: str) -> Place:
    return Place(name, *cited.source.place(offset))


def _shown(text: str, span: tuple[int, int]) -> str:
    return "".join(text[slice(*span)].split())
