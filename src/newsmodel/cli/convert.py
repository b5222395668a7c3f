"""`newsmodel convert`."""

from pathlib import Path
from typing import Any

import click

from newsmodel.cli.options import complete_format, examples, settings_options


@click.command(
    "convert",
    epilog=examples(
        "convert article.txt                          JSON lines",
        "convert news/ --to csv --out tables/         tables of a folder",
        "convert news/ --out news.jsonl --jobs 4 --resume",
        "convert news.jsonl --to csv --out tables/    from ours to others",
        "convert - --from text < story.txt            standard input",
    ),
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    help="Format of the inputs.  [default: told for each]",
    shell_complete=complete_format,
)
@click.option(
    "--to",
    "target_format",
    metavar="FORMAT",
    help="Format to write.  [default: by the name of --out, else jsonl]",
    shell_complete=complete_format,
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
@click.option(
    "--min-precision",
    type=click.FloatRange(0, 1),
    metavar="P",
    help="Leave out what fires from rules that are right less often (see: newsmodel rules).",
)
@click.option("--language", metavar="CODE", help="Language of articles that declare none.")
@settings_options
def command(inputs: tuple[str, ...], **choices: Any) -> int:
    """Convert news into records, and records into other formats.

    INPUT is a file, a folder (with all below it), a glob, or - for standard input. Standard output gets data alone.
    What cannot be read, or fails on an article, is told as a line of JSON on standard error, or in --errors.
    """
    # Imported here, so that help and mistakes in the options are answered at once.
    from newsmodel.cli.conversion import Choices, convert

    return convert(Choices(inputs=inputs, **choices))
