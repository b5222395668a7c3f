"""Proposals that a noun or adjective carries: "Europe's plan to rearm", "is ready to talk", "leading efforts to"."""

from collections.abc import Iterable
from typing import NamedTuple

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import subject_before
from newsmodel.english.proposals.clauses import (
    hypothetical,
    is_deed,
    is_negated,
    is_verb_after_to,
    somebody,
    stands_ahead,
    verb_group_start,
)
from newsmodel.english.proposals.complements import after_time
from newsmodel.english.proposals.cues import (
    ProposalNoun,
    is_statement,
    known_verbs,
    proposal_nouns,
    verbs_of,
)
from newsmodel.english.proposals.drafts import (
    DIRECTIVES,
    FROM_SOMEBODY,
    GERUND,
    INFINITIVE,
    MAIN_VERB,
    OBJECT,
    OBJECT_INFINITIVE,
    TO_SOMEBODY,
    Draft,
    Places,
    action_end,
    clause_polarity,
    negated,
)
from newsmodel.english.proposals.owners import FACING, is_dropped, is_unmade, owner, predicated_of, pressed, who_is
from newsmodel.model.proposal import Polarity
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

THAT = pattern("noun_that", rf"(?:a|y|[tif]{phrases.NOUN_PHRASE}){{0,2}}Z(?=[PDHNn#C])", plain=True)
"""The clause of a noun, past whom it is told and when: "a warning to the club that"."""
MODAL_CLAUSE = pattern("modal_clause", rf"(?:[PC]|{phrases.NOUN_PHRASE})a?m", plain=True)
"""What is promised is still to come: "a pledge that the gate will open", not "the commitment that the town needs"."""
OWN_CLAUSE = pattern("own_clause", r"Pa?m", plain=True)
"""What is threatened is one's own doing: "a warning that it would not tolerate"."""
OPENING_NOUN = pattern("opening_noun", r"(?:^|[.\n])q?(?:[aB],?)?[DH]?[nNe#Ga'-]{0,6}$", plain=True)
"""What stands before a noun that opens its sentence, and so is the subject of its verb."""
VERB_OF_NOUN = pattern("verb_of_noun", r"(?<![WKZkc,P])[mhbd]|(?<=[nN])[ve](?=[DH])|,a?[mhb]", plain=True)
"""That verb, after names too: "His plan to unseat Ann Lee would take years", "made the crowd angry"."""
WINDOW = 12
"""How many tags before a noun its sentence is looked for."""
POSSIBLE = frozenset(("could", "can", "may", "might"))
"""Modals of what need not come."""
NO = frozenset(("no", "any", "another"))
"""Determiners of plans that nobody has."""


class _Carried(NamedTuple):
    """What a noun carries: which rule saw it, the places of the action, and its polarity."""

    rule: str
    action: Places
    polarity: Polarity = "positive"
    addressee: Range | None = None
    by: Range | None = None


PROMISING = ("pledge", "threaten")
RELATIVE = ("n", "N", "s", ")")
"""Tags before "that" and a verb that looks like a noun: "rules that promise to"."""
PASSED = frozenset("pass passes passed passing past miss misses missed missing meet meets met meeting".split())
"""What is done with a deadline that was set before."""
CARRYING = frozenset("xtifayDk,ZB")
"""Tags of what may follow a noun that carries an action: what it opens with, or a time before it."""


def can_carry(frame: Frame, place: int, noun: ProposalNoun) -> bool:
    """Whether a noun at a place can carry an action, as far as the words before and after it tell."""
    tags, wants, after = frame.tags, noun.complements, place + 1
    if "being" in wants:
        return tags.startswith("t", after)
    if tags[place - 1] in ("Ptm" if "predicate" in wants else "PtmxdWC"):
        return False
    if noun.act in PROMISING and tags[place - 1] == "Z" and tags[place - 2 : place - 1] in RELATIVE:
        return False
    if "alone" in wants:
        return True
    if tags[after : after + 1] not in CARRYING:
        return False
    if frame.tokens.words[after] in wants or stands_ahead(tags, after, "t"):
        return True
    return "that" in wants and stands_ahead(tags, after, "Z")


