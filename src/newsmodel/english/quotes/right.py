"""What stands right of a cue: a quotation, a clause with or without "that", a question, a topic; and who is told."""

from typing import NamedTuple

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.verbs import Cue
from newsmodel.english.quotes.attributions import Attribution
from newsmodel.english.quotes.spans import clause, clause_end, inside, take_regions
from newsmodel.english.quotes.titles import is_title_or_nickname
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

NEAR = 24
"""Tags within which quoted words, or the comma of a leading attribution, belong to the verb before them."""
SAYING = frozenset(("say", "state", "tell", "ask", "deny"))
"""Classes of cue verbs that report speech."""
NEVER_BARE = frozenset(("state", "utter", "call", "urge", "accuse", "ask", "deny", "report"))
"""Classes of cue verbs that take no clause without "that"."""
TOLD = frozenset(("tell", "ask", "urge"))
"""Classes of cue verbs whose first object is who is told, so that a clause cannot follow at once."""
HELPER = pattern("helper_after_subject", r"[bhm]", plain=True)
"""Right after a noun phrase this makes it the subject, and nobody is told: "warned the dam was weak"."""
LISTENERS = pattern("listeners", r"n|N{1,3}", plain=True)
"""Who is told where the subject of the clause follows at once: "told reporters taxes would rise"."""
CIRCUMSTANCE = frozenset("as because since after before while until whereas than so".split())
"""Conjunctions that tell when or why it was said, not what."""
OPENERS = ("W", "Z", "K")
BARE_PREDICATE = pattern("bare_predicate", r"[xa]{0,2}[bhmdv]", plain=True)
"""A finite verb without its subject."""
TOPIC = pattern("topic", r"[DHNn#eO]", plain=True)
PLAIN_CLAUSE = pattern("plain_clause", r"(?:P|[DH]?[nNG#])[nNG#eaDHi]{3}")
STRICT_CLAUSE = pattern(
    "strict_clause", rf"(?:P|{phrases.NOUN_PHRASE})a?[bhmd]|[DH]?n?N{{1,4}}n?(?:a?G|i#)", plain=True
)
"""A subject and a verb that cannot be anything else."""
INFINITIVE_CLAUSE = pattern("infinitive_clause", rf"(?:O|{phrases.NOUN_PHRASE})t[abnsvh]", plain=True)
"""A subject and an infinitive: "expects the talks to fail"."""
TO_SOMEONE = pattern("to_someone", rf"t(?={phrases.NOUN_PHRASE}|O)", plain=True)
OF_CHARGE = pattern("of_charge", r"[^.;\n]{1,24}?f")
PREDICATE_AFTER = pattern("predicate_after", r",(?=a?[bhmdvsec])", plain=True)
"""Where the clause that "who said" stands in is over: "Ann Lee, who said it was shut, left"."""
MAIN_CLAUSE = pattern("main_clause", rf",(?=P|{phrases.NOUN_PHRASE}[mhbdvse])", plain=True)
"""Where the main clause begins after "While Ann said that …"."""


class Right(NamedTuple):
    """What follows a cue.

    Attributes:
        kind: quote, that, question, clause, object, topic or words (quoted ones further on).
        start: the place where the content begins.
        addressee: characters of the one who is told, or None.
    """

    kind: str
    start: int
    addressee: Range | None = None


