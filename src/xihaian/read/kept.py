"""What is kept of all files of one reading: the rows of reports, and the ledger that their entries are together."""

from __future__ import annotations

from dataclasses import dataclass, field

from xihaian.actuals import Actual, Rejected
from xihaian.findings import Place, finding
from xihaian.read.rows import RowReader
from xihaian.read.sums import Key, Sums
from xihaian.read.tables import Asked


@dataclass(slots=True)
class Taken:
    """Every row that was taken, and every one that was not, in the order of the files."""

    actuals: list[Actual] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


class Kept:
    """What was read so far; with ``taken`` every row is kept as it is, and nothing is added up."""

    def __init__(self, rows: RowReader, asked: Asked, taken: Taken | None = None) -> None:
        self.rows, self.asked, self.taken = rows, asked, taken
        self.actuals: list[Actual] = []
        self.sums = Sums()
        self.rows_read = 0
        self._refs: dict[tuple[str, str], Place] = {}

    def keep(self, actual: Actual, *, ledger: bool) -> None:
        """Keep a row of a report, or add an entry to the ledger."""
        if self.taken is not None:
            self.taken.actuals.append(actual)
        elif not ledger:
            self.actuals.append(actual)
        elif actual.value is not None:
            key = Key.of(actual)
            self.sums.add(key, actual.value, actual.n or 1, actual.place.path)

    def is_new(self, promise: str, ref: str, place: Place) -> bool:
        """Return whether no entry of a target had this reference; say where one had."""
        first = self._refs.setdefault((promise, ref), place)
        if first is not place:
            self.rows.say(finding("A015", place, ref=ref, first=first))
        return first is place
