"""Both languages say the same things, and every code can be said."""

from __future__ import annotations

import errno
import json
import os
import re
from string import Formatter

import pytest
import yaml

from command import ROOT
from xihaian.findings import Severity, finding
from xihaian.words import catalogue
from xihaian.words.foreign import in_our_words, name_of
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
        if "words" not in path.parts and path.name != "findings.py"
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


BROKEN_YAML = {
    "a: b: c": "yaml colon",
    "a: 1\nb": "yaml no colon",
    "a: - b": "yaml dash",
    "a: ? b": "yaml question",
    "a:\n  b: 1\n c: 2": "yaml indent",
    "a: ]": "yaml content",
    "a: {b: 1": "yaml bracket",
    "a: [1 2}": "yaml bracket",
    "a: @x": "yaml character",
    'a: "\\q"': "yaml escape",
    'a: "x': "yaml end",
    'a: "x\n---\n"': "yaml end",
    "a: b\n---\nc: d": "yaml documents",
    "a: *b": "yaml alias",
    '"a" "b"': "yaml start",
}
BROKEN_JSON = {
    "": "json value",
    "{a": "json key",
    "[1": "json delimiter",
    '"a': "json open text",
    '"\x01"': "json control",
    '"\\q"': "json escape",
    "1 2": "json more",
}


@pytest.mark.parametrize(("text", "key"), BROKEN_YAML.items())
def test_what_the_yaml_parser_says_is_said_in_our_words(text: str, key: str) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as refused:
        yaml.compose(text, Loader=yaml.SafeLoader)
    assert _is_said(str(refused.value.problem), key)


@pytest.mark.parametrize(("text", "key"), BROKEN_JSON.items())
def test_what_the_json_parser_says_is_said_in_our_words(text: str, key: str) -> None:
    with pytest.raises(json.JSONDecodeError) as refused:
        json.loads(text)
    assert _is_said(refused.value.msg, key)


def _is_said(sentence: str, key: str) -> bool:
    pattern = re.sub(r"\\\{\w+\\\}", ".*", re.escape(ZH.words[key]))
    return re.fullmatch(pattern, in_our_words(sentence, ZH.words)) is not None


def test_the_libraries_are_asked_about_every_sentence_that_is_known_of_them() -> None:
    listed = {key for key in EN.words if key.startswith(("yaml ", "json "))}
    of_pydantic = {"json none", "json missing", "json kind"}  # tests/test_changes.py
    assert listed == {*BROKEN_YAML.values(), *BROKEN_JSON.values()} | of_pydantic


def test_a_system_error_is_said_in_our_words_and_one_without_any_in_the_system_s() -> None:
    with pytest.raises(OSError) as refused:  # noqa: PT011 - which one is what is asked
        (ROOT / "nowhere" / "at all").read_text(encoding="utf-8")
    assert ZH.message("F001", {"reason": name_of(refused.value)}) == "无法读取：没有这个文件或文件夹"
    assert ZH.message("F001", {"reason": "ETIME"}).endswith(os.strerror(errno.ETIME))
    assert ZH.message("F001", {"reason": "no name of anything"}).endswith("no name of anything")
