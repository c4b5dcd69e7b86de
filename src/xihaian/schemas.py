"""What the JSON Schema says of each kind of value in a plan file, and the patterns that the model shares with it."""

from __future__ import annotations

from typing import Any

LONGEST = 4000  # characters of a text
PLAIN_NUMBER = r"([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?"
RATIO = r"[0-9]{1,30}/[1-9][0-9]{0,29}"
LANGUAGE = r"[a-z]{2,3}"
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def matching(pattern: str) -> dict[str, Any]:
    """Return the schema of a short text that matches a pattern from its begin to its end."""
    return {"type": "string", "maxLength": 64, "pattern": f"^{pattern}$"}


def any_of(*schemas: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of what fits any of these."""
    return {"anyOf": list(schemas)}


# An editor takes an unquoted 2023 for a number and an unquoted no for a truth value; to us both are text.
TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"], "pattern": r"\S", "maxLength": LONGEST}
WORD: dict[str, Any] = {"type": ["string", "number"], "pattern": r"\S"}
ID: dict[str, Any] = {"type": ["string", "number"], "pattern": r"^\S{1,100}$"}
NUMBER = any_of({"type": "number"}, matching(f"[+-]?{PLAIN_NUMBER}"))
POSITIVE = ({"type": "number", "exclusiveMinimum": 0}, matching(rf"\+?(?=.*[1-9]){PLAIN_NUMBER}"))
NAME = any_of(
    TEXT,
    {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": f"^{LANGUAGE}$"},
        "additionalProperties": TEXT,
    },
)
PACE = any_of(
    {"enum": ["linear", "end"]},
    {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": f"^{DAY}$"},
        "additionalProperties": NUMBER,
    },
    {"type": "object", "properties": {"like": WORD}, "required": ["like"], "additionalProperties": False},
)
PAIR = {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}
PARTS = {"type": "object", "minProperties": 1, "additionalProperties": NUMBER}
TOLERANCE = any_of({"type": "number", "minimum": 0, "maximum": 100}, matching(rf"\+?{PLAIN_NUMBER}"))
