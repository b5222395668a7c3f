"""How many pronouns that speak are led to the right person: `python tests/judged/pronouns.py polnear_train.jsonl.gz`.

The corpus is not part of the project. What was judged is: 60 direct quotations spoken by "he" or "she", drawn at random
and read by hand, as ids, offsets and surnames in `pronouns_polnear_train.tsv`.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import newsmodel

TABLE = Path(__file__).parent / "pronouns_polnear_train.tsv"


class Judged(NamedTuple):
    """One quotation: where its pronoun and its words stand, and whom a reader says is meant."""

    article: str
    pronoun: int
    start: int
    end: int
    surname: str


def judged() -> Iterator[Judged]:
    """The rows of the table."""
    for line in TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            article, pronoun, start, end, surname = line.split("\t")
            yield Judged(article, int(pronoun), int(start), int(end), surname)


def resolved(article: newsmodel.Article, row: Judged) -> str:
    """The name that the library gives the speaker of a judged quotation, or ""."""
    speakers = [
        quote.speaker
        for quote in article.quotes
        if quote.speaker and any(span.start < row.end and row.start < span.end for span in quote.content)
    ]
    speakers.sort(key=lambda speaker: speaker.mention is None or speaker.mention.start != row.pronoun)
    return article.name(speakers[0]) if speakers and speakers[0].actors else ""


def main(corpus: str) -> None:
    """Print the quotations that are wrong, and how many are right."""
    rows = list(judged())
    wanted = {row.article for row in rows}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        texts = {found["id"]: found["text"] for found in map(json.loads, lines) if found["id"] in wanted}
    articles = {name: newsmodel.extract(newsmodel.Article(text=text, language="en")) for name, text in texts.items()}
    names = [resolved(articles[row.article], row) for row in rows]
    for row, name in zip(rows, names, strict=True):
        if row.surname not in name.split():
            print(f"{row.article} {row.start}: {row.surname}, not {name or 'anybody'}")
    right = sum(row.surname in name.split() for row, name in zip(rows, names, strict=True))
    print(f"{right} of {len(rows)} right")


if __name__ == "__main__":
    main(sys.argv[1])
