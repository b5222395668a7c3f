"""The command line, one module a command. Nothing heavy is imported before a command runs."""

from collections.abc import Sequence


def main(args: Sequence[str] | None = None) -> None:
    """Run `newsmodel` with the arguments of the process, or with these, and exit with its code."""
    import sys

    from newsmodel.cli.app import run

    sys.exit(run(sys.argv[1:] if args is None else list(args)))
