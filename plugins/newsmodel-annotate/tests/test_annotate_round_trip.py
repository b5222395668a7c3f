"""What is written for annotators comes back as it was, but for what `loses` says."""

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_annotate.gold import joined, with_records
from newsmodel_annotate.marking import mark
from newsmodel_annotate.markup import tidy
from newsmodel_annotate.offsets import Places

import newsmodel
from newsmodel import Actor, Article, Mention, Quote, Reference, Span
from newsmodel.testing.strategies import articles


def never(key, message):
    raise AssertionError(f"{key}: {message}")


@given(articles())
@settings(max_examples=30, deadline=None)
def test_markup_is_read_as_it_was_made(said, article):
    bare = Article(id=article.id, text=article.text)
    assert said(with_records(bare, mark(article), never)) == said(article)


@pytest.mark.parametrize("format", ["brat", "label-studio"])
def test_the_seeds_come_back(format, seeds, said, tmp_path):
    newsmodel.write(seeds, tmp_path, format)
    read = {article.text: article for article in newsmodel.read(tmp_path, format)}
    assert len(read) == len(seeds)
    for article in seeds:
        assert said(read[article.text]) == said(article)
        assert read[article.text].id == article.id


@pytest.mark.parametrize("format", ["brat", "label-studio"])
@given(batch=st.lists(articles(), max_size=2, unique_by=lambda article: article.id))
@settings(max_examples=8, deadline=None)
def test_any_articles_come_back(format, batch, said):
    with tempfile.TemporaryDirectory() as name:
        newsmodel.write(batch, Path(name), format)
        read = list(newsmodel.read(Path(name), format))
    assert sorted(map(said, read), key=repr) == sorted(map(said, batch), key=repr)
    assert sorted(article.text for article in read) == sorted(article.text for article in batch)


@pytest.mark.parametrize("format", ["brat", "label-studio"])
def test_writing_what_was_read_changes_nothing(format, seeds, tmp_path):
    first, second, third = (tmp_path / name for name in ("first", "second", "third"))
    newsmodel.write(seeds, first, format)
    newsmodel.write(newsmodel.read(first, format), second, format)
    newsmodel.write(newsmodel.read(second, format), third, format)
    assert {file.name: file.read_bytes() for file in second.iterdir()} == {
        file.name: file.read_bytes() for file in third.iterdir()
    }


@given(st.text("a\n\r\u2028🌍", max_size=12), st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=4))
def test_tidy_ranges_are_sorted_and_within_lines(text, drawn):
    ranges = [(min(pair), max(pair)) for pair in drawn if max(pair) <= len(text)]
    found = tidy(text, ranges)
    assert list(found) == sorted(found)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))
    assert all(len(text[start:end].splitlines()) == 1 for start, end in found)
    wanted = {place for start, end in ranges for place in range(start, end) if text[place] not in "\n\r\u2028"}
    assert {place for start, end in found for place in range(start, end)} == wanted


@given(st.text("ab🌍é \n", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_places_in_either_unit(text, start, length):
    start, end = min(start, len(text)), min(start + length, len(text))
    units = [len(text[:at].encode("utf-16-le")) // 2 for at in (start, end)]
    words = text[start:end]
    points, pairs = Places(text).find([(start, end)], words), Places(text).find([tuple(units)], words)
    assert points == ((start, end),)
    assert pairs is not None
    assert "".join(text[a:b] for a, b in pairs).split() == words.split()


@pytest.mark.parametrize(
    ("ranges", "words", "expected"),
    [
        ([(0, 2)], "🌍 ", [(0, 2)]),
        ([(3, 5)], "ab", [(2, 4)]),
        ([(2, 4)], None, [(2, 4)]),
        ([(2, 4)], "ba", None),
        ([(2, 99)], "ab", None),
        ([(5, 7)], "\\nc", [(4, 6)]),
        ([(2, 4), (5, 6)], "ab c", [(2, 4), (5, 6)]),
    ],
)  # fmt: skip
def test_places_by_their_words(ranges, words, expected):
    assert Places("🌍 ab\ncd").find(ranges, words) == (tuple(expected) if expected else None)


@given(st.lists(st.lists(st.sampled_from("abcdef"), min_size=1).map(tuple), max_size=5))
def test_clusters_that_share_a_key_are_one(clusters):
    stands = joined(clusters)
    for cluster in clusters:
        assert len({stands[key] for key in cluster}) == 1
    groups = {frozenset(key for key in stands if stands[key] == top) for top in stands.values()}
    assert all(any(group >= set(cluster) for group in groups) for cluster in clusters)
    assert sum(map(len, groups)) == len(stands) == len({key for cluster in clusters for key in cluster})


def test_words_without_a_character_are_as_none(said):
    actor = Actor(id="a", name="Ann", kind="person", mentions=(Mention(0, 3, "Ann"),))
    quotes = tuple(
        Quote(kind="indirect", content=(Span(4, 6, "Go"),), speaker=Reference(("a",), Span(start, end, words)))
        for start, end, words in [(3, 4, "\n"), (1, 1, "")]
    )
    article = Article(text="Ann\nGo", actors=(actor,), quotes=quotes)
    read = with_records(Article(text=article.text), mark(article), never)
    assert [quote.speaker for quote in read.quotes] == [Reference(("actor-1",))] * 2
