"""Noun phrases that say who somebody is by office, trade or membership: "the Ukrainian PM", "defence workers"."""

from collections.abc import Mapping
from itertools import compress

import attrs

from newsmodel.english.actors.heads import Head, heads, role_words
from newsmodel.english.actors.names import Name, Names, Word
from newsmodel.english.actors.words import POSTNOMINALS, vocabulary
from newsmodel.english.grammar.frames import Frame
from newsmodel.text.patterns import pattern

COMPLEMENT = pattern("description_complement", r"(?:f|i)D?(?:[NnaeG#-]|cN|fN|N'|p(?=N)){1,6}", plain=True)


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
    nouns, known = heads().nouns, heads().phrases
    words, tags = frame.tokens.words, found.tags
    inside = _covered(names)
    ends = {name.last: name for name in names}
    starts = {name.first: name for name in names if not name.nested}
    units = found.titles
    last_alone = role_words("last")
    done = 0
    result = []
    for place in compress(range(len(words)), map(nouns.__contains__, words)):
        if (
            place in inside
            or place < done
            or (words[place] in POSTNOMINALS and place in ends and ends[place].kind == "person")
        ):
            continue
        if tags[place] == "N" and place + 1 not in units and not _plural_of_people(found, words, place):
            continue
        if words[place] in last_alone and " ".join(words[place - 1 : place + 1]).lower() not in known:
            continue
        last = place + 1
        first = place
        head = nouns[words[place]]
        unit = _office(units, place)
        if unit is not None:
            first, last = unit
            if first < done:
                continue
        following = tags[last : last + 1]
        if (
            last not in starts
            and (following in ("n", "N", "G", "#", "*") or (following == "-" and tags[last + 1 : last + 2] == "n"))
            and not (head.plural and following == "n" and tags[last + 1 : last + 2] in "tDHOZ")
        ):
            continue
        described = _description(frame, found, first, last, head, ends, starts)
        result.append(described)
        done = described.core
    for described in result:
        inside.update(range(described.first, described.last))
    for last, (first, entry) in units.items():
        if first not in inside:
            head = Head(entry.key, False, True, entry.gender)
            result.append(_description(frame, found, first, last, head, ends, starts))
    return sorted(result, key=lambda d: d.first)


def _office(units: Mapping[int, Word], place: int) -> tuple[int, int] | None:
    """The capitalised office that a head is the last word of, or else another: its tokens."""
    for last in range(place + 1, place + 6):
        if last in units and (last == place + 1 or units[last][0] <= place):
            return units[last][0], last
    return None


def _plural_of_people(found: Names, words: tuple[str, ...], place: int) -> bool:
    """Whether a capitalised head is no part of a name: first in its sentence, or an abbreviation like "MPs"."""
    return place in found.starts or words[place][:2].isupper() or place in found.adjectives


def _covered(names: list[Name]) -> set[int]:
    covered: set[int] = set()
    for name in names:
        covered.update(range(name.first, name.last))
    return covered


def _description(
    frame: Frame, found: Names, first: int, last: int, head: Head, ends: dict[int, Name], starts: dict[int, Name]
) -> Description:
    """Read a description to both sides of its head."""
    words, tags = frame.tokens.words, found.tags
    title = _title_start(words, tags, first, last, head, ends)
    if words[last : last + 1] == ("of",) and " ".join(words[first : last + 2]).lower() in heads().phrases:
        last += 2
    described = Description(title, last, last, head, "")
    _modifiers(frame, found, described, ends)
    described.title = frame.text[frame.tokens.starts[title] : frame.tokens.ends[last - 1]]
    if described.title[:3].lower() == "ex-":
        described.former, described.title = True, described.title[3:]
    _complement(frame, tags, described, starts)
    return described


def _modifiers(frame: Frame, found: Names, described: Description, ends: dict[int, Name]) -> None:
    """What stands before the title: adjectives, a country or body, a possessor, a determiner."""
    words, tags = frame.tokens.words, found.tags
    begin = described.first
    while begin > 0 and described.core - begin < 9:
        word, tag = words[begin - 1], tags[begin - 1]
        low = word.lower()
        if low in role_words("former"):
            described.former = True
        elif begin in found.adjectives:
            begin, entry = found.adjectives[begin]
            described.code = described.code or entry.code
            continue
        elif begin in ends and tag in "N_" and ends[begin].first < begin:
            begin = _owner(described, ends[begin])
            continue
        elif tag == "'":
            if begin == 1 or tags[begin - 2] in "\n.":
                break
            begin = _possessor(frame, tags, described, begin - 1, ends)
            break
        elif tag in "DH" or low == "whose":
            begin -= 1
            described.definite = low == "the" or tag != "D"
            described.indefinite = low in ("a", "an")
            if tag != "D":
                described.possessor = low
            while begin and tags[begin - 1] == "D":
                begin -= 1
            break
        elif (tag in "eG" and tags[begin - 2 : begin - 1] not in AFTER_PARTICIPLE) or tag not in "n#eG":
            break
        begin -= 1
    described.first = begin


