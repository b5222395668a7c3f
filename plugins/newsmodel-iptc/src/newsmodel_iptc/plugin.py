"""The formats `ninjs`, `newsml` and `nitf` for newsmodel's hooks; lxml is loaded when one of them is used."""

from collections.abc import Iterable, Iterator

import newsmodel
from newsmodel import Parser, Source
from newsmodel.records import Parsed

NEWSML_TAGS = frozenset({"newsmessage", "newsitem", "packageitem"})


def parse_ninjs(source: Source, options: object = None) -> Iterator[Parsed]:
    """An article for each news object: one, a list of them, or one a line."""
    from newsmodel_iptc.ninjs import parse

    return parse(source)


def parse_newsml(source: Source, options: object = None) -> Iterator[Parsed]:
    """An article for each text item of a NewsML-G2 document; its pictures are captions."""
    from newsmodel_iptc.newsml import parse

    return parse(source)


def parse_nitf(source: Source, options: object = None) -> Iterator[Parsed]:
    """The article of an NITF document."""
    from newsmodel_iptc.nitf import parse

    return parse(source)


def recognise_ninjs(head: bytes) -> bool:
    """A JSON object, or a list of them, with the keys of ninjs at its top."""
    from newsmodel_iptc.keys import is_ninjs

    return is_ninjs(head)


def recognise_newsml(head: bytes) -> bool:
    """XML whose first element is that of a NewsML-G2 message or item."""
    return _first_tag(head) in NEWSML_TAGS


def recognise_nitf(head: bytes) -> bool:
    """XML whose first element is `nitf`."""
    return _first_tag(head) == "nitf"


def _first_tag(head: bytes) -> str:
    if b"<" not in head:
        return ""
    from newsmodel_markup.xml import first_tag

    found = first_tag(head)
    return found[0].rpartition(":")[2].lower() if found else ""


NINJS = Parser(
    name="ninjs",
    parse=parse_ninjs,
    recognise=recognise_ninjs,
    suffixes=(".ninjs.json", ".ninjs.jsonl", ".ninjs"),
    media_types=("application/vnd.iptc.ninjs+json",),
    summary="IPTC ninjs 1.0 to 3.1: a news object, a list of them, or one a line",
)
NEWSML = Parser(
    name="newsml",
    parse=parse_newsml,
    recognise=recognise_newsml,
    media_types=(
        "application/vnd.iptc.g2.newsitem+xml",
        "application/vnd.iptc.g2.newsmessage+xml",
        "application/vnd.iptc.g2.packageitem+xml",
    ),
    summary="IPTC NewsML-G2: items and messages, with XHTML, NITF or plain text inside",
)
NITF = Parser(
    name="nitf",
    parse=parse_nitf,
    recognise=recognise_nitf,
    suffixes=(".nitf",),
    media_types=("application/nitf+xml",),
    summary="IPTC NITF 3",
)


@newsmodel.hookimpl
def newsmodel_parsers() -> Iterable[Parser]:
    """Called once, when plugins are discovered."""
    return [NINJS, NEWSML, NITF]
