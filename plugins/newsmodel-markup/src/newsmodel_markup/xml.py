"""XML that may be broken, cut short or hostile, through lxml: no entity is expanded, no other file is opened.

Elements nested more than 2048 deep end the reading, as libxml2 has it.
"""

from collections.abc import Iterator
from typing import Any, Literal

from lxml import etree

from newsmodel import Notice, Source, SourceError
from newsmodel.parsers.text.decode import MARKS
from newsmodel.text import pattern
from newsmodel_markup.streams import Characters, characters, well_formed

MOST_ERRORS = 100
"""After so many the document is broken all over, and they are no longer counted."""

FIRST_TAG = pattern(
    "markup-first-tag",
    r"""
    [^<]{0,400}+
    (?:<\?[^>]{0,1000}+>|<!--(?:[^-]++|-(?!->))*+-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]?+)?+[^>]{0,200}+>?+|\s++)*+
    <(?P<name>[A-Za-z_][\w.:-]{0,60}+)(?P<attributes>[^>]*+)
    """,
    "x",
)

_HARMLESS = frozenset({etree.ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE, etree.ErrorTypes.WAR_NS_URI})

Event = tuple[Literal["start", "end"], Any]


class Pull:
    """The elements of a document as they begin and end; what is broken is mended as far as that goes.

    Attributes:
        notices: about the encoding.
        errors: places that were not well-formed so far, as line and message; at most 100 of them.
        complete: after the last event, whether the document was read to the end of its first element.
    """

    def __init__(self, source: Source) -> None:
        """Open a source.

        Raises:
            SourceError: it cannot be read, or is no text.
        """
        self._source = source
        self._characters: Characters = characters(source)
        self.notices: tuple[Notice, ...] = self._characters.notices
        self.errors: list[tuple[int, str]] = []
        self.complete = False

    def __iter__(self) -> Iterator[Event]:
        """Events in order. An element that the end of the document cuts off gets no end.

        Raises:
            SourceError: the document declares entities of its own.
        """
        parser = etree.XMLPullParser(
            events=("start", "end"),
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            huge_tree=True,  # for pictures in the text; what it lets pass is entities, of which there are none
            encoding="utf-8",
        )
        depth = 0
        started = False
        for piece in well_formed(self._characters.pieces, self._source):
            if not started:
                before, mark, after = piece.partition("<")
                if before.strip("\ufeff \t\r\n"):
                    self.errors.append((1, f"{' '.join(before.split())[:80]!r} stands before the XML"))
                piece, started = mark + after, bool(mark)  # noqa: PLW2901 - what a server wrote before it is no XML
            parser.feed(piece.encode("utf-8", "replace"))
            self._tell(parser)
            for event, element in parser.read_events():
                depth += 1 if event == "start" else -1
                self.complete = self.complete or depth == 0
                yield event, element
        self._tell(parser)

    @property
    def trouble(self) -> str:
        """The first place that was not well-formed: "line 3: ..."; "" where there is none."""
        return "line {}: {}".format(*self.errors[0]) if self.errors else ""

    def _tell(self, parser: Any) -> None:
        if len(self.errors) >= MOST_ERRORS:
            return
        told = [(error.line, " ".join(error.message.split())[:200]) for error in _errors(parser)]
        self.errors.extend(item for item in told[:MOST_ERRORS] if item not in self.errors)


def _errors(parser: Any) -> list[Any]:
    return [error for error in parser.feed_error_log if error.type not in _HARMLESS]


def first_tag(head: bytes) -> tuple[str, str] | None:
    """The name of a document's first element, with its prefix, and its attributes as they stand; None where no XML is.

    For `Parser.recognise`: it looks at the first bytes alone and never raises.
    """
    mark = next((name for start, name in MARKS if head.startswith(start)), None)
    text = head.decode(mark, "replace") if mark else head.decode("latin-1")
    found = FIRST_TAG.match(text)
    return (found["name"], found["attributes"]) if found else None


def parse_tree(source: Source) -> tuple[Any, tuple[Notice, ...]]:
    """The first element of a document, whole, and what had to be guessed or mended.

    Raises:
        SourceError: no XML, cut short, nested too deep, or with entities of its own.
    """
    pull = Pull(source)
    root = None
    for _, element in pull:
        root = element if root is None else root
    if root is None or not pull.complete:
        what = "no XML" if root is None else "cut short, or nested more than 2048 deep"
        told = f" ({pull.trouble})" if pull.trouble else ""
        raise SourceError(f"the document is {what}{told}", source=source.name, part=source.part)
    if not pull.errors:
        return root, pull.notices
    return root, (*pull.notices, recovered(pull.trouble))


def recovered(trouble: str) -> Notice:
    """The notice of a document that is not well-formed."""
    return Notice("xml-recovered", f"The XML is not well-formed ({trouble}); what could be read of it was kept.")
