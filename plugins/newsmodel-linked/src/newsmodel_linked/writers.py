"""Writers whose last words hang on all that came before."""

import contextlib
from typing import Any, BinaryIO

import msgspec

from newsmodel import Article, FileWriter, Target
from newsmodel_linked.graphml import lines
from newsmodel_linked.network import Network
from newsmodel_linked.web_annotation import CONTEXT, Annotating


def safe(value: Any) -> bytes:
    """A value as JSON without a raw "<": nothing in it can end the script element of a page it is put in."""
    return msgspec.json.encode(value).replace(b"<", b"\\u003c")


def line(value: Any) -> bytes:
    """A value as a line of JSON."""
    return safe(value) + b"\n"


class CollectionWriter(FileWriter):
    """Annotations as one collection with one page; how many there are is told at the end, where it is known."""

    def __init__(self, target: Target, annotating: Annotating) -> None:
        super().__init__(target)
        self._annotating = annotating
        self._stream: BinaryIO
        self._count = 0

    def open(self, stack: contextlib.ExitStack) -> None:
        """Begin the collection and its page."""
        self._stream = stack.enter_context(self.target.create())
        name = f"{self._annotating.addresses.base}annotations"
        head = {"@context": CONTEXT, "id": name, "type": "AnnotationCollection", "label": "Found by newsmodel"}
        page = {"id": f"{name}/page", "type": "AnnotationPage", "startIndex": 0}
        self._stream.write(safe(head)[:-1] + b',"first":' + safe(page)[:-1] + b',"items":[\n')

    def write(self, article: Article, /) -> None:
        """Write the annotations of one article."""
        for annotation in self._annotating.annotations(article):
            del annotation["@context"]
            self._stream.write((b",\n" if self._count else b"") + safe(annotation))
            self._count += 1

    def finish(self) -> None:
        """End both, with the count."""
        self._stream.write(b'\n]},"total":%d}\n' % self._count)


class NetworkWriter(FileWriter):
    """The network of all articles, which is written when the last of them has been counted."""

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        self._stream: BinaryIO
        self._network = Network()

    def open(self, stack: contextlib.ExitStack) -> None:
        """Open the file."""
        self._stream = stack.enter_context(self.target.create())

    def write(self, article: Article, /) -> None:
        """Count one article."""
        self._network.add(article)

    def finish(self) -> None:
        """Write the network."""
        self._stream.writelines(f"{text}\n".encode() for text in lines(self._network))
