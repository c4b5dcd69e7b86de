"""Exact quantities: a unit is a dimension and an exact factor."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from xihaian.errors import Refused
from xihaian.findings import nearest
from xihaian.intervals import Interval
from xihaian.numerals import MAGNITUDES, parse_numeral

PERCENT, POINTS = "percent", "percentage-points"

# dimension -> its units, each as so many of the first. A dimension in _SCALED takes 万 and the like before them.
_MEASURES: dict[str, dict[str, Fraction | int]] = {
    "money": {"元": 1},
    "money-usd": {"美元": 1},
    "area": {
        "平方米": 1, "亩": Fraction(2000, 3), "公顷": 10_000, "平方公里": 1_000_000,
    },
    "people": {"人": 1},
    "households": {"户": 1},
    "power": {"瓦": 1, "千瓦": 1000, "兆瓦": 10**6, "吉瓦": 10**9},
    "energy": {"瓦时": 1, "千瓦时": 1000, "兆瓦时": 10**6, "吉瓦时": 10**9},
    "mass": {"克": 1, "千克": 1000, "吨": 10**6},
    "coal-equivalent": {"吨标准煤": 1},
    "length": {"米": 1, "公里": 1000},
    "volume": {"立方米": 1},
    PERCENT: {"%": 1, "‰": Fraction(1, 10)},
    POINTS: {"个百分点": 1},
}  # fmt: skip
_LONGEST = 40  # characters of a unit's name
_MOST_SUGGESTED = 50  # unknown names for which the nearest known one is looked for: that takes its time
_UNSCALED = frozenset({PERCENT, POINTS})
COUNTERS = frozenset(
    "个 项 家 所 部 场 场次 次 人次 户次 条 座 处 台 套 辆 艘 架 件 份 名 位 批 种 类 期 届 支 只 头 篇 宗 笔 单 栋 幢"
    " 间 张 床 床位 村 镇 街 片 段 组 队 对 株 棵 本 册 幅 口 眼 根 块 枚 颗 门 节 课时 班 团 点 站 例 起 款"
    " 班次 车次 架次 艘次 标箱 小时 天".split()
)
_ALIASES = {
    "百分点": "个百分点", "pp": "个百分点", "％": "%", "度": "千瓦时", "公斤": "千克", "千米": "公里",
    "m2": "平方米", "km2": "平方公里", "m3": "立方米", "平方千米": "平方公里", "方": "立方米", "平米": "平方米",
    "ha": "公顷", "W": "瓦", "kW": "千瓦", "MW": "兆瓦", "GW": "吉瓦",
    "kWh": "千瓦时", "MWh": "兆瓦时", "GWh": "吉瓦时", "t": "吨", "kg": "千克", "km": "公里", "m": "米",
    "人民币元": "元", "CNY": "元", "RMB": "元", "USD": "美元", "吨标煤": "吨标准煤",
}  # fmt: skip


class Unit(NamedTuple):
    """A named multiple of the base of its dimension; only units of one dimension convert."""

    symbol: str
    dimension: str
    factor: Fraction

    @property
    def says_ten_thousand(self) -> bool:
        """Whether the unit itself says 万 or 亿, so that a number in it must not."""
        return "万" in self.symbol or "亿" in self.symbol

    @property
    def counts(self) -> bool:
        """Whether it counts things one by one, so that 个 may stand for it."""
        return self.dimension in COUNTERS

    @property
    def is_share(self) -> bool:
        """Whether it is a share of something: the shares of two regions do not add up."""
        return self.dimension in _UNSCALED

    def per(self, other: Unit) -> Fraction:
        """Return how many of ``other`` one of this unit is.

        >>> table = Units()
        >>> table.find("万亩").per(table.find("公顷"))
        Fraction(2000, 3)

        Raises ``Refused`` U002 where the two measure different things.
        """
        stands_for = self.counts and other.counts and "个" in (self.dimension, other.dimension)
        if self.dimension == other.dimension or stands_for:
            return self.factor / other.factor
        raise Refused("U002", unit=self.symbol, wanted=other.symbol)


class Quantity(NamedTuple):
    """What one reported value says: its values in the unit wanted, and what was done to get there."""

    value: Interval
    unit: Unit  # as it was reported
    assumed: bool  # no unit was given: the wanted one was taken
    wanted: Unit

    @property
    def converted(self) -> bool:
        """Whether the reported unit has another factor than the wanted one."""
        return self.unit.factor != self.wanted.factor

    @property
    def stands_for(self) -> bool:
        """Whether 个 was taken for another counter, or another counter for 个."""
        return self.unit.dimension != self.wanted.dimension


class Units:
    """The built-in table together with a plan's own units."""

    def __init__(self, own: Iterable[Unit] = ()) -> None:
        self._own: Mapping[str, Unit] = {fold(unit.symbol): unit for unit in own}
        self._suggested = 0
        self._found: dict[str, Unit | None] = {}

    def find(self, text: str) -> Unit | None:
        """Return the unit of this name, width and spaces aside, or ``None``."""
        if len(text) > _LONGEST:
            return None
        if text not in self._found:
            self._found[text] = self._look_up(fold(text))
        return self._found[text]

    def __getitem__(self, text: str) -> Unit:
        """Return the unit of this name; raise ``Refused`` U001 with the nearest known one."""
        unit = self.find(text)
        if unit is None:
            self._suggested += 1
            look = self._suggested <= _MOST_SUGGESTED and len(text) <= _LONGEST
            raise Refused("U001", unit=text, suggestion=nearest(fold(text), self.names()) if look else None)
        return unit

    def names(self) -> list[str]:
        """Return every name that can be looked up, 万 before it or not, for suggestions."""
        plain = [symbol for units in _MEASURES.values() for symbol in units] + sorted(COUNTERS)
        return [*plain, *(f"万{symbol}" for symbol in plain), "亿元", *_ALIASES, *self._own]

    def _look_up(self, name: str) -> Unit | None:
        if unit := self._plain(name):
            return unit
        for prefix, scale in MAGNITUDES.items():
            base = self._plain(name.removeprefix(prefix)) if name.startswith(prefix) else None
            if base and base.dimension not in _UNSCALED:
                return Unit(prefix + base.symbol, base.dimension, base.factor * scale)
        return None

    def _plain(self, name: str) -> Unit | None:
        return self._own.get(name) or _built_in(_ALIASES.get(name, name))


