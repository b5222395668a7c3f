"""`newsmodel show`."""

from pathlib import Path

import click

from newsmodel.cli.options import complete_format, examples, settings_of, settings_options, tell_faults
from newsmodel.cli.terminal import note, wants_colour, width


@click.command(
    "show",
    epilog=examples(
        "show story.txt",
        "show story.txt --explain   which rule found each record, and where",
        "show news.jsonl | less -R",
    ),
)
@click.argument("source", metavar="INPUT")
@click.option("--explain", is_flag=True, help="Say what found each record, and where in the text.")
@click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    help="Format of the input.  [default: told by itself]",
    shell_complete=complete_format,
)
@click.option("--extract/--no-extract", default=None, help="Extract anew, or not at all.")
@settings_options
def command(
    source: str,
    explain: bool,
    source_format: str | None,
    extract: bool | None,
    values: tuple[str, ...],
    config: Path | None,
    no_plugins: bool,
    without: tuple[str, ...],
    debug: bool,
) -> int:
    """Show who said what and who proposes what, for reading in a terminal.

    INPUT is a file, a folder, a glob, or - for standard input.
    """
    import sys
    import tempfile

    from newsmodel.batch import Encoded, Plan, Problem, article_of, expand, run
    from newsmodel.batch.inputs import spool
    from newsmodel.batch.work import Worker
    from newsmodel.cli.render import Style, render
    from newsmodel.model import Article

    settings = settings_of(values=values, config=config, no_plugins=no_plugins, without=without)
    plan = Plan(settings=settings, format=source_format, extract=extract)
    tell_faults(Worker(plan).registry)
    style = Style(colour=wants_colour())
    shown, failed = 0, False
    with tempfile.TemporaryDirectory(prefix="newsmodel-") as folder:
        stdin = spool(sys.stdin.buffer, Path(folder) / "stdin") if source == "-" else None
        for _, event in run(expand([source], stdin=stdin), plan):
            if isinstance(event, Article | Encoded):
                if shown:
                    click.echo("\n" + style.quiet("─" * width()) + "\n")
                click.echo(render(article_of(event), explain=explain, style=style))
                shown += 1
            elif isinstance(event, Problem):
                note(str(event))
                failed = True
    if not shown and not failed:
        note(f"{source}: no articles in it")
        failed = True
    return 1 if failed else 0
