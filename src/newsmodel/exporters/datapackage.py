"""`datapackage.json`: what is in a folder of our tables, for programs (Data Package 2.0, https://datapackage.org)."""

from collections.abc import Mapping
from typing import Any

import attrs
import msgspec

from newsmodel.codec import SCHEMA
from newsmodel.exporters.columns import SEPARATOR, TABLES, Column, Link, Table

FILE = "datapackage.json"
NAME = "newsmodel-tables"
"""The package's name, by which our own reader knows the file."""

_PROFILES = "https://datapackage.org/profiles/2.0/"
_DIALECT = {
    "$schema": f"{_PROFILES}tabledialect.json",
    "header": True,
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
}
_DESCRIPTION = (
    "News articles, who is in them, who said what, and who wants whom to do what. A text cell that a spreadsheet "
    "would run as a formula begins with an apostrophe that is not part of its value."
)


@attrs.frozen
class Written:
    """A file as it was written.

    Attributes:
        path: within the folder.
        bytes: its size.
        sha256: of its bytes, in hexadecimal.
    """

    path: str
    bytes: int
    sha256: str


def descriptor(files: Mapping[str, Written]) -> bytes:
    """The descriptor of tables that were written, by their names; the same files give the same bytes.

    Lists in a cell are fields of type `list` and cannot be foreign keys; nor is `quote_id` of the proposals one, as
    validators take a key of two columns, one of them empty, for a broken one.
    """
    package = {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": NAME,
        "title": "News articles as records",
        "description": _DESCRIPTION,
        "newsmodel": {"schema": SCHEMA},
        "resources": [_resource(name, TABLES[name], written) for name, written in files.items()],
    }
    return msgspec.json.format(msgspec.json.encode(package), indent=2) + b"\n"


def _resource(name: str, table: Table, written: Written) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}dataresource.json",
        "name": name,
        "type": "table",
        "description": f"Each row is {table.says}.",
        "path": written.path,
        "bytes": written.bytes,
        "hash": f"sha256:{written.sha256}",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "schema": table_schema(table),
    }


def table_schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table: fields with their types and constraints, and the keys."""
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.links:
        schema["foreignKeys"] = [_foreign_key(link) for link in table.links]
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.says}
    if column.type == "list":
        field |= {"delimiter": SEPARATOR, "itemType": "string"}
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern is not None:
        constraints["pattern"] = column.pattern
    if column.type == "integer":
        constraints["minimum"] = 0
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(link: Link) -> dict[str, Any]:
    return {"fields": list(link.columns), "reference": {"resource": link.table, "fields": list(link.key)}}
