"""The formats of an assessment, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from xihaian.assessment import Assessment
from xihaian.render import json, table
from xihaian.render.looks import Look
from xihaian.view import View

Renderer = Callable[[Assessment, View, TextIO, Look], None]

RENDERERS: dict[str, Renderer] = {"table": table.render, "json": json.render}
