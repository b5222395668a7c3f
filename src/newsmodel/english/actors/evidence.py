"""What the words around a name say of its kind: of a person, a place, a body, or of no actor at all."""

import functools
from collections.abc import Mapping, Sequence

import attrs

from newsmodel.english.actors.heads import Head, heads, role_words
from newsmodel.english.actors.name import Name
from newsmodel.english.actors.words import name_words
from newsmodel.english.lexicon import place_words
from newsmodel.text.patterns import pattern

IN_PLACES = frozenset(["in", "at", "near", "from", "outside", "across", "around", "throughout"])
PLACING = {"near": 3, "from": 1}
"""How much they tell where it is not 2: letters and passes come from people too."""
PLACE_NOUNS = frozenset("Capital City Town Village Resort Port Suburb Municipality Region".split())
"""Nouns of places beside those that names of places end in."""
REACHED = frozenset("visited visiting toured touring leaving reached".split())
"""Verbs whose object is a place."""
MOVING = frozenset(
    (
        "flew flown fly flying travelled traveled travelling traveling travel moved moving drove driving returned "
        "returning fled fleeing headed heading sailed climbs climbed sent road way trip visit journey flight train "
        "comes came come hails hailed arrived"
    ).split()
)
"""Words before "to" or "from" and a place."""
SHARES = frozenset("shares stock shareholders investors bonds staff employees workers headquarters".split())
"""What a company has: "Tesaro shares"."""
STAKES = frozenset(("shares", "stake", "stock", "holding"))
"""What somebody has in one: "shares in Tesaro"."""
TRADERS = frozenset(
    (
        "regulator watchdog lender insurer operator provider supplier manufacturer carrier housebuilder drugmaker "
        "carmaker automaker chipmaker steelmaker shipper wholesaler subsidiary startup start-up"
    ).split()
)
"""What firms and bodies are called, and hardly ever a person: "Ofgrid, the energy regulator,"."""
EXECUTIVE = frozenset(("chief", "CEO", "CFO", "boss", "executive", "finance", "founder", "co-founder", "managing"))
"""Words after a firm's name, before that of somebody who leads it: "Tesaro chief executive Ann Lee"."""
SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen lawyer lawyers".split())
"""Who speaks for what "for" stands before."""
HE_OR_SHE = frozenset(["he", "she", "his", "her", "him", "himself", "herself", "He", "She", "His", "Her"])
AMONG = frozenset(["like", "including"])
"""After offices and trades: "writers like Elm"."""
CREDITS = frozenset(["image", "images", "photo", "photos", "photograph", "picture", "pictures"])
SITES = (".com", ".org", ".net", ".co.uk")
OPENS_CLAUSE = frozenset(["", "\n", ".", "q", ",", "k", "c", "Z", ":", "-", "B", "("])
JOINS = frozenset(",c")
"""Tags of what stands between names in a list."""
ACTING = frozenset("bhmdv'")
"""Tags after a name that acts, or has something."""

NEXT_PRONOUN = pattern("next_pronoun", r"[^NPHO\n]{0,24}+[PHO]", plain=True)
"""The first pronoun after a name, with no other name between."""
NEXT_SENTENCE = pattern("next_sentence_pronoun", r"[^.\n]{0,30}+\.q?[PH]", plain=True)
"""A pronoun that opens the sentence after."""
INNER_CAPITAL = pattern(
    "inner_capital", r"[A-Z](?<=[a-z].)(?<!\bMc.)(?<!\bMac.)(?<!\bFitz.)(?<!\b[DL][aei].)|\d", plain=True
)
"""As in made-up names of firms and sites: "YouTube"; the rare letter first, then what stands before it."""
ADJECTIVE = pattern("adjective_ending", r"(?:[aei]an|ese|ish|ic)$", plain=True)

PHRASE = pattern("apposed_phrase", r"[^,.;:\nW-]{1,9}+", plain=True)
"""What stands between a comma after a name and the next mark."""
CLAUSE = pattern("clause_verb", r"[svm]", plain=True)
"""A verb, which makes a clause of what is between two commas."""


