"""Time per KB on articles of 1 KB to 1 MB: `python tests/benchmarks/cost_per_kb.py [TEXT...]`.

Concatenated news, and the same as one endless paragraph; the least of several interleaved runs each, as ratios to the
smallest article. Without files the seeds are the news.
"""

import sys
import time
from pathlib import Path

import newsmodel

SEEDS = Path(__file__).parents[2] / "seeds"
SIZES = (1, 10, 100, 1000)
RUNS, LEAST = 5, 100_000
"""Runs of each size, and characters that each run goes through at least."""


def news(paths: list[str]) -> str:
    """The bodies of all articles, one after the other."""
    files = [Path(path) for path in paths] or sorted(SEEDS.glob("*/input.txt"))
    return "\n".join(article.text for file in files for article in newsmodel.read(file))


def of_size(text: str, size: int, start: int) -> str:
    """So many characters of the text, from somewhere in it, over and over."""
    rotated = text[start:] + "\n" + text[:start]
    return (rotated * (size // len(text) + 1))[:size]


def seconds_per_kb(texts: list[str]) -> float:
    """One run over texts, per 1,000 characters."""
    articles = [newsmodel.Article(text=text, language="en") for text in texts]
    start = time.process_time()
    for article in articles:
        newsmodel.extract(article)
    return (time.process_time() - start) / sum(map(len, texts)) * 1000


def main() -> None:
    """Print the table."""
    text = news(sys.argv[1:])
    shapes = {"news": text, "one paragraph": text.replace("\n", " ")}
    cases = {
        (shape, size): [
            of_size(body, size * 1000, number * 997 % len(body)) for number in range(max(1, LEAST // (size * 1000)))
        ]
        for shape, body in shapes.items()
        for size in SIZES
    }
    best = dict.fromkeys(cases, float("inf"))
    for _ in range(RUNS):
        for case, texts in cases.items():
            best[case] = min(best[case], seconds_per_kb(texts))
    print("ms per KB" + "".join(f"{size:>9} KB" for size in SIZES) + "   most / least")
    for shape in shapes:
        row = [best[shape, size] for size in SIZES]
        print(f"{shape:14}" + "".join(f"{value * 1000:>12.2f}" for value in row) + f"{max(row) / min(row):>10.2f}")


if __name__ == "__main__":
    main()