def noun_proposals(frame: Frame, sentence: Range, places: Iterable[int], conditions: list[Range]) -> list[Draft]:
    """The proposals that nouns and adjectives, given by places where they can, carry; those in conditions left out."""
    nouns = proposal_nouns()
    words = frame.tokens.words
    drafts: list[Draft] = []
    for place in places:
        noun = nouns[words[place]]
        if place == sentence.start or hypothetical(frame, conditions, place):
            continue
        if words[place] == "deadline" and not PASSED.isdisjoint(words[max(sentence.start, place - 3) : place]):
            continue
        found = _carried(frame, place, sentence.end, noun)
        if found is None:
            continue
        if "being" in noun.complements:
            if subject := who_is(frame, sentence, place):
                cue = place, place + 2
                drafts.append(
                    Draft("being_inf", noun.act, found.action, cue, polarity=found.polarity, proposer=subject)
                )
            continue
        if "pressed" in noun.complements or (noun.act in DIRECTIVES and words[place - 1] in FACING):
            found = found._replace(addressee=found.addressee or pressed(frame, sentence, place))
            if found.addressee is None:
                continue
        if "forced" in noun.complements:
            if forced := _forced_one(frame, sentence, place):
                drafts.append(
                    Draft(found.rule, noun.act, found.action, (place - 1, place + 2), addressee=forced, owned=False)
                )
            continue
        adjective = "predicate" in noun.complements
        proposer = _proposer(frame, sentence, place, noun, found)
        market = found.rule == "noun_for" and words[place] == "demand"
        asks_owner = found.rule == "noun_of" or market or not noun.complements.isdisjoint(("made", "led", "alone"))
        if proposer is None and (adjective or asks_owner):
            continue
        if not adjective and (
            is_unmade(frame, sentence, place) or not NO.isdisjoint(words[max(sentence.start, place - 2) : place])
        ):
            continue
        denied = adjective and is_negated(frame, verb_group_start(frame, sentence.start, place), place)
        if denied and noun.act == "reject":
            continue  # "is not opposed to"
        refused = denied or noun.act == "reject" or (not adjective and is_dropped(frame, sentence, place))
        drafts.append(
            Draft(
                rule=found.rule, act="reject" if refused else noun.act, action=found.action,
                cue=(place, place + 1), proposer=proposer,
                polarity="negative" if refused else found.polarity, addressee=found.addressee,
                owned="due" not in noun.complements,
            )
        )  # fmt: skip
    return drafts


def _proposer(frame: Frame, sentence: Range, place: int, noun: ProposalNoun, found: _Carried) -> Range | None:
    """Whose it is, if anybody's whom the sentence names."""
    if noun.act in DIRECTIVES and frame.word(place - 1) in FACING:
        return None
    if "predicate" in noun.complements:
        return predicated_of(frame, sentence, place)
    return found.by or owner(frame, sentence, place, noun, found.rule)


def _carried(frame: Frame, place: int, limit: int, noun: ProposalNoun) -> _Carried | None:
    tags, wants, word = frame.tags, noun.complements, frame.word(place)
    if "due" in wants:
        return _due(frame, place, limit)
    if "forced" in wants:
        return _forced(frame, place, limit)
    follows = tags[place + 1 : place + 2]
    told = TO_SOMEBODY.match(tags, place + 1, limit) if follows == "t" else None
    between = told or (FROM_SOMEBODY.match(tags, place + 1, limit) if follows in {"i", "f"} else None)
    starts = (between.end(),) if between else after_time(frame, place + 1, limit)
    starts = tuple([start for start in starts if tags[start - 1] != ","])
    infinitive = next((match for start in starts if (match := INFINITIVE.match(tags, start, limit))), None)
    if between and infinitive and frame.word(between.end() - 1) in TO_THINGS and not _is_verb(frame, infinitive.end()):
        infinitive = None  # "a call for an end to sugar subsidies"
    that = THAT.match(tags, place + 1, limit) if "that" in wants else None
    if that and (word.startswith("demand") or _is_to_be(frame, that.end(), limit, noun)):
        action = (that.end(), action_end(frame, that.end(), limit))
        return _nonempty("noun_that", action, clause_polarity(frame, action))
    if "to" in wants and follows == "t" and place + 2 < limit:
        return _nonempty("noun_to", (place + 2, action_end(frame, place + 2, limit)))
    if infinitive and "inf" in wants and _is_done(frame, infinitive.end(), noun):
        action = (infinitive.end(), _before_main_verb(frame, place, infinitive.end(), limit, noun))
        carried = _nonempty("noun_inf", action, negated(infinitive))
        if carried is None or between is None:
            return carried
        if told:
            return carried._replace(addressee=Range(*told.span("addressee")))
        body, preposition = Range(between.start() + 1, between.end()), frame.word(between.start())
        if preposition in {"on", "for"}:
            return carried._replace(addressee=body)
        return carried._replace(by=body) if preposition in {"by", "from"} else carried
    preposition = frame.word_at(place + 1)
    wanted = GERUND if preposition == "of" and noun.act != "threaten" else OBJECT
    match = wanted.match(tags, place + 2, limit) if preposition in wants & {"for", "of"} else None
    if match and not is_statement(frame.tokens.words[place + 2 : match.end()]):
        return _nonempty(f"noun_{preposition}", (place + 2, _before_main_verb(frame, place, place + 2, limit, noun)))
    if "alone" in wants and follows not in {"'", "n"}:
        return _nonempty("noun_alone", (place, action_end(frame, place, limit)))
    return None


