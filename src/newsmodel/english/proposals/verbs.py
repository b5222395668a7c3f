"""Proposals that a verb carries: "called on all countries to raise", "ruled out sending troops"."""

from collections.abc import Iterable

import attrs

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import nearest_subject, sentence_subject, subject_before
from newsmodel.english.proposals.clauses import (
    agrees,
    contracted_subject,
    hypothetical,
    is_negated,
    somebody,
    stands_ahead,
    verb_group_start,
)
from newsmodel.english.proposals.complements import complement_of
from newsmodel.english.proposals.cues import ProposalVerb, proposal_nouns, proposal_verbs
from newsmodel.english.proposals.drafts import DIRECTIVES, MAIN_VERB, Draft, Places
from newsmodel.english.proposals.modality import RELATIVE
from newsmodel.model.proposal import Polarity, ProposalAct
from newsmodel.text import Range
from newsmodel.text.patterns import Pattern, pattern

ANYBODY = frozenset(("people", "those", "anyone", "anybody"))
"""Heads of "people who want to", who are nobody in the article."""
POSSIBLE = frozenset(("could", "can", "may", "might", "cannot"))
"""Helpers by which nobody does it yet: "they could ask the court to"."""
NOT_DONE = POSSIBLE | {"should", "must", "shouldn't", "shouldn’t", "mustn't", "mustn’t", "ought"}
"""Helpers by which a verb is not done: what "China should reject" is what somebody asks of China."""
DID = frozenset(("did", "didn't", "didn’t"))
"""Helpers of the past."""
NEAR = 6
"""How many words before a subject its verb of saying stands."""
PRONOUNS = ("I", "we", "We", "you", "You", "he", "He", "she", "She", "it", "It", "they", "They")
WOULD = frozenset({"would", "'d", "’d"} | {f"{who}{mark}d" for who in PRONOUNS for mark in "'’"})
"""What makes a request of "like": "we would like them to"."""
UNDONE = frozenset("of without than from denied deny denies denying avoid avoided against".split())
"""Words before a form in -ing by which it is said not to happen, or only alleged: "stopped short of calling for"."""
NOUNS_TOO = frozenset("guarantee guarantees aim aims command commands press vote votes".split())
"""Other verbs that look like nouns: "provide the necessary guarantees to"."""
FORECASTS = frozenset(("forecast", "forecasts", "recipe", "recipes"))
"""What calls for rain or for sugar, and asks nobody."""
BEFORE_OBJECT = frozenset("veGhitf")
"""Tags before a noun phrase that is no subject."""
HE_IS = "P'"
"""Tags of a pronoun and what is left of "is" or "has": "he's agreed to", where a noun has a possessor else."""
EMPTY = ("it", "there")
"""Subjects of a clause whose meaning stands in another."""
WRITTEN = ("written", "wrote", "write", "writes", "writing")
"""What is done "to" somebody who does not ask: "wrote to the minister asking for help"."""
NO_VERB_AFTER = frozenset("tDH'f")
"""Tags before a noun, or after which a verb is not done: "to demand", "the demand"."""


def carriers(frame: Frame, place: int, verbs: Iterable[ProposalVerb]) -> list[ProposalVerb]:
    """Of the proposal verbs of a word those that it can be at a place, as far as the words around it tell."""
    tags = frame.tags
    no_verb = place and tags[place - 1] in NO_VERB_AFTER and not tags.startswith(HE_IS, place - 2)
    if no_verb and tags[place - 1] != "t":
        return []
    found = []
    for verb in verbs:
        if no_verb and not _is_after_to(frame, place, verb):
            continue
        end = cue_end(frame, place, verb)
        if end < 0 or tags[end : end + 1] not in verb.opens:
            continue
        if verb.needs_to and not stands_ahead(tags, end, "t"):
            continue
        found.append(verb)
    return found


def _is_after_to(frame: Frame, place: int, verb: ProposalVerb) -> bool:
    """Whether a verb behind "to" is done: "guilty to threatening", "marched to demand", not "plans to ask"."""
    if verb.form == "gerund":
        return True
    return verb.form == "base" and verb.act in DIRECTIVES and _is_purpose(frame, place)


