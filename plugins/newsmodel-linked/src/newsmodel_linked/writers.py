"""Writers whose last words hang on all that came before."""

import contextlib
from types import TracebackType
from typing import Any, BinaryIO, Self

import msgspec

from newsmodel import Article, Target
from newsmodel_linked.graphml import lines
from newsmodel_linked.network import Network
from newsmodel_linked.web_annotation import CONTEXT, Annotating


def safe(value: Any) -> bytes:
    """A value as JSON without a raw "<": nothing in it can end the script element of a page it is put in."""
    return msgspec.json.encode(value).replace(b"<", b"\\u003c")


def line(value: Any) -> bytes:
    """A value as a line of JSON."""
    return safe(value) + b"\n"


class _Whole:
    """What both have: a stream for as long as the block, and an end that is written when the block ends well."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._stack = contextlib.ExitStack()
        self._stream: BinaryIO

    def __enter__(self) -> Self:
        self._stream = self._stack.enter_context(self._target.create())
        self._begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> bool | None:
        if kind is None:
            # On the stack, so that a failure of this very write also reaches the target, which then removes the file.
            self._stack.callback(self._end)
        return self._stack.__exit__(kind, error, trace)

    def _begin(self) -> None:
        """Write what stands before all articles."""

    def _end(self) -> None:
        """Write what stands after them."""


class CollectionWriter(_Whole):
    """Annotations as one collection with one page; how many there are is told at the end, where it is known."""

    def __init__(self, target: Target, annotating: Annotating) -> None:
        super().__init__(target)
        self._annotating = annotating
        self._count = 0

    def write(self, article: Article, /) -> None:
        """Write the annotations of one article."""
        for annotation in self._annotating.annotations(article):
            del annotation["@context"]
            self._stream.write((b",\n" if self._count else b"") + safe(annotation))
            self._count += 1

    def _begin(self) -> None:
        name = f"{self._annotating.addresses.base}annotations"
        head = {"@context": CONTEXT, "id": name, "type": "AnnotationCollection", "label": "Found by newsmodel"}
        page = {"id": f"{name}/page", "type": "AnnotationPage", "startIndex": 0}
        self._stream.write(safe(head)[:-1] + b',"first":' + safe(page)[:-1] + b',"items":[\n')

    def _end(self) -> None:
        self._stream.write(b'\n]},"total":%d}\n' % self._count)


class NetworkWriter(_Whole):
    """The network of all articles, which is written when the last of them has been counted."""

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        self._network = Network()

    def write(self, article: Article, /) -> None:
        """Count one article."""
        self._network.add(article)

    def _end(self) -> None:
        self._stream.writelines(f"{text}\n".encode() for text in lines(self._network))
