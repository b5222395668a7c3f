"""The worked example of docs/measuring.md, command by command, with ten articles; the people in it are played."""

import csv
import json
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

import newsmodel
from newsmodel import Article
from newsmodel.metrics import bare

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
from seed_gold import SEEDS, seed_gold  # noqa: E402 - a script, no package

TEN = sorted(path.parent for path in SEEDS.glob("*/gold.json"))[:10]
FORMATS = {parser.name for parser in newsmodel.default_registry().parsers}


def commands() -> Iterator[list[str]]:
    """The calls of the example, without the name of the command."""
    page = (ROOT / "docs/measuring.md").read_text("utf-8")
    example = page.partition("## A worked example")[2].partition("\n## ")[0]
    for block in re.findall(r"```sh\n(.*?)```", example, re.DOTALL):
        for line in block.splitlines():
            name, *args = shlex.split(line)
            assert name == "newsmodel"
            yield args


def annotate(format: str) -> list[Article]:
    """What the annotators hand back."""
    gold = [seed_gold(seed) for seed in TEN]
    if format == "label-studio":
        newsmodel.write(gold, "annotated", format=format, write_as="annotations")
        shutil.copy("annotated/tasks.json", "annotated.json")
    else:
        newsmodel.write(gold, "annotated.json", format=format)
    return gold


def judge(gold: list[Article]) -> None:
    """The column of verdicts, as one would fill it in who holds a quote to be right where gold has its words."""
    said = {quote.text for article in gold for quote in article.quotes}
    with Path("audit.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = [{**row, "verdict": "right" if row["text"] in said else "span"} for row in reader]
        names = reader.fieldnames or []
    with Path("audit.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize("format", ["json", pytest.param("label-studio", marks=pytest.mark.slow)])
def test_the_example_of_the_docs(cli, tmp_path: Path, format: str) -> None:
    if format not in FORMATS:
        pytest.skip("no plugin reads Label Studio's tasks: plugins/newsmodel-annotate is not installed")
    articles = tmp_path / "articles"
    articles.mkdir()
    for seed in TEN:
        shutil.copy(seed / "input.txt", articles / f"{seed.name}.txt")
    gold: list[Article] = []
    for args in commands():
        if "label-studio" in args and "label-studio" not in FORMATS:
            continue
        if "annotated.json" in args and not gold:
            gold = annotate(format)
        if "--verdicts" in args and "--json" not in args:
            judge(gold)
        file = args[args.index(">") + 1] if ">" in args else None
        result = cli(*(args[: args.index(">")] if file else args))
        assert result.code == 0, result.err
        if file:
            (tmp_path / file).write_text(result.out, "utf-8")
    figures = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert figures["articles"] == len(TEN)
    assert figures["figures"]["quotes"]["all"]["end_to_end"]["f1"] > 0.9
    shares = json.loads((tmp_path / "precision.json").read_text("utf-8"))
    assert shares["judged"] == 30
    assert shares["precision"][0]["value"] > 0.6


@pytest.mark.parametrize("format", ["brat", pytest.param("label-studio", marks=pytest.mark.slow)])
def test_gold_of_other_tools_gives_the_figures_of_ours(cli, tmp_path: Path, format: str) -> None:
    """brat lays its annotation beside the text, which is no second article; what is optional it cannot say."""
    if format not in FORMATS:
        pytest.skip(f"no plugin reads {format}: plugins/newsmodel-annotate is not installed")
    gold = [attrs.evolve(seed_gold(seed), extra={}) for seed in TEN]
    newsmodel.write(gold, tmp_path / "ours.jsonl")
    newsmodel.write([newsmodel.extract(bare(article)) for article in gold], tmp_path / "found.jsonl")
    options = {"write_as": "annotations"} if format == "label-studio" else {}
    newsmodel.write(gold, tmp_path / "theirs", format=format, **options)
    place = "theirs/tasks.json" if format == "label-studio" else "theirs"
    ours, theirs = (
        json.loads(cli("eval", file, "found.jsonl", "--json", "--samples", "0").out) for file in ("ours.jsonl", place)
    )
    assert theirs["articles"] == ours["articles"] == len(TEN)
    for name in ("spans", "end_to_end"):
        one, other = (figures["figures"]["quotes"]["all"][name] for figures in (ours, theirs))
        assert (other["gold_right"], other["found"]) == (one["gold_right"], one["found"])
    assert theirs["figures"]["proposals"]["actions"] == ours["figures"]["proposals"]["actions"]
