"""What a verb must take to carry a proposal: an infinitive, a clause, an object of the right kind."""

from typing import NamedTuple

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import can_speak
from newsmodel.english.proposals.clauses import HEAD, is_deed, is_verb_after_to
from newsmodel.english.proposals.cues import (
    OBJECT_KINDS,
    WISHES,
    ProposalVerb,
    deeds,
    deeds_done,
    is_statement,
    known_verbs,
    object_nouns,
    proposal_nouns,
    proposed_things,
)
from newsmodel.english.proposals.drafts import (
    DISTANT_INFINITIVE,
    FROM_SOMEBODY,
    GERUND,
    INFINITIVE,
    OBJECT,
    OBJECT_INFINITIVE,
    WITH_SOMEBODY,
    Places,
    action_end,
    clause_polarity,
    negated,
)
from newsmodel.model.proposal import Polarity
from newsmodel.text import Range
from newsmodel.text.patterns import Pattern, pattern


class Complement(NamedTuple):
    """What a verb takes: its kind, the places of action and addressee, the polarity, and who a passive is "by"."""

    kind: str
    action: Places
    addressee: Range | None = None
    polarity: Polarity = "positive"
    agent: Range | None = None


def complement_of(frame: Frame, start: int, limit: int, verb: ProposalVerb, *, passive: bool) -> Complement | None:
    """The complement from a place on, if it makes the verb a proposal; of a passive only the infinitive does."""
    if passive:
        return _infinitive(frame, start, limit, verb) if "obj_inf" in verb.complements else None
    wants = verb.complements
    if ("inf" in wants or "deed" in wants) and (found := _infinitive(frame, start, limit, verb)):
        return found
    if "that" in wants and (found := _clause(frame, start, limit)):
        return found
    if "subj" in wants and (found := _subjunctive(frame, start, limit)):
        return found
    if "obj_inf" in wants and (found := _addressed(frame, start, limit)):
        if _can_be_asked(frame, found, verb):
            return found
        if "obj" not in wants:
            return None
    if (verb.lemma in WISHES or verb.lemma == "order") and (found := _done(frame, start, limit)):
        return found
    if "obj_for" in wants and (found := _of_somebody(frame, start, limit)):
        return found
    if "ger" in wants and GERUND.match(frame.tags, start, limit):
        return Complement("ger", (start, action_end(frame, start, limit)))
    if "for" in wants:
        place = start if verb.particle == "for" else start + 1 if frame.word_at(start) == "for" else -1
        if not 0 <= place < limit or frame.word(place) in DURATIONS:
            return None
        match = OBJECT.match(frame.tags, place, limit) or GERUND.match(frame.tags, place, limit)
        if match and not is_statement(frame.tokens.words[place : match.end()]):
            return _with_subject(frame, _if_any(frame, "for", place, limit), INFINITIVE)
    return _object(frame, start, limit, verb)


MOVES = frozenset(("push", "nudge"))
"""Verbs that move things as well: "pushed shares to a record"."""


def _can_be_asked(frame: Frame, found: Complement, verb: ProposalVerb) -> bool:
    """Whether an addressee can act, where the verb has other objects too: not "pills to take", "shares to a record"."""
    if "who" not in verb.complements or found.addressee is None:
        return True
    if verb.lemma in MOVES and frame.word(found.action[0]) not in known_verbs():
        return False
    return can_speak(frame, found.addressee)


DURATIONS = frozenset("days weeks months years decades hours".split())
"""What "for" tells the time with: "she has pushed for months"."""
TIMES = DURATIONS | {"time"}
"""Last words of how long or how often somebody is asked: "for three weeks", "for a second time"."""
ASKED_FOR = pattern("asked_for", r"(?P<addressee>[OP]|[DH]?[nNeG#']{1,6}?)i", plain=True)
"""Somebody, and the preposition after them."""


def _of_somebody(frame: Frame, start: int, limit: int) -> Complement | None:
    """ "Asked Peru for help": an addressee, "for" and a thing that is no word of theirs."""
    asked = ASKED_FOR.match(frame.tags, start, limit)
    if asked is None or frame.word(asked.end() - 1) != "for" or asked.end() >= limit:
        return None
    match = OBJECT.match(frame.tags, asked.end(), limit)
    words = frame.tokens.words[asked.end() : match.end()] if match else ()
    if not words or is_statement(words) or words[-1] in TIMES:
        return None
    return _if_any(frame, "obj_for", asked.end(), limit, addressee=Range(*asked.span("addressee")))


