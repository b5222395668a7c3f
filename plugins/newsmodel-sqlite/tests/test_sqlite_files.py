"""Databases as their users meet them: asked in SQL, searched, written again, damaged."""

import contextlib
import json
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_sqlite import EXPORTER, PARSER
from newsmodel_sqlite.database import is_ours

import newsmodel
from newsmodel import Article, Failure, NewsmodelError, SchemaError, Source, SourceError, UsageError
from newsmodel.cli.app import run
from newsmodel.exporters.columns import COLUMNS
from newsmodel.exporters.tables import tables
from newsmodel.testing.samples import PLAIN, TELLING
from newsmodel.testing.strategies import articles

SEEDS = Path(__file__).parents[3] / "seeds"
LISTS = (
    "captions", "notices", "roles", "mentions", "quote_spans", "quote_speakers", "quote_addressees",
    "proposal_proposers", "proposal_addressees", "conditions", "quantities", "stances",
)  # fmt: skip
batches = st.lists(articles(), max_size=3, unique_by=lambda article: article.id)


@pytest.fixture(scope="module")
def seeds():
    """The invented articles with all that is found in them."""
    return [newsmodel.extract(next(newsmodel.read(path))) for path in sorted(SEEDS.glob("*/input.txt"))]


@pytest.fixture
def path(seeds, tmp_path):
    newsmodel.write(seeds, tmp_path / "news.db")
    return tmp_path / "news.db"


