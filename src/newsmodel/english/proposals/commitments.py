"""What somebody will do: "we will rebuild", "the firm said it would pay", "Finland will give a grant".

"Will" and "would" tell of schedules and forecasts more often than of intentions. They make a proposal in two frames:
a speaker about the speaker, with any verb but those of states, outcomes and talk (`states.tsv`); and an actor of the
sentence with a verb of deliberate public acts (`deeds.tsv`).
"""

from collections.abc import Iterable

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.proposals.clauses import harmful, is_deed
from newsmodel.english.proposals.cues import deeds, deeds_done, harms, proposed_things
from newsmodel.english.proposals.drafts import Draft, action_end, closed
from newsmodel.english.proposals.modality import HEDGES, Modal, clause_start, subject_of
from newsmodel.english.proposals.people import People
from newsmodel.model import Quote
from newsmodel.model.actor import ActorKind
from newsmodel.model.proposal import ProposalAct
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

FUTURE = frozenset(("will", "would", "shall"))
DECIDING: dict[str, frozenset[ActorKind]] = {
    "direct": frozenset(("country",)),
    "mixed": frozenset(("organisation", "country")),
    "indirect": frozenset(("organisation", "country", "group")),
}
"""Actors whose acts a speaker can announce, by the kind of quote; of rivals people say as much."""
REPORTED: frozenset[ActorKind] = frozenset(("person", "organisation", "country", "group"))
"""Actors whose acts reporters announce in their own words."""


def commitments(
    people: People, part: Range, modals: Iterable[Modal], conditions: list[Range], quote: Quote | None
) -> list[Draft]:
    """The commitments of a part of a sentence.

    Args:
        people: who is meant by the words.
        part: places of the part, all of it in the quote or none.
        modals: those of the part that stand in no condition.
        conditions: those of the sentence.
        quote: the quote that the part belongs to, or None in the reporter's own words.
    """
    frame = people.frame
    drafts: list[Draft] = []
    for modal in modals:
        if modal.modality not in FUTURE or not _is_act(frame, modal, quote):
            continue
        subject = subject_of(frame, part, modal.place)
        if subject is None or frame.word(subject.end - 1) in proposed_things():
            continue
        own = quote is not None and people.speaks(quote, subject)
        if own and modal.modality == "would" and _is_counterfactual(frame, conditions, quote):
            continue
        act = _own(people, subject, modal) if own else _of_others(people, quote, subject, modal)
        if act is None:
            continue
        named = not own and not (quote and (quote.kind == "direct" or "person" in people.kinds_of(quote.speaker)))
        start = clause_start(frame, subject)
        action = (start, closed(frame, start, action_end(frame, modal.verb, part.end)))
        drafts.append(
            Draft(
                rule=f"modal_{modal.modality}", act=act, action=action, cue=(modal.place, modal.end),
                modality=modal.modality, polarity="negative" if modal.negative else "positive",
                proposer=subject if named and not _passive(people, modal) else None, owned=quote is None,
            )
        )  # fmt: skip
    return drafts


def _is_act(frame: Frame, modal: Modal, quote: Quote | None) -> bool:
    """Whether the verb of a modal is one that somebody commits to, whoever that is: reporters announce deeds alone."""
    verb = frame.word(modal.verb)
    if verb in {"continue", "begin"} and not is_deed(frame, modal.verb + 2, "state", "outcome"):
        return False
    if verb == "ask" and frame.tags[modal.verb + 1 : modal.verb + 2] in {"K", "W", "k"}:
        return False
    if verb in {"pay", "give"} and not UNPAID.isdisjoint(frame.tokens.words[modal.verb + 1 : modal.verb + 4]):
        return False
    if quote is None:
        return modal.modality == "will" and verb in deeds()
    if verb == "be":
        return (
            frame.tags[modal.verb + 1 : modal.verb + 2] in {"G", "g"} or frame.word_at(modal.verb + 1) in deeds_done()
        )
    return verb in deeds() or is_deed(frame, modal.verb, "state", "outcome", "talk") or harmful(frame, modal.verb)


UNPAID = frozenset(("attention", "heed", "way", "rise", "price", "dearly"))
"""What is paid or given by chance."""
COUNTERFACTUAL = pattern("counterfactual", r"\b(?:were|had|was)\b", "i", plain=True)
"""In a condition it makes of "we would" what will not happen."""
UNREAL_TOLD = pattern("unreal_told", r"\b(?:were|had)\b", "i", plain=True)
"""The same in indirect speech."""
CONDITION_WORDS = frozenset(form for word in ("if", "once") for form in (word, word.capitalize(), word.upper()))
"""What opens the condition of a pledge in the present tense."""


def conditional_pledge(frame: Frame, part: Range) -> Draft | None:
    """ "If there is a deal, we defend the deal": a promise in the present tense, from a speaker about the speaker."""
    tags = frame.tags
    comma = tags.find(",", part.start, part.end)
    if comma < 0 or frame.word_at(comma + 1).lower() not in {"we", "i"} or comma + 3 >= part.end:
        return None
    if (
        tags[comma + 2] in "mhbdxae"
        or tags[comma - 1] == "s"
        or not is_deed(frame, comma + 2, "state", "outcome", "talk")
    ):
        return None
    action = (comma + 1, action_end(frame, comma + 1, part.end))
    return Draft(rule="conditional_pledge", act="pledge", action=action, cue=(comma + 2, comma + 3), owned=False)


WELL = frozenset(("well", "better", "best", "fine", "good", "great"))
"""Words after "do" by which it is no deed but an outcome."""


def _is_counterfactual(frame: Frame, conditions: list[Range], quote: Quote | None) -> bool:
    """Whether "would" tells of what will not happen: not with "was" in indirect speech, where it stands for "is"."""
    unreal = UNREAL_TOLD if quote and quote.kind == "indirect" else COUNTERFACTUAL
    return any(unreal.search(frame.text, *condition) for condition in conditions)


def _own(people: People, subject: Range, modal: Modal) -> ProposalAct | None:
    """What speakers say of themselves: a pledge in their own words, a plan where it is reported or others do it."""
    frame = people.frame
    if frame.word(modal.verb) == "be":
        if frame.tags[modal.verb + 1 : modal.verb + 2] not in {"G", "g"}:
            return None
    elif not (harmful(frame, modal.verb) or is_deed(frame, modal.verb, "state", "outcome", "talk")):
        return None
    if frame.word(modal.verb) == "do" and not WELL.isdisjoint(frame.tokens.words[modal.verb + 1 : modal.verb + 3]):
        return None
    who = frame.word(subject.start).lower()
    done = frame.word(modal.verb) in deeds() or harmful(frame, modal.verb)
    if who == "it" and not done and not people.kinds(subject):
        return None
    if modal.negative:
        return _refused(frame, modal)
    direct = frame.word(subject.start).lower().replace("’", "'").partition("'")[0] in {"we", "i"}
    return "pledge" if direct and subject.end - subject.start == 1 else "plan"


def _of_others(people: People, quote: Quote | None, subject: Range, modal: Modal) -> ProposalAct | None:
    """What an actor of the sentence will do, or what "will be closed" by the speaker."""
    frame = people.frame
    if quote is None and (modal.modality != "will" or not _opens_sentence(frame, subject)):
        return None
    if _passive(people, modal):
        done = quote is not None and frame.word_at(modal.verb + 1) in deeds_done()
        if not done or modal.negative or frame.word_at(modal.verb + 2) == "by" or _is_fate(people, quote, subject):
            return None
    elif not (frame.word(modal.verb) in deeds() or _is_over(frame, modal)) or people.kinds(subject).isdisjoint(
        DECIDING[quote.kind] if quote else REPORTED
    ):
        return None
    return _refused(frame, modal) if modal.negative else "plan"


def _refused(frame: Frame, modal: Modal) -> ProposalAct:
    """What will not be done is rejected; "will no longer tolerate" threatens."""
    return "threaten" if _is_over(frame, modal) else "reject"


def _is_over(frame: Frame, modal: Modal) -> bool:
    """Whether somebody "will no longer" do what keeps others from harm."""
    return frame.word_at(modal.verb - 1) == "longer" and f"no longer {frame.word(modal.verb)}" in harms()


def _is_fate(people: People, quote: Quote | None, subject: Range) -> bool:
    """Whether one person tells what will be done to another: a body decides it, a person foresees it."""
    speaker = quote.speaker if quote else None
    return "person" in people.kinds(subject) and "person" in people.kinds_of(speaker)


OPENING = frozenset(("", *"\n.,;:cB-q)ya"))
"""Tags before a subject by which its clause is a main one."""


def _opens_sentence(frame: Frame, subject: Range) -> bool:
    """Whether a clause is no dependent one: "Finland will pay", not "no sign that Finland will pay"."""
    before = frame.tags[subject.start - 1 : subject.start]
    return before in OPENING and frame.word(subject.start).lower() not in HEDGES


def _passive(people: People, modal: Modal) -> bool:
    return people.frame.word(modal.verb) == "be"