def _owner(described: Description, name: Name) -> int:
    """The name before a title, "EU Commission President": whose it is; returns where the name begins."""
    if name.kind != "person":
        described.of = described.of or name.text
        if name.kind == "country":
            described.code = described.code or name.code
    described.possessor = name.text
    return name.first


def _possessor(frame: Frame, tags: str, described: Description, mark: int, ends: dict[int, Name]) -> int:
    """Whose it is, in "Poland’s president" and "the trust’s chairman"; returns where that begins."""
    words = frame.tokens.words
    described.definite = True
    if mark in ends:
        begin = _owner(described, ends[mark])
    else:
        begin = mark - 1
        described.possessor = words[begin].lower()
        while begin and tags[begin - 1] in "n#" and mark - begin < 4:
            begin -= 1
    return begin - 1 if begin and tags[begin - 1] == "D" else begin


def _title_start(words: tuple[str, ...], tags: str, first: int, last: int, head: Head, ends: dict[int, Name]) -> int:
    """Where the title begins: the longest known phrase, words that belong to titles, any noun before an office."""
    known = heads().phrases
    start = first
    inner = first > 0 and words[first - 1].lower() in heads().inner
    for length in range(3, 0, -1) if inner else ():
        if first >= length and " ".join(words[first - length : last]).lower() in known and first not in ends:
            start = first - length
            break
    office = head.noun in role_words("office")
    while start > 0 and start not in ends and last - start < 5:
        word, tag = words[start - 1], tags[start - 1]
        low = word.lower()
        if low in role_words("kept") or (office and start == first and tag in "nN" and _joins(word, low)):
            start -= 1
        else:
            break
    return start


def _joins(word: str, low: str) -> bool:
    """Whether a word before an office is part of the title: "fisheries minister", not "veteran minister"."""
    if low in role_words("former") or low in role_words("adjective"):
        return False
    entry = vocabulary().words.get(word)
    return entry is None or entry.letter in "cTHAz"


def _complement(frame: Frame, tags: str, described: Description, starts: dict[int, Name]) -> None:
    """What a role is of: "of the European Commission", "for the ministry", "of marine biology at the university"."""
    words = frame.tokens.words
    last = described.last
    word = words[last] if last < len(words) else ""
    if word == "at" and words[last + 1 : last + 3] == ("the", "time"):
        described.former, described.last = True, last + 3
        return
    if word not in OF:
        return
    begin = last + 1 + (tags[last + 1 : last + 2] == "D")
    name = starts.get(begin)
    if name is None and (kind := heads().nouns.get(words[begin] if begin < len(words) else "")) and not kind.person:
        name = starts.get(begin + 1)
    if name is not None and name.kind != "person":
        _of_name(frame, tags, described, name)
        return
    match = COMPLEMENT.match(tags, last, last + 8)
    if match is None or word not in ("of", "for") or not described.head.person:
        return
    end = match.end()
    while end > last + 1 and tags[end - 1] in "aG-e":
        end -= 1
    if end <= begin:
        return
    described.last = end
    if begin == last + 1 and "N" not in tags[begin:end]:
        described.title += frame.text[frame.tokens.ends[last - 1] : frame.tokens.ends[end - 1]]
        name = starts.get(end + 1 + (tags[end + 1 : end + 2] == "D")) if words[end : end + 1] in OF_WORDS else None
        if name is not None and name.kind != "person":
            _of_name(frame, tags, described, name)
    elif words[last + 1] not in ("a", "an") and described.of is None:
        described.of = frame.text[frame.tokens.starts[begin] : frame.tokens.ends[end - 1]]


AFTER_PARTICIPLE = frozenset("DH#'")
"""Tags before a participle that is an adjective: "the elected officials", not "thanked officials"."""
OF = frozenset(("of", "for", "at", "to", "in", "from", "with"))
OF_WORDS = frozenset((word,) for word in OF)


def _of_name(frame: Frame, tags: str, described: Description, name: Name) -> None:
    """The body or country that stands after a title; "of Elm borough council" goes on past the name."""
    end = name.last
    nouns = heads().nouns
    for place in range(end, min(end + 4, len(tags))):
        if tags[place] != "n":
            break
        if (head := nouns.get(frame.tokens.words[place])) is not None and not head.person and not head.plural:
            end = place + 1
    if frame.tokens.words[described.last] in ("of", "for", "at", "to"):
        described.of = described.of or frame.text[name.start : frame.tokens.ends[end - 1]]
        if name.kind == "country" and end == name.last:
            described.code = described.code or name.code
    described.last = end
