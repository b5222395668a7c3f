"""A web archive of invented pages to a Parquet table, end to end: CPU seconds a page, by what is done with it.

    .venv/bin/python tests/benchmarks/warc_to_parquet.py --pages 300 --jobs 2

Needs newsmodel-warc, newsmodel-html and newsmodel-arrow. Pages are as heavy as those of news sites: some hundred
links, scripts and style sheets around an article from `seeds/`; every fifth record is a request, an image or an error.
"""

import argparse
import gzip
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import newsmodel

SEEDS = Path(__file__).parents[2] / "seeds"
SCRIPT = 60_000
"""Characters of scripts and data in a page, which make up most of one."""

RUNS = {
    "pages in the archive, unread": ["--set", "warc.urls=nowhere.example"],
    "pages to articles": ["--no-extract"],
    "pages to articles with quotes, actors and proposals": ["--extract"],
}


def page(number: int, chance: random.Random, stories: list[list[str]]) -> bytes:
    """A page around the paragraphs of an article."""
    paragraphs = chance.choice(stories)
    links = "".join(
        f'<li class="nav-item"><a href="/section/{chance.randrange(9)}/story-{chance.randrange(10**6)}">'
        f"{' '.join(chance.choice(paragraphs).split()[:7])}</a></li>"
        for _ in range(120)
    )
    script = "".join(f'"key{chance.randrange(10**6)}":{{"a":{chance.random()},"b":"x"}},' for _ in range(SCRIPT // 45))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs[1:])
    return f"""<!DOCTYPE html><html lang="en"><head><title>{paragraphs[0]} - The Example</title>
<meta property="og:title" content="{paragraphs[0]}"><meta charset="utf-8">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"Story {number}",
"datePublished":"2026-11-20T10:00:00Z","author":{{"@type":"Person","name":"Ann Lee"}}}}</script>
<script>window.state={{{script}"end":0}}</script></head><body><header><nav><ul>{links}</ul></nav></header>
<main><article><h1>{paragraphs[0]}</h1><p class="byline">By Ann Lee</p>{body}</article>
<aside><h2>Most read</h2><ul>{links[: len(links) // 3]}</ul></aside></main>
<footer><p>© 2026 The Example. All rights reserved.</p></footer></body></html>""".encode()


def record(kind: str, number: int, body: bytes, typed: str = "application/http; msgtype=response") -> bytes:
    """A record as one piece of gzip data."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://www{number % 50}.example/news/{number}\r\n"
        f"WARC-Date: 2026-11-20T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}-{kind}>\r\n"
        f"Content-Type: {typed}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + body + b"\r\n\r\n", 6)


def write_archive(path: Path, pages: int) -> int:
    """An archive of so many pages; the bytes of the pages."""
    chance = random.Random(8)
    texts = [next(newsmodel.read(file)).text for file in sorted(SEEDS.glob("*/input.txt"))]
    stories = [text.split("\n") for text in texts]
    size = 0
    with path.open("wb") as out:
        out.write(record("warcinfo", 0, b"software: invented\r\n", "application/warc-fields"))
        for number in range(1, pages + 1):
            data = page(number, chance, [story for story in stories if len(story) > 4])
            size += len(data)
            out.write(record("response", number, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + data))
            if number % 5 == 0:
                out.write(record("response", number, b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\ngone"))
    return size


def run(archive: Path, options: list[str], jobs: int) -> tuple[float, float, int]:
    """Seconds of CPU and of the clock, and the most memory in MB, of a conversion."""
    out = archive.with_suffix(".parquet")
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [
        sys.executable,
        "-m",
        "newsmodel",
        "convert",
        str(archive),
        "--out",
        str(out),
        "--jobs",
        str(jobs),
        *options,
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONHASHSEED": "0"}
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"    {done.stderr.strip().splitlines()[-1]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - start, after.ru_maxrss // 1024


def main() -> None:
    """Print a line for each run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive, small = Path(folder) / "news.warc.gz", Path(folder) / "one.warc.gz"
        size = write_archive(archive, arguments.pages)
        write_archive(small, 1)
        packed = archive.stat().st_size
        print(f"{arguments.pages} pages of {size / arguments.pages / 1000:.0f} kB; {packed:,} bytes packed")
        for name, options in RUNS.items():
            print(name)
            start_up, _, _ = run(small, options, arguments.jobs)
            cpu, clock, memory = run(archive, options, arguments.jobs)
            each = (cpu - start_up) / (arguments.pages - 1)
            print(
                f"    {1 / each:.0f} pages a second of one core ({each * 1000:.2f} ms each), "
                f"{each * 1e8 / 3600:,.0f} core-hours for 100 million; {clock:.1f} s on the clock, {memory} MB"
            )


if __name__ == "__main__":
    main()
