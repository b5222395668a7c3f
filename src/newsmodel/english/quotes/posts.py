"""Posts shown in an article: their text, then "— Ann Lee (@annlee) June 1, 2026", as pages of news embed them."""

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.quotes.drafts import Draft
from newsmodel.english.quotes.spans import Places
from newsmodel.text import Range, paragraphs
from newsmodel.text.patterns import pattern

HANDLE = "(@"
"""What the signature of a post holds, and little else does."""
SIGNATURE = pattern(
    "post_signature",
    r"(?:(?<=[\s>])|^)[—–-]{1,2}\s?(?P<name>[^\s(][^(\n]{0,60}?)\s?\(@\w{1,30}+\)"
    r"(?P<date>\s*+(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}),?\s\d{4})?(?=\s*+(?:<|$))",
)
MARKUP = pattern("post_markup", r"<[^<>]{0,200}+>\s*+")
"""What some crawlers leave before a post."""
MARKUP_AT_END = pattern("post_markup_at_end", r"(?:<[^<>]{0,200}+>\s*+){1,8}$")
LINKS = pattern("post_links", r"(?:\s*+(?:pic\.twitter\.com|https?:)/{1,2}+\S++)++\s*+$")
"""Links and pictures at the end of a post."""
LONGEST = 300
"""Characters that a post before its signature can have: most networks allow no more, and an article's paragraph has."""
ENOUGH = 3
"""Words that say something; "Club statement" is a title."""
OPENING = frozenset('“"‘«')
"""Marks before a signed quotation, which is none of these posts."""


def posts(frame: Frame) -> list[Draft]:
    """The posts of an article: each by who signed it, whatever marks there are."""
    text = frame.text
    if HANDLE not in text:
        return []
    found: list[Draft] = []
    before: Places | None = None
    for paragraph in paragraphs(text):
        signature = SIGNATURE.search(text, *paragraph) if text.find(HANDLE, *paragraph) >= 0 else None
        if signature is None:
            before = _words(text, *paragraph) or before
            if before is not None and before[1] - before[0] > LONGEST:
                before = None
            continue
        is_shown = signature["date"] or text[paragraph.start] == "<"  # a byline may have a dash and a handle as well
        content = _words(text, paragraph.start, signature.start()) if is_shown else None
        content = content or (before if signature.start() == paragraph.start else None)
        if content is not None and text[content[0]] not in OPENING:
            found.append(_draft(frame, content, Range(*signature.span("name"))))
        before = None
    return found


def _words(text: str, start: int, end: int) -> Places | None:
    """What a paragraph says, without markup before it and links after it."""
    if (markup := MARKUP.match(text, start, end)) is not None:
        start = markup.end()
    if (links := LINKS.search(text, max(start, end - LONGEST), end)) is not None:
        end = links.start()
    if (markup := MARKUP_AT_END.search(text, max(start, end - LONGEST), end)) is not None:
        end = markup.start()
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if len(text[start:end].split(None, ENOUGH)) >= ENOUGH else None


def _draft(frame: Frame, content: Places, name: Range) -> Draft:
    number = frame.sentence_of(frame.place(name.start))
    mention = (name.start, name.end)
    return Draft("post", (content,), "state", None, None, None, number, direct=False, mention=mention)
