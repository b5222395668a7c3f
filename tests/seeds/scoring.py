"""How close an article comes to what a careful reader found: the gold.json beside each seed.

Quotes and proposals are paired when their words overlap by half of all their words; speakers, proposers and actors are
compared by name. What readers may differ on (`optional`) counts neither way.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from newsmodel import Article

Counts = Counter[str]
WORDS = re.compile(r"\w+")


def words(text: str | None) -> Counter[str]:
    return Counter(WORDS.findall((text or "").lower()))


def overlap(one: str, other: str) -> float:
    a, b = words(one), words(other)
    return (a & b).total() / ((a | b).total() or 1)


def same_name(one: str | None, other: str | None) -> bool:
    return bool(words(one) & words(other)) if one and other else one is other


def pairs(gold: list[str], found: list[str]) -> dict[int, int]:
    """One-to-one, best overlap first."""
    ranked = sorted(
        ((overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), key=lambda x: -x[0]
    )
    taken: dict[int, int] = {}
    for share, i, j in ranked:
        if share >= 0.5 and i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def count(kind: str, gold: int, found: int, right: int) -> Counts:
    return Counter({f"{kind} gold": gold, f"{kind} found": found, f"{kind} right": right})


def extras(found: list[str], taken: Iterable[int], optional: list[str]) -> int:
    """Findings that no gold accounts for, those on which readers differ left out."""
    paired = set(taken)
    return sum(j not in paired and not any(overlap(text, o) >= 0.3 for o in optional) for j, text in enumerate(found))


def score(article: Article, gold: dict[str, Any]) -> Counts:
    """Counts of gold, found and right for each measure."""
    total: Counts = Counter()
    found = [quote.text for quote in article.quotes]
    wanted = [" ".join(quote["content"]) for quote in gold["quotes"]]
    taken = pairs(wanted, found)
    more = extras(found, taken.values(), gold["optional"]["quotes"])
    total += count("quotes", len(wanted), len(taken) + more, len(taken))
    quotes = [(gold["quotes"][i], article.quotes[j]) for i, j in taken.items()]
    right = sum(same_name(g["speaker"] or g["speaker_as_written"], article.name(q.speaker)) for g, q in quotes)
    total += count("speakers", len(quotes), len(quotes), right)
    total += count("acts", len(quotes), len(quotes), sum(g["act"] == q.act for g, q in quotes))

    found = [proposal.text for proposal in article.proposals]
    wanted = [proposal["action"] for proposal in gold["proposals"]]
    taken = pairs(wanted, found)
    more = extras(found, taken.values(), gold["optional"]["proposals"])
    total += count("proposals", len(wanted), len(taken) + more, len(taken))
    proposals = [(gold["proposals"][i], article.proposals[j]) for i, j in taken.items()]
    right = sum(same_name(g["proposer"], article.name(p.proposer)) for g, p in proposals)
    total += count("proposers", len(proposals), len(proposals), right)

    named = [actor for actor in gold["actors"] if any(form in actor["name"] for form in actor["forms"])]
    names = [actor.name for actor in article.actors if any(m.kind == "name" for m in actor.mentions)]
    hits = sum(any(overlap(actor["name"], name) >= 0.5 for name in names) for actor in named)
    total += count("actors", len(named), len(names), hits)
    return total


def f1(total: Counts, kind: str) -> float:
    gold, found, right = (total[f"{kind} {part}"] for part in ("gold", "found", "right"))
    return 200 * right / (gold + found) if gold + found else 100.0
