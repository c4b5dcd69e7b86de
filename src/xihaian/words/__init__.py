"""The sentences: one catalogue for each language, with the same keys and the same placeholders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import NamedTuple

from xihaian.words.foreign import in_our_words
from xihaian.words.visible import visible

LANGUAGES = ("zh", "en")
_LONGEST = 500  # characters of a fact in a sentence
_FOREIGN = ("problem", "reason")  # facts that may be a sentence of somebody else


class Rule(NamedTuple):
    """What a code says in one line, what it means, and how it is cured."""

    message: str
    meaning: str
    cure: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that is said in one language."""

    language: str
    rules: Mapping[str, Rule]
    words: Mapping[str, str] = field(repr=False)

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    def say(self, key: str, **facts: object) -> str:
        """Return the sentence of ``key`` with its facts filled in."""
        return self.words[key].format(**facts)

    def message(self, code: str, facts: Mapping[str, str]) -> str:
        """Return the one line of a finding; nothing in a fact can act on a terminal."""
        ours = {name: in_our_words(text, self.words) if name in _FOREIGN else text for name, text in facts.items()}
        shown = defaultdict(str, {name: visible(_short(text)) for name, text in ours.items()})
        if "suggestion" in shown:
            shown["suggestion"] = self.say("did you mean", suggestion=shown["suggestion"])
        if "hint" in shown:
            shown["hint"] = self.words[f"hint {shown['hint']}"]
        if "wanted" in shown:
            shown["wanted"] = self.words.get(f"wanted {shown['wanted']}", shown["wanted"])
        return self.rules[code].message.format_map(shown)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


@cache
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of ``zh`` or ``en``."""
    module = import_module(f"xihaian.words.{language}")
    rules = {code: Rule(*texts) for code, texts in module.RULES.items()}
    return Catalogue(language, rules, module.WORDS)
