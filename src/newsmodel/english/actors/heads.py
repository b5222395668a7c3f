"""Nouns that head a description of actors: roles, trades, groups, bodies."""

import functools
from collections.abc import Iterable, Mapping
from itertools import pairwise

import attrs

from newsmodel.english.grammar.verbs import rows
from newsmodel.english.lexicon import groups, roles


@functools.cache
def role_words(use: str) -> frozenset[str]:
    """Words that play a part in descriptions.

    Args:
        use: former, kept (in the title), office (takes any noun before it), plain (gives no role), kin (of one
            person), adjective, single (an office with one holder), last (a head at the end of a known phrase alone),
            same (a body's noun after its name), loose (wants an article), unheaded (no head, though a list says so).
    """
    return frozenset(word for word, its_use in rows("role_words.tsv", "actors") if its_use == use)


@attrs.frozen(eq=False)
class Head:
    """What a noun says as the head of a description.

    Attributes:
        person: of one person; else a body or several people.
    """

    noun: str
    plural: bool
    person: bool
    gender: str


@attrs.frozen(eq=False)
class Heads:
    """Head nouns by form, and the known phrases of several words.

    Attributes:
        followers: the words of the phrases that do not come last, with what comes right after each.
    """

    nouns: Mapping[str, Head]
    phrases: frozenset[str]
    followers: Mapping[str, frozenset[str]]


@functools.cache
def heads() -> Heads:
    """The head nouns of roles and groups, small and with a capital."""
    nouns: dict[str, Head] = {}
    phrases: set[str] = set()
    for form, group in groups().items():
        word = form.rsplit(" ", 1)[-1]
        if " " in form:
            phrases.add(form.lower())
            nouns.setdefault(word, Head(word, group.plural, False, "u"))
        else:
            nouns[word] = Head(word, group.plural, False, "u")
    for form, role in roles().items():
        *before, word = form.split(" ")
        if before:
            phrases.add(form.lower())
            if word.islower() and not {"of", "for", "in"}.intersection(before):
                nouns.setdefault(
                    word, Head(role.singular.rsplit(" ", 1)[-1], form != role.singular, form == role.singular, "u")
                )
        elif form == role.singular:
            nouns[word] = Head(role.singular, False, True, role.gender)
        else:
            nouns.setdefault(word, Head(role.singular, True, False, role.gender))
    for word in [word for word, head in nouns.items() if head.noun in role_words("office")]:
        for prefix in ("vice-", "co-", "ex-", "deputy-"):
            nouns.setdefault(prefix + word, nouns[word])
        for ending in ("-designate", "-elect"):
            nouns.setdefault(word + ending, nouns[word])
    for word in list(nouns):
        if word[0].islower():
            nouns.setdefault(word[0].upper() + word[1:], nouns[word])
    for word in role_words("unheaded"):
        nouns.pop(word, None)
        nouns.pop(word.capitalize(), None)
    return Heads(nouns, frozenset(phrases), _followers(phrases))


def _followers(phrases: Iterable[str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for phrase in phrases:
        for word, follower in pairwise(phrase.split()):
            found.setdefault(word, set()).add(follower)
    return {word: frozenset(words) for word, words in found.items()}
