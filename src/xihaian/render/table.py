"""The attainment tables: one for each domain, a line below it, and a summary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from xihaian.assessment import Assessment, Result, Score
from xihaian.plan import Domain
from xihaian.render import cells
from xihaian.render.looks import COLOURS, Look
from xihaian.render.numbers import bar, shares
from xihaian.render.plain import width, write_columns
from xihaian.words.visible import visible

if TYPE_CHECKING:
    from rich.console import JustifyMethod as Justify
    from rich.text import Text

_WIDE = 100  # columns from which the table has room for bars, and for a period beside its value
_BAR = 10
_NARROW = 72  # columns below which there is none for the difference and the schedule
_RIGHT = (3, 4, 5)
_COMPLETION = 4


def render(assessment: Assessment, results: Sequence[Result], out: TextIO, look: Look) -> None:
    """Write the tables of those results; domains of which none was asked for are left out."""
    paper = _Terminal(results, out, look) if look.width else _Pipe(out, look)
    words = look.words
    header = assessment.plan.header
    paper.heading(visible(header.title.in_language(look.language)))
    paper.line(words.say("as of", day=assessment.as_of) if assessment.as_of else words["as of nothing"])
    asked_for_all = len(results) == len(assessment.results)
    for number, domain in enumerate(assessment.plan.domains, 1):
        own = [result for result in results if result.domain is domain]
        if not own and not asked_for_all:
            continue
        paper.heading(f"{number}  {visible(domain.name.in_language(look.language))}")
        if own:
            paper.table(own)
        paper.line(_domain_line(assessment.score(domain), domain, look))
    score = assessment.score()
    paper.heading(words.say("summary", targets=score.targets, milestones=score.milestones))
    paper.line(_score_line(score, look))


def _domain_line(score: Score, domain: Domain, look: Look) -> str:
    return _score_line(score, look) if domain.promises else look.words["domain empty"]


def _score_line(score: Score, look: Look) -> str:
    words = look.words
    counts = words["and"].join(
        words.say("count", count=count, status=words[f"status {status}"])
        for status, count in score.counts.items()
        if count
    )
    facts = {"counts": counts, "stands": score.stands_on, "targets": score.targets}
    if score.mean_completion is not None:
        return words.say("domain line", mean=shares(score.mean_completion), **facts)
    return words.say("domain line without mean" if score.targets else "domain line without targets", **facts)


def _head(look: Look) -> list[str]:
    columns = ("name", "target", "actual", "difference", "completion", "schedule", "status")
    return [look.words[f"head {column}"] for column in columns]


def _row(result: Result, look: Look) -> list[str]:
    return [
        cells.name(result.promise, look),
        cells.promised(result.promise, look),
        cells.actual(result, look),
        cells.difference(result, look),
        cells.completion(result),
        cells.due(result.schedule),
        " ".join((cells.status(result, look), *cells.warnings(result))),
    ]


class _Pipe:
    """Plain text: nothing is cut, and no colour unless it is asked for."""

    def __init__(self, out: TextIO, look: Look) -> None:
        self.out, self.look = out, look

    def heading(self, text: str) -> None:
        self.out.write(f"\n{text}\n" if self.out.tell() else f"{text}\n")

    def line(self, text: str) -> None:
        self.out.write(f"{text}\n")

    def table(self, results: Sequence[Result]) -> None:
        rows = [_head(self.look)]
        for result in results:
            row = _row(result, self.look)
            period = cells.actual_period(result)
            row[2] = f"{row[2]} ({period})" if period else row[2]
            row[-1] = self.look.painted(row[-1], result.status)  # the last column may be of any width
            rows.append(row)
        write_columns(rows, self.out, right=_RIGHT)


class _Terminal:
    """The same with rich: fitted to the width, with bars and colours."""

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
        self.columns = range(7) if self.width >= _NARROW else (0, 1, 2, 4, 6)
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
        titles = _head(self.look)
        for index in self.columns:
            justify: Justify = "right" if index in _RIGHT else "left"
            table.add_column(titles[index], justify=justify, overflow="fold", width=self.widths[index])
        for result in results:
            row = self._cells(result)
            table.add_row(*(row[index] for index in self.columns))
        self.console.print(table)

    def _fitted(self, rows: Sequence[Sequence[Text]]) -> list[int]:
        """Return a width for each column, the same in every table: the first three share what the others leave."""
        widths = [width(title) for title in _head(self.look)]
        for row in rows:
            for index, cell in enumerate(row):
                widths[index] = max(widths[index], *(width(line) for line in cell.plain.split("\n")))
        for index in _RIGHT:
            widths[index] = min(widths[index], 18 if index == _COMPLETION else 14)
        room = self.width - sum(widths[index] + self.gap for index in self.columns if index > 2) - 2 * self.gap
        if sum(widths[:3]) > room:
            least = max(12, room * 2 // 5)  # for the names; what was promised and reached is short enough to stay whole
            widths[2] = min(widths[2], max(room - least - min(widths[1], 9), 10))
            widths[1] = min(widths[1], max(room - least - widths[2], 9))
            widths[0] = max(8, room - widths[1] - widths[2])
        return widths

    def _cells(self, result: Result) -> list[Text]:
        from rich.text import Text

        row = [Text(cell) for cell in _row(result, self.look)]
        wide = self.width >= _WIDE
        if period := cells.actual_period(result):
            short = cells.actual_end(result, self.look)
            row[2].append(f" ({period})" if wide else f"\n{short}", style="bright_black")
        share = result.completion.exact if result.completion else None
        if wide and share is not None:
            drawn = Text(bar(share, _BAR), style=COLOURS[result.status])
            row[_COMPLETION] = drawn.append(f" {cells.completion(result):>6}", style="default")
        row[6] = Text(cells.status(result, self.look), style=COLOURS[result.status])
        for code in cells.warnings(result):
            row[6].append(f"\n{code}", style="yellow")
        return row