def _is_purpose(frame: Frame, place: int) -> bool:
    """Whether people come together to say what stands behind a "to"."""
    return frame.tags[place - 1] == "t" and not GATHERED.isdisjoint(frame.tokens.words[max(0, place - FAR) : place])


GATHERED = frozenset(
    "gathered gathering marched marching rallied rallying protested protesting demonstrated demonstrating assembled "
    "assembling surrounded streets petition petitions".split()
)
"""Words of crowds: what they come together to demand, they demand."""
FAR = 12
"""How many words before such an infinitive they stand."""
BETWEEN = pattern("between_verb_and_particle", r"a|i?D?y|n", plain=True)
"""What can stand between a verb and its particle: "called again for", "called on Monday for", "pushed hard for"."""
INTENSE = frozenset(("hard", "loudly", "today", "yesterday"))
"""Nouns by their form that stand there too."""


def cue_end(frame: Frame, place: int, verb: ProposalVerb) -> int:
    """The place after a verb and its particle; -1 where the particle is another."""
    end = place + 1
    if verb.particle is None:
        return end
    if frame.word_at(end) == verb.particle:
        return end + 1
    between = BETWEEN.match(frame.tags, end) if verb.particle in APART else None
    if between is None or frame.word_at(between.end()) != verb.particle:
        return -1
    return -1 if between[0] == "n" and frame.word(end) not in INTENSE else between.end() + 1


APART = frozenset(("for", "on", "upon"))
"""Particles that an adverb or a time can stand before."""


def verb_proposals(
    frame: Frame, sentence: Range, verbs: Iterable[tuple[int, Iterable[ProposalVerb]]], conditions: list[Range]
) -> list[Draft]:
    """The proposals of a sentence that its verbs carry, given by their places with their `carriers`."""
    drafts: list[Draft] = []
    for place, candidates in verbs:
        if hypothetical(frame, conditions, place):
            continue
        for verb in candidates:
            draft = _of_verb(frame, sentence, place, verb)
            if draft is not None:
                drafts.append(draft)
                break
    return drafts


def _of_verb(frame: Frame, sentence: Range, place: int, verb: ProposalVerb) -> Draft | None:
    tags, words = frame.tags, frame.tokens.words
    end = cue_end(frame, place, verb)
    first = verb_group_start(frame, sentence.start, place)
    if not _is_verb(frame, sentence, first, place, verb):
        return None
    if "would" in verb.complements and WOULD.isdisjoint(words[max(sentence.start, first - 1) : place]):
        return None
    if first < place and not NOT_DONE.isdisjoint(words[first:place]):
        return None
    passive = verb.form in {"past", "participle"} and "b" in tags[first:place]
    found = complement_of(frame, end, sentence.end, verb, passive=passive)
    if found is None:
        return None
    if found.kind == "obj_inf" and verb.act == "plan":  # "wants to see Peru agree"
        verb = attrs.evolve(verb, act="request")
    elif _is_noun(frame, first, place, verb, found.action):
        return None
    negative = is_negated(frame, first, place)
    act = _act(verb, negative=negative)
    if act is None:
        return None
    subject = _subject(frame, sentence, first, place)
    if subject is None and not passive and verb.form != "gerund":
        return None
    if subject is not None and not (
        somebody(frame, subject)
        and _is_verb_of(frame, subject, first, place, verb)
        and not _only_looks_so(frame, sentence, subject, place, found.kind)
    ):
        return None
    past = (verb.form in {"past", "participle"} and "b" not in tags[first:place]) or not DID.isdisjoint(
        words[first:place]
    )
    if past and "present" in verb.complements and not _is_told(frame, subject):
        return None
    if subject is not None and found.kind == "obj" and _is_adjective(frame, sentence, first, place, subject):
        return None
    relative = tags[first - 1 : first] == "W" or (
        subject and tags[max(0, subject.start - 2) : subject.start] in RELATIVE
    )
    action = _within_relative(frame, found.action) if relative else found.action
    if verb.form == "gerund" and subject is not None and subject.end == place and _opens_clause(frame, subject):
        action = _before(frame, action, OF_OPENING)
    if past and found.kind in THINGS:
        action = _before_time_told(frame, action)
    return Draft(
        rule=f"verb_{found.kind}", act=act, action=action, cue=(place, end),
        polarity=_polarity(act, found.polarity, verb, negative=negative), proposer=found.agent if passive else subject,
        addressee=None if act not in DIRECTIVES else subject if passive else found.addressee,
    )  # fmt: skip


