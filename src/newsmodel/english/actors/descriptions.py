"""Noun phrases that say who somebody is by office, trade or membership: "the Ukrainian PM", "defence workers"."""

from collections.abc import Iterable, Mapping
from itertools import product
from operator import attrgetter
from sys import maxsize

import attrs

from newsmodel.english.actors.heads import Head, heads, role_words
from newsmodel.english.actors.name import Name
from newsmodel.english.actors.names import Names, Word
from newsmodel.english.actors.words import POSTNOMINALS, vocabulary
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.verbs import base_verbs
from newsmodel.text.patterns import pattern

COMPLEMENT = pattern("description_complement", r"(?:f|i)D?(?:[NnaeG#-]|cN|fN|N'|p(?=N)){1,6}", plain=True)


@attrs.define(eq=False)
class Description:
    """A noun phrase with a role or group noun as its head.

    Attributes:
        first, last: its tokens with determiner and complement.
        core: token after the head.
        head: what the head noun says.
        title: the words of the role, where it is one person's.
        of: the body or country, as written.
        code: the country it tells.
        definite: "the", a possessive, or a bare title.
    """

    first: int
    last: int
    core: int
    head: Head
    title: str = ""
    of: str | None = None
    code: str | None = None
    former: bool = False
    definite: bool = False
    indefinite: bool = False
    possessor: str = ""
    used: bool = False


def find_descriptions(frame: Frame, found: Names, names: list[Name], nouns: Iterable[int]) -> list[Description]:
    """The descriptions of an article, in order; those with a capital inside a name are left out.

    Of what was found, `names` are names; `nouns` are the tokens that may be heads, in order.
    """
    reader = _Reader(frame, found, names)
    words, tags, known = reader.words, reader.tags, reader.heads.nouns
    offices = _by_token(found.titles)
    untold = set(found.titles)
    done = 0
    result = []
    for place in _outside(names, nouns):
        if place < done:
            continue
        head = known[words[place]]
        if (tags[place] == "N" or words[place] in reader.doubtful) and not reader.is_head(place):
            continue
        office = offices.get(place)
        if office and not head.person:
            continue  # no body heads an office: "Opposition" in "Opposition Leader Ann Lee"
        first, last = office or (place, place + 1)
        if words[first] in PLAYING and reader.is_played(first, last):
            continue
        if first < done or (tags[last] in GOES_ON and not reader.names_at(last) and reader.goes_on(last, head)):
            continue
        described = reader.description(first, last, head)
        result.append(described)
        done = described.core
        if office:
            untold.discard(last)
    result.sort(key=FIRST)
    bare = {first: (last, entry) for last, (first, entry) in found.titles.items() if last in untold}
    if bare:
        for first in _outside(result, _outside(names, bare)):
            last, entry = bare[first]
            result.append(reader.description(first, last, Head(entry.key, False, True, entry.gender)))
        result.sort(key=FIRST)
    return result


def _by_token(titles: Mapping[int, Word]) -> dict[int, tuple[int, int]]:
    """The first and last token of the capitalised office that a token is a part of, unless it is long."""
    return {place: (first, last) for last, (first, _) in titles.items() for place in range(max(first, last - 5), last)}


def _outside(ranges: Iterable[Name] | Iterable[Description], places: Iterable[int]) -> list[int]:
    """Those of some tokens that none of some ranges holds; both in order."""
    left = [*places, maxsize]
    number = 0
    outside = []
    for each in ranges:
        while left[number] < each.first:
            outside.append(left[number])
            number += 1
        while left[number] < each.last:
            number += 1
    return outside + left[number:-1]


