"""The gold of seeds/ as articles that `newsmodel eval` takes: `python scripts/seed_gold.py > gold.jsonl`.

The gold.json of a seed gives strings, not offsets (see seeds/README.md). Quotes and proposals stand in it in the order
of the text; of a cue or a mention that occurs several times, the one nearest to what was said is meant.
"""

import itertools
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newsmodel
from newsmodel import Actor, Article, Deadline, Mention, Proposal, Quantity, Quote, Reference, Role, Span, Stance

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
Row = dict[str, Any]


def seed_gold(folder: Path) -> Article:
    """What a careful reader finds in a seed."""
    gold: Row = json.loads((folder / "gold.json").read_text("utf-8"))
    reader = _Reader(gold)
    quotes = tuple(reader.quotes())
    proposals = tuple(reader.proposals(quotes))
    optional = {f"gold.optional_{kind}": reader.places(texts) for kind, texts in gold["optional"].items()}
    return Article(
        id=folder.name,
        text=reader.text,
        **{key: gold[key] for key in ("title", "subtitle", "published", "modified", "language")},
        authors=tuple(gold["authors"]),
        actors=tuple(reader.actors()),
        quotes=quotes,
        proposals=proposals,
        extra={key: spans for key, spans in optional.items() if spans},
    )


class _Reader:
    """The strings of a seed, found in its text."""

    def __init__(self, gold: Row) -> None:
        self.gold, self.text = gold, "\n".join(gold["body"])
        self.ids = {actor["name"]: f"actor-{number}" for number, actor in enumerate(gold["actors"])}

    def quotes(self) -> Iterator[Quote]:
        at = 0
        for number, row in enumerate(self.gold["quotes"]):
            content = []
            for piece in row["content"]:
                start = self.text.find(piece, content[-1].end if content else at)
                content.append(self.span(piece, self.text.find(piece) if start < 0 else start))
            at = content[0].start
            yield Quote(
                id=f"quote-{number}", kind=row["kind"], act=row["act"], content=tuple(content),
                cue=self.nearest(row["cue"], content[0], content[-1]),
                speaker=self.reference(row["speaker"], row["speaker_as_written"], content[0], content[-1]),
                addressee=self.reference(row["addressee"], row["addressee"], content[0], content[-1]),
            )  # fmt: skip

    def proposals(self, quotes: tuple[Quote, ...]) -> Iterator[Proposal]:
        at = 0
        for number, row in enumerate(self.gold["proposals"]):
            start = self.text.find(row["action"], at)
            action = self.span(row["action"], self.text.find(row["action"]) if start < 0 else start)
            at = action.start
            holders = (q.id for q in quotes if any(s.start <= at and action.end <= s.end for s in q.content))
            yield Proposal(
                id=f"proposal-{number}", act=row["act"], action=action, modality=row["modality"],
                polarity=row["polarity"], cue=self.nearest(row["cue"], action, action),
                proposer=self.reference(row["proposer"], None, action, action),
                addressees=tuple(filter(None, (self.reference(a, a, action, action) for a in row["addressees"]))),
                conditions=tuple(filter(None, (self.nearest(c, action, action) for c in row["conditions"]))),
                deadline=self.deadline(row["deadline"], action),
                quantities=tuple(self.quantity(quantity, action) for quantity in row["quantities"]),
                stances=tuple(self.stance(stance, action) for stance in row["stances"]),
                quote=next(holders, None) if row["in_quote"] else None,
            )  # fmt: skip

    def actors(self) -> Iterator[Actor]:
        names = [form for actor in self.gold["actors"] for form in actor["forms"] if _name_in(form, actor["name"])]
        for actor in self.gold["actors"]:
            taken: dict[tuple[int, int], str] = {}
            for form in sorted(actor["forms"], key=len, reverse=True):
                longer = [place for name in names if form != name and form in name for place in self.places([name])]
                for start, end in self.places([form]):
                    if not any(a <= start and end <= b for a, b in (*taken, *longer)):
                        taken[start, end] = form
            mentions, parts = [], []
            for (start, end), form in sorted(taken.items()):
                name = _name_in(form, actor["name"])
                mentions.append(Mention(start, end, form, "name" if name else "nominal"))
                parts.append({"core": [start + name[0], start + name[1]]} if name else None)
            yield Actor(
                id=self.ids[actor["name"]], name=actor["name"], kind=actor["kind"], country=actor["country"],
                roles=tuple(Role(**role) for role in actor["roles"]), mentions=tuple(mentions),
                extra={"gold.mentions": parts},
            )  # fmt: skip

    def places(self, texts: list[str]) -> list[list[int]]:
        """Where some strings stand as whole words."""
        matches = (re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", self.text) for text in texts)
        return [list(match.span()) for found in matches for match in found]

    def span(self, text: str, start: int) -> Span:
        return Span(start, start + len(text), text)

    def nearest(self, text: str | None, first: Span, last: Span) -> Span | None:
        """The string nearest to what was said, or None."""
        places = self.places([text]) if text else []
        if not places:
            return None
        start, _ = min(places, key=lambda place: max(first.start - place[1], place[0] - last.end, 0))
        return self.span(str(text), start)

    def reference(self, name: str | None, written: str | None, first: Span, last: Span) -> Reference | None:
        """Who is meant, by name where it is an actor's, and as written."""
        if name is None and written is None:
            return None
        return Reference((self.ids[name],) if name in self.ids else (), self.nearest(written, first, last))

    def deadline(self, row: Row | None, action: Span) -> Deadline | None:
        if row is None:
            return None
        start = action.start + action.text.index(row["text"])
        return Deadline(start, start + len(row["text"]), row["text"], row["date"])

    def quantity(self, row: Row, action: Span) -> Quantity:
        start = action.start + action.text.index(row["text"])
        return Quantity(start, start + len(row["text"]), **row)

    def stance(self, row: Row, action: Span) -> Stance:
        actor, cue = self.reference(row["actor"], None, action, action), self.nearest(row["cue"], action, action)
        assert actor is not None
        assert cue is not None
        return Stance(actor, row["position"], cue)


def _name_in(form: str, name: str) -> tuple[int, int] | None:
    """Where in a form its actor is named: words of the name at its end ("Mr Lowe") or beginning; None for a noun."""
    if not name[0].isupper():
        return None
    words, known = list(re.finditer(r"\w+", form)), set(re.findall(r"\w+", name))
    named = [word[0] in known or form.isupper() for word in words]
    for numbers in (range(len(words) - 1, -1, -1), range(len(words))):
        run = [words[number] for number in itertools.takewhile(named.__getitem__, numbers)]
        if any(word[0][0].isupper() for word in run):
            return min(word.start() for word in run), max(word.end() for word in run)
    return None


def main() -> None:
    """Write all seeds as JSON Lines."""
    folders = sorted(path.parent for path in SEEDS.glob("*/gold.json"))
    newsmodel.write(map(seed_gold, folders), sys.stdout.buffer, format="jsonl")


if __name__ == "__main__":
    main()
