"""What the shell may complete: the ids of a plan, its domains, and the statuses. It must never fail and never speak."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from xihaian.words.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from xihaian.plan import Plan


def promises(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of targets and milestones that begin so, each with its name."""
    plan = _plan(ctx)
    return _beginning(_promises(plan), incomplete) if plan else []


def parts(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """Return the regions that targets of the plan are divided into."""
    plan = _plan(ctx)
    divided = [target.parts for domain in plan.domains for target in domain.targets if target.parts] if plan else []
    return _beginning(dict.fromkeys((region, "") for parts in divided for region in parts), incomplete)


def selectable(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """Return what can stand at the end of a list for ``--select``: ids of domains and promises, and statuses."""
    from xihaian.status import Status

    before, comma, last = incomplete.rpartition(",")
    plan = _plan(ctx)
    known = [(status.value, "") for status in Status]
    if plan is not None:
        known += [(domain.id, next(iter(domain.name.texts.values()))) for domain in plan.domains]
        known += _promises(plan)
    return [(f"{before}{comma}{word}", told) for word, told in _beginning(known, last)]


def statuses(incomplete: str) -> list[tuple[str, str]]:
    """Return what can stand at the end of a list for ``--fail-on``."""
    from xihaian.status import Status

    before, comma, last = incomplete.rpartition(",")
    known = [(word, "") for word in (*(status.value for status in Status), *(() if comma else ("never",)))]
    return [(f"{before}{comma}{word}", told) for word, told in _beginning(known, last)]


def codes(incomplete: str) -> list[tuple[str, str]]:
    """Return the codes that begin so, each with what it says."""
    from xihaian.cli.language import spoken

    known = [(code, rule.message) for code, rule in spoken().rules.items()]
    return _beginning(known, incomplete)


def _promises(plan: Plan) -> Iterator[tuple[str, str]]:
    return ((promise.id, next(iter(promise.name.texts.values()))) for _, promise in plan.promises)


def _beginning(known: Iterable[tuple[str, str]], incomplete: str) -> list[tuple[str, str]]:
    return [(visible(word), visible(told)) for word, told in known if word.startswith(incomplete)]


def _plan(ctx: Any) -> Plan | None:
    """Return the plan that the words before name, or the one that goes without saying; none where it cannot be read."""
    from xihaian.cli.settings import settings_or_none
    from xihaian.errors import XihaianError
    from xihaian.read.default_plan import default_plan
    from xihaian.read.plan_yaml import inspect_plan

    asked = ctx.params.get("plan")
    try:
        return inspect_plan(Path(asked) if asked else settings_or_none().plan or default_plan())[0]
    except XihaianError:
        return None
