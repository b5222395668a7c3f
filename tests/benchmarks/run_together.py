"""What survives when paragraphs are run together: `python tests/benchmarks/run_together.py ARTICLES.jsonl...`.

Pages whose text was taken without their tags have a space, or nothing, where a paragraph ended. The direct quotes of
such a text are held against those of the text as it was: content and the words for the speaker, white space aside.
Articles are objects with a `text`, one a line; without files the seeds are read.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import newsmodel

SEEDS = Path(__file__).parents[2] / "seeds"
BETWEEN = {"a space": " ", "nothing": ""}


def texts(paths: list[str]) -> Iterator[str]:
    """The texts of all files."""
    for path in paths:
        for line in Path(path).read_text("utf-8").splitlines():
            yield json.loads(line)["text"]
    if not paths:
        for path in sorted(SEEDS.glob("*/input.txt")):
            yield from (article.text for article in newsmodel.read(path))


def direct_quotes(text: str) -> Counter[tuple[str, str]]:
    """What is said in quotation marks, without white space, with the words for the speaker."""
    found: Counter[tuple[str, str]] = Counter()
    for quote in newsmodel.extract(newsmodel.Article(text=text, language="en")).quotes:
        if quote.kind == "direct":
            mention = quote.speaker.mention if quote.speaker else None
            found["".join(quote.text.split()), mention.text if mention else ""] += 1
    return found


def main() -> None:
    """Print the table."""
    articles = list(texts(sys.argv[1:]))
    print(f"{'instead of line ends':22}{'direct quotes':>14}{'missed':>9}{'new':>7}")
    for name, between in BETWEEN.items():
        there = missed = new = 0
        for text in articles:
            paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
            whole, together = direct_quotes("\n".join(paragraphs)), direct_quotes(between.join(paragraphs))
            there += whole.total()
            missed += (whole - together).total()
            new += (together - whole).total()
        print(f"{name:22}{there:>14}{missed / there:>9.1%}{new / there:>7.1%}")


if __name__ == "__main__":
    main()
