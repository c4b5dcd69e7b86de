"""The ways in which a promise can stand: the statuses of a judgement, why, and the stages of a milestone."""

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


class Reason(StrEnum):
    """The rule that gave a status."""

    NOTHING_REPORTED = "nothing-reported"
    VALUES_DISAGREE = "values-disagree"
    OVER_AND_HOLDS = "over-and-holds"
    OVER_AND_FAILS = "over-and-fails"
    PAST_CEILING = "past-ceiling"
    FLOOR_REACHED = "floor-reached"
    STAGE_REACHED = "stage-reached"
    STAGE_NOT_REACHED = "stage-not-reached"
    DUE_AT_THE_END = "due-at-the-end"
    RANGE_IS_OPEN = "range-is-open"
    NO_BASELINE = "no-baseline"
    HOLDS_SO_FAR = "holds-so-far"
    FAILS_SO_FAR = "fails-so-far"
    WITHIN_SCHEDULE = "within-schedule"
    WITHIN_TOLERANCE = "within-tolerance"
    BEYOND_TOLERANCE = "beyond-tolerance"
