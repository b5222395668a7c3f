"""Noun phrases that say who somebody is by office, trade or membership: "the former Ukrainian PM", "defence workers"."""

import functools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import attrs

from newsmodel.english.actors.names import Name, Names
from newsmodel.english.actors.words import vocabulary
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.lexicon import groups, roles
from newsmodel.text.patterns import pattern

FORMER = frozenset(["former", "ex", "late", "retired", "onetime", "one-time", "ex-", "erstwhile"])
KEPT = frozenset(
    [
        "deputy",
        "acting",
        "vice",
        "interim",
        "assistant",
        "caretaker",
        "chief",
        "senior",
        "junior",
        "shadow",
        "co-",
        "lead",
        "honorary",
    ]
)
"""Words that belong to the title."""
OFFICES = frozenset(
    [
        "minister",
        "secretary",
        "chief",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "boss",
        "leader",
        "director",
        "manager",
        "editor",
        "commissioner",
        "chair",
        "ambassador",
        "envoy",
        "adviser",
        "advisor",
        "head",
        "president",
        "officer",
        "coach",
        "correspondent",
        "teacher",
        "owner",
        "lawyer",
        "negotiator",
        "governor",
    ]
)
"""Heads that take any noun before them into the title: "fisheries minister"."""
NO_TITLE = frozenset(
    [
        "man",
        "woman",
        "boy",
        "girl",
        "person",
        "people",
        "baby",
        "child",
        "people",
        "teenager",
        "youth",
        "father",
        "mother",
        "son",
        "daughter",
        "wife",
        "husband",
        "brother",
        "sister",
        "victim",
        "suspect",
        "friend",
        "partner",
        "star",
        "fan",
        "one",
        "member",
        "members",
        "men",
        "women",
        "others",
        "star",
        "baby",
        "widow",
    ]
)
"""Heads that describe somebody and give no role."""
OPENERS = pattern("description_opening", r"(?:[DH]|')?(?:[#aneGsg]|N(?!')|-){0,6}$", plain=True)
COMPLEMENT = pattern("description_complement", r"(?:f|i)D?(?:[NnaeG#-]|cN|fN|N'|p(?=N)){1,6}", plain=True)


class Head(NamedTuple):
    """What a noun says as the head of a description."""

    noun: str
    plural: bool
    person: bool
    """Of one person; else a body or several people."""
    gender: str


class Heads(NamedTuple):
    """Head nouns by form, and the known phrases of several words."""

    nouns: Mapping[str, Head]
    phrases: frozenset[str]
    longest: int


@functools.cache
def heads() -> Heads:
    """The head nouns of roles and groups, small and with a capital."""
    nouns: dict[str, Head] = {}
    phrases: set[str] = set()
    for form, group in groups().items():
        word = form.rsplit(" ", 1)[-1]
        if " " in form:
            phrases.add(form.lower())
        else:
            nouns[word] = Head(word, group.plural, False, "u")
    for form, role in roles().items():
        *before, word = form.split(" ")
        if before:
            phrases.add(form.lower())
            if word not in nouns and word.islower() and f"{word}s" not in nouns and word in _LAST_WORDS:
                nouns[word] = Head(word, form != role.singular, form == role.singular, role.gender)
        elif form == role.singular:
            nouns[word] = Head(role.singular, False, True, role.gender)
        else:
            nouns.setdefault(word, Head(role.singular, True, False, role.gender))
    for word in list(nouns):
        if word[0].islower():
            nouns.setdefault(word[0].upper() + word[1:], nouns[word])
    for word in ("others", "some", "thousands", "left", "right", "state", "general", "model", "private"):
        nouns.pop(word, None)
        nouns.pop(word.capitalize(), None)
    return Heads(nouns, frozenset(phrases), 4)


_LAST_WORDS = frozenset(["officer", "general", "affairs", "chief", "whip"])


@attrs.define(eq=False)
class Description:
    """A noun phrase with a role or group noun as its head.

    Attributes:
        first, last: its tokens with determiner and complement.
        core: token after the head.
        head: what the head noun says.
        title: the words of the role.
        of: the body or country, as written.
        code: the country it tells.
        definite: "the", a possessive, or a bare title.
    """

    first: int
    last: int
    core: int
    head: Head
    title: str
    of: str | None = None
    code: str | None = None
    former: bool = False
    definite: bool = False
    indefinite: bool = False
    possessor: str = ""
    used: bool = False


def find_descriptions(frame: Frame, found: Names, names: list[Name]) -> list[Description]:
    """The descriptions of an article, in order; those with a capital inside a name are left out."""
    nouns = heads().nouns
    words, tags = frame.tokens.words, found.tags
    inside = _covered(names)
    ends = {name.last: name for name in names}
    starts = {name.first: name for name in names if not name.nested}
    units = found.titles
    done = 0
    result = []
    for place in [i for i, word in enumerate(words) if word in nouns]:
        if place in inside or place < done:
            continue
        last = place + 1
        first = place
        head = nouns[words[place]]
        unit = units.get(last)
        if unit is None:
            unit = next(
                (units[end] for end in range(last + 1, last + 5) if end in units and units[end].first <= place), None
            )
        if unit is not None:
            first, last = unit.first, unit.last
            if unit.first < done:
                continue
        following = tags[last : last + 1]
        if (
            last not in starts
            and (following in ("n", "N", "G", "#", "*") or (following == "-" and tags[last + 1 : last + 2] == "n"))
            and not (head.plural and following == "n" and tags[last + 1 : last + 2] in "tDHOZ")
        ):
            continue
        described = _description(frame, tags, first, last, head, ends, starts)
        result.append(described)
        done = described.core
    for unit in units.values():
        if not any(d.first <= unit.first and unit.last <= d.last for d in result) and unit.first not in inside:
            head = Head(unit.entry.key, False, True, unit.entry.gender)
            result.append(_description(frame, tags, unit.first, unit.last, head, ends, starts))
    return sorted(result, key=lambda d: d.first)


