"""What hostile text costs beside ordinary news: time per KB of every stage, and how it grows with the text.

    python tests/benchmarks/hostile.py                      all shapes, 64 KB to 2 MB
    python tests/benchmarks/hostile.py --shape "endless if" one shape
    python tests/benchmarks/hostile.py --most 256 --seconds 60

A cell is the time per KB at the largest size, over that of the same stage on ordinary text; `growth` is the time per KB
of parsing and extraction at the largest size over that at the smallest. Wanted: `all` at most 2, `growth` at most 1.5.
Exits with 1 where a shape is beyond `--limit` or `--growth`, or could not be finished in time.
"""

import argparse
import gc
import itertools
import math
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import attrs

import newsmodel
from newsmodel import Article, Context, Extractor, Pipeline
from newsmodel.english.grammar.frames import read
from newsmodel.registry import default_registry
from newsmodel.text import paragraphs, quotations, sentences, tokens
from newsmodel.text.paragraphs import lines, paragraph_bounds
from newsmodel.text.sentences import sentence_bounds

SEEDS = Path(__file__).parents[2] / "seeds"
ENCODINGS = {"14-windows-1252": "cp1252"}
KB = 1024
SIZES = (64, 256, 1024, 2048)
SLOWEST = 40.0
"""Seconds that a run may be expected to take; a shape that would need more is not taken to the next size."""

FIRST = "Ann Bob Carla Dmitri Eve Farid Grace Hugo Ines Jamal Kofi Lena Marko Nadia Omar Petra Rosa Sven".split()
SYLLABLES = "ba ko ri men tal vo shi dar lu fen gor ni sta wel".split()


def ordinary(size: int) -> str:
    """Invented articles, repeated."""
    texts = []
    for path in sorted(SEEDS.glob("*/input.txt")):
        text = path.read_bytes().decode(ENCODINGS.get(path.parent.name, "utf-8"))
        if path.parent.name != "12-not-english":
            texts.append(newsmodel.parse(text, format="text").text)
    return repeated("\n".join(filter(None, texts)) + "\n")(size)


