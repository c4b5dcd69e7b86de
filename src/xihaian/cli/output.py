"""Where the output goes, and how it ends: whole or not at all, and the exit codes."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable
from enum import IntEnum
from io import StringIO
from pathlib import Path
from typing import TextIO

from xihaian.errors import FileError, UsageError, XihaianError
from xihaian.findings import Place, finding
from xihaian.words.foreign import name_of


class Exit(IntEnum):
    """The exit codes; where several apply the order is 70, 4, 3, 1."""

    FINE = 0
    FAILED = 1  # what --fail-on names is there
    USAGE = 2
    INVALID = 3  # the plan or the actuals
    INPUT_OUTPUT = 4
    INTERNAL = 70
    INTERRUPTED = 130
    CLOSED_PIPE = 141
    TERMINATED = 143


_unfinished: list[Path] = []  # files that are being written, beside those that they will replace


def exit_code(error: XihaianError) -> Exit:
    """Return the exit code of an error."""
    if isinstance(error, FileError):
        return Exit.INPUT_OUTPUT
    return Exit.USAGE if isinstance(error, UsageError) else Exit.INVALID


def check_output(output: Path | None, inputs: Iterable[Path]) -> None:
    """Raise, before any long work, where the output cannot be written or is one of the inputs."""
    if output is None:
        return
    if _open_stream(output) is not None or (output.exists() and not output.is_file() and not output.is_dir()):
        return  # a stream, a device or a pipe
    if _is_read_from(output):
        raise UsageError([finding("C005", None, path=output)])
    for path in inputs:
        for read in path.iterdir() if path.is_dir() else [path]:
            if output.exists() and read.exists() and output.samefile(read):
                raise UsageError([finding("C005", None, path=output)])
    folder = Path(os.path.realpath(output)).parent
    if output.is_dir():
        raise _unwritable(output, OSError(errno.EISDIR, ""))
    if not folder.is_dir():
        raise _unwritable(output, OSError(errno.ENOENT, ""))
    if not os.access(output if output.exists() else folder, os.W_OK):
        raise _unwritable(output, OSError(errno.EACCES, ""))


def _is_read_from(output: Path) -> bool:
    """Return whether standard input comes from that file."""
    try:
        return output.exists() and os.path.samestat(os.fstat(0), output.stat())
    except OSError:
        return False


def deliver(write: Callable[[TextIO], None], output: Path | None, *, data: bool, bom: bool = False) -> None:
    """Write a whole output to the file, or to standard output.

    Data is UTF-8 everywhere; text for people takes the encoding of the terminal. ``bom``: a file
    begins with the mark that Excel needs to know UTF-8 by; standard output does not.
    """
    made = StringIO()
    write(made)
    text = made.getvalue()
    encoding = "utf-8" if data or output is not None or sys.stdout is None else _encoding(sys.stdout)
    mark = b"\xef\xbb\xbf" if bom and output is not None else b""
    deliver_bytes(mark + text.encode(encoding, "backslashreplace"), output)


def deliver_bytes(content: bytes, output: Path | None) -> None:
    """Write a whole output that is no text to the file, or to standard output."""
    if output is not None:
        _replace(output, content)
    elif sys.stdout is None:
        raise _unwritable(Path("-"), OSError(errno.EBADF, ""))
    else:
        sys.stdout.flush()
        _write_through(content)


def tell(text: str) -> None:
    """Write words about the data to standard error, where there is one."""
    if sys.stderr is not None and text:
        try:
            sys.stderr.buffer.write(text.encode(_encoding(sys.stderr), "backslashreplace"))
            sys.stderr.buffer.flush()
        except (AttributeError, OSError, ValueError):
            return  # nobody listens


def _encoding(stream: TextIO) -> str:
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower()
    return "utf-8" if encoding in ("ascii", "us-ascii", "ansi_x3.4-1968") else encoding


def _write_through(content: bytes) -> None:
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(Path("-"), error) from error


def _replace(output: Path, content: bytes) -> None:
    """Put the new content in the place of the old one: a reader sees either, never half."""
    target = Path(os.path.realpath(output))
    try:
        if (stream := _open_stream(output)) is not None:
            with os.fdopen(os.dup(stream), "wb") as file:
                file.write(content)
            return
        if output.exists() and not output.is_file():  # a device or a pipe
            output.write_bytes(content)
            return
        import tempfile  # late: most runs write to the screen

        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".xihaian.")
        temporary = Path(name)
        _unfinished.append(temporary)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(_mode(target))
            temporary.replace(target)
        finally:
            abandon()
        _sync_folder(target.parent)
    except OSError as error:
        raise _unwritable(output, error) from error


def _open_stream(output: Path) -> int | None:
    """Return the stream that a name such as /dev/stdout stands for: what it is redirected to is gone on with."""
    named = {"/dev/stdout": 1, "/dev/stderr": 2}
    match = re.fullmatch(r"/(?:dev|proc/self)/fd/([0-9]{1,4})", str(output))
    return int(match[1]) if match else named.get(str(output))


def abandon() -> None:
    """Remove what was begun and not put into its place."""
    while _unfinished:
        _unfinished.pop().unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """Return the permissions of the file that is there, or those that a new one gets."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(path: Path, error: OSError) -> FileError:
    return FileError([finding("F007", Place(str(path)), reason=name_of(error))])