@attrs.define(eq=False)
class Evidence:
    """How much speaks for what.

    Attributes:
        person, place, body: for each kind.
        acts: for a name of somebody, whoever it is; below nought where an article before it says it is a common noun.
        thing: for a work, a device, an event: no actor.
    """

    person: int = 0
    place: int = 0
    body: int = 0
    acts: int = 0
    thing: int = 0


class Names:
    """The names of an article by the tokens where they begin and end, so that neighbours can be asked; few are."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names

    @functools.cached_property
    def starting(self) -> Mapping[int, Name]:
        """Those that stand in no other, by their first token."""
        return {name.first: name for name in self._names if not name.nested}

    @functools.cached_property
    def ending(self) -> Mapping[int, Name]:
        """The same by the token after them."""
        return {name.last: name for name in self._names if not name.nested}


def add_evidence(said: Evidence, tags: str, words: Sequence[str], name: Name, names: Names) -> None:
    """Add what stands around one name."""
    before = tags[name.first - 1] if name.first else ""
    _before(said, tags, words, name, before)
    _after(said, tags, words, name, names)
    _role_beside(said, tags, words, name, before)
    _listed(said, tags, name, names)
    _taken_up(said, tags, words, name, before, names)


def form_evidence(said: Evidence, name: Name, times: int) -> None:
    """Add what the name itself tells, once for each of its places: "YouTube" is a body, "Orbit XL" a thing."""
    if len(name.words) > 1:
        last = name.words[-1]
        said.thing += times * (len(last) > 1 and last.isupper() and not name.text.isupper())
        said.place += 2 * times * (name.words[0] in name_words("place_opening"))
    said.body += times * (3 * name.text.endswith(SITES) + (INNER_CAPITAL.search(name.text) is not None))


def _before(said: Evidence, tags: str, words: Sequence[str], name: Name, before: str) -> None:
    word = words[name.first - 1] if name.first else ""
    further = words[name.first - 2].lower() if name.first > 1 else ""
    low = word.lower()
    if before == "D":
        _with_article(said, tags, words, name, low)
    elif before == "s" and tags[name.first - 2 : name.first - 1] in ("q", ","):
        said.person += 2
        said.acts += 1
    elif word in name_words("deed"):
        said.person += 2
    elif before == "N" and len(name.words) == 1 and word not in heads().nouns:
        said.thing += 2
    elif low in name_words("work"):
        said.thing += 3
    elif before in "it" or low in REACHED:
        _after_preposition(said, low, further, owns=tags[name.last : name.last + 1] == "'")
    elif _are_persons(word, before, further):
        said.person += 2
    elif before == "f" and (further in name_words("site") or further.capitalize() in place_words().after):
        said.place += 3
    elif before == ":" and further in CREDITS:
        said.person += 2
    elif before == "q" and tags[name.last : name.last + 1] == "q":
        said.thing += 2
    elif before == "s":
        said.acts += 1


def _after_preposition(said: Evidence, low: str, further: str, *, owns: bool) -> None:
    """A name after "in", "from", "to", or a verb with places, and the word before that: "shares in", "flew to"."""
    if low in IN_PLACES:
        if low == "in" and further in STAKES:
            said.body += 3
        else:
            said.place += PLACING.get(low, 2) - owns + (low == "from" and further in MOVING)
    elif low == "for" and further in SPOKEN_FOR:
        said.body += 2
    elif low in REACHED or (low == "to" and further in MOVING):
        said.place += 2
    elif low in ("by", "with", "against"):
        said.acts += 1
    elif low in AMONG and _are_persons(low, "i", further):
        said.person += 2


def _are_persons(word: str, before: str, further: str) -> bool:
    """Whether "writers like" or "sister of" stands before a name."""
    if word not in AMONG and before != "f":
        return False
    head = heads().nouns.get(further)
    return head is not None and (_are_people(head) if word in AMONG else further in role_words("kin"))


def _with_article(said: Evidence, tags: str, words: Sequence[str], name: Name, article: str) -> None:
    """ "the Elm", "an Elm", or an article that belongs to the noun after the name: "the Elm government"."""
    if tags[name.last : name.last + 1] not in ("n", "e", "G"):
        if article in ("a", "an"):
            said.acts -= 9
        else:
            said.body += 2
        return
    noun = words[name.last]
    if noun in name_words("rule"):
        said.person += 2
        return
    head = heads().nouns.get(noun)
    said.body += 3 * (head is not None and not head.person and not head.plural)


def _of_itself(tags: str, words: Sequence[str], place: int) -> bool:
    """Whether somebody says what "it" has done or will do, as bodies say of themselves: "Tesaro said it had"."""
    place += tags[place : place + 1] == "Z"
    return words[place : place + 1] == ("it",) and tags[place + 1 : place + 2] in ("m", "h")


def _is_what(words: Sequence[str], tags: str, start: int) -> str:
    """The noun that says what a name is: "is the capital of", "was a seaside town"."""
    place = start + 1 if words[start : start + 1] and words[start] in ("is", "was") else start
    end = min(place + 4, len(tags))
    while place < end and place > start and tags[place] in "Dnea":
        if tags[place] == "n" and (place + 1 == len(tags) or tags[place + 1] not in "nG"):
            return words[place].capitalize()
        place += 1
    return ""


def _after(said: Evidence, tags: str, words: Sequence[str], name: Name, names: Names) -> None:
    after = tags[name.last : name.last + 3]
    tag = after[:1]
    word = words[name.last] if after else ""
    if tag == "s" or name.address or (tag == "," and (after in (",#,", ",#.") or after[1:2] == "W")):
        said.person += 2
        said.body += 3 * (tag == "s" and _of_itself(tags, words, name.last + 1))
    elif tag == "n" and word.capitalize() in place_words().after:
        said.place += 3
    elif tag == "n" and word in SHARES:
        said.body += 2
    elif word in EXECUTIVE and "N" in tags[name.last + 1 : name.last + 4]:
        said.body += 3
    elif tag == "b" and (what := _is_what(words, tags, name.last)) and what in PLACE_NOUNS | place_words().after:
        said.place += 4
    elif tag == "(":
        _bracket(said, tags, words, name, names)
    elif tag == "," and _is_place(names.starting.get(name.last + 1), tags, words):
        said.place += 3
    elif tag == "f":
        body = names.starting.get(name.last + 1 + (after[1:2] == "D"))
        said.person += 2 * (body is not None and body.kind == "organisation")
    elif word in name_words("deed") or (
        tag in ("b", "h") and words[name.last + 1 : name.last + 2] and words[name.last + 1] in name_words("deed")
    ):
        said.person += 2
        said.acts += 1
    elif tag == ")" and name.first and tags[name.first - 1] == "(":
        said.body += 1
    elif tag in ACTING or (tag == "e" and after[1:2] in tuple("DHON#Z")):
        said.acts += 1


def _is_place(name: Name | None, tags: str, words: Sequence[str]) -> bool:
    """Whether a name tells where the one before it lies: "Elm, Norway,", but not "Elm, Norway coach,"."""
    if name is None or name.kind not in ("place", "country"):
        return False
    after = tags[name.last : name.last + 1]
    return after in (",", ".", "", "\n", ")") or words[name.last].capitalize() in place_words().after


def _bracket(said: Evidence, tags: str, words: Sequence[str], name: Name, names: Names) -> None:
    """A bracket after a name: its short form or its long one, an age, the year of a work."""
    inside = words[name.last + 1] if name.last + 1 < len(words) else ""
    short = tags[name.last + 2 : name.last + 3] == ")"
    if inside.isdigit():
        said.person += 2 * (len(inside) == 2 and short)
        said.thing += 2 * (len(inside) == 4 and short)
    elif short and inside.isupper() and len(inside) > 1:
        said.body += 2
    elif name.rule == "acronym":
        long = names.starting.get(name.last + 1)
        said.body += 2 * (long is not None and len(long.words) > 1)


def _role_beside(said: Evidence, tags: str, words: Sequence[str], name: Name, before: str) -> None:
    """A role, trade or body before the name or between commas beside it."""
    nouns = heads().nouns
    if before == "n" and (head := nouns.get(words[name.first - 1])):
        if head.person or _are_people(head):
            said.person += 3
        else:
            said.body += 3
    elif before == ",":
        head = nouns.get(words[name.first - 2]) if name.first > 1 else None
        if head is not None and not head.person:
            said.body += 2 * (not head.plural)
        else:
            end = begin = name.first - 1
            while begin > 0 and name.first - begin < 9 and tags[begin - 1] not in ",.;:\n":
                begin -= 1
            said.person += 2 * _describes(tags, words, begin, end)
    if tags[name.last : name.last + 1] == ",":
        match = PHRASE.match(tags, name.last + 1)
        if match is not None and not TRADERS.isdisjoint(words[match.start() : match.end()]):
            said.body += 3
        else:
            said.person += 2 * (match is not None and _describes(tags, words, *match.span()))


def _are_people(head: Head) -> bool:
    """Whether a plural is of an office or trade: "writers", not "teams"."""
    return head.plural and head.noun in heads().nouns and heads().nouns[head.noun].person


def _describes(tags: str, words: Sequence[str], start: int, end: int) -> bool:
    """Whether what stands between two places is one person's office or trade, and no clause."""
    if CLAUSE.search(tags, start, end):
        return False
    nouns = heads().nouns
    for place in range(start, end):
        head = nouns.get(words[place])
        if head is not None and head.person and (place + 1 == end or tags[place + 1] in "fieG"):
            return True
    return False


