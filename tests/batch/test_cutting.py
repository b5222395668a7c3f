"""An input that is cut and dealt out comes to the same as one that is read from its beginning to its end."""

import gzip
import io
import pickle
import tarfile
import zipfile
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import attrs
import pytest
from toys import TEXT

import newsmodel as n
from newsmodel.batch import Encoded, Input, Plan, Worker, article_of, engine, pool, run
from newsmodel.model import Article
from newsmodel.pipeline import limits
from newsmodel.pipeline.languages import UNSUPPORTED
from newsmodel.pipeline.read import Member, open_source
from newsmodel.registry import Settings

PLAN = Plan(settings=Settings(plugins=False), extract=False, language="en")


class Here:
    """An executor that needs no process: what is sent is pickled all the same."""

    died: str | None = None

    def submit(self, work: Any, tasks: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        sent = pickle.dumps(tasks)
        if self.died is not None and self.died.encode() in sent:
            future.set_exception(BrokenProcessPool("died"))
        else:
            future.set_result(pickle.loads(pickle.dumps(work(pickle.loads(sent)))))
        return future

    def shutdown(self, **_: Any) -> None:
        """Nothing to be ended."""


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> type[Here]:
    """Pieces are done in this process, and small inputs cut like large ones."""
    monkeypatch.setattr(pool, "_executor", lambda *_: Here())
    monkeypatch.setattr(pool, "_worker", Worker(PLAN))
    monkeypatch.setattr(Here, "died", None)
    return Here


def told(path: Path, jobs: int) -> list[Any]:
    """All events, articles read."""
    events = [event for _, event in run([Input(path, path.name, found=True)], PLAN, jobs=jobs)]
    return [article_of(event) if isinstance(event, Article | Encoded) else event for event in events]


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


LINES = b"\n".join(
    [n.dumps(Article(text=f"Line {i}.", id=f"x{i}")).encode() for i in range(5)] + [b"{broken", b"", b"[1]"]
)
MEMBERS = {
    "a.txt": b"Gate one.",
    ".hidden": b"x",
    "b.png": b"\x89PNG\r\n\x1a\n",
    "c.jsonl": b"\xef\xbb\xbf" + LINES + b"\n\xff\xfe{}\n",
    "d.json": b'{"text": "Gate two.", "schema": "newsmodel/9"}',
    "e.txt.gz": gzip.compress(b"Gate three."),
    "f.txt.gz": gzip.compress(b"Gate four.")[:-9],
    "g.zip": zipped({"h.txt": b"Gate five.", "i.jsonl": LINES}),
    "j.txt": b"Gate six.",
}
INPUTS = {
    "all.zip": zipped(MEMBERS),
    "all.tar": tarred(MEMBERS),
    "all.tar.gz": gzip.compress(tarred(MEMBERS)),
    "cut.tar": tarred(MEMBERS)[:-11_500],
    "damaged.zip": zipped(MEMBERS)[:-30],
    "lines.jsonl": MEMBERS["c.jsonl"],
    "wide.jsonl": "\n".join(["{}", "{}"]).encode("utf-16"),
    "lines.jsonl.gz": gzip.compress(LINES),
    "cut.jsonl.gz": gzip.compress(LINES, mtime=0)[:-20],
    "list.json": b"[" + b",".join(LINES.split(b"\n")[:3]) + b", 3]",
    "nothing.bin": b"\x00",
}


@pytest.mark.parametrize("most", [0, 60, 2000])
@pytest.mark.parametrize("name", INPUTS)
def test_whatever_it_is(tmp_path: Path, here: Any, monkeypatch: pytest.MonkeyPatch, name: str, most: int) -> None:
    file = tmp_path / name
    file.write_bytes(INPUTS[name])
    wanted = told(file, 1)
    monkeypatch.setattr(engine, "LARGE", most)
    for parts in (1, 3, 16):
        monkeypatch.setattr(engine, "PARTS", parts)
        assert told(file, 2) == wanted
    assert len(wanted) > 1


NESTED = {
    "a.txt": b"Gate one. " * 90,
    "b.zip": zipped({"c.txt": b"Gate two. " * 300, "d.zip": zipped({"e.txt": b"Gate three. " * 300})}),
    "f.txt.gz": gzip.compress(b"Gate four. " * 200),
    "g.jsonl": LINES * 3,
    "h.zip": zipped({"i.txt": b"Gate five. " * 300}),
    "j.txt": b"Gate six.",
}


@pytest.mark.parametrize(
    "data", [zipped(NESTED), tarred(NESTED), gzip.compress(tarred(NESTED))], ids=["zip", "tar", "tgz"]
)
def test_what_unfolds_too_far_ends_at_the_same_byte(
    tmp_path: Path, here: Any, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    """Also where it is other processes that unfold, which do not know of each other."""
    file = tmp_path / "nested"
    file.write_bytes(data)
    ends = set()
    for limit in range(500, 45_000, 700):
        monkeypatch.setattr(limits.Limits, "budget", lambda _self, _size, limit=limit: limits.Budget(limit))
        monkeypatch.setattr(engine, "LARGE", 2**22)
        wanted = told(file, 1)
        monkeypatch.setattr(engine, "LARGE", 900)
        assert told(file, 2) == wanted, limit
        ends.add(str(wanted[-2])[:60])
    assert len(ends) > 6


def test_a_process_that_dies_costs_one_member(tmp_path: Path, here: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "all.zip"
    file.write_bytes(INPUTS["all.zip"])
    whole = told(file, 1)
    monkeypatch.setattr(engine, "LARGE", 800)
    monkeypatch.setattr(here, "died", "Gate six.")
    found = told(file, 2)
    (problem,) = [event for event in found if event not in whole]
    assert (problem.error, problem.part, problem.stage) == ("ProcessDied", "j.txt", "parse")
    assert len(found) == len(whole)
    monkeypatch.setattr(here, "died", "Line 3.")
    monkeypatch.setattr(engine, "LARGE", 0)
    found = told(file, 2)
    problems = [event for event in found if event not in whole]
    assert [(problem.error, problem.article, problem.stage) for problem in problems] == [
        ("ProcessDied", "x3", "extract")
    ] * 2
    assert [event for event in found if event not in problems] == whole


def test_what_cannot_be_sent_is_read_here() -> None:
    """A member of which a plugin says what is no JSON."""

    def parse(source: n.Source, options: object) -> Iterator[n.Source]:
        for extra in ({"a": 1}, {"b": lambda: 1}):
            yield n.Source.from_bytes(b"Gate.", part="a.txt", extra=extra)

    box = n.Parser(name="box", parse=parse, suffixes=(".box",))
    opened = open_source(n.Source.from_bytes(b"box", name="a.box"), [box, TEXT])
    assert not isinstance(opened, n.Skipped)
    assert [type(found) for found, _ in opened.cut(100)] == [Member, n.Failure]


SPAN = n.Span(0, 4, "Gate")
COUNTED = {
    (0, 0, True): Article(text="Gate"),
    (0, 0, False): Article(text="Gate", notices=(n.Notice(UNSUPPORTED, "German"),)),
    (1, 2, False): Article(
        text="Gate",
        quotes=(n.Quote(id="q", kind="direct", content=(SPAN,)),),
        proposals=tuple(n.Proposal(id=key, act="plan", action=SPAN) for key in "ab"),
    ),
}


@pytest.mark.parametrize("counts", COUNTED)
def test_counts_need_no_reading(counts: tuple[int, int, bool]) -> None:
    encoded = Encoded.of(COUNTED[counts])
    assert encoded == Encoded.of_json(encoded.data)
    assert encoded.article() == COUNTED[counts]
    assert attrs.astuple(encoded.counts) == counts
