"""Measure it yourself: articles with findings against articles of gold, in figures that can be defended.

`evaluate` compares; `bootstrap`, `compare` and `wilson` say how far a figure can be trusted; `draw` and `precision` are
for auditing by hand; `cohen_kappa` and `krippendorff_alpha` for two annotators. Every value is immutable. The
definitions stand with each measure: `newsmodel.metrics.quotes`, `.actors`, `.proposals`, `.coreference`; what
annotators can say beyond the records, in `newsmodel.metrics.gold`.
"""

from newsmodel.metrics.actors import ActorScores, NameScores, pair_names, score_actors
from newsmodel.metrics.agreement import cohen_kappa, krippendorff_alpha
from newsmodel.metrics.annotators import annotators
from newsmodel.metrics.audit import Drawn, Precision, Verdict, candidates, draw, precision, row, verdict_of
from newsmodel.metrics.cases import Case, Cause, Group, causes_of, groups_of
from newsmodel.metrics.chance import Difference, Interval, bootstrap, compare, wilson
from newsmodel.metrics.coreference import Coreference, score_clusters
from newsmodel.metrics.counts import Counts, PrecisionRecall, Share, total
from newsmodel.metrics.evaluation import Evaluation, QuoteViews, Scores, annotated, evaluate, pick
from newsmodel.metrics.gold import bare
from newsmodel.metrics.matching import Matched, match_articles, one_each
from newsmodel.metrics.pairing import Pairing
from newsmodel.metrics.proposals import ProposalScores, pair_proposals, score_proposals
from newsmodel.metrics.quotes import QuoteScores, pair_quotes, score_quotes

__all__ = [
    "ActorScores",
    "Case",
    "Cause",
    "Coreference",
    "Counts",
    "Difference",
    "Drawn",
    "Evaluation",
    "Group",
    "Interval",
    "Matched",
    "NameScores",
    "Pairing",
    "Precision",
    "PrecisionRecall",
    "ProposalScores",
    "QuoteScores",
    "QuoteViews",
    "Scores",
    "Share",
    "Verdict",
    "annotated",
    "annotators",
    "bare",
    "bootstrap",
    "candidates",
    "causes_of",
    "cohen_kappa",
    "compare",
    "draw",
    "evaluate",
    "groups_of",
    "krippendorff_alpha",
    "match_articles",
    "one_each",
    "pair_names",
    "pair_proposals",
    "pair_quotes",
    "pick",
    "precision",
    "row",
    "score_actors",
    "score_clusters",
    "score_proposals",
    "score_quotes",
    "total",
    "verdict_of",
    "wilson",
]
