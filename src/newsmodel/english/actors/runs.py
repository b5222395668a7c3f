"""Runs of capitalised words, and how they fall into names, titles and words that are neither.

A run becomes a string of letters, one for each word or known phrase (see `words`), and a name is a pattern over it.
Besides the letters of `words` there are: p particle, o "of", f "for", u "on", + "and", & "&", ' and ` the possessives
’s and ’, | anything that parts names.
"""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from newsmodel.english.actors.heads import heads, role_words
from newsmodel.english.actors.words import (
    COMMON,
    GIVEN,
    GROUND,
    INITIAL,
    NICKNAME,
    Entry,
    entry_of,
    name_words,
    vocabulary,
)
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.lexicon import given_names
from newsmodel.text.patterns import pattern

RUN = pattern("name_run", r"(?:N|pN|ppN|pppN)(?:N|_N|pp{0,2}N|fD?N|iD?N|cN|'N|qNN?_?q(?=N)|y(?=[^#N]))*", plain=True)
_G = r"[Gg]"
_MORE = r"(?:[IWGgj]|p{1,3}[WGgjcPCTah]|c(?=[WGI]))"
_IN_ORG = r"(?:s[GgWjP]'?|[DCPOQGgWcIBAaKjzHpR]|[cTRDz]'|[cTRDzWA]`|[cA]\+(?=[cWHA])|T(?=[cH]))"
_LAST = r"(?:T(?=J?(?![a-zA-Z])))"
_FOLLOWED = r"(?![WGgIcHATKOQJU])"
PIECE = pattern(
    "name_piece",
    rf"(?P<thing>{_IN_ORG}{{0,6}}z(?![HSA'`]))"
    rf"|(?P<odd>{_G}(?:[IGgW]{{0,2}}a|I{{0,2}}[cDPCTAjOxRa]){_FOLLOWED}J?)"
    rf"|(?P<org>{_IN_ORG}{{0,6}}[HQ](?![Aa])(?:S|[of](?:[CPOQjK][HA]?|R"
    r"|[DWcGHKzAaBT]{1,4}(?:\+[cHzRWT]{1,3}(?![a-zA-Z])|[of][DWcHKRAB]{1,4}(?:\+[cHRW]{1,3})?(?![a-zA-Z]))?"
    r"|[a-zA-Z]H)|u[cDHzABT]{0,3}[cHz](?:\+[cHz]{1,3}(?![a-zA-Z]))?)?)"
    r"|(?P<company>[WcGgIKDPCjOa]{1,5}S|[WcGgIK]{1,3}&[WcGgIKR]{1,3}S?)"
    r"|(?P<place>(?:s[GgWjP]'?)?[WcGgDPjICKHOAa]{1,4}(?:A{1,2}|U)|s[GgWjP]'?A|(?<![hsT])[WcDPjICKHOA]{1,3}a|Bo?[WGgjcPI]{1,3})"
    rf"|(?P<titled>(?:(?<=[hs])(?:p{{1,3}})?[WGgjcDPCKXIATHaxO]|(?<=T)(?:p{{1,3}})?[WGgjPDIKax]|(?<=T)[cX](?=[WG]))"
    rf"{_MORE}{{0,4}}(?:a|{_LAST})?J?)"
    rf"|(?P<person>(?:{_G}|W(?=I[WGgc])|I{{1,3}}|j(?=[WIp])|(?<!o)j(?=[Gg])){_MORE}{{1,5}}(?:a|{_LAST})?J?)"
    r"|(?P<given>[Gg])"
    r"|(?P<known>[CPOQjKR])"
    r"|(?P<words>[WK]{1,3}c{1,2}(?![a-zA-Z])|[WcDAaK](?:[WcDAaK]|[PC](?=[WcAaK])){1,5}(?<=c|D|A|a)(?<!W)(?![WGgK])"
    r"|[cDA](?:[WcDAaK]|[PC](?=[WcAaK])){1,5})"
    r"|(?P<unknown>[Aa]?[WK](?:[WKGg]|p{1,3}[WT]){0,5}J?|p{1,3}[WT])",
    plain=True,
)

PERSON_AFTER_PLACE = pattern("person_after_place", r"j(?=[WGg][WGgIp])", plain=True)
"""A place that is a given name as well, before what is a person's name without it."""


class Unit(NamedTuple):
    """A word or known phrase of a run, in places of the plain frame."""

    first: int
    last: int
    entry: Entry
    letter: str


class Piece(NamedTuple):
    """A part of a run: the pattern that saw it, and its units."""

    rule: str
    units: list[Unit]
    before: list[Unit]
    """The units of the run before it, and between it and the piece before it."""


