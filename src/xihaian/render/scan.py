"""The quantities of a text: as a table, JSON and CSV, or as the draft of a plan file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO

import yaml

from xihaian.drafts import Figure
from xihaian.intervals import exact_text
from xihaian.mentions import Mention
from xihaian.prose import Prose
from xihaian.records import FORMAT
from xihaian.render.csv import write_csv
from xihaian.render.json import write_json
from xihaian.render.looks import Look
from xihaian.render.plain import write_columns
from xihaian.words.visible import visible

_KEYS = ("start", "end", "line", "column", "text", "number", "low", "high", "unit", "comparison", "change", "noun")
_SIGNS = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<", "about": "≈"}


def mention_record(prose: Prose, item: Mention) -> dict[str, Any]:
    """Return a quantity as it is published; ``start`` and ``end`` are offsets in characters of the text as given."""
    start, end = prose.span(item.start, item.end)
    line, column = prose.place(start)
    low, high = exact_text(item.low), exact_text(item.high)
    return {
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "text": prose.text[start:end],
        "number": None if item.is_range else low,
        "low": low if item.is_range else None,
        "high": high if item.is_range else None,
        "unit": item.unit,
        "comparison": item.comparison,
        "change": item.change,
        "noun": item.noun or None,
    }


def render_json(prose: Prose, found: Sequence[Mention], out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write one document."""
    write_json({"format": FORMAT, "items": [mention_record(prose, item) for item in found]}, out)


def render_csv(prose: Prose, found: Sequence[Mention], out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write one row for each quantity, under the same keys."""
    rows = (
        [str(value if value is not None else "") for value in mention_record(prose, item).values()] for item in found
    )
    write_csv([_KEYS, *rows], out)


def render_table(prose: Prose, found: Sequence[Mention], out: TextIO, look: Look) -> None:
    """Write a line for each quantity: its place, what it says, and the words around it."""
    words = look.words
    rows = [[words[f"head {key}"] for key in ("place", "number", "unit", "noun", "text")]]
    for item in found:
        line, column = prose.place(prose.span(item.start, item.end)[0])
        number = exact_text(item.low) + (f"~{exact_text(item.high)}" if item.is_range else "")
        sign = _SIGNS.get(item.comparison or "", "")
        phrase = prose.flat[slice(*item.phrase)]
        rows.append(
            [
                f"{line}:{column}",
                f"{sign} {number}".strip(),
                visible(item.unit or "-"),
                visible(item.noun or "-"),
                visible(phrase),
            ]
        )
    write_columns(rows, out, right=[1])
    out.write(words.say("quantities", count=len(found)) + "\n")


RENDERERS = {"table": render_table, "json": render_json, "csv": render_csv}


def render_draft(tree: dict[str, Any], out: TextIO, look: Look) -> None:
    """Write a plan file; what was guessed is named in ``unconfirmed``, and the file says so at its top."""
    out.writelines(f"# {line}\n" for line in look.words["draft head"].split("\n"))
    yaml.dump(tree, out, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)


class _Plain(yaml.SafeDumper):
    """Writes numbers as people do, without quotes, and what stands twice twice: a plan has no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's name for it
        return True


def _figure(dumper: yaml.SafeDumper, figure: Figure) -> yaml.ScalarNode:
    kind = "float" if "." in figure else "int"  # a plain scalar of that kind needs no quotes
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", str(figure))


_Plain.add_representer(Figure, _figure)
