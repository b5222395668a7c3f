"""What stands right of a cue: a quotation, a clause with or without "that", a question, a topic; and who is told."""

from collections.abc import Sequence

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import ALONE
from newsmodel.english.grammar.verbs import Cue
from newsmodel.english.quotes.attribution import Attribution
from newsmodel.english.quotes.spans import (
    TIME_OR_PLACE_OPENS,
    Places,
    after_time_or_place,
    clause_end,
)
from newsmodel.english.quotes.unsaid import is_title_or_nickname
from newsmodel.text.patterns import pattern

NEAR = 24
"""Tags within which quoted words, or the comma of a leading attribution, belong to the verb before them."""
SAYING = frozenset(("say", "state", "tell", "ask", "deny"))
"""Classes of cue verbs that report speech."""
NEVER_BARE = frozenset(("state", "utter", "call", "urge", "accuse", "ask", "deny", "report"))
"""Classes of cue verbs that take no clause without "that"."""
TOLD = frozenset(("tell", "ask", "urge"))
"""Classes of cue verbs whose first object is who is told, so that a clause cannot follow at once."""
FINDING = frozenset(("find", "show", "indicate", "reveal"))
"""Verbs of which all that follows is what was found where a study is their subject."""
STUDIES = frozenset("poll polls polling survey surveys study studies research data".split())
ANSWERS = ("yes", "no")
BARE = ("P", "D", "H", "N")
"""What a clause without "that" begins with after a noun or an adjective."""
HELPER = pattern("helper_after_subject", r"[bhm]", plain=True)
"""Right after a noun phrase this makes it the subject, and nobody is told: "warned the dam was weak"."""
LISTENERS = pattern("listeners", r"n|N{1,3}|Dn(?=N)", plain=True)
"""Who is told where the subject of the clause follows at once: "told reporters taxes would rise"."""
CIRCUMSTANCE = frozenset("as because since after before while until whereas than so".split())
"""Conjunctions that tell when or why it was said, not what."""
BETWEEN = TIME_OR_PLACE_OPENS | {"t"}
"""What can begin what stands between any verb and its content: a time, a place, "to reporters"."""
OPENING = frozenset(",:QZKkW")
"""Tags by which content can show itself."""
ASKED = frozenset(("ask", "say", "tell", "think", "deny", "state"))
"""Classes of cue verbs that take a question."""
PASSIVES = ("impersonal", "passive")
"""Rules of attributions before whose cue stands who was told, if it tells that."""
TO_WHOM = frozenset(("say", "state", "utter"))
"""Classes of cue verbs that tell with "to" who was told."""
EMBEDDING = frozenset(("call", "urge", "say", "state", "tell", "report"))
"""Classes of cue verbs whose clause may hold quoted words further on."""
NO_CLAUSE = ("W", "t", ",", "")
"""What no reported clause begins with."""
OPENERS = ("W", "Z", "K")
BARE_PREDICATE = pattern("bare_predicate", r"[xa]{0,2}[bhmdv]", plain=True)
"""A finite verb without its subject."""
PREDICATE_ASKED_BACK = pattern("predicate_asked_back", r"[xa]{0,2}[bhmdve]", plain=True)
"""The same where one in -ed can be no participle: "a change that officials said helped"."""
TOPIC = pattern("topic", r"[DHNn#eO]", plain=True)
PLAIN_CLAUSE = pattern("plain_clause", r"(?:P|[DH]?[nNG#])[nNG#eaDHix]{3}|PcD?[nN]", plain=True)
STRICT_CLAUSE = pattern(
    "strict_clause", rf"(?:P|{phrases.NOUN_PHRASE})a?[bhmd]|[DH]?n?N{{1,4}}n?(?:a?G|i#)", plain=True
)
"""A subject and a verb that cannot be anything else."""
NAMED = pattern("named", rf"(?:O|P|{phrases.NOUN_PHRASE})(?=[Dk])", plain=True)
"""What is called something: "the plan a disgrace", "it as a disgrace"."""
INFINITIVE_CLAUSE = pattern("infinitive_clause", rf"(?:O|{phrases.NOUN_PHRASE})t[abnsvh]", plain=True)
"""A subject and an infinitive: "expects the talks to fail"."""
OF_WHOM = ("say", "state", "write")
"""Verbs that tell with "of" whom it is about."""
OF_SOMEONE = pattern("of_someone", rf"f(?:O|{phrases.NOUN_PHRASE})(?=Z)", plain=True)
"""Whom it is about: "said of Lee that"."""
TO_SOMEONE = pattern("to_someone", rf"t(?={phrases.NOUN_PHRASE}|O)", plain=True)
ASIDE = pattern("aside_before_that", r",[^,.;:\nQZ]{1,24},(?=Z)", plain=True)
"""What is added to who is told, before "that"."""
OF_CHARGE = pattern("of_charge", r"[^.;\n]{1,24}?f(?=G)|[^.;\n]{1,24}?f")
"""What stands before a charge: "the Ministry of Defence of" before "hiding it"."""


