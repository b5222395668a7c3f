"""What can be set when a page is read."""

from typing import Any, Literal

import attrs

from newsmodel import UsageError
from newsmodel.parsers.text.decode import codec

Engine = Literal["trafilatura", "fast"]
LiveBlog = Literal["article", "entries"]


def _check_encoding(options: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    if value is not None and codec(value) is None:
        raise UsageError(f"html: encoding={value!r} is not known; try utf-8, cp1252 or shift_jis")


@attrs.frozen
class HtmlOptions:
    """Options of the format `html`; `--set html.engine=fast`.

    Attributes:
        engine: what finds the body: "trafilatura", or "fast" (resiliparse), several times as fast and less exact.
        live: a live blog as one "article", its entries told by `extra["html.entries"]`, or one article for each of
            its "entries".
        encoding: of the bytes, whatever they declare.
        tags: how many tags a page may have; with more it is refused.

    Raises:
        UsageError: an encoding that is none.
    """

    engine: Engine = attrs.field(default="trafilatura", validator=attrs.validators.in_(("trafilatura", "fast")))
    live: LiveBlog = attrs.field(default="article", validator=attrs.validators.in_(("article", "entries")))
    encoding: str | None = attrs.field(default=None, validator=_check_encoding)
    tags: int = attrs.field(default=100_000, validator=attrs.validators.ge(1))
