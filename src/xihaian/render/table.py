"""The attainment tables: one for each domain, region or owner, a line below it, and a summary."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import TYPE_CHECKING, TextIO

from xihaian.assessment import Assessment
from xihaian.render import cells
from xihaian.render.looks import COLOURS, Look
from xihaian.render.numbers import bar, share, shares
from xihaian.render.plain import width, write_columns
from xihaian.results import Result
from xihaian.scores import Score
from xihaian.view import Group, View, groups
from xihaian.words.visible import visible

if TYPE_CHECKING:
    from rich.console import JustifyMethod as Justify
    from rich.text import Text

_COLUMNS = ("name", "target", "actual", "difference", "completion", "schedule", "forecast", "trend", "status")
_NAME, _TARGET, _ACTUAL, _DIFFERENCE, _COMPLETION, _SCHEDULE, _FORECAST, _TREND, _STATUS = range(9)
_RIGHT = (_DIFFERENCE, _COMPLETION, _SCHEDULE, _FORECAST)
_NARROW = 72  # columns below which there is no room for the difference and the schedule
_WIDE = 100  # columns from which there is room for bars
_WIDER = 120  # columns from which there is room for the forecast and for a column of trends
_BAR = 10
_LONG = 140  # columns from which a period fits beside its value


def render(assessment: Assessment, view: View, out: TextIO, look: Look) -> None:
    """Write the tables of what was asked for."""
    paper = _Terminal(view.results, out, look) if look.width else _Pipe(view.results, out, look)
    words = look.words
    header = assessment.plan.header
    paper.heading(visible(header.title.in_language(look.language)))
    paper.line(words.say("as of", day=assessment.as_of) if assessment.as_of else words["as of nothing"])
    if assessment.known_on:
        paper.line(words.say("known on", day=assessment.known_on))
    shown = 0
    for group in groups(assessment, view):
        shown += 1
        paper.heading(_title(group, look))
        if group.results:
            paper.table(group.results)
        paper.line(_group_line(group, look))
    if not shown and view.by == "region":
        paper.line(words["no parts"])
    score = assessment.score()
    paper.heading(words.say("summary", targets=score.targets, milestones=score.milestones))
    paper.line(_score_line(score, look))


def _title(group: Group, look: Look) -> str:
    if group.domain is not None:
        number, domain = group.domain
        return f"{number}  {visible(domain.name.in_language(look.language))}"
    return visible(group.name) if group.name else look.words["no owner"]


def _group_line(group: Group, look: Look) -> str:
    empty = group.domain is not None and not group.domain[1].promises
    return look.words["domain empty"] if empty else _score_line(group.score, look)


def _score_line(score: Score, look: Look) -> str:
    words = look.words
    counts = words["and"].join(
        words.say("count", count=count, status=words[f"status {status}"])
        for status, count in score.counts.items()
        if count
    )
    if score.capped is None or score.uncapped is None:
        text = words.say("no mean", targets=score.targets) if score.targets else ""
    else:
        text = words.say("mean", share=shares(score.capped))
        if score.uncapped != score.capped:
            text += words.say("mean uncapped", share=shares(score.uncapped))
        text += words.say("stands on", count=score.stands_on, targets=score.targets)
        if score.weight_stands_on * score.targets != score.weight * score.stands_on:
            text += words.say("stands on weight", share=share(score.weight_stands_on / score.weight))
        text += words["stands on end"]
    return counts + text


def _row(result: Result, look: Look, columns: Container[int]) -> list[str]:
    """Return a cell for each column; those that are not shown stay empty, for a trend takes its time."""
    return [show(result, look) if index in columns else "" for index, show in enumerate(_CELLS)]


def _status(result: Result, look: Look) -> str:
    parts = (cells.status(result, look), cells.held(result, look), *cells.warnings(result))
    return " ".join(filter(None, parts))


_CELLS: Sequence[Callable[[Result, Look], str]] = (
    lambda result, look: cells.name(result.promise, look),
    lambda result, look: cells.promised(result.promise, look),
    cells.actual,
    cells.difference,
    cells.completion,
    lambda result, _: cells.due(result.schedule),
    cells.forecast,
    lambda result, _: cells.trend(result),
    _status,
)


def _looks_ahead(results: Sequence[Result]) -> bool:
    return any(result.forecast is not None for result in results)


class _Pipe:
    """Plain text: nothing is cut, and no colour unless it is asked for."""

    def __init__(self, results: Sequence[Result], out: TextIO, look: Look) -> None:
        self.out, self.look = out, look
        left_out = {_TREND} if _looks_ahead(results) else {_TREND, _FORECAST}
        self.columns = [index for index in range(len(_COLUMNS)) if index not in left_out]

    def heading(self, text: str) -> None:
        self.out.write(f"\n{text}\n" if self.out.tell() else f"{text}\n")

    def line(self, text: str) -> None:
        self.out.write(f"{text}\n")

    def table(self, results: Sequence[Result]) -> None:
        titles = [self.look.words[f"head {column}"] for column in _COLUMNS]
        rows = [[titles[index] for index in self.columns]]
        for result in results:
            row = _row(result, self.look, self.columns)
            period = cells.actual_period(result)
            row[_ACTUAL] = f"{row[_ACTUAL]} ({period})" if period else row[_ACTUAL]
            row[_STATUS] = self.look.painted(row[_STATUS], result.status)  # the last column may be of any width
            rows.append([row[index] for index in self.columns])
        write_columns(rows, self.out, right=[self.columns.index(index) for index in _RIGHT if index in self.columns])


class _Terminal:
    """The same with rich: fitted to the width, with bars, trends and colours."""

    def __init__(self, results: Sequence[Result], out: TextIO, look: Look) -> None:
        from rich.console import Console

        self.look, self.width = look, look.width or 80
        self.console = Console(
            file=out,
            width=self.width,
            color_system="standard" if look.colour else None,
            force_terminal=look.colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )
        self.gap = 2 if self.width >= _WIDE else 1  # of which the box draws one
        left_out = {_FORECAST, _TREND} if self.width < _WIDER or not _looks_ahead(results) else set()
        left_out |= {_DIFFERENCE, _SCHEDULE} if self.width < _NARROW else set()
        self.columns = [index for index in range(len(_COLUMNS)) if index not in left_out]
        self.titles = [look.words[f"head {column}"] for column in _COLUMNS]
        self.widths = self._fitted([self._cells(result) for result in results])

    def heading(self, text: str) -> None:
        from rich.text import Text

        self.console.print()
        self.console.print(Text(text, style="bold"))

    def line(self, text: str) -> None:
        self.console.print(text)

    def table(self, results: Sequence[Result]) -> None:
        from rich import box
        from rich.table import Table

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, self.gap - 1, 0, 0), show_edge=False)
        for index in self.columns:
            justify: Justify = "right" if index in _RIGHT else "left"
            table.add_column(self.titles[index], justify=justify, overflow="fold", width=self.widths[index])
        for result in results:
            row = self._cells(result)
            table.add_row(*(row[index] for index in self.columns))
        self.console.print(table)

    def _fitted(self, rows: Sequence[Sequence[Text]]) -> list[int]:
        """Return a width for each column, the same in every table: the first three share what the others leave."""
        widths = [width(title) for title in self.titles]
        for row in rows:
            for index, cell in enumerate(row):
                widths[index] = max(widths[index], *(width(line) for line in cell.plain.split("\n")))
        for index in _RIGHT:
            widths[index] = min(widths[index], 18 if index == _COMPLETION else 14)
        others = [index for index in self.columns if index > _ACTUAL]
        room = self.width - sum(widths[index] + self.gap for index in others) - 2 * self.gap
        if sum(widths[:3]) > room:
            least = max(12, room * 2 // 5)  # for the names; what was promised and reached is short enough to stay whole
            widths[_ACTUAL] = min(widths[_ACTUAL], max(room - least - min(widths[_TARGET], 10), 10))
            widths[_TARGET] = min(widths[_TARGET], max(room - least - widths[_ACTUAL], 10))
            widths[_NAME] = max(8, room - widths[_TARGET] - widths[_ACTUAL])
        return widths

    def _cells(self, result: Result) -> list[Text]:
        from rich.text import Text

        row = [Text(cell) for cell in _row(result, self.look, self.columns)]
        if period := cells.actual_period(result):
            short = cells.actual_end(result, self.look)
            row[_ACTUAL].append(f" ({period})" if self.width >= _LONG else f"\n{short}", style="bright_black")
        row[_COMPLETION] = self._completion(result)
        row[_TREND].stylize(COLOURS[result.status])
        row[_STATUS] = Text(cells.status(result, self.look), style=COLOURS[result.status])
        if held := cells.held(result, self.look):
            row[_STATUS].append(f"\n{held}", style="default")
        for code in cells.warnings(result):
            row[_STATUS].append(f"\n{code}", style="yellow")
        return row

    def _completion(self, result: Result) -> Text:
        """Return the share, behind a bar where there is room, with what stands beside it and the trend below it."""
        from rich.text import Text

        colour = COLOURS[result.status]
        beside = cells.level(result, self.look) or cells.way(result, self.look)
        if result.completion is None:
            return Text(beside or cells.NOTHING)
        exact = result.completion.exact
        text = Text(bar(exact, _BAR), style=colour) if self.width >= _WIDE and exact is not None else Text()
        text.append(f" {shares(result.completion):>6}" if text else shares(result.completion), style="default")
        if beside:
            text.append(f"\n{beside}", style="bright_black")
        if _TREND not in self.columns and (trend := cells.trend(result)):
            text.append(f"\n{trend}", style=colour)
        return text