Right = tuple[str, int, Places | None]
"""What follows a cue: how it shows itself (quote, that, question, clause, object, topic, or words: quoted ones further
on), the place where it begins, and the characters of the one who is told, if any."""


def after_cue(frame: Frame, attribution: Attribution, limit: int, kind: str) -> Right | None:
    """What follows the cue, if it can be content."""
    tags, verb, place = frame.tags, attribution.verb, attribution.end
    if attribution.nominal:
        is_bare = tags[place : place + 1] in BARE
        return ("clause", place, None) if is_bare else _opening(frame, place, limit, kind)
    if verb is None:
        return _after_source(frame, attribution, limit)
    if attribution.inverted or place >= limit:
        return None
    tag = tags[place]
    if tag in OPENING and (direct := _opening(frame, place, limit, kind)):
        return direct
    before = tags[attribution.start - 1] if attribution.start else ""
    if attribution.rule == "gerund" and before in ("i", "f"):
        return None
    if before == "k" and kind in SAYING and _leads_with_as(frame, attribution.start - 1):
        comma = tags.find(",", place, min(limit, place + NEAR))
        return ("clause", comma + 1, None) if comma >= 0 else None
    if tag == "f" and verb.lemma in OF_WHOM and (about := OF_SOMEONE.match(tags, place, limit)) is not None:
        return _opening(frame, about.end(), limit, kind)
    addressee: Places | None = None
    starts: Sequence[int] = (place,)
    if (kind in TOLD and attribution.rule not in PASSIVES) or tag in BETWEEN:
        addressee, after = _addressee(frame, place, limit, kind)
        is_wish = kind == "ask" and frame.word_at(after) == "for"  # "asked for a guarantee that"
        skipped = after if is_wish else after_time_or_place(tags, after, limit)
        starts = (after,) if skipped == after else (after, skipped)
        if tags[after : after + 1] == "," and (aside := ASIDE.match(tags, after, limit)) is not None:
            starts = (aside.end(),)  # "told Ann Lee, prosecuting, that"
        for start in starts:
            if start > place and (found := _opening(frame, start, limit, kind, addressee)):
                return found
    if kind == "deny":
        return None if tag == "," else ("object", place, None)
    if kind == "call" and _is_named(frame, attribution, limit):
        return "topic", place, None
    return (
        _bare_clause(frame, attribution, verb, starts, addressee, limit)
        or _embedded(frame, attribution, limit, kind)
        or _topic(frame, verb, place, limit)
    )


def _is_named(frame: Frame, attribution: Attribution, limit: int) -> bool:
    """Whether the words after the cue say what something is: "called it a gamble", "dismissed it as a gamble".

    Not where some stand in marks, which then are the quotation, nor after "what she calls".
    """
    tags, place = frame.tags, attribution.end
    named = NAMED.match(tags, place, limit)
    if named is None or tags[attribution.start - 1 : attribution.start] == "K":
        return False
    is_told = tags[named.end()] == "D" or frame.word(named.end()) == "as"
    return is_told and "Q" not in tags[place : clause_end(frame, place, limit)]


