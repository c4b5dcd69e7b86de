"""The explanation of one result as text: a label and what there is to say, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TextIO

from xihaian.intervals import Interval
from xihaian.plan import Milestone, Target
from xihaian.records import Record
from xihaian.render import cells
from xihaian.render.arithmetic import bracketed, forecast_lines, formulae
from xihaian.render.looks import SIGNS, Look
from xihaian.render.numbers import amount, number, shares, signed
from xihaian.render.plain import width
from xihaian.render.sentences import sentence
from xihaian.results import Result
from xihaian.status import Status
from xihaian.words.visible import visible

_MOST = 40  # rows that are listed; the JSON has them all


def render_text(explained: Record, result: Result, out: TextIO, look: Look) -> None:
    """Write what ``explanation.explain`` says of the result."""
    part = f", {visible(result.part)}" if result.part else ""
    out.write(
        f"{cells.name(result.promise, look)} ({visible(result.promise.id)}{part}): {cells.status(result, look)}\n"
    )
    lines = list(explained_lines(explained, result, look))
    room = max(width(look.words[f"explain {label}"]) for label, _ in lines) + 2
    for label, texts in lines:
        title = look.words[f"explain {label}"]
        for index, text in enumerate(texts):
            shown = title if index == 0 else ""
            out.write(f"  {shown}{' ' * (room - width(shown))}{text}\n")


def explained_lines(explained: Record, result: Result, look: Look) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the name of each step, and the lines that it takes to say it."""
    steps, words, promise = explained["steps"], look.words, result.promise
    yield "quotes", [visible(quote) for quote in steps["quotes"]] or [words["no quote"]]
    yield "promised", [_promised(result, look)]
    if isinstance(promise, Target) and promise.baseline:
        baseline = promise.baseline
        yield "baseline", [f"{baseline.value}{visible(promise.unit.symbol)} ({baseline.period})"]
    if promise.note:
        yield "note", [visible(promise.note.in_language(look.language))]
    if explained["as_of"]:
        yield "as of", [_days(explained, look)]
    if result.standing is None:
        yield "rows", [words["no rows"]]
    else:
        yield "rows", list(_rows(steps["standing"], look))
        yield "standing", [_standing(steps["standing"], result, look)]
    if isinstance(promise, Target) and result.value is not None:
        yield from formulae(steps, result, promise, result.value, look)
    yield "status", [_status(result, look)]
    if changes := list(_changes(steps, result, look)):
        yield "changes", changes
    if result.forecast is not None and isinstance(promise, Target):
        yield "forecast", list(forecast_lines(result, promise, look))
    if result.held_until:
        yield "held", [words.say("held until", end=result.held_until)]
    if result.trend:
        yield "trend", [_trend(result)]
    if result.findings:
        yield "findings", [sentence(item, look) for item in result.findings]


def _promised(result: Result, look: Look) -> str:
    promise = result.promise
    facts = {"wanted": cells.promised(promise, look), "period": result.period}
    measure = promise.measure if isinstance(promise, Target) else "stage"
    return look.words.say(f"promised {measure}", **facts)


def _days(explained: Record, look: Look) -> str:
    known = explained["known_on"]
    return f"{explained['as_of']}; {look.words.say('known on', day=known)}" if known else str(explained["as_of"])


def _rows(standing: Record, look: Look) -> Iterator[str]:
    terms = standing["terms"]
    for term in terms[:_MOST]:
        place = visible(f"{term['file']}:{term['row']}" if "row" in term else term["file"])
        region = f" {visible(term['region'])}" if term["region"] else ""
        about = [visible(text) for text in (term.get("source"), term.get("note")) if text]
        if term.get("published"):
            about.append(look.words.say("published", day=term["published"]))
        end = f"  ({'; '.join(about)})" if about else ""
        yield f"{place}  {term['period']}{region}  {_read(term, look)}{end}"
        for older in term.get("supersedes", ()):
            written = f"{older['written']}{older['written_unit']}"
            place = f"{older['file']}:{older['row']}"
            yield "  " + look.words.say("superseded", place=visible(place), value=visible(written))
    if len(terms) > _MOST:
        yield look.words.say("more rows", count=len(terms) - _MOST)


