"""A sample of what was found, to be judged by reading, and what the verdicts come to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import attrs

from newsmodel.errors import SourceError, UsageError
from newsmodel.metrics.chance import Interval, wilson
from newsmodel.metrics.counts import Share
from newsmodel.model import Actor, Article, Proposal, Quote
from newsmodel.model.walk import Record

COLUMNS = (
    *("article", "title", "type", "id", "kind", "act", "rule", "by", "start", "end"),
    *("before", "text", "after", "who", "cue", "verdict", "note"),
)
"""Of an audit, in order. All but `verdict` and `note` are filled."""
PARTS = {
    "quote": ("span", "speaker", "kind", "act"),
    "proposal": ("action", "proposer", "act"),
    "actor": ("name", "kind"),
}
"""What a verdict can find wrong with each type of record."""
BEFORE, AFTER = 400, 200
"""Characters of context."""


@attrs.frozen
class Drawn:
    """A record with its article and the place where it begins and ends."""

    article: Article
    type: str
    record: Record
    start: int
    end: int

    @property
    def stratum(self) -> tuple[str, str, str, str]:
        """What the draw is even over: type, kind, act and rule."""
        record = self.record
        kind = "" if isinstance(record, Proposal) else record.kind
        act = "" if isinstance(record, Actor) else record.act
        return self.type, kind, act, record.rule or ""


def candidates(article: Article, types: Sequence[str]) -> Iterator[Drawn]:
    """The records of an article that can be drawn; an actor by its first mention."""
    for type_, records in (("quote", article.quotes), ("proposal", article.proposals), ("actor", article.actors)):
        for record in records if type_ in types else ():
            spans = _spans(record)
            if spans:
                yield Drawn(article, type_, record, spans[0].start, spans[-1].end)


def _spans(record: Record) -> Sequence[Any]:
    if isinstance(record, Actor):
        return record.mentions[:1]
    return record.content if isinstance(record, Quote) else (record.action,)


def draw(records: Iterable[Drawn], count: int, *, seed: int = 1) -> list[Drawn]:
    """A sample in which every type, kind, act and rule has its share, in the order in which the records came.

    Systematic sampling from a list that is ordered by stratum, and by lot within: each record has the same chance, so
    that shares of the sample are estimates without weights. The lot hangs on the record alone: a rule that changes
    moves little else.

    Args:
        records: all there are.
        count: how many to draw; all of them where there are no more.
        seed: settles the lot.
    """
    every = list(records)
    if count >= len(every):
        return every
    order = sorted(range(len(every)), key=lambda number: (every[number].stratum, _lot(every[number], seed)))
    step = len(every) / count
    start = int(_lot_of(f"{seed}"), 16) / 16**16 * step
    return [every[number] for number in sorted(order[int(start + nth * step)] for nth in range(count))]


def _lot(drawn: Drawn, seed: int) -> str:
    return _lot_of(f"{seed}\t{drawn.article.id}\t{drawn.type}\t{drawn.start}\t{drawn.end}")


def _lot_of(key: str) -> str:
    return blake2b(key.encode(), digest_size=8).hexdigest()


def row(drawn: Drawn) -> dict[str, str]:
    """What one who judges must see, by column; text on one line."""
    article, record, text = drawn.article, drawn.record, drawn.article.text
    who = record.name if isinstance(record, Actor) else article.name(_who(record))
    cue = None if isinstance(record, Actor) else record.cue
    _, kind, act, rule = drawn.stratum
    return {
        "article": article.id,
        "title": _line(article.title or ""),
        "type": drawn.type,
        "id": record.id,
        "kind": kind,
        "act": act,
        "rule": rule,
        "by": record.by or "",
        "start": str(drawn.start),
        "end": str(drawn.end),
        "before": _line(text[max(0, drawn.start - BEFORE) : drawn.start]),
        "text": _line(" […] ".join(span.text for span in _spans(record))),
        "after": _line(text[drawn.end : drawn.end + AFTER]),
        "who": _line(who or ""),
        "cue": _line(cue.text if cue else ""),
        "verdict": "",
        "note": "",
    }


def _who(record: Quote | Proposal) -> Any:
    return record.speaker if isinstance(record, Quote) else record.proposer


def _line(text: str) -> str:
    return " ".join(text.split())


@attrs.frozen
class Verdict:
    """A judged record: what it was, and which of its parts are wrong."""

    type: str
    kind: str
    act: str
    rule: str
    wrong: frozenset[str]


@attrs.frozen
class Precision:
    """How many of some records are right.

    Attributes:
        type: of the records.
        by: what they have in common: all, kind, act, rule, or part: then it is that part alone that is right.
        name: which kind, act, rule or part.
        share: right of judged; interval: Wilson's, 95 %.
    """

    type: str
    by: str
    name: str
    share: Share
    interval: Interval | None


def verdict_of(cells: Mapping[str, str | None], where: str) -> Verdict | None:
    """The verdict of a row; None where there is none yet.

    Args:
        cells: by column: `type`, `verdict`, and `kind`, `act`, `rule` as far as known.
        where: as an error names it.

    Raises:
        SourceError: a column is missing, or the verdict is not of the words that are known.
    """
    if cells.get("type") not in PARTS or cells.get("verdict") is None:
        raise SourceError("it must have the columns type (quote, proposal, actor) and verdict", source=where)
    type_, said = str(cells["type"]), str(cells["verdict"]).strip().lower()
    parts = {part.strip() for part in said.replace(",", ";").split(";")} - {""}
    known = PARTS[type_]
    if not parts:
        return None
    if not (parts in ({"right"}, {"wrong"}) or parts <= set(known)):
        words = f"right, wrong, or what is wrong of it ({', '.join(known)}; several with ;)"
        raise SourceError(f"verdict {said!r}: it must be {words}", source=where)
    wrong = frozenset() if parts == {"right"} else frozenset(known) if parts == {"wrong"} else frozenset(parts)
    kind, act, rule = (cells.get(name) or "" for name in ("kind", "act", "rule"))
    return Verdict(type_, kind, act, rule, wrong)


def precision(verdicts: Iterable[Verdict]) -> list[Precision]:
    """Precision by type: of all, of each part, and by kind, act and rule, the largest groups first.

    Raises:
        UsageError: nothing has been judged.
    """
    right: Counter[tuple[str, str, str]] = Counter()
    judged: Counter[tuple[str, str, str]] = Counter()
    for verdict in verdicts:
        facts = {("all", "all"): not verdict.wrong}
        facts |= {("part", part): part not in verdict.wrong for part in PARTS[verdict.type]}
        groups = (("kind", verdict.kind), ("act", verdict.act), ("rule", verdict.rule))
        facts |= {(by, name): not verdict.wrong for by, name in groups if name}
        for key, fact in facts.items():
            judged[verdict.type, *key] += 1
            right[verdict.type, *key] += fact
    if not judged:
        raise UsageError("no verdict has been given yet: fill in the column verdict")
    order = ("all", "part", "kind", "act", "rule")
    keys = sorted(judged, key=lambda key: (list(PARTS).index(key[0]), order.index(key[1]), -judged[key], key[2]))
    shares = [(key, Share(right[key], judged[key])) for key in keys]
    return [Precision(*key, share, wilson(share)) for key, share in shares]
