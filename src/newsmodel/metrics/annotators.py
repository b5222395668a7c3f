"""Two annotators of the same articles."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from newsmodel.metrics.agreement import cohen_kappa, krippendorff_alpha
from newsmodel.metrics.proposals import pair_proposals
from newsmodel.metrics.quotes import pair_quotes
from newsmodel.metrics.words import Words, words_of
from newsmodel.model import Article

Labels = list[tuple[Hashable, Hashable]]


def annotators(pairs: Iterable[tuple[Article, Article]]) -> dict[str, dict[str, Any]]:
    """How far they agree, by what was labelled: kappa and alpha (see `newsmodel.metrics.agreement`), and of how many.

    `quote words` and `proposal words` are the words of the texts, each in a span or in none; the others are labels of
    quotes and proposals that both have. Which spans there are is best told by F1: `evaluate` gives it.
    """
    labels: dict[str, Labels] = {name: [] for name in NAMES}
    for one, other in pairs:
        words = words_of(one.text)
        labels["quote words"] += _words(words, *(_quoted(article) for article in (one, other)))
        labels["proposal words"] += _words(words, *(_proposed(article) for article in (one, other)))
        quotes, proposals = pair_quotes(one, other, "all").pairs, pair_proposals(one, other).pairs
        labels["quote kind"] += [(a.quote.kind, b.quote.kind) for a, b in quotes]
        labels["quote act"] += [(a.quote.act, b.quote.act) for a, b in quotes]
        labels["proposal act"] += [(a.act, b.act) for a, b in proposals]
        labels["proposal polarity"] += [(a.polarity, b.polarity) for a, b in proposals]
    return {
        name: {
            "units": len(found),
            "same": sum(a == b for a, b in found),
            "kappa": cohen_kappa(found),
            "alpha": krippendorff_alpha(found),
        }
        for name, found in labels.items()
        if found
    }


NAMES = ("quote words", "quote kind", "quote act", "proposal words", "proposal act", "proposal polarity")


def _words(words: Words, one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> Labels:
    """For each word of the text, whether it is in a span of one and of the other; none where neither has any."""
    if not one and not other:
        return []
    first, second = ({word for span in spans for word in words.inside(*span)} for spans in (one, other))
    return [(number in first, number in second) for number in range(len(words.starts))]


def _quoted(article: Article) -> list[tuple[int, int]]:
    return [(span.start, span.end) for quote in article.quotes for span in quote.content]


def _proposed(article: Article) -> list[tuple[int, int]]:
    return [(proposal.action.start, proposal.action.end) for proposal in article.proposals]
