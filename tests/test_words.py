"""Both languages say the same things, and every code can be said."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from command import ROOT
from xihaian.findings import Severity, finding
from xihaian.words import catalogue
from xihaian.words.visible import visible

ZH, EN = catalogue("zh"), catalogue("en")


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_catalogues_have_the_same_keys() -> None:
    assert ZH.rules.keys() == EN.rules.keys()
    assert ZH.words.keys() == EN.words.keys()


@pytest.mark.parametrize("code", EN.rules)
def test_both_messages_use_the_same_facts(code: str) -> None:
    assert _placeholders(ZH.rules[code].message) == _placeholders(EN.rules[code].message)
    assert all((rule.meaning and rule.cure) for rule in (ZH.rules[code], EN.rules[code]))


@pytest.mark.parametrize("key", EN.words)
def test_both_sentences_use_the_same_facts(key: str) -> None:
    assert _placeholders(ZH.words[key]) == _placeholders(EN.words[key])


def test_every_code_is_used_and_every_used_code_is_explained() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "xihaian").rglob("*.py")
        if path.parent.name != "words" and path.name != "findings.py"
    )
    assert set(re.findall(r'"([A-Z][0-9]{3})"', sources)) == set(EN.rules)


def test_severities_belong_to_codes() -> None:
    assert finding("S002").severity is Severity.ERROR
    assert finding("S008").severity is Severity.WARNING
    assert finding("S103").severity is Severity.NOTE


def test_a_fact_cannot_act_on_a_terminal() -> None:
    message = EN.message("A007", {"name": "x\x1b]0;pwned\x07\u202e"})
    assert "\\x1b]0;pwned\\x07\\u202e" in message
    assert message.isprintable()


@pytest.mark.parametrize("text", ["中文，“引号”…—", "plain", "é", "①"])
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_every_code_is_brought_about_by_some_test() -> None:
    folder = ROOT / "tests"
    expected = [path for path in folder.glob("cases/**/expected/*") if path.is_file()]
    texts = [path.read_text(encoding="utf-8") for path in (*expected, *folder.glob("test_*.py"))]
    assert [code for code in EN.rules if not any(code in text for text in texts)] == []
