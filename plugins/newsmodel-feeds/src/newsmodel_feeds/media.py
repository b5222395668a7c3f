"""Captions and credits of the pictures that a feed gives beside the text (Media RSS)."""

from collections.abc import Iterator
from typing import Any

from newsmodel_markup import of_html
from newsmodel_markup.fragment import picture_caption

from newsmodel import Caption
from newsmodel_feeds.names import name_of

PICTURES = ("media:content", "media:thumbnail")


def captions_of(item: Any) -> tuple[Caption, ...]:
    """The captions of an entry's pictures, each once, with the credits that stand beside them."""
    found = [caption for media in _media(item) if (caption := _caption(media))]
    described = {caption.credit for caption in found if caption.text}
    return tuple(dict.fromkeys(c for c in found if c.text or c.credit not in described))


def description_of(item: Any) -> str | None:
    """The description of a film that is the entry itself, as video sites give it."""
    for group in _named(item, "media:group"):
        for description in _named(group, "media:description"):
            return str(description.text or "") or None
    return None


def _media(item: Any) -> Iterator[Any]:
    """Pictures of an entry, and what holds them: an entry, or a group with one picture in several sizes."""
    holders = [item, *_named(item, "media:group")]
    for holder in holders:
        pictures = [child for child in holder if name_of(child) in PICTURES and _is_picture(child)]
        yield from pictures
        if pictures:
            yield holder


def _is_picture(media: Any) -> bool:
    kind = (media.get("medium") or media.get("type") or media.get("url") or "").lower()
    return not kind.startswith(("video", "audio", "application")) and not kind.endswith((".mp4", ".mp3", ".m3u8"))


def _caption(media: Any) -> Caption | None:
    texts = [_plain(child) for child in _named(media, "media:description")]
    makers = [_plain(child) for child in _named(media, "media:credit")]
    return picture_caption(" ".join(filter(None, texts)), ", ".join(dict.fromkeys(filter(None, makers))))


def _named(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if name_of(child) == name)


def _plain(element: Any) -> str:
    return " ".join(of_html(element.text or "").paragraphs)
