"""One file for each command; nothing else touches the screen, the environment and the exit code."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line. The version is told without importing anything for it."""
    if sys.argv[1:] == ["--version"]:
        from xihaian import __version__

        sys.stdout.write(f"xihaian {__version__}\n")
        return
    from xihaian.cli.app import run

    sys.exit(run(sys.argv[1:]))
