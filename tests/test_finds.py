"""Inputs that fuzzing and generated inputs have found, shortened, each with what was wrong."""

import time
from pathlib import Path

import attrs
import pytest

import newsmodel as n

ROOT = Path(__file__).parents[1]
FINDS = {
    "the pattern for appositions took more than a minute": "The officials, "
    + "of the troops " * 12
    + "of he, said no.",
}


@pytest.mark.parametrize("text", FINDS.values(), ids=FINDS)
def test_what_was_found_stays_mended(text: str) -> None:
    start = time.process_time()
    article = n.extract(n.Article(text=text, language="en"))
    assert time.process_time() - start < 5
    assert attrs.evolve(article) == article
    assert n.loads(n.dumps(article)) == article


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").glob("*/input.txt")), ids=lambda path: path.parent.name)
def test_what_the_pipeline_lets_in_stands_a_second_check(path: Path) -> None:
    article = n.extract(n.parse(path.read_bytes(), format="text"))
    assert attrs.evolve(article) == article