class _Reader:
    """Reads descriptions to both sides of their heads."""

    def __init__(self, frame: Frame, found: Names, names: Iterable[Name]) -> None:
        self.heads = heads()
        self._followers = self.heads.followers
        self.words, self.tags = found.words, found.tags + PADDING
        self.ends: dict[int, Name] = {}
        self.starts: dict[int, Name] = {}
        for name in names:
            self.ends[name.last] = name
            if not name.nested:
                self.starts[name.first] = name
        self._text = frame.text
        self._offsets, self._until = frame.tokens.starts, frame.tokens.ends
        self._openings, self._titles, self._adjectives = found.openings, found.titles, found.adjectives
        self._last_alone, self._former, self._kept = role_words("last"), role_words("former"), role_words("kept")
        self.doubtful = POSTNOMINALS | self._last_alone | PAST
        self._offices, self._epithets = role_words("office"), role_words("adjective")

    def is_head(self, place: int) -> bool:
        """Whether a doubtful noun, or one with a capital, can be a head: with a capital where that proves nothing."""
        word = self.words[place]
        if word in PAST and self.tags[place - 1] not in "DH":
            return False
        if word in POSTNOMINALS and place in self.ends and self.ends[place].kind == "person":
            return False
        if self.tags[place] == "N" and place + 1 not in self._titles:
            plain = self._openings.begins(place) or word[:2].isupper() or place in self._adjectives
            if not plain:
                return False
        return word not in self._last_alone or " ".join(self.words[place - 1 : place + 1]).lower() in self.heads.phrases

    def names_at(self, place: int) -> bool:
        """Whether a name begins at a place, with a form of address or without: "the minister Sir Bo Roe"."""
        if place in self.starts:
            return True
        addressed = self.starts.get(place + 1)
        return addressed is not None and addressed.address != ""

    def is_played(self, first: int, last: int) -> bool:
        """Whether a body does something to another by what could be a noun: "Elmham City host Ambridge"."""
        before, after = self.ends.get(first), self.starts.get(last)
        if before is None or before.kind == "person" or self.tags[before.first - 1] in "DH":
            return False
        return self.tags[last] == "D" or (after is not None and after.kind != "person")

    def goes_on(self, last: int, head: Head) -> bool:
        """Whether the noun phrase goes on after a head, with a tag that may go on; then it is none."""
        tag, after = self.tags[last], self.tags[last + 1]
        if tag == "n":
            return not (head.plural and after in VERB_AFTER_PLURAL)
        return tag != "-" or after == "n"

    def description(self, first: int, last: int, head: Head) -> Description:
        """The description with a head that goes from one token up to another."""
        words = self.words
        title = self._title_start(first, last, head)
        preposition = words[last]
        if preposition == "of" and " ".join(words[first : last + 2]).lower() in self.heads.phrases:
            last += 2
            preposition = words[last]
        described = Description(title, last, last, head)
        self._modifiers(described)
        if head.person:
            described.title = self._text[self._offsets[title] : self._until[last - 1]]
            if described.title.startswith(ONCE):
                described.former, described.title = True, described.title[3:]
        if preposition in OF:
            self._complement(described, preposition)
        return described

    def _title_start(self, first: int, last: int, head: Head) -> int:
        """Where the title begins: the longest known phrase, words that belong to titles, any noun before an office."""
        words = self.words
        start = first
        followers = self._followers.get(words[first - 1].lower())
        if followers is not None and words[first].lower() in followers and first not in self.ends:
            for length in range(min(3, first), 0, -1):
                if " ".join(words[first - length : last]).lower() in self.heads.phrases:
                    start = first - length
                    break
        if self.tags[start - 1] not in IN_TITLE:
            return start
        office = head.noun in self._offices
        while start not in self.ends and last - start < 5 and not self._is_verb(start - 1):
            word, tag = words[start - 1], self.tags[start - 1]
            low = word.lower()
            if low in self._kept or (
                office and tag in "nN" and (start == first or tag == "N") and self._joins(word, low)
            ):
                start -= 1
            else:
                break
        return start

    def _joins(self, word: str, low: str) -> bool:
        """Whether a word before an office is part of the title: "fisheries minister", not "veteran minister"."""
        if low in self._former or low in self._epithets:
            return False
        entry = vocabulary().words.get(word)
        return entry is None or entry.letter in "cTHAz"

    def _is_verb(self, place: int) -> bool:
        """Whether what looks like a noun is the verb of an infinitive or of a modal: "to send troops"."""
        before = self.tags[place - 1] if place > 0 else ""
        return before in ("t", "m") and self.tags[place] == "n" and (before == "m" or self.words[place] in base_verbs())

    def _modifiers(self, described: Description) -> None:
        """What stands before the title: adjectives, a country or body, a possessor, a determiner."""
        tags, ends, adjectives = self.tags, self.ends, self._adjectives
        begin = described.first
        farthest = described.core - 9
        while begin > farthest:
            tag = tags[begin - 1]
            if (tag in BEFORE_PHRASE and begin not in adjectives) or self._is_verb(begin - 1):
                break
            low = self.words[begin - 1].lower()
            if tag == "D" or tag == "H" or low == "whose":
                begin -= 1
                if tag != "D":
                    described.definite, described.possessor = True, low
                elif low == "the":
                    described.definite = True
                else:
                    described.indefinite = low in ("a", "an")
                while begin and tags[begin - 1] == "D":
                    begin -= 1
                break
            if low in self._former:
                described.former = True
            elif begin in adjectives:
                begin, entry = adjectives[begin]
                described.code = described.code or entry.code
                continue
            elif tag in "N_" and begin in ends and ends[begin].first < begin:
                if self._is_appointed(ends[begin]):
                    break
                begin = _owner(described, ends[begin])
                continue
            elif tag == "'":
                if begin > 1 and tags[begin - 2] not in "\n.":
                    begin = self._possessor(described, begin - 1)
                break
            elif low in BOUNDS or (tag not in "n#" and (tag not in "eG" or tags[begin - 2] not in AFTER_PARTICIPLE)):
                break
            begin -= 1
        described.first = begin

    def _is_appointed(self, name: Name) -> bool:
        """Whether a person is given the office after the name: "named Ann Lee interim coach"."""
        is_full = name.kind == "person" and len(name.words) > 1 and name.first > 0
        return is_full and self.words[name.first - 1] in APPOINTING

    def _possessor(self, described: Description, mark: int) -> int:
        """Whose it is, in "Poland’s president" and "the trust’s chairman"; returns where that begins."""
        tags = self.tags
        described.definite = True
        if mark in self.ends:
            begin = _owner(described, self.ends[mark])
        else:
            begin = mark - 1
            described.possessor = self.words[begin].lower()
            while begin and tags[begin - 1] in "n#" and mark - begin < 4:
                begin -= 1
        return begin - 1 if begin and tags[begin - 1] == "D" else begin

    def _complement(self, described: Description, word: str) -> None:
        """What a role is of: "of the European Commission", "for the ministry", "of marine biology at the school"."""
        words, tags, starts = self.words, self.tags, self.starts
        last = described.last
        if word == "at" and words[last + 1 : last + 3] == ("the", "time"):
            described.former, described.last = True, last + 3
            return
        begin = last + 1 + (tags[last + 1] == "D")
        name = starts.get(begin)
        if name is None and begin < len(words) and (head := self.heads.nouns.get(words[begin])) and not head.person:
            name = starts.get(begin + 1)
        if name is not None and name.kind != "person":
            self._of_name(described, name)
            return
        if word not in ("of", "for") or not described.head.person:
            return
        match = COMPLEMENT.match(tags, last, last + 8)
        if match is None:
            return
        end = match.end()
        while end > last + 1 and tags[end - 1] in "aG-e":
            end -= 1
        if end <= begin:
            return
        described.last = end
        if begin == last + 1 and "N" not in tags[begin:end]:
            described.title += self._text[self._until[last - 1] : self._until[end - 1]]
            after = end + 1 + (tags[end + 1] == "D") if end < len(words) and words[end] in OF else -1
            name = starts.get(after)
            if name is not None and name.kind != "person":
                self._of_name(described, name)
        elif words[last + 1] not in ("a", "an") and described.of is None:
            described.of = self._text[self._offsets[begin] : self._until[end - 1]]

    def _of_name(self, described: Description, name: Name) -> None:
        """The body or country that stands after a title; "of Elm borough council" goes on past the name."""
        end = place = name.last
        while self.tags[place] == "n" and place < name.last + 4:
            head = self.heads.nouns.get(self.words[place])
            place += 1
            if head is not None and not head.person and not head.plural:
                end = place
        if self.words[described.last] in ("of", "for", "at", "to"):
            described.of = described.of or self._text[name.start : self._until[end - 1]]
            if name.kind == "country" and end == name.last:
                described.code = described.code or name.code
        described.last = end


