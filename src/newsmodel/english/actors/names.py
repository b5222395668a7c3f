"""The names in an article: where they stand, what they may be, and with which form of address."""

from collections.abc import Iterator

import attrs

from newsmodel.english.actors.capitals import name_tags
from newsmodel.english.actors.heads import role_words
from newsmodel.english.actors.openings import Openings, is_whole_elsewhere, is_word, without_opening
from newsmodel.english.actors.runs import PIECE, Piece, Unit, pieces
from newsmodel.english.actors.words import GENERATIONS, GROUND, name_words
from newsmodel.english.grammar.frames import Frame
from newsmodel.model.actor import ActorKind
from newsmodel.text.patterns import pattern

KINDS: dict[str, ActorKind | None] = {
    "org": "organisation",
    "company": "organisation",
    "place": "place",
    "titled": "person",
    "odd": "person",
    "person": "person",
    "given": "person",
}
"""What a pattern says of the kind; None or missing where the word or the context has to tell."""


DOMAIN = pattern("domain", r"(?:\.(?:com|org|net|gov|edu|io|co\.uk))++\b")
"""What makes a firm's name one of a site: "Elm.com"."""


@attrs.define(eq=False)
class Name:
    """A name at one place of the text.

    Attributes:
        first, last: its tokens.
        text: as written.
        words: its words, particles and all.
        rule: the pattern that saw it.
        kind: None where only context can tell.
        key: for known names, the same for all their forms.
        code: country code that the word itself tells.
        gender: as title or given name tell.
        address: the form of address before it: "Mr", "Sir".
        nested: it stands inside another name.
        weak: it may be no name at all.
        headline: it stands in a headline with a capital on every word.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    words: tuple[str, ...]
    rule: str
    kind: ActorKind | None
    key: str = ""
    code: str | None = None
    gender: str = "u"
    address: str = ""
    nested: bool = False
    given: bool = False
    weak: bool = False
    headline: bool = False


@attrs.frozen
class Names:
    """All names of an article in order, and what was met on the way.

    Attributes:
        names: in order, nested ones after the name around them.
        titles, adjectives: capitalised offices and demonyms, by the token after them.
        starts: tokens that open a sentence, where a capital proves nothing.
        tags: the tags they were read from.
    """

    names: list[Name]
    titles: dict[int, Unit]
    adjectives: dict[int, Unit]
    starts: set[int]
    tags: str


def find_names(frame: Frame) -> Names:
    """The names of an article, nested ones after the name around them."""
    tags = name_tags(frame)
    found: list[Name] = []
    titles: dict[int, Unit] = {}
    adjectives: dict[int, Unit] = {}
    openings = Openings(frame, tags)
    for units, parts in pieces(frame, tags):
        for unit in units:
            if unit.letter == "T":
                titles[unit.last] = unit
            elif unit.letter == "D":
                adjectives[unit.last] = unit
        for piece in parts:
            found += _names(frame, piece, openings)
    return Names(found, titles, adjectives, openings.starts, tags)


def _names(frame: Frame, piece: Piece, openings: Openings) -> Iterator[Name]:
    rule, units = piece.rule, piece.units
    if rule == "thing":
        yield from _nested(frame, units, units[0].first)
        return
    first = units[0]
    if first.first in openings.starts or openings.headline(first.first):
        units = units if is_whole_elsewhere(frame, units, openings) else without_opening(units, openings)
        if not units:
            return
        if len(units) < len(piece.units):
            rule = _again(units)
            if not rule:
                return
    name = _name(frame, rule, units, piece.before)
    if frame.text[name.start - 1 : name.start] in ("#", "@") or frame.text[name.end : name.end + 1] == "$":
        return
    if name.kind in ("place", "country") and _has_compass(frame, name):
        name = _region(frame, name)
    if rule == "titled" and name.address and name.text.lower() in role_words("office"):
        return
    name.headline = bool(openings.titled) and openings.headline(name.first)
    if rule == "given" and (units[0].letter == "g" or (first.first in openings.starts and is_word(first, openings))):
        name.weak = True
    yield name
    if rule in ("org", "company", "place") and len(units) > 1 and units[-1].entry is not GROUND:
        yield from _nested(frame, units, -1)


def _again(units: list[Unit]) -> str:
    """The rule for what is left of a piece."""
    match = PIECE.match("".join([unit.letter for unit in units]))
    return str(match.lastgroup) if match and match.end() == len(units) else ""


def _name(frame: Frame, rule: str, units: list[Unit], before: list[Unit]) -> Name:
    first, last = units[0].first, units[-1].last
    tokens = frame.tokens
    if frame.tags[last - 1] == "_" and len(tokens.words[last - 2]) > 1 and last - first < 3:
        last -= tokens.words[last - 1] == "." and frame.text[tokens.ends[last - 2] - 1] == "."
    start, end = tokens.starts[first], tokens.ends[last - 1]
    words = tokens.words[first:last]
    kind = KINDS.get(rule)
    name = Name(first, last, start, end, frame.text[start:end], words, rule, kind)
    head = units[0].entry
    if rule == "known":
        name.kind = head.kind or ("organisation" if units[0].letter == "K" else None)
        name.key, name.code, name.given = head.key, head.code, head.given
        if units[0].letter == "K":
            name.rule = "acronym"
    elif kind == "person":
        if units[0].letter in "Ggj" or (units[0].letter == "I" and len(units) > 1 and units[1].letter in "Gg"):
            name.gender = head.gender
            name.given = True
        if units[-1].letter == "J" and len(units) > 1:
            _cut_ending(frame, name, units[-1].first)
    elif rule == "org" and len(units) == 1:
        if head.letter == "Q":
            name.rule, name.key, name.code = "known", head.key, head.code
        name.weak = units[0].last - units[0].first == 1
    elif rule == "org" and units[-1].letter == "Q" and units[-1].entry.code in (None, head.code):
        name.key, name.code = units[-1].entry.key, units[-1].entry.code
    if kind != "person" and frame.text.startswith(".", name.end):
        _take_domain(frame, name)
    if before:
        _take_address(frame, name, before)
    return name


def _take_domain(frame: Frame, name: Name) -> None:
    """ "Elm.com" is one name."""
    match = DOMAIN.match(frame.text, name.end)
    if match is not None:
        name.end = match.end()
        name.text, name.last = frame.text[name.start : name.end], frame.tokens.at(name.end)


def _take_address(frame: Frame, name: Name, before: list[Unit]) -> None:
    """The form of address before a name, and the gender that it or a title tells."""
    first = name.first
    for unit in reversed(before):
        if unit.letter not in "hsT" or unit.last < first - 1:
            break
        first = unit.first
        if unit.letter in "hs":
            name.address = name.address or frame.words(unit.first, unit.last)
        if unit.entry.gender != "u":
            name.gender = unit.entry.gender


def _cut_ending(frame: Frame, name: Name, place: int) -> None:
    """ "Jr" and "II" belong to the name, but are no surname; "KC" and "MP" do not belong."""
    name.words = name.words[: place - name.last]
    if frame.tokens.words[place] not in GENERATIONS:
        name.last = place
        name.end = frame.tokens.ends[place - 1]
        name.text = frame.text[name.start : name.end]


def _has_compass(frame: Frame, name: Name) -> bool:
    return name.first > 0 and frame.tokens.words[name.first - 1].lower() in name_words("compass")


def _region(frame: Frame, name: Name) -> Name:
    """A part of a country or place: "northern Norway" is not Norway."""
    first = name.first - 1
    start = frame.tokens.starts[first]
    return Name(
        first,
        name.last,
        start,
        name.end,
        frame.text[start : name.end],
        (frame.tokens.words[first], *name.words),
        "region",
        "place",
        code=name.code,
    )


def _nested(frame: Frame, units: list[Unit], outer: int) -> Iterator[Name]:
    """Known countries, places and organisations inside a longer name."""
    for unit in units:
        if unit.letter in "COPR":
            name = _name(frame, "known", [unit], [])
            name.nested = True
            yield name
