"""The JSON Schema of the plan file, for editors; in draft 7, which those know."""

from __future__ import annotations

from typing import Any

from xihaian.plan import COMPARISONS, Plan

_DRAFT = "http://json-schema.org/draft-07/schema#"


def plan_schema() -> dict[str, Any]:
    """Return the schema: what the model says of each field, and that a target has exactly one comparison."""
    schema = _plain(Plan.model_json_schema(by_alias=True))
    target = schema["definitions"]["Target"]
    target["oneOf"] = [{"required": [name]} for name in COMPARISONS]
    target["dependencies"] = {"about": ["within"], "within": ["about"]}
    return {"$schema": _DRAFT, **schema, "title": "xihaian plan file"}


def _plain(value: Any, *, names: bool = False) -> Any:
    """Return the schema as draft 7 writes it, without titles and defaults that only repeat the keys.

    ``names``: the keys of this mapping are names of properties, not words of the schema.
    """
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return value.replace("#/$defs/", "#/definitions/")
    if not isinstance(value, dict):
        return value
    if names:
        return {key: _plain(item) for key, item in value.items()}
    if value.get("type") == "array" and "default" in value:  # a key with nothing behind it is not there
        value = {**value, "type": ["array", "null"]}
    return {
        key.replace("$defs", "definitions"): _plain(item, names=key in ("properties", "$defs"))
        for key, item in value.items()
        if key not in ("title", "default")
    }
