"""Values to JSON and back, through msgspec, with errors that carry the path."""

import functools
from typing import Any, TypeVar

import msgspec

from newsmodel.codec.migrate import CURRENT, SCHEMA, migrate, number_of
from newsmodel.errors import NewsmodelError, SchemaError
from newsmodel.model import Article

T = TypeVar("T")
_HEAD = b'{"schema":"' + SCHEMA.encode() + b'",'


class _Envelope(msgspec.Struct):
    """What must be known before the rest is read."""

    schema: str | None = None


def encode(article: Article) -> bytes:
    """The article as one line of UTF-8 JSON without a line end; equal articles give equal bytes."""
    return _HEAD + _encoder().encode(article)[1:]


def dumps(article: Article, *, indent: int | None = None) -> str:
    """The article as JSON; every key is present. `loads(dumps(article)) == article`.

    Args:
        article: what to write.
        indent: spaces a level for reading by people; None gives one line.
    """
    data = encode(article)
    return (data if indent is None else msgspec.json.format(data, indent=indent)).decode()


def loads(data: str | bytes) -> Article:
    """An article from JSON. Unknown keys are ignored, older schemas are migrated.

    Raises:
        SchemaError: broken JSON, a newer schema, or JSON that violates it; the message carries the path.
    """
    try:
        raw = data.encode() if isinstance(data, str) else bytes(data)
        raw = raw.removeprefix(b"\xef\xbb\xbf")
        number = number_of(_envelope().decode(raw).schema)
        if number == CURRENT:
            return _decoder().decode(raw)
        return msgspec.convert(migrate(msgspec.json.decode(raw), number), Article)
    except NewsmodelError:
        raise
    except UnicodeEncodeError as error:
        raise SchemaError(f"$: lone surrogate at character {error.start}") from None
    except RecursionError:
        raise SchemaError("$: nested too deeply to be an article") from None
    except (msgspec.DecodeError, ValueError, TypeError) as error:
        raise SchemaError(_located(error)) from None


def to_builtins(value: Any) -> Any:
    """A record as plain dicts and lists, as its JSON reads."""
    return msgspec.to_builtins(value)


def encode_record(value: Any) -> str:
    """Any record of the model as JSON."""
    return _encoder().encode(value).decode()


def decode_record(data: str | bytes, kind: type[T]) -> T:
    """One record of the model from JSON.

    Raises:
        SchemaError: broken JSON, or JSON that violates the schema; the message carries the path.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except RecursionError:
        raise SchemaError("$: nested too deeply to be a record") from None
    except (msgspec.DecodeError, ValueError, TypeError) as error:
        raise SchemaError(_located(error)) from None


def _located(error: Exception) -> str:
    """The decoder's message with the path in front: "$.quotes[0].cue: Expected `object | null`, got `str`"."""
    message, _, path = str(error).partition(" - at `")
    return f"{path.rstrip('`') or '$'}: {message}"


@functools.cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder()


@functools.cache
def _decoder() -> msgspec.json.Decoder[Article]:
    return msgspec.json.Decoder(Article)


@functools.cache
def _envelope() -> msgspec.json.Decoder[_Envelope]:
    return msgspec.json.Decoder(_Envelope)