TO_THINGS = frozenset("access alternative answer end halt return solution stop".split())
"""Nouns after which "to" more often opens a noun phrase."""


def _is_verb(frame: Frame, place: int) -> bool:
    return frame.word(place) in known_verbs()


DUE = pattern("due", r"[Pay](?:b|')D?[nia]{0,2}$", plain=True)
"""What stands before "time" where it has come: "it is high", "now is the"."""


def _due(frame: Frame, place: int, limit: int) -> _Carried | None:
    """ "It is time to go", "it's high time for the council to go": what should be done now."""
    before = DUE.search(frame.tags, max(0, place - 6), place)
    if before is None or frame.word(before.start()).lower() not in {"it", "now", "this"}:
        return None
    told = OBJECT_INFINITIVE.match(frame.tags, place + 2, limit) if frame.word_at(place + 1) == "for" else None
    infinitive = told or INFINITIVE.match(frame.tags, place + 1, limit)
    if infinitive is None or not is_deed(frame, infinitive.end(), "state", "outcome", "talk"):
        return None
    action = (infinitive.end(), action_end(frame, infinitive.end(), limit))
    carried = _nonempty("noun_inf", action, negated(infinitive))
    return carried and carried._replace(addressee=Range(*told.span("addressee")) if told else None)


def _forced(frame: Frame, place: int, limit: int) -> _Carried | None:
    """ "They have no choice but to leave": what those who are spoken of must do."""
    words = frame.tokens.words
    infinitive = INFINITIVE.match(frame.tags, place + 2, limit) if frame.word_at(place + 1) == "but" else None
    if infinitive is None or "no" not in words[max(0, place - 3) : place]:
        return None
    return _nonempty("noun_inf", (infinitive.end(), action_end(frame, infinitive.end(), limit)))


def _forced_one(frame: Frame, sentence: Range, place: int) -> Range | None:
    """Who has no choice: the subject of the "have" before it."""
    have = frame.tags.rfind("h", max(sentence.start, place - 4), place)
    left = subject_before(frame, sentence, verb_group_start(frame, sentence.start, have)) if have > 0 else None
    return left[1] if left and somebody(frame, left[1]) else None


def _is_to_be(frame: Frame, place: int, limit: int, noun: ProposalNoun) -> bool:
    """Whether a clause tells what shall be; of a threat, what those who threaten will do."""
    clause = (OWN_CLAUSE if noun.act == "threaten" else MODAL_CLAUSE).match(frame.tags, place, limit)
    return clause is not None and frame.word(clause.end() - 1) not in POSSIBLE


def _is_done(frame: Frame, place: int, noun: ProposalNoun) -> bool:
    """Whether the word after "to" is something to do: no noun ("a commitment to peace"), no state ("ready to be")."""
    if "np" in noun.complements:
        return _is_verb(frame, place) or frame.tags[place] in "abx"
    return is_verb_after_to(frame, place) and (noun.act not in {"plan", "offer"} or is_deed(frame, place, "state"))


def _nonempty(rule: str, action: Places, polarity: Polarity = "positive") -> _Carried | None:
    start, end = action
    return _Carried(rule, action, polarity) if end > start else None


def _before_main_verb(frame: Frame, place: int, start: int, limit: int, noun: ProposalNoun) -> int:
    """ "The plan to build a tunnel was read": what a noun carries ends where the clause goes on with its verb."""
    end = action_end(frame, start, limit)
    if "predicate" in noun.complements:
        return end
    opens = OPENING_NOUN.search(frame.tags, max(0, place - WINDOW), place) is not None
    verb = (VERB_OF_NOUN if opens else MAIN_VERB).search(frame.tags, start + 1, end)
    if opens:
        end = next((at for at in range(start + 2, verb.start() if verb else end) if _is_its_verb(frame, at)), end)
        if verb is not None and end <= verb.start():
            return end
    if verb is None:
        return end
    return verb.start() - (frame.word(verb.start() - 1) == "also")


GOING_ON = frozenset("anger ring spark draw divide worry alarm risk stall hinge rest date raise face".split())
"""Verbs of what plans and offers do, beside those of states."""


def _is_its_verb(frame: Frame, place: int) -> bool:
    """Whether the third person of a verb stands after a noun: "an offer to host the talks remains"."""
    word = frame.word(place)
    if not word.endswith("s") or frame.tags[place] not in "nv" or frame.tags[place - 1] not in "nN":
        return False
    return word[:-1] in GOING_ON or word[:-1] in verbs_of("state", "outcome")