def _if_any(
    frame: Frame,
    kind: str,
    start: int,
    limit: int,
    polarity: Polarity = "positive",
    *,
    addressee: Range | None = None,
    agent: Range | None = None,
) -> Complement | None:
    end = action_end(frame, start, limit)
    return Complement(kind, (start, end), addressee, polarity, agent) if end > start else None


TIME_HEADS = frozenset("Dayik,")
"""Tags that a time or a place begins with."""
THIS_WEEK = pattern("this_week", r"[Da]y", plain=True)


def after_time(frame: Frame, start: int, limit: int) -> tuple[int, ...]:
    """A place, and the place after "on Monday" or "this week" if that stands there."""
    if frame.tags[start : start + 1] not in TIME_HEADS:
        return (start,)
    skipped = THIS_WEEK.match(frame.tags, start, limit) or phrases.TIME_OR_PLACE.match(frame.tags, start, limit)
    if skipped is None or frame.tags[skipped.end() : skipped.end() + 1] == "'":  # "last week's offer"
        return (start,)
    return (start, skipped.end())


def _infinitive(frame: Frame, start: int, limit: int, verb: ProposalVerb) -> Complement | None:
    for place in after_time(frame, start, limit):
        if verb.lemma in WISHES and (seen := _seen(frame, place, limit)):
            return seen
        preposition = frame.word_at(place) if frame.tags[place : place + 1] == "i" else ""
        told = WITH_SOMEBODY.match(frame.tags, place, limit) if preposition in {"with", "by"} else None
        infinitive = INFINITIVE.match(frame.tags, told.end() if told else place, limit)
        if not infinitive:
            continue
        if ("deed" in verb.complements or verb.act == "request") and not is_deed(
            frame, infinitive.end(), *NO_DEEDS[verb.act]
        ):
            return None
        first = frame.word_at(infinitive.end())
        if verb.act == "reject" and frame.tags[infinitive.end() + 1 : infinitive.end() + 2] in {"K", "W"}:
            return None  # "declined to address whether"
        if (verb.act == "plan" and first in {"be", "have"}) or (verb.act == "demand" and first == "know"):
            return None
        agent = Range(*told.span("body")) if told and preposition == "by" else None
        return _if_any(frame, "inf", infinitive.end(), limit, negated(infinitive), agent=agent)
    return None


SEEN = pattern("seen", r"tn(?P<who>D?N{1,4}|[OP]|D?[nN]{1,3}?)(?P<verb>[nsve])", plain=True)


def _seen(frame: Frame, start: int, limit: int) -> Complement | None:
    """ "To see Peru agree", "to see the bridge closed": what others should do, from "to" on."""
    match = SEEN.match(frame.tags, start, limit) if frame.word_at(start + 1) == "see" else None
    if match is None:
        return None
    place, word = match.start("verb"), frame.word(match.start("verb"))
    named = frame.tags[place - 1] in "NOP" and word in known_verbs()
    if not named and word not in deeds_done():
        return None
    who = Range(*match.span("who")) if named else None
    return _if_any(frame, "obj_inf", start + 2, limit, addressee=who)


DONE = pattern("done", r"(?:D?[nNe]{0,2}[nN]|O|P)(?P<verb>[vesn])(?=[.,;:\niackyqt]|$)", plain=True)


def _done(frame: Frame, start: int, limit: int) -> Complement | None:
    """ "Want the road closed": what should be done, by whom is not said."""
    match = DONE.match(frame.tags, start, limit)
    if match is None or frame.word(match.start("verb")) not in deeds_done():
        return None
    comma = frame.tags.find(",", match.end(), limit)
    return _if_any(frame, "obj_inf", start, limit if comma < 0 else comma)


NO_DEEDS: dict[str, tuple[str, ...]] = {"reject": ("talk",), "plan": ("state", "outcome", "talk"), "request": ("talk",)}
"""Classes of verbs that are no deeds after "declined to", after "wants to" and after "was asked to"."""


def _clause(frame: Frame, start: int, limit: int) -> Complement | None:
    for place in after_time(frame, start, limit):
        if frame.tags[place : place + 1] == "Z" and place + 2 < limit and frame.tags[place + 1] not in "vsmbh":
            found = _with_subject(frame, _if_any(frame, "that", place + 1, limit), ITS_VERB)
            return found._replace(polarity=clause_polarity(frame, found.action)) if found else None
    return None


