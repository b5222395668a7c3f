"""Options that several commands take: which plugins, with which options."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import attrs
import click

from newsmodel.cli.terminal import note
from newsmodel.errors import UsageError
from newsmodel.registry import Registry, Settings, load_settings

F = TypeVar("F", bound=Callable[..., Any])
CONFIG = Path("newsmodel.toml")


def examples(*calls: str) -> str:
    """What stands below a command's help: calls to copy."""
    return "\b\nExamples:\n" + "\n".join(f"  newsmodel {call}" for call in calls)


def complete_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Names of formats that begin as the word does: of what can be read for --from, of what can be written for --to."""
    registry, _ = settings_of().load()
    records = registry.parsers if "--from" in param.opts else registry.exporters
    return sorted(record.name for record in records if record.name.startswith(incomplete))


def complete_record(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Names of plugins, and of what they register, that begin as the word does."""
    registry, _ = settings_of().load()
    names = {plugin.name for plugin in registry.plugins} | {record.name for record in registry.records()}
    return sorted(name for name in names if name.startswith(incomplete))


def settings_options(command: F) -> F:
    """Add --set, --config, --no-plugins, --without and --debug."""
    for option in reversed(
        (
            click.option(
                "--set", "values", multiple=True, metavar="NAME.KEY=VALUE", help="Set an option of a format or plugin."
            ),
            click.option(
                "--config",
                type=click.Path(path_type=Path),
                metavar="FILE",
                help="Settings file.  [default: newsmodel.toml, if there]",
            ),
            *plugin_options(),
        )
    ):
        command = option(command)
    return command


def plugin_options() -> tuple[Callable[[F], F], ...]:
    """The options by which plugins are left out, and --debug."""
    return (
        click.option("--no-plugins", is_flag=True, help="Use the built-in plugins alone."),
        click.option(
            "--without",
            multiple=True,
            metavar="NAME",
            help="Leave out a plugin, or a part of one.",
            shell_complete=complete_record,
        ),
        click.option("--debug", is_flag=True, help="Show tracebacks."),
    )


def settings_of(
    *, values: Iterable[str] = (), config: Path | None = None, no_plugins: bool = False, without: Iterable[str] = ()
) -> Settings:
    """The settings of the file, and over them those of the command line.

    Raises:
        UsageError: not of the form NAME.KEY=VALUE, or a settings file that cannot be used.
        SourceError: a settings file that cannot be read.
    """
    if config is None and CONFIG.is_file():
        config = CONFIG
    elif config is not None and not config.is_file():
        raise UsageError(f"--config {config}: no such file")
    settings = Settings() if config is None else load_settings(config)
    settings = attrs.evolve(
        settings, plugins=settings.plugins and not no_plugins, without=(*settings.without, *without)
    )
    options: dict[str, dict[str, Any]] = {}
    for value in values:
        key, equals, setting = value.partition("=")
        name, dot, key = key.strip().partition(".")
        if not (equals and dot and name and key):
            raise UsageError(f"--set {value}: it must be like NAME.KEY=VALUE")
        options.setdefault(name, {})[key] = setting
    return settings.and_options(options)


def tell_faults(registry: Registry) -> None:
    """A line for every plugin that cannot be used."""
    for fault in registry.faults:
        note(f"warning: {fault}")
