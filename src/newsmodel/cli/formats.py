"""`newsmodel formats`."""

import json
from typing import Any

import click

from newsmodel.cli.described import setting_dicts
from newsmodel.cli.options import complete_format, examples, plugin_options, settings_of, tell_faults
from newsmodel.cli.terminal import columns, padded, wants_colour, wrapped
from newsmodel.errors import unknown
from newsmodel.registry import Registry


@click.command("formats", epilog=examples("formats", "formats csv", "formats --json"))
@click.argument("name", required=False, metavar="[FORMAT]", shell_complete=complete_format)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(name: str | None, as_json: bool, no_plugins: bool, without: tuple[str, ...], debug: bool) -> None:
    """List the formats that can be read and written, and what each loses; of one FORMAT also what can be set."""
    registry, _ = settings_of(no_plugins=no_plugins, without=without).load()
    tell_faults(registry)
    found = described(registry)
    if name is not None:
        known = [form["name"] for form in found]
        if name not in known:
            raise unknown("format", name, known)
        found = [form for form in found if form["name"] == name]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    click.echo(listed(found, settings=name is not None))


def described(registry: Registry) -> list[dict[str, Any]]:
    """Every format by name, as JSON."""
    parsers = {parser.name: parser for parser in registry.parsers}
    exporters = {exporter.name: exporter for exporter in registry.exporters}
    found: list[dict[str, Any]] = []
    for name in sorted({*parsers, *exporters}):
        parser, exporter = parsers.get(name), exporters.get(name)
        suffixes = dict.fromkeys((*(parser.suffixes if parser else ()), *(exporter.suffixes if exporter else ())))
        kinds = [record.options for record in (parser, exporter) if record is not None]
        settings = [setting for kind in kinds for setting in setting_dicts(kind)]
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
                "options": list({setting["name"]: setting for setting in settings}.values()),
            }
        )
    return found


def listed(found: list[dict[str, Any]], *, settings: bool) -> str:
    """Formats for reading: a line of what each can do, and below it what it is and what it loses."""
    size = max(columns(form["name"]) for form in found) + 2
    lines: list[str] = []
    for form in found:
        name = padded(form["name"], size)
        lines.append((click.style(name, bold=True) if wants_colour() else name) + " · ".join(_abilities(form)))
        lines.append(wrapped(form["summary"], first=" " * size))
        if form["loses"]:
            lines.append(wrapped("loses " + "; ".join(form["loses"]), first=" " * size))
        if settings:
            for setting in form["options"]:
                lines.append(
                    f"\n{' ' * size}--set {form['name']}.{setting['name']}=...  [default: {setting['default']}]"
                )
                lines.append(wrapped(setting["help"], first=" " * (size + 4)))
        lines.append("")
    return "\n".join(lines[:-1])


def _abilities(form: dict[str, Any]) -> list[str]:
    """ "reads", "writes a folder, losing nothing", ".csv"."""
    able = ["reads"] if form["reads"] else []
    if form["writes"]:
        where = {"stream": "writes", "file": "writes a file", "folder": "writes a folder"}[form["target"]]
        able.append(where if form["loses"] else f"{where}, lossless")
    return [*able, " ".join(form["suffixes"])] if form["suffixes"] else able


for option in reversed(plugin_options()):
    command = option(command)
