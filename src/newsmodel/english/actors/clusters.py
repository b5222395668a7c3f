"""Names that mean one actor."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from newsmodel.english.actors.drafts import Draft, new_mention
from newsmodel.english.actors.name import Name
from newsmodel.english.actors.words import particles, vocabulary
from newsmodel.text.occurrences import occurrences

SMALL = frozenset(["of", "the", "and", "for", "&", "in"])


def cluster(names: Sequence[Name], tags: str) -> list[Draft]:
    """One draft for each actor that is named, in order of their first mentions."""
    people = People()
    particled: list[Name] = []
    rest: list[Name] = []
    heads: list[Name] = []
    small = particles()
    for name in names:
        if name.kind != "person":
            (heads if name.weak and name.rule == "org" else rest).append(name)
        elif len(name.words) == 1:
            rest.append(name)
        elif name.words[0].lower() in small:
            particled.append(name)
        else:
            people.full(name)
    for name in particled:
        people.full(name)
    named = len(people.drafts)
    _entitle(people.drafts)
    others = Others(bracketed(names, tags), {name.words[-1] for name in heads})
    for name in rest:
        person = name.kind == "person"
        if (person or name.given or name.rule in ALONE) and len(name.words) == 1:
            draft = people.short(name)
            if draft is not None:
                draft.add_name(name)
                continue
        if person:
            people.add(name)
        else:
            others.add(name)
    for name in heads:
        others.short(name)
    _entitle(people.drafts[named:])
    drafts = people.drafts + others.drafts
    mention = new_mention()
    for draft in drafts:
        if len(draft.names) > 1:
            draft.names.sort(key=START)
        for name in draft.names:
            draft.mentions[name.first, name.last] = mention(name.start, name.end, name.text, "name")
    return sorted(drafts, key=lambda draft: draft.names[0].start)


ALONE = frozenset(("unknown", "acronym"))
"""Patterns that see words that may be a person's surname."""
FIRST, START = attrgetter("first"), attrgetter("start")
SURE = frozenset(("person", "titled", "odd"))
"""Patterns that see where a person's name begins; others may take in a word before it."""


def _entitle(persons: Iterable[Draft]) -> None:
    """The fullest form that the text uses is a person's name; one word never is where several are."""
    for draft in persons:
        if len(draft.names) > 1:
            sure = [name for name in draft.names if name.rule in SURE and len(name.words) > 1]
            longest = max(sure or draft.names, key=lambda name: (len(name.words), len(name.text)))
            draft.name, draft.rule = longest.text, longest.rule


RECENT = 40
"""How many persons who share a name are looked at."""


