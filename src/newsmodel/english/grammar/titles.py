"""Quoted words that nobody says: titles of works and programmes."""

import functools
from collections.abc import Sequence

from newsmodel.english.grammar.verbs import rows

TITLE = 8
"""Words that the title of a work or a programme has at most."""
SHORT = 3
"""Letters of the words that stay small in a title: "of", "the"."""
SMALL = frozenset("with from into over upon than".split())
"""Longer words that stay small in many."""
BEFORE = frozenset("ifD")
"""Tags right before a title: a preposition, a determiner."""
TELLING = frozenset("told tells tell telling".split())
"""Verbs whose object is a programme: "told “Morning Hour” that"."""
BETWEEN = ("", ",", "c", ",c")
"""Tags between two titles of a list."""
MOST_BETWEEN = 2
DESCRIBED = 3
"""How many words after a title say what it is: "“Long Road Home,” a new novel"."""


@functools.cache
def works() -> frozenset[str]:
    """Nouns of what has a title: "novel", "film", "broadcast"."""
    return frozenset(word for _, words in rows("works.tsv") for word in words.split())


def is_title(quoted: str, least: int = 2) -> bool:
    """Whether all longer words of a few have capitals: "Long Road Home", "The Voice of the North"."""
    words = [word for word in quoted.split(None, 2 * TITLE) if word[0].isalpha()]
    if not least <= len(words) <= TITLE or quoted[-1:] in "!?":
        return False
    capitals = [word for word in words if word[0].isupper()]
    longer = [word for word in words if len(word) > SHORT and word not in SMALL]
    return len(capitals) >= least and len(capitals) >= len(longer)


def stands_for_name(words: Sequence[str], tags: str, quoted: str, begin: int, stop: int, last: int) -> bool:
    """Whether what is quoted is a title where a noun stands.

    "Channel 5's “Morning Hour”", "on “Morning Hour”", "told “Morning Hour”", "his novel, “Long Road Home,”".

    Args:
        words: of the text.
        tags: a letter for each word.
        quoted: what stands between the marks, without a comma or stop at its end.
        begin: number of the word or mark it begins with.
        stop: number of the first after it.
        last: where the last such title ended, or 0.
    """
    if not begin or not quoted[:1].isupper():
        return False
    before = begin - 1
    if tags[before] == "'":
        return is_title(quoted, 1)
    if tags[before] not in BEFORE and words[before].lower() not in TELLING and not _goes_on(tags, last, begin):
        if tags[before] == ",":
            before -= 1
        if words[before].lower() not in works() and works().isdisjoint(words[stop : stop + DESCRIBED]):
            return False
    return is_title(quoted)


def _goes_on(tags: str, last: int, begin: int) -> bool:
    """Whether no more than a comma or a conjunction stands after the last title: "“Long Road” and “The Voice”"."""
    return 0 < last >= begin - MOST_BETWEEN and tags[last:begin] in BETWEEN
