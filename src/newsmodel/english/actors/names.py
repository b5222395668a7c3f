"""The names in an article: where they stand, what they may be, and with which form of address."""

from collections.abc import Mapping

import attrs

from newsmodel.english.actors.capitals import name_tags
from newsmodel.english.actors.heads import role_words
from newsmodel.english.actors.openings import Openings, is_word, opening_length
from newsmodel.english.actors.runs import PIECE, Run, pieces
from newsmodel.english.actors.words import GENERATIONS, GROUND, Entry, name_words
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


Word = tuple[int, Entry]
"""A capitalised word or phrase: its first token, and what is known of it."""


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
    titles: Mapping[int, Word]
    adjectives: Mapping[int, Word]
    starts: set[int]
    tags: str


def find_names(frame: Frame) -> Names:
    """The names of an article, nested ones after the name around them."""
    tags = name_tags(frame)
    found: list[Name] = []
    titles: dict[int, Word] = {}
    adjectives: dict[int, Word] = {}
    openings = Openings(frame, tags)
    for run, parts in pieces(frame, tags):
        letters = run[3]
        if "T" in letters or "D" in letters:
            for first, last, entry, letter in zip(*run, strict=True):
                if letter == "T":
                    titles[last] = first, entry
                elif letter == "D":
                    adjectives[last] = first, entry
        done = 0
        for rule, start, end in parts:
            _add_names(found, frame, openings, run, rule, start, end, done)
            done = end
    return Names(found, titles, adjectives, openings.starts, tags)


def _add_names(
    found: list[Name], frame: Frame, openings: Openings, run: Run, rule: str, begin: int, end: int, done: int
) -> None:
    """Add the names of a piece of a run, from one unit up to another; those from `done` on stand before it."""
    if rule == "thing":
        _add_nested(found, frame, run, begin, end)
        return
    firsts, _, entries, letters = run
    first = firsts[begin]
    start = begin
    if first in openings.starts or (openings.titled and openings.headline(first)):
        start += _opening(frame, openings, run, begin, end)
        if start > begin:
            rule = _again(letters[start:end])
            if not rule:
                return
    name = _name(frame, rule, run, start, end, done, begin)
    text = frame.text
    if (name.start and text[name.start - 1] in "#@") or text[name.end : name.end + 1] == "$":
        return
    if name.kind in ("place", "country") and _has_compass(frame, name):
        name = _region(frame, name)
    if rule == "titled" and name.address and name.text.lower() in role_words("office"):
        return
    if openings.titled:
        name.headline = openings.headline(name.first)
    if rule == "given":
        name.weak = letters[start] == "g" or (first in openings.starts and is_word(openings.words[firsts[start]]))
    found.append(name)
    if end - start > 1 and rule in ("org", "company", "place") and entries[end - 1] is not GROUND:
        _add_nested(found, frame, run, start, end)


def _opening(frame: Frame, openings: Openings, run: Run, begin: int, end: int) -> int:
    """How many units of a piece that stands first are no part of the name."""
    firsts, lasts, _, letters = run
    if letters[begin] == "c" and begin + 1 < end and letters[begin + 1] in "WGc":
        both = frame.words(firsts[begin], lasts[begin + 1])
        if openings.stands_inside(both):
            return 0
    return opening_length(letters[begin:end], openings.words[firsts[begin]], openings)


def _again(letters: str) -> str:
    """The rule for what is left of a piece."""
    match = PIECE.match(letters)
    return str(match.lastgroup) if match and match.end() == len(letters) else ""


def _name(frame: Frame, rule: str, run: Run, begin: int, until: int, done: int, opening: int) -> Name:
    """The name from one unit of a run up to another; what may address it stands from `done` up to `opening`."""
    firsts, lasts, entries, letters = run
    first, last = firsts[begin], lasts[until - 1]
    words, starts, ends = frame.tokens
    text = frame.text
    if frame.tags[last - 1] == "_" and len(words[last - 2]) > 1 and last - first < 3:
        last -= words[last - 1] == "." and text[ends[last - 2] - 1] == "."
    start, end = starts[first], ends[last - 1]
    kind = KINDS.get(rule)
    name = Name(first, last, start, end, text[start:end], words[first:last], rule, kind)
    if kind == "person":
        letter = letters[begin]
        if letter in "Ggj" or (letter == "I" and until - begin > 1 and letters[begin + 1] in "Gg"):
            name.gender, name.given = entries[begin].gender, True
        if until - begin > 1 and letters[until - 1] == "J":
            _cut_ending(frame, name, firsts[until - 1])
    elif rule == "known":
        _take_known(name, entries[begin], letters[begin])
    elif rule == "org":
        _take_body(name, run, begin, until)
    if kind != "person" and text[name.end : name.end + 1] == ".":
        _take_domain(frame, name)
    if opening > done:
        _take_address(frame, name, run, done, opening)
    return name


def _take_known(name: Name, entry: Entry, letter: str) -> None:
    """What the lexicon tells of a name; of an unknown acronym it tells nothing."""
    if letter == "K":
        name.kind, name.rule = entry.kind or "organisation", "acronym"
    else:
        name.kind = entry.kind
    name.key, name.code, name.given = entry.key, entry.code, entry.given


def _take_body(name: Name, run: Run, begin: int, until: int) -> None:
    """Which known organisation it is, if it is; a single head may be none."""
    firsts, lasts, entries, letters = run
    head, tail = entries[begin], entries[until - 1]
    if until - begin == 1:
        if head.letter == "Q":
            name.rule, name.key, name.code = "known", head.key, head.code
        name.weak = lasts[begin] - firsts[begin] == 1
    elif letters[until - 1] == "Q" and tail.code in (None, head.code):
        name.key, name.code = tail.key, tail.code


def _take_domain(frame: Frame, name: Name) -> None:
    """ "Elm.com" is one name."""
    match = DOMAIN.match(frame.text, name.end)
    if match is not None:
        name.end = match.end()
        name.text, name.last = frame.text[name.start : name.end], frame.tokens.at(name.end)


def _take_address(frame: Frame, name: Name, run: Run, done: int, opening: int) -> None:
    """The form of address before a name, and the gender that it or a title tells."""
    firsts, lasts, entries, letters = run
    first = name.first
    for unit in range(opening - 1, done - 1, -1):
        letter = letters[unit]
        if letter not in "hsT" or lasts[unit] < first - 1:
            break
        first = firsts[unit]
        if letter in "hs":
            name.address = name.address or frame.words(first, lasts[unit])
        if entries[unit].gender != "u":
            name.gender = entries[unit].gender


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


def _add_nested(found: list[Name], frame: Frame, run: Run, begin: int, end: int) -> None:
    """Add known countries, places and organisations inside a longer name."""
    letters = run[3]
    for unit in range(begin, end):
        if letters[unit] in "COPR":
            name = _name(frame, "known", run, unit, unit + 1, unit, unit)
            name.nested = True
            found.append(name)
