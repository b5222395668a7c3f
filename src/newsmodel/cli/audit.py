"""`newsmodel audit`."""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from newsmodel.cli.options import complete_format, examples, settings_of, settings_options, tell_faults
from newsmodel.cli.terminal import counted, note

if TYPE_CHECKING:
    from newsmodel.model import Article
    from newsmodel.model.walk import Record

TYPES = ("quote", "proposal", "actor")


@click.command(
    "audit",
    epilog=examples(
        "audit news.jsonl --n 200 --out audit.csv",
        "audit news/ --type proposal --rule modal_should --out should.csv",
        "eval --verdicts audit.csv    precision, with intervals",
    ),
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--n", "count", type=click.IntRange(min=1), default=200, show_default=True, help="Records to draw.")
@click.option("--seed", type=int, default=1, show_default=True, help="Settles the draw.")
@click.option("--type", "types", multiple=True, type=click.Choice(TYPES), help="Draw these alone.  [default: quote]")
@click.option("--rule", "rules", multiple=True, metavar="RULE", help="Draw what fired from these rules alone.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write here, not to standard output."
)
@click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    help="Format of the inputs.  [default: told for each]",
    shell_complete=complete_format,
)
@click.option(
    "--extract/--no-extract", default=None, help="Extract anew, or not at all.  [default: where it was not done]"
)
@settings_options
def command(
    inputs: tuple[str, ...],
    count: int,
    seed: int,
    types: tuple[str, ...],
    rules: tuple[str, ...],
    out: Path | None,
    source_format: str | None,
    extract: bool | None,
    values: tuple[str, ...],
    config: Path | None,
    no_plugins: bool,
    without: tuple[str, ...],
    debug: bool,
) -> int:
    """Draw a sample of what was found, to be judged by hand.

    INPUT is as for convert. The sample is a table (CSV) with a record on each row, in its context, and an empty column
    verdict. Every kind, act and rule has the share in it that it has in the whole. Fill in "right", "wrong", or what is
    wrong: "span", "speaker", "kind", "act" of a quote; "action", "proposer", "act" of a proposal; "name", "kind" of an
    actor; several with ";".
    """
    from newsmodel.batch import Plan, Worker
    from newsmodel.cli.reading import read_articles
    from newsmodel.metrics import candidates, draw, row

    settings = settings_of(values=values, config=config, no_plugins=no_plugins, without=without)
    plan = Plan(settings=settings, format=source_format, extract=extract)
    tell_faults(Worker(plan).registry)
    every = [
        drawn
        for article in read_articles(inputs, plan)
        for drawn in candidates(article, types or ("quote",))
        if (not rules or drawn.record.rule in rules) and (not extract or _extracted(article, drawn.record))
    ]
    if not every:
        note("nothing was found to draw from; --extract looks for records in articles of our own formats")
        return 1
    sample = draw(every, count, seed=seed)
    rows = map(row, sample)
    if out is None or str(out) == "-":
        _write(sys.stdout, rows)
    else:
        with out.open("w", encoding="utf-8", newline="") as file:
            _write(file, rows)
    note(f"{counted(len(sample), 'record')} drawn of {len(every):,}")
    return 0


def _extracted(article: "Article", record: "Record") -> bool:
    """Whether an extractor found it, and it was not there before."""
    return record.by in {stamp.name for stamp in article.extractors}


def _write(file: TextIO, rows: Iterable[dict[str, str]]) -> None:
    """The table, guarded against formulas."""
    from newsmodel.codec.cells import guard
    from newsmodel.metrics.audit import COLUMNS

    writer = csv.DictWriter(file, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: guard(cell) for name, cell in found.items()} for found in rows)