def _after_source(frame: Frame, attribution: Attribution, limit: int) -> Right | None:
    """What follows "according to Ann" at the head of its sentence: a colon and a quotation, a comma and a clause."""
    tags, place = frame.tags, attribution.end
    if tags[place : place + 1] == ":" and place + 1 < limit:
        return _opening(frame, place, limit, "say")
    if not _leads(frame, attribution):
        return None
    if tags[place : place + 1] in ("D", "P"):  # the comma is missing: "According to Lee the road is shut"
        return "clause", place, None
    comma = tags.find(",", place, min(limit, place + NEAR))
    return None if comma < 0 else ("clause", comma + 1, None)


def _leads(frame: Frame, attribution: Attribution) -> bool:
    """Whether nothing stands before a cue phrase in its sentence, or in its clause with "that"."""
    tags, end = frame.tags, attribution.start
    sentence = frame.sentences[frame.sentence_of(end)]
    before = tags[sentence.start : min(end, sentence.start + NEAR)]
    return tags[max(sentence.start, end - 2) : end].rstrip(",").endswith("Z") or not before.rpartition(":")[2].strip(
        "\nBaqc,-"
    )


def _bare_clause(
    frame: Frame, attribution: Attribution, verb: Cue, starts: Sequence[int], addressee: Places | None, limit: int
) -> Right | None:
    """A clause without "that": of each class of verbs only what it can take."""
    tags, kind, place = frame.tags, verb.kind, attribution.end
    if kind == "state" and attribution.act == "state":
        if STRICT_CLAUSE.match(tags, place, limit):
            return "clause", place, None
        if verb.lemma in FINDING and TOPIC.match(tags, place, limit) and _is_study(frame, attribution):
            return "topic", place, None
    if kind in NEVER_BARE or attribution.act == "ask" or (kind == "think" and _is_thing(frame, place, limit)):
        return None
    for start in starts:
        if _begins_clause(frame, start, limit):
            return "clause", start, addressee
    takes_clause = addressee is not None and (kind not in TOLD or HELPER.match(tags, starts[0], limit) is not None)
    if (
        (takes_clause and _begins_clause(frame, place, limit))
        or (kind == "think" and INFINITIVE_CLAUSE.match(tags, place, limit))
        or _asked_back(frame, attribution, verb, limit)
        or (verb.lemma == "say" and (PLAIN_CLAUSE.match(tags, place, limit) or _is_answer(frame, place, limit)))
    ):
        return "clause", place, None
    return None


def _is_thing(frame: Frame, place: int, limit: int) -> bool:
    """ "Expected the move": a noun that may be a verb, and no verb after it."""
    if frame.tags[place : place + 2] not in ("Dv", "Ds", "Hv", "Hs") or frame.word(place).lower() in ALONE:
        return False
    return phrases.FINITE.search(frame.tags, place + 2, limit) is None


def _is_answer(frame: Frame, place: int, limit: int) -> bool:
    """ "She said no", "they said yes and left"."""
    return frame.word(place).lower() in ANSWERS and (place + 1 >= limit or frame.tags[place + 1] in ".,;cBk")


def _is_study(frame: Frame, attribution: Attribution) -> bool:
    """Whether a study or poll speaks: "the poll shows Ann ahead"."""
    if attribution.subject is None:
        return False
    return any(frame.word(place).lower() in STUDIES for place in range(*attribution.subject))


def _leads_with_as(frame: Frame, place: int) -> bool:
    """ "As Ann noted, the road is shut", "But as Ann noted, …"."""
    return frame.word(place) == "As" or (
        frame.word(place) == "as" and frame.tags[place - 1 : place] in ("c", "B", ":", "-")
    )


def _topic(frame: Frame, verb: Cue, place: int, limit: int) -> Right | None:
    """ "criticised the plan", "cited low growth": a noun phrase that says what was spoken of."""
    is_gerund = frame.tags[place : place + 1] in ("G", "g")
    is_deed = is_gerund and verb.particle != "out"  # "reported finding it", not "ruled out selling it"
    is_topic = is_deed or TOPIC.match(frame.tags, place, limit)
    return ("topic", place, None) if verb.topic and is_topic else None


