"""The rows of one table, one at a time: each becomes an actual, or findings that say why it is none."""

from __future__ import annotations

from xihaian.actuals import Actual, Rejected
from xihaian.findings import Place, finding
from xihaian.intervals import Interval
from xihaian.numerals import is_blank
from xihaian.plan import Milestone, Target
from xihaian.read.cells import Cells
from xihaian.read.header import Header
from xihaian.read.kept import Kept
from xihaian.units import Quantity, Unit


class TableRows:
    """Reads the rows of one table below its header. The first of them decides whether it is a report or a ledger."""

    def __init__(self, kept: Kept, header: Header, path: str) -> None:
        self.kept, self.rows, self.header, self.path = kept, kept.rows, header, path
        self.count = 0
        self.ledger: bool | None = None
        self.unnamed = list(header.unnamed)  # columns without a name in which nothing stood so far
        self._cells = Cells(header.width, path, kept.rows)

    def take(self, rows: int) -> None:
        """Count rows that were read."""
        self.count += rows
        self.kept.rows_read += rows

    def read(self, line: int, row: list[str]) -> Actual | None:
        """Take one row; return the actual that it became, of several side by side the last."""
        self.take(1)
        faults, said = self.rows.faults, len(self.rows.findings)
        for column in [index for index in self.unnamed if index < len(row) and row[index].strip()]:
            self.rows.say(finding("A002", Place(self.path, line, column + 1), column=row[column].strip()))
            self.unnamed.remove(column)
        cells, taken = self._cells, None
        for view in self.header.views if cells.load(line, row) else ():
            cells.view = view
            is_entry = bool(cells["ref"] or cells["n"])
            self.ledger = is_entry if self.ledger is None else self.ledger
            if is_entry != self.ledger:
                self.rows.say(finding("A013", cells.place("ref" if "ref" in view.columns else "n")))
            elif actual := self._entry(cells) if is_entry else self._report(cells):
                self.kept.keep(actual, ledger=is_entry)
                taken = actual
        if self.kept.taken is not None and self.rows.faults > faults:
            why = tuple(self.rows.findings[said:])
            self.kept.taken.rejected.append(Rejected(Place(self.path, line), row, why))
        return taken

    def _report(self, cells: Cells) -> Actual | None:
        growth = cells.view.growth
        if is_blank(cells["value"]) and (growth is None or is_blank(cells.row[growth])):
            if "period" in cells.view.columns and cells["period"]:
                self.rows.promise(cells["target"], cells.place("target"), cells["label"])
            return None  # nothing was reported
        promise = self.rows.promise(cells["target"], cells.place("target"), cells["label"])
        if promise is None:
            return None
        if growth is not None and isinstance(promise, Target) and promise.measure == "rate":
            cells.view = cells.view.of_growth()
        if is_blank(cells["value"]):
            return None
        if isinstance(promise, Target):
            return self._actual(promise, cells, self._quantity(promise, cells))
        return self._actual(promise, cells, None)

    def _entry(self, cells: Cells) -> Actual | None:
        promise = self.rows.promise(cells["target"], cells.place("target"), cells["label"])
        if promise is None:
            return None
        if isinstance(promise, Milestone) or promise.measure != "flow":
            self.rows.say(finding("A014", cells.place("target"), name=promise.id))
            return None
        if cells["ref"] and not self.kept.is_new(promise.id, cells["ref"], cells.place("ref")):
            return None
        count = self.rows.count(cells["n"], cells.place("n")) if cells["n"] else 1
        quantity = self._entry_quantity(promise, cells, count or 1)
        return self._actual(promise, cells, quantity if count else None, count or 1)

    def _actual(
        self, promise: Target | Milestone, cells: Cells, quantity: Quantity | None, count: int | None = None
    ) -> Actual | None:
        """Return the row, or ``None`` where something that it needs could not be read, which was said."""
        period = self.rows.period(cells["period"], promise, cells.place("period"))
        stage = self.rows.stage(cells["value"], cells.place("value")) if isinstance(promise, Milestone) else None
        published = self.rows.day(cells["published"], cells.place("published")) if cells["published"] else None
        region = self.rows.region(cells["region"], cells.place("region"))
        if period is None or (quantity is None and stage is None):
            return None
        known_on = self.kept.asked.known_on
        if known_on and published and published.end > known_on:  # of a month: it may have been later
            self.rows.leave_out(promise.id, cells.place("published"), known_on)
            return None
        return Actual(
            promise=promise.id,
            period=period,
            value=quantity.value if quantity else None,
            stage=stage,
            written=cells["value"],
            unit=self._unit(cells) if isinstance(promise, Target) else cells["unit"],
            place=Place(cells.path, cells.line),
            region=region,
            owner=cells["owner"] or None,
            ref=cells["ref"] or None,
            n=count,
            source=cells["source"] or None,
            published=published,
            note=cells["note"] or None,
            level=self._is_level(promise, cells),
            reported_in="" if quantity is None or quantity.assumed else quantity.unit.symbol,
        )

    def _entry_quantity(self, target: Target, cells: Cells, count: int) -> Quantity | None:
        """Return what a row is worth; where the value is left out, each entry of what is counted is one."""
        if not cells["value"]:
            given = self.rows.plan.units.find(cells["unit"]) if cells["unit"] else target.unit
            if target.unit.counts and given and (given is target.unit or given.factor == 1):
                value = Interval.of(count / target.unit.factor)
                return Quantity(value, given, not cells["unit"], target.unit)
            self.rows.say(finding("A016", cells.place("value"), name=target.id, unit=target.unit.symbol))
            return None
        if is_blank(cells["value"]):
            self.rows.say(finding("A003", cells.place("value"), name=target.id))
            return None
        return self._quantity(target, cells)

    def _quantity(self, target: Target, cells: Cells) -> Quantity | None:
        value = cells.place("value")
        remarks = Place(cells.path) if self.ledger else value  # sums of many rows name none of them
        places = value, cells.place("unit"), remarks
        return self.rows.value(cells["value"], self._unit(cells), target, self._unit_kept(target, cells), places)

    def _unit(self, cells: Cells) -> str:
        return cells["unit"] or self.rows.split_name(cells["target"])[1]

    def _is_level(self, promise: Target | Milestone, cells: Cells) -> bool:
        if isinstance(promise, Milestone) or promise.level_unit is None:
            return False
        return self._unit_kept(promise, cells) is promise.level_unit

    def _unit_kept(self, target: Target, cells: Cells) -> Unit:
        return self.rows.kept_in(cells["value"], self._unit(cells), target)