def _read(term: Record, look: Look) -> str:
    """Return the value of a row, with the step between two units where there was one."""
    if "entries" in term:
        value = amount(Interval.parse(term["value"])) + visible(term["unit"])
        return look.words.say("entries", count=term["entries"], value=value)
    if term["unit"] is None:
        return look.words[f"stage {term['value']}"]
    value = f"{amount(Interval.parse(term['value']))}{visible(term['unit'])}"
    read = f"{amount(Interval.parse(term['read']))}{visible(term['read_unit'])}"
    written = visible(f"{term['written']}{term['written_unit']}")
    first = read if written in (read, term["written"]) else f"{written} = {read}"
    return first if term["factor"] == "1" else f"{first} × {term['factor']} = {value}"


def _standing(standing: Record, result: Result, look: Look) -> str:
    if isinstance(result.promise, Milestone) or result.value is None:
        return cells.actual(result, look)
    terms = [bracketed(Interval.parse(term["value"])) for term in standing["terms"] if not term.get("level")]
    total = cells.actual(result, look)
    if standing["how"] == "growth":
        now, before = _levels(standing)
        total = f"({now} / {before} - 1) × 100% = {total}"
    elif 1 < len(terms) <= _MOST:
        total = f"{' + '.join(terms)} = {total}"
    facts = {"period": cells.actual_period(result), "regions": visible(", ".join(result.standing_regions))}
    return f"{total}; {look.words.say('how ' + standing['how'], **facts)}"


def _levels(standing: Record) -> tuple[str, str]:
    """Return the sums of this year's levels and of the year before."""
    sums = [Interval.of(0), Interval.of(0)]
    for term in standing["terms"]:
        sums[term["year_before"]] += Interval.parse(term["value"])
    return amount(sums[0]), amount(sums[1])


def _status(result: Result, look: Look) -> str:
    return f"{cells.status(result, look)}: {look.words[f'reason {result.verdict.reason}']}"


def _changes(steps: Record, result: Result, look: Look) -> Iterator[str]:
    """Yield what would give another status: the nearest values below and above, and the end of the time."""
    words, promise = look.words, result.promise
    if isinstance(promise, Milestone):
        for piece in steps["statuses"]:
            if piece["status"] != result.status:
                yield words.say(
                    "would be", values=words[f"stage {piece['values']}"], status=_word(piece["status"], look)
                )
    elif result.value is not None:
        pieces = [(Interval.parse(piece["values"]), piece["status"]) for piece in steps["statuses"]]
        own = [index for index, (values, _) in enumerate(pieces) if not values.apart_from(result.value)]
        near = own if len(own) > 1 else [index for index in (own[0] - 1, own[0] + 1) if 0 <= index < len(pieces)]
        if promise.measure == "flow" and result.value.low is not None and result.value.low >= 0:
            near = [index for index in near if (end := pieces[index][0].high) is None or end > 0]
        for index in near:
            values, status = pieces[index]
            yield words.say("would be", values=_range(values, result.value, promise, look), status=_word(status, look))
    if not result.over and steps["at_the_end"] and steps["at_the_end"] != result.status:
        yield words.say("would be at the end", end=result.period.end, status=_word(steps["at_the_end"], look))


def _word(status: str, look: Look) -> str:
    return f"{look.words[f'status {status}']} {SIGNS[Status(status)]}"


def _range(values: Interval, actual: Interval, target: Target, look: Look) -> str:
    """Return values in words, and how far the nearest of them is from the actual."""
    unit = visible(target.unit.symbol)
    ends = []
    for end, is_open, word in ((values.low, values.low_open, "low"), (values.high, values.high_open, "high")):
        if end is not None:
            ends.append(look.words.say(f"{word} {'open' if is_open else 'closed'}", value=f"{number(end)}{unit}"))
    text = number(values.exact) + unit if values.exact is not None else look.words["and"].join(ends)
    here = actual.exact
    if here is None or here in values:
        return text
    nearest = values.low if values.low is not None and values.low >= here else values.high
    away = (nearest or Fraction(0)) - here
    return f"{text} ({signed(away)})" if away else text


def _trend(result: Result) -> str:
    points = [
        f"{point.end} {amount(point.value)}" + (f" ({shares(point.completion)})" if point.completion else "")
        for point in result.trend[-_MOST:]
    ]
    return ", ".join(points)
