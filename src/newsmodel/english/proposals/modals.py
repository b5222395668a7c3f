"""Proposals that a modal carries: "attacks must stop", "the tax should be cut", "this could not be allowed".

Of the modals, must, should, need to, have to, ought and shall nearly always ask for something (76 to 96 % of their
uses were annotated so in the Georgetown Gradable Modal corpus); could, would, may and can hardly ever (4 to 17 %).
So the former make a proposal wherever somebody is quoted with them, "could" only in certain frames; for will and
would see `commitments`.
"""

from collections.abc import Iterable

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import is_nobody
from newsmodel.english.proposals.cues import deeds_done
from newsmodel.english.proposals.drafts import Draft, action_end, closed
from newsmodel.english.proposals.modality import Modal, clause_start, subject_of
from newsmodel.english.proposals.people import PERSONAL, People
from newsmodel.model import Quote
from newsmodel.model.proposal import ProposalAct
from newsmodel.text import Range

STRONG = frozenset(("must", "should", "shall", "need"))
REFUSED = frozenset(("allowed", "accepted", "tolerated", "permitted", "acceptable"))
"""What "could not be" refuses."""
SHARING = frozenset("cB,k")
"""Tags before a modal that shares the subject of the clause before: "it would mean war and could not be allowed"."""
ASIDES = frozenset(
    "say tell admit note noted remember remembered mention mentioned add confess know see wonder think understand "
    "recognise recognize realise realize look".split()
)
"""Verbs by which a speaker talks about talking: "I must say", "it should be noted"."""
OUTCOMES = frozenset(
    "win lose become prevail survive succeed clinch feel mean seem ease improve arrive recover".split()
)
"""What nobody can do at will: "needs to win 57 per cent" counts, "must feel proud" guesses."""
FEELINGS = frozenset(
    "worried concerned ashamed surprised pleased proud interested scared afraid embarrassed available known".split()
)
"""What people should be told, not do."""
THIS = frozenset(("this", "that"))
CEASING = frozenset("stop end cease change happen go continue".split())
"""What is asked of a "this" or "that", which guesses with other verbs: "that should help", "this should stop"."""
IT = frozenset(("it", "this", "that", "there"))
"""Subjects with which "must be" and "should be" guess: "it should be fun"."""


def modal_proposals(people: People, part: Range, modals: Iterable[Modal], quote: Quote) -> list[Draft]:
    """The proposals that modals carry in a quoted part of a sentence, given those of its modals in no condition.

    In a direct quotation "had to" and "needed to" tell of the past; in indirect speech, what speakers need themselves.
    """
    frame = people.frame
    drafts: list[Draft] = []
    for modal in modals:
        act, place = _act(frame, modal), modal.place
        if act is None or (quote.kind == "direct" and frame.word(place) in {"had", "needed"}):
            continue
        subject = subject_of(frame, part, place, phrase=modal.phrase)
        if subject is None and frame.tags[place - 1 : place] not in SHARING:
            continue
        if subject and modal.phrase and quote.kind == "indirect" and people.speaks(quote, subject):
            continue
        if frame.word(place) == "needed" and subject and frame.tags[subject.start] != "P" and not people.kinds(subject):
            continue
        if subject and modal.modality == "shall" and people.speaks(quote, subject):
            continue
        if modal.modality in STRONG and _says_nothing(frame, modal, subject):
            continue
        start = clause_start(frame, subject) if subject else place
        action = (start, closed(frame, start, action_end(frame, modal.verb, part.end)))
        negative = modal.negative or (subject is not None and is_nobody(frame, subject.start))
        drafts.append(
            Draft(
                rule=f"modal_{modal.modality}", act=act, action=action, cue=(place, modal.end),
                modality=modal.modality, polarity="negative" if negative else "positive",
                addressee=None if act == "reject" or _is_passive(frame, modal) else subject, owned=False,
            )
        )  # fmt: skip
    return drafts


def _is_passive(frame: Frame, modal: Modal) -> bool:
    """The subject of a passive is not who should act."""
    return frame.word_at(modal.verb) == "be" and frame.tags[modal.verb + 1 : modal.verb + 2] in {"e", "v", "s"}


def _act(frame: Frame, modal: Modal) -> ProposalAct | None:
    """What a modal does whoever its subject is: the strong ones ask; "could" proposes and refuses with "be" alone."""
    if modal.modality in STRONG:
        return "propose" if modal.modality == "should" else "demand"
    if modal.modality != "could" or frame.word(modal.verb) != "be":
        return None
    then = frame.word_at(modal.verb + 1)
    if modal.negative:
        return "reject" if then in REFUSED else None
    used = frame.word(modal.place) == "could" and then in deeds_done() and frame.word_at(modal.verb + 2) != "by"
    return "propose" if used else None


def _says_nothing(frame: Frame, modal: Modal, subject: Range | None) -> bool:
    """Whether a strong modal guesses, counts, speaks of the speaker's own needs, or of talking itself."""
    verb, then = frame.word_at(modal.verb), frame.word_at(modal.verb + 1)
    if verb in ASIDES or verb in OUTCOMES or (verb == "be" and (then in ASIDES or then in FEELINGS)):
        return True
    if verb in {"be", "have", "hold"} and frame.tags[modal.verb + 1 : modal.verb + 2] in {".", ",", "q", ""}:
        return True
    if subject is None:
        return False
    who = frame.words(*subject).lower().replace("’", "'").partition("'")[0]
    if who == "i":
        return modal.phrase or modal.modality == "should"
    if who == "you":
        return modal.phrase
    if who in THIS and modal.modality == "should" and verb != "be":
        return verb not in CEASING
    guessing = IT | PERSONAL if frame.word(modal.place) == "got" else IT
    return who in guessing and verb == "be" and frame.tags[modal.verb + 1 : modal.verb + 2] not in {"e", "v", "s"}
