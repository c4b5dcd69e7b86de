"""One row of text -> one actual, or the findings that say why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from xihaian.actuals import SUBTOTALS, WHOLE
from xihaian.errors import Refused
from xihaian.findings import Place, finding, nearest
from xihaian.numerals import POINTED, is_blank, parse_numeral
from xihaian.period_texts import read_period
from xihaian.periods import Period
from xihaian.plan import Milestone, Plan, Target
from xihaian.read.columns import in_brackets
from xihaian.read.said import Remark, Said
from xihaian.status import STAGES, Stage
from xihaian.units import Quantity, Unit, read_quantity

_STAGES: dict[str, Stage] = {
    word: stage
    for stage, words in {
        STAGES[0]: ("未启动", "未开工", "未开始", "not started", "not-started"),
        STAGES[1]: ("已启动", "已开工", "启动", "开工", "推进中", "进行中", "在建", "started", "under way"),
        STAGES[2]: ("已完成", "已建成", "完成", "建成", "completed", "done"),
    }.items()
    for word in words
}
_DECIMAL, _GROUPED = re.compile(POINTED), re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+")
_MARK = re.compile(r"^[#＃\s]*(?:其中\s*[:：]\s*)?")
_MOST_REMEMBERED = 20_000  # periods as written, most of which many rows share
_MOST_SUGGESTED = 50  # unknown names for which the nearest known one is looked for: that takes its time


class RowReader(Said):
    """Reads the rows of one or more files against one plan, and keeps what there is to say about them."""

    def __init__(self, plan: Plan, *, ignore_unknown: bool = False) -> None:
        super().__init__()
        self.plan = plan
        self.ignore_unknown = ignore_unknown
        self.assumed: list[Remark] = []  # the remarks that the last value was counted in
        self._promises: dict[str, Target | Milestone] = {}
        self._named: dict[str, list[str]] = {}
        self._marks: dict[str, tuple[str, str]] = {}  # whether a target's figures group by commas or may by points
        self._regions: dict[str, bool] = {}
        self._periods: dict[tuple[str, Period], Period | Refused] = {}
        for _, promise in plan.promises:
            self._promises[promise.id] = promise
            for name in set(promise.name.texts.values()):
                self._named.setdefault(name, []).append(promise.id)

    def names(self) -> list[str]:
        """Return every id and name of the plan's promises."""
        return [*self._promises, *self._named]

    def promise(self, name: str, place: Place, label: str) -> Target | Milestone | None:
        """Return what an id or an exact name stands for; say where it is unknown or stands for two.

        ``label`` is a name that stands beside it; it must not be that of another.
        """
        name, _ = self.split_name(name)
        if name in self._promises:
            if label in self._named and name not in self._named[label]:
                self.say(finding("A018", place, name=name, label=label, ids=", ".join(self._named[label])))
                return None
            return self._promises[name]
        ids = self._named.get(name, [])
        if len(ids) == 1:
            return self._promises[ids[0]]
        if ids:
            self.say(finding("A008", place, name=name, ids=", ".join(ids)))
            return None
        plan = self.plan.header.id
        suggestion = nearest(name, self.names()) if self.count_of("A007") < _MOST_SUGGESTED else None
        unknown = finding("A007", place, name=name, plan=plan, suggestion=suggestion)
        self.say(unknown.as_warning() if self.ignore_unknown else unknown)
        return None

    def split_name(self, text: str) -> tuple[str, str]:
        """Return a name as the plan has it, and the unit in brackets behind it: ``#五大产业产值(亿元)``.

        A ``#`` or 其中 before it marks a part of the row above in an office's table.
        """
        plain = _MARK.sub("", text)
        for name in (text, plain):
            if name in self._promises or name in self._named:
                return name, ""
        name, unit = in_brackets(plain)
        return (name, unit) if name in self._promises or name in self._named else (plain, "")

    def region(self, text: str, place: Place) -> str | None:
        """Return the region, or ``None`` for the whole; say where a total of some regions would be counted twice."""
        name = "".join(text.split()).casefold()
        if name in SUBTOTALS:
            self.say(finding("A019", place, region=text))
        return None if name in WHOLE else text or None

    def period(self, text: str, promise: Target | Milestone, place: Place) -> Period | None:
        """Return the days that are meant; say where the text names none."""
        key = (text, self.plan.period_of(promise))
        found = self._periods.get(key)
        if found is None:
            try:
                found = read_period(*key)
            except Refused as refused:
                found = refused
            if len(self._periods) < _MOST_REMEMBERED:
                self._periods[key] = found
        if isinstance(found, Refused):
            self.say(found.at(place))
            return None
        return found

    def known_period(self, text: str, promise: str) -> Period | None:
        """Return the days that a text means which was read before; ``None`` where it was not, or means none."""
        found = self._periods.get((text, self.plan.period_of(self._promises[promise])))
        return found if isinstance(found, Period) else None

    def is_plain_region(self, cell: str) -> bool:
        """Return whether a cell is the name of a region as it stands, neither the whole nor a sum of some."""
        found = self._regions.get(cell)
        if found is None:
            name = "".join(cell.split()).casefold()
            bare = cell == cell.strip() and not cell.startswith("'") and not is_blank(cell)
            found = self._regions[cell] = bare and name not in WHOLE and name not in SUBTOTALS
        return found

    def kept_in(self, text: str, unit: str, target: Target) -> Unit:
        """Return the unit that a row is kept in: the target's, or its level unit for a level of a growth rate."""
        if target.level_unit is not None:
            try:
                quantity = read_quantity(text, "" if is_blank(unit) else unit, target.level_unit, self.plan.units)
            except Refused as refused:
                return target.unit if refused.code in ("U001", "U002") else target.level_unit
            if not quantity.assumed:
                return target.level_unit
        return target.unit

    def value(self, text: str, unit: str, target: Target, wanted: Unit, places: Sequence[Place]) -> Quantity | None:
        """Return the values in the unit wanted; say where they cannot be read, and what was assumed.

        ``places`` are those of the value, of the unit, and of what is said about all rows of which the same is assumed.
        """
        try:
            quantity = read_quantity(text, "" if is_blank(unit) else unit, wanted, self.plan.units)
        except Refused as refused:
            in_column = refused.facts.get("unit") == unit.strip()
            self.say(refused.at(places[1] if in_column and refused.code in ("U001", "U002") else places[0]))
            return None
        mark = "." if _DECIMAL.fullmatch(text) else "," if _GROUPED.fullmatch(text) else None
        if mark and self._marks.setdefault(target.id, (mark, text))[0] != mark:
            self.say(finding("N009", places[0], text=text, other=self._marks[target.id][1]))
        self.assumed.clear()
        for code, facts in _assumptions(quantity, could_be_level=target.level_unit is not None):
            key = (code, target.id, quantity.unit.symbol)
            self.assumed.append(key)
            self.remark(key, places[2], facts)
        return quantity

    def may_have_points(self, numbers: Mapping[str, str]) -> bool:
        """Take numbers like 1.234 of targets for ones with decimals; ``False`` where figures of one have commas."""
        if any(self._marks.get(promise, (".", ""))[0] != "." for promise in numbers):
            return False
        for promise, number in numbers.items():
            self._marks.setdefault(promise, (".", number))
        return True

    def groups_by_points(self, promise: str) -> bool:
        """Return whether a target's figures are known to have points before decimals, so that 1.234 is no 1234."""
        return self._marks.get(promise, ("", ""))[0] == "."

    def stage(self, text: str, place: Place) -> Stage | None:
        """Return the stage of a milestone; say where the text names none."""
        stage = _STAGES.get(text.strip().casefold())
        if stage is None:
            self.say(
                finding(
                    "A009",
                    place,
                    text=text.strip(),
                    known="未启动, 已启动, 已完成, not started, started, completed",
                )
            )
        return stage

    def day(self, text: str, place: Place) -> Period | None:
        """Return when a row was published; its precision may be a month."""
        try:
            return read_period(text, self.plan.period)
        except Refused as refused:
            self.say(finding("A010", place, text=text, reason=refused.code))
            return None

    def count(self, text: str, place: Place) -> int | None:
        """Return how many entries a row of a ledger stands for."""
        try:
            number = parse_numeral(text)
        except Refused as refused:
            self.say(refused.at(place))
            return None
        exact = number.interval.exact
        if exact is None or exact < 1 or exact.denominator != 1 or number.unit:
            self.say(finding("A011", place, text=text.strip()))
            return None
        return int(exact)


def _assumptions(quantity: Quantity, *, could_be_level: bool) -> Iterator[tuple[str, dict[str, str]]]:
    wanted = quantity.wanted.symbol
    if quantity.assumed:
        yield "U007" if could_be_level else "U004", {"unit": wanted}
    elif quantity.stands_for:
        yield "U005", {"unit": quantity.unit.symbol, "wanted": wanted}
    elif quantity.converted:
        yield "U003", {"unit": quantity.unit.symbol, "wanted": wanted}
