"""The command `detente`, which `python -m detente` runs as well."""

from __future__ import annotations

import sys

from detente._native import run_command


def main() -> None:
    """Runs the command with this process's arguments."""
    sys.exit(run_command(["detente", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
