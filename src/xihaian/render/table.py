"""The attainment tables: one for each domain, region or owner, a line below it, and a summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from xihaian.assessment import Assessment
from xihaian.render import cells
from xihaian.render.columns import COLUMNS, NUMBERS, dated, heads
from xihaian.render.looks import COLOURS, Look
from xihaian.render.numbers import bar, shares
from xihaian.render.plain import width, write_columns
from xihaian.render.summary import group_line, group_title, score_line
from xihaian.results import Result
from xihaian.view import View, groups
from xihaian.words.visible import visible

if TYPE_CHECKING:
    from rich.console import JustifyMethod as Justify
    from rich.text import Text

_NARROW = 72  # columns below which there is no room for the difference and the schedule
_WIDE = 100  # columns from which there is room for bars
_WIDER = 120  # columns from which there is room for the forecast and for a column of trends
_BAR = 10
_LONG = 140  # columns from which a period fits beside its value
_FITTED = ("name", "target", "actual")  # which share what the others leave


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
        paper.heading(group_title(group, look))
        if group.results:
            paper.table(group.results)
        paper.line(group_line(group, look))
    if not shown and view.by == "region":
        paper.line(words["no parts"])
    score = assessment.score()
    paper.heading(words.say("summary", targets=score.targets, milestones=score.milestones))
    paper.line(score_line(score, look))


def _looks_ahead(results: Sequence[Result]) -> bool:
    return any(result.forecast is not None for result in results)


class _Pipe:
    """Plain text: nothing is cut, and no colour unless it is asked for."""

    def __init__(self, results: Sequence[Result], out: TextIO, look: Look) -> None:
        self.out, self.look = out, look
        left_out = {"trend"} if _looks_ahead(results) else {"trend", "forecast"}
        self.columns = [name for name in COLUMNS if name not in left_out]

    def heading(self, text: str) -> None:
        self.out.write(f"\n{text}\n" if self.out.tell() else f"{text}\n")

    def line(self, text: str) -> None:
        self.out.write(f"{text}\n")

    def table(self, results: Sequence[Result]) -> None:
        look, actual = self.look, self.columns.index("actual")
        shows = [COLUMNS[name] for name in self.columns]
        rows = [heads(self.columns, look)]
        for result in results:
            row = [show(result, look) for show in shows]
            row[actual] = dated(row[actual], result)
            row[-1] = look.painted(row[-1], result.status)  # the last column may be of any width
            rows.append(row)
        write_columns(rows, self.out, right=[self.columns.index(name) for name in NUMBERS if name in self.columns])


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
        left_out = {"forecast", "trend"} if self.width < _WIDER or not _looks_ahead(results) else set[str]()
        left_out |= {"difference", "schedule"} if self.width < _NARROW else set()
        self.columns = [name for name in COLUMNS if name not in left_out]
        self.titles = dict(zip(COLUMNS, heads(list(COLUMNS), look), strict=True))
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
        for name in self.columns:
            justify: Justify = "right" if name in NUMBERS else "left"
            table.add_column(self.titles[name], justify=justify, overflow="fold", width=self.widths[name])
        for result in results:
            row = self._cells(result)
            table.add_row(*(row[name] for name in self.columns))
        self.console.print(table)

    def _fitted(self, rows: Sequence[Mapping[str, Text]]) -> dict[str, int]:
        """Return a width for each column, the same in every table: the first three share what the others leave."""
        widths = {name: width(title) for name, title in self.titles.items()}
        for row in rows:
            for name, cell in row.items():
                widths[name] = max(widths[name], *(width(line) for line in cell.plain.split("\n")))
        for name in NUMBERS:
            widths[name] = min(widths[name], 18 if name == "completion" else 14)
        others = [name for name in self.columns if name not in _FITTED]
        room = self.width - sum(widths[name] + self.gap for name in others) - 2 * self.gap
        if sum(widths[name] for name in _FITTED) > room:
            least = max(12, room * 2 // 5)  # for the names; what was promised and reached is short enough to stay whole
            widths["actual"] = min(widths["actual"], max(room - least - min(widths["target"], 10), 10))
            widths["target"] = min(widths["target"], max(room - least - widths["actual"], 10))
            widths["name"] = max(8, room - widths["target"] - widths["actual"])
        return widths

    def _cells(self, result: Result) -> dict[str, Text]:
        from rich.text import Text

        shown = {name: show(result, self.look) if name in self.columns else "" for name, show in COLUMNS.items()}
        row = {name: Text(cell) for name, cell in shown.items()}
        if period := cells.actual_period(result):
            short = cells.actual_end(result, self.look)
            row["actual"].append(f" ({period})" if self.width >= _LONG else f"\n{short}", style="bright_black")
        row["completion"] = self._completion(result)
        row["trend"].stylize(COLOURS[result.status])
        row["status"] = Text(cells.status(result, self.look), style=COLOURS[result.status])
        if held := cells.held(result, self.look):
            row["status"].append(f"\n{held}", style="default")
        for code in cells.warnings(result):
            row["status"].append(f"\n{code}", style="yellow")
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
        if "trend" not in self.columns and (trend := cells.trend(result)):
            text.append(f"\n{trend}", style=colour)
        return text
