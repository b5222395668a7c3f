"""The options of the format."""

import attrs


@attrs.frozen
class WarcOptions:
    """Which pages of an archive are read; told from addresses and headers, before any page is.

    Attributes:
        urls: globs of addresses, of which one must fit, in small or capital letters: "*://*.example.org/news/*". One
            without a slash is a host, and those below it: "example.org". Empty takes all.
        languages: primary subtags of which one must be a page's language: "en,de". Told by the HTTP header
            Content-Language, else the page's own `lang`, else its commonest words; a page of which none tells is
            read. Empty takes all.
    """

    urls: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
