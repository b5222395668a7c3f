"""Verbs and their forms, from the data files, inflected by rule where a file gives no irregular form."""

import functools
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Literal

import attrs

CueClass = Literal["say", "state", "tell", "ask", "deny", "think", "utter", "call", "accuse", "urge", "report"]
Form = Literal["base", "third", "past", "participle", "gerund"]


@attrs.frozen
class Cue:
    """What a form of a cue verb says: lemma, class, form, whether it takes a topic, whether it is mostly a noun."""

    lemma: str
    kind: CueClass
    form: Form
    particle: str | None = None
    topic: bool = False
    noun: bool = False


UNMISTAKABLE = frozenset("say tell think believe argue insist know admit add explain write agree warn".split())
"""Verbs whose forms in -s are nothing else, so that their subject needs no determiner."""


def rows(name: str, room: str = "grammar") -> Iterator[list[str]]:
    """The fields of the lines of a data file of a room of the English extractors, comments left out."""
    for line in (files("newsmodel.english") / room / "data" / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@functools.cache
def cue_verbs() -> Mapping[str, tuple[Cue, ...]]:
    """Cue verbs by form, lower case; those with a particle first, as they are the more specific."""
    found: dict[str, dict[str, Cue]] = {}
    for lemma, kind, *irregular in rows("cue_verbs.tsv"):
        verb, _, particle = lemma.partition(" ")
        forms = irregular[0].split() if irregular and irregular[0] != "-" else []
        past, participle = forms or (None, None)
        for form, word in inflections(verb, past, participle):
            noun = form in ("base", "third") and irregular[1:] == ["noun"]
            cue = Cue(lemma, kind.rstrip("+"), form, particle or None, kind.endswith("+"), noun)  # type: ignore[arg-type]
            found.setdefault(word, {})[lemma] = cue
    return {
        word: tuple(sorted(cues.values(), key=lambda cue: (cue.particle is None, cue.lemma)))
        for word, cues in found.items()
    }


@functools.cache
def other_verbs() -> frozenset[str]:
    """Forms of common verbs that are no cues and are seldom nouns."""
    found: set[str] = set()
    for lemma, *irregular in rows("verbs.tsv"):
        if lemma.endswith("+"):
            found.update(word for form, word in inflections(lemma[:-1]) if form != "gerund")
        found.update(irregular[0].split() if irregular and irregular[0] else ())
    return frozenset(found)


@functools.cache
def base_verbs() -> frozenset[str]:
    """Base forms of the verbs that the data files know, for words that stand where a noun could."""
    names = ("deeds.tsv", "harms.tsv", "cue_verbs.tsv", "verbs.tsv")
    return frozenset(lemma.rstrip("+") for name in names for lemma, *_ in rows(name) if " " not in lemma)


@functools.cache
def function_words() -> Mapping[str, str]:
    """The class of each word of the closed classes."""
    return {word: kind for kind, words in rows("function_words.tsv") for word in words.split()}


def inflections(lemma: str, past: str | None = None, participle: str | None = None) -> Iterator[tuple[Form, str]]:
    """The five forms of a verb; regular where past and participle are not given."""
    yield "base", lemma
    yield "third", _third(lemma)
    yield "participle", participle or past or _past(lemma)
    yield "past", past or _past(lemma)
    yield "gerund", _gerund(lemma, doubled=(past or "").endswith(lemma[-1:] * 2 + "ed"))


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma + "ed"


def _gerund(lemma: str, *, doubled: bool) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if doubled else "") + "ing"
