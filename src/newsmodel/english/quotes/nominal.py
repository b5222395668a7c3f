"""Attributions without a cue verb: "she was adamant that", "voiced concern that", "his claim that"."""

import functools
from collections.abc import Container, Iterable, Iterator

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import EMPTY_SUBJECTS, can_speak, subject_places
from newsmodel.english.grammar.verbs import inflections, rows
from newsmodel.english.quotes.attribution import Act, Attribution
from newsmodel.english.quotes.attributions import NEGATIVE
from newsmodel.text import Range
from newsmodel.text.occurrences import occurrences
from newsmodel.text.patterns import Match, pattern

CUE_TAGS = ("nZ", "eZ", "sZ")
"""Tags of words that can be a cue, before "that"."""
BY = pattern("cue_and_source", rf"[nNs]i(?P<source>{phrases.NOUN_PHRASE})Z", plain=True)
"""A noun, "by", whose it is, and "that": "claims by the mayor that"."""
RELATIVE_PREDICATE = pattern("relative_predicate", r"a?[mhbdvs]|e[itDHPOy]", plain=True)
"""What follows "that" where it is who or what the clause is about."""
TIMES = frozenset("day morning afternoon evening night week month year time".split())
"""Nouns before which "that" tells when."""
FELT = pattern("felt", r"b[ax]{0,3}[nes](?=P|[DHN][^.;,\nQ]{0,12}[bhmd])", plain=True)
"""A form of "be", a word that can be a cue, and a clause without "that": "are worried the dam will fail"."""
HEARD, HEARD_TAGS = "heard", ("nZ", "nP", "nK")
"""What a court does with what somebody says who is not named, and the tags of that word with "that", "he" or "how"."""
HEARERS = frozenset(
    (
        "court courts inquest jury juries jurors tribunal inquiry enquiry hearing trial committee panel magistrates mps"
    ).split()
)
"""Who hears evidence."""
OWNED = pattern(
    "owned_cue",
    r"(?P<owner>H|(?:D[neG#]{0,2})?[nN][N_-]{0,5}'|(?:D[neG#]{0,2})?n')[neG#]{0,2}$|D[neG]{0,1}(?P<name>N{1,4})$",
    plain=True,
)
"""Whose noun it is: "his", "the mayor's", "Ann Lee's early", "a New Elm Times"."""
GOVERNED = pattern("governed_cue", r"[evs](?:[DHaO]|[neG#](?!$)|P(?=$)){0,3}$", plain=True)
"""The verb that a noun is the object of: "voiced", "made the", "left no"; or "made it" before "clear"."""
BEING = pattern("being_cue", r"b[ax]{0,3}$", plain=True)
"""The form of "be" before an adjective."""
BEFORE = 16
"""Tags before the word within which its owner or verb stands."""
REJECTING = (("dismiss",), ("reject",), ("refute",), ("dispute",), ("rebut", "rebutted"), ("deny",))
"""Verbs that deny what somebody else claims, and an irregular past: "dismissed claims that"."""


def nominal_cues(frame: Frame) -> set[int]:
    """The places of all words of an article that attribute a clause with "that"."""
    words = cue_words()
    found = {place for place in occurrences(frame.tags, *CUE_TAGS) if frame.word(place).lower() in words}
    found |= {place for match in FELT.finditer(frame.tags) if _is_adjective(frame, place := match.end() - 1)}
    for by in occurrences(frame.text, " by "):
        place = frame.place(by + 1) - 1
        if place >= 0 and words.get(frame.word(place).lower()) == "noun" and BY.match(frame.tags, place):
            found.add(place)
    if HEARD in frame.text:
        found |= {place for place in occurrences(frame.tags, *HEARD_TAGS) if frame.word(place) == HEARD}
    return found


def _is_adjective(frame: Frame, place: int) -> bool:
    return cue_words().get(frame.word(place)) == "adjective"


@functools.cache
def cue_words() -> dict[str, str]:
    """Adjectives and nouns that attribute, with which of the two they are."""
    return {word: kind for kind, words in rows("cue_nouns.tsv") for word in words.split()}


@functools.cache
def rejecting() -> frozenset[str]:
    """The forms of verbs that deny what somebody else claims."""
    return frozenset(form for verb in REJECTING for _, form in inflections(*verb))


def nominal_attributions(
    frame: Frame, sentence: Range, places: Iterable[int], nominals: Container[int]
) -> Iterator[Attribution]:
    """The attributions of a sentence whose cue is a noun or an adjective, given places of it and those of all cues."""
    for place in places:
        if place in nominals and (attribution := _of_word(frame, sentence, place)) is not None:
            yield attribution


def _of_word(frame: Frame, sentence: Range, place: int) -> Attribution | None:
    tags, start = frame.tags, max(sentence.start, place - BEFORE)
    if frame.word(place) == HEARD:
        return _heard(frame, sentence, place)
    if (by := BY.match(tags, place, sentence.end)) is not None:
        source = by.span("source")
        if RELATIVE_PREDICATE.match(tags, by.end(), sentence.end) or frame.word_at(by.end()) in TIMES:
            return None  # "a statement by the mayor that calmed the crowd", "that evening"
        return Attribution("nominal", (place, place + 1), None, source, place, source[1], nominal=True)
    kind = cue_words()[frame.word(place).lower()]
    if kind == "adjective" and (being := BEING.search(tags, start, place)):
        found = _governed(frame, sentence, being, place)
        subject = found.subject if found is not None else None
        is_shown = tags[place + 1 : place + 2] == "Z" or (subject is not None and can_speak(frame, Range(*subject)))
        return found if is_shown else None
    if kind == "noun" and (owned := OWNED.search(tags, start, place)):
        begin, end = owned.span(str(owned.lastgroup))
        owner = (begin, end - (tags[end - 1] == "'"))
        return Attribution("nominal", (place, place + 1), None, owner, begin, place + 1, nominal=True)
    governed = GOVERNED.search(tags, start, place)
    if governed and (kind == "noun" or frame.word(governed.start()) in ("made", "makes", "make")):
        return _governed(frame, sentence, governed, place)
    return None


def _heard(frame: Frame, sentence: Range, place: int) -> Attribution | None:
    """ "The court heard that": what nobody said who is named."""
    first = phrases.helpers_before(frame.tags, sentence.start, place)
    left = subject_places(frame, sentence, first)
    if left is None or frame.word(left[1][1] - 1).lower() not in HEARERS:
        return None
    return Attribution("impersonal", (first, place + 1), None, None, left[1][0], place + 1, nominal=True)


def _governed(frame: Frame, sentence: Range, governor: Match, place: int) -> Attribution | None:
    """The attribution whose subject is that of the verb before its noun or adjective."""
    first = phrases.helpers_before(frame.tags, sentence.start, governor.start())
    words = {frame.word(i).replace("’", "'").lower() for i in range(first, place)}
    left = subject_places(frame, sentence, first)
    if left is None or words & NEGATIVE or frame.word(left[1][0]).lower() in EMPTY_SUBJECTS:
        return None
    cue = (governor.start(), place + 1)
    relative = left[0] == "relative"
    act: Act = "deny" if frame.word(governor.start()) in rejecting() else "state"
    return Attribution("nominal", cue, None, left[1], left[1][0], place + 1, act, nominal=True, relative=relative)
