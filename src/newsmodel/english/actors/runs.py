"""Runs of capitalised words, and how they fall into names, titles and words that are neither.

A run becomes a string of letters, one for each word or known phrase (see `words`), and a name is a pattern over it.
Besides the letters of `words` there are: p particle, o "of", f "for", u "on", + "and", & "&", ' and ` the possessives
’s and ’, | anything that parts names.
"""

import functools
from collections.abc import Mapping, Sequence

from newsmodel.english.actors.capitals import GIVEN_MONTHS
from newsmodel.english.actors.heads import heads, role_words
from newsmodel.english.actors.words import (
    COMMON,
    GIVEN,
    GROUND,
    INITIAL,
    NICKNAME,
    Entry,
    entries,
    name_words,
    vocabulary,
)
from newsmodel.english.lexicon import given_names, organisation_words
from newsmodel.text.patterns import pattern

_ON = r"[_c']N++|[fi]D?N++|qNN?_?qN++|y(?=[^#N])"
RUN = pattern("name_run", rf"(?:N|pN|ppN|pppN)N*+(?>(?:{_ON}|p{{1,3}}N++)*)", plain=True)
RUN_WITHOUT_PARTICLES = pattern("name_run_without_particles", rf"NN*+(?>(?:{_ON})*)", plain=True)
"""The same where the article has no particles, as most have none: found in a fourth less time."""
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
    rf"|(?P<person>(?:{_G}|W(?=I[WGgc])|I{{1,3}}|j(?=[WIp])|(?<!o)j(?=[Gg])){_MORE}{{1,5}}(?:a|{_LAST})?J?|[Gg]J)"
    r"|(?P<given>[Gg])"
    r"|(?P<known>[CPOQjKR])"
    r"|(?P<words>[WK]{1,3}c{1,2}(?![a-zA-Z])|[WcDAaK](?:[WcDAaK]|[PC](?=[WcAaK])){1,5}(?<=c|D|A|a)(?<!W)(?![WGgKp])"
    r"|[cDA](?:[WcDAaK]|[PC](?=[WcAaK])){1,5}(?!p))"
    r"|(?P<unknown>[Aa]?[WK](?:[WKGg]|p{1,3}[WT]){0,5}J?|p{1,3}[WT])",
    plain=True,
)

PERSON_AFTER_PLACE = pattern("person_after_place", r"j(?=[WGg][WGgIp])", plain=True)
"""A place that is a given name as well, before what is a person's name without it."""


Unit = tuple[int, int, Entry]
"""A word or known phrase of a run: its first token, that after its last, and what is known of it."""
Run = tuple[list[Unit], str]
"""A run of capitalised words: its words and known phrases, and the letter of each."""
Piece = tuple[str, int, int]
"""A part of a run: the pattern that saw it, and where it stands in the letters."""


class Runs:
    """Reads the runs of capitals of an article; one more word stands after those of the article."""

    def __init__(self, words: tuple[str, ...], tags: str) -> None:
        self.words, self.tags = words, tags + " "
        self.known, self.phrases, self.grounds = entries(), vocabulary().lengths, name_words("ground")

    def read(self, first: int, last: int) -> Run:
        """The words and known phrases from one token up to another; those without a letter are left out."""
        words, tags, known, phrases = self.words, self.tags, self.known, self.phrases
        units: list[Unit] = []
        letters = ""
        place = first
        before = "|"
        while place < last:
            word, tag = words[place], tags[place]
            begin, place = place, place + 1
            if word in phrases and words[place] in phrases[word] and (phrase := _phrase(words, begin)):
                entry, place = phrase
                if len(word) == 1 and entry.letter == "h" and before in "GgWI":
                    entry = INITIAL
                letter = entry.letter
            elif word.isupper() and words[place].isupper() and (phrase := self._phrase_in_capitals(begin, last)):
                entry, place = phrase
                letter = entry.letter
            elif tag == "N":
                entry = known[word]
                letter = entry.letter
                if letter in "hTXzO" and word in given_names() and self._is_given(word, letter, before, begin):
                    entry, letter = GIVEN, GIVEN.letter
            elif tag == "q":
                place = tags.index("q", place) + 1
                entry, letter = NICKNAME, "I"
            else:
                entry, letter = COMMON, _joint(word, tag)
            before = letter
            if letter:
                units.append((begin, place, entry))
                letters += letter
        if tags[last] == "n" and words[last] in self.grounds:
            units.append((last, last + 1, GROUND))
            letters += "U"
        if (
            letters[-1:] == "O"
            and letters[-2:-1] in ENDED_BY_HEAD
            and words[units[-1][0]] in organisation_words().heads
        ):
            letters = letters[:-1] + "H"
        if "P" in letters or "j" in letters:
            letters = self._with_places(first, units, letters)
        return units, letters

    def _is_given(self, word: str, letter: str, before: str, place: int) -> bool:
        """Whether a title, a prize or a month is a given name: "manager Dean Holt", "Oscar de la Renta"."""
        if self.tags[place + 1] == "p":
            return True
        if letter == "z":
            return False
        if letter == "O":  # "Chelsea Pritchard", not "Chelsea FC"
            after = self.words[place + 1]
            return before == "|" and self.tags[place + 1] == "N" and self.known[after].letter == "W"
        if letter == "h":
            return before in "hT"
        if letter == "X":
            return word in GIVEN_MONTHS
        return before == "|" and self.tags[place + 1] == "N" and self.words[place - 1] in heads().nouns

    def _phrase_in_capitals(self, begin: int, last: int) -> tuple[Entry, int] | None:
        """The same as `_phrase` of words that are all in capitals: "NEW YORK", "MANCHESTER UNITED"."""
        words = [*[word.capitalize() for word in self.words[begin : min(last, begin + LONGEST_PHRASE)]], ""]
        if words[0] in self.phrases and words[1] in self.phrases[words[0]]:
            phrase = _phrase(words, 0)
            return phrase and (phrase[0], begin + phrase[1])
        return None

    def _with_places(self, first: int, units: Sequence[Unit], letters: str) -> str:
        """The letters where one is of a place: a team may be named of it, or somebody governs it."""
        words, tag = self.words, self.tags[first - 1]
        letters = _with_teams(letters, words, units, after_article=tag == "D")
        if "j" in letters:
            letters = _with_governed(letters, after_office=tag == "f" and _is_office(words, first - 2))
        return letters


