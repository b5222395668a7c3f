"""Marked-up text that is known to be body: its paragraphs, its captions, and what was put aside.

Nothing here looks for the body of a page among menus; that is another task. Elements come as events, so that no depth
of nesting is too much.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
from lxml import etree

from newsmodel import Caption, Notice
from newsmodel.parsers.text.captions import split_credit
from newsmodel.text import pattern
from newsmodel_markup.vocabulary import EMBEDS, HTML, PAGE_PARTS, UNSEEN, Vocabulary

SPACE = pattern("markup-space", r"[ \t\r\n\f]+", plain=True)
LINES = pattern("markup-lines", r"\r\n?|\n", plain=True)
BREAKS = pattern("markup-breaks", r"\n(?:[^\S\n]*+\n)++[^\S\n]*+")
SENTENCE_BREAK = pattern(
    "markup-sentence-break", r"(?<=[.!?…:][”’\"')\]]?)[^\S\n]*+\n[^\S\n]*+(?=[\p{Lu}\p{N}“‘\"'•–—-])"
)
BLOCK_TAG = pattern("markup-block-tag", r"<(?:p|br|div|li|td|h[1-6]|blockquote)\b", "i")
LAST_TAGS = pattern("markup-last-tags", r"</(?:body|html)\s{0,20}+>", "i")
WRITTEN_TAG = pattern(
    "markup-written-tag", r"</(?:p|div|a|strong|em|b|i|span|h[1-6]|ul|ol|li|figure)>|<(?:p|br ?/?)>", "i"
)
CAPTION_CLASS = pattern("markup-caption-class", r"(?:[\w-]{0,40}[-_])?(?:fig)?(?:caption|cutline)(?:[-_]?text)?", "i")
CREDIT_CLASS = pattern(
    "markup-credit-class", r"(?:[\w-]{0,40}[-_])?(?:credits?|photographer|copyright|attribution)(?:[-_]\w{1,20})?", "i"
)
HIDDEN_STYLE = pattern("markup-hidden-style", r"(?:display\s?:\s?none|visibility\s?:\s?hidden|mso-hide\s?:\s?all)", "i")
CREDIT_LABEL = pattern(
    "markup-credit-label",
    r"(?:(?:photo(?:graph)?|picture|pic|image|foto|illustration|credit|file photo)s?"
    r"(?: (?:credit|by|source))?s?\s?[:/|]"
    r"|(?:photo(?:graph)?|picture|image)s? by\b|©|\(c\))\s?",
    "i",
)
OPENING_MARKS = "“‘\"'«„"


@attrs.frozen(kw_only=True)
class Fragment:
    """What a piece of marked-up text holds.

    Attributes:
        paragraphs: of the body, each without line breaks.
        captions: of its pictures, with their credits.
        notices: what was put aside.
    """

    paragraphs: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def text(self) -> str:
        """The paragraphs, with a blank line between them."""
        return "\n\n".join(self.paragraphs)


def of_html(html: str, *, lines: bool | None = None) -> Fragment:
    """The body in a piece of HTML, which may be broken.

    Text whose tags were escaped once too often is read again, with a notice.

    Args:
        html: the piece, or a whole document whose body holds nothing but an article.
        lines: whether blank lines end paragraphs, as WordPress stores them; None where there are no block tags.
    """
    found = _of_html(html, not BLOCK_TAG.search(html) if lines is None else lines)
    if any("<" in paragraph and WRITTEN_TAG.search(paragraph) for paragraph in found.paragraphs):
        again = _of_html("\n\n".join(found.paragraphs), lines=True)
        told = Notice("html-double-escaped", "The HTML had been escaped twice; it was read as HTML.")
        return Fragment(
            paragraphs=again.paragraphs,
            captions=found.captions + again.captions,
            notices=(*found.notices, *again.notices, told),
        )
    return found


def _of_html(html: str, lines: bool) -> Fragment:
    reader = _Reader(HTML, lines)
    if html.strip():
        parser = etree.HTMLParser(target=reader, huge_tree=True, remove_comments=True, remove_pis=True)
        parser.feed("<div>" + LAST_TAGS.sub("", html.replace("\x00", "")))
        parser.close()
    return reader.close()


def of_element(element: Any, vocabulary: Vocabulary = HTML) -> Fragment:
    """The body in an element of an XML tree: XHTML, or another language with its own vocabulary."""
    reader = _Reader(vocabulary, lines=False)
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            reader.start(node.tag, node.attrib)
            reader.data(node.text or "")
        else:
            reader.end(node.tag)
            if node is not element:
                reader.data(node.tail or "")
    return reader.close()


def of_text(text: str) -> Fragment:
    """Plain text as it is, its lines kept: hard-wrapped lines are joined where the article is made."""
    return Fragment(paragraphs=(text,)) if text.strip() else Fragment()


def picture_caption(text: str, credit: str | None = None) -> Caption | None:
    """A caption with its credit, from markup and from its own words; None where there is neither."""
    text, credit = " ".join(text.split()), _credit(credit or "")
    told = split_credit(text) if text else Caption("")
    if credit is None or told.credit is None:
        return attrs.evolve(told, credit=credit or told.credit) if text or credit else None
    if credit in told.credit:
        return told
    return Caption(told.text if told.credit in credit else text, credit)


def _credit(text: str) -> str | None:
    """A credit without its label: "Photo: Ann Lee" is Ann Lee."""
    text = " ".join(text.split()).strip("()[] |–—-")
    label = CREDIT_LABEL.match(text)
    return (text[label.end() :] if label else text).strip() or None


@attrs.define
class _Sink:
    """Where text goes while an element is open."""

    role: str
    words: list[str] = attrs.Factory(list)
    paragraphs: list[str] = attrs.Factory(list)
    credit: str | None = None
    captions_before: int = 0


class _Reader:
    """Takes the events of a parser and sorts the text into body, captions and what is put aside."""

    def __init__(self, vocabulary: Vocabulary, lines: bool) -> None:
        self._known, self._lines = vocabulary, lines
        self._open: list[tuple[str, str | None]] = []
        self._sinks = [_Sink("body")]
        self._skipping = 0
        self._preformatted = 0
        self._quotes: list[tuple[list[str], int]] = []
        self._captions: list[Caption] = []
        self._notices: list[Notice] = []

    def start(self, tag: Any, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = _local(tag)
        role = self._role(name, attributes)
        self._open.append((name, role))
        if role == "skip":
            self._skipping += 1
        if self._skipping:
            return
        if name in self._known.blocks or role in ("caption", "removed", "hidden", "picture"):
            self._end_paragraph()
        if role is not None:
            self._sinks.append(_Sink(role, captions_before=len(self._captions)))
        elif name == "br":
            self._sinks[-1].words.append("\n")
        elif name in self._known.cells:
            self._sinks[-1].words.append(" ")
        elif name == "pre":
            self._preformatted += 1
        elif name == "q":
            self._sinks[-1].words.append("")
            self._quotes.append((self._sinks[-1].words, len(self._sinks[-1].words) - 1))
        elif name == "img" and "emoji" in attributes.get("class", ""):
            self._sinks[-1].words.append(attributes.get("alt", ""))

    def data(self, text: str) -> None:
        """Characters."""
        if self._skipping or not text:
            return
        kept = self._lines or self._preformatted
        self._sinks[-1].words.append(LINES.sub("\n", text) if kept else SPACE.sub(" ", text))

    def end(self, tag: Any) -> None:
        """An element ends; the parser gives an end for each start."""
        if not self._open:
            return
        name, role = self._open.pop()
        if role == "skip":
            self._skipping -= 1
            return
        if self._skipping:
            return
        if name == "q" and self._quotes:
            self._end_quote(*self._quotes.pop())
        if name in self._known.blocks or role is not None:
            self._end_paragraph()
        if name == "pre" and role is None:
            self._preformatted -= 1
        if role is not None:
            self._deliver(self._sinks.pop())

    def comment(self, text: str) -> None:
        """Nothing; parsers call it."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Nothing; parsers call it."""

    def close(self) -> Fragment:
        """All that was found."""
        while self._open:
            self.end(self._open[-1][0])
        self._end_paragraph()
        return Fragment(
            paragraphs=tuple(self._sinks[0].paragraphs),
            captions=tuple(dict.fromkeys(self._captions)),
            notices=tuple(dict.fromkeys(self._notices)),
        )

    def _role(self, name: str, attributes: Mapping[str, str]) -> str | None:
        """What the element's text is if it is not simply more of what is around it."""
        known = self._known
        if self._skipping:
            return None
        if name in known.skipped:
            return "skip"
        sink = self._sinks[-1].role
        if sink in _ASIDE:
            return None
        if name in known.removed:
            return "removed"
        if name in known.pictures:
            return None if sink == "caption" else "picture"
        if name in known.captions:
            return "caption"
        if name in known.credits and sink in ("picture", "caption"):
            return "credit"
        return self._role_by_class(attributes, sink) if attributes and known is HTML else None

    def _role_by_class(self, attributes: Mapping[str, str], sink: str) -> str | None:
        classes = attributes.get("class", "")[:400].split()
        style = attributes.get("style", "")[:2000]
        if "hidden" in attributes or not UNSEEN.isdisjoint(classes) or (style and HIDDEN_STYLE.search(style)):
            return "hidden"
        if not EMBEDS.isdisjoint(classes) or not PAGE_PARTS.isdisjoint(classes):
            return "removed"
        if "wp-caption" in classes:
            return "picture"
        if sink in ("picture", "caption") and any(CREDIT_CLASS.fullmatch(name) for name in classes):
            return "credit"
        if sink in ("body", "picture") and any(CAPTION_CLASS.fullmatch(name) for name in classes):
            return "caption"
        return None

    def _end_paragraph(self) -> None:
        """Whatever words wait become paragraphs of the sink: one, or several between line breaks."""
        sink = self._sinks[-1]
        text = "".join(sink.words)
        sink.words = []
        if not text or text.isspace():
            return
        if self._preformatted:
            pieces: Iterable[str] = text.split("\n")
        elif "\n" in text:
            pieces = (part for piece in BREAKS.split(text) for part in SENTENCE_BREAK.split(piece))
        else:
            pieces = (text,)
        sink.paragraphs.extend(filter(None, (" ".join(piece.split(None)) for piece in pieces)))

    def _end_quote(self, words: list[str], place: int) -> None:
        """Marks around a `q`, which browsers draw, unless the text has its own."""
        if words is not self._sinks[-1].words or place >= len(words):
            return
        inner = next((word for word in words[place + 1 : place + 5] if word.strip()), "").lstrip()
        before = words[place - 1].rstrip()[-1:] if place else ""
        if inner and inner[0] not in OPENING_MARKS and (not before or before not in OPENING_MARKS):
            single = bool(self._quotes)
            words[place] = "‘" if single else "“"
            words.append("’" if single else "”")

    def _deliver(self, sink: _Sink) -> None:
        """A closed sink's text to where it belongs."""
        outer, text = self._sinks[-1], " ".join(sink.paragraphs)
        if sink.role == "credit":
            outer.credit = ", ".join(filter(None, [outer.credit, text])) or None
        elif sink.role == "caption":
            caption = picture_caption(text, sink.credit)
            if caption is not None:
                self._captions.append(caption)
                outer.words.append("\n\n")
        elif sink.role == "picture":
            self._end_picture(sink, outer)
        elif text:
            self._notices.append(attrs.evolve(_ASIDE[sink.role], text=text))

    def _end_picture(self, sink: _Sink, outer: _Sink) -> None:
        """The credit beside a caption goes to it; what else stood in a figure, such as a table, is body."""
        credit, has_caption = _credit(sink.credit or ""), len(self._captions) > sink.captions_before
        if credit and has_caption and self._captions[-1].credit is None:
            self._captions[-1] = Caption(self._captions[-1].text, credit)
        elif credit and not has_caption:
            self._captions.append(Caption("", credit))
        outer.paragraphs.extend(sink.paragraphs)


_ASIDE = {
    "removed": Notice("boilerplate-removed", "An element that is no part of the article's body."),
    "hidden": Notice("hidden-removed", "Text that readers are not shown."),
}


def _local(tag: Any) -> str:
    """A tag's name without namespace or prefix, in small letters."""
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""