def _opening(frame: Frame, place: int, limit: int, kind: str, addressee: Places | None = None) -> Right | None:
    """Content that shows itself by its first token: a quotation, "that", "whether"."""
    tags = frame.tags
    if place >= limit or (tag := tags[place]) not in OPENING:
        return None
    after = place + 1
    if tag in ",:":
        if tags[after : after + 1] == "Q" and after < limit:
            return "quote", after, addressee
        return ("clause", after, addressee) if tag == ":" and after < limit else None
    if tag == "Q":
        opens = kind not in ("call", "urge", "accuse") and tags[place - 1] != "'"
        return ("quote", place, addressee) if opens else None
    if tag == "Z" and tags[after : after + 1] == "'":  # "say that's wrong"
        return "clause", place, addressee
    if tag == "Z":
        if kind in ("call", "accuse", "utter", "urge"):
            return None
        is_relative = tags[place - 1] in "nN" and BARE_PREDICATE.match(tags, after, limit)
        return None if is_relative else ("that", after, addressee)
    if tag == "K" or (kind == "ask" and frame.word(place) == "if") or (tag == "W" and _asks_who(frame, place)):
        return ("question", place, addressee) if kind in ASKED else None
    return None


def _asks_who(frame: Frame, place: int) -> bool:
    """ "did not say who would go", "asked whom he met"."""
    return frame.tags[place - 1] == "s" and frame.word(place) in ("who", "whom")


def _addressee(frame: Frame, place: int, limit: int, kind: str) -> tuple[Places | None, int]:
    """Who is told: the object of "told" and its like, or "to reporters"; and the place after it."""
    tags = frame.tags
    start = place
    if kind not in TOLD:
        if tags[place] != "t" or kind not in TO_WHOM or not TO_SOMEONE.match(tags, place, limit):
            return None, place
        start = place + 1
    match = phrases.NOUN_PHRASE_AT.match(tags, start, limit)
    if not match or match[0] in ("", "D") or (match[0] == "P" and kind not in ("tell", "ask")):
        return None, place
    end = match.end()
    if kind == "tell" and tags[start] in "nND" and phrases.FINITE.match(tags, end, limit):
        words = LISTENERS.match(tags, start, end)
        end = words.end() if words else end
    return frame.characters(start, end), end


def _begins_clause(frame: Frame, place: int, limit: int) -> bool:
    """A clause from here, and none of those that say when or why something was said, or who was told."""
    tag = frame.tags[place : place + 1]
    if tag in NO_CLAUSE or (tag == "k" and frame.word(place) in CIRCUMSTANCE):
        return False
    if tag in "bh" and not frame.word(place).endswith("ing"):  # "said having it was a help"
        return False
    return phrases.CLAUSE.match(frame.tags, place, limit) is not None


def _asked_back(frame: Frame, attribution: Attribution, verb: Cue, limit: int) -> bool:
    """ "the changes, which officials said will go into effect": the clause lacks the subject that stands before."""
    tags, place = frame.tags, attribution.end
    predicate = PREDICATE_ASKED_BACK if verb.kind in SAYING else BARE_PREDICATE
    return (
        tags[attribution.start - 1 : attribution.start] in OPENERS and predicate.match(tags, place, limit) is not None
    )


def _embedded(frame: Frame, attribution: Attribution, limit: int, kind: str) -> Right | None:
    """Quoted words further on in the clause: "called it a “disgrace”", "urged them to “stop now”"."""
    tags, place = frame.tags, attribution.end
    if kind == "accuse":
        if attribution.rule == "passive" and tags[place] == "f":
            return ("object", place + 1, None) if tags[place + 1 : place + 2].strip(",.") else None
        charge = OF_CHARGE.match(tags, place, limit)
        return ("object", charge.end(), None) if charge else None
    if kind not in EMBEDDING:
        return None
    end = limit if limit - place < NEAR else place + NEAR
    found = tags.find("Q", place, end)
    while found >= 0:
        if not is_title_or_nickname(frame, found):
            return "words", found, None
        found = tags.find("Q", found + 1, end)
    return None
