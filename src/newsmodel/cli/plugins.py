"""`newsmodel plugins`."""

import json
from typing import Any

import click

from newsmodel.cli.options import examples, plugin_options, settings_of
from newsmodel.cli.terminal import counted, table, wants_colour, wrapped
from newsmodel.records import Exporter, Extractor, Parser
from newsmodel.registry import Plugin


@click.command("plugins", epilog=examples("plugins", "plugins --json", "plugins --without example"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(as_json: bool, no_plugins: bool, without: tuple[str, ...], debug: bool) -> None:
    """List the plugins, what each provides, and what is wrong with any."""
    registry, _ = settings_of(no_plugins=no_plugins, without=without).load()
    found = [_described(plugin) for plugin in registry.plugins]
    faults = [{"plugin": fault.plugin, "message": fault.reason} for fault in registry.faults]
    if as_json:
        click.echo(json.dumps({"plugins": found, "faults": faults}, ensure_ascii=False, indent=2))
        return
    rows = [
        (plugin["name"], plugin["distribution"] or "-", plugin["version"] or "-", _provided(plugin)) for plugin in found
    ]
    click.echo(table(("NAME", "DISTRIBUTION", "VERSION", "PROVIDES"), rows))
    if faults:
        title = f"{counted(len(faults), 'fault')}, in plugins or parts of them that are not used"
        click.echo(f"\n{click.style(title, fg='red', bold=True) if wants_colour() else title}")
        for fault in faults:
            click.echo(wrapped(f"{fault['plugin']}: {fault['message']}", first="  ", rest="    "))


def _described(plugin: Plugin) -> dict[str, Any]:
    def names(kind: type) -> list[str]:
        return [record.name for record in plugin.records if isinstance(record, kind)]

    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "builtin": plugin.builtin,
        "parsers": names(Parser),
        "extractors": names(Extractor),
        "exporters": names(Exporter),
    }


def _provided(plugin: dict[str, Any]) -> str:
    kinds = (("reads", "parsers"), ("extracts with", "extractors"), ("writes", "exporters"))
    return "; ".join(f"{verb} {', '.join(plugin[kind])}" for verb, kind in kinds if plugin[kind])


for option in reversed(plugin_options()):
    command = option(command)
