"""What the words around a name say of its kind: of a person, a place, a body, or of no actor at all."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsmodel.english.actors.heads import Head, heads, role_words
from newsmodel.english.actors.names import Name
from newsmodel.english.actors.words import name_words
from newsmodel.english.lexicon import place_words
from newsmodel.text.patterns import pattern

IN_PLACES = frozenset(["in", "at", "near", "from", "outside", "across", "around", "throughout"])
PLACING = {"near": 3, "from": 1}
"""How much they tell where it is not 2: letters and passes come from people too."""
HE_OR_SHE = frozenset(["he", "she", "his", "her", "him", "himself", "herself", "He", "She", "His", "Her"])
AMONG = frozenset(["like", "including"])
"""After offices and trades: "writers like Elm"."""
CREDITS = frozenset(["image", "images", "photo", "photos", "photograph", "picture", "pictures"])
SITES = (".com", ".org", ".net", ".co.uk")
OPENS_CLAUSE = frozenset(["", "\n", ".", "q", ",", "k", "c", "Z", ":", "-", "B", "("])
ACTING = frozenset("bhmdv'")
"""Tags after a name that acts, or has something."""

NEXT_PRONOUN = pattern("next_pronoun", r"[^NPHO\n]{0,24}+[PHO]", plain=True)
"""The first pronoun after a name, with no other name between."""
NEXT_SENTENCE = pattern("next_sentence_pronoun", r"[^.\n]{0,30}+\.q?[PH]", plain=True)
"""A pronoun that opens the sentence after."""
INNER_CAPITAL = pattern(
    "inner_capital", r"(?<!\bMc)(?<!\bMac)(?<!\bFitz)(?<!\b[DL][aei])(?<=[a-z])[A-Z]|\d", plain=True
)
"""As in made-up names of firms and sites: "YouTube"."""
ADJECTIVE = pattern("adjective_ending", r"(?:[aei]an|ese|ish|ic)$", plain=True)

PHRASE = pattern("apposed_phrase", r"[^,.;:\nW-]{1,9}+", plain=True)
"""What stands between a comma after a name and the next mark."""


class Evidence(NamedTuple):
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

    @classmethod
    def total(cls, *parts: "Evidence") -> "Evidence":
        """All of it together."""
        return cls(*map(sum, zip(*parts, strict=True)))


class Names:
    """The names of an article by the tokens where they begin and end, so that neighbours can be asked."""

    def __init__(self, names: Sequence[Name]) -> None:
        outer = [name for name in names if not name.nested]
        self.starting: Mapping[int, Name] = {name.first: name for name in outer}
        self.ending: Mapping[int, Name] = {name.last: name for name in outer}


def evidence(tags: str, words: Sequence[str], name: Name, names: Names) -> Evidence:
    """What stands around one name."""
    before = tags[name.first - 1] if name.first else ""
    return Evidence.total(
        _before(tags, words, name, before),
        _after(tags, words, name, names),
        _role_beside(tags, words, name, before),
        _listed(tags, name, names),
        _taken_up(tags, words, name, before, names),
        _form(name),
    )


def _form(name: Name) -> Evidence:
    """What the name itself tells: "YouTube" is a body, "Orbit XL" a thing."""
    model = len(name.words) > 1 and name.words[-1].isupper() and not name.text.isupper() and len(name.words[-1]) > 1
    place = 2 * (len(name.words) > 1 and name.words[0] in name_words("place_opening"))
    site = 3 * name.text.endswith(SITES)
    return Evidence(place=place, body=site + (INNER_CAPITAL.search(name.text) is not None), thing=model)


def _before(tags: str, words: Sequence[str], name: Name, before: str) -> Evidence:
    word = words[name.first - 1] if name.first else ""
    further = words[name.first - 2].lower() if name.first > 1 else ""
    if before == "D":
        return _with_article(tags, words, name, word.lower())
    if before == "s" and tags[name.first - 2 : name.first - 1] in ("q", ","):
        return Evidence(person=2, acts=1)
    if word in name_words("deed"):
        return Evidence(person=2)
    if before == "N" and len(name.words) == 1 and word not in heads().nouns:
        return Evidence(thing=2)
    if word.lower() in name_words("work"):
        return Evidence(thing=3)
    if before == "i" and word.lower() in IN_PLACES:
        owns = tags[name.last : name.last + 1] == "'"
        return Evidence(place=PLACING.get(word.lower(), 2) - owns)
    head = heads().nouns.get(further)
    if head is not None and (_are_people(head) if word in AMONG else before == "f" and further in role_words("kin")):
        return Evidence(person=2)
    if before == "f" and (further in name_words("site") or further.capitalize() in place_words().after):
        return Evidence(place=3)
    if before == ":" and further in CREDITS:
        return Evidence(person=2)
    if before == "q" and tags[name.last : name.last + 1] == "q":
        return Evidence(thing=2)
    return Evidence(acts=before == "s" or word in ("by", "with", "against"))


def _with_article(tags: str, words: Sequence[str], name: Name, article: str) -> Evidence:
    """ "the Elm", "an Elm", or an article that belongs to the noun after the name: "the Elm government"."""
    if tags[name.last : name.last + 1] not in ("n", "e", "G"):
        return Evidence(body=2) if article not in ("a", "an") else Evidence(acts=-9)
    noun = words[name.last]
    if noun in name_words("rule"):
        return Evidence(person=2)
    head = heads().nouns.get(noun)
    return Evidence(body=3 * (head is not None and not head.person and not head.plural))


def _after(tags: str, words: Sequence[str], name: Name, names: Names) -> Evidence:
    after = tags[name.last : name.last + 3]
    word = words[name.last] if after else ""
    if after[:1] == "s" or after in (",#,", ",#.") or after[:2] == ",W" or name.address:
        return Evidence(person=2)
    if after[:1] == "n" and word.capitalize() in place_words().after:
        return Evidence(place=3)
    if after[:1] == "(":
        return _bracket(tags, words, name, names)
    if after[:1] == "," and _is_place(names.starting.get(name.last + 1), tags, words):
        return Evidence(place=3)
    if after[:1] == "f":
        body = names.starting.get(name.last + 1 + (after[1:2] == "D"))
        return Evidence(person=2 * (body is not None and body.kind == "organisation"))
    if word in name_words("deed") or (
        after[:1] in ("b", "h") and words[name.last + 1 : name.last + 2] and words[name.last + 1] in name_words("deed")
    ):
        return Evidence(person=2, acts=1)
    if after[:1] == ")" and name.first and tags[name.first - 1] == "(":
        return Evidence(body=1)
    return Evidence(acts=after[:1] in ACTING or (after[:1] == "e" and after[1:2] in tuple("DHON#Z")))


def _is_place(name: Name | None, tags: str, words: Sequence[str]) -> bool:
    """Whether a name tells where the one before it lies: "Elm, Norway,", but not "Elm, Norway coach,"."""
    if name is None or name.kind not in ("place", "country"):
        return False
    after = tags[name.last : name.last + 1]
    return after in (",", ".", "", "\n", ")") or words[name.last].capitalize() in place_words().after


def _bracket(tags: str, words: Sequence[str], name: Name, names: Names) -> Evidence:
    """A bracket after a name: its short form or its long one, an age, the year of a work."""
    inside = words[name.last + 1] if name.last + 1 < len(words) else ""
    short = tags[name.last + 2 : name.last + 3] == ")"
    if inside.isdigit():
        return Evidence(person=2 * (len(inside) == 2 and short), thing=2 * (len(inside) == 4 and short))
    if short and inside.isupper() and len(inside) > 1:
        return Evidence(body=2)
    long = names.starting.get(name.last + 1)
    return Evidence(body=2 * (name.rule == "acronym" and long is not None and len(long.words) > 1))


def _role_beside(tags: str, words: Sequence[str], name: Name, before: str) -> Evidence:
    """A role, trade or body before the name or between commas beside it."""
    nouns = heads().nouns
    found = Evidence()
    if before == "n" and (head := nouns.get(words[name.first - 1])):
        found = Evidence(person=3) if head.person or _are_people(head) else Evidence(body=3)
    elif before == "," and name.first > 1 and (head := nouns.get(words[name.first - 2])) and not head.person:
        found = Evidence(body=2 * (not head.plural))
    elif before == ",":
        reach = max(0, name.first - 9)
        begin = max(reach, *(tags.rfind(mark, reach, name.first - 1) + 1 for mark in ",.;:\n"))
        found = Evidence(person=2 * _describes(tags, words, begin, name.first - 1))
    if tags[name.last : name.last + 1] == ",":
        match = PHRASE.match(tags, name.last + 1)
        if match is not None and _describes(tags, words, *match.span()):
            found = found._replace(person=found.person + 2)
    return found


def _are_people(head: Head) -> bool:
    """Whether a plural is of an office or trade: "writers", not "teams"."""
    return head.plural and head.noun in heads().nouns and heads().nouns[head.noun].person


def _describes(tags: str, words: Sequence[str], start: int, end: int) -> bool:
    """Whether what stands between two places is one person's office or trade, and no clause."""
    if any(mark in tags[start:end] for mark in "svm"):
        return False
    nouns = heads().nouns
    for place in range(start, end):
        head = nouns.get(words[place])
        if head is not None and head.person and (place + 1 == end or tags[place + 1] in "fieG"):
            return True
    return False