THINGS = ("obj", "for", "obj_for")
"""Complements that are noun phrases."""


def _before_time_told(frame: Frame, action: Places) -> Places:
    """ "Called for calm last week": when it was said is no part of it."""
    start, end = action
    told = frame.word(end - 2) == "last" and frame.tags[end - 1] == "y" and end - start > MOST_TIME
    return (start, end - 2) if told else action


MOST_TIME = 2
"""Words of a time, which leave something before them."""


def _only_looks_so(frame: Frame, sentence: Range, subject: Range, place: int, kind: str) -> bool:
    """Whether a verb does nothing to an object: "were pills intended to", "“Stay at home,” Lee urged residents"."""
    if subject.end == place and frame.tags[subject.start - 1 : subject.start] == "b":
        return True
    ahead = subject.start - 2
    if kind != "obj":
        return False
    return ahead > sentence.start and frame.tags.startswith(("q", ","), ahead) and frame.tags[ahead + 1] in "q,"


def _is_noun(frame: Frame, first: int, place: int, verb: ProposalVerb, action: Places) -> bool:
    """ "Promises of money and pledges to help are enough": behind "and" a noun, as its verb is still to come."""
    if first < place or verb.form not in {"base", "third"} or frame.tags[place - 1] != "c":
        return False
    return frame.word(place) in proposal_nouns() and MAIN_VERB.search(frame.tags, action[0] + 1, action[1]) is not None


AFTER_RELATIVE = pattern("after_relative", rf"{MAIN_VERB.source}|,(?=[mhbdves])", plain=True)
"""Where the main clause goes on after a relative one."""


def _within_relative(frame: Frame, action: Places) -> Places:
    """ "The novice who wants to unseat her is rich": a relative clause ends where the main one goes on."""
    return _before(frame, action, AFTER_RELATIVE)


OF_OPENING = pattern("of_opening", rf"{MAIN_VERB.source}|(?<=[nN])[vs](?=[DHnNZPkia])", plain=True)
"""The verb of a subject that opens its sentence: "The doctors offering to run the clinic noted faults"."""


def _opens_clause(frame: Frame, subject: Range) -> bool:
    return frame.tags[subject.start - 1 : subject.start] in {"", "\n", ".", "q"}


def _before(frame: Frame, action: Places, verb: Pattern) -> Places:
    start, end = action
    main = verb.search(frame.tags, start + 1, end)
    return (start, main.start()) if main else action


def _is_verb(frame: Frame, sentence: Range, first: int, place: int, verb: ProposalVerb) -> bool:
    """Whether the word is a verb that says it is done: neither a noun, nor "to demand", nor "denied offering"."""
    tags = frame.tags
    before = tags[first - 1 : first] if first > sentence.start else ""
    if before == "t" and first == place:
        return _is_after_to(frame, place, verb)
    if before in NO_VERB_AFTER and (not tags.startswith(HE_IS, first - 2) or frame.word(place) in proposal_nouns()):
        return False
    if frame.word(place - 1).lower() in FORECASTS:
        return False
    if verb.form == "gerund":
        helper = tags.rfind("m", sentence.start, first)
        if helper >= 0 and frame.word(helper) in POSSIBLE:
            return False
        wished = "deed" in verb.complements and verb.act == "plan" and "b" not in tags[first:place]
        return frame.word_at(first - 1) not in UNDONE and not wished
    if verb.form in {"base", "third"} and before in {"v", "e"} and frame.word(place) in proposal_nouns():
        return False
    if first == place:
        return verb.form != "base" or before in {"P", "C", "W", "n", "N", "c", "e"}
    return True


