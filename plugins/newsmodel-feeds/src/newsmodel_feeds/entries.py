"""An entry of a feed, of whatever kind, and the article that it becomes."""

from urllib.parse import urljoin

import attrs
from newsmodel_markup import Fragment, assemble, of_html, read_head

from newsmodel import Article, Caption, Notice
from newsmodel.text import pattern

CUT = pattern(
    "feeds-cut-mark",
    r"""
      \s?\[\s?(?:…|\.\.\.|[Mm]ore)\s?\]$
    | (?:^|(?<=[.!?…”"’\])]\s))(?:(?:…|\.\.\.)\s?)?[\[(]?
      (?i:(?:read|see)\ more(?:\ (?:at|on|about|from)\b[^\n.!?:]{0,100}+)?|(?:continue|keep)\ reading[^\n.!?:]{0,150}+
      |(?:click\ here\ to\ )?read\ the\ (?:full|whole|entire|rest\ of\ the)\b[^\n.!?:]{0,100}+)
      [\s.…→»>\])]{0,5}+$
    """,
    "x",
)
"""What stands where a feed cuts a text: "[…]", "Continue reading", "Read more →"."""

ELLIPSIS = pattern("feeds-ellipsis", r"\s*+(?:\[\s?(?:…|\.\.\.)\s?\]|…|\.\.\.)\s*+$")
MARKUP = pattern(
    "feeds-title-markup",
    r"</?(?:a|abbr|b|br|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr|p)\b[^<>]{0,300}>|&",
    "i",
)

LONGEST_CUT_MARK = 200
LONGEST_PART = 500


@attrs.frozen(kw_only=True)
class Channel:
    """What a feed says of itself, and so of all its entries."""

    title: str | None = None
    language: str | None = None
    base: str | None = None
    authors: tuple[str, ...] = ()
    logins: dict[str, str] = attrs.Factory(dict)


@attrs.frozen(kw_only=True)
class Entry:
    """What a feed gives for one entry, as it stands there.

    Attributes:
        number: from 1.
        id: the guid, or None.
        title, link, published, modified, language, section: as they stand, HTML in the title included.
        plain_title: the title is no HTML.
        authors, keywords: one field each.
        content: the full text, empty where the feed has none.
        summary: what it has instead or besides.
        captions: of media beside the text.
        source: the publication that an aggregator took it from.
        notices: about this entry.
    """

    number: int
    id: str | None = None
    title: str | None = None
    plain_title: bool = False
    link: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    content: Fragment = attrs.Factory(Fragment)
    summary: Fragment = attrs.Factory(Fragment)
    captions: tuple[Caption, ...] = ()
    source: str | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def part(self) -> str:
        """The guid, or the number where there is none that could name the entry."""
        usable = self.id and len(self.id) <= LONGEST_PART and self.id.isprintable()
        return self.id if usable and self.id else f"entry {self.number}"


def article_of(entry: Entry, channel: Channel, outer: str | None, notices: tuple[Notice, ...] = ()) -> Article:
    """The article of an entry.

    Args:
        entry: of the feed.
        channel: the feed's own data, taken where the entry has none.
        outer: the part that the feed is of something, or None.
        notices: about the whole feed.
    """
    body, full, told = _body(entry)
    texts = f"{body.text}\n{entry.summary.text}"
    captions = (*entry.content.captions, *entry.summary.captions, *entry.captions)
    head = read_head(
        title=_title(entry),
        published=entry.published,
        modified=entry.modified,
        publisher=_plain(entry.source or channel.title),
        section=entry.section,
        authors=[channel.logins.get(name, name) for name in entry.authors or channel.authors],
        keywords=[_plain(word) or "" for word in entry.keywords],
        url=absolute(entry.link, channel.base),
        language=entry.language or channel.language,
    )
    return assemble(
        head,
        body,
        captions=[caption for caption in captions if not caption.text or caption.text not in texts],
        notices=(*notices, *entry.notices, *told),
        part=entry.part if outer is None else f"{outer}/{entry.part}",
        extra={"feeds.summary": entry.summary.text} if full and _adds(entry.summary, body) else {},
    )


def absolute(link: str | None, base: str | None) -> str | None:
    """A link made absolute, where that can be done."""
    if not link or not link.strip():
        return None
    try:
        return urljoin(base or "", link.strip())
    except ValueError:
        return None


def _body(entry: Entry) -> tuple[Fragment, bool, tuple[Notice, ...]]:
    """The full text, else the summary with a notice; whether it is full; both without the mark where they are cut."""
    content, summary = entry.content, entry.summary
    full = bool(content.paragraphs) and 2 * len(content.text) >= len(summary.text)
    chosen = content if full else summary
    paragraphs, mark = _without_cut_mark(chosen.paragraphs)
    told = [Notice("body-truncated", "The feed gives only the beginning of the text.", mark)] if mark else []
    if not full and paragraphs:
        told.insert(
            0, Notice("summary-only", "The feed gives no full text of this entry, only what it calls a summary.")
        )
    others = summary if full else content
    body = Fragment(paragraphs=paragraphs, notices=chosen.notices + others.notices)
    return body, full, tuple(told)


def _without_cut_mark(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Paragraphs without "[…]" or "Read more →" at their end, and what stood there."""
    kept, marks = list(paragraphs), []
    while kept:
        last = kept.pop()
        start = max(0, len(last) - LONGEST_CUT_MARK)
        mark = CUT.search(last[start:])
        text = last[: start + mark.start()].rstrip() if mark else last
        marks.extend([mark[0].strip()] if mark else [])
        if text:
            kept.append(text)
            if not mark or text == last:
                break
    return tuple(kept), " ".join(reversed(marks)) or None


def _adds(summary: Fragment, body: Fragment) -> bool:
    """Whether a summary says what the body does not: a standfirst, and no excerpt."""
    words = " ".join(ELLIPSIS.sub("", summary.text).split())
    return bool(words) and words not in " ".join(body.text.split())


def _title(entry: Entry) -> str | None:
    title = entry.title if entry.plain_title else _plain(entry.title)
    ending = f" - {entry.source}" if entry.source else ""
    return title.removesuffix(ending) if title and ending else title


def _plain(html: str | None) -> str | None:
    """A title or name without markup and entities; angle brackets that are no known tags stay."""
    if not html or not MARKUP.search(html):
        return html
    return " ".join(of_html(html).paragraphs)
