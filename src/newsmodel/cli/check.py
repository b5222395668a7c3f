"""`newsmodel check`."""

import importlib.util

import click


@click.command("check")
@click.argument("name")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def command(name: str, debug: bool) -> None:
    """Check that the installed plugin NAME behaves: run the conformance suite on it."""
    if importlib.util.find_spec("newsmodel.testing") is None or importlib.util.find_spec("hypothesis") is None:
        raise click.UsageError("this needs newsmodel[testing]: pip install 'newsmodel[testing]'")
    raise click.UsageError(f"{name} cannot be checked yet")