def _is_verb_of(frame: Frame, subject: Range, first: int, place: int, verb: ProposalVerb) -> bool:
    """Whether a word without helpers is the verb of its subject, and no noun: not in "made public promises to"."""
    if first < place or verb.form not in {"base", "third"} or frame.tags[place - 1] == "t":
        return True
    if frame.tags[place - 1] == "#":
        return False
    is_object = frame.tags[subject.start - 1 : subject.start] in BEFORE_OBJECT and frame.tags[subject.start] != "P"
    anybody = frame.tags[first - 1 : first] == "W" and frame.word(subject.end - 1).lower() in ANYBODY
    noun = frame.word(place) in proposal_nouns() or frame.word(place) in NOUNS_TOO
    return not anybody and agrees(frame, subject, verb.form) and not (is_object and noun)


def _is_told(frame: Frame, subject: Range | None) -> bool:
    """Whether a past tense stands in indirect speech ("said they wanted to"), where it means a present wish."""
    if subject is None or frame.tags[subject.start - 1 : subject.start] not in {"s", "Z"}:
        return False
    return "s" in frame.tags[max(0, subject.start - NEAR) : subject.start]


def _is_adjective(frame: Frame, sentence: Range, first: int, place: int, subject: Range) -> bool:
    """ "a large pledged lead", "won 758 pledged delegates": a participle inside an object."""
    if first < place and frame.tags[place - 1] == "h":
        return frame.tags[place] in "Gg"
    if first < place or frame.tags[place] not in "esv" or frame.tags[place + 1] in "DHP":
        return False
    if frame.word(place - 1) in proposal_verbs() and frame.tags[place - 1] not in "N'":
        return True
    before = frame.tags[subject.start - 1] if subject.start > sentence.start else ""
    return before in {"v", "e", "s", "G", "g", "h"} or frame.tags[place - 1] == "#"


def _subject(frame: Frame, sentence: Range, first: int, place: int) -> Range | None:
    left = subject_before(frame, sentence, first)
    if left is not None and frame.tags[place] in "Gg" and frame.word_at(left[1].start - 2) in WRITTEN:
        return nearest_subject(frame, sentence, left[1].start)  # "wrote to the minister asking for help"
    if left is not None:
        return left[1]
    if contracted := contracted_subject(frame, sentence.start, first):
        return contracted
    before = frame.tags[first - 1 : first]
    if frame.tags[first - 2 : first] == ",c":
        return sentence_subject(frame, sentence, first)
    if before in {"c", "B", ",", "-", "a", "e", "v", "s"} or frame.tags[place] in "Gg" or before == "t":
        within = before in {"k", "i"} and frame.tags[place] in "Gg"  # "said that Lee left after asking for time"
        nearest = nearest_subject(frame, sentence, first, inside=within)
        if nearest is not None and frame.word(nearest.start).lower() in EMPTY:
            # "It is odd that Lee stays yet refuses to"
            nearest = nearest_subject(frame, sentence, first, inside=True)
        return _outside(frame, sentence, nearest, first)
    return None


def _outside(frame: Frame, sentence: Range, subject: Range | None, place: int) -> Range | None:
    """The subject of a verb outside a quotation is not inside it: “We are ready”, he said, but asked for time."""
    if subject is None or frame.tags.count("q", subject.end, place) % 2 == 0:
        return subject
    opening = frame.tags.rfind("q", sentence.start, subject.start)
    return nearest_subject(frame, sentence, opening) if opening >= 0 else None


def _act(verb: ProposalVerb, *, negative: bool) -> ProposalAct | None:
    """A negated agreement, offer or wish to do it is a rejection; of others only a wish that others do proposes."""
    if not negative:
        return verb.act
    if verb.lemma == "want":
        return "reject" if verb.act == "plan" else verb.act
    return "reject" if verb.act in {"agree", "offer"} else None


def _polarity(act: ProposalAct, polarity: Polarity, verb: ProposalVerb, *, negative: bool) -> Polarity:
    """What is rejected, forbidden or not wanted shall not be."""
    return "negative" if act == "reject" or negative or "not" in verb.complements else polarity
