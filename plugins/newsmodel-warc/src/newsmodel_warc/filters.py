"""Which pages are wanted: told by their address and by their language, before they are parsed."""

import fnmatch
from collections.abc import Iterable
from urllib.parse import urlsplit

from newsmodel.text.language import evident
from newsmodel.text.patterns import pattern

HEAD = 2**12
"""Bytes in which the element `html` stands, with its language."""

SAMPLE = 2**16
"""Bytes whose words are looked at."""

LANG = pattern("warc-lang", r"<html\b[^>]{0,1000}?\slang\s{0,9}+=\s{0,9}+[\"']?+([A-Za-z]{2,3})\b", "i")
NO_WORDS = pattern(
    "warc-no-words", r"<(script|style)\b[^>]{0,1000}+>(?>[^<]++|<(?!/\1))*+|<[^>]{0,1000}+>|&\w{1,9}+;", "i"
)


def wanted_url(url: str | None, globs: Iterable[str]) -> bool:
    """Whether an address fits one of the globs; any does where there are none."""
    globs = tuple(globs)
    if not globs:
        return True
    if not url:
        return False
    address = url.lower()
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    return any(_fits(address, host, glob.lower()) for glob in globs)


def _fits(address: str, host: str, glob: str) -> bool:
    if "/" in glob:
        return fnmatch.fnmatchcase(address, glob)
    return fnmatch.fnmatchcase(host, glob) or fnmatch.fnmatchcase(host, f"*.{glob}")


def wanted_language(declared: str | None, page: bytes, charset: str | None, languages: Iterable[str]) -> bool:
    """Whether a page is in one of the languages, or nothing tells in which it is.

    Args:
        declared: the HTTP header Content-Language.
        page: its bytes.
        charset: as declared.
        languages: primary subtags, such as "en"; any will do where there are none.
    """
    wanted = {primary(language) for language in languages}
    if not wanted:
        return True
    found = {primary(language) for language in (declared or "").split(",")} - {""}
    if not found:
        found = set(filter(None, [language_of(page, charset)]))
    return not found or bool(found & wanted)


def language_of(page: bytes, charset: str | None) -> str | None:
    """The language that the page declares, else that of its commonest words, else None."""
    match = LANG.search(page[:HEAD].decode("latin-1"))
    if match is not None:
        return primary(match[1])
    try:
        text = page[:SAMPLE].decode(charset or "utf-8", "replace")
    except LookupError:
        text = page[:SAMPLE].decode("utf-8", "replace")
    return evident(NO_WORDS.sub(" ", text))


def primary(language: str) -> str:
    """The primary subtag: "en" of "en-GB"."""
    return language.strip().replace("_", "-").partition("-")[0].lower()
