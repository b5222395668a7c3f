"""How far two annotators agree.

On which spans there are, F1 is the measure: nobody can count the spans that both left out, which kappa would need, and
where these are many, kappa comes close to F1 (Hripcsak and Rothschild 2005). Krippendorff's alpha is given beside it,
over the words of the text, each in a span or not. On the labels of spans that both have, Cohen's kappa and alpha fit.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

Label = Hashable


def cohen_kappa(pairs: Iterable[tuple[Label, Label]]) -> float | None:
    """Cohen's kappa (1960): agreement beyond what each annotator's own frequencies would give by chance.

    Returns:
        1 for full agreement, 0 for chance; None where nothing was labelled or both used one label throughout.
    """
    both = list(pairs)
    one, other = Counter(a for a, _ in both), Counter(b for _, b in both)
    n = len(both)
    if not n or (len(one) == len(other) == 1 and one.keys() == other.keys()):
        return None
    agreed = sum(a == b for a, b in both) / n
    chance = sum(one[label] * other[label] for label in one) / (n * n)
    return (agreed - chance) / (1 - chance)


def krippendorff_alpha(units: Iterable[Sequence[Label]]) -> float | None:
    """Krippendorff's alpha for names of kinds (nominal data), for any number of annotators.

    Args:
        units: the labels given to each unit; units with fewer than two are left out.

    Returns:
        1 for full agreement, 0 for chance; None where nothing, or one label alone, was used.
    """
    return _alpha(Counter(tuple(sorted(Counter(unit).items(), key=repr)) for unit in units if len(unit) > 1))


def _alpha(units: Counter[tuple[tuple[Label, int], ...]]) -> float | None:
    """The same, of units that have been counted."""
    labels: Counter[Label] = Counter()
    disagreed = 0.0
    for unit, times in units.items():
        size = sum(count for _, count in unit)
        disagreed += times * (size * size - sum(count * count for _, count in unit)) / (size - 1)
        for label, count in unit:
            labels[label] += times * count
    n = labels.total()
    expected = n * n - sum(count * count for count in labels.values())
    return 1 - (n - 1) * disagreed / expected if expected else None
