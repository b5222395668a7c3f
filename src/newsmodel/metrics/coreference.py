"""How well mentions are put together: MUC, B-cubed, CEAF-e, LEA.

MUC counts links (Vilain and others 1995), B-cubed mentions (Bagga and Baldwin 1998), CEAF-e clusters, by the best
assignment (Luo 2005), LEA the links of each cluster by its size (Moosavi and Strube 2016). Clusters of one mention
count, as news is full of people who are named once. The CoNLL score is the mean F1 of the first three (Pradhan and
others 2012).
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from newsmodel.metrics.assignment import best_total
from newsmodel.metrics.counts import NO_PAIRS, Counts, PrecisionRecall, Share

Cluster = AbstractSet[Hashable]
Clusters = Sequence[Cluster]


@attrs.frozen
class Coreference(Counts):
    """The four measures."""

    muc: PrecisionRecall = NO_PAIRS
    b_cubed: PrecisionRecall = NO_PAIRS
    ceaf_e: PrecisionRecall = NO_PAIRS
    lea: PrecisionRecall = NO_PAIRS

    @property
    def conll(self) -> float | None:
        """The mean F1 of MUC, B-cubed and CEAF-e; None where there is nothing to compare."""
        parts = [self.muc.f1, self.b_cubed.f1, self.ceaf_e.f1]
        return sum(part or 0.0 for part in parts) / 3 if any(part is not None for part in parts) else None


NO_CLUSTERS = Coreference()


def score_clusters(gold: Iterable[Cluster], found: Iterable[Cluster]) -> Coreference:
    """Compare clusters of mentions; a mention in both is the same object, and in no two clusters of one side."""
    wanted, given = [cluster for cluster in gold if cluster], [cluster for cluster in found if cluster]
    of_gold, of_found = _owners(wanted), _owners(given)
    shared = Counter((of_gold[mention], of_found[mention]) for mention in of_gold.keys() & of_found.keys())
    alike = {(i, j): 2 * n / (len(wanted[i]) + len(given[j])) for (i, j), n in shared.items()}
    best = best_total(alike)
    return Coreference(
        muc=PrecisionRecall(_muc(given, of_gold), _muc(wanted, of_found)),
        b_cubed=PrecisionRecall(_b_cubed(given, of_gold), _b_cubed(wanted, of_found)),
        ceaf_e=PrecisionRecall(Share(best, len(given)), Share(best, len(wanted))),
        lea=PrecisionRecall(_lea(given, of_gold, wanted), _lea(wanted, of_found, given)),
    )


def _owners(clusters: Clusters) -> dict[Hashable, int]:
    """The number of each mention's cluster."""
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _parts(cluster: Cluster, owners: Mapping[Hashable, int]) -> Counter[int]:
    """The other side's clusters over which the mentions of one are spread, and how many fall on each."""
    return Counter(owners[mention] for mention in cluster if mention in owners)


def _muc(clusters: Clusters, owners: Mapping[Hashable, int]) -> Share:
    """Links kept: a cluster of n mentions that lies in p pieces keeps n - p of its n - 1."""
    right = of = 0
    for cluster in clusters:
        parts = _parts(cluster, owners)
        pieces = len(parts) + len(cluster) - parts.total()
        right, of = right + len(cluster) - pieces, of + len(cluster) - 1
    return Share(right, of)


def _b_cubed(clusters: Clusters, owners: Mapping[Hashable, int]) -> Share:
    """For each mention, the share of its cluster that is with it on the other side."""
    right = sum(n * n / len(cluster) for cluster in clusters for n in _parts(cluster, owners).values())
    return Share(right, sum(map(len, clusters)))


def _lea(clusters: Clusters, owners: Mapping[Hashable, int], others: Clusters) -> Share:
    """For each cluster, the share of its links that are kept, weighted by its size."""
    right = 0.0
    for cluster in clusters:
        parts = _parts(cluster, owners)
        size = len(cluster)
        if size == 1:
            right += any(len(others[number]) == 1 for number in parts)
        else:
            right += size * sum(n * (n - 1) for n in parts.values()) / (size * (size - 1))
    return Share(right, sum(map(len, clusters)))
