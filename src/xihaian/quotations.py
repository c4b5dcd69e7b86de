"""Whether the words of a target say what is encoded: the number, the unit, and the word that binds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from xihaian.checks import Fault, Path
from xihaian.errors import Refused
from xihaian.intervals import exact_text
from xihaian.mentions import Mention
from xihaian.numerals import MAGNITUDES
from xihaian.plan import Plan, Target
from xihaian.prose import read_prose
from xihaian.quantities import LANGUAGES, find_quantities

# A decrease of at least 3 % may be encoded as a change of at most -3 %.
_MIRRORED = {"at_least": "at_most", "more_than": "less_than", "at_most": "at_least", "less_than": "more_than"}


def check_quotes(target: Target, path: Path, plan: Plan, stated: Sequence[Mention] = ()) -> list[Fault]:
    """Return where the quotes of a target say another number (T002, T007), unit (T003) or comparison (T004).

    ``stated`` are its figures where the quotes stand in the source: there the words beside them are whole, and a
    quote may be cut so that it hides one.
    """
    if not target.words:
        return []
    where = (*path, "quote" if target.quote else "quotes")
    encoded = f"{'~'.join(map(exact_text, dict.fromkeys(_ends(target))))}{target.unit.symbol}"
    said = [item for quote in target.words for item in _said(quote, target, plan)]
    own = [item for item, _ in said if is_figure_of(target, item, plan)]
    like = next((text for item, text in said if (item.low, item.high) in (_ends(target), _one(target))), None)
    if not said:
        return [Fault("T007", where, {"id": target.id, "wanted": encoded})]
    if not own and like is not None:
        return [Fault("T003", (*path, "unit"), {"id": target.id, "unit": target.unit.symbol, "text": like})]
    if not own:
        return [
            Fault("T002", where, {"id": target.id, "wanted": encoded, "found": ", ".join(text for _, text in said)})
        ]
    shown = stated or own
    if any(agrees(target, item) for item in shown):
        return []
    facts = {"id": target.id, "name": target.comparison, "found": shown[0].comparison}
    return [Fault("T004", (*path, target.comparison), facts)]


def _said(quote: str, target: Target, plan: Plan) -> Sequence[tuple[Mention, str]]:
    """Return the quantities of a quote, each with its words; a short quote may be in the language of its source."""
    prose, own_units = read_prose(quote), [unit.name for unit in plan.own_units]
    found = find_quantities(prose, own_units)
    for language in LANGUAGES:
        if any(is_figure_of(target, item, plan) for item in found):
            break
        found = find_quantities(prose, own_units, language) or found
    return [(item, prose.flat[slice(*item.phrase)]) for item in found]


def says(quote: str, item: Mention, own_units: Iterable[str]) -> bool:
    """Return whether a quote, read alone, says the figure that was found in its text, and binds it no other way."""
    own, prose = list(own_units), read_prose(quote)
    for language in (None, *LANGUAGES):
        for said in find_quantities(prose, own, language):
            if (said.low, said.high, said.unit) == (item.low, item.high, item.unit):
                return said.comparison in (None, item.comparison)
    return False


def _ends(target: Target) -> tuple[Fraction, Fraction]:
    """Return the numbers that are written in the plan: of a range both, else twice the one."""
    if target.between is not None:
        return Fraction(target.between[0]), Fraction(target.between[1])
    number = Fraction(target.about) if target.about is not None else target.bound or Fraction(0)
    return number, number


def _one(target: Target) -> tuple[Fraction, Fraction]:
    """Return the same without its sign, for a decrease."""
    low, high = _ends(target)
    return (-high, -low) if high < 0 else (low, high)


def is_figure_of(target: Target, item: Mention, plan: Plan) -> bool:
    """Return whether a quantity is the number of a target, in any unit that converts to its own."""
    factor = _factor(item, target, plan)
    if factor is None:
        return False
    said = (item.low * factor, item.high * factor)
    ends = _ends(target)
    return said in (ends, _one(target)) or (target.between is not None and not item.is_range and said[0] in ends)


def same_kind(target: Target, item: Mention, plan: Plan) -> bool:
    """Return whether a quantity could be the number of a target, but for the number itself."""
    return item.change != "from" and _factor(item, target, plan) is not None


def _factor(item: Mention, target: Target, plan: Plan) -> Fraction | None:
    """Return how many of the target's unit one of the quantity's is, or ``None`` where they do not convert."""
    if item.unit is None and target.unit.is_share and 0 < item.high < 1:  # a third, of %
        return 100 / target.unit.factor
    if item.unit is None or item.unit in MAGNITUDES:
        scale = Fraction(MAGNITUDES.get(item.unit or "", 1))
        return scale / target.unit.factor if item.unit or not target.unit.says_ten_thousand else Fraction(1)
    unit = plan.units.find(item.unit)
    if unit is None:
        return None
    try:
        return unit.per(target.unit)
    except Refused:
        return None


def agrees(target: Target, item: Mention) -> bool:
    """Return whether the word that binds a number says what is encoded; a number without one may mean either.

    以上 includes the number, 超过 and 突破 exclude it (Civil Code, art. 1259).
    """
    said = item.comparison
    if said is None or said == target.comparison:
        return True
    turned = item.change == "down" and _ends(target)[1] <= 0
    return turned and _MIRRORED.get(said) == target.comparison
