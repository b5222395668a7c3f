"""What the clause around a cue tells: whose verb it is, whether it is one at all, whether it is only supposed."""

from bisect import bisect_left

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.proposals.cues import harms, verbs_of
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

NOUN_ENDINGS = tuple("ity ness ship ism cy ance ence sion tion lion hood -".split())
"""Endings of nouns, by which "a commitment to neutrality" is told from "a commitment to leave"."""
MOSTLY_NOUN_ENDINGS, VERB_ENDINGS = ("s", "ment"), ("ss", "us", "plement")
"""Endings of nouns, but where the longer ones are those of verbs."""
VERBS_LIKE_NOUNS = frozenset(
    "address advance balance cement comment compliment condition distance document experiment finance function "
    "implement influence license mention petition position question sanction sentence station supplement".split()
)
"""Verbs with such an ending."""
ADVERBS = frozenset(("long", "outright"))
"""Adverbs among helpers that look like nouns: "has long called for"."""
BARE_SUBJECTS = frozenset(
    ("what", "which", "that", "whatever", "you", "there", "nobody", "neither", "none", "nor", "no")
)
"""Words that open no subject of somebody who proposes: nobody does, or anybody."""
HEAD = pattern("head", r"[^fi(,]++", plain=True)
"""A noun phrase up to its first prepositional phrase."""
AHEAD = 512
"""How many tags no phrase has, with all that its pattern can repeat."""
PLURAL = pattern("plural", r"[^su'’]s$", plain=True)
PLURALS = frozenset(("people", "police", "men", "women", "children", "both", "all", "most", "many", "some", "others"))
"""Plurals without -s."""


def stands_ahead(tags: str, place: int, tag: str) -> bool:
    """Whether a tag stands in the rest of a sentence, as near as one phrase, however long, can put it."""
    found = tags.find(tag, place, place + AHEAD)
    return found >= 0 and "." not in tags[place:found]


def verb_group_start(frame: Frame, floor: int, place: int) -> int:
    """Where the helpers of a verb begin, with "this week" and its like among them."""
    tags = frame.tags
    first = phrases.helpers_before(tags, floor, place)
    if first > floor + 1 and tuple(frame.tokens.words[first - 2 : first]) == ("so", "far"):
        return phrases.helpers_before(tags, floor, first - 2)
    if first > floor:
        this_week = tags[first - 1] == "D" and tags[first] == "y"
        if this_week or frame.tokens.words[first - 1] in ADVERBS:
            first = phrases.helpers_before(tags, floor, first - 1)
    return first


BEING = ("'m", "’m", "'re", "’re", "'s", "’s")
"""What is left of "be" in a pronoun's word: "we're ready to"."""
BRACKETED = pattern("bracketed", r"\((?P<name>P|N{1,4})\)$", plain=True)
"""A subject that an editor put into a quotation: "[We] have agreed", "[Ann Lee] should stay"."""


def contracted_subject(frame: Frame, floor: int, first: int) -> Range | None:
    """The subject that stands right before some helpers where no phrase does: "he" of "he's", "[We]"."""
    if frame.tags[max(floor, first - 2) : first] == "P'":
        return Range(first - 2, first - 1)
    bracketed = BRACKETED.search(frame.tags, max(floor, first - 6), first)
    return Range(*bracketed.span("name")) if bracketed else None


ONLY = frozenset(("only", "just", "merely"))
"""Words by which a "not" denies nothing: "will not only pay"."""


def denies(frame: Frame, first: int, place: int) -> bool:
    """Whether there is a "not" between two places, but no "not only"."""
    found = frame.tags.find("x", first, place)
    return found >= 0 and frame.word_at(found + 1) not in ONLY


def is_negated(frame: Frame, first: int, place: int) -> bool:
    """Whether there is a "not" among the helpers between two places: "would not", "isn't"."""
    if first >= place:
        return False
    helpers = frame.tokens.words[first:place]
    return denies(frame, first, place) or any(word.endswith(("n't", "n’t")) for word in helpers)


def is_verb_after_to(frame: Frame, place: int) -> bool:
    """Whether the word after "to" can be a verb: "threats to leave", not "threats to security"."""
    if frame.tags[place : place + 1] in {"N", "#", "D", "y", ""}:
        return False
    word = frame.word(place)
    form = word.lower()
    if word in VERBS_LIKE_NOUNS:
        return True
    return not form.endswith(NOUN_ENDINGS) and (form.endswith(VERB_ENDINGS) or not form.endswith(MOSTLY_NOUN_ENDINGS))


def agrees(frame: Frame, subject: Range, form: str) -> bool:
    """Whether subject and present tense agree: "Greece plans", "officials plan"; no verb in "White House plan"."""
    first = frame.word(subject.start).lower()
    if first == "who" or form not in {"base", "third"}:
        return True
    if subject.end - subject.start == 1 and frame.tags[subject.start] in "PC":
        return (first in {"he", "she", "it"}) == (form == "third")
    head = HEAD.match(frame.tags, subject.start, subject.end)
    end = head.end() if head else subject.end
    last = frame.word(end - 1)
    plural = "c" in frame.tags[subject.start : end] or last.lower() in PLURALS or PLURAL.search(last) is not None
    return plural if form == "base" else not plural or last[0].isupper()


def harmful(frame: Frame, place: int) -> bool:
    """Whether the verb at a place, adverbs before it skipped, does harm to somebody else."""
    limit = place + 3
    while place < limit and frame.tags[place : place + 1] in {"a", "x", "b"}:
        place += 1
    word = frame.word_at(place)
    return not harms().isdisjoint((word, f"{word} {frame.word_at(place + 1)}", f"no longer {word}"))


def hypothetical(frame: Frame, conditions: list[Range], place: int) -> bool:
    """Whether a place lies in a condition: what is only supposed proposes nothing."""
    if not conditions:
        return False
    at = frame.start(place)
    before = bisect_left(conditions, (at,))
    return before > 0 and at < conditions[before - 1].end


OPENING_PLACE = pattern("opening_place", r"(?:^|[.\n,:q])iD?[nN]{1,4}$", plain=True)
"""A place or a time that opens a clause, before its subject: "In Elm the council"."""


def questioned(frame: Frame, subject: Range) -> bool:
    """Whether a clause is asked or only describes: "why they should", "whether or not he will", "a deal they must"."""
    start, tags, words = subject.start, frame.tags, frame.tokens.words
    if start == 0:
        return words[start] == "whose"
    before = tags[start - 1]
    if before == "K" or words[start - 1].lower() == "when" or words[start] == "whose":
        return True
    if before == "x":
        return frame.word_at(start - 2) == "or"
    if before in "anD" and tags[start - 2 : start - 1] == "K" and words[start - 2].lower() == "how":
        return True
    if before not in "nN)" or tags[start] not in "PDHC":
        return False
    return OPENING_PLACE.search(tags, max(0, start - 7), start) is None


def somebody(frame: Frame, subject: Range) -> bool:
    """Whether a noun phrase can be who proposes: not "what", not the "you" that is anybody, not "no party"."""
    first = subject.start
    if frame.tags[first] in "Gg" or frame.word_at(first - 1) == "than" or questioned(frame, subject):
        return False
    return frame.word(first).lower() not in BARE_SUBJECTS


def is_deed(frame: Frame, place: int, *not_of: str) -> bool:
    """Whether the verb at a place, adverbs and "not" skipped, is in none of the classes of verbs that are no deeds."""
    limit = place + 3
    while place < limit and frame.tags[place : place + 1] in {"a", "x"}:
        place += 1
    return frame.word_at(place) not in verbs_of(*not_of)