def after_cue(frame: Frame, attribution: Attribution, limit: int) -> Right | None:
    """What follows the cue, if it can be content."""
    tags, verb, place = frame.tags, attribution.verb, attribution.end
    if attribution.nominal:
        return _opening(frame, place, limit, "say")
    if verb is None:
        return _after_source(frame, attribution, limit)
    if attribution.inverted or place >= limit:
        return None
    kind = verb.kind
    if (direct := _opening(frame, place, limit, kind)) is not None:
        return direct
    before = tags[attribution.start - 1 : attribution.start]
    if attribution.rule == "gerund" and before in ("i", "f"):
        return None
    if before == "k" and kind in SAYING and _leads_with_as(frame, attribution.start - 1):
        comma = tags.find(",", place, min(limit, place + NEAR))
        return Right("clause", comma + 1) if comma >= 0 else None
    addressee, after = _addressee(frame, place, limit, kind)
    skipped = phrases.TIME_OR_PLACE.match(tags, after, limit)
    starts = list(dict.fromkeys((after, skipped.end() if skipped else after)))
    for start in starts:
        found = _opening(frame, start, limit, kind)
        if found is not None and (start > place or addressee is None):
            return found._replace(addressee=addressee)
    if kind == "deny":
        return Right("object", place)
    return (
        _bare_clause(frame, attribution, verb, starts, addressee, limit)
        or _embedded(frame, place, limit, kind)
        or _topic(frame, attribution, place, limit)
    )


def _after_source(frame: Frame, attribution: Attribution, limit: int) -> Right | None:
    """What follows "according to Ann" at the head of its sentence: a colon and a quotation, a comma and a clause."""
    tags, place = frame.tags, attribution.end
    if tags[place : place + 1] == ":" and place + 1 < limit:
        return _opening(frame, place, limit, "say")
    comma = tags.find(",", place, min(limit, place + NEAR))
    sentence = frame.sentences[frame.sentence_of(attribution.start)]
    before = tags[sentence.start : min(attribution.start, sentence.start + NEAR)]
    leads = not before.rpartition(":")[2].strip("\nBaqc,-")
    return Right("clause", comma + 1) if leads and comma >= 0 else None


def _bare_clause(
    frame: Frame, attribution: Attribution, verb: Cue, starts: list[int], addressee: Range | None, limit: int
) -> Right | None:
    """A clause without "that": of each class of verbs only what it can take."""
    tags, kind, place = frame.tags, verb.kind, attribution.end
    if kind == "state" and attribution.act == "state" and STRICT_CLAUSE.match(tags, place, limit):
        return Right("clause", place)
    if kind in NEVER_BARE or attribution.act == "ask":
        return None
    takes_clause = kind not in TOLD or HELPER.match(tags, starts[0], limit) is not None
    tried = [(start, addressee) for start in starts] + ([(place, None)] if takes_clause else [])
    for start, who in tried:
        if tags[start : start + 1] not in ("t", ",", "") and _begins_clause(frame, start, limit):
            return Right("clause", start, who)
    if (
        (kind == "think" and INFINITIVE_CLAUSE.match(tags, place, limit))
        or _asked_back(frame, attribution, place, limit)
        or (verb.lemma == "say" and PLAIN_CLAUSE.match(tags, place, limit))
    ):
        return Right("clause", place)
    return None


def _leads_with_as(frame: Frame, place: int) -> bool:
    """ "As Ann noted, the road is shut", "But as Ann noted, …"."""
    return frame.word(place) == "As" or (
        frame.word(place) == "as" and frame.tags[place - 1 : place] in ("c", "B", ":", "-")
    )


def _topic(frame: Frame, attribution: Attribution, place: int, limit: int) -> Right | None:
    """ "criticised the plan", "cited low growth": a noun phrase that says what was spoken of."""
    verb = attribution.verb
    if verb is None or not verb.topic or attribution.inverted:
        return None
    return Right("topic", place) if TOPIC.match(frame.tags, place, limit) else None


def _opening(frame: Frame, place: int, limit: int, kind: str) -> Right | None:
    """Content that shows itself by its first token: a quotation, "that", "whether"."""
    tags = frame.tags
    if place < limit and tags[place] in ",:":
        if tags[place + 1 : place + 2] == "Q" and place + 1 < limit:
            return Right("quote", place + 1)
        return Right("clause", place + 1) if tags[place] == ":" and place + 1 < limit else None
    if place >= limit:
        return None
    if tags[place] == "Q" and kind not in ("call", "urge", "accuse") and tags[place - 1] != "'":
        return Right("quote", place)
    if tags[place] == "Z" and kind not in ("call", "accuse", "utter", "urge"):
        is_relative = tags[place - 1] in "nN" and BARE_PREDICATE.match(tags, place + 1, limit)
        return None if is_relative else Right("that", place + 1)
    if tags[place] == "K" or (tags[place] == "k" and frame.word(place) == "if" and kind == "ask"):
        return Right("question", place) if kind in ("ask", "say", "tell", "think", "deny", "state") else None
    return None


