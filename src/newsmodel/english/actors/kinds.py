"""Of which kind a name is where neither its words nor the lexicon tell: by what stands around it in the article."""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from newsmodel.english.actors.evidence import Evidence, Names, add_evidence, form_evidence, is_adjective
from newsmodel.english.actors.name import Name
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.lexicon import common_words
from newsmodel.model.actor import ActorKind


def settle_kinds(frame: Frame, tags: str, names: list[Name]) -> list[Name]:
    """The names with a kind each; those that are no names after all are left out."""
    names = _out_of_headlines(frame, names)
    words = frame.tokens.words
    seen = _seen(names)
    if seen.doubtful:
        _settle_doubtful(tags, words, names, seen)
    known = [name for name in names if name.key]
    _settle_namesakes(tags, words, names, [name for name in known if name.text in seen.longer])
    _settle_capitals(tags, known)
    return [name for name in names if name.kind is not None]


UNSURE = frozenset(("acronym", "given"))
"""Patterns that see what may be no name of their kind."""


BODIES = frozenset(("org", "company"))
"""Patterns that see names of organisations by a word in them."""


class _Seen(NamedTuple):
    """The words of an article's names.

    Attributes:
        doubtful: the names that are in doubt, by their text.
        persons: the words of persons' names.
        longer: the words of names of several words.
        alone: names of one word.
        firms: the first words of names that show what they are of: "Braxton Motors".
    """

    doubtful: dict[str, list[Name]]
    persons: set[str]
    longer: set[str]
    alone: set[str]
    firms: set[str]


def _seen(names: Sequence[Name]) -> _Seen:
    doubtful: dict[str, list[Name]] = {}
    persons: set[str] = set()
    longer: set[str] = set()
    alone: set[str] = set()
    firms: set[str] = set()
    for name in names:
        words, rule = name.words, name.rule
        if len(words) == 1:
            alone.add(name.text)
        elif not name.weak:
            longer.update(words)
            if rule in BODIES and name.kind == "organisation" and not name.key:
                firms.add(words[0])
        if name.kind == "person" and rule != "given":
            persons.update(words)
        elif name.kind is None or name.weak or rule in UNSURE:
            doubtful.setdefault(name.text, []).append(name)
    return _Seen(doubtful, persons, longer, alone, firms)


def _settle_doubtful(tags: str, words: Sequence[str], names: Sequence[Name], seen: _Seen) -> None:
    """Kinds for names that are in doubt, one for all places of a name; names of several words first."""
    persons = seen.persons
    beside = Names(names)
    for text, same in sorted(seen.doubtful.items(), key=lambda item: len(item[1][0].words) == 1):
        first = same[0]
        if first.rule == "org":
            the = any(words[n.first - 1] in ("the", "The") for n in same if n.first)
            settled: ActorKind | None = "organisation" if the else None
        elif len(first.words) == 1 and (text in persons or (text.isupper() and text.capitalize() in persons)):
            settled = "person"
        elif first.rule in ("unknown", "given") and text in seen.firms:
            settled = "organisation"
        elif first.rule == "unknown" and all(is_adjective(tags, name) for name in same):
            settled = None
        else:
            said = Evidence()
            form_evidence(said, first, len(same))
            for name in same:
                add_evidence(said, tags, words, name, beside)
            settled = _kind(said, first, len(same), known=_in_longer(first, seen))
        for name in same:
            name.kind = settled
        if settled == "person":
            persons.update(first.words)


def _settle_namesakes(tags: str, words: Sequence[str], names: Sequence[Name], known: Sequence[Name]) -> None:
    """The name of a known firm that is a person's surname here: the person where it does what persons alone do."""
    firms = [name for name in known if name.key[:4] == "org:"]
    if not firms:
        return
    surnames = {name.words[-1] for name in names if name.kind == "person" and len(name.words) > 1}
    shared = [name for name in firms if name.text in surnames]
    if not shared:
        return
    beside = Names(names)
    for name in shared:
        said = Evidence()
        add_evidence(said, tags, words, name, beside)
        if said.person:
            name.kind, name.key, name.code = "person", "", None


def _settle_capitals(tags: str, known: Sequence[Name]) -> None:
    """A capital that does nothing but act and speak stands for its government."""
    capitals: dict[str, list[Name]] = {}
    for name in known:
        if name.key[:8] == "capital:" and not name.nested:
            capitals.setdefault(name.key, []).append(name)
    for key, same in capitals.items():
        if all(_governs(tags, name) for name in same):
            for name in same:
                name.kind, name.code = "organisation", key[8:10]


def _governs(tags: str, name: Name) -> bool:
    """Whether a capital stands for those who govern from it: it acts or speaks."""
    after = tags[name.last : name.last + 2]
    acts = after[:1] in tuple("smhdv") or (after[:1] == "e" and after[1:] in tuple("DHOZ"))
    return acts and not (name.first and tags[name.first - 1] == "i")


HEADLINE = attrgetter("headline")


def _out_of_headlines(frame: Frame, names: list[Name]) -> list[Name]:
    """Names from headlines with a capital on every word, cut to what the article calls so elsewhere."""
    if not any(map(HEADLINE, names)):
        return names
    seen = {word for name in names if not name.headline for word in name.words}
    kept = []
    for name in names:
        if not name.headline or name.rule == "known":
            kept.append(name)
            continue
        count = 0
        while count < len(name.words) and name.words[count] in seen:
            count += 1
        if 0 < count < len(name.words):
            name.last = name.first + count
            name.end = frame.tokens.ends[name.last - 1]
            name.text = frame.text[name.start : name.end]
            name.words = name.words[:count]
        if count or name.rule in ("person", "titled", "company", "place"):
            kept.append(name)
    return kept


QUARTERS = frozenset("East West North South Upper Lower Great Little Old".split())
"""What names of places begin with that are common words: "East Grinstead"."""


def _in_longer(name: Name, seen: _Seen) -> bool:
    """Whether a word is part of a longer name, or the last of several words stands alone as well."""
    return name.text in seen.longer if len(name.words) == 1 else name.words[-1] in seen.alone


def _kind(said: Evidence, first: Name, times: int, *, known: bool) -> ActorKind | None:
    """What most of the places where a name stands speak for; None where nothing speaks for an actor."""
    person, place, body, acts, thing = said.person, said.place, said.body, said.acts, said.thing
    if thing > person + body + max(acts, 0):
        return None
    if acts < 0 and first.rule in ("unknown", "words"):
        person = 0
    if first.rule == "given":
        return "place" if place > person + 1 else "person" if person + acts > 0 or not first.weak else None
    if first.rule == "acronym":
        return "organisation" if 3 * (body + acts) >= times and acts >= 0 else None
    if first.rule == "words":
        if place > person + body + max(acts, 0) and first.words[0] in QUARTERS:
            return "place"
        everyday = all(word.lower() in common_words() for word in first.words)
        if not everyday and ((known and len(first.words) == 2 and body == 0) or person > body):
            return "person"
        return "organisation" if body + person + acts > 2 or acts > 0 else None
    if len(first.words) > 1:
        if body > person:
            return "organisation"
        return "place" if place > person + 1 else "person"
    if place > max(person, body):
        return "place"
    if person > body:
        return "person"
    return "organisation" if body + acts > 0 or (known and acts >= 0) else None
