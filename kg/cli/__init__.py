"""What people type and see: the only room that imports click and prints."""

import sys


def main() -> None:
    """Run `kg` with the arguments of this process and leave with its exit code."""
    from kg.cli.root import run

    sys.exit(run(sys.argv[1:]))
