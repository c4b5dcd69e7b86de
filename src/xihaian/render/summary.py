"""The lines around the tables: the title of a group, and its score in words."""

from __future__ import annotations

from xihaian.render.looks import Look
from xihaian.render.numbers import share, shares
from xihaian.scores import Score
from xihaian.view import Group
from xihaian.words.visible import visible


def group_title(group: Group, look: Look) -> str:
    """Return the number and name of a domain, or the name of a region or an owner."""
    if group.domain is not None:
        number, domain = group.domain
        return f"{number}  {visible(domain.name.in_language(look.language))}"
    return visible(group.name) if group.name else look.words["no owner"]


def group_line(group: Group, look: Look) -> str:
    """Return the score of a group, or that it has no figure and no task."""
    empty = group.domain is not None and not group.domain[1].promises
    return look.words["domain empty"] if empty else score_line(group.score, look)


def counts_line(score: Score, look: Look) -> str:
    """Return the counts by status."""
    words = look.words
    return words["and"].join(
        words.say("count", count=count, status=words[f"status {status}"])
        for status, count in score.counts.items()
        if count
    )


def score_line(score: Score, look: Look) -> str:
    """Return the counts by status, and the mean completion with what it stands on."""
    words, counts = look.words, counts_line(score, look)
    if score.capped is None or score.uncapped is None:
        return counts + (words.say("no mean", targets=score.targets) if score.targets else "")
    text = words.say("mean", share=shares(score.capped))
    if score.uncapped != score.capped:
        text += words.say("mean uncapped", share=shares(score.uncapped))
    text += words.say("stands on", count=score.stands_on, targets=score.targets)
    if score.weight_stands_on * score.targets != score.weight * score.stands_on:
        text += words.say("stands on weight", share=share(score.weight_stands_on / score.weight))
    return counts + text + words["stands on end"]