PLURAL_PRONOUNS = frozenset(("they", "we", "you", "i"))
"""Subjects whose verb is the same in a statement."""
LONGEST_SUBJECT = 6


def _subjunctive(frame: Frame, start: int, limit: int) -> Complement | None:
    """ "That Peru resume", "he resign": a singular subject and a deed without -s tell what should be, not what is."""
    tags = frame.tags
    first = start + (tags[start : start + 1] == "Z")
    shall_be = SHALL_BE.match(tags, first, limit)
    if shall_be is not None and frame.word(shall_be.end() - 1) == "be":
        return _if_any(frame, "that", first, limit, "negative" if "x" in shall_be[0] else "positive")
    for place in range(first + 1, min(limit - 1, first + LONGEST_SUBJECT)):
        if tags[place - 1] not in "DHnNPx":
            return None
        end = place - (tags[place - 1] == "x")
        if tags[place] not in "nv" or tags[end - 1] not in ("nNP" if first > start else "NP"):
            continue
        if frame.word(place) not in deeds() or tags[place + 1] in "mhbdvse,.":
            continue
        last = frame.word(end - 1)
        if frame.word(place + 1).endswith("s") and tags[place + 2 : place + 3] in tuple("DHOPZ"):
            return None  # "that an attack strengthens the case"
        if last.lower() in PLURAL_PRONOUNS or (last.endswith("s") and last.islower()):
            return None
        polarity: Polarity = "negative" if end < place else "positive"
        return _if_any(frame, "that", first, limit, polarity, addressee=Range(first, end))
    return None


SHALL_BE = pattern("shall_be", rf"(?:P|{phrases.NOUN_PHRASE})x?b(?=a?[evsni])", plain=True)
"""A subject and "be", which tells what should be: "that the cuts be halved"."""


ITS_VERB = pattern("its_verb", r"(?=[mhdvsnea])", plain=True)


def _with_subject(frame: Frame, found: Complement | None, follows: Pattern) -> Complement | None:
    """A clause whose subject, if a verb follows it, is who should act: "that Ann Lee stop", "for Ann Lee to stop"."""
    subject = phrases.NOUN_PHRASE_AT.match(frame.tags, *found.action) if found else None
    if not found or not subject or subject.end() == subject.start():
        return found
    if follows is ITS_VERB and (acting := _acting(frame, *found.action)) is not None:
        return found._replace(addressee=acting)
    if not follows.match(frame.tags, subject.end(), found.action[1]):
        return found
    return found._replace(addressee=Range(*subject.span()))


def _acting(frame: Frame, first: int, limit: int) -> Range | None:
    """Of "the president apologise" who should act: what stands before the first word that is a verb of doing."""
    for place in range(first + 1, min(limit, first + LONGEST_SUBJECT)):
        if frame.tags[place - 1] not in "DHnNP":
            return None
        if frame.tags[place] in "nvs" and frame.tags[place - 1] in "nNP" and frame.word(place) in known_verbs():
            return Range(first, place)
    return None


MINDS = frozenset("know understand remember think believe feel see".split())
"""What nobody is asked to do: "I want people to know"."""


def _addressed(frame: Frame, start: int, limit: int) -> Complement | None:
    tags = frame.tags
    match = OBJECT_INFINITIVE.match(tags, start, limit) or DISTANT_INFINITIVE.match(tags, start, limit)
    if not match or not is_verb_after_to(frame, match.end()) or frame.word(match.end()) in MINDS:
        return None
    addressee = Range(*match.span("addressee"))
    if frame.word(addressee.end - 1) in {"question", "questions"} or frame.word(addressee.end - 1) in proposal_nouns():
        return None
    return _if_any(frame, "obj_inf", match.end(), limit, negated(match), addressee=addressee)


def _object(frame: Frame, start: int, limit: int, verb: ProposalVerb) -> Complement | None:
    """An object of one of the kinds that the verb wants."""
    wants = verb.complements
    if wants.isdisjoint(("obj", "prop", *OBJECT_KINDS)):
        return None
    for place in after_time(frame, start, limit):
        match = OBJECT.match(frame.tags, place, limit)
        if "," in frame.tags[start:place]:
            return None
        given = GIVEN_TO.match(frame.tags, place, limit) if "aid" in wants else None
        if given is not None:  # "promised Peru 12 million"
            return _if_any(frame, "obj", given.end(), limit)
        if match and match.end() > match.start() and frame.tags[place : match.end()].strip("DHyP"):
            called = frame.tags[match.end() : match.end() + 1] == "s" and frame.word_at(match.end()) in proposal_nouns()
            span = Range(match.start(), match.end() + called)
            kind = "inf" if verb.particle == "to" and frame.word(place) in known_verbs() else "obj"
            if not _is_wanted(frame, span, verb):
                return None
            start, end = _asked_for(frame, span, limit)
            return Complement(kind, (start, _before_judgement(frame, start, end) if verb.act == "reject" else end))
    return None


