"""What binds a number in Chinese prose: the words before and behind it, and the noun that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from xihaian import lexicon_zh as words
from xihaian.lexing import Endings, any_of
from xihaian.mentions import Change, Comparison, Mention
from xihaian.units import COUNTERS

_REACH = 14  # characters before a number in which a word may bind it
_CLAUSE = 24  # characters before a number in which its noun stands
_COMPOUNDS = {"约": "签合节特预公条制", "均": "", "过": "超通经不路渡跨越度"}  # 签约10个 is no 约10个, 通过3项 no 过3项
_PARTICLES = "了到至为在达是"
_BETWEEN = "了约近超"  # between a change and a word that binds: 增长约5%

_BEFORE, _CHANGES = Endings(words.BEFORE), Endings(words.CHANGES)
_TRAILING = Endings({*words.CHANGES, *words.BEFORE, *words.TRAILING, "均"})
_BEHIND = re.compile(rf"(?:\([^()\n]{{0,6}}\))?(?P<word>±[0-9.]+%?|{any_of((*words.BEHIND, *words.VAGUE))})")
_BEHIND_NOUN = re.compile(r"[^\W\d]{0,2}[^\W\d级城县市区镇模位局厅](?P<word>及?以上|以下)(?![^\W\d]{0,2}[级模])")
_MARK = re.compile(r"[，。；、,;)\n]|$")
_NOUN_BEHIND = re.compile(r"的?([^，。；、：！？,.;:!?()\[\]《》\n0-9%]{1,16})")
_NO_NOUN = re.compile(r"[等以和及与或并的左为占由从在、，降升增提]|同比|增长|下降|提高|降低|达到|力争|确保|目标|任务")
_JOINED = re.compile("和|及|以及|并")
_AND = re.compile("[、和及与并]|以及")
_BEFORE_NUMBER = re.compile(rf"[^，。；、：！？,;:!?()\[\]\n●○■◆□▪•·◇★.%0-9]{{1,{_CLAUSE}}}$")
_LEADING = re.compile(rf"(?:{any_of(words.LEADING)})+")


def binding_word(before: str) -> tuple[str, int]:
    """Return the word that binds what follows, and how many characters it takes with a particle: 超过了 is 超过, 3."""
    for particle in (0, 1):
        if particle and before[-1:] not in tuple(_PARTICLES):
            break
        text = before[: len(before) - particle]
        word = _BEFORE.of(text)
        if word and text[: -len(word)][-1:] not in tuple(_COMPOUNDS.get(word, "")):
            return word, len(word) + particle
    return "", 0


def _change(before: str) -> Change | None:
    """Return what the words that end so say of a change: 增长, 提高到, 下降了约."""
    for text in (before, before.rstrip(_BETWEEN), before[:-1] if before[-1:] in tuple(_PARTICLES) else before):
        for tail in ("", "率", "幅", "幅度"):
            if text.endswith(tail) and (word := _CHANGES.of(text.removesuffix(tail))):
                return words.CHANGES[word]
    return None


def bound(flat: str, found: Mention) -> Mention:
    """Return the mention with the words that bind it, and those that say that it is a change.

    A word behind the number (控制在5.5%以内) weighs more than one before it; of a range both ends are said.
    """
    before = flat[max(0, found.start - _REACH) : found.start]
    start, end, comparison = found.start, found.end, found.comparison
    word, length = binding_word(before)
    start -= length
    if word and word not in words.PLAIN_BEFORE:
        comparison = words.BEFORE[word]
    behind = _BEHIND.match(flat, end) or _BEHIND_NOUN.match(flat, end)
    if behind and _binds(flat, behind):
        end = behind.end()
        comparison = words.BEHIND.get(behind["word"]) or words.VAGUE.get(behind["word"]) or "about"
    change = _change(before) or _change(before[: len(before) - length])
    return replace(
        found,
        comparison="between" if found.is_range else comparison,
        change=change or found.change,
        phrase=(start, end),
    )


def _binds(flat: str, behind: re.Match[str]) -> bool:
    """Return whether a word behind a number binds it: 内 and 起 do so only before a mark, 多 and 来 before a unit."""
    if behind["word"] in ("多", "来"):
        return False
    if behind["word"] in ("内", "起", "前后", "以外"):
        return _MARK.match(flat, behind.end(), behind.end() + 1) is not None
    return True


def with_lists(found: Iterable[Mention], plain: str, given: str) -> Iterator[Mention]:
    """Yield the mentions with their nouns, and in a list with the word that binds all of it.

    It is said before the first (突破100亿元、300亿元), or behind the last of a list that begins with 分别.
    ``given`` is the text in the characters that it has; ``plain`` has simplified ones.
    """
    group: list[Mention] = []
    for item in found:
        if group and not (
            item.kind == "quantity"
            and item.unit == group[0].unit
            and _AND.fullmatch(plain, group[-1].phrase[1], max(item.start, group[-1].phrase[1]))
        ):
            yield from _bound_alike(group, plain, given)
            group = []
        if item.kind == "quantity":
            group.append(item)
        else:
            yield item
    yield from _bound_alike(group, plain, given)


def _bound_alike(group: Sequence[Mention], plain: str, given: str) -> Iterator[Mention]:
    first, last = (group[0], group[-1]) if group else (None, None)
    shared: Comparison | None = None
    if first and last and len(group) > 1 and sum(item.comparison is not None for item in group) == 1:
        apart = plain[max(0, first.phrase[0] - _REACH) : first.phrase[0] + _REACH].find("分别") >= 0
        if first.phrase[0] < first.start:
            shared = first.comparison
        elif apart and last.phrase[1] > last.end:
            shared = last.comparison
    for item in group:
        comparison = item.comparison or (None if item.is_range else shared)
        yield replace(item, comparison=comparison, noun=given[slice(*_noun(plain, item))].strip('“”" '))


def _noun(flat: str, found: Mention) -> tuple[int, int]:
    """Return where what is counted stands: behind a measure word (200个工业技改项目), else before (学位1.3万个)."""
    start, end = found.phrase
    unit = (found.unit or "").lstrip("万亿千百")
    behind = _NOUN_BEHIND.match(flat, end)
    follows = behind is not None and not _NO_NOUN.match(behind[1])
    before = _BEFORE_NUMBER.search(flat, max(0, start - _CLAUSE), start)
    first, last = before.span() if before else (start, start)
    while (word := _TRAILING.of(flat[first:last])) and not (
        word in _COMPOUNDS and flat[first : last - 1][-1:] in tuple(_COMPOUNDS[word])
    ):
        last -= len(word)
    if match := _LEADING.match(flat, first, last):
        first = match.end() if match.end() < last else first
    counts = unit in COUNTERS or unit in ("人", "户") or found.unit is None
    if behind is not None and follows and (counts or first == last):
        return behind.start(1), behind.start(1) + len(_JOINED.split(behind[1])[0])
    return first, last