ENDED_BY_HEAD = ("c", "O", "W", "R")
"""Letters before the short name of a body that heads a longer one: "All Progressives Congress"."""
LONGEST_PHRASE = 4
"""Words of a phrase in capitals."""


def _phrase(words: Sequence[str], begin: int) -> tuple[Entry, int] | None:
    """The longest known phrase that begins at a token, and where it ends."""
    known = vocabulary()
    for length in known.lengths[words[begin]][words[begin + 1]]:
        phrase = known.phrases.get(" ".join(words[begin : begin + length]))
        if phrase is not None:
            return phrase, begin + length
    return None


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


def _with_teams(known: str, words: Sequence[str], units: Sequence[Unit], *, after_article: bool) -> str:
    """A plural after a place heads the name of a team: "Elmham Rovers", "Elmham Blue Rovers", "the Elmham Bulls"."""
    letters = list(known)
    for number in range(1, len(letters)):
        letter = letters[number]
        if letter not in "Wc":
            continue
        word = words[units[number][1] - 1]
        if not word.endswith(("s", "x")) or word.endswith(NO_PLURALS):
            continue
        begin = number - 2 if number > 1 and letters[number - 1] == "c" else number - 1
        told = after_article and begin == 0
        if letters[begin] == "P" or (letters[begin] == "j" and told):
            common = letter == "c" and told and len(letters) == 2
            if letter == "W" or common:
                letters[number] = "H"
    return "".join(letters)


def _with_governed(letters: str, *, after_office: bool) -> str:
    """A place that somebody governs is no given name: "mayor of London Ann Lee", "Mayor of London Ann Lee"."""
    place = letters.find("Toj") + 2 if "Toj" in letters else 0 if after_office else -1
    if place >= 0 and PERSON_AFTER_PLACE.match(letters, place):
        return letters[:place] + "P" + letters[place + 1 :]
    return letters


def _is_office(words: Sequence[str], place: int) -> bool:
    """Whether the word at a place is an office: in "mayor of London Ann Lee", not in "mother of London Ann Lee"."""
    head = heads().nouns.get(words[place]) if place >= 0 else None
    return head is not None and head.noun.lower() in role_words("office") | role_words("single")


NO_PLURALS = ("ss", "us", "is")


MOST_RUNS, LONG = 4096, 16
"""How many runs are remembered, and from how many letters on none is: it must not grow with all that is read."""


class _Pieces(dict[str, Sequence[Piece]]):
    """Where the pieces of a run stand, by its letters; short runs are much alike, so their pieces are remembered."""

    def __missing__(self, letters: str) -> Sequence[Piece]:
        found = tuple([(str(match.lastgroup), *match.span()) for match in PIECE.finditer(letters)])
        if len(self) < MOST_RUNS and len(letters) < LONG:
            self[letters] = found
        return found


@functools.cache
def pieces() -> Mapping[str, Sequence[Piece]]:
    """The pieces of a run, from left to right; answers for any letters."""
    return _Pieces()
