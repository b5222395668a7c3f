"""Who proposes and who should act: from places of the frame to references."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.proposals.drafts import Draft
from newsmodel.english.quotes.speakers import Speakers
from newsmodel.model import Actor, Quote, Reference
from newsmodel.model.actor import ActorKind
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

ANYBODY = frozenset(["everyone", "everybody", "nobody", "someone", "anyone", "all", "we", "you", "they", "people"])
PERSONAL = frozenset(("he", "she"))
PRONOUNS = frozenset(("he", "she", "it", "they"))
SPEAKING = frozenset(("i", "we", "our", "my"))
"""First words of those who are the speaker: "we", "our members"."""
THEIRS = frozenset(("his", "her", "its", "their"))


POLLED = pattern(
    "polled",
    r"\d|\b(?:per\s?cent|percent|voters|respondents|polls?|surveys?|majority|(?:one|two|three|four)\sin)\b",
    "i",
    plain=True,
)


OFFICIAL = pattern("official", r"(?:[Tt]he\s)?\p{Lu}[\p{L}\s]{1,40}['’]s\s")
"""A country or body and what follows it: "Peru's president"."""


def is_polled(speaker: Reference) -> bool:
    """Whether many people were asked: what "a third of voters said they would" do, nobody has promised."""
    return speaker.mention is not None and POLLED.search(speaker.mention.text) is not None


class People:
    """The actors of an article, as the words of its sentences mean them.

    Attributes:
        frame: the plain frame.
    """

    def __init__(self, frame: Frame, actors: Sequence[Actor]) -> None:
        self.frame = frame
        self._actors = actors

    @cached_property
    def speakers(self) -> Speakers:
        """The actors by where they are mentioned."""
        return Speakers(self._actors)

    @cached_property
    def _by_id(self) -> Mapping[str, Actor]:
        return {actor.id: actor for actor in self._actors}

    def kinds(self, subject: Range) -> frozenset[ActorKind]:
        """The kinds of the actors that a mention means; empty where nobody is resolved."""
        reference = self.speakers.reference(self.frame, subject)
        owned = not {"H", "'"}.isdisjoint(self.frame.tags[subject.start : subject.end - 1])
        return frozenset() if owned and not self._ends(reference, subject) else self.kinds_of(reference)

    def _ends(self, reference: Reference, subject: Range) -> bool:
        """Whether an actor is meant by the head of a phrase: "Israel's government", not "his tricks"."""
        start, end = self.frame.start(subject.start), self.frame.end(subject.end - 1)
        mentions = (mention for id in reference.actors for mention in self._by_id[id].mentions)
        return any(start <= mention.start and mention.end == end for mention in mentions)

    def kinds_of(self, reference: Reference | None) -> frozenset[ActorKind]:
        """The kinds that are known; what kind a bare unknown name is of, is a guess."""
        actors = (self._by_id[id] for id in reference.actors) if reference else ()
        return frozenset(actor.kind for actor in actors if actor.rule != "unknown")

    def speaks(self, quote: Quote, subject: Range) -> bool:
        """Whether the subject of a quoted clause is who says it: "we" and "our party", in indirect speech "he" too."""
        first = self.frame.word(subject.start).lower().replace("’", "'").partition("'")[0]
        if first in SPEAKING:
            return quote.kind != "indirect" or quote.cue is None
        if quote.kind == "direct" or quote.speaker is None or is_polled(quote.speaker):
            return False
        if first in THEIRS and subject.end - subject.start > 1:
            subject = Range(subject.start, subject.start + 1)
        meant, speaker = self.speakers.reference(self.frame, subject), quote.speaker
        if meant.actors and speaker.actors:
            return not set(meant.actors).isdisjoint(speaker.actors)
        if first in PERSONAL or first in THEIRS:
            return self.kinds_of(speaker) <= {"person"}
        if first == "they":
            return True
        if first == "it":
            return "person" not in self.kinds_of(speaker) or self._speaks_for(speaker)
        return speaker.mention is not None and meant.mention is not None and meant.mention.text == speaker.mention.text

    def _speaks_for(self, speaker: Reference) -> bool:
        """Whether a speaker is told by whose they are: "Peru's president says it will"."""
        return speaker.mention is not None and OFFICIAL.match(speaker.mention.text) is not None

    def proposer(self, quote: Quote | None, draft: Draft) -> Reference | None:
        """The subject or owner; in a quotation "we" and "I", and whoever is not named, is the speaker."""
        if draft.proposer is None:
            return None if quote is None or draft.owned else quote.speaker
        if quote is None:
            return self.speakers.reference(self.frame, draft.proposer)
        words = self.frame.words(*draft.proposer).lower().replace("’", "'")
        if words.partition(" ")[0].partition("'")[0] in SPEAKING:
            return quote.speaker
        reference = self.speakers.reference(self.frame, draft.proposer)
        told = not reference.actors and words in PRONOUNS and self.speaks(quote, draft.proposer)
        return quote.speaker if told else reference

    def addressees(self, draft: Draft, quote: Quote | None) -> tuple[Reference, ...]:
        """Who should act; the subject of a clause only where it is somebody ("Russia must") and not something."""
        if draft.addressee is None:
            told = draft.rule == "imperative" and draft.act == "request" and quote is not None and quote.addressee
            return (told,) if told else ()
        reference = self.speakers.reference(self.frame, draft.addressee)
        addressed = draft.owned and draft.rule not in {"verb_for", "verb_that"}
        if addressed or reference.actors or self.frame.words(*draft.addressee).lower() in ANYBODY:
            return (reference,)
        return ()
