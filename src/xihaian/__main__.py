"""``python -m xihaian``."""

from xihaian.cli import main

main()
