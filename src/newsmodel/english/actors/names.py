"""The names in an article: where they stand, what they may be, and with which form of address."""

from collections.abc import Mapping, Sequence
from operator import attrgetter

import attrs

from newsmodel.english.actors.capitals import name_tags
from newsmodel.english.actors.heads import heads, role_words
from newsmodel.english.actors.name import Name, cut_ending, region, take_address, take_domain
from newsmodel.english.actors.openings import PLAIN_ENDINGS, Openings, is_word, opening_length
from newsmodel.english.actors.runs import PIECE, RUN, RUN_WITHOUT_PARTICLES, Runs, Unit, pieces
from newsmodel.english.actors.words import Entry, name_words
from newsmodel.english.grammar.frames import Frame
from newsmodel.model.actor import ActorKind
from newsmodel.text.occurrences import occurrences

KINDS: dict[str, ActorKind | None] = {
    "org": "organisation",
    "company": "organisation",
    "place": "place",
    "titled": "person",
    "odd": "person",
    "person": "person",
}
"""What a pattern says of the kind; missing where the word or the context has to tell."""
LONE: dict[str, tuple[str, ActorKind | None]] = {
    **dict.fromkeys("COPQRj", ("known", None)),
    **dict.fromkeys("Gg", ("given", "person")),
    "H": ("org", "organisation"),
    "K": ("acronym", "organisation"),
    "W": ("unknown", None),
}
"""What a word or known phrase by itself is by its letter: the rule, and the kind where the lexicon tells none."""
BODIES = frozenset(("org", "company", "place"))
"""Patterns of names that may hold other names."""
PLACES = frozenset(("place", "country"))
"""Kinds that a part can be named of: "northern Norway"."""
FEW = 10
"""So many words are looked for in the text in less time than all words of the text are looked at."""
PLACE_PREPOSITIONS = frozenset(("in", "at", "near", "across", "around", "outside"))
"""Prepositions before places."""


WORDS = frozenset("cTDXhAaz")
"""Letters of words that are no name by themselves."""
PLAIN = frozenset("cWGgIp")
"""Letters of words that are persons' names, or no names."""
GOVERNING = frozenset("seviG")
"""Tags before a name that is an object."""
ACTING = frozenset("sbhmdv'")
"""Tags after a name that acts, speaks or owns something."""
SURNAME = Entry("W", "person")


Word = tuple[int, Entry]
"""A capitalised word or phrase: its first token, and what is known of it."""


@attrs.frozen
class Names:
    """All names of an article in order, and what was met on the way.

    Attributes:
        names: in order, nested ones after the name around them.
        titles, adjectives: capitalised offices and demonyms, by the token after them.
        openings: where a capital proves nothing.
        tags: the tags they were read from.
        words: the words of the article and one more, so that what follows the last can be asked for.
    """

    names: list[Name]
    titles: Mapping[int, Word]
    adjectives: Mapping[int, Word]
    openings: Openings
    tags: str
    words: tuple[str, ...]


def find_names(frame: Frame) -> Names:
    """The names of an article, nested ones after the name around them."""
    tags = name_tags(frame)
    finder = _Finder(frame, tags)
    finder.read(tags)
    return Names(finder.names, finder.titles, finder.adjectives, finder.openings, tags, finder.words)


FIRST = attrgetter("first")


