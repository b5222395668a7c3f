"""The commands together, and what every one of them ends with: an exit code, and one line where something is wrong."""

import difflib
import importlib
import os
import sys
import traceback
from collections.abc import Sequence

import click

from newsmodel.cli.terminal import note
from newsmodel.errors import NewsmodelError, OrderError, UsageError
from newsmodel.version import __version__, is_compiled

COMMANDS = {
    "convert": "Convert news into records, and records into other formats.",
    "show": "Show who said what and who proposes what.",
    "eval": "Measure what was found against gold, with intervals and the causes of errors.",
    "audit": "Draw a sample of what was found, to be judged by hand.",
    "rules": "List the rules of the extractors, with examples and precision.",
    "formats": "List the formats that can be read and written.",
    "plugins": "List the plugins, and what is wrong with any.",
    "schema": "Print the schema of the records.",
    "check": "Check that an installed plugin behaves.",
    "new-plugin": "Write a plugin package to start from.",
}
OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


class _UnreadError(Exception):
    """Whoever read our output went away; not a BrokenPipeError, which click takes for a failure."""


class Commands(click.Group):
    """Commands that are imported when they are called; a mistyped one is told what was likely meant."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _UnreadError from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"newsmodel.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; for a name that nothing bears, with the names that are close."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            close = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {close[0]}?" if close else f"the commands are {', '.join(COMMANDS)}"
            if os.path.lexists(args[0]):
                hint = f"to read it: newsmodel show {args[0]}"
            raise click.UsageError(f"no command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)


def _show_version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"newsmodel {__version__}{', compiled' if is_compiled() else ''}")
        ctx.exit()


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
def cli() -> None:
    """News text into typed records: who said what, and who wants whom to do what."""


def run(args: Sequence[str]) -> int:
    """Run a command; the exit code. A traceback is shown with --debug alone."""
    debug = "--debug" in args
    if hasattr(sys.stdout, "reconfigure"):
        # A terminal that cannot show a quotation mark is no reason to fail.
        sys.stdout.reconfigure(errors="replace")
    try:
        code = cli.main(args=list(args), prog_name="newsmodel", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "newsmodel"
        note(f"{error.format_message()}\nTry '{command} --help'.")
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        note("interrupted")
        return INTERRUPTED
    except (_UnreadError, BrokenPipeError):
        return _unread()
    except Exception as error:  # noqa: BLE001 - people get one line, whatever it is
        if debug:
            traceback.print_exc()
            return _code(error)
        note(_told(error))
        return _code(error)
    return code if isinstance(code, int) else OK


def _code(error: Exception) -> int:
    return USAGE if isinstance(error, UsageError | OrderError) else FAILED


def _told(error: Exception) -> str:
    if isinstance(error, NewsmodelError | click.ClickException):
        return str(error)
    if isinstance(error, OSError):
        return ": ".join(filter(None, [str(error.filename or ""), (error.strerror or str(error)).lower()]))
    return f"{type(error).__name__}: {error} (this is a fault of newsmodel or a plugin; --debug shows where)"


def _unread() -> int:
    """Whoever read our output has read enough; Python must not try to write the rest when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK
