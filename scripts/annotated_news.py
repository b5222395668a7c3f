"""Annotated news in the neutral JSON Lines of the corpora that we measure on, as articles that `newsmodel eval` takes.

    python scripts/annotated_news.py CORPUS.jsonl[.gz] > gold.jsonl

Each row has `id`, `text` and some of `quotes`, `actors`, `proposals`. A row of `quotes` is one span, and becomes one
quote of its own kind; whoever speaks becomes an actor by the row's `speaker_canonical`. Actors of kinds that the model
does not have are left out. What the records have no room for goes to `extra` (see newsmodel.metrics.gold). The corpora
are not part of the project, and nothing of them may be put in.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newsmodel
from newsmodel import Actor, Article, Deadline, Mention, Proposal, Quote, Reference, Span
from newsmodel.model import ACTOR_KINDS

Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    """The rows of a file."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


class _Cast:
    """The actors of an article, one for each name."""

    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}

    def reference(self, mention: Row | None, name: str | None) -> Reference | None:
        """A reference to whoever bears the name, where there is one."""
        if mention is None and not name:
            return None
        if name:
            self.actors.setdefault(name, Actor(id=f"a{len(self.actors)}", name=name, kind="person"))
        return Reference(actors=(self.actors[name].id,) if name else (), mention=span(mention))


def span(row: Row | None) -> Span | None:
    """A span, or None."""
    return None if row is None else Span(row["start"], row["end"], row["text"])


def annotated(row: Row) -> Article:
    """A row as an article of gold."""
    cast = _Cast()
    quotes = tuple(_quote(number, quote, cast) for number, quote in enumerate(row.get("quotes", [])))
    proposals = tuple(_proposal(number, proposal, cast) for number, proposal in enumerate(row.get("proposals", [])))
    actors = [
        _actor(number, actor) for number, actor in enumerate(row.get("actors", [])) if actor["kind"] in ACTOR_KINDS
    ]
    extra: Row = {}
    if row.get("ignore"):
        extra["gold.optional_quotes"] = row["ignore"]
    if row.get("optional"):
        extra["gold.optional_proposals"] = [[found["start"], found["end"]] for found in row["optional"]]
    return Article(
        id=row["id"], text=row["text"], language="en", quotes=quotes, proposals=proposals,
        actors=(*cast.actors.values(), *actors), extra=extra,
    )  # fmt: skip


def _quote(number: int, row: Row, cast: _Cast) -> Quote:
    extra = {f"gold.{key}": row[key] for key in ("speaker_spans", "cue_spans") if len(row.get(key) or ()) > 1}
    content = Span(row["start"], row["end"], row["text"])
    return Quote(
        id=f"q{number}", kind=row["kind"], act=row.get("act", "state"), content=(content,), cue=span(row.get("cue")),
        speaker=cast.reference(row.get("speaker"), row.get("speaker_canonical")), extra=extra,
    )  # fmt: skip


def _proposal(number: int, row: Row, cast: _Cast) -> Proposal:
    deadline, condition, addressee = (row.get(key) for key in ("deadline", "condition", "addressee"))
    return Proposal(
        id=f"p{number}",
        act=row["acts"][0],
        action=Span(**{key: row["action"][key] for key in ("start", "end", "text")}),
        polarity=row["polarity"],
        proposer=cast.reference(row["proposer"], row["proposer_name"]),
        addressees=() if addressee is None else (Reference(mention=span(addressee)),),
        conditions=tuple(filter(None, [span(condition)])),
        deadline=None if deadline is None else Deadline(deadline["start"], deadline["end"], deadline["text"]),
        extra={"gold.acts": row["acts"]},
    )


def _actor(number: int, row: Row) -> Actor:
    mentions = row["mentions"]
    parts = [{key: m[key] for key in ("core", "core_title", "head") if key in m} or None for m in mentions]
    return Actor(
        id=f"e{number}",
        name=row["name"] or "unnamed",
        kind=row["kind"],
        mentions=tuple(Mention(m["start"], m["end"], m["text"], m.get("mention_type", "name")) for m in mentions),
        extra={"gold.mentions": parts},
    )


def main(path: str) -> None:
    """Write the articles as JSON Lines."""
    newsmodel.write(map(annotated, rows(Path(path))), sys.stdout.buffer, format="jsonl")


if __name__ == "__main__":
    main(sys.argv[1])