def _covered(names: list[Name]) -> set[int]:
    covered: set[int] = set()
    for name in names:
        covered.update(range(name.first, name.last))
    return covered


def _description(
    frame: Frame, tags: str, first: int, last: int, head: Head, ends: dict[int, Name], starts: dict[int, Name]
) -> Description:
    """Read a description to both sides of its head."""
    words = frame.tokens.words
    title = _title_start(words, tags, first, last, head, ends)
    begin = title
    described = Description(begin, last, last, head, "")
    while begin > 0:
        word, tag = words[begin - 1], tags[begin - 1]
        low = word.lower()
        if low in FORMER:
            described.former = True
        elif tag == "N" and (entry := vocabulary().words.get(word)) and entry.letter == "D":
            described.code = described.code or entry.code
        elif begin in ends and tag in "N_" and ends[begin].first < begin:
            name = ends[begin]
            described.of = described.of or (name.text if name.kind != "person" else None)
            described.possessor = name.text
            if name.kind == "country":
                described.code = described.code or name.code
            begin = name.first
            continue
        elif tag == "'" and begin - 1 in ends:
            name = ends[begin - 1]
            described.possessor = name.text
            described.definite = True
            if name.kind != "person":
                described.of = described.of or name.text
            if name.kind == "country":
                described.code = described.code or name.code
            begin = name.first
            if begin and words[begin - 1] in ("the", "The"):
                begin -= 1
            break
        elif tag in "DH":
            begin -= 1
            described.definite = low == "the" or tag == "H"
            described.indefinite = low in ("a", "an")
            if tag == "H":
                described.possessor = low
            while begin and tags[begin - 1] == "D":
                begin -= 1
            break
        elif tag not in "n#eG" or last - begin > 6:
            break
        begin -= 1
    described.title = frame.text[frame.tokens.starts[title] : frame.tokens.ends[last - 1]]
    if described.title[:3].lower() == "ex-":
        described.former, described.title = True, described.title[3:]
    described.first = begin
    _complement(frame, tags, described, starts)
    return described


def _title_start(words: tuple[str, ...], tags: str, first: int, last: int, head: Head, ends: dict[int, Name]) -> int:
    """Where the title begins: the longest known phrase, words that belong to titles, any noun before an office."""
    known = heads().phrases
    start = first
    for length in range(3, 0, -1):
        if first >= length and " ".join(words[first - length : last]).lower() in known and first not in ends:
            start = first - length
            break
    while start > 0 and start not in ends and last - start < 5:
        word, tag = words[start - 1], tags[start - 1]
        low = word.lower()
        if (
            low in KEPT
            or (
                head.noun in OFFICES
                and tag in "nN"
                and low not in FORMER
                and low not in ADJECTIVES
                and start == first
                and not (entry := vocabulary().words.get(word))
            )
            or (head.noun in OFFICES and tag in "nN" and entry_is_title(word) and start == first)
        ):
            start -= 1
        else:
            break
    return start


def entry_is_title(word: str) -> bool:
    """Whether a capitalised word that the table knows may be part of a title: "Health", "Fire"."""
    entry = vocabulary().words.get(word)
    return entry is None or entry.letter in "cTHAz"


ADJECTIVES = frozenset(
    [
        "new",
        "old",
        "own",
        "local",
        "young",
        "veteran",
        "top",
        "main",
        "only",
        "first",
        "second",
        "third",
        "other",
        "political",
        "popular",
        "powerful",
        "great",
        "last",
        "next",
        "current",
        "longtime",
        "long-time",
        "outspoken",
        "embattled",
        "controversial",
        "influential",
        "big",
        "good",
        "key",
        "major",
        "national",
        "international",
        "regional",
        "federal",
        "right-wing",
        "left-wing",
        "conservative",
        "liberal",
        "democratic",
        "republican",
        "independent",
    ]
)


def _complement(frame: Frame, tags: str, described: Description, starts: dict[int, Name]) -> None:
    """ "of the European Commission", "for the ministry": what the role is of."""
    last = described.last
    if tags[last : last + 1] not in ("f", "i"):
        return
    word = frame.tokens.words[last]
    if word not in ("of", "for", "at", "to", "in", "from", "with"):
        return
    begin = last + 1
    if tags[begin : begin + 1] == "D":
        begin += 1
    name = starts.get(begin)
    if name is not None and name.kind != "person":
        if word in ("of", "for", "at", "to"):
            described.of = described.of or name.text
            if name.kind == "country":
                described.code = described.code or name.code
        described.last = name.last
        return
    match = COMPLEMENT.match(tags, last, last + 8)
    if match and word in ("of", "for") and described.head.person:
        end = match.end()
        while end > last + 1 and tags[end - 1] in "aG-e":
            end -= 1
        if end > begin:
            described.last = end
            if frame.tokens.words[last + 1] not in ("a", "an") and described.of is None:
                described.of = frame.text[frame.tokens.starts[begin] : frame.tokens.ends[end - 1]]


def unused(descriptions: list[Description]) -> Iterator[Description]:
    """Those that no name has taken."""
    return (d for d in descriptions if not d.used)
