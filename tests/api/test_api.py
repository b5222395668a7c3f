"""The functions that most people need."""

import importlib
import io
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from toys import REGISTRY, actor, box, giving

import newsmodel as n
from newsmodel import api
from newsmodel.errors import PluginError

R: Any = {"registry": REGISTRY}


def test_every_name_is_there_and_at_home() -> None:
    for name in n.__all__:
        assert getattr(n, name) is not None
        assert name in dir(n)
    assert set(n._HOME_OF) | {"__version__"} == set(n.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        n.nonsense  # noqa: B018


def test_parse_gives_exactly_one() -> None:
    assert n.parse("words", **R).text == "words"
    assert n.parse(b"a|", format="lines", separator="|", **R).text == "a"
    article = n.parse("words", "text", **R)
    assert article.source is not None
    assert (article.source.name, article.source.format) == (None, "text")
    for data, told in (("LINES\na\nb", "several articles"), ("LINES\n", "no article"), ("LINES\nbad", "bad line")):
        with pytest.raises(n.SourceError, match=told):
            n.parse(data, **R)


def test_unknown_options_and_formats_are_refused() -> None:
    with pytest.raises(n.UsageError, match="unknown option of lines: 'seperator'; did you mean separator"):
        n.parse("LINES\na", seperator="|", **R)
    with pytest.raises(n.UsageError, match="text takes no options, but separator"):
        n.parse("a", separator="|", **R)
    with pytest.raises(n.UsageError, match="unknown format 'txt'; did you mean text"):
        n.read("nowhere", format="txt", **R)
    with pytest.raises(n.UsageError, match="unknown format"):
        n.write([], "x", format="odd", **R)


def test_read_takes_paths_and_streams(tmp_path: Path) -> None:
    file = tmp_path / "a.lines"
    file.write_text("a;b")
    for source in (file, str(file), file.open("rb"), io.BytesIO(b"LINES\na;b")):
        assert [a.text for a in n.read(source, separator=";", **R)][-1] == "b"
        if isinstance(source, io.BufferedReader):
            source.close()
    with pytest.raises(n.UsageError, match="mode 'rb'"):
        n.read(io.StringIO("a"), **R)  # type: ignore[arg-type]
    with pytest.raises(n.SourceError, match="cannot be read"):
        n.read(3, **R)  # type: ignore[arg-type]
    with pytest.raises(n.SourceError, match="no such file"):
        n.read(tmp_path / "gone", **R)


def test_what_can_be_read_comes_before_the_error() -> None:
    got: list[str] = []
    with pytest.raises(n.SourceError, match=r"<stream> \(2\): bad line"):
        got.extend(a.text for a in n.read(io.BytesIO(b"LINES\na\nbad\nb"), **R))
    assert got == ["a", "b"]
    found = n.read(io.BytesIO(b"LINES\nbad\na\nbad\nb"), **R)
    assert [next(found).text, next(found).text] == ["a", "b"]
    with pytest.raises(
        n.SourceError, match=r"2 parts could not be read, the first: <stream> \(1\): bad line"
    ) as caught:
        next(found)
    assert caught.value.__notes__ == ["<stream> (3): bad line"]


def test_of_many_errors_the_first_are_told_and_the_others_counted() -> None:
    with pytest.raises(n.SourceError, match="1000 parts could not be read") as caught:
        list(n.read(io.BytesIO(b"LINES\n" + b"bad\n" * 1000), **R))
    *told, more = caught.value.__notes__
    assert told == [f"<stream> ({line}): bad line" for line in range(2, 11)]
    assert more == "and 990 more; `on_error` is called with each"


def test_errors_can_be_taken_one_by_one() -> None:
    errors: list[n.NewsmodelError] = []
    stream = io.BytesIO(box(a_lines=b"LINES\na\nbad", b_png=b"\x89PNG\r\n", c_txt=b"c"))
    assert [a.text for a in n.read(stream, on_error=errors.append, **R)] == ["a", "c"]
    assert [error.part for error in errors if isinstance(error, n.SourceError)] == ["a.lines/2", "b.png"]


def test_a_folder_is_read_sorted_and_the_unknown_is_skipped(tmp_path: Path) -> None:
    for name, text in (
        ("b.txt", "b"), ("a/z.txt", "z"), ("a/x.lines", "x\nbad"), ("image.png", "\x89PNG"), ("README", "readme"),
        (".hidden.txt", "h"), (".git/a.txt", "g"), ("boom.lines", "1\nboom"), ("c.txt", "c"),
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    errors: list[n.NewsmodelError] = []
    assert [a.text for a in n.read(tmp_path, on_error=errors.append, **R)] == ["b", "1", "c", "x", "z"]
    assert [type(error) for error in errors] == [n.StageError, n.SourceError]
    found = n.read(tmp_path, **R)
    with pytest.raises(n.SourceError, match="2 parts could not be read"):
        list(found)


def test_limits_can_be_set() -> None:
    data = box(a_txt=b"abc")
    assert [a.text for a in n.read(io.BytesIO(data), **R)] == ["abc"]
    with pytest.raises(n.SourceError, match="expands to more than 2 bytes"):
        list(n.read(io.BytesIO(data), limits=n.Limits(expanded=2), **R))


def test_write_and_read_again(tmp_path: Path) -> None:
    articles = [n.Article(text="a"), n.Article(text="b")]
    n.write(articles, tmp_path / "x.lines", **R)
    n.write(articles[0], str(tmp_path / "y"), format="lines", separator="!", **R)
    stream = io.BytesIO()
    n.write(articles, stream, format="lines", **R)
    assert [a.text for a in n.read(tmp_path / "x.lines", **R)] == ["a", "b"]
    assert (tmp_path / "y").read_text() == "a!"
    assert stream.getvalue() == b"a\nb\n"


def test_extract_runs_the_registry_once() -> None:
    article = n.Article(text="Ann spoke.")
    registry = REGISTRY.with_(giving("e", actor(article.text, "Ann")))
    found = n.extract(article, registry=registry)
    assert [a.name for a in found.actors] == ["Ann"]
    assert n.extract(found, registry=registry) is found
    with pytest.raises(n.UsageError, match="unknown extractor 'x'"):
        n.extract(article, options={"x": {}}, registry=registry)


def test_extract_shares_the_pipeline_of_the_default_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    article = n.Article(text="Ann spoke.")
    monkeypatch.setattr(api, "default_registry", lambda: REGISTRY.with_(giving("e", actor(article.text, "Ann"))))
    api._registry.cache_clear()
    api._default_pipeline.cache_clear()
    try:
        found = n.extract(article)
        assert [a.name for a in found.actors] == ["Ann"]
        assert n.extract(found) is found
        assert api._default_pipeline() is api._default_pipeline()
    finally:
        api._registry.cache_clear()
        api._default_pipeline.cache_clear()


@pytest.mark.parametrize(
    "error",
    [
        n.SourceError("m", source="s", part="p"),
        n.PluginError("m", plugin="p"),
        n.StageError("m", stage="parse", plugin="p", article="a"),
        n.UsageError("m"),
    ],
)
def test_errors_cross_process_borders(error: n.NewsmodelError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_a_logger_that_says_nothing_by_itself() -> None:
    code = "import newsmodel, logging; logging.getLogger('newsmodel').warning('loud')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr == b""


def test_the_version_is_that_of_the_package() -> None:
    assert n.__version__ == importlib.import_module("newsmodel.version").__version__


def test_a_broken_plugin_is_said_once_and_harms_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    api = importlib.import_module("newsmodel.api")
    broken = attrs.evolve(REGISTRY, faults=(PluginError("cannot be imported", plugin="bad"),))
    monkeypatch.setattr(api, "default_registry", lambda: broken)
    api._registry.cache_clear()
    try:
        with pytest.warns(RuntimeWarning, match=r"bad.*cannot be imported"):
            assert api._registry() is broken
        assert api._registry() is broken
    finally:
        api._registry.cache_clear()
