"""The descriptor beside the tables: valid by the standard's own validator, and a spoiled table is seen by it."""

import csv
import json
import tempfile
from pathlib import Path

import attrs
import pytest
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st

import newsmodel
from newsmodel.codec.cells import unguard
from newsmodel.exporters.columns import COLUMNS, SEPARATOR, TABLES
from newsmodel.records import Failure, Source
from newsmodel.testing.samples import PLAIN, TELLING
from newsmodel.testing.strategies import articles

SEEDS = Path(__file__).parents[2] / "seeds"
batches = st.lists(articles(), max_size=3, unique_by=lambda article: article.id)


def faults(folder):
    """What the validator finds in the package: kinds of fault, and in which table."""
    report = Package(str(folder / "datapackage.json")).validate()
    return [*((error.type, "") for error in report.errors), *((e.type, t.name) for t in report.tasks for e in t.errors)]


def identified(article):
    """The article with ids for all its records, as the pipeline gives them."""
    return attrs.evolve(
        article,
        **{
            kind: tuple(attrs.evolve(record, id=record.id or f"{kind}-{n}") for n, record in enumerate(records))
            for kind in ("actors", "quotes", "proposals")
            if (records := getattr(article, kind))
        },
    )


@pytest.fixture(scope="module")
def seeds():
    return [newsmodel.extract(next(newsmodel.read(path))) for path in sorted(SEEDS.glob("*/input.txt"))]


@pytest.fixture
def folder(seeds, tmp_path):
    newsmodel.write(seeds[:3], tmp_path, format="csv")
    return tmp_path


def test_the_seeds_are_a_valid_package(seeds, tmp_path):
    newsmodel.write(seeds, tmp_path, format="csv")
    assert faults(tmp_path) == []


@given(batch=batches)
@settings(max_examples=8, deadline=None)
def test_any_articles_are_a_valid_package(batch):
    with tempfile.TemporaryDirectory() as name:
        newsmodel.write(map(identified, batch), name, format="csv")
        assert faults(Path(name)) == []


def test_telling_and_long_articles_are_a_valid_package(tmp_path):
    long = newsmodel.Article(text="Nothing happened. " * 20_000)
    newsmodel.write([PLAIN, long, *map(identified, TELLING)], tmp_path, format="csv")
    assert faults(tmp_path) == []


def edited(table, column, value):
    place = COLUMNS[table].index(column)
    return lambda rows: [rows[0], [*rows[1][:place], value, *rows[1][place + 1 :]], *rows[2:]]


SPOILED = {
    "an actor of no article": ("actors", edited("actors", "article_id", "nobody"), ("foreign-key", "actors")),
    "a mention of no actor": ("mentions", edited("mentions", "actor_id", "nobody"), ("foreign-key", "mentions")),
    "a quote without an article": ("quotes", edited("quotes", "article_id", ""), ("constraint-error", "quotes")),
    "a record twice": ("proposals", lambda rows: [*rows, rows[1]], ("primary-key", "proposals")),
    "an article twice": ("articles", lambda rows: [*rows, rows[1]], ("primary-key", "articles")),
    "an article lost": ("articles", lambda rows: rows[1:], ("foreign-key", "actors")),
    "an act there is none of": ("quotes", edited("quotes", "act", "shout"), ("constraint-error", "quotes")),
    "a date in words": ("articles", edited("articles", "published", "May 3"), ("constraint-error", "articles")),
    "an offset before the text": ("mentions", edited("mentions", "start", "-1"), ("constraint-error", "mentions")),
    "an offset that is no number": ("mentions", edited("mentions", "end", "ten"), ("type-error", "mentions")),
}


@pytest.mark.parametrize("spoiled", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_table_is_rejected(folder, spoiled):
    table, change, (fault, where) = spoiled
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *change(rows)])
    # Size and hash are off too, and would be enough for a fault.
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    for resource in descriptor["resources"]:
        del resource["bytes"], resource["hash"]
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    assert (fault, where) in faults(folder)


def test_a_changed_byte_is_seen(folder):
    path = folder / "quotes.csv"
    data = path.read_bytes()
    place = data.index(b"said")
    path.write_bytes(data[:place] + b"sail" + data[place + 4 :])
    assert faults(folder) == [("hash-count", "quotes")]


@given(batch=batches)
@settings(max_examples=8, deadline=None)
def test_keys_that_the_standard_cannot_hold_hold_too(batch):
    """Lists of ids, and `quote_id`, which may be empty: each names a record of the same article."""
    made = [article for article in batch if not any(SEPARATOR in actor.id for actor in article.actors)]
    with tempfile.TemporaryDirectory() as name:
        newsmodel.write(made, name, format="csv")
        rows = {table: _rows(Path(name) / f"{table}.csv") for table in TABLES}
    actors = {(row["article_id"], row["id"]) for row in rows["actors"]}
    quotes = {(row["article_id"], row["id"]) for row in rows["quotes"]}
    named = [(row["article_id"], row["speaker_ids"]) for row in rows["quotes"]]
    named += [(row["article_id"], row["proposer_ids"]) for row in rows["proposals"]]
    assert {(article, id) for article, ids in named for id in ids.split(SEPARATOR) if id} <= actors
    assert {(row["article_id"], row["quote_id"]) for row in rows["proposals"] if row["quote_id"]} <= quotes


def _rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return [{name: unguard(cell) for name, cell in row.items()} for row in csv.DictReader(stream)]


def test_every_column_is_described(folder):
    package = json.loads((folder / "datapackage.json").read_bytes())
    assert {
        resource["name"]: tuple(field["name"] for field in resource["schema"]["fields"])
        for resource in package["resources"]
    } == dict(COLUMNS)
    assert all(field["description"] for resource in package["resources"] for field in resource["schema"]["fields"])


def test_reading_a_folder_leaves_the_descriptor_alone(folder, seeds):
    parser = newsmodel.default_registry().parser("csv")
    assert parser.recognise((folder / "datapackage.json").read_bytes()[:4096])
    assert list(newsmodel.read(folder / "datapackage.json")) == []
    assert list(newsmodel.read(folder / "articles.csv")) == seeds[:3]
    (folder / "articles.csv").unlink()
    (failure,) = parser.parse(Source.from_path(folder / "datapackage.json"), None)
    assert isinstance(failure, Failure)
    assert "give the folder's articles.csv" in failure.message


def test_the_descriptor_of_others_is_not_ours():
    parser = newsmodel.default_registry().parser("csv")
    assert not parser.recognise(b'{"name": "budget", "resources": [{"name": "newsmodel"}]}')


def test_a_failure_leaves_the_old_package(folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def broken():
        yield PLAIN
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        newsmodel.write(broken(), folder, format="csv")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
