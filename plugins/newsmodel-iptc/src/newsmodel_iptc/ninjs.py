"""ninjs 1.0 to 3.1: the keys of all versions, whatever case and underscores they are written with."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from newsmodel_markup import Fragment, assemble, of_html, of_text, parse_tree, read_head
from newsmodel_markup.fragment import BLOCK_TAG, picture_caption

import newsmodel
from newsmodel import Article, Caption, Dateline, Failure, NewsmodelError, Notice, Source, SourceError
from newsmodel.parsers.text.decode import decode
from newsmodel.records import Parsed
from newsmodel_iptc.keys import plain
from newsmodel_iptc.marks import read_dateline, state_notices
from newsmodel_iptc.nitf import read_story

Node = Mapping[str, Any]

PICTURES = ("picture", "graphic")
SUBTITLES = ("sub", "subhead", "subheadline", "subtitle", "deck", "standfirst", "secondary")
NOT_BODIES = ("summary", "abstract", "teaser", "caption", "headline", "title", "charcount")
MOST_NESTED = 3
"""Associations of associations that are looked into."""


def parse(source: Source) -> Iterator[Parsed]:
    """An article for each news object, and a failure for what is none.

    Raises:
        SourceError: no JSON, or none that holds news objects.
    """
    decoded = decode(source.read(), source)
    found = list(_objects(decoded.text, source))
    for number, item in enumerate(found, 1):
        part = f"item {number}" if len(found) > 1 else None
        if isinstance(item, Failure):
            yield item
        elif isinstance(item, dict) and "uri" in (node := _plain_keys(item)):
            yield from _articles(node, part, decoded.notices, 0)
        else:
            yield Failure(message="this is no news object: it has no uri", part=part)


def _objects(text: str, source: Source) -> Iterator[Any]:
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not lines[0].rstrip().endswith("}"):
            raise SourceError(f"broken JSON: {error}", source=source.name, part=source.part) from error
        yield from (_line(line, number) for number, line in enumerate(lines, 1))
        return
    yield from found if isinstance(found, list) else [found]


def _line(line: str, number: int) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        return Failure(message=f"broken JSON: {error}", part=f"line {number}")


def _articles(node: Node, part: str | None, notices: tuple[Notice, ...], depth: int) -> Iterator[Article]:
    """The article of an object, and those of the texts that are associated with it."""
    yield _own_records(node) or _article(node, part, notices)
    if depth < MOST_NESTED:
        for other in _associations(node):
            if other.get("type") in ("text", "composite") and _body(other)[0].paragraphs:
                yield from _articles(other, _text(other, "uri") or part, (), depth + 1)


def _own_records(node: Node) -> Article | None:
    """The article that newsmodel put there with all its records, or None."""
    if not isinstance(node.get("newsmodel"), dict):
        return None
    try:
        return newsmodel.loads(msgspec.json.encode(node["newsmodel"]))
    except NewsmodelError:
        return None


def _article(node: Node, part: str | None, notices: tuple[Notice, ...]) -> Article:
    body, told = _body(node)
    published, modified = _times(node)
    sources = {_text(who, "role") or "": _text(who, "name") or "" for who in _nodes(node, "infosources", "infosource")}
    title, subtitle = _headlines(node)
    subjects = [*_nodes(node, "subjects", "subject")]
    head = read_head(
        title=title,
        subtitle=subtitle,
        published=published,
        modified=modified,
        publisher=sources.get("publisher")
        or next(iter(sources.values()), None)
        or _text(node, "copyrightholder", "source"),
        section=next((_text(subject, "name") for subject in subjects if subject.get("rel") == "section"), None),
        authors=_authors(node),
        keywords=[*_keywords(node, subjects)],
        url=_url(node),
        language=_text(node, "language"),
    )
    pictures = [*map(_caption, _pictures(node))]
    dateline = read_dateline(_text(node, "located", "dateline"))
    if "agency" in sources:
        dateline = Dateline(dateline.place if dateline else None, sources["agency"])
    abstract = _description(node) if not _is_picture(node) else ""
    return assemble(
        head,
        body,
        captions=[caption for caption in pictures if caption],
        notices=(*notices, *state_notices(_text(node, "pubstatus"), _text(node, "embargoeduntil", "embargoed")), *told),
        dateline=dateline,
        part=_text(node, "uri") or part,
        extra={"iptc.abstract": abstract} if abstract and abstract not in body.text else {},
    )


def _body(node: Node) -> tuple[Fragment, tuple[Notice, ...]]:
    """The longest of the bodies, marked-up ones first, and an editor's note."""
    found: list[tuple[bool, int, Fragment]] = []
    for role, kind, value in _bodies(node):
        if role.lower() in NOT_BODIES:
            continue
        fragment, marked = _fragment(kind.lower(), value)
        if fragment.paragraphs:
            found.append((marked, len(fragment.text), fragment))
    note = _text(node, "ednote")
    notices = (Notice("editors-note", "A note to editors, which is no part of the text.", note),) if note else ()
    best = max(found, key=lambda item: item[:2], default=None)
    return (best[2] if best else Fragment()), notices


