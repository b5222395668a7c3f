"""A Markdown file as an article: its front matter, its headline, its paragraphs, its pictures with their captions."""

import functools
from collections.abc import Iterator
from html import escape, unescape

import attrs
from markdown_it import MarkdownIt
from newsmodel_markup import Fragment, assemble, of_html, read_head
from newsmodel_markup.fragment import picture_caption

from newsmodel import Article, Caption, Notice, Source
from newsmodel.parsers.text.decode import decode
from newsmodel.text import pattern
from newsmodel_markdown import front_matter
from newsmodel_markdown.front_matter import FrontMatter

HEADLINE = pattern(
    "markdown-headline",
    r"\s*+(?:\#[ \t]++(?P<atx>[^\n]{1,400}+)|(?P<setext>[^\n#>\-*+|`][^\n]{0,400}+)\n=+[ \t]*+)(?:\n|$)",
)
PICTURE_LINE = pattern(
    "markdown-picture-line",
    r"""
    ^[ \t]*+\[?!\[[^\n]{0,1000}+\n(?:[ \t]*+\n)?[ \t]*+
    (?P<mark>[*_])(?![*_])(?P<caption>[^\n]{0,1000}[^*_\s])(?P=mark)[ \t]*+$
    """,
    "mx",
)
"""A picture alone on its line, and a line all in italics below it."""

FOOTNOTE_MARK = pattern("markdown-footnote-mark", r"\[\^[\w-]{1,40}+\](?!:)")
FOOTNOTE = pattern("markdown-footnote", r"^\[\^[\w-]{1,40}+\]:[^\n]*+$", "m")
SHORTCODE = pattern(
    "markdown-shortcode",
    r"\{\{[<%][^{}\n]{0,500}+(?<=[>%])\}\}|\{%[^{}\n]{0,500}+(?<=%)\}|^[ \t]*+\{:[^{}\n]{0,300}+\}[ \t]*+$",
    "m",
)
ATTRIBUTE = pattern("markdown-attribute", r"(?P<key>\w{1,30})=\"(?P<value>[^\"\n]{0,1000}+)\"")
TITLED_PICTURE = pattern(
    "markdown-titled-picture",
    r"<img\ src=\"[^\"]{0,2000}+\"\ alt=\"[^\"]{0,2000}+\"\ title=\"(?P<title>[^\"]{1,2000}+)\"\ ?/?>",
    "x",
)
WIKI_LINK = pattern("markdown-wiki-link", r"(?<!!)\[\[(?:[^\[\]|\n]{1,200}+\|)?(?P<text>[^\[\]|\n]{1,200}+)\]\]")


def parse(source: Source) -> Iterator[Article]:
    """The article of a Markdown file.

    Raises:
        SourceError: it cannot be read, or is no text.
    """
    decoded = decode(source.read(), source)
    known = front_matter.split(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    headline, text = _headline(known.text)
    body = _body(text)
    title = known.first(front_matter.TITLES)
    again = headline if headline and title and headline.casefold() != title.casefold() else None
    head = read_head(
        title=title or headline,
        subtitle=known.first(front_matter.SUBTITLES),
        published=known.first(front_matter.PUBLISHED),
        modified=known.first(front_matter.MODIFIED),
        publisher=known.first(front_matter.PUBLISHERS),
        section=known.first(front_matter.SECTIONS),
        authors=known.all(front_matter.AUTHORS),
        keywords=_keywords(known),
        url=known.first(front_matter.ADDRESSES),
        language=known.first(front_matter.LANGUAGES),
    )
    yield assemble(
        head,
        attrs.evolve(body, paragraphs=(again, *body.paragraphs)) if again else body,
        captions=_picture_of(known),
        notices=(*decoded.notices, *known.notices),
        part=source.part,
        extra={"markdown.front_matter": others} if (others := known.others()) else {},
    )


def _headline(text: str) -> tuple[str | None, str]:
    """The heading of the first level that opens a text, and the rest."""
    match = HEADLINE.match(text)
    if match is None:
        return None, text
    words = of_html(_rendered((match["atx"] or match["setext"]).rstrip("# \t"))).paragraphs
    return " ".join(words) or None, text[match.end() :]


def _body(text: str) -> Fragment:
    """The text as paragraphs; the line in italics below a picture, and a picture's title, as captions."""
    text, notices = _without_asides(text)
    text = WIKI_LINK.sub(lambda link: link["text"], text)
    html = _rendered(PICTURE_LINE.sub(lambda line: _figure(line["caption"]), text))
    fragment = of_html(TITLED_PICTURE.sub(lambda picture: _figure(unescape(picture["title"])), html))
    return attrs.evolve(fragment, notices=(*notices, *fragment.notices))


def _without_asides(text: str) -> tuple[str, tuple[Notice, ...]]:
    """The text without footnotes and shortcodes; a shortcode that is a figure leaves its caption."""
    notices = [
        Notice("footnote-removed", "A footnote, which is no part of the text.", note[0])
        for note in FOOTNOTE.finditer(text)
    ]
    text = FOOTNOTE_MARK.sub("", FOOTNOTE.sub("", text))
    pieces, place = [], 0
    for shortcode in SHORTCODE.finditer(text):
        given = {found["key"].lower(): found["value"] for found in ATTRIBUTE.finditer(shortcode[0])}
        caption, credit = given.get("caption", ""), given.get("attr") or given.get("credit") or ""
        pieces += [text[place : shortcode.start()], _figure(caption, credit) if caption or credit else ""]
        place = shortcode.end()
        if not caption:
            notices.append(Notice("shortcode-removed", "A shortcode without text.", shortcode[0].strip()))
    return "".join([*pieces, text[place:]]), tuple(notices)


def _figure(caption: str, credit: str = "") -> str:
    shown = f"<cite>{escape(credit)}</cite>" if credit else ""
    return f"\n\n<figure><figcaption>{escape(caption)} {shown}</figcaption></figure>\n\n"


@functools.cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def _rendered(text: str) -> str:
    rendered: str = _markdown().render(text)
    return rendered


def _keywords(known: FrontMatter) -> list[str]:
    """Tags, of which a single text lists several between commas."""
    found = known.all(front_matter.KEYWORDS)
    return [word.strip() for text in found for word in text.split(",")]


def _picture_of(known: FrontMatter) -> Iterator[Caption]:
    """The caption of the picture that the front matter names."""
    image = known.values.get("image") or known.values.get("cover")
    inner = image if isinstance(image, dict) else {}
    text = known.first(front_matter.CAPTIONS) or inner.get("caption")
    credit = known.first(front_matter.CREDITS) or inner.get("credit")
    caption = picture_caption(text if isinstance(text, str) else "", credit if isinstance(credit, str) else None)
    if caption:
        yield caption