class _Finder:
    """Reads the runs of capitals of an article one after the other."""

    def __init__(self, frame: Frame, tags: str) -> None:
        self.names: list[Name] = []
        self.titles: dict[int, Word] = {}
        self.adjectives: dict[int, Word] = {}
        self.openings = Openings(frame, tags)
        self._frame = frame
        self._text, self._tags = frame.text, frame.tags + " "
        self.words = (*frame.tokens.words, "")
        self._starts, self._ends = frame.tokens.starts, frame.tokens.ends
        self._compass = name_words("compass")
        self._doubtful: dict[Name, str] = {}
        self._sign_places = _signed(frame.text)
        self._pieces = pieces()
        self._surnames: set[str] = set()

    def read(self, tags: str) -> None:
        """Find the names of all runs; most runs are one word."""
        runs = Runs(self.words, tags)
        words, known, phrases, grounds = self.words, runs.known, runs.phrases, runs.grounds
        for match in (RUN if "p" in tags else RUN_WITHOUT_PARTICLES).finditer(tags):
            first, last = match.span()
            if last - first == 1 and words[last] not in grounds:
                word = words[first]
                if word not in phrases or words[last] not in phrases[word]:
                    self._read_word(first, last, known[word])
                    continue
            units, letters = runs.read(first, last)
            if len(letters) == 1:
                self._read_word(*units[0])
            else:
                self._read_run(units, letters)
        self._drop_plain()
        if self._surnames:
            self._add_surnames(tags + " ")

    def _add_surnames(self, tags: str) -> None:
        """Surnames of persons named that are words as well, where they stand alone: "Young had served"."""
        taken = {place for name in self.names for place in range(name.first, name.last)}
        places = [place for place in _places_of(self._surnames, self.words) if place not in taken]
        for place in places:
            if self._stands_for_person(tags, place):
                self.titles.pop(place + 1, None)
                self._add(self._lone(place, place + 1, SURNAME, "W", place))
        self.names.sort(key=FIRST)

    def _stands_for_person(self, tags: str, place: int) -> bool:
        """Whether a surname that is a word stands alone as one: before a verb where any word would have a capital."""
        before, after = tags[place - 1] if place else "\n", tags[place + 1]
        if after in ACTING or (after == "," and tags[place + 2] == "#"):
            return before not in "DHN"
        return not self.openings.proves_nothing(place) and before in GOVERNING and after not in "NnGc"

    def _read_word(self, first: int, last: int, entry: Entry) -> None:
        """A word or known phrase that is a run by itself."""
        letter = entry.letter
        if letter == "W" and self.openings.proves_nothing(first):
            low = self.words[first].lower()
            if not low.endswith(PLAIN_ENDINGS):
                name = self._lone(first, last, entry, letter, first)
                self._doubtful[name] = low
                self._add(name)
        elif letter in LONE:
            self._add(self._lone(first, last, entry, letter, first))
        elif letter == "T":
            self.titles[last] = first, entry
        elif letter == "D":
            self.adjectives[last] = first, entry

    def _drop_plain(self) -> None:
        """Leave out the unknown words that have their capital from standing first: in lower case elsewhere."""
        doubtful = set(self._doubtful.values())
        if len(doubtful) < FEW:
            doubtful = {low for low in doubtful if low in self._text}
        if doubtful and (plain := doubtful.intersection(self.words)):
            self.names = [name for name in self.names if self._doubtful.get(name) not in plain]

    def _read_run(self, units: Sequence[Unit], letters: str) -> None:
        """The names of a run of several words."""
        if "T" in letters or "D" in letters:
            for (first, last, entry), letter in zip(units, letters, strict=True):
                if letter == "T":
                    self.titles[last] = first, entry
                elif letter == "D":
                    self.adjectives[last] = first, entry
        done = 0
        for rule, begin, end in self._pieces[letters]:
            if rule == "thing":
                self._add_nested(units, letters, begin, end)
            else:
                self._read_piece(units, letters, rule, begin, end, done)
            done = end

    def _read_piece(self, units: Sequence[Unit], letters: str, rule: str, begin: int, end: int, done: int) -> None:
        """A piece of a run, from one unit up to another, that is a name; those from `done` on stand before it."""
        start = begin
        if (
            letters[begin] in "cW"
            and end - begin > 2
            and rule not in BODIES
            and not set(letters[begin:end]) - PLAIN
            and self._is_of_office(units[begin][0])
        ):
            start += 1  # "member for Finance Ann Lee"
            rule = _again(letters[start:end]) or rule
        elif letters[begin] in "cWT" and self.openings.proves_nothing(units[begin][0]):
            start += self._opening(units, letters, begin, end)
            if start > begin:
                rule = _again(letters[start:end])
                if not rule:
                    return
        if end - start == 1 and rule not in ("titled", "thing"):
            name = self._lone(*units[start], letters[start], units[begin][0])
        else:
            name = self._longer(units, letters, rule, start, end)
        if begin > done:
            take_address(self._frame, name, units, letters, done, begin)
            if rule == "titled" and name.address and name.text.lower() in role_words("office"):
                return
        if self._add(name) and end - start > 1 and rule in BODIES and letters[end - 1] != "U":
            self._add_nested(units, letters, start, end)

    def _is_of_office(self, first: int) -> bool:
        """Whether "for", after an office, stands before a word: what it is for goes before the name."""
        head = heads().nouns.get(self.words[first - 2]) if first > 1 and self.words[first - 1] == "for" else None
        return head is not None and head.person

    def _opening(self, units: Sequence[Unit], letters: str, begin: int, end: int) -> int:
        """How many units of a piece that stands first are no part of the name."""
        if letters[begin] == "c" and begin + 1 < end and letters[begin + 1] in "WGc":
            both = self._frame.words(units[begin][0], units[begin + 1][1])
            if self.openings.stands_inside(both):
                return 0
        return opening_length(letters[begin:end], self.words[units[begin][0]], self.openings)

    def _lone(self, first: int, last: int, entry: Entry, letter: str, opening: int) -> Name:
        """A name that is one word or known phrase, alone or in a piece that begins with another token."""
        rule, usual = LONE[letter]
        weak = letter in "gGH" and self._is_weak(first, last, letter, opening)
        text = self.words[first]
        words: tuple[str, ...] = (text,)
        if last - first > 1:
            if self._tags[last - 1] == "_":
                last = self._without_stop(first, last)
            text, words = self._text[self._starts[first] : self._ends[last - 1]], self.words[first:last]
        name = Name(
            first, last, self._starts[first], self._ends[last - 1], text, words, rule, entry.kind or usual,
            entry.key, entry.code, entry.gender, entry.given, weak,
        )  # fmt: skip
        if self._tags[last] == "_" and rule != "given":
            take_domain(self._frame, name)
        return name

    def _is_weak(self, first: int, last: int, letter: str, opening: int) -> bool:
        """Whether a given name or the head of an organisation's name may be no name where it is alone."""
        if letter == "G":
            return self.openings.begins(opening) and is_word(self.words[first])
        return letter == "g" or last - first == 1

    def _longer(self, units: Sequence[Unit], letters: str, rule: str, begin: int, until: int) -> Name:
        """The name from one unit of a run up to another."""
        first, last = units[begin][0], units[until - 1][1]
        if self._tags[last - 1] == "_":
            last = self._without_stop(first, last)
        start, end = self._starts[first], self._ends[last - 1]
        text = self._text
        if rule == "odd" and letters[until - 1] == "A" and self._is_at_place(first):
            rule = "place"
        kind = KINDS.get(rule)
        name = Name(first, last, start, end, text[start:end], self.words[first:last], rule, kind)
        if kind == "person":
            if letters[begin] in "Gg":
                name.gender = units[begin][2].gender
            if letters[until - 1] in WORDS:
                self._surnames.add(name.words[-1])
            if letters[until - 1] == "J":
                cut_ending(self._frame, name, units[until - 1][0])
            return name
        if rule == "org" and letters[until - 1] == "Q":
            known = units[until - 1][2]
            if known.code in (None, units[begin][2].code):
                name.key, name.code = known.key, known.code
        if self._tags[last] == "_":
            take_domain(self._frame, name)
        return name

    def _is_at_place(self, first: int) -> bool:
        """Whether a given name and a word of places are a place: "the disputed Amber Valley", "in Amber Valley"."""
        before = self._tags[max(0, first - 2) : first]
        if before[-1:] == "i":
            return self.words[first - 1] in PLACE_PREPOSITIONS
        return before.endswith("D") or before in ("De", "Dn")

    def _without_stop(self, first: int, last: int) -> int:
        """The token after a name that ends in a stop, which is none of it after another stop."""
        before = self._ends[last - 2]
        doubled = self.words[last - 1] == "." and self._text[before - 1] == "." and len(self.words[last - 2]) > 1
        return last - 1 if doubled and last - first < 3 else last

    def _add(self, name: Name) -> bool:
        """Keep a name, or the part of a country that it is of; with a sign beside it it is none."""
        if self._sign_places and (name.start in self._sign_places or name.end in self._sign_places):
            return False
        if name.kind in PLACES and self.words[name.first - 1].lower() in self._compass:
            name = region(self._frame, name)
        if self.openings.headlines:
            name.headline = name.first in self.openings.headlines
        self.names.append(name)
        return True

    def _add_nested(self, units: Sequence[Unit], letters: str, begin: int, end: int) -> None:
        """Add known countries, places and organisations inside a longer name."""
        for unit in range(begin, end):
            if letters[unit] in "COPR":
                name = self._lone(*units[unit], letters[unit], units[unit][0])
                name.nested = True
                self.names.append(name)


def _places_of(wanted: set[str], words: Sequence[str]) -> list[int]:
    """The tokens that are one of some words: a few words are searched for one after the other, many in one pass."""
    if len(wanted) > FEW:
        return [place for place, word in enumerate(words) if word in wanted]
    found: list[int] = []
    for word in wanted:
        place = -1
        for _ in range(words.count(word)):
            place = words.index(word, place + 1)
            found.append(place)
    return sorted(found)


def _signed(text: str) -> set[int]:
    """Where a name begins or ends that is an account, a subject or a share: "@Elm", "#Elm", "Elm$"."""
    begin = [place + 1 for place in occurrences(text, "#", "@")]
    return {*begin, *[place for place in occurrences(text, "$") if not text[place - 1 : place].isspace()]}


def _again(letters: str) -> str:
    """The rule for what is left of a piece."""
    match = PIECE.match(letters)
    return str(match.lastgroup) if match and match.end() == len(letters) else ""
