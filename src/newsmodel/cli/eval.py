"""`newsmodel eval`."""

from pathlib import Path
from typing import Any

import click

from newsmodel.cli.options import complete_format, examples, settings_options

RECORDS = ("quotes", "actors", "proposals")


@click.command(
    "eval",
    epilog=examples(
        "eval gold.jsonl                         how good ours are",
        "eval gold.jsonl mine.jsonl --errors 10  and mine, and why",
        "eval gold.jsonl mine.jsonl --compare old.jsonl",
        "eval ann.jsonl bob.jsonl --agreement    two annotators",
        "eval --verdicts audit.csv               a judged audit",
    ),
)
@click.argument("gold", required=False, metavar="[GOLD")
@click.argument("predicted", required=False, metavar="[PREDICTED]]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--errors", type=click.IntRange(min=1), metavar="N", help="Show the N largest causes of error.")
@click.option("--only", multiple=True, type=click.Choice(RECORDS), help="Compare these.  [default: all that gold has]")
@click.option("--compare", metavar="OTHER", help="Other predictions: is the difference more than chance?")
@click.option("--agreement", is_flag=True, help="GOLD and PREDICTED are two annotators: how far do they agree?")
@click.option(
    "--verdicts",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="An audit that has been judged: precision with intervals.",
)
@click.option(
    "--floors",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Figures that must be reached, as JSON; else exit 1.",
)
@click.option("--merge", multiple=True, metavar="KIND=KIND", help="Kinds of actors that count as one: country=place.")
@click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    help="Format of GOLD.  [default: told by itself]",
    shell_complete=complete_format,
)
@click.option(
    "--samples",
    type=click.IntRange(min=0),
    default=1_000,
    show_default=True,
    metavar="N",
    help="Draws for intervals; 0 for none.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Settles the draws.")
@settings_options
def command(**choices: Any) -> int:
    """Measure what was found against gold.

    GOLD is a file or folder of annotated articles, in any format that is read with its records. PREDICTED has the same
    articles with what was found, matched by id or by text; without it, the installed extractors run on gold's texts.
    Figures are in percent; intervals are 95 % and drawn by article.
    """
    # Imported here, so that help and mistakes in the options are answered at once.
    from newsmodel.cli.evaluation import Choices, run

    choices.pop("debug")
    return run(Choices(**choices))
