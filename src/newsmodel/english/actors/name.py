"""A name at one place of the text, and what belongs to it beside its words: a site's ending, an address, a region."""

from collections.abc import Sequence

import attrs

from newsmodel.english.actors.runs import Unit
from newsmodel.english.actors.words import GENERATIONS
from newsmodel.english.grammar.frames import Frame
from newsmodel.model.actor import ActorKind
from newsmodel.text.patterns import pattern

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
        given: a given name alone.
        weak: it may be no name at all.
        address: the form of address before it: "Mr", "Sir".
        nested: it stands inside another name.
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
    given: bool = False
    weak: bool = False
    address: str = ""
    nested: bool = False
    headline: bool = False


def take_domain(frame: Frame, name: Name) -> None:
    """ "Elm.com" is one name."""
    match = DOMAIN.match(frame.text, name.end)
    if match is not None:
        name.end = match.end()
        name.text, name.last = frame.text[name.start : name.end], frame.tokens.at(name.end)


def take_address(frame: Frame, name: Name, units: Sequence[Unit], letters: str, done: int, opening: int) -> None:
    """The form of address before a name, and the gender that it or a title tells."""
    first = name.first
    for unit in range(opening - 1, done - 1, -1):
        letter, (begin, last, entry) = letters[unit], units[unit]
        if letter not in "hsT" or last < first - 1:
            break
        first = begin
        if letter in "hs":
            name.address = name.address or frame.words(first, last)
        if entry.gender != "u":
            name.gender = entry.gender


def cut_ending(frame: Frame, name: Name, place: int) -> None:
    """ "Jr" and "II" belong to the name, but are no surname; "KC" and "MP" do not belong."""
    name.words = name.words[: place - name.last]
    if frame.tokens.words[place] not in GENERATIONS:
        name.last = place
        name.end = frame.tokens.ends[place - 1]
        name.text = frame.text[name.start : name.end]


def region(frame: Frame, name: Name) -> Name:
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
