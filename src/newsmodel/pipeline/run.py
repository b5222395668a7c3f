"""An article through a set of extractors."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import attrs

from newsmodel.errors import ModelError, StageError, told, unknown
from newsmodel.model import Actor, Article, Notice, Proposal, Quote, Stamp
from newsmodel.model.copies import changed
from newsmodel.model.walk import Record
from newsmodel.pipeline.languages import UNSUPPORTED, Plan, plan
from newsmodel.pipeline.merge import Ledger, known_only
from newsmodel.pipeline.options import build_options
from newsmodel.pipeline.order import order
from newsmodel.records import Context, Extractor


@attrs.frozen
class Outcome:
    """What came of an article.

    Attributes:
        article: with all that could be found.
        failures: the stages that failed on it.
    """

    article: Article
    failures: tuple[StageError, ...] = ()


class Pipeline:
    """An explicit set of extractors, in order: `Pipeline(extractors)(article)`. No discovery, no global state.

    Attributes:
        extractors: those that run, in the order in which they do.
    """

    __slots__ = ("_names", "_options", "_stamps", "extractors")

    def __init__(
        self,
        extractors: Iterable[Extractor],
        *,
        options: Mapping[str, Any] | None = None,
        keep: Collection[str] = (),
    ) -> None:
        """Put the extractors in order.

        Args:
            extractors: in any order.
            options: by extractor name, an instance of its options class or a mapping of keys to values.
            keep: names of extractors that run though another one replaces them.

        Raises:
            OrderError: they cannot be put in order.
            UsageError: options of an unknown extractor, an unknown key, or a value that does not fit.
        """
        given = tuple(extractors)
        values = dict(options or {})
        for name in values:
            if name not in {extractor.name for extractor in given}:
                raise unknown("extractor", name, (extractor.name for extractor in given))
        self.extractors = order(given, keep)
        self._names = frozenset(extractor.name for extractor in self.extractors)
        self._stamps = {e.name: Stamp(e.name, e.version) for e in self.extractors}
        self._options = {e.name: build_options(e.options, values.get(e.name), plugin=e.name) for e in self.extractors}

    def __repr__(self) -> str:
        return f"Pipeline({', '.join(extractor.name for extractor in self.extractors)})"

    def __call__(self, article: Article) -> Article:
        """The article with what the extractors find; an article they have been through is returned as it is.

        Raises:
            StageError: an extractor failed; the first is raised, the others are its notes, and its `outcome` holds
                the article with what the others found.
        """
        outcome = self.run(article)
        if not outcome.failures:
            return outcome.article
        first, *others = outcome.failures
        for other in others:
            first.add_note(str(other))
        first.outcome = outcome
        raise first

    def run(self, article: Article, *, afresh: bool = False) -> Outcome:
        """The same, with the stages that failed beside the article in place of an error.

        An article that all these extractors, in these versions, have been through is returned as it is. Otherwise
        what they found before is taken out and all run anew; records by others stay.

        Args:
            article: stays as it is; a richer one is returned.
            afresh: run anew in any case, as after a change of options, which an article does not record.
        """
        context = Context(article.text)
        chosen = plan(self.extractors, article, context)
        if not afresh and _is_done(article, chosen):
            return Outcome(article)
        start = _Start.without(article, self._names)
        current, ledger = start.article, start.ledger
        stamps = [stamp for stamp in article.extractors if stamp.name not in self._names]
        failures: list[StageError] = []
        for extractor in chosen.running:
            try:
                found = self._stage(extractor, current, context, ledger)
                if found is not None:
                    current, ledger = found.article(current, extractor.provides), found
            except Exception as error:  # noqa: BLE001 - whatever a plugin raises is told, and takes nothing else down
                failures.append(_failure(error, extractor, article))
            else:
                stamps.append(self._stamps[extractor.name])
        return Outcome(start.finished(current, stamps, chosen.notice), tuple(failures))

    def _stage(self, extractor: Extractor, article: Article, context: Context, ledger: Ledger) -> Ledger | None:
        """The records so far and those of one extractor, each checked as it arrives; None where it finds nothing."""
        grown: Ledger | None = None
        found = extractor.extract(article, context.with_options(self._options[extractor.name]))
        if found is None:
            raise ModelError("gave None; an extractor gives an iterable of records, if need be an empty one")
        for record in found:
            if type(record) not in extractor.provides:
                provided = " or ".join(kind.__name__ for kind in extractor.provides) or "nothing"
                raise ModelError(f"yielded {_described(record)}, but it provides {provided}")
            if grown is None:
                grown = ledger.copy()
            grown.add(record, extractor.name)
        return grown


@attrs.frozen
class _Start:
    """An article without what the extractors found before, and what stood in the records of others."""

    article: Article
    ledger: Ledger
    others: Mapping[int, tuple[Record, Record]]
    """By the identity of a record in the article: that record, and how it was with all its references."""

    @classmethod
    def without(cls, article: Article, names: Collection[str]) -> "_Start":
        if not (article.actors or article.quotes or article.proposals):
            return cls(article, Ledger(article.text), {})
        actors = [actor for actor in article.actors if actor.by not in names]
        quotes = [quote for quote in article.quotes if quote.by not in names]
        proposals = [proposal for proposal in article.proposals if proposal.by not in names]
        known = _ids(actors), _ids(quotes)
        ledger = Ledger(article.text)
        others: dict[int, tuple[Record, Record]] = {}
        records: list[Record] = [*actors, *quotes, *proposals]
        for record in records:
            kept = ledger.keep(known_only(record, *known))
            others[id(kept)] = kept, record
        return cls(ledger.article(article, (Actor, Quote, Proposal)), ledger, others)

    def finished(self, article: Article, stamps: list[Stamp], notice: Notice | None) -> Article:
        """The article with its stamps, and the references of others to ids that are there again."""
        if self.others:
            known = _ids(article.actors), _ids(article.quotes)
            article = changed(
                article,
                quotes=tuple([self._restored(quote, *known) for quote in article.quotes]),
                proposals=tuple([self._restored(proposal, *known) for proposal in article.proposals]),
            )
        notices = tuple([n for n in article.notices if n.code != UNSUPPORTED])
        if notice is not None:
            notices += (notice,)
        return changed(article, extractors=tuple(stamps), notices=notices)

    def _restored(self, record: Any, actors: frozenset[str], quotes: frozenset[str]) -> Any:
        """The record of another with all the references it had to what is there again."""
        kept, full = self.others.get(id(record), (record, record))
        return record if kept is full else known_only(attrs.evolve(full, id=kept.id), actors, quotes)


def _ids(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(record.id for record in records)


def _is_done(article: Article, chosen: Plan) -> bool:
    if chosen.running and not article.extractors:
        return False
    if chosen.notice is not None and not any(notice.code == UNSUPPORTED for notice in article.notices):
        return False
    return {(e.name, e.version) for e in chosen.running} <= {(s.name, s.version) for s in article.extractors}


def _failure(error: Exception, extractor: Extractor, article: Article) -> StageError:
    failure = StageError(told(error), stage="extract", plugin=extractor.name, article=article.id)
    failure.__cause__ = error
    return failure


def _described(record: object) -> str:
    name = type(record).__name__
    return f"{'an' if name[0] in 'AEIOaeio' else 'a'} {name}"