@contextlib.contextmanager
def opened(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with connection:
            yield connection


def ask(path, query, *values):
    with opened(path) as connection:
        return connection.execute(query, values).fetchall()


def count(path, table):
    return ask(path, f"SELECT count(*) FROM {table}")[0][0]


def faults(path):
    """What SQLite's own checks find: broken pages, rows that break a rule, keys of nothing, an index out of step."""
    with opened(path) as connection:
        found = [row for row in connection.execute("PRAGMA integrity_check") if row != ("ok",)]
        found += connection.execute("PRAGMA foreign_key_check").fetchall()
        for index in ("articles_fts", "quotes_fts"):
            try:
                # With rank 1, against the words in the tables.
                connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                found.append((index, str(error)))
    return found


def test_what_is_written_is_read(path, seeds):
    assert list(newsmodel.read(path)) == seeds
    assert faults(path) == []


@given(batch=batches)
@settings(max_examples=8, deadline=None)
def test_any_articles_pass_the_checks_and_say_what_the_tables_say(batch):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "news.db"
        newsmodel.write(batch, path)
        assert faults(path) == []
        for table in ("actors", "quotes", "proposals"):
            wanted = [row[-1] for article in batch for row in tables(article)[table]]
            query = (
                f"SELECT r.details FROM {table} r JOIN articles a ON a.number = r.article ORDER BY a.number, r.ordinal"
            )
            assert [details for (details,) in ask(path, query)] == wanted
        spans = ask(path, "SELECT a.text, s.text, substr(a.text, s.start + 1, s.end - s.start) FROM quote_spans s "
                          "JOIN quotes q ON q.number = s.quote JOIN articles a ON a.number = q.article")  # fmt: skip
        # SQL's functions take a text to end at its first null character.
        assert all(text == found for whole, text, found in spans if "\0" not in whole)


VIEWS = {"who_said_what": "quotes", "who_wants_what": "proposals"}


@pytest.mark.parametrize("view", VIEWS)
def test_the_views_say_what_the_tables_of_csv_say(path, seeds, view):
    table = VIEWS[view]
    with opened(path) as connection:
        cursor = connection.execute(f"SELECT * FROM {view}")
        names = [column[0] for column in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor]
    wanted = [dict(zip(COLUMNS[table], row, strict=True)) for article in seeds for row in tables(article)[table]]
    shared = [name for name in names if name in COLUMNS[table]]
    assert len(shared) > 12
    # Several names of one addressee follow each other here as those of several addressees do there.
    assert [{name: row[name] for name in shared} for row in found] == [
        {name: row[name] for name in shared} for row in wanted
    ]


def test_search(path):
    query = "SELECT count(*) FROM quotes WHERE number IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)"
    (plain,) = ask(path, "SELECT count(*) FROM quotes WHERE quote LIKE '%union%'")
    assert ask(path, query, "union*") == [plain]
    assert plain > (0,)
    assert ask(path, query, "notinanyarticle") == [(0,)]


def test_search_knows_no_accents_and_no_case(tmp_path):
    newsmodel.write(Article(text="ÄRGER in Łódź"), tmp_path / "a.db")
    assert ask(tmp_path / "a.db", "SELECT rowid FROM articles_fts('arger lodz')") in ([(1,)], [])
    assert ask(tmp_path / "a.db", "SELECT rowid FROM articles_fts('arger')") == [(1,)]


def test_search_is_found_by_datasette(path):
    """Its own query: the index says in quotation marks whose words it holds."""
    for table in ("articles", "quotes"):
        wanted = f'%VIRTUAL TABLE%USING FTS%content="{table}"%'
        assert ask(path, "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE ?", wanted) == [
            (f"{table}_fts",)
        ]


def test_keys_name_the_column_they_lead_to(path):
    """Tools that draw links need it."""
    for table in (*LISTS, "actors", "quotes", "proposals"):
        keys = ask(path, f'SELECT "table", "to" FROM pragma_foreign_key_list(\'{table}\')')
        assert keys
        assert {column for _, column in keys} == {"number"}


def test_twice_is_once(path, seeds):
    tables = ("articles", "actors", "quotes", "proposals", *LISTS)
    before = {table: count(path, table) for table in tables}
    newsmodel.write(seeds, path)
    assert {table: count(path, table) for table in tables} == before
    assert list(newsmodel.read(path)) == seeds
    assert faults(path) == []


@given(old=batches, new=batches, data=st.data())
@settings(max_examples=8, deadline=None)
def test_an_update_is_the_last_of_each_article_in_the_order_of_the_first(old, new, data):
    again = [
        attrs.evolve(article, id=data.draw(st.sampled_from([a.id for a in old])) if old else "") for article in new
    ]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "news.db"
        newsmodel.write(old, path)
        newsmodel.write(again, path)
        wanted = {article.id: article for article in [*old, *again]}
        assert list(newsmodel.read(path)) == list(wanted.values())
        assert faults(path) == []


def test_numbers_stay_where_records_stay(path, seeds):
    query = "SELECT number, id FROM quotes WHERE article = 1 ORDER BY ordinal"
    before = ask(path, query)
    newsmodel.write(attrs.evolve(seeds[0], title="Another", quotes=seeds[0].quotes[1:]), path)
    assert ask(path, query) == before[1:]
    assert ask(path, "SELECT title FROM articles WHERE number = 1") == [("Another",)]


def test_deleted_rows_take_what_depends_on_them_along(path, seeds):
    with opened(path) as connection:
        connection.execute("DELETE FROM articles WHERE number > 1")
        connection.execute("DELETE FROM quotes WHERE number = 1")
    assert faults(path) == []
    (article,) = newsmodel.read(path)
    assert article.quotes == seeds[0].quotes[1:]
    assert {number for (number,) in ask(path, "SELECT DISTINCT article FROM actors")} == {1}


def broken(articles):
    yield from articles
    raise KeyboardInterrupt


def test_a_failure_leaves_the_old_database(path, seeds, tmp_path):
    before = path.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        newsmodel.write(broken([PLAIN, attrs.evolve(seeds[0], title="Another")]), path)
    assert list(newsmodel.read(path)) == seeds
    assert [file.name for file in tmp_path.iterdir()] == ["news.db"]
    assert path.read_bytes() == before


def test_a_killed_run_leaves_the_old_database(path, seeds):
    code = (
        "import os, sys, newsmodel\n"
        "def articles():\n"
        "    for n in range(1000): yield newsmodel.Article(text=f'Nothing {n}. ' * 300)\n"
        "    os.kill(os.getpid(), 9)\n"
        "newsmodel.write(articles(), sys.argv[1])"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == -9
    assert path.with_name("news.db-journal").exists(), "the run was killed too early to have written anything"
    newsmodel.write([], path)
    assert list(newsmodel.read(path)) == seeds
    assert faults(path) == []


def test_an_article_that_cannot_be_written_leaves_nothing(tmp_path, monkeypatch):
    path = tmp_path / "news.db"
    monkeypatch.setattr("newsmodel_sqlite.writing._insert_records", lambda *_: 1 / 0)
    with EXPORTER.open(newsmodel.Target(path=path), None) as writer, pytest.raises(ZeroDivisionError):
        writer.write(PLAIN)
    assert count(path, "articles") == 0


def test_an_error_of_the_giver_of_articles_passes_through(path):
    def articles_of_another_database():
        yield PLAIN
        with contextlib.closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("SELECT * FROM nowhere")

    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        newsmodel.write(articles_of_another_database(), path)


def test_a_lock_is_told(path, monkeypatch):
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **named: connect(*args, **{**named, "timeout": 0}))
    with opened(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(NewsmodelError, match="database is locked"):
            newsmodel.write(PLAIN, path)


@pytest.mark.parametrize("content", ["other", "text"])
def test_what_is_not_ours_is_not_touched(tmp_path, content):
    path = tmp_path / "other.db"
    if content == "text":
        path.write_text("A letter. " * 100, "utf-8")
    else:
        with opened(path) as connection:
            connection.execute("CREATE TABLE articles (id, text, details)")
    before = path.read_bytes()
    with pytest.raises(UsageError, match="in the way"):
        newsmodel.write(PLAIN, path)
    assert path.read_bytes() == before
    assert not is_ours(before)
    with pytest.raises(SourceError):
        list(newsmodel.read(path))
    with pytest.raises(SourceError):
        list(PARSER.parse(Source.from_path(path), None))


def test_an_empty_file_is_filled(tmp_path):
    (tmp_path / "news.db").touch()
    newsmodel.write(PLAIN, tmp_path / "news.db")
    assert list(newsmodel.read(tmp_path / "news.db")) == [PLAIN]


def test_a_newer_database_is_refused(path):
    with opened(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    for act in (lambda: newsmodel.write(PLAIN, path), lambda: list(newsmodel.read(path))):
        with pytest.raises(SchemaError, match="version 99"):
            act()


SPOILED = {
    "a quote without an article": "UPDATE quotes SET article = 999 WHERE number = 1",
    "a speaker who is not there": "UPDATE quote_speakers SET actor = 999",
    "an index out of step": "DROP TRIGGER quotes_updated; UPDATE quotes SET quote = 'Never said' WHERE number = 1",
}


@pytest.mark.parametrize("change", SPOILED.values(), ids=SPOILED)
def test_the_checks_see_a_spoiled_database(path, change):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(change)
    assert faults(path)


@pytest.mark.parametrize(
    "change", ["UPDATE quotes SET act = 'shout'", "UPDATE quotes SET quote = NULL", "UPDATE mentions SET actor = 999"]
)
def test_the_database_refuses_what_breaks_it(path, change):
    with pytest.raises(sqlite3.IntegrityError):
        ask(path, change)


@pytest.mark.parametrize(
    ("change", "left", "part"),
    [
        ("UPDATE articles SET details = '{' WHERE number = 2", -1, "row 2"),
        ("UPDATE articles SET text = X'00' WHERE number = 2", -1, "articles 2"),
        ("UPDATE actors SET details = '{}' WHERE number = 1", 0, "actors row 1"),
    ],
)
def test_rows_that_cannot_be_read_are_told_and_the_others_read(path, seeds, change, left, part):
    with opened(path) as connection:
        connection.execute(change)
    read = list(PARSER.parse(Source.from_path(path), None))
    failures = [item for item in read if isinstance(item, Failure)]
    assert [failure.part for failure in failures] == [part]
    assert len(read) - len(failures) == len(seeds) + left


def test_a_view_in_the_place_of_a_table_is_refused(path):
    with opened(path) as connection:
        connection.execute("ALTER TABLE articles RENAME TO other")
        connection.execute("CREATE VIEW articles AS SELECT * FROM other")
    with pytest.raises(SourceError, match="no table articles"):
        list(newsmodel.read(path))


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_changed_byte_is_told_or_does_no_harm(data, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "changed.db"
    if not path.exists():
        newsmodel.write([PLAIN, *TELLING], path)
    changed = bytearray(path.read_bytes())
    changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = list(PARSER.parse(Source.from_bytes(bytes(changed)), None))
    except NewsmodelError:
        return
    assert all(isinstance(item, Article | Failure) for item in read)


def test_from_the_shell_and_back(tmp_path, seeds):
    """Through the installed entry point, twice, and to JSON Lines."""
    (tmp_path / "in.jsonl").write_text("".join(newsmodel.dumps(article) + "\n" for article in seeds), "utf-8")
    for source, out in (("in.jsonl", "news.db"), ("in.jsonl", "news.db"), ("news.db", "back.jsonl")):
        assert run(["convert", str(tmp_path / source), "--out", str(tmp_path / out)]) == 0
    lines = (tmp_path / "back.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [article.id for article in seeds]
    assert [newsmodel.loads(line) for line in lines] == seeds
