"""Values to JSON and back, the JSON Schema, and the migrations between schema numbers."""

from newsmodel.codec.json import decode_record, dumps, encode, encode_record, loads, to_builtins
from newsmodel.codec.migrate import SCHEMA
from newsmodel.codec.schema import json_schema

__all__ = ["SCHEMA", "decode_record", "dumps", "encode", "encode_record", "json_schema", "loads", "to_builtins"]
