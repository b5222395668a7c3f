"""`newsmodel formats`."""

import json
from typing import Any

import click

from newsmodel.cli.options import plugin_options, settings_of, tell_faults
from newsmodel.cli.terminal import table


@click.command("formats")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(as_json: bool, no_plugins: bool, without: tuple[str, ...], debug: bool) -> None:
    """List the formats that can be read and written.

    LOSES says what a reader of the written format does not get back.
    """
    registry, _ = settings_of(no_plugins=no_plugins, without=without).load()
    names = {*(parser.name for parser in registry.parsers), *(exporter.name for exporter in registry.exporters)}
    parsers = {parser.name: parser for parser in registry.parsers}
    exporters = {exporter.name: exporter for exporter in registry.exporters}
    found: list[dict[str, Any]] = []
    for name in sorted(names):
        parser, exporter = parsers.get(name), exporters.get(name)
        suffixes = dict.fromkeys((*(parser.suffixes if parser else ()), *(exporter.suffixes if exporter else ())))
        found.append(
            {
                "name": name,
                "reads": parser is not None,
                "writes": exporter is not None,
                "suffixes": list(suffixes),
                "media_types": list(parser.media_types) if parser else [],
                "target": exporter.target if exporter else None,
                "loses": list(exporter.loses) if exporter else [],
                "summary": (parser and parser.summary) or (exporter and exporter.summary) or "",
            }
        )
    tell_faults(registry)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    rows = [
        (
            *(form["name"], "yes" if form["reads"] else "-", "yes" if form["writes"] else "-"),
            *(" ".join(form["suffixes"]) or "-", form["target"] or "-"),
            *("; ".join(form["loses"]) or ("nothing" if form["writes"] else "-"), form["summary"]),
        )
        for form in found
    ]
    click.echo(table(("NAME", "READS", "WRITES", "SUFFIXES", "TARGET", "LOSES", "WHAT IT IS"), rows))


for option in reversed(plugin_options()):
    command = option(command)