def _bodies(node: Node) -> Iterator[tuple[str, str, str]]:
    """Role, media type and value of each body, in all spellings: `bodies`, `body_xhtml`, `body_text`."""
    for body in _nodes(node, "bodies", "body"):
        value = _text(body, "value")
        if value:
            yield _text(body, "role") or "", _text(body, "contenttype") or "", value
    for key, value in node.items():
        if key.startswith("body") and isinstance(value, str) and value.strip():
            yield key.removeprefix("body"), key.removeprefix("body"), value


def _fragment(kind: str, value: str) -> tuple[Fragment, bool]:
    """A body by its media type, or as it looks where none is given; and whether it has markup."""
    if "nitf" in kind:
        try:
            root, _ = parse_tree(Source.from_text(value))
        except SourceError:
            return of_html(value), True
        return read_story(root).body, True
    if "html" in kind or (kind != "text/plain" and kind != "text" and BLOCK_TAG.search(value)):
        return of_html(value), True
    return of_text(value), False


def _headlines(node: Node) -> tuple[str | None, str | None]:
    told = [((_text(item, "role") or "").lower(), _words(item)) for item in _nodes(node, "headlines")]
    main = [value for role, value in told if role == "main"] or [value for role, value in told if role not in SUBTITLES]
    sub = next((value for role, value in told if role in SUBTITLES), None)
    return (main[0] if main else _text(node, "headline", "headlinemain", "title")), sub or _text(node, "subheadline")


def _times(node: Node) -> tuple[str | None, str | None]:
    """When it was published and changed: of later versions without the time of the first, only the latter is known."""
    first, version = _text(node, "firstcreated"), _text(node, "versioncreated")
    if first is None and str(node.get("version", "1")) in ("1", ""):
        return version, None
    return first, version if version != first else None


def _authors(node: Node) -> list[str]:
    by = _text(node, "by", "byline")
    if by:
        return [by]
    people = _nodes(node, "people", "person")
    return [name for who in people if who.get("rel") in ("author", "creator") and (name := _text(who, "name"))]


def _keywords(node: Node, subjects: list[Node]) -> Iterator[str]:
    """Subjects by name, unless they only tell whom the text mentions; and keywords, which some publishers add."""
    for subject in subjects:
        if subject.get("rel") not in ("section", "mentions"):
            yield _text(subject, "name") or ""
    words = node.get("keywords", node.get("keyword"))
    yield from (word for word in (words if isinstance(words, list) else []) if isinstance(word, str))


def _url(node: Node) -> str | None:
    """The address of the page; `uri` only names the object, even where it looks like an address."""
    for other in _nodes(node, "altids"):
        if other.get("role") == "url" and _text(other, "value"):
            return _text(other, "value")
    for rendition in _nodes(node, "renditions"):
        if (_text(rendition, "contenttype", "mimetype") or "").startswith("text/html"):
            return _text(rendition, "href")
    return None


def _associations(node: Node) -> Iterator[Node]:
    return _nodes(node, "associations")


def _pictures(node: Node) -> Iterator[Node]:
    if _is_picture(node):
        yield node
    for other in _associations(node):
        if _is_picture(other):
            yield other


def _is_picture(node: Node) -> bool:
    return node.get("type") in PICTURES


def _caption(picture: Node) -> Caption | None:
    credit = _text(picture, "creditline", "credit", "by", "byline") or _text(picture, "copyrightholder")
    return picture_caption(_description(picture), credit)


def _description(node: Node) -> str:
    """What is described: plain text before markup; a caption before other roles."""
    told = [((_text(item, "role") or "").lower(), _words(item)) for item in _nodes(node, "descriptions")]
    old = next(
        (
            of_html(value).text
            for key, value in node.items()
            if key.startswith("description") and isinstance(value, str)
        ),
        "",
    )
    return next((value for role, value in told if role == "caption"), told[0][1] if told else " ".join(old.split()))


def _words(item: Node) -> str:
    value, kind = _text(item, "value") or "", (_text(item, "contenttype") or "").lower()
    return " ".join((of_html(value).text if "html" in kind else value).split())


def _nodes(node: Node, *keys: str) -> Iterator[Node]:
    """The objects under the first key that is there: in a list, or by name as before version 2."""
    value = next((node[key] for key in keys if key in node), None)
    items = value if isinstance(value, list) else [*value.values()] if isinstance(value, dict) else []
    return (_plain_keys(item) for item in items if isinstance(item, dict))


def _text(node: Node, *keys: str) -> str | None:
    """The first text under one of the keys that says something."""
    found = (node.get(key) for key in keys)
    return next((value.strip() for value in found if isinstance(value, str) and value.strip()), None)


def _plain_keys(node: Node) -> Node:
    return {plain(key): value for key, value in node.items()}
