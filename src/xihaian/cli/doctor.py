"""``xihaian doctor``: what this installation has, and what it goes by."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any, Literal

import typer

from xihaian.cli import options
from xihaian.cli.language import language, reason, spoken
from xihaian.cli.output import Exit, check_output, deliver
from xihaian.cli.settings import settings, settings_or_none
from xihaian.cli.usage import Command
from xihaian.errors import UsageError
from xihaian.words import Catalogue, catalogue

_say = spoken()

Format = Annotated[
    Literal["text", "json"], typer.Option("--format", "-f", metavar="text|json", help=_say["help format"])
]
_LIBRARIES = ("typer", "pydantic", "PyYAML", "rich")
_EXTRAS = {"xlsx": ("openpyxl",), "fast": ("duckdb",)}


def doctor(form: Format = "text", output: options.OutputFile = None, lang: options.Language = None) -> int:
    """Look at everything that a run goes by; nothing is changed."""
    from xihaian.render.json import write_json
    from xihaian.words.visible import visible

    check_output(output, [])
    look = options.look(lang, "never", output)
    facts = _facts(lang)
    if form == "json":
        deliver(lambda out: write_json(facts, out), output, data=True)
        return Exit.FINE
    width = max(map(len, facts))
    lines = [f"{name:{width}}  {visible(_shown(value, look.words['no']))}\n" for name, value in facts.items()]
    deliver(lambda out: out.writelines(lines), output, data=False)
    return Exit.FINE


def _facts(lang: str | None) -> dict[str, Any]:
    import locale  # late, as the two below: every start of the tool would pay for them
    import platform

    from xihaian import __version__
    from xihaian.read.default_plan import default_plan

    chosen = settings_or_none()
    words = catalogue(language(lang))
    plan = chosen.plan or default_plan()
    return {
        "xihaian": __version__,
        "python": f"{platform.python_implementation()} {platform.python_version()} ({sys.executable})",
        "system": platform.platform(),
        "encoding": getattr(sys.stdout, "encoding", None),
        "locale": ".".join(filter(None, locale.getlocale())) or os.environ.get("LC_ALL") or os.environ.get("LANG"),
        "language": f"{language(lang)} ({reason(lang)})",
        **{name.lower(): _version(name) for name in _LIBRARIES},
        **{f"extra {extra}": _extra(names) for extra, names in _EXTRAS.items()},
        "settings": _settings(words) or (str(chosen.path) if chosen.path else None),
        "plan": str(plan) if plan.is_file() else words.say("not there", value=plan),
        "fail-on": _fail_on(chosen.fail_on or "missed", words),
    }


def _settings(words: Catalogue) -> str | None:
    """Return what is wrong with the settings, which a look at the installation must survive."""
    try:
        settings()
    except UsageError as error:
        return "; ".join(f"{item.place}: {item.code} {words.message(item.code, item.facts)}" for item in error.findings)
    return None


def _fail_on(text: str, words: Catalogue) -> str:
    known = {*options.status_names(), "never"}
    return text if known.issuperset(options.listed(text)) else words.say("unknown word", value=text)


def _version(name: str) -> str | None:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _extra(names: tuple[str, ...]) -> str | None:
    versions = [f"{name} {version}" for name in names if (version := _version(name))]
    return ", ".join(versions) if len(versions) == len(names) else None


def _shown(value: Any, no: str) -> str:
    return no if value is None else str(value)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor", cls=Command, help=_say["help doctor"])(doctor)