class People:
    """Persons by their words."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.by_text: dict[str, Draft] = {}
        self.by_word: dict[str, list[Draft]] = {}

    def full(self, name: Name) -> None:
        """A name of several words."""
        draft = self.by_text.get(name.text)
        if draft is not None:
            draft.add_name(name)
            return
        strange = self.by_word.keys().isdisjoint(name.words)
        draft = None if strange else self._variant(name) or self._particled(name)
        if draft is None:
            self.add(name)
            return
        draft.add_name(name)
        self._index(draft, name)

    def add(self, name: Name) -> None:
        """A new person."""
        draft = Draft(name.text, "person", name.rule)
        draft.add_name(name)
        self.drafts.append(draft)
        self._index(draft, name)

    def _index(self, draft: Draft, name: Name) -> None:
        self.by_text.setdefault(name.text, draft)
        for word in name.words:
            same = self.by_word.get(word)
            if same is None:
                self.by_word[word] = [draft]
            elif draft not in same[-RECENT:]:
                same.append(draft)

    def _variant(self, name: Name) -> Draft | None:
        """The same person with more or fewer names, or with initials."""
        for draft in self.by_word.get(name.words[-1], [])[-RECENT:]:
            other = draft.names[0].words
            if (
                other[-1] == name.words[-1]
                and not _conflict(draft, name)
                and (set(other) < set(name.words) or set(name.words) < set(other) or _initials(other[0], name.words[0]))
            ):
                return draft
        for draft in self.by_word.get(name.words[0], [])[-RECENT:]:
            other = draft.names[0].words
            if other[0] == name.words[0] and (set(other) < set(name.words) or set(name.words) < set(other)):
                return draft
        return None

    def _particled(self, name: Name) -> Draft | None:
        """The one whose surname is this, particles and all: "Van der Leyen"."""
        if name.words[0].lower() not in particles():
            return None
        tail = " " + name.text.lower()
        found = [
            draft
            for draft in self.by_word.get(name.words[-1], [])[-RECENT:]
            if draft.names[0].text.lower().endswith(tail)
        ]
        return found[0] if len(found) == 1 else None

    def short(self, name: Name) -> Draft | None:
        """The person that one word means: surname first, else first name, else a name between."""
        word = name.words[0]
        same = self.by_word.get(word) or self._otherwise_written(word)
        if same is None:
            return None
        if len(same) == 1 and not name.address:
            return same[0]
        fit = [draft for draft in same[-RECENT:] if not _conflict(draft, name)] if name.address else same[-RECENT:]
        if name.address in ("Sir", "Dame"):
            ranked = [[d for d in fit if d.names[0].words[0] == word]]
        elif len(fit) == 1:
            return fit[0]
        else:
            ranked = [
                [d for d in fit if d.names[0].words[-1] == word],
                [d for d in fit if d.names[0].words[0] == word],
                fit,
            ]
        for level in ranked:
            told = [d for d in level if d.gender == name.gender != "u"] if name.address and len(level) > 1 else []
            found = told or level
            if len(found) == 1:
                return found[0]
            if found:
                before = [d for d in found if d.names[0].start < name.start]
                called = [d for d in before if any(other.words == name.words for other in d.names)]
                found = called if len(called) == 1 else before
                return found[0] if len(found) == 1 else self.by_text.get(name.text)
        return None

    def _otherwise_written(self, word: str) -> list[Draft] | None:
        """Who has a word in small letters for it: "van" for "Van", "Clinton" for "CLINTON"."""
        same = self.by_word.get(word[0].lower() + word[1:])
        return self.by_word.get(word.capitalize()) if same is None and word.isupper() else same


def _conflict(draft: Draft, name: Name) -> bool:
    return draft.gender != "u" and name.address != "" and name.gender not in ("u", draft.gender)


def _initials(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]


class Others:
    """Countries, places, organisations and groups by what they are."""

    def __init__(self, aliases: Iterable[tuple[Name, Name]], heads: set[str]) -> None:
        self.drafts: list[Draft] = []
        self.aliases = {short.text: long.key or self._key(long) for long, short in aliases}
        self.by_key: dict[str, Draft] = {}
        self.by_word: dict[str, Draft] = {}
        self.by_head: dict[str, list[Draft]] = {head: [] for head in heads}

    def add(self, name: Name) -> None:
        """A name; its forms known and seen are one actor."""
        key = self.aliases.get(name.text) or name.key or self._key(name)
        draft = self.by_key.get(key)
        if draft is None:
            draft = self._of_short(name) or self._new(name, key)
            self.by_key[key] = draft
        if len(name.text) > len(draft.name):
            draft.name, draft.rule = name.text, name.rule
        draft.add_name(name)
        if len(name.words) > 1 and draft.kind == "organisation":
            self.by_word[name.words[-1]] = draft
            self.by_word.setdefault(name.words[0], draft)
            for head in self.by_head.keys() & name.words:
                same = self.by_head[head]
                if not same or same[-1] is not draft:
                    same.append(draft)

    def _new(self, name: Name, key: str) -> Draft:
        draft = Draft(name.text, name.kind or "organisation", name.rule)
        self.drafts.append(draft)
        if len(name.words) > 1 and name.kind in ("organisation", "group"):
            letters = _acronym(name.words)
            if len(letters) > 1:
                self.by_word.setdefault(letters, draft)
                self.by_word.setdefault(letters.capitalize(), draft)
        return draft

    def _key(self, name: Name) -> str:
        words = [w for w in name.words if w != "."]
        known = vocabulary().words
        while len(words) > 1 and (entry := known.get(words[-1])) and entry.letter == "S":
            words.pop()
        return " ".join(words).replace("’", "'")

    def _of_short(self, name: Name) -> Draft | None:
        """An acronym, or the first word of an organisation named before."""
        if len(name.words) > 1 or name.key:
            return None
        return self.by_word.get(name.text)

    def short(self, name: Name) -> None:
        """The head alone: "the Commission" means the last commission named."""
        same = self.by_head[name.words[-1]]
        place = bisect_left(same, name.start, key=lambda other: other.names[0].start)
        draft = same[place - 1] if place else None
        if draft is not None:
            draft.add_name(name)
        else:
            name.weak = False
            self.add(name)


def _acronym(words: tuple[str, ...]) -> str:
    small = particles()
    return "".join([word[0] for word in words if word not in SMALL and word not in small and word[0].isalpha()]).upper()


def bracketed(names: Sequence[Name], tags: str) -> Iterator[tuple[Name, Name]]:
    """Long and short names, one in brackets after the other: "International Reef Agency (IRA)", "IRA (Reef Agency)"."""
    for bracket in occurrences(tags, "("):
        inner = bisect_left(names, bracket + 1, key=FIRST)
        outer = inner - 1
        while outer >= 0 and names[outer].nested:
            outer -= 1
        if outer < 0 or names[outer].last != bracket or inner == len(names):
            continue
        one, other = names[outer], names[inner]
        if other.first != bracket + 1 or tags[other.last : other.last + 1] != ")":
            continue
        long, short = (one, other) if len(one.words) > 1 else (other, one)
        if len(long.words) == 1 or not short.text.isupper() or len(short.words) > 1:
            continue
        unknown = short.rule == "acronym" and short.key == "" and long.kind == "organisation" and len(short.text) > 2
        if unknown or short.text[:1] == long.text[:1]:
            yield long, short