GIVEN_TO = pattern("given_to", r"(?:D?N{1,3}|O)(?=[D#]?#)", plain=True)
"""Somebody who is promised a sum."""


def _is_wanted(frame: Frame, span: Range, verb: ProposalVerb) -> bool:
    """Whether an object is of a kind that the verb wants; rejected and urged are things, not people or statements."""
    words = frame.tokens.words[span.start : span.end]
    if words[0] in {"no", "nothing", "none", "neither", "little", "few"}:
        return False
    wants = verb.complements
    if is_statement(words) or (words[-1] in NOTIONS and frame.tags[span.end : span.end + 1] == "Z"):
        return False
    if "prop" in wants and not proposed_things().isdisjoint(words):
        return True
    if any(kind in wants and not object_nouns(kind).isdisjoint(words) for kind in OBJECT_KINDS):
        return "refuge" not in words or _is_abroad(frame, span.start + words.index("refuge") + 1)
    if "aid" in wants and "#" in frame.tags[span.start : min(span.end, span.start + 2)]:
        return True
    if "obj" not in wants:
        return False
    head = HEAD.match(frame.tags, span.start, span.end)
    named = not frame.tags[span.start : head.end() if head else span.end].strip("N_")
    return not (named and (verb.act == "reject" or "obj_inf" in wants))


IN_COUNTRY = pattern("in_country", r"iD?[na]?N", plain=True)


def _is_abroad(frame: Frame, place: int) -> bool:
    """Whether refuge is sought of a country: "in Sudan", not "in a church", "at the embassy"."""
    return frame.word_at(place) == "in" and IN_COUNTRY.match(frame.tags, place) is not None


NOTIONS = frozenset(("idea", "ideas", "suggestion", "suggestions", "notion", "belief", "view", "possibility"))
"""Nouns that are statements with "that" after them: "rejected the idea that he lied"."""


def _asked_for(frame: Frame, span: Range, limit: int) -> Places:
    """Of "a call for him to resign" what is called for; of any other object all of it."""
    nouns = proposal_nouns()
    whole = (span.start, _before_reason(frame, span.start, max(span.end, action_end(frame, span.start, limit))))
    for place in range(span.start, span.end):
        noun = nouns.get(frame.tokens.words[place])
        if noun is None:
            continue
        told = FROM_SOMEBODY.match(frame.tags, place + 1, limit)
        after = told.end() if told else place + 1
        infinitive = INFINITIVE.match(frame.tags, after, limit)
        if infinitive and "inf" in noun.complements and is_verb_after_to(frame, infinitive.end()):
            found = _if_any(frame, "obj", infinitive.end(), limit)
            return found.action if found else whole
        if frame.word_at(after) == "for" and "for" in noun.complements and after + 1 < limit:
            found = _if_any(frame, "obj", after + 1, limit)
            return found.action if found else whole
    return whole


UNJUDGED = ("part", "well", "soon", "amended", "drafted", "written", "proposed", "expected", "planned", "it", "they")
"""What "as" has after it where nothing is called a name: "rejected it as part of", "the bill as amended"."""


def _before_judgement(frame: Frame, start: int, end: int) -> int:
    """Where what is rejected is called something: "dismissed the demand as blackmail"."""
    judged = frame.tags.find("k", start + 1, end)
    is_judged = judged > 0 and frame.word(judged) == "as" and frame.word_at(judged + 1) not in UNJUDGED
    is_called = is_judged and frame.tags[judged - 1] not in "eGv" and frame.word(judged - 1) not in {"known", "such"}
    return judged if is_called else end


def _before_reason(frame: Frame, start: int, end: int) -> int:
    """Where what is sought of an authority is over: "his extradition over the raid" is asked for without the reason."""
    words = frame.tokens.words[start:end]
    if "over" not in words:
        return end
    over = words.index("over")
    return end if object_nouns("leave").isdisjoint(words[:over]) else start + over
