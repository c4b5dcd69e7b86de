"""What the command line itself says: its help and its complaints, in the reader's language.

Typer makes both in English. Its sentences are known; one that is not is passed on as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from functools import partial
from importlib import import_module
from io import StringIO
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from xihaian.cli.language import spoken
from xihaian.errors import UsageError
from xihaian.findings import finding, nearest
from xihaian.words import Catalogue
from xihaian.words.visible import visible

GROUPS: dict[str, Sequence[str]] = {
    "judge": ("check", "explain", "diff"),
    "plan": ("validate", "scan", "targets", "schema"),
    "actuals": ("template", "tidy", "roll"),
    "tool": ("rule", "doctor"),
}
COMMANDS = [name for names in GROUPS.values() for name in names]

# The sentences of Typer, each with the key of ours; the groups are the facts.
_COMPLAINTS = [
    (r"No such option: (?P<option>\S+)(?: \(Possible options: (?P<suggestion>[^,)]*).*\))?", "usage no option"),
    (r"Missing (?:argument|option) '(?P<name>[^']*)'.*", "usage missing"),
    (r"Option '(?P<option>.*)' requires an argument\.", "usage no value"),
    (r"Option '(?P<option>.*)' does not take a value\.", "usage no value wanted"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((?P<words>.*)\)", "usage too many"),
    (r"Invalid value for (?P<option>.*?): Value error, '(?P<value>.*)' is not one of (?P<known>.*)\.", "usage choice"),
    (r"Invalid value for (?P<option>.*?): (?:Value error, )?(?P<problem>.*)", "usage value"),
]
_OPTION = re.compile(r"No such option: (\S+)")
_HELP = {
    "Usage:": "help usage",
    "Arguments:": "help arguments",
    "Options:": "help options",
    "[OPTIONS]": "help options word",
    "COMMAND [ARGS]...": "help command word",
    "[required]": "help required",
    "Show this message and exit.": "help help",
    "Install completion for the current shell.": "help install completion",
    "Show completion for the current shell, to copy it or customize the installation.": "help show completion",
}


def complaint(error: typer.TyperException, words: Catalogue) -> str:
    """Return what is wrong with a command line, in our words."""
    message = error.format_message()
    context: Any = getattr(error, "ctx", None)
    option = _OPTION.match(message)
    if option and context is not None and context.parent is None:
        check = context.command.get_command(context, "check")
        if any(option[1] in param.opts for param in check.params):
            return words.say("usage no option here", option=option[1])
    for pattern, key in _COMPLAINTS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            facts = {name: visible(text or "") for name, text in match.groupdict().items()}
            known = re.findall(r"'([^']*)'", facts.get("known", ""))
            if known:
                facts["known"] = ", ".join(known)
                facts["suggestion"] = nearest(facts["value"], known) or ""
            if facts.get("suggestion"):
                facts["suggestion"] = words.say("did you mean", suggestion=facts["suggestion"])
            return words.say(key, **facts)
    return visible(message)


class Command(TyperCommand):
    """A command whose help is in the reader's language."""

    def get_help(self, ctx: Any) -> str:
        return _translated(super().get_help(ctx))


class Group(TyperGroup):
    """The commands, in groups; one that does not exist is said with the nearest that does.

    Each has a module of its name, which is imported when it is asked for.
    """

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            alone = typer.Typer(add_completion=False, rich_markup_mode=None)
            import_module(f"xihaian.cli.{cmd_name}").register(alone)
            self.commands[cmd_name] = get_command(alone)
        return self.commands.get(cmd_name)

    def get_help(self, ctx: Any) -> str:
        return _translated(super().get_help(ctx))

    def get_params(self, ctx: Any) -> Any:
        params = super().get_params(ctx)
        for param in params:
            theirs = param.callback
            if param.name == "install_completion" and theirs and not isinstance(theirs, partial):
                param.callback = partial(_installed, theirs)
        return params

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        words = spoken()
        width = max(map(len, COMMANDS))
        for title, names in GROUPS.items():
            with formatter.section(words[f"help group {title}"]):
                rows = [(name.ljust(width), words[f"help {name}"]) for name in names]
                formatter.write_dl(rows)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            meant = f"--{name}" if name in ("help", "version") else nearest(name, COMMANDS)
            raise UsageError([finding("C015", None, value=name, suggestion=meant)])
        return super().resolve_command(ctx, args)


def _installed(theirs: Callable[..., Any], ctx: Any, param: Any, value: Any) -> Any:
    """Install the completion as Typer does, and say so in our words."""
    said = StringIO()
    try:
        with redirect_stdout(said):
            return theirs(ctx, param, value)
    finally:
        if match := re.search(r"^(?P<shell>\S+) completion installed in (?P<path>.*)$", said.getvalue(), re.MULTILINE):
            typer.echo(spoken().say("installed completion", **match.groupdict()))


def _translated(text: str) -> str:
    """Return the help with the words that Typer puts into it in the reader's language."""
    words = spoken()
    text = re.sub(r"(?<= )<[a-z\[\]]+>(?= )", lambda match: " " * len(match[0]), text)  # a type of Python's
    if words.language == "en":
        return text
    text = re.sub(r"\[default:\s+", lambda _: words["help default"], text)
    for theirs, key in _HELP.items():
        pattern = r"\s+".join(map(re.escape, theirs.split(" "))) if theirs.endswith(".") else re.escape(theirs)
        text = re.sub(pattern, lambda _, key=key: words[key], text)  # type: ignore[misc]
    return re.sub(r"^(\w+):$", r"\1：", text, flags=re.MULTILINE)
