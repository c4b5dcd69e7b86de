"""What binds a number in English prose: the words before and behind it, and the noun that it counts."""

from __future__ import annotations

import re
from dataclasses import replace

from xihaian import lexicon_en as words
from xihaian.lexing import any_of
from xihaian.mentions import Change, Comparison, Mention

_REACH = 40  # characters before a number in which a word may bind it
_NOUN = 60  # characters behind it in which its noun stands
_MOST_WORDS = 8  # of a noun

BEFORE = re.compile(rf"(?:^|(?<=[\s(]))(?P<word>{any_of(words.BEFORE)})\s*(?:the\s|a\s)?$", re.IGNORECASE)
BEHIND = re.compile(rf"\s*(?P<word>{any_of(words.BEHIND)})(?![A-Za-z])", re.IGNORECASE)
_CHANGE = re.compile(rf"\b(?P<word>{any_of(words.CHANGES)})\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_TO = re.compile(r"\bto\s+(?:[a-z]+\s+){0,3}$", re.IGNORECASE)
_MOVES = re.compile(r"\b(?:from|increase|rais|reduc|grow|rise|cut|lower|expand|improve|doubl)", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;:!?]\s|\n")
_CLAUSE = re.compile(r"[,.;:()\n]\s|\s\S*[0-9]\S*\s")
_FOR = re.compile(r"\s+(?:in|for|of|on|into)\s+(?:our\s|all\s|the\s|a\s|an\s)?")
_WORD = re.compile(r"[\s-]*[\"'“‘]?((?:[1-9][GDK]\b|[A-Za-z][A-Za-z'’-]*)|[,.;:()\n0-9])[\"”]?")
_SKIPPED = ("more", "fewer", "less", "additional")  # before a noun: 200 more homes
_NOT = re.compile(r"\b(?:not|never)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_HANDED = re.compile(r"\b(?:hand|turn|tak|took|carr|roll)\w*\s+over\s+$")  # which is no more than
_TURNED: dict[str, Comparison] = {"more_than": "at_most", "less_than": "at_least"}
_SINGULAR = ("ss", "us", "is", "'s", "’s")


def sentence_before(flat: str, start: int, reach: int = _REACH) -> str:
    """Return what stands before an offset since the last mark that ends a sentence or a line, and not too far."""
    return _SENTENCE.split(flat[max(0, start - reach) : start])[-1]


def bound(flat: str, found: Mention) -> Mention:
    """Return the mention with the words that bind it, its noun, and whether it is a change or one end of one."""
    before = sentence_before(flat, found.start)
    start, end, comparison = found.start, found.end, found.comparison
    if (match := BEFORE.search(before)) and not _HANDED.search(before):
        said = words.BEFORE[" ".join(match["word"].lower().split())]
        said = _TURNED.get(said, said) if _NOT.search(before[: match.start("word")]) else said
        comparison = comparison or said
        start = found.start - (len(before) - match.start("word"))
    behind = BEHIND.match(flat, end)
    if behind is None and found.unit and found.noun:  # 200 apprenticeships or more
        counted = re.compile(rf"[\s-]*{re.escape(found.noun)}").match(flat, end)
        behind = BEHIND.match(flat, counted.end()) if counted else None
    if behind:
        comparison = comparison or words.BEHIND[" ".join(behind["word"].lower().split())]
        end = behind.end()
    name = (
        found.noun
        or bought(flat, end)
        or noun(flat, end)[0]
        or _noun_before(before[: len(before) - (found.start - start)])
    )
    return replace(found, comparison=comparison, change=_change(before) or found.change, phrase=(start, end), noun=name)


def _change(before: str) -> Change | None:
    if _FROM.search(before):
        return "from"
    if _TO.search(before) and _MOVES.search(before):
        return "to"
    verbs = [match["word"] for match in _CHANGE.finditer(before)]
    return words.CHANGES[verbs[-1].lower()] if verbs else None


def bought(flat: str, start: int) -> str:
    """Return what an amount is of or for: the noun behind ``in``, ``for`` or ``of``."""
    match = _FOR.match(flat, start)
    taken: list[str] = []
    for word in _WORD.finditer(flat, match.end(), match.end() + _NOUN) if match else ():
        if (
            not word[1][0].isalpha()
            or word[1].lower() in words.STOPS
            or len(taken) > _MOST_WORDS // 2
            or "\n" in word[0]
        ):
            break
        taken.append(word[1])
    return " ".join(taken)


def noun(flat: str, start: int) -> tuple[str, str | None]:
    """Return the noun phrase behind a number, and the word in it that is counted: ``new homes`` and ``homes``."""
    taken: list[str] = []
    head = None
    for match in _WORD.finditer(flat, start, start + _NOUN):
        word = match[1]
        if not taken and word.lower() in _SKIPPED and "\n" not in match[0]:
            continue
        if taken and head is None and word in ("and", "or", ","):
            taken.append(word)
            continue
        if len(taken) == _MOST_WORDS or "\n" in match[0] or not word[-1].isalpha() or word.lower() in words.STOPS:
            break
        if head is not None and not _is_plural(word):
            break
        taken.append(word)
        head = word if _is_plural(word) else head
    return (" ".join(taken).replace(" ,", ","), head) if head else ("", None)


def _is_plural(word: str) -> bool:
    low = word.lower()
    return low in words.PLURALS or (low.endswith("s") and not low.endswith(_SINGULAR) and len(low) > len("gas"))


def _noun_before(before: str) -> str:
    """Return the words before a number from the last mark on, without those that only lead to it."""
    clause = _CLAUSE.split(before)[-1]
    kept = [word for word in clause.split() if word.lower() not in words.STOPS and word.lower() not in words.CHANGES]
    return " ".join(kept[-4:])
