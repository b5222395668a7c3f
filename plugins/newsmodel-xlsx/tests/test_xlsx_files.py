"""Workbooks as a spreadsheet program meets them: read by openpyxl, cell for cell."""

import contextlib
import io
import tempfile
import zipfile
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_xlsx import EXPORTER, MOST_ROWS, PARSER, WorkbookOptions, cells
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

import newsmodel
from newsmodel import Article, Failure, NewsmodelError, Source, SourceError, Target, UsageError
from newsmodel.cli.app import run
from newsmodel.exporters.columns import COLUMNS
from newsmodel.exporters.tables import tables
from newsmodel.testing.samples import PLAIN, TELLING
from newsmodel.testing.strategies import articles, texts

SEEDS = Path(__file__).parents[3] / "seeds"
batches = st.lists(articles(), max_size=3, unique_by=lambda article: article.id)


@pytest.fixture(scope="module")
def seeds():
    """The invented articles with all that is found in them."""
    return [newsmodel.extract(next(newsmodel.read(path))) for path in sorted(SEEDS.glob("*/input.txt"))]


@pytest.fixture
def path(seeds, tmp_path):
    newsmodel.write(seeds, tmp_path / "news.xlsx")
    return tmp_path / "news.xlsx"


@contextlib.contextmanager
def opened(path, **named):
    book = load_workbook(path, **named)
    yield book
    book.close()


def values(path):
    """Every cell of every sheet, as openpyxl reads it."""
    with opened(path, read_only=True) as book:
        return {
            sheet.title: [[unescape(v) if isinstance(v, str) else v for v in row] for row in sheet.values]
            for sheet in book.worksheets
        }


def wanted(batch):
    """The same from the rows of the tables; an empty text is an empty cell."""
    return {
        table: [
            list(names),
            *([cell or (cell if cell == 0 else None) for cell in row] for a in batch for row in tables(a)[table]),
        ]
        for table, names in COLUMNS.items()
    }


def written(batch, path, **options):
    with EXPORTER.open(Target(path=path), WorkbookOptions(**options)) as writer:
        for article in batch:
            writer.write(article)
    return path


def read(path):
    return list(PARSER.parse(Source.from_path(path), None))


def test_cell_for_cell(path, seeds):
    assert values(path) == wanted(seeds)


def test_what_is_written_is_read(path, seeds):
    assert list(newsmodel.read(path)) == seeds


@given(batch=batches)
@settings(max_examples=8, deadline=None)
def test_cell_for_cell_of_any_articles(batch):
    with tempfile.TemporaryDirectory() as name:
        path = written(batch, Path(name) / "news.xlsx")
        assert values(path) == wanted(batch)


STRANGE = (
    "<r>a</r>", "<r><t>a</t></r>", "</t></is>", "&amp;", "_x0041_", "_x005F_x0041_", "_x0041\x00", "_x0041__x0041_",
    "a\rb\r\nc", "\x00\x1f", "\ufffe\uffff", " a ", "\n", "=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "1e5", "TRUE",
    "12:30", "https://example.org", "#N/A",
)  # fmt: skip


@pytest.mark.parametrize("text", STRANGE)
def test_texts_are_texts(tmp_path, text):
    """None runs, none becomes a number, a link or markup, and none changes."""
    article = Article(text=text, title=text)
    path = written([article], tmp_path / "news.xlsx")
    with opened(path) as book:
        cell = book["articles"]["D2"]
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        if text.strip()[:1] in ("=", "+", "-", "@"):
            assert cell.quotePrefix, "editing the cell would run it"
    assert read(path) == [article]


def test_nothing_runs(path):
    with zipfile.ZipFile(path) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert len(sheets) == 5
    assert not any(b"<f>" in sheet or b"<f " in sheet or b"hyperlink" in sheet for sheet in sheets)


def test_for_people(path, seeds):
    with opened(path) as book:
        assert book.sheetnames == list(COLUMNS)
        for sheet in book.worksheets:
            assert sheet.freeze_panes == "A2"
            assert sheet.auto_filter.ref == sheet.dimensions
            assert all(cell.font.bold for cell in sheet[1])
            said = {str(rule.sqref): rule.prompt for rule in sheet.data_validations.dataValidation}
            assert len(said) == len(COLUMNS[sheet.title])
        assert book["quotes"].column_dimensions["O"].width > 40


LONG = [
    *("a" * 32_767, "a" * 32_768, "🌍" * 16_384, "🌍" * 40_000, "a" + "🌍" * 33_000, "é\r\n" * 30_000),
    *("ab" + cells.mark(1), "a" * 33_000 + cells.mark(2), "_x0041_" * 9_000),
]


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_long_texts_are_not_cut(tmp_path, text):
    batch = [Article(text=text, url="u"), PLAIN, Article(text=text)]
    path = written(batch, tmp_path / "news.xlsx")
    found = values(path)
    assert all(
        cells.units(cell) <= cells.LIMIT
        for rows in found.values()
        for row in rows
        for cell in row
        if isinstance(cell, str)
    )
    assert read(path) == batch
    if cells.is_too_long(text):
        assert found["articles"][1][10].endswith(" … [continued, no. 1]")
        assert {row[0] for row in found["continued"][1:]} == {1, 2}
    else:
        assert "continued" not in found


