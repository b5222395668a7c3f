"""The base of writers: files that are finished when all went well, and gone when it did not."""

import contextlib
import io
from pathlib import Path

import pytest

from newsmodel import Article, FileWriter, Target


class Titles(FileWriter):
    """Titles, a line each; `broken` names what fails."""

    def __init__(self, target: Target, broken: str = "") -> None:
        super().__init__(target)
        self.broken = broken
        self.closed: list[str] = []

    def open(self, stack: contextlib.ExitStack) -> None:
        """Open, with something beside the file that is to be closed."""
        self.stream = stack.enter_context(self.target.create())
        stack.callback(self.closed.append, "closed")
        self.fail("open")

    def write(self, article: Article, /) -> None:
        """One title."""
        self.fail("write")
        self.stream.write(f"{article.title}\n".encode())

    def finish(self) -> None:
        """A last line."""
        self.closed.append("finished")
        self.stream.write(b"end\n")
        self.fail("finish")

    def fail(self, place: str) -> None:
        """Raise where this is the broken place."""
        if place == self.broken:
            raise RuntimeError(place)


def test_the_end_is_written_before_all_is_closed(tmp_path: Path) -> None:
    with Titles(Target(path=tmp_path / "titles")) as writer:
        writer.write(Article(text="", title="One"))
        assert not (tmp_path / "titles").exists()
    assert writer.closed == ["finished", "closed"]
    assert (tmp_path / "titles").read_text() == "One\nend\n"


@pytest.mark.parametrize(
    ("broken", "closed"), [("open", ["closed"]), ("write", ["closed"]), ("finish", ["finished", "closed"])]
)
def test_a_failure_anywhere_closes_all_and_leaves_no_file(broken: str, closed: list[str], tmp_path: Path) -> None:
    writer = Titles(Target(path=tmp_path / "titles"), broken)
    with pytest.raises(RuntimeError, match=broken), writer:
        writer.write(Article(text=""))
    assert writer.closed == closed
    assert list(tmp_path.iterdir()) == []


def test_the_targets_own_stream_stays_open() -> None:
    stream = io.BytesIO()
    with Titles(Target(stream=stream)):
        pass
    assert stream.getvalue() == b"end\n"
