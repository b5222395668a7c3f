"""What can be set when plain text is read."""

from typing import Any

import attrs

from newsmodel.errors import UsageError


def _check_split(options: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    if value is None:
        return
    import regex

    try:
        regex.compile(value, regex.MULTILINE)
    except (regex.error, TypeError, ValueError) as error:
        raise UsageError(f"text: split={value!r} is not a regular expression: {error}") from error


def _check_encoding(options: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    from newsmodel.parsers.text.decode import codec

    if value is not None and codec(value) is None:
        raise UsageError(f"text: encoding={value!r} is not known; try utf-8, cp1252 or utf-16")


def _check_language(options: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    if value is not None and not (isinstance(value, str) and value and value.isascii()):
        raise UsageError(f"text: language={value!r} is not a tag such as en or en-GB")


@attrs.frozen
class TextOptions:
    r"""Options of the plain text format.

    Attributes:
        split: a regular expression that matches between the articles of a file that holds many; "^" and "$" match at
            lines: "^-{5,}$". The article after a match of no width starts there: "(?=^Document \d+)".
        encoding: of the bytes, whatever they declare.
        language: of the articles, as a BCP 47 tag; wins over one in the text.

    Raises:
        UsageError: a regular expression, encoding or language that is none.
    """

    split: str | None = attrs.field(default=None, validator=_check_split)
    encoding: str | None = attrs.field(default=None, validator=_check_encoding)
    language: str | None = attrs.field(default=None, validator=_check_language)
