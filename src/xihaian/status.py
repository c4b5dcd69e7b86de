"""The ways in which a promise can stand: the statuses of a judgement, and the stages of a milestone."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Stage = Literal["not-started", "started", "completed"]
STAGES: tuple[Stage, ...] = ("not-started", "started", "completed")  # each implies those before it


class Status(StrEnum):
    """How a promise stands; the words and signs for it are made at the edge."""

    NO_DATA = "no-data"
    UNDECIDED = "undecided"
    MISSED = "missed"
    ATTAINED = "attained"
    PENDING = "pending"
    ON_PACE = "on-pace"
    AT_RISK = "at-risk"
    BEHIND = "behind"
