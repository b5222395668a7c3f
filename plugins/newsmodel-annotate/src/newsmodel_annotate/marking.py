"""From an article's records to markup."""

from collections.abc import Iterable, Mapping

from newsmodel import Actor, Article, Proposal, Quantity, Quote, Reference, Span
from newsmodel.codec import to_builtins
from newsmodel_annotate.markup import Link, Markup, Region, tidy
from newsmodel_annotate.scheme import ACTORS, ATTRIBUTE_NAMED, IMPLIED


def mark(article: Article) -> Markup:
    """The records of an article as regions and links; keys are T1, T2 and so on."""
    marking = _Marking(article.text)
    for actor in article.actors:
        marking.actor(actor)
    quotes = {quote.id: marking.quote(quote) for quote in article.quotes}
    for proposal in article.proposals:
        marking.proposal(proposal, quotes.get(proposal.quote or ""))
    return Markup(tuple(marking.regions), tuple(marking.links), tuple(marking.clusters))


class _Marking:
    """Markup in the making."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.regions: list[Region] = []
        self.links: list[Link] = []
        self.clusters: list[tuple[str, ...]] = []
        self._mentions: dict[tuple[str, int, int], str] = {}
        self._first: dict[str, str] = {}
        self._words: dict[tuple[int, int, tuple[str, ...]], str] = {}

    def region(
        self,
        label: str,
        spans: Iterable[Span],
        attributes: Mapping[str, str | None] | None = None,
        note: Mapping[str, object] | None = None,
    ) -> str | None:
        """Mark a region; its key, or None where there are no characters to mark."""
        ranges = tidy(self.text, ((span.start, span.end) for span in spans))
        if not ranges:
            return None
        marked = {
            name: value
            for name, value in (attributes or {}).items()
            if value is not None and not (ATTRIBUTE_NAMED[name].default and value == ATTRIBUTE_NAMED[name].values[0])
        }
        key = f"T{len(self.regions) + 1}"
        self.regions.append(Region(key, label, ranges, marked, note or {}))
        return key

    def link(self, label: str, source: str | None, target: str | None) -> None:
        """Join two regions, where both are marked."""
        if source is not None and target is not None:
            self.links.append(Link(label, source, target))

    def actor(self, actor: Actor) -> None:
        """Mark the mentions of an actor; the first of them says what they cannot."""
        note = self.actor_note(actor)
        keys: list[str] = []
        for mention in actor.mentions:
            kind = {"MentionKind": mention.kind}
            key = self.region(ACTORS[actor.kind], [mention], kind, None if keys else note)
            if key is not None:
                keys.append(key)
                self._mentions.setdefault((actor.id, mention.start, mention.end), key)
        if keys:
            self._first[actor.id] = keys[0]
        if len(keys) > 1:
            self.clusters.append(tuple(keys))

    def actor_note(self, actor: Actor) -> dict[str, object]:
        """What the mentions of an actor do not say: a name that they do not tell, country and roles."""
        marked = ((tidy(self.text, [(m.start, m.end)]), m.kind == "name") for m in actor.mentions)
        named = [(self.text[ranges[0][0] : ranges[-1][1]], is_name) for ranges, is_name in sorted(marked) if ranges]
        roles = [
            {key: value for key, value in role.items() if value not in (None, False)}
            for role in to_builtins(actor)["roles"]
        ]
        note = {"name": actor.name, "country": actor.country, "roles": roles}
        if named and longest_name(named) == actor.name:
            del note["name"]
        return {key: value for key, value in note.items() if value}

    def refer(self, role: str, source: str | None, reference: Reference | None) -> None:
        """Join a region to who is meant."""
        if reference is None or source is None:
            return
        mention = reference.mention
        if mention is None or not tidy(self.text, [(mention.start, mention.end)]):
            for id in reference.actors:
                self.link(f"{role}{IMPLIED}", source, self._first.get(id))
            return
        place = mention.start, mention.end
        alone = reference.actors[0] if len(reference.actors) == 1 else ""
        self.link(role, source, self._mentions.get((alone, *place)) or self._word(mention, reference.actors))

    def _word(self, mention: Span, actors: tuple[str, ...]) -> str | None:
        known = self._words.get((mention.start, mention.end, actors))
        if known is None and (known := self.region("Words", [mention])) is not None:
            self._words[mention.start, mention.end, actors] = known
            for id in actors:
                self.link("Means", known, self._first.get(id))
        return known

    def quote(self, quote: Quote) -> str | None:
        """Mark a quote."""
        key = self.region("Quote", quote.content, {"QuoteKind": quote.kind, "QuoteAct": quote.act})
        self.part("HasCue", "Cue", key, quote.cue)
        self.refer("Speaker", key, quote.speaker)
        self.refer("Addressee", key, quote.addressee)
        return key

    def proposal(self, proposal: Proposal, quote: str | None) -> None:
        """Mark a proposal, made in a quote or not."""
        classes = {"ProposalAct": proposal.act, "Modality": proposal.modality, "Polarity": proposal.polarity}
        key = self.region("Proposal", [proposal.action], classes)
        self.part("HasCue", "Cue", key, proposal.cue)
        self.refer("Proposer", key, proposal.proposer)
        for addressee in proposal.addressees:
            self.refer("Addressee", key, addressee)
        for condition in proposal.conditions:
            self.part("If", "Condition", key, condition)
        deadline = proposal.deadline
        self.part("Due", "Deadline", key, deadline, {"date": deadline.date} if deadline and deadline.date else {})
        for quantity in proposal.quantities:
            self.part("Amount", "Quantity", key, quantity, quantity_note(quantity))
        for stance in proposal.stances:
            cue = self.region("Stance", [stance.cue], {"Position": stance.position}) if key else None
            self.link("On", cue, key)
            self.refer("By", cue, stance.actor)
        self.link("SaidIn", key, quote)

    def part(
        self, link: str, label: str, whole: str | None, span: Span | None, note: Mapping[str, object] | None = None
    ) -> None:
        """Mark a part of a record and join it to the whole."""
        if whole is not None and span is not None:
            self.link(link, whole, self.region(label, [span], note=note))


def longest_name(mentions: Iterable[tuple[str, bool]]) -> str:
    """What somebody is called: the longest of the mentions that are names, else of all; the first of equally long."""
    return max(mentions, key=lambda mention: (mention[1], len(mention[0])))[0]


def quantity_note(quantity: Quantity) -> dict[str, object]:
    """The value of a quantity, which its words say only to people."""
    known = to_builtins(quantity)
    keys = ("value", "upper", "unit", "bound")
    return {key: known[key] for key in keys if known[key] is not None and known[key] != "exact"}
