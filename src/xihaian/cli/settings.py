"""What `[tool.xihaian]` in the nearest pyproject.toml says: the plan, the language, and what fails. Options win."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from xihaian.errors import UsageError
from xihaian.findings import Place, finding, nearest
from xihaian.words import LANGUAGES

_KEYS = ("plan", "lang", "fail-on")
_LARGEST = 16 * 2**20  # bytes of a file that settings are looked for in


class Settings(NamedTuple):
    """The settings, and the file that they stand in; ``None`` where there are none."""

    path: Path | None = None
    plan: Path | None = None
    lang: str | None = None
    fail_on: str | None = None


@cache
def settings() -> Settings:
    """Return the settings of the nearest pyproject.toml, from the working folder upwards.

    Raises ``UsageError`` C016 where the file, a key or a value of ours in it makes no sense.
    """
    try:
        here = Path.cwd()
    except OSError:
        return Settings()  # the folder is gone
    path = next((folder / "pyproject.toml" for folder in (here, *here.parents) if _is_file(folder)), None)
    if path is None:
        return Settings()
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return Settings()  # nothing of ours can be in it
    return _read(content, path) if "xihaian" in content and len(content) <= _LARGEST else Settings()


def settings_or_none() -> Settings:
    """Return the settings, or none where they are faulty: who asks before there is anybody to tell."""
    try:
        return settings()
    except UsageError:
        return Settings()


def _is_file(folder: Path) -> bool:
    try:
        return (folder / "pyproject.toml").is_file()
    except OSError:
        return False


def _read(content: str, path: Path) -> Settings:
    import tomllib

    try:
        tools: Any = tomllib.loads(content).get("tool", {})
    except (ValueError, RecursionError) as error:  # tomllib's own error is a ValueError
        raise UsageError([finding("C016", Place(str(path)), problem=str(error))]) from error
    table = tools.get("xihaian", {}) if isinstance(tools, dict) else {}
    if not isinstance(table, dict):
        raise UsageError([finding("C016", Place(str(path)), problem="xihaian")])
    faults = []
    for key, value in table.items():
        if key not in _KEYS:
            faults.append(finding("C016", Place(str(path)), problem=key, suggestion=nearest(key, _KEYS)))
        elif not isinstance(value, str) or not value.strip() or (key == "lang" and value not in LANGUAGES):
            faults.append(finding("C016", Place(str(path)), problem=f"{key} = {value!r}"))
    plan = table.get("plan")
    if isinstance(plan, str) and plan.strip() and not _is_inside(path.parent / plan, path.parent):
        faults.append(finding("C016", Place(str(path)), problem=f"plan = {plan!r}"))
    if faults:
        raise UsageError(faults)
    return Settings(path, path.parent / plan if plan else None, table.get("lang"), table.get("fail-on"))


def _is_inside(path: Path, folder: Path) -> bool:
    """Return whether a path that a file names lies below that file's folder."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # no such path, a NUL in it, a link to itself
        return False