@given(text=texts(max_size=200), number=st.integers(1, 10**9 - 1), limit=st.integers(40, 60))
def test_pieces_fit_and_join(text, number, limit):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "LIMIT", limit)
        first, *others = cells.pieces(text, number)
        assert all(0 < cells.units(piece) <= limit for piece in (first, *others))
        assert cells.whole(first, {number: "".join(others)}) == text
        assert cells.is_too_long(text) == (cells.units(text) > limit or cells.MARK.search(text) is not None)


def test_a_full_sheet_goes_on_on_a_further_one(tmp_path):
    batch = [attrs.evolve(PLAIN, id=f"a{number}") for number in range(7)]
    path = written(batch, tmp_path / "news.xlsx", rows=5)
    found = values(path)
    assert [name for name in found if name.startswith("articles")] == ["articles", "articles 2"]
    assert all(len(rows) <= 5 and rows[0] == found[name.split()[0]][0] for name, rows in found.items())
    assert [row for name, rows in found.items() if name.startswith("mentions") for row in rows[1:]] == wanted(batch)[
        "mentions"
    ][1:]
    assert read(path) == batch


def test_the_format_has_a_limit(tmp_path):
    with pytest.raises(UsageError, match="rows"):
        newsmodel.write(PLAIN, tmp_path / "news.xlsx", rows=MOST_ROWS + 1)


def test_saved_again_by_another_program(path, seeds):
    """With a list of shared texts, another order of sheets, sorted rows, a formula of the person's own beside them."""
    long = Article(text="“Go,” said Ann Lee.\n" * 3_000)
    newsmodel.write([*seeds, long], path)
    with opened(path) as book:
        sheet = book["quotes"]
        rows = sorted(sheet.iter_rows(min_row=2, values_only=True), key=lambda row: row[1])
        for number, row in enumerate(rows, 2):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value
        book.move_sheet("articles", 3)
        book["articles"]["Z1"] = "=1+1"
        book.save(path)
    assert [in_order(article) for article in read(path)] == [in_order(article) for article in [*seeds, long]]


def in_order(article):
    return attrs.evolve(article, quotes=tuple(sorted(article.quotes, key=lambda quote: quote.id)))


@given(st.text(st.sampled_from("_x0041AF\x00\r\n<>r/") | st.characters(codec="utf-8")))
@settings(deadline=None)
def test_escapes_are_undone_exactly(text):
    escaped = cells.escaped(text)
    assert cells.unescaped(escaped) == unescape(escaped) == text
    assert not (escaped.startswith("<r>") and escaped.endswith("</r>"))


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        ("articles!A1", "key", "the first row of sheet articles must have"),
        ("articles!L2", "{", "details"),
        ("quotes!W2", "{}", "details"),
        ("quotes!A2", "nobody", "'nobody' is not among the articles"),
    ],
)
def test_a_spoiled_workbook_is_told(path, seeds, place, value, message):
    sheet, cell = place.split("!")
    with opened(path) as book:
        book[sheet][cell] = value
        book.save(path)
    failures = [item for item in read(path) if isinstance(item, Failure)]
    assert [failure.message for failure in failures if message in failure.message]


def test_other_workbooks_are_refused(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(SourceError, match="not one written by newsmodel"):
        list(newsmodel.read(tmp_path / "other.xlsx"))


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_changed_byte_is_told_or_does_no_harm(data):
    changed = bytearray(sample())
    for _ in range(3):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = list(PARSER.parse(Source.from_bytes(bytes(changed)), None))
    except NewsmodelError:
        return
    assert all(isinstance(item, Article | Failure) for item in found)


def sample():
    with tempfile.TemporaryDirectory() as name:
        return written([PLAIN, *TELLING], Path(name) / "news.xlsx").read_bytes()


def test_a_list_of_texts_that_unfolds_is_refused(monkeypatch):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b"0" * 2**20)
    monkeypatch.setattr("newsmodel_xlsx.reading.MOST_STRINGS", 2**19)
    with pytest.raises(SourceError, match="unfold to 1,048,576 bytes"):
        list(PARSER.parse(Source.from_bytes(stream.getvalue()), None))


def test_a_failure_leaves_the_old_workbook_and_nothing_else(path, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "waiting"))
    (tmp_path / "waiting").mkdir()
    before = path.read_bytes()

    def broken():
        yield PLAIN
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        newsmodel.write(broken(), path)
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["news.xlsx", "waiting"]


def test_from_the_shell_and_back(tmp_path, seeds):
    """Through the installed entry point."""
    (tmp_path / "in.jsonl").write_text("".join(newsmodel.dumps(article) + "\n" for article in seeds), "utf-8")
    for source, out in (("in.jsonl", "news.xlsx"), ("news.xlsx", "back.jsonl")):
        assert run(["convert", str(tmp_path / source), "--out", str(tmp_path / out)]) == 0
    assert list(newsmodel.read(tmp_path / "back.jsonl")) == seeds


def test_other_documents_are_no_workbooks() -> None:
    for names, known in (
        (("[Content_Types].xml", "xl/workbook.xml"), True),
        (("xl/worksheets/sheet1.xml",), True),
        (("[Content_Types].xml",), True),
        (("[Content_Types].xml", "word/document.xml"), False),
        (("excel/xl/a.txt",), False),
    ):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name in names:
                archive.writestr(name, "x")
        assert PARSER.recognise is not None
        assert PARSER.recognise(stream.getvalue()[:4096]) is known
