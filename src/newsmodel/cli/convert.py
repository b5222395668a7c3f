"""`newsmodel convert`."""

from pathlib import Path
from typing import Any

import click

from newsmodel.cli.options import settings_options


@click.command("convert")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--from", "source_format", metavar="FORMAT", help="Format of the inputs.  [default: told for each]")
@click.option(
    "--to", "target_format", metavar="FORMAT", help="Format to write.  [default: by the name of --out, else jsonl]"
)
@click.option("--out", type=click.Path(path_type=Path), metavar="PATH", help="Write here, not to standard output.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Work in N processes."
)
@click.option(
    "--errors", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write errors here, as JSON."
)
@click.option("--resume", is_flag=True, help="Keep a journal beside --out; do only what it does not have.")
@click.option(
    "--extract/--no-extract", default=None, help="Extract anew, or not at all.  [default: where it was not done]"
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="Stop after N articles.")
@click.option("--max-errors", type=click.IntRange(min=0), metavar="N", help="Stop when more than N inputs have failed.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Time that an article may take in extraction.",
)
@click.option("--language", metavar="CODE", help="Language of articles that declare none.")
@settings_options
def command(inputs: tuple[str, ...], **choices: Any) -> int:
    r"""Convert news into records, and records into other formats.

    INPUT is a file, a folder (with all below it), a glob, or - for standard input. Standard output gets data alone.
    What cannot be read, or fails on an article, is told as a line of JSON on standard error, or in --errors.

    \b
    newsmodel convert article.txt                       records of an article, as JSON
    newsmodel convert news/ --to csv --out tables       tables of all articles in a folder
    newsmodel convert news/ --out news.jsonl --jobs 4 --resume
    """
    # Imported here, so that help and mistakes in the options are answered at once.
    from newsmodel.cli.conversion import Choices, convert

    return convert(Choices(inputs=inputs, **choices))
