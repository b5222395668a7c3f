"""The JSON Schema of what `dumps` writes, made from the classes themselves."""

from typing import Any

import msgspec

from newsmodel.codec.migrate import SCHEMA
from newsmodel.model import Article

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of an article as JSON.

    Every key that `dumps` writes is known; as `loads`, it lets unknown keys pass. The span law and the rule that ids
    are known cannot be said in JSON Schema: `loads` holds those.
    """
    schema = msgspec.json.schema(Article)
    definitions = schema["$defs"]
    article = definitions["Article"]
    article["properties"] = {"schema": {"const": SCHEMA, "default": SCHEMA}, **article["properties"]}
    return {"$schema": DIALECT, "title": "newsmodel article", **schema}
