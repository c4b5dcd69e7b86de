"""The plan that comes with xihaian: packed into the wheel, or in the checkout that an editable install runs from."""

from __future__ import annotations

from pathlib import Path

from xihaian.errors import FileError
from xihaian.findings import Place, finding

_PACKAGE = Path(__file__).resolve().parent.parent


def default_plan() -> Path:
    """Return its path; raise ``FileError`` (F001) where an installation has lost it."""
    packed = _PACKAGE / "_data" / "tasks.yaml"
    checkout = _PACKAGE.parent.parent / "data" / "tasks.yaml"
    for path in (packed, checkout):
        if path.is_file():
            return path
    raise FileError([finding("F001", Place(str(packed)), reason="not installed")])