def _listed(said: Evidence, tags: str, name: Name, names: Names) -> None:
    """Names joined by "and", and those on both sides in a list, are mostly of one kind."""
    first, last = name.first, name.last
    before = after = None
    if first and tags[first - 1] in JOINS:
        before = names.ending.get(first - 1) or names.ending.get(first - 2)
    if tags[last : last + 1] in JOINS:
        after = names.starting.get(last + 1) or names.starting.get(last + 2)
    left, right = before and tags[before.last : first], after and tags[last : after.first]
    if before and left in ("c", ",c"):
        _count_kind(said, before)
    if after and right in ("c", ",c"):
        _count_kind(said, after)
    if before and after and left == "," and right in (",", "c", ",c") and before.kind == after.kind:
        _count_kind(said, before, 2)


def _count_kind(said: Evidence, name: Name, times: int = 1) -> None:
    """It is as another name is."""
    if name.kind == "person":
        said.person += times
    elif name.kind in ("place", "country"):
        said.place += times
    elif name.kind == "organisation":
        said.body += times


def _taken_up(said: Evidence, tags: str, words: Sequence[str], name: Name, before: str, names: Names) -> None:
    """Whether a subject is "he" or "she" in what follows, before anybody else is named."""
    acts = tags[name.last : name.last + 1] in ACTING
    if not acts and before not in OPENS_CLAUSE:
        return
    opening = NEXT_SENTENCE.match(tags, name.last)
    if opening is not None and words[opening.end() - 1] == "It" and tags[opening.end() : opening.end() + 1] in "sh":
        said.body += 3
    match = NEXT_PRONOUN.match(tags, name.last)
    if match is not None and words[match.end() - 1] in HE_OR_SHE:
        said.person += 2
        return
    match = NEXT_SENTENCE.match(tags, name.last) if acts else None
    if match is None or words[match.end() - 1] not in HE_OR_SHE:
        return
    others = (names.starting.get(place) for place in range(name.last, match.end()))
    said.person += 2 * all(other is None or other.kind not in ("person", None) for other in others)


def is_adjective(tags: str, name: Name) -> bool:
    """Whether a word with a capital is the adjective of a noun after it: "the Elmian coast"."""
    return tags[name.last : name.last + 1] == "n" and ADJECTIVE.search(name.text) is not None
