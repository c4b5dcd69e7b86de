"""One file for each command; nothing else touches the screen, the environment and the exit code."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line. The version is told without importing anything for it."""
    try:
        sys.exit(_version() if sys.argv[1:] == ["--version"] else _run())
    except KeyboardInterrupt:  # before there is anybody to take it
        os._exit(130)


def _version() -> int:
    from xihaian import __version__

    try:
        os.write(1, f"xihaian {__version__}\n".encode())
    except BrokenPipeError:
        return 141
    except OSError as error:
        from xihaian.cli.language import spoken
        from xihaian.cli.output import tell
        from xihaian.words.foreign import name_of

        tell(f"-: F007 {spoken().message('F007', {'reason': name_of(error)})}\n")
        return 4
    return 0


def _run() -> int:
    import gc

    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no package beside us changes what a plan means

    from xihaian.cli.app import heed_signals, run

    gc.set_threshold(100_000, 20, 100)  # nearly all that is made is kept to the end: looking for garbage finds none
    heed_signals()
    return run(sys.argv[1:])
