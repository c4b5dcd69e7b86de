"""The columns of a table of actuals, under every name that offices give them."""

from __future__ import annotations

import re
import unicodedata

COLUMNS: dict[str, tuple[str, ...]] = {
    "target": ("target", "target id", "target_id", "task id", "task_id", "id", "指标编码", "指标代码"),
    # Names the target where no id does, else stands beside it.
    "label": (
        "name", "indicator", "task", "milestone", "指标", "指标名称", "考核指标", "任务", "任务名称", "名称", "项目",
    ),
    "period": ("period", "date", "time", "month", "时间", "日期", "期间", "时期", "报告期", "统计期", "月份", "年月"),
    "value": (
        "value", "actual", "amount", "数值", "完成值", "实际值", "实际", "完成数", "实际完成", "完成情况", "完成",
        "指标值", "累计完成", "值",
    ),
    "unit": ("unit", "单位", "计量单位"),
    "region": ("region", "area", "district", "地区", "镇街", "区域", "街道", "区市"),
    "owner": ("owner", "department", "responsible", "责任单位", "责任部门", "牵头单位", "部门"),
    "ref": ("ref", "reference", "entry id", "entry_id", "台账编号", "项目编号", "流水号"),
    "n": ("n", "count", "entries", "条数", "笔数"),
    "source": ("source", "来源", "数据来源", "出处"),
    "published": ("published", "published on", "release date", "发布日期", "发布时间", "公布日期"),
    "note": ("note", "notes", "remark", "remarks", "comment", "备注", "说明"),
}  # fmt: skip
_BRACKETS = re.compile(r"^(.*?)\s*[(（]\s*([^()（）]+?)\s*[)）]$", re.DOTALL)
_MEANINGLESS = frozenset({"", "序号", "编号", "no", "no.", "#"})  # numbers of rows, and columns without a name


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


_BY_NAME = {_fold(name): column for column, names in COLUMNS.items() for name in names}


def in_brackets(text: str) -> tuple[str, str]:
    """Return what stands before the brackets that a text ends with, and what in them: ``产值（亿元）``."""
    match = _BRACKETS.match(text.strip())
    return (match[1], match[2]) if match else (text.strip(), "")


def column_of(name: str) -> str | None:
    """Return which column a name stands for; case, width and blanks aside."""
    return _BY_NAME.get(_fold(name))


def is_meaningless(name: str) -> bool:
    """Return whether a column of this name is silently left out."""
    return _fold(name) in _MEANINGLESS


def column_names() -> list[str]:
    """Return every name that a column may have."""
    return list(_BY_NAME)
