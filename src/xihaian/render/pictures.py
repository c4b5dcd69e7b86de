"""Pictures of a result in SVG: a bar against its target and what is due, and its course through the periods.

Coordinates are whole numbers, counted from exact shares.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor
from xml.etree import ElementTree as ET

from xihaian.periods import Period
from xihaian.render import cells
from xihaian.render.looks import Look
from xihaian.render.numbers import shares
from xihaian.results import Result
from xihaian.scores import Score
from xihaian.status import Status

_WIDTH, _BAR, _TREND = 1000, 90, 200
_MOST = Fraction(3, 2)  # a bar that is longer than this shows as long as this


def bar(parent: ET.Element, result: Result, look: Look) -> None:
    """Add a bar of the completion, with marks at the target and at what is due; nothing where there is none."""
    done = result.completion.low if result.completion else None
    if done is None:
        return
    scale = max(Fraction(1), min(done, _MOST))
    facts = {"completion": cells.completion(result, look), "due": cells.due(result.schedule)}
    picture = _picture(parent, look.words.say("report bar", **facts), _BAR)
    _box(picture, "track", 0, _WIDTH, 20, 50)
    _box(picture, result.status.value, 0, _at(min(done, _MOST) / scale), 20, 50)
    due = result.schedule.low if result.schedule else None
    if due is not None:
        _box(picture, "due", min(_at(due / scale), _WIDTH - 10), 10, 5, 80)
    _box(picture, "mark", min(_at(1 / scale), _WIDTH - 10), 10, 0, 90)


def trend(parent: ET.Element, result: Result, look: Look) -> None:
    """Add the line of the completions over the days of the period; nothing where only one is known."""
    points = [(point.end, point.completion.low) for point in result.trend if point.completion]
    if result.standing and result.completion:
        points.append((result.standing.period.end, result.completion.low))
    known = [(end, share) for end, share in points if share is not None]
    if len(known) < 2:
        return
    top = max(Fraction(1), *(share for _, share in known))
    said = ", ".join(f"{point.end} {shares(point.completion)}" for point in result.trend if point.completion)
    picture = _picture(parent, look.words.say("report trend", points=said), _TREND)
    level = str(_down(1 / top))
    ET.SubElement(picture, "line", {"class": "base", "x1": "0", "x2": str(_WIDTH), "y1": level, "y2": level})
    line = " ".join(f"{_across(end, result.period)},{_down(share / top)}" for end, share in known)
    ET.SubElement(picture, "polyline", {"class": f"trend {result.status}", "points": line})


def stacked(parent: ET.Element, score: Score, label: str) -> None:
    """Add one bar of all counts by status, the good ones first."""
    total = score.targets + score.milestones
    if not total:
        return
    picture = _picture(parent, label, 40, "whole")
    order = [Status.ATTAINED, Status.ON_PACE, Status.AT_RISK, Status.BEHIND, Status.MISSED]
    order += [Status.UNDECIDED, Status.PENDING, Status.NO_DATA]
    before = 0
    for status in order:
        if score.counts[status]:
            start = _at(Fraction(before, total))
            before += score.counts[status]
            _box(picture, status.value, start, max(_at(Fraction(before, total)) - start - 4, 2), 0, 40)


def _picture(parent: ET.Element, label: str, height: int, kind: str = "") -> ET.Element:
    attributes = {"viewBox": f"0 0 {_WIDTH} {height}", "role": "img", "aria-label": label}
    picture = ET.SubElement(parent, "svg", {**attributes, **({"class": kind} if kind else {})})
    ET.SubElement(picture, "title").text = label
    return picture


def _box(picture: ET.Element, kind: str, x: int, width: int, y: int, height: int) -> None:
    place = {"x": str(x), "y": str(y), "width": str(width), "height": str(height)}
    ET.SubElement(picture, "rect", {"class": kind, **place})


def _at(share: Fraction) -> int:
    return max(0, min(_WIDTH, floor(share * _WIDTH)))


def _down(share: Fraction) -> int:
    return 10 + floor((1 - max(share, Fraction(0))) * (_TREND - 20))


def _across(day: date, period: Period) -> int:
    return _at(Fraction((day - period.start).days + 1, (period.after - period.start).days))
