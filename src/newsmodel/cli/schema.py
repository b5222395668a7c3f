"""`newsmodel schema`."""

import json
from collections.abc import Mapping
from typing import Any

import click

from newsmodel.cli.options import examples
from newsmodel.cli.terminal import wants_colour


@click.command("schema", epilog=examples("schema", "schema --json > article.schema.json"))
@click.option("--json", "as_json", is_flag=True, help="Print the JSON Schema (draft 2020-12).")
def command(as_json: bool) -> None:
    """Print the schema of the records: their fields, or with --json the JSON Schema."""
    from newsmodel.codec import json_schema

    schema = json_schema()
    if as_json:
        click.echo(json.dumps(schema, ensure_ascii=False, indent=2))
        return
    definitions: Mapping[str, Any] = schema["$defs"]
    first = ["Article", "Actor", "Quote", "Proposal", "Reference", "Span"]
    for place, name in enumerate([*first, *sorted(set(definitions) - set(first))]):
        definition = definitions[name]
        needed = definition.get("required", [])
        click.echo(("\n" if place else "") + (click.style(name, bold=True) if wants_colour() else name))
        rows = [
            (f"  {field}", _type(kind), "required" if field in needed else "")
            for field, kind in definition["properties"].items()
        ]
        click.echo("\n".join(line.rstrip() for line in _aligned(rows)))


def _aligned(rows: list[tuple[str, str, str]]) -> list[str]:
    first, second = (max(len(row[place]) for row in rows) for place in (0, 1))
    return [f"{name:{first}}  {kind:{second}}  {needed}" for name, kind, needed in rows]


def _type(schema: Mapping[str, Any]) -> str:
    """A type as people write it: "string or null", "list of Quote", "state, deny, ask or decline"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(map(_type, schema["anyOf"]))
    if "enum" in schema:
        *others, last = ("null" if value is None else str(value) for value in schema["enum"])
        return f"{', '.join(others)} or {last}" if others else last
    if "const" in schema:
        return str(schema["const"])
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}" if schema.get("items") else "list"
    return str(schema.get("type", "any"))
