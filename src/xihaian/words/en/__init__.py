"""Everything that is said, in English: a room for each thing that is spoken of."""

from __future__ import annotations

from xihaian.words.en import actuals, command_line, files, plan, results, standing, values

RULES = {
    **command_line.RULES,
    **files.RULES,
    **plan.RULES,
    **values.RULES,
    **actuals.RULES,
    **standing.RULES,
}
WORDS = {**command_line.WORDS, **files.WORDS, **results.WORDS}
