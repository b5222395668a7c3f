"""Which language a text evidently is in, told by its commonest words."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

READ = 5_000
"""Characters that are looked at: the head of an article tells."""

_HEADS = (500, 1_000)
_CLEAR_SHARE = 0.025
"""A language with so many hits a character of a head, and twice those of any other, needs no more."""

_LEAST_HITS = 4
_LEAST_SHARE = 0.1

_PROFILES = {
    "cs": "a je na se v že to s z do pro jsem jako by jsou byl podle které který ale",
    "da": "og i at det er en til på som med for af den ikke de har et fra der blev",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als",
    "en": "the of and to in that is for on was with as it by he at from are be said has have his they will",
    "es": "de la que el en y los del se las por un con una para no al es su lo como más",
    "fi": "ja on ei että se hän oli mutta ovat kun myös mukaan ole jo tai sekä joka",
    "fr": "de la le et les des en un du une que est pour qui dans par pas plus au sur ne",
    "hu": "a az és hogy nem is egy ez meg de volt azt csak már mint szerint",
    "it": "di e che la il in un per è non una del con i le si da sono della ha",
    "nl": "de van het een en in is dat op te zijn met voor niet die aan er om ook",
    "no": "og i det er på som en til at av for med har ikke de den et fra ble sier",
    "pl": "w i na się z że nie do to jest o po jak za od przez dla ale są był",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as",
    "ro": "de și în a la cu să pe nu o că din care este un pentru mai sunt",
    "ru": "и в не на что с по как он из за к это от для но было его она",
    "sv": "och i att det som en på är av för med till den har inte om ett de från",
    "tr": "ve bir bu da de için ile olarak çok daha gibi olan sonra ama kadar dedi",
    "uk": "і в не на що з до у за як це та від для про але його він було",
}
_WORD = re.compile(r"[^\W\d_]+")


def evident(text: str) -> str | None:
    """The language ("en", "de") whose commonest words the text uses most; None where there is too little to tell."""
    for head in _HEADS:
        if head < len(text):
            chunks = text[:head].split()  # the few common words that touch a mark or have a capital are not missed
            hits = _hits(chunks)
            second, most = sorted((0, 0, *hits.values()))[-2:]
            if most >= max(_CLEAR_SHARE * head, 2 * second, _LEAST_SHARE * len(chunks)):
                return max(hits, key=hits.__getitem__)
    words = _WORD.findall(text[:READ].lower())
    hits = _hits(words)
    most = max(hits.values(), default=0)
    if most < max(_LEAST_HITS, _LEAST_SHARE * len(words)):
        return None
    best = sorted(language for language, count in hits.items() if count == most)
    return "en" if "en" in best else best[0]


def _hits(words: Iterable[str]) -> Counter[str]:
    """How many of the words are common in each language."""
    return Counter(chain.from_iterable(filter(None, map(_languages().get, words))))


@functools.cache
def _languages() -> Mapping[str, tuple[str, ...]]:
    """Word to the languages in which it is common."""
    found: dict[str, tuple[str, ...]] = {}
    for language, words in _PROFILES.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), language)
    return found
