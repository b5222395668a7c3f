"""What a page may hold of a text: characters that HTML allows, and links that lead to the web and nowhere else."""

from urllib.parse import urlsplit

from newsmodel.text import pattern

UNPRINTABLE = pattern(
    "unprintable",
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\p{Noncharacter_Code_Point}]|\p{Cs}",
)
"""Control characters, surrogates and noncharacters: an error in HTML, and nothing that a reader could see."""

TAG = pattern("language_tag", r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}+")


def printable(text: str) -> str:
    """The text with U+FFFD for each character that must not stand in HTML."""
    return text if text.isascii() and text.isprintable() else UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def web_link(url: str | None) -> str | None:
    """The address where it is one of the web, else None: `javascript:` and its like are shown, never linked."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc or not (url and url.isprintable() and " " not in url):
        return None
    return url


def language_tag(language: str | None) -> str | None:
    """The language where it has the form of a BCP 47 tag, else None."""
    return language if language and TAG.fullmatch(language) else None