def _listed(tags: str, name: Name, names: Names) -> Evidence:
    """Names joined by "and", and those on both sides in a list, are mostly of one kind."""
    first, last = name.first, name.last
    before = names.ending.get(first - 1) or names.ending.get(first - 2)
    after = names.starting.get(last + 1) or names.starting.get(last + 2)
    left, right = before and tags[before.last : first], after and tags[last : after.first]
    kinds = [before.kind] if before and left in ("c", ",c") else []
    kinds += [after.kind] if after and right in ("c", ",c") else []
    if before and after and left == "," and right in (",", "c", ",c") and before.kind == after.kind:
        kinds += [before.kind, before.kind]
    return Evidence(
        person=kinds.count("person"),
        place=kinds.count("place") + kinds.count("country"),
        body=kinds.count("organisation"),
    )


def _taken_up(tags: str, words: Sequence[str], name: Name, before: str, names: Names) -> Evidence:
    """Whether a subject is "he" or "she" in what follows, before anybody else is named."""
    acts = tags[name.last : name.last + 1] in ACTING
    if not acts and before not in OPENS_CLAUSE:
        return Evidence()
    match = NEXT_PRONOUN.match(tags, name.last)
    if match is not None and words[match.end() - 1] in HE_OR_SHE:
        return Evidence(person=2)
    match = NEXT_SENTENCE.match(tags, name.last) if acts else None
    if match is None or words[match.end() - 1] not in HE_OR_SHE:
        return Evidence()
    others = (names.starting.get(place) for place in range(name.last, match.end()))
    return Evidence(person=2 * all(other is None or other.kind not in ("person", None) for other in others))


def is_adjective(tags: str, name: Name) -> bool:
    """Whether a word with a capital is the adjective of a noun after it: "the Elmian coast"."""
    return tags[name.last : name.last + 1] == "n" and ADJECTIVE.search(name.text) is not None