def repeated(unit: str) -> Callable[[int], str]:
    """A shape that is one piece of text over and over."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def surnames() -> Iterator[str]:
    """Surnames without end, all different."""
    for length in itertools.count(2):
        for parts in itertools.product(SYLLABLES, repeat=length):
            yield "".join(parts).capitalize()


def distinct(form: str) -> Callable[[int], str]:
    """A shape with another person in each piece."""

    def make(size: int) -> str:
        pieces, length = [], 0
        for first, last in zip(itertools.cycle(FIRST), surnames(), strict=False):
            pieces.append(form.format(first=first, last=last))
            length += len(pieces[-1])
            if length >= size:
                return "".join(pieces)[:size]
        raise AssertionError

    return make


def nested(opening: str, closing: str) -> Callable[[int], str]:
    """A shape of brackets or marks, each in the one before."""
    return lambda size: (
        opening * (size // (len(opening) + len(closing))) + closing * (size // (len(opening) + len(closing)))
    )


MARKS = ("“", '"', "‘", "'", "«", "„", "``", "''")
SHAPES: Mapping[str, Callable[[int], str]] = {
    **{f"unclosed {mark}": repeated(f"{mark}We must go on and on and ") for mark in MARKS},
    **{f"unclosed {mark} in lines": repeated(f"{mark}We must go on, he said.\n") for mark in MARKS[:4]},
    "capitals": repeated("Alpha Beta Gamma Delta "),
    "capitals, each another": distinct("{last} "),
    "capital letters": repeated("A B C D "),
    "endless commas": repeated(","),
    "endless words and commas": repeated("one, Two, three, "),
    "nested brackets": nested("(", ")"),
    "nested brackets with words": nested("(Ann said ", ")"),
    "nested marks": nested("“a ", "”"),
    "one long line": repeated("the minister said on Monday that they must act and "),
    "one long word": repeated("a"),
    "one long word with hyphens": repeated("Anna-"),
    "endless said": repeated("said "),
    "endless Ann said": repeated("Ann said "),
    "endless Mr": repeated("Mr "),
    "endless Mr.": repeated("Mr. "),
    "endless of the": repeated("of the "),
    "endless names with and": repeated("Ann Lee and Bob Ray and "),
    "other names with and": distinct("{first} {last} and "),
    "endless if": repeated("if "),
    "endless if we": repeated("if we must go "),
    "endless must": repeated("must "),
    "endless they must": repeated("they must go and "),
    "endless plan to": repeated("plan to call for a plan to "),
    "marks before cues": nested('"', "plan to go "),
    "backing in one sentence": repeated("Backing the plan to go and "),
    "conditions in one sentence": repeated("if we go we plan to call for a deal and they must act, "),
    "cues before long words": repeated("they must go and plan to " * 10 + "a" * 3000 + " "),
    "one long name and endless adding": lambda size: (
        "Anna" * (size // 8) + " said no" + ", adding that we go" * (size // 38)
    ),
    "endless sources": repeated("the road to Elm, according to Lee, "),
    "endless courts": repeated("the court heard that he "),
    "endless openings": repeated("noting that it "),
    "endless whiles": repeated("Lee said it, while Roe said it, "),
    "long words and endless adding": repeated("Anna" * 20 + " "),
    "a long phrase and endless adding": repeated(
        "The " + ("Anna" * 20 + " ") * 40 + "said no" + ", adding that we go" * 200
    ),
    "endless days of months": repeated("on Jan. 9 and on 9 March "),
    "datelines of one place": repeated("PARIS: We go.\n"),
    "datelines with dashes": repeated("NEW YORK, March 4 (AP) — The man left.\n"),
    "lists as subjects": repeated("The pope, the dean and the imam said so. "),
    "surnames that are words": repeated("Ann Young left. Young had won. "),
    "objects of a clause": repeated("Ann Lee met the mayor. "),
    "endless should the": repeated("strike should the talks "),
    "endless numbers": repeated("1,234.5 million "),
    "endless digits": repeated("1"),
    "endless dates": repeated("by 5 March 2025 "),
    "endless stops": repeated("."),
    "endless sentences": repeated("He. She. It. "),
    "endless questions": repeated("Who? "),
    "quotation marks alone": repeated('"'),
    "quoted words": repeated("“one” "),
    "quoted words said": repeated("“Go on,” Ann Lee said. "),
    "quotes in lines": repeated("“We must go on,” said Ann Lee.\n"),
    "single quotes in lines": repeated("'We must go on,' said Ann Lee.\n"),
    "plural possessives": repeated("'the workers' rights and the boys' and "),
    "one-word paragraphs": repeated("Word\n"),
    "one-word blocks": repeated("word\n\n"),
    "empty lines": repeated("\n"),
    "white space": repeated(" \t"),
    "distinct people": distinct("{first} {last} said they must act. "),
    "distinct people in lines": distinct("{first} {last}, the minister, said: “We must act.”\n"),
    "distinct surnames after one first name": distinct("Ann {last} met him. "),
    "one surname": distinct("{last} Smith met him. "),
    "distinct bodies": distinct("The {last} Commission met. The Commission left. "),
    "the same person": repeated("Ann Lee met Lee. "),
    "the same minister": repeated("The foreign minister met Ann Lee, the minister. She left. "),
    "endless pronouns": repeated("Ann Lee said he and she. He said she. "),
    "descriptions": repeated("the former deputy foreign minister "),
    "page furniture": repeated("READ MORE: Here\n"),
    "captions": repeated("[caption id=1]Ann Lee[/caption]\n"),
    "unclosed captions": repeated("[caption id=1] Ann Lee "),
    "bylines": repeated("By Ann Lee and Bob Ray\n"),
    "times": repeated("Published: 5 March 2025\n"),
    "transcript": repeated("ANN: We must act.\nBOB: No.\n"),
    "mojibake": repeated("â€œWe mustâ€\x9d he said. "),
    "right to left": repeated("אמר ראש הממשלה “שלום” "),
    "right to left marks": repeated("\u202eAnn\u202c said "),
    "astral": repeated("𝔘𝔫𝔦 said 🌍 “𝔬𝔫” "),
    "combining marks": repeated("e\u0301\u0301\u0301"),
    "controls": repeated("Ann\x01 said\x1b[31m that\u200b she must go "),
}

STAGES = (
    "parse",
    "paragraphs",
    "tokens",
    "sentences",
    "quotations",
    "read",
    "actors",
    "quotes",
    "proposals",
    "pipeline",
)


def _forget() -> None:
    """Forget what is kept of the last text, so that each analysis pays for all it needs."""
    paragraph_bounds.cache_clear()
    sentence_bounds.cache_clear()
    lines.cache_clear()


def spent_on(text: str) -> dict[str, float]:
    """Seconds of processor time by stage; "pipeline" is what the stages do not account for."""
    spent: dict[str, float] = {}
    data = text.encode("utf-8", "surrogatepass")
    spent["parse"] = _timed(lambda: newsmodel.parse(data, format="text"))
    for analysis in (paragraphs, tokens, sentences, quotations):
        _forget()
        spent[analysis.__name__] = _timed(lambda analysis=analysis: analysis(text))
    _forget()
    pipeline = Pipeline([_watched(extractor, spent) for extractor in _built_in()])
    article = Article(text=text, language="en")
    whole = _timed(lambda: pipeline(article))
    spent["pipeline"] = whole - sum(spent[name] for name in ("read", "actors", "quotes", "proposals"))
    spent["all"] = spent["parse"] + whole
    return spent


def _built_in() -> list[Extractor]:
    return [extractor for extractor in default_registry().extractors if extractor.name.startswith("english-")]


def _watched(extractor: Extractor, spent: dict[str, float]) -> Extractor:
    """The extractor with its time, and that of the shared reading, told."""
    name = extractor.name.removeprefix("english-")

    def extract(article: Article, context: Context) -> object:
        reading = _timed(lambda: context.share(read))
        spent.setdefault("read", reading)
        found: list[object] = []
        spent[name] = _timed(lambda: found.extend(extractor.extract(article, context)))
        return found

    return attrs.evolve(extractor, extract=extract)


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(make: Callable[[int], str], sizes: tuple[int, ...]) -> list[tuple[int, dict[str, float]]]:
    """Time per KB by stage for each size in KB, as far as it can be expected to be done in time."""
    rows: list[tuple[int, dict[str, float]]] = []
    for size in sizes:
        if rows and rows[-1][1]["all"] * rows[-1][0] * (size / rows[-1][0]) ** _exponent(rows) > SLOWEST:
            break
        text = make(size * KB)
        gc.collect()
        best: dict[str, float] = {}
        for _ in range(3 if size < 512 else 1):
            for stage, seconds in spent_on(text).items():
                best[stage] = min(best.get(stage, seconds), seconds)
        rows.append((size, {stage: seconds / size for stage, seconds in best.items()}))
    return rows


def _exponent(rows: list[tuple[int, dict[str, float]]]) -> float:
    """How the time has grown with the size so far: 1 is linear, 2 quadratic."""
    (size, spent), (more, now) = rows[-2:] if len(rows) > 1 else (rows[0], rows[0])
    return 1 + max(0.0, math.log(now["all"] / spent["all"], more / size)) if more > size else 1.5


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--shape", help="only shapes whose name contains this")
    options.add_argument("--most", type=int, default=SIZES[-1], help="largest size in KB")
    options.add_argument("--seconds", type=float, default=1e9, help="begin no shape after so many seconds")
    options.add_argument("--limit", type=float, default=2.0, help="time per KB over that of ordinary text")
    options.add_argument("--growth", type=float, default=1.5, help="time per KB at the largest size over the smallest")
    chosen = options.parse_args()
    sizes = tuple(size for size in SIZES if size <= chosen.most) or (chosen.most // 4, chosen.most)
    began = time.monotonic()
    spent_on(ordinary(4 * KB))
    usual = measure(ordinary, sizes[:1])[0][1]
    print(f"ordinary text: {1000 * usual['all']:.2f} ms per KB")
    print(f"{'':40s}{'KB':>6s}" + "".join(f"{stage[:9]:>10s}" for stage in STAGES) + f"{'all':>8s}{'growth':>8s}")
    bad = left = 0
    for name, make in {"ordinary": ordinary, **SHAPES}.items():
        if chosen.shape and chosen.shape not in name:
            continue
        if time.monotonic() - began > chosen.seconds:
            left += 1
            continue
        rows = measure(make, sizes)
        size, last = rows[-1]
        ratio, growth = last["all"] / usual["all"], last["all"] / rows[0][1]["all"]
        wrong = ratio > chosen.limit or growth > chosen.growth or size < sizes[-1]
        bad += wrong
        cells = "".join(f"{last[stage] / usual[stage]:10.2f}" for stage in STAGES)
        print(f"{name:40s}{size:6d}{cells}{ratio:8.2f}{growth:8.2f}{'  !' if wrong else ''}", flush=True)
    print(f"{bad} beyond the limits" + (f", {left} not begun in time" if left else ""))
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
