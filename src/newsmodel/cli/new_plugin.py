"""`newsmodel new-plugin`."""

from pathlib import Path

import click

from newsmodel.cli.options import examples
from newsmodel.cli.terminal import note


@click.command(
    "new-plugin",
    epilog=examples("new-plugin crime-terms", "new-plugin my-format --kind parser --folder ~/code"),
)
@click.argument("name")
@click.option(
    "--kind",
    type=click.Choice(["extractor", "parser", "exporter"]),
    default="extractor",
    show_default=True,
    help="What the plugin provides.",
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Make the package in this folder.  [default: the working folder]",
)
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def command(name: str, kind: str, folder: Path, debug: bool) -> None:
    """Write a plugin package to start from; its tests pass as it is.

    NAME is the plugin's name, such as crime-terms; the package is called newsmodel-crime-terms.
    """
    from newsmodel.scaffold import write_package

    for path in write_package(name, kind, folder):
        click.echo(str(path))
    note(f"next: pip install -e '{folder / f'newsmodel-{name}'}[testing]' and run pytest there")
