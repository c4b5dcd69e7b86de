"""What `xihaian check --format json` wrote -> Check."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from xihaian.checked import Check
from xihaian.errors import ActualsError, FileError
from xihaian.findings import Place, finding
from xihaian.words.foreign import name_of

LARGEST = 256 * 2**20  # bytes


def read_check(source: Path | tuple[str, BinaryIO]) -> Check:
    """Return a check that was written as JSON, of a file or a stream with its name.

    Raises ``FileError`` (F001) where the file cannot be read, ``ActualsError`` (F013) where it holds something else.
    """
    place = Place(source[0] if isinstance(source, tuple) else str(source))
    try:
        if isinstance(source, tuple):
            content = source[1].read(LARGEST + 1)
        else:
            with source.open("rb") as file:
                content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise FileError([finding("F001", place, reason=name_of(error))]) from error
    if len(content) > LARGEST:
        raise ActualsError([finding("F013", place, problem=f"> {LARGEST // 2**20} MB")])
    try:
        return Check.model_validate_json(content.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        said = first["msg"].removeprefix("Value error, ")
        where = ".".join(map(str, first["loc"]))
        raise ActualsError([finding("F013", place, where=f"{where}: " if where else "", problem=said)]) from error
