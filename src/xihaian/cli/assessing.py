"""What `check`, `explain` and `roll` begin with alike: the plan and the actuals are read, and judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from xihaian.cli import options
from xihaian.cli.output import check_output

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from xihaian.assessment import Assessment
    from xihaian.plan import Plan

Read = TypeVar("Read")


class Request(NamedTuple):
    """What the options of one command line ask for."""

    actuals: list[str] | None
    plan: Path | None
    as_of: str | None
    known_on: str | None
    output: Path | None
    encoding: str | None
    sheet: str | None
    ignore_unknown: bool
    quiet: bool

    def read(self, read: Callable[..., Read], look_at: Callable[[Plan], object] | None = None) -> tuple[Plan, Read]:
        """Return the plan and what ``read`` makes of the files; what is asked for is looked at before anything is read.

        ``look_at`` is handed the plan before the actuals are read, to refuse what it does not have.
        """
        from xihaian.cli.progress import Shown
        from xihaian.read.plan_yaml import read_plan
        from xihaian.read.tables import Asked

        inputs = options.inputs(self.actuals)
        options.check_encoding(self.encoding)
        asked = Asked(self.encoding, self.sheet, options.read_day(self.known_on))
        plan_file = options.plan_file(self.plan, quiet=self.quiet)
        check_output(self.output, [plan_file, *(Path(source) for source in inputs if isinstance(source, str))])
        promised = read_plan(plan_file)
        if look_at is not None:
            look_at(promised)
        with Shown(inputs) as watch:
            return promised, read(promised, *inputs, ignore_unknown=self.ignore_unknown, asked=asked, watch=watch)

    def assessed(self, look_at: Callable[[Plan], object]) -> Assessment:
        """Return the judgement of what was read."""
        from xihaian.assessment import assess
        from xihaian.read.actuals import read_actuals

        day: date | None = options.read_day(self.as_of)
        promised, reported = self.read(read_actuals, look_at)
        return assess(promised, reported, day)
