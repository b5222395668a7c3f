"""An article for reading in a terminal: who said what, who proposes what, who they are."""

from collections.abc import Iterator, Sequence

import attrs
import click

from newsmodel.cli.terminal import columns, counted, padded, plain, wrapped
from newsmodel.exporters.tables import role_text
from newsmodel.model import Actor, Article, Proposal, Quote, Reference, Span

SAID = {"state": "said", "deny": "denied", "ask": "asked", "decline": "would not say"}
INDENT = "  "
DEEP = "      "
NOBODY = "somebody"


@attrs.frozen
class Style:
    """How things look; without colour all is plain text."""

    colour: bool = False

    def strong(self, text: str) -> str:
        """Who acts."""
        return self._styled(text, bold=True)

    def heading(self, text: str) -> str:
        """What a part is about."""
        return self._styled(text, fg="cyan", bold=True)

    def quiet(self, text: str) -> str:
        """What stands beside the matter."""
        return self._styled(text, dim=True)

    def _styled(self, text: str, **look: object) -> str:
        return click.style(text, **look) if self.colour and text else text  # type: ignore[arg-type]


def render(article: Article, *, explain: bool = False, style: Style | None = None) -> str:
    """All of it, without a line end.

    Args:
        article: after extraction.
        explain: also what found each record, and where.
        style: plain where None.
    """
    return "\n".join(_Rendering(article, explain, style or Style()).lines())


class _Rendering:
    def __init__(self, article: Article, explain: bool, style: Style) -> None:
        self._article, self._explain, self._style = article, explain, style

    def lines(self) -> Iterator[str]:
        yield from self._head()
        yield from self._section("Who said what", self._article.quotes, self._quote, "nobody is quoted")
        yield from self._section("Who proposes what", self._article.proposals, self._proposal, "nothing is proposed")
        if self._article.actors:
            yield from ("", self._style.heading("Who they are"), "")
            yield from self._actors()
        for notice in self._article.notices if self._explain else ():
            yield self._style.quiet(wrapped(f"Notice: {notice.message}"))

    def _head(self) -> Iterator[str]:
        article = self._article
        if article.title:
            yield from (self._style.strong(line) for line in wrapped(article.title).split("\n"))
        elif article.text.strip():
            yield from (self._style.strong(line) for line in wrapped(_shortened(article.text, 76)).split("\n"))
        facts = [article.publisher, article.published, ", ".join(article.authors) or None, article.url]
        if any(facts):
            yield self._style.quiet(wrapped(" · ".join(filter(None, facts))))

    def _section(self, title: str, records: Sequence[Quote | Proposal], show: object, nothing: str) -> Iterator[str]:
        yield from ("", self._style.heading(title), "")
        if not records:
            yield self._style.quiet(f"{INDENT}{nothing}")
        for place, record in enumerate(records):
            if place:
                yield ""
            yield from show(record)  # type: ignore[operator]

    def _quote(self, quote: Quote) -> Iterator[str]:
        to = f" to {self._named(quote.addressee)}" if quote.addressee else ""
        facts = f"{SAID[quote.act]}{to}"
        yield self._first(self._named(quote.speaker), facts, quote.kind, quote.speaker)
        opening, closing = ("“", "”") if quote.kind == "direct" else ("", "")
        yield wrapped(f"{opening}{' … '.join(span.text for span in quote.content)}{closing}", first=DEEP)
        yield from self._why(quote, quote.content[0].start, quote.content[-1].end)

    def _proposal(self, proposal: Proposal) -> Iterator[str]:
        who = ", ".join(self._named(addressee) for addressee in proposal.addressees)
        facts = [proposal.act, proposal.modality, "negated" if proposal.polarity == "negative" else None]
        arrow = f"→ {who}" if who else ""
        yield self._first(self._named(proposal.proposer), arrow, ", ".join(filter(None, facts)), proposal.proposer)
        yield wrapped(proposal.text, first=DEEP)
        details = list(self._details(proposal))
        size = max((len(label) for label, _ in details), default=0)
        for label, text in details:
            yield wrapped(
                text, first=DEEP + self._style.quiet(padded(label, size)) + "  ", rest=DEEP + " " * (size + 2)
            )
        yield from self._why(proposal, proposal.action.start, proposal.action.end)

    def _details(self, proposal: Proposal) -> Iterator[tuple[str, str]]:
        for condition in proposal.conditions:
            yield "on condition", condition.text
        if proposal.deadline:
            date = proposal.deadline.date
            yield (
                "by when",
                proposal.deadline.text + (f" ({date})" if date and date not in proposal.deadline.text else ""),
            )
        if proposal.quantities:
            yield "how much", "; ".join(quantity.text for quantity in proposal.quantities)
        for label, position in (("in favour", "support"), ("against", "oppose")):
            names = [self._named(stance.actor) for stance in proposal.stances if stance.position == position]
            if names:
                yield label, ", ".join(dict.fromkeys(names))

    def _actors(self) -> Iterator[str]:
        rows = [self._actor(actor) for actor in self._article.actors]
        names = max(columns(row[0]) for row in rows)
        kinds = max(columns(row[1]) for row in rows)
        for actor, (name, kind, facts) in zip(self._article.actors, rows, strict=True):
            first = f"{INDENT}{self._style.strong(padded(name, names))}  {self._style.quiet(padded(kind, kinds))}  "
            yield wrapped(facts, first=first).rstrip()
            if self._explain:
                where = actor.mentions[0] if actor.mentions else None
                yield from self._why(actor, where.start if where else 0, where.end if where else 0)

    def _actor(self, actor: Actor) -> tuple[str, str, str]:
        kind = ", ".join(filter(None, [actor.kind, actor.country]))
        facts = [", ".join(map(role_text, actor.roles)), counted(len(actor.mentions), "mention")]
        return plain(actor.name), kind, " · ".join(filter(None, facts))

    def _first(self, name: str, facts: str, label: str, reference: Reference | None) -> str:
        """Who, and in what way; wrapped, with the name strong and the label quiet."""
        written = reference.mention.text if reference and reference.mention and reference.actors else None
        as_written = f" ({plain(written)})" if self._explain and written and plain(written) != name else ""
        line = f"{INDENT}{self._style.strong(name)}{as_written}{' ' + facts if facts else ''}"
        return f"{line} {self._style.quiet('· ' + label)}" if label else line

    def _why(self, record: Actor | Quote | Proposal, start: int, end: int) -> Iterator[str]:
        """What found the record, and where."""
        if not self._explain:
            return
        cue: Span | None = getattr(record, "cue", None)
        line = self._article.text.count("\n", 0, start) + 1
        facts = [
            f"rule {record.rule}" if record.rule else None,
            f"cue “{plain(cue.text)}”" if cue else None,
            f"by {record.by}" if record.by else None,
            f"line {line}, characters {start} to {end}" if end else None,
        ]
        for text in wrapped(" · ".join(filter(None, facts)), first=DEEP).split("\n"):
            yield self._style.quiet(text)

    def _named(self, reference: Reference | None) -> str:
        return plain(self._article.name(reference) or NOBODY)


def _shortened(text: str, size: int) -> str:
    words = plain(text[: size * 4])
    return words if len(words) <= size else words[:size].rpartition(" ")[0] + " …"
