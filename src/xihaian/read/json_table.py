"""JSON, or one JSON object a line -> rows: an array or lines of objects with the names of columns as keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from xihaian.errors import ActualsError
from xihaian.findings import Place, finding
from xihaian.read.columns import COLUMNS, column_of
from xihaian.read.encoding import Decoded
from xihaian.read.header import Row
from xihaian.read.lines import LONGEST_FIELD

_LARGEST = 64 * 2**20  # characters of a document that is read as a whole; lines have no such limit
_HEADER = [names[0] for names in COLUMNS.values()]


def read_json_table(decoded: Decoded, path: str) -> Iterator[Row]:
    """Yield a header and a row for each object: its number in an array, or its line.

    Numbers are taken as they are written and never pass through float.

    Raises ``ActualsError`` A020 (no JSON), A021 (something else than an object of texts and numbers).
    """
    yield 1, _HEADER
    if decoded.head.lstrip().startswith("["):
        text = decoded.text.read(_LARGEST + 1)
        if len(text) > _LARGEST:
            raise ActualsError([finding("A006", Place(path), most=_LARGEST)])
        for number, item in enumerate(_parsed(text, path, 1), 1):
            yield number, _cells(item, path, number)
        return
    for line, text in enumerate(iter(lambda: decoded.text.readline(LONGEST_FIELD + 1), ""), 1):
        if len(text) > LONGEST_FIELD:
            raise ActualsError([finding("A006", Place(path, line), most=LONGEST_FIELD)])
        if text.strip():
            yield line, _cells(_parsed(text, path, line), path, line)


def _parsed(text: str, path: str, line: int) -> Any:
    try:
        return json.loads(
            text, parse_float=str, parse_int=str, parse_constant=_no_number, object_pairs_hook=_without_repeats
        )
    except json.JSONDecodeError as error:
        place = Place(path, line + error.lineno - 1, error.colno)
        raise ActualsError([finding("A020", place, problem=error.msg)]) from error
    except _Repeated as error:
        raise ActualsError([finding("A021", Place(path, line), key=error.key, problem="twice")]) from error
    except (ValueError, RecursionError) as error:
        raise ActualsError([finding("A020", Place(path, line), problem=str(error))]) from error


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


class _Repeated(Exception):  # noqa: N818 - it carries the key out of the parser
    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise _Repeated(key)
        made[key] = value
    return made


def _cells(item: Any, path: str, number: int) -> list[str]:
    if not isinstance(item, dict):
        raise ActualsError([finding("A021", Place(path, number), key="", problem="object")])
    found: dict[str, str] = {}
    for key, value in item.items():
        column = column_of(key)
        if isinstance(value, (dict, list, bool)):
            raise ActualsError([finding("A021", Place(path, number), key=key, problem="kind")])
        if column is not None:
            found[column] = "" if value is None else value
    return [found.get(column, "") for column in COLUMNS]