def _addressee(frame: Frame, place: int, limit: int, kind: str) -> tuple[Range | None, int]:
    """Who is told: the object of "told" and its like, or "to reporters"."""
    tags = frame.tags
    start = place
    if kind not in ("tell", "ask", "urge"):
        if (
            kind not in ("say", "state", "utter")
            or tags[place : place + 1] != "t"
            or not TO_SOMEONE.match(tags, place, limit)
        ):
            return None, place
        start = place + 1
    match = phrases.NOUN_PHRASE_AT.match(tags, start, limit)
    if not match or match[0] in ("", "D") or (match[0] == "P" and kind not in ("tell", "ask")):
        return None, place
    end = match.end()
    if kind == "tell" and tags[start] in "nN" and phrases.FINITE.match(tags, end, limit):
        words = LISTENERS.match(tags, start, end)
        end = words.end() if words else end
    return Range(frame.start(start), frame.end(end - 1)), end


def _begins_clause(frame: Frame, place: int, limit: int) -> bool:
    """A clause from here, and none of those that say when or why something was said, or who was told."""
    if frame.tags[place] == "W" or (frame.tags[place] == "k" and frame.word(place) in CIRCUMSTANCE):
        return False
    return phrases.CLAUSE.match(frame.tags, place, limit) is not None


def _asked_back(frame: Frame, attribution: Attribution, place: int, limit: int) -> bool:
    """ "the changes, which officials said will go into effect": the clause lacks the subject that stands before."""
    tags = frame.tags
    return (
        tags[attribution.start - 1 : attribution.start] in OPENERS
        and BARE_PREDICATE.match(tags, place, limit) is not None
    )


def _embedded(frame: Frame, place: int, limit: int, kind: str) -> Right | None:
    """Quoted words further on in the clause: "called it a “disgrace”", "urged them to “stop now”"."""
    if kind == "accuse":
        charge = OF_CHARGE.match(frame.tags, place, limit)
        return Right("object", charge.end()) if charge else None
    if kind not in ("call", "urge", "say", "state", "tell", "report"):
        return None
    for found in range(place, min(limit, place + NEAR)):
        if frame.tags[found] == "Q" and not is_title_or_nickname(frame, found):
            return Right("words", found)
    return None


def right_content(
    frame: Frame, attribution: Attribution, right: Right, limit: int, kind: str, used: set[int]
) -> tuple[Range, bool] | None:
    """The content right of a cue, and whether it is a quoted region and nothing else; `used` collects its regions."""
    tags = frame.tags
    if kind == "utter" and right.kind != "quote":
        return None
    if right.kind == "words":
        return inside(frame, right.start, used), True
    if attribution.rule == "asked" or frame.tags[attribution.start - 1 : attribution.start] == "k":
        main = MAIN_CLAUSE.search(frame.tags, right.start, limit)
        limit = main.start() if main else limit
    if attribution.relative:
        main = (phrases.FINITE if right.kind == "topic" else PREDICATE_AFTER).search(frame.tags, right.start, limit)
        limit = main.start() if main else limit
    end = clause_end(frame, right.start, limit)
    if right.kind == "quote":
        after = right.start + 1
        if after >= end or tags[after] in ".,;\n-" or kind == "utter":
            return inside(frame, right.start, used), True
    if right.kind == "clause" and attribution.act == "decline" and kind == "think":
        return None
    take_regions(frame, right.start, end, used)
    piece = clause(frame, right.start, end)
    return piece, False
