"""The columns of a table of actuals, under every name that offices give them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from xihaian.findings import Finding, Place, finding, nearest

_NEEDED = ("target", "period", "value")
COLUMNS: dict[str, tuple[str, ...]] = {
    "target": ("target", "target id", "target_id", "task id", "task_id", "id", "指标编码", "指标代码"),
    # Names the target where no id does, else stands beside it.
    "label": (
        "name", "indicator", "task", "milestone", "指标", "指标名称", "考核指标", "任务", "任务名称", "名称",
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
_MEANINGLESS = frozenset({"", "序号", "编号", "no", "no.", "#"})  # numbers of rows, and columns without a name


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


_BY_ALIAS = {_fold(alias): column for column, aliases in COLUMNS.items() for alias in aliases}


def read_header(cells: Sequence[str], path: str, line: int) -> tuple[dict[str, int], list[Finding]]:
    """Return the index of each known column, and what is wrong with the header.

    Findings: A001 (a needed column is missing), A002 (unknown column), A004 (two columns of one meaning).
    """
    found: dict[str, int] = {}
    findings = list(_unknown(cells, path, line))
    for index, cell in enumerate(cells):
        column = _BY_ALIAS.get(_fold(cell))
        if column is None:
            continue
        if column in found:
            place = Place(path, line, index + 1)
            findings.append(finding("A004", place, column=column, first=found[column] + 1, name=cell.strip()))
        found.setdefault(column, index)
    if "target" not in found and "label" in found:
        found["target"] = found.pop("label")
    needed = [column for column in _NEEDED if column != "value" or "ref" not in found]
    for column in needed:
        if column not in found:
            known = COLUMNS[column] + (COLUMNS["label"] if column == "target" else ())
            findings.append(finding("A001", Place(path, line), column=column, known=", ".join(known)))
    return found, findings


def _unknown(cells: Sequence[str], path: str, line: int) -> Iterator[Finding]:
    for index, cell in enumerate(cells):
        folded = _fold(cell)
        if folded not in _BY_ALIAS and folded not in _MEANINGLESS:
            suggestion = nearest(folded, _BY_ALIAS)
            yield finding("A002", Place(path, line, index + 1), column=cell.strip(), suggestion=suggestion)
