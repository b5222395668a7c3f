"""How often each rule is right, on annotated news: writes src/newsmodel/english/rules/data/measured.tsv.

    python scripts/measure_rules.py ../shared/eval

What counts as right, by extractor:

- quotes: span and speaker, as `newsmodel eval` has them (view "all"), on PolNeAR train and dev, GUM news dev and seven
  articles read whole;
- actors: each name or description is a mention of an actor in gold, whatever its kind, on GUM and re3d;
- proposals: act, action and proposer, on the seven articles, and on the judged draw in tests/judged.

Only figures are written. PolNeAR does not annotate quotations without a cue. So a finding there that has no cue, no
gold at its place, and is too long to be a title or words held at arm's length is not counted: nobody has judged it.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from annotated_news import annotated, rows

import newsmodel
from newsmodel.english.rules import rules
from newsmodel.metrics.actors import align_mentions, places
from newsmodel.metrics.cases import Case, proposal_cases, quote_cases

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src/newsmodel/english/rules/data/measured.tsv"
JUDGED = ROOT / "tests/judged/proposals_polnear_dev.tsv"
QUOTES = ("polnear_train.jsonl.gz", "polnear_dev.jsonl", "gum_news_dev.jsonl", "wire_and_broadsheet_dev.jsonl")
ACTORS = ("gum_news_dev.jsonl", "gum_wider.jsonl", "re3d_train.jsonl")
PROPOSALS = ("wire_and_broadsheet_dev.jsonl",)
HEAD = """\
# Origin: written by scripts/measure_rules.py from annotated news that is not part of the project; figures, no text.
# Licence: MIT.
# Columns: extractor, rule, how often it fired, how often it was right.
"""
LONG = 8
"""Words of a quotation that is hardly ever a title."""
Key = tuple[str | None, str | None]


def extracted(article: newsmodel.Article) -> newsmodel.Article:
    """The built-in extractors on an article's text."""
    registry = newsmodel.build_registry(plugins=False)
    return newsmodel.extract(newsmodel.Article(text=article.text, language="en"), registry=registry)


def is_judged(case: Case) -> bool:
    """Whether PolNeAR says anything about a quote that was found."""
    quote = case.found
    assert isinstance(quote, newsmodel.Quote)
    return case.outcome != "spurious" or quote.cue is not None or len(quote.text.split()) < LONG


def of_cases(cases: list[Case]) -> Iterator[tuple[Key, bool]]:
    """Rule and rightness of each finding."""
    for case in cases:
        if case.found is not None:
            yield (case.found.by, case.found.rule), case.outcome == "right"


def of_mentions(gold: newsmodel.Article, found: newsmodel.Article) -> Iterator[tuple[Key, bool]]:
    """Rule of each name and description, and whether gold has it."""
    wanted, given = places(gold, {}), places(found, {})
    right = {id(place) for _, place in align_mentions(wanted, given)}
    for place in given:
        yield (place.actor.by, place.actor.rule), id(place) in right


def of_judged(corpus: Path) -> Iterator[tuple[Key, bool]]:
    """Rule of each judged proposal that is still found, and whether every part was right."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t")
        verdicts = {(row["article"], int(row["start"]), row["act"]): row["verdict"] for row in table}
    wanted = {article for article, _, _ in verdicts}
    for row in rows(corpus):
        for proposal in extracted(annotated(row)).proposals if row["id"] in wanted else ():
            verdict = verdicts.get((row["id"], proposal.action.start, proposal.act))
            if verdict is not None:
                yield (proposal.by, proposal.rule), verdict == "right"


def measured(folder: Path) -> Iterator[tuple[Key, bool]]:
    """Everything."""
    for name in QUOTES:
        for gold in map(annotated, rows(folder / "quotes" / name)):
            cases = [case for case in quote_cases(gold, extracted(gold)) if case.found is not None]
            yield from of_cases([case for case in cases if is_judged(case)] if name.startswith("polnear") else cases)
    for name in ACTORS:
        for gold in map(annotated, rows(folder / "actors" / name)):
            yield from of_mentions(gold, extracted(gold))
    for name in PROPOSALS:
        for gold in map(annotated, rows(folder / "proposals" / name)):
            yield from of_cases(proposal_cases(gold, extracted(gold)))
    yield from of_judged(folder / "quotes" / "polnear_dev.jsonl")


def main(folder: str) -> None:
    """Write the table."""
    found: Counter[Key] = Counter()
    right: Counter[Key] = Counter()
    for key, is_right in measured(Path(folder)):
        found[key] += 1
        right[key] += is_right
    keys = [(rule.extractor, rule.name) for rule in rules()]
    lines = [f"{key[0]}\t{key[1]}\t{found[key]}\t{right[key]}\n" for key in keys if found[key]]
    TARGET.write_text(HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