def _owner(described: Description, name: Name) -> int:
    """The name before a title, "EU Commission President": whose it is; returns where the name begins."""
    if name.kind != "person":
        described.of = described.of or name.text
        if name.kind == "country":
            described.code = described.code or name.code
    described.possessor = name.text
    return name.first


FIRST = attrgetter("first")
PADDING = "  "
"""After the tags, so that what follows the last word can be asked for, and what stands before the first."""
BOUNDS = ("least", "most")
"""What stands before a number and is no part of its phrase: "at least 140 people"."""
PAST = frozenset(("accused", "deceased"))
"""Forms of verbs that are nouns only after a determiner: "the accused"."""
APPOINTING = frozenset("named appointed elected made nominated chose chosen crowned hired".split())
"""Verbs with a person and the office they get."""
PLAYING = frozenset("host hosts star stars head heads lead leads chair chairs partner partners coach police".split())
"""Verbs that look like what somebody is."""
GOES_ON = frozenset("nNG#*-")
"""Tags with which a noun phrase may go on after a noun."""
VERB_AFTER_PLURAL = frozenset("tDHOZ ")
"""Tags before which a noun after a plural is a verb: "officials plan to"."""
AFTER_PARTICIPLE = frozenset("DH#'")
"""Tags before a participle that is an adjective: "the elected officials", not "thanked officials"."""
IN_TITLE = frozenset("nNG")
"""Tags of words that belong to titles: "deputy minister", "acting mayor"."""
BEFORE_PHRASE = frozenset("icfstbvamk.,:\nq ")
"""Tags of what most often ends a noun phrase to the left: no word of it has them, and no determiner; the start too."""
ONCE = tuple(map("".join, product("eE", "xX", "-")))
"""What a former office begins with: "ex-mayor"."""
OF = frozenset(("of", "for", "at", "to", "in", "from", "with"))
