"""Draw proposals at random from a corpus, to be judged by hand against docs/proposals.md.

    python scripts/draw_proposals.py CORPUS.jsonl [--count 150] [--seed 2026] > drawn.tsv
    python scripts/draw_proposals.py CORPUS.jsonl --read drawn.tsv

The corpus has an object with `id` and `text` on each line. A row has no text of it: article, start and end of the
action, act, offsets of the proposer's mention, and three empty columns for the verdicts (right, wrong). `--read` shows
rows in their context, for the one who judges.
"""

import argparse
import json
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import newsmodel

COLUMNS = ("article", "start", "end", "act_found", "proposer_start", "proposer_end", "act", "action", "proposer")
BEFORE, AFTER = 400, 200
"""How many characters of context are shown."""


def texts(corpus: Path) -> Iterator[tuple[str, str]]:
    """Id and text of each article."""
    for line in corpus.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], row["text"]


def found(corpus: Path) -> list[tuple[str, ...]]:
    """Every proposal that the installed library finds, as a row without verdicts."""
    rows = []
    for article, text in texts(corpus):
        for proposal in newsmodel.extract(newsmodel.Article(text=text)).proposals:
            mention = proposal.proposer.mention if proposal.proposer else None
            by = (str(mention.start), str(mention.end)) if mention else ("", "")
            span = proposal.action
            rows.append((article, str(span.start), str(span.end), proposal.act, *by, "", "", ""))
    return rows


def _lot(seed: int, row: tuple[str, ...]) -> str:
    """A row's place in the draw: it hangs on the row alone, so that a changed rule changes only what it changes."""
    return blake2b("\t".join((str(seed), *row[:4])).encode()).hexdigest()


def show(corpus: Path, drawn: Path) -> None:
    """The rows of a file in their context, with what the library makes of the proposer and of the rest."""
    articles = {id: newsmodel.extract(newsmodel.Article(text=text)) for id, text in texts(corpus)}
    for number, line in enumerate(drawn.read_text("utf-8").splitlines()[1:], 1):
        id, start, end, act, *_ = line.split("\t")
        article, first, last = articles[id], int(start), int(end)
        text = article.text
        proposal = next((p for p in article.proposals if (p.action.start, p.act) == (first, act)), None)
        by = article.name(proposal.proposer) if proposal else "(no longer found)"
        context = f"{text[max(0, first - BEFORE) : first]}[[{text[first:last]}]]{text[last : last + AFTER]}"
        print(f"{number}. {act} by {by}: {' '.join(context.split())}\n")


def main() -> None:
    """Draw, or show what was drawn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--read", type=Path, metavar="DRAWN")
    given = parser.parse_args()
    if given.read:
        show(given.corpus, given.read)
        return
    rows = found(given.corpus)
    print("\t".join(COLUMNS))
    for row in sorted(rows, key=lambda row: _lot(given.seed, row))[: given.count]:
        print("\t".join(row))


if __name__ == "__main__":
    main()