def units_of(frame: Frame, tags: str, first: int, last: int) -> list[Unit]:
    """The words and known phrases of a run."""
    words = frame.tokens.words
    _, phrases, longest = vocabulary()
    units: list[Unit] = []
    place = first
    while place < last:
        word = words[place]
        tag = tags[place]
        if word in longest:
            phrase = None
            for end in range(min(place + longest[word], len(words)), place + 1, -1):
                phrase = phrases.get(" ".join(words[place:end]))
                if phrase is not None:
                    break
            if phrase is not None:
                if len(word) == 1 and phrase.letter == "h" and units and units[-1].letter in "GgWI":
                    phrase = INITIAL
                units.append(Unit(place, end, phrase, phrase.letter))
                place = end
                continue
        if tag == "N":
            entry = entry_of(word)
            if entry.letter == "h" and units and units[-1].letter in "hT" and word in given_names():
                entry = GIVEN
            units.append(Unit(place, place + 1, entry, entry.letter))
        elif tag == "q":
            end = tags.index("q", place + 1) + 1
            units.append(Unit(place, end, NICKNAME, "I"))
            place = end
            continue
        else:
            units.append(Unit(place, place + 1, COMMON, _joint(word, tag)))
        place += 1
    return units


def _joint(word: str, tag: str) -> str:
    """The letter of a word inside a run that has no capital, or is a mark."""
    if tag in "fp":
        return "o" if tag == "f" else "p"
    if tag == "D":
        return "" if word == "the" else "|"
    if tag == "c":
        return "&" if word == "&" else "+" if word == "and" else "|"
    if tag == "_":
        return "" if word == "." else "|"
    if tag == "'":
        return "'" if len(word) > 1 else "`"
    if tag == "y":
        return "x" if word == "May" else "X"
    return {"for": "f", "on": "u"}.get(word, "|")


def pieces(frame: Frame, tags: str) -> Iterator[tuple[list[Unit], list[Piece]]]:
    """The runs of an article, each with its units and the pieces it falls into."""
    words = frame.tokens.words
    longest, grounds = vocabulary().longest, name_words("ground")
    for match in RUN.finditer(tags):
        first, last = match.span()
        ground = tags[last : last + 1] == "n" and words[last] in grounds
        if last - first == 1 and not ground and (word := words[first]) not in longest:
            entry = entry_of(word)
            if entry.letter in _NOTHING:
                continue
            unit = [Unit(first, last, entry, entry.letter)]
            rule = _ALONE.get(entry.letter)
            yield unit, [Piece(rule, unit, [])] if rule else []
            continue
        units = [unit for unit in units_of(frame, tags, first, last) if unit.letter]
        if ground:
            units.append(Unit(last, last + 1, GROUND, "U"))
        if len(units) > 1:
            _mark_teams(units, words, after_article=tags[first - 1 : first] == "D")
        letters = "".join([unit.letter for unit in units])
        after_of = tags[first - 1 : first] == "f" and _is_office(words, first - 2)
        governed = letters.find("Toj") + 2 if "Toj" in letters else 0 if after_of else -1
        if governed >= 0 and PERSON_AFTER_PLACE.match(letters, governed):
            letters = letters[:governed] + "P" + letters[governed + 1 :]
            units[governed] = units[governed]._replace(letter="P")
        yield units, split(units, letters) if letters not in _NOTHING else []


def _mark_teams(units: list[Unit], words: tuple[str, ...], *, after_article: bool) -> None:
    """A plural after a place heads the name of a team: "Elmham Rovers", "Elmham Blue Rovers", "the Elmham Bulls"."""
    for number in range(1, len(units)):
        unit, before = units[number], units[number - 1]
        word = words[unit.last - 1]
        if not word.endswith(("s", "x")) or word.endswith(NO_PLURALS):
            continue
        begin = number - 2 if number > 1 and before.letter == "c" else number - 1
        told = after_article and begin == 0
        if units[begin].letter == "P" or (units[begin].letter == "j" and told):
            common = unit.letter == "c" and told and len(units) == 2
            if unit.letter == "W" or common:
                units[number] = unit._replace(letter="H")


def _is_office(words: tuple[str, ...], place: int) -> bool:
    """Whether the word at a place is an office: in "mayor of London Ann Lee", not in "mother of London Ann Lee"."""
    head = heads().nouns.get(words[place]) if place >= 0 else None
    return head is not None and head.noun.lower() in role_words("office") | role_words("single")


NO_PLURALS = ("ss", "us", "is")
_NOTHING = frozenset(("c", "X", "z", "S", "A", "a", "x", "I", "J", "h", "s"))
_ALONE = dict.fromkeys("CPOQjKR", "known") | {
    "Q": "org",
    "H": "org",
    "G": "given",
    "g": "given",
    "W": "unknown",
}
"""The pattern that sees a word by itself."""


def split(units: list[Unit], letters: str) -> list[Piece]:
    """The pieces of a run, from left to right."""
    found: list[Piece] = []
    done = 0
    for rule, start, end in _matches(letters) if len(letters) < 16 else _matches.__wrapped__(letters):
        found.append(Piece(rule, units[start:end], units[done:start]))
        done = end
    return found


@functools.lru_cache(maxsize=4096)
def _matches(letters: str) -> list[tuple[str, int, int]]:
    """Where the pieces of a run stand; short runs are much alike, so their matches are kept."""
    return [(str(match.lastgroup), *match.span()) for match in PIECE.finditer(letters)]
