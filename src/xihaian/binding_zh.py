"""What binds a number in Chinese prose: the words before and behind it, and the noun that it counts."""

from __future__ import annotations

import re
from dataclasses import replace

from xihaian import lexicon_zh as words
from xihaian.mentions import Mention
from xihaian.patterns import any_of
from xihaian.units import COUNTERS

_REACH = 14  # characters before a number in which a word may bind it
_CLAUSE = 24  # characters before a number in which its noun stands
_COMPOUNDS = "签合节特预公条制"  # 签约10个 is no 约10个

BEFORE = re.compile(rf"(?:(?<![{_COMPOUNDS}])约|{any_of(set(words.BEFORE) - {'约'})})[了到至为在达是]?$")
_BEHIND = re.compile(rf"(?:\([^()\n]{{0,6}}\))?(?P<word>±[0-9.]+%?|{any_of((*words.BEHIND, *words.VAGUE))})")
_BEHIND_NOUN = re.compile(r"[^\W\d]{1,3}(?P<word>及?以上|以下)(?![^\W\d]{0,2}[级模])")
_CHANGE = re.compile(
    rf"(?P<word>{any_of(words.CHANGES)})(?:率|幅度?)?[了约近超]?(?:{any_of(words.BEFORE)})?[了到至为在达是]?$"
)
_MARK = re.compile(r"[，。；、,;)\n]|$")
_NOUN_BEHIND = re.compile(r"的?([^，。；、：！？,.;:!?()\[\]《》\n0-9%]{1,16})")
_NO_NOUN = re.compile(r"[等以和及与或并的左为占由从在、，降升增提]|同比|增长|下降|提高|降低|达到|力争|确保|目标|任务")
_AND = re.compile("和|及|以及|并")
_BEFORE_NUMBER = re.compile(rf"[^，。；、：！？,;:!?()\[\]\n●○■◆□▪•·◇★.%0-9]{{1,{_CLAUSE}}}$")
_LEADING = re.compile(rf"(?:{any_of(words.LEADING)})+")
_TRAILING = re.compile(
    rf"(?:{any_of({*words.CHANGES, *words.BEFORE, *words.TRAILING} - {'约', '均'})}|(?<![{_COMPOUNDS}])[约均])$"
)


def bound(flat: str, found: Mention) -> Mention:
    """Return the mention with the words that bind it, and those that say that it is a change.

    A word behind the number (控制在5.5%以内) weighs more than one before it; of a range both ends are said.
    """
    before = flat[max(0, found.start - _REACH) : found.start]
    start, end, comparison = found.start, found.end, found.comparison
    if match := BEFORE.search(before):
        word = match[0] if match[0] in words.BEFORE else match[0][:-1]
        start = found.start - len(match[0])
        comparison = comparison if word in words.PLAIN_BEFORE else words.BEFORE.get(word, comparison)
    behind = _BEHIND.match(flat, end) or _BEHIND_NOUN.match(flat, end)
    if behind and _binds(flat, behind):
        end = behind.end()
        comparison = words.BEHIND.get(behind["word"]) or words.VAGUE.get(behind["word"]) or "about"
    change = _CHANGE.search(before)
    return replace(
        found,
        comparison="between" if found.is_range else comparison,
        change=words.CHANGES[change["word"]] if change else found.change,
        phrase=(start, end),
    )


def _binds(flat: str, behind: re.Match[str]) -> bool:
    """Return whether a word behind a number binds it: 内 and 起 do so only before a mark, 多 and 来 before a unit."""
    if behind["word"] in ("多", "来"):
        return False
    if behind["word"] in ("内", "起", "前后", "以外"):
        return _MARK.match(flat, behind.end(), behind.end() + 1) is not None
    return True


def noun(flat: str, found: Mention) -> tuple[int, int]:
    """Return where what is counted stands: behind a measure word (200个工业技改项目), else before (学位1.3万个)."""
    start, end = found.phrase
    unit = (found.unit or "").lstrip("万亿千百")
    behind = _NOUN_BEHIND.match(flat, end)
    follows = behind is not None and not _NO_NOUN.match(behind[1])
    before = _BEFORE_NUMBER.search(flat, max(0, start - _CLAUSE), start)
    first, last = before.span() if before else (start, start)
    while match := _TRAILING.search(flat, first, last):
        last = match.start()
    if match := _LEADING.match(flat, first, last):
        first = match.end() if match.end() < last else first
    counts = unit in COUNTERS or unit in ("人", "户") or found.unit is None
    if behind is not None and follows and (counts or first == last):
        return behind.start(1), behind.start(1) + len(_AND.split(behind[1])[0])
    return first, last
