"""Where the header of a table is, and what its cells say: columns, units, periods side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from xihaian.errors import Refused
from xihaian.findings import Finding, Place, finding, nearest
from xihaian.period_texts import read_period
from xihaian.periods import Period
from xihaian.read.columns import COLUMNS, column_names, column_of, in_brackets, is_meaningless

_CAPTION_UNIT = re.compile(r"单位\s*[:：]\s*([^\s,，;；)）]+)")
_GROWTH = re.compile(r"^(?:比|较)?(?:去年|上年)?同[期月比](?:增长|增速|增幅|[±+-])*%?$|^增[长速幅]%?$|^同比.*$")
_MONTH_ITSELF = frozenset({"本月", "当月"})
_RUNNING = frozenset({"累计", "本月累计", "1-本月", "本年累计", "年初至今"})

Row = tuple[int, list[str]]


class View(NamedTuple):
    """One way to look at a row: the index of each column, and what every row has in common.

    Of a wide table there is a view for each period; ``growth`` is the column of growth rates that belongs to it.
    """

    columns: Mapping[str, int]
    fixed: Mapping[str, str] = MappingProxyType({})
    growth: int | None = None

    def of_growth(self) -> View:
        """Return the view in which the growth rate is the value, in percent."""
        if self.growth is None:
            return self
        columns = {name: index for name, index in self.columns.items() if name != "unit"}
        return View({**columns, "value": self.growth}, {**self.fixed, "unit": "%"})


class Header(NamedTuple):
    """The header of a table: its line, how many cells it has, and the ways to look at a row."""

    line: int
    width: int
    unnamed: tuple[int, ...]  # columns without a name, in which nothing should stand
    views: tuple[View, ...]
    findings: tuple[Finding, ...]


def score(cells: Iterable[str]) -> int:
    """Return how many cells of a row look like the names of columns."""
    return sum(_is_name(cell) for cell in cells)


def _is_name(cell: str) -> bool:
    name = "".join(in_brackets(cell)[0].split())
    known = column_of(name) is not None or name in _MONTH_ITSELF or name in _RUNNING
    return known or _is_period(cell) or _GROWTH.match(name) is not None


def header_index(rows: Sequence[Row]) -> int:
    """Return which of the first rows is the header: the first with the most names of columns."""
    scores = [score(cells) for _, cells in rows]
    return scores.index(max(scores)) if scores and max(scores) > 1 else 0


def is_second_line(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Return whether a header goes on in a second line, as under merged cells: it has names only, and no target."""
    filled = [cell for cell in lower if cell.strip()]
    target = next((index for index, cell in enumerate(upper) if column_of(cell) in ("target", "label")), None)
    names_target = target is None or target >= len(lower) or lower[target].strip() in ("", upper[target].strip())
    return len(upper) == len(lower) and bool(filled) and names_target and score(filled) == len(filled)


def joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return the one line that two lines of a header mean: 2023年 above 1月, 2023年6月 above 数值 and 同比增长(%)."""
    cells = []
    for above, below in zip(upper, lower, strict=True):
        plain = "".join(in_brackets(below)[0].split())
        if not above.strip() or _GROWTH.match(plain):
            cells.append(below)
        elif not plain or plain == above.strip() or column_of(plain) == "value":
            cells.append(above)
        else:
            cells.append(f"{above.strip()}{below.strip()}")
    return cells


def read_header(rows: Sequence[Row], path: str, within: Period) -> Header:
    """Return what the last of ``rows`` says as a header; those above it are titles.

    Findings: A001 (a needed column is missing), A002 (unknown), A004 (two columns of one meaning).
    """
    line, cells = rows[-1]
    titles = [cell for _, row in rows[:-1] for cell in row if cell.strip()]
    found: dict[str, int] = {}
    units: dict[int, str] = {}
    said: list[Finding] = []
    periods = _periods(cells, titles, within)
    growths = {view[2] for view in periods if view[2] is not None}
    beside = {index for index, _, _ in periods} | growths if _is_wide(cells, periods) else set()
    for index, cell in enumerate(cells):
        if index in beside:
            continue
        name, unit = in_brackets(cell)
        column = column_of(name)
        if column is None:
            if not is_meaningless(name):
                said.append(_unknown(cell, Place(path, line, index + 1)))
        elif column in found:
            facts = {"column": column, "first": found[column] + 1, "name": cell.strip()}
            said.append(finding("A004", Place(path, line, index + 1), **facts))
        else:
            found[column] = index
            if unit:
                units[index] = unit
    if "target" not in found and "label" in found:
        found["target"] = found.pop("label")
    caption = next((match[1] for title in titles if (match := _CAPTION_UNIT.search(title))), None)
    views = _views(found, units, periods if beside else [], cells, caption)
    said += _missing(found, Place(path, line), wide=bool(beside))
    unnamed = tuple(index for index, cell in enumerate(cells) if not cell.strip() and index not in beside)
    return Header(line, len(cells), unnamed, tuple(views), tuple(said))


def _views(
    found: Mapping[str, int],
    units: Mapping[int, str],
    periods: Sequence[tuple[int, str, int | None]],
    cells: Sequence[str],
    caption: str | None,
) -> list[View]:
    if not periods:
        unit = units.get(found.get("value", -1)) or caption
        return [View(found, {"unit": unit} if unit else {})]
    views = []
    for index, text, growth in periods:
        unit = in_brackets(cells[index])[1] or caption
        fixed = {"period": text, **({"unit": unit} if unit else {})}
        views.append(View({**found, "value": index}, fixed, growth))
    return views


def _missing(found: Mapping[str, int], place: Place, *, wide: bool) -> list[Finding]:
    needed = ["target"] if wide else ["target", "period"] + ([] if {"ref", "n"} & found.keys() else ["value"])
    missing = []
    for column in needed:
        if column not in found:
            names = COLUMNS[column] + (COLUMNS["label"] if column == "target" else ())
            missing.append(finding("A001", place, column=column, known=", ".join(names)))
    return missing


def _unknown(cell: str, place: Place) -> Finding:
    """Return that a column is not known, with the nearest that is; but nothing promised is taken for a value."""
    name = cell.strip()
    suggestion = nearest(name.casefold(), column_names())
    if suggestion and column_of(suggestion) == "value" and not name.isascii():
        suggestion = None  # 目标值 is close to 指标值, and 完成率 to 完成
    return finding("A002", place, column=name, suggestion=suggestion)


def _is_wide(cells: Sequence[str], periods: Sequence[object]) -> bool:
    """Return whether periods stand side by side: some do, and no column holds the period of a row."""
    return bool(periods) and not any(column_of(in_brackets(cell)[0]) == "period" for cell in cells)


def _periods(cells: Sequence[str], titles: Sequence[str], within: Period) -> list[tuple[int, str, int | None]]:
    """Return the columns that are periods, what each means, and the growth rates that belong to it by position."""
    found: list[tuple[int, str, int | None]] = []
    month = _month_of(titles, within)
    for index, cell in enumerate(cells):
        name = in_brackets(cell)[0]
        text = name
        if name in _MONTH_ITSELF and month:
            text = str(month)
        elif name in _RUNNING and month:
            text = f"../{month.end}"
        elif not _is_period(name):
            if found and _GROWTH.match("".join(name.split())) and found[-1][2] is None:
                found[-1] = (*found[-1][:2], index)
            continue
        found.append((index, text, None))
    return found


def _month_of(titles: Sequence[str], within: Period) -> Period | None:
    """Return the month that a title names, for columns that say "this month"."""
    for title in titles:
        if match := re.search(r"(?:[12][0-9]{3}年)?(?:1[0-2]|[1-9])月", title):
            try:
                return read_period(match[0], within)
            except Refused:
                continue
    return None


_ANY_YEARS = Period.of_years(2000, 2000)


def _is_period(cell: str) -> bool:
    text = in_brackets(cell)[0]
    if column_of(text) or not re.search("[0-9一二三四五六七八九十上下半全]", text):
        return False
    try:
        read_period(text, _ANY_YEARS)
    except Refused as refused:
        return refused.code == "D002"
    return True
