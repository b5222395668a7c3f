"""Proposals that a modal carries: "attacks must stop", "we will rebuild", "this could not be allowed".

Of the modals, must, should, need to, have to, ought and shall nearly always ask for something (76 to 96 % of their
uses were annotated so in the Georgetown Gradable Modal corpus); could, would, may and can hardly ever (4 to 17 %).
So the former make a proposal wherever somebody is quoted with them, the latter only in certain frames.
"""

from collections.abc import Iterable, Iterator

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import subject_before
from newsmodel.english.proposals.drafts import Draft, action_end, closed
from newsmodel.model.proposal import Modality, ProposalAct
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

MODALS: dict[str, Modality] = {
    "must": "must", "mustn't": "must", "should": "should", "shouldn't": "should", "ought": "should", "shall": "shall",
    "will": "will", "won't": "will", "'ll": "will", "would": "would", "wouldn't": "would", "could": "could",
    "couldn't": "could", "can": "could", "can't": "could", "cannot": "could", "may": "may", "might": "may",
}  # fmt: skip
STRONG = frozenset(("must", "should", "shall", "need"))
NEED = frozenset(("need", "needs", "needed"))
HAVE = frozenset(("have", "has", "had"))
MODAL_WORDS = frozenset(
    form
    for word in (*MODALS, *NEED, *HAVE, *(f"{who}'ll" for who in ("I", "i", "we", "he", "she", "it", "they")))
    for part in (word, word.capitalize())
    for form in (part, part.replace("'", "’"))
)
OWN = frozenset(("our", "my", "his", "her", "its", "their"))
"""Whose "will" a speaker answers for: "our members", "her party"."""
CONDITION_WORDS = frozenset(form for word in ("if", "once", "when") for form in (word, word.capitalize(), word.upper()))
"""What opens the condition of a pledge in the present tense."""
REFUSED = frozenset(["allowed", "accepted", "tolerated", "permitted", "acceptable"])
AFTER_MODAL = pattern("after_modal", r"[axtq]{0,4}(?P<verb>[bnsvdeg]|h(?!a?[evbsn]))")
"""The verb after a modal; "must have gone" asks for nothing."""


def modal_proposals(
    frame: Frame, sentence: Range, places: Iterable[int], party: frozenset[str], *, warned: bool
) -> Iterator[Draft]:
    """The proposals of a quoted sentence that modals carry.

    Args:
        frame: the plain frame.
        sentence: places of the part of a sentence that is quoted.
        places: its words that can be modals.
        party: words that mean the speaker, whose own "will" is a pledge: pronouns that fit, and the mention itself.
        warned: it was said as a warning, so that what the speaker will do is a threat.
    """
    words = frame.tokens.words
    for place in places:
        found = _modality(frame, place, sentence.end)
        if found is None:
            continue
        modality, end = found
        follows = AFTER_MODAL.match(frame.tags, end, sentence.end)
        if not follows:
            continue
        subject = _subject(frame, sentence, place)
        negative = "n't" in words[place].replace("’", "'") or words[place] == "cannot" or "x" in follows[0]
        act = _act(frame, modality, subject, follows.start("verb"), party, negative=negative)
        if act is None:
            continue
        if warned and act == "pledge":
            act = "threaten"
        start = subject.start if subject else place
        action = Range(start, closed(frame, start, action_end(frame, follows.start("verb"), sentence.end)))
        addressee = subject if act in ("demand", "propose") else None
        yield Draft(
            rule=f"modal_{modality}", act=act, action=action, cue=Range(place, end), modality=modality,
            polarity="negative" if negative else "positive", proposer=None, addressee=addressee, owned=False,
        )  # fmt: skip


def _subject(frame: Frame, sentence: Range, place: int) -> Range | None:
    """The subject of a modal: before it, or in the same word ("we'll")."""
    if frame.tags[place] == "C":
        return Range(place, place + 1)
    left = subject_before(frame, sentence, place)
    return left[1] if left else None


def conditional_pledges(frame: Frame, sentence: Range) -> Iterator[Draft]:
    """ "If there is a deal, we defend the deal": a promise in the present tense, from a speaker about the speaker."""
    words, tags = frame.tokens.words, frame.tags
    if words[sentence.start] not in CONDITION_WORDS:
        return
    comma = tags.find(",", sentence.start, sentence.end)
    if comma < 0 or frame.word_at(comma + 1).lower() not in ("we", "i") or comma + 3 >= sentence.end:
        return
    if tags[comma + 2] in "mhbdxa":
        return
    action = Range(comma + 1, action_end(frame, comma + 1, sentence.end))
    yield Draft(rule="conditional_pledge", act="pledge", action=action, cue=Range(comma + 2, comma + 3), owned=False)


def _modality(frame: Frame, place: int, limit: int) -> tuple[Modality, int] | None:
    """The modality of the words at a place, and where they end."""
    word = frame.tokens.words[place].lower().replace("’", "'")
    modality = MODALS.get(word)
    if modality and frame.tags[place] == "m":
        return modality, place + 1
    if frame.tags[place] == "C" and word.endswith("'ll"):
        return "will", place + 1
    if place + 1 < limit and frame.tags[place + 1] == "t":
        if word in NEED:
            return "need", place + 2
        if word in HAVE and frame.tags[place + 2 : place + 3] != "D":
            return "must", place + 2
    return None


def _act(
    frame: Frame, modality: Modality, subject: Range | None, verb: int, party: frozenset[str], *, negative: bool
) -> ProposalAct | None:
    word = frame.word_at(verb)
    then = frame.word_at(verb + 1)
    if modality in STRONG:
        return "propose" if modality == "should" else "demand"
    if modality == "could":
        if negative and then in REFUSED:
            return "reject"
        return (
            "propose" if not negative and word == "be" and frame.tags[verb + 1 : verb + 2] in ("v", "e", "s") else None
        )
    if modality not in ("will", "would") or subject is None:
        return None
    who = frame.words(*subject).lower()
    if who.replace("’", "'").removesuffix("'ll") in party:
        return "reject" if negative else "pledge"
    if who.partition(" ")[0] in OWN:
        return "reject" if negative else "plan"
    return None
