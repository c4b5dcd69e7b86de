"""xihaian checks what a plan promised against what was reported, exactly.

>>> from xihaian import assess, read_actuals, read_plan
>>> plan = read_plan("data/tasks.yaml")
>>> actuals = read_actuals(plan, "data/actuals/published-2023.csv")
>>> assessment = assess(plan, actuals)
>>> for result in assessment.results:
...     if result.standing:
...         print(result.promise.id, result.status, result.difference)
industrial_value_added_growth missed -1.8
five_traditional_industries_output undecided >-400
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself is not imported: it is most of what `xihaian --version` would cost
if TYPE_CHECKING:
    from xihaian.assessment import Assessment as Assessment
    from xihaian.assessment import assess as assess
    from xihaian.errors import XihaianError as XihaianError
    from xihaian.read.actuals import read_actuals as read_actuals
    from xihaian.read.plan_yaml import read_plan as read_plan
    from xihaian.status import Status as Status

__version__ = "0.1.0"

# Imported when they are asked for: `xihaian --version` needs none of them.
_HOMES = {
    "Assessment": "xihaian.assessment",
    "Status": "xihaian.status",
    "XihaianError": "xihaian.errors",
    "assess": "xihaian.assessment",
    "read_actuals": "xihaian.read.actuals",
    "read_plan": "xihaian.read.plan_yaml",
}


def __getattr__(name: str) -> object:
    """Return a public name from the module that it lives in."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
