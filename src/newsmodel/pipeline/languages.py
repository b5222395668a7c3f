"""Which extractors are made for an article's language, declared or evident."""

import functools

import attrs

from newsmodel.model import Article, Notice
from newsmodel.records import Context, Extractor
from newsmodel.text.language import evident

UNSUPPORTED = "language-unsupported"
"""Code of the notice on an article that misses something because of its language."""

_UNDECLARED = frozenset({"", "und", "mul", "zxx"})
_NOT_LATIN = frozenset(
    ["am", "ar", "be", "bg", "bn", "el", "fa", "he", "hi", "hy", "ja", "ka", "kk", "km", "ko", "ky", "lo", "mk", "mn"]
) | {"mr", "my", "ne", "ps", "ru", "sr", "ta", "te", "th", "uk", "ur", "zh"}


@attrs.frozen
class Plan:
    """Who runs on an article, and the notice it gets where that leaves something out."""

    running: tuple[Extractor, ...]
    notice: Notice | None


def plan(extractors: tuple[Extractor, ...], article: Article, context: Context) -> Plan:
    """Leave out those that are made for other languages.

    The notice is due when a left-out extractor provides what no running one does: a plugin for Polish beside the
    English ones takes nothing away from an English article.
    """
    if not any(extractor.languages for extractor in extractors):
        return Plan(extractors, None)
    declared = primary(article.language)
    language = declared if declared is not None else context.share(evident)
    running = tuple([e for e in extractors if not e.languages or _fits(e, language, context)])
    if len(running) == len(extractors):
        return Plan(running, None)
    provided = {kind for extractor in running for kind in extractor.provides}
    missing = [e for e in extractors if e not in running and not provided.issuperset(e.provides)]
    if not missing:
        return Plan(running, None)
    what = f"{language!r} ({'declared' if declared is not None else 'evident'})" if language else "of another script"
    made_for = ", ".join(sorted({tag for extractor in missing for tag in extractor.languages}))
    names = ", ".join(extractor.name for extractor in missing)
    return Plan(running, Notice(UNSUPPORTED, f"the language is {what}; {names} did not run: made for {made_for}"))


def primary(language: str | None) -> str | None:
    """The primary subtag of a language tag: "en" of "en-GB"; None where nothing is declared."""
    subtag = (language or "").replace("_", "-").partition("-")[0].strip().lower()
    return None if subtag in _UNDECLARED else subtag


def _fits(extractor: Extractor, language: str | None, context: Context) -> bool:
    made_for = _primaries(extractor.languages)
    if language is not None:
        return language in made_for
    # An unclear text is not evidently of another language, unless its letters say so.
    return bool(made_for & _NOT_LATIN) or context.share(_may_be_latin)


@functools.cache
def _primaries(tags: tuple[str, ...]) -> frozenset[str | None]:
    return frozenset(map(primary, tags))


def _may_be_latin(text: str) -> bool:
    """Latin letters, or no letters at all."""
    if text.isascii():
        return True
    letters = [c for c in text[:5000] if c.isalpha()]
    return not letters or any(c < "\u0250" for c in letters)
