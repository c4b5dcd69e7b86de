"""The command line as a whole: the commands, and the one place where errors become words and exit codes."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from types import FrameType
from typing import Annotated, Any

import typer

from xihaian.cli.language import asked_language, language, spoken
from xihaian.cli.output import Exit, abandon, exit_code, tell
from xihaian.cli.usage import Group, complaint
from xihaian.errors import XihaianError
from xihaian.words import catalogue
from xihaian.words.foreign import name_of
from xihaian.words.visible import visible

_say = spoken()


class _ClosedPipe(Exception):  # noqa: N818 - nobody made an error
    """Who read our output stopped reading."""


class _Group(Group):
    """Keeps a closed pipe from Typer, which would end with 1: the code of a missed target."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _ClosedPipe from error


app = typer.Typer(
    cls=_Group,
    help=_say["help app"],
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from xihaian import __version__

        typer.echo(f"xihaian {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=_say["help version"])
    ] = False,
) -> None:
    """Take the options that stand before the command."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; everything that is said about a failure is said here."""
    words = catalogue(language(asked_language(arguments)))
    for stream in (sys.stdout, sys.stderr):  # help is in every language, and some encodings have not its letters
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if not arguments and "_XIHAIAN_COMPLETE" in os.environ:
        return _complete()
    if sys.stdout is None and {"--help", "-h", "--show-completion"} & {*arguments}:
        tell(f"-: F007 {words.message('F007', {'reason': 'EBADF'})}\n")
        return Exit.INPUT_OUTPUT  # Typer would print into nothing
    try:
        if not arguments:  # the help is words about wrong usage here, and no output
            with contextlib.redirect_stdout(sys.stderr):
                app(args=["--help"], prog_name="xihaian", standalone_mode=False)
            return Exit.USAGE
        code = app(args=list(arguments), prog_name="xihaian", standalone_mode=False)
        _flush()
        return int(code or 0)
    except XihaianError as error:
        _tell_findings(error, words.language)
        return exit_code(error)
    except (_ClosedPipe, BrokenPipeError):
        _silence()
        return Exit.CLOSED_PIPE
    except OSError as error:  # standard output itself; files have their own
        _silence()
        tell(f"-: F007 {words.message('F007', {'reason': name_of(error)})}\n")
        return Exit.INPUT_OUTPUT
    except typer.TyperException as error:
        tell(words.say("usage", message=complaint(error, words)) + "\n")
        return Exit.USAGE
    except (KeyboardInterrupt, typer.Abort):
        tell(words["interrupted"] + "\n")
        return Exit.INTERRUPTED
    except SystemExit as error:  # Typer's answer to a pipe that closed while it printed help
        _silence()
        return Exit.CLOSED_PIPE if error.code == 1 else int(error.code or 0)
    except Exception as error:  # a fault of ours must never look like a missed target
        if os.environ.get("XIHAIAN_TRACE"):
            traceback.print_exc()
        tell(words.say("internal", error=visible(f"{type(error).__name__}: {error}")) + "\n")
        return Exit.INTERNAL


def _complete() -> int:
    """Answer the shell, which asks by variables; what is wrong with them is no matter for whoever is typing."""
    try:
        with contextlib.redirect_stderr(None):
            app(args=[], prog_name="xihaian", standalone_mode=False)
    except (SystemExit, Exception):
        return Exit.FINE
    return Exit.FINE


def heed_signals() -> None:
    """End at once when asked to, and leave nothing half-written.

    No exception is raised for it: one can be lost where Python ignores them, and then nothing would end.
    """
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)


def _end(number: int, _frame: FrameType | None) -> None:
    abandon()
    if number == signal.SIGINT:
        with contextlib.suppress(OSError):
            os.write(2, (_say["interrupted"] + "\n").encode("utf-8", "backslashreplace"))
    os._exit(Exit.INTERRUPTED if number == signal.SIGINT else Exit.TERMINATED)


def _tell_findings(error: XihaianError, lang: str) -> None:
    from io import StringIO

    from xihaian.render.looks import Look
    from xihaian.render.sentences import write_sentences

    out = StringIO()
    write_sentences(error.findings, out, Look(lang))
    tell(out.getvalue())


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _silence() -> None:
    """Let the interpreter flush into nothing when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