def fold(text: str) -> str:
    """Return a unit's name without spaces and in its narrow form (㎡ is m2)."""
    return "".join(unicodedata.normalize("NFKC", text).split()).removeprefix("(").removesuffix(")")


def _built_in(name: str) -> Unit | None:
    if name in COUNTERS:
        return Unit(name, name, Fraction(1))
    for dimension, units in _MEASURES.items():
        if name in units:
            return Unit(name, dimension, Fraction(units[name]))
    return None


def dimensions() -> list[str]:
    """Return the names of the built-in dimensions that a plan's own unit may belong to."""
    return [*_MEASURES, *sorted(COUNTERS)]


def read_quantity(text: str, unit_text: str, wanted: Unit, units: Units) -> Quantity:
    """Return what a value and its unit, each as written, mean in the unit that a target is kept in.

    >>> units = Units()
    >>> str(read_quantity("1000", "公顷", units["万亩"], units).value)
    '1.5'

    Raises ``Refused``: any code of ``parse_numeral``, U001 (unknown), U002 (another dimension),
    U006 (value and column name different units), N005 (万 in both).
    """
    numeral = parse_numeral(text)
    given = unit_text.strip()
    value = numeral.interval
    if numeral.unit and given and fold(numeral.magnitude + numeral.unit) == fold(given):
        unit = units[numeral.unit]  # 1.5万亩 in a column that says 万亩: said twice, meant once
    elif numeral.unit:
        unit = units[numeral.unit]
        if given and units[given] != unit:
            raise Refused("U006", value=text, unit=given)
        whole = units.find(numeral.magnitude + numeral.unit) if numeral.magnitude else None
        if whole and whole.dimension == unit.dimension:  # 2000亿元 was reported in 亿元
            value, unit = value.scaled(unit.per(whole)), whole
    else:
        unit = units[given] if given else wanted
        if numeral.in_ten_thousands and unit.says_ten_thousand:
            raise Refused("N005", value=text, unit=unit.symbol)
    if unit != wanted:
        value = value.scaled(unit.per(wanted))
    return Quantity(value, unit, not (numeral.unit or given), wanted)
