"""The formats of an assessment, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TextIO

from xihaian.assessment import Assessment, Result
from xihaian.render import json, table
from xihaian.render.looks import Look

Renderer = Callable[[Assessment, Sequence[Result], TextIO, Look], None]

RENDERERS: dict[str, Renderer] = {"table": table.render, "json": json.render}
