"""Articles as tasks of Label Studio, with what was found as predictions or as annotations."""

import contextlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, BinaryIO, Literal

import attrs
import msgspec

from newsmodel import Article, FileWriter, Target, __version__
from newsmodel.codec import SCHEMA, to_builtins
from newsmodel_annotate.marking import mark
from newsmodel_annotate.markup import Region
from newsmodel_annotate.scheme import SAME
from newsmodel_annotate.studio_config import CONTINUES, LABELS, TEXT, labelling_config

As = Literal["predictions", "annotations"]
Result = dict[str, Any]


class StudioWriter(FileWriter):
    """Writes `tasks.json` as articles come, and `config.xml`; they appear together when all is written."""

    def __init__(self, target: Target, written_as: As) -> None:
        super().__init__(target)
        self._written_as = written_as
        self._stream: BinaryIO
        self._first = True

    def open(self, stack: contextlib.ExitStack) -> None:
        """Write the configuration, and begin the tasks."""
        config = stack.enter_context(self.target.create("config.xml"))
        config.write(labelling_config().encode())
        self._stream = stack.enter_context(self.target.create("tasks.json"))
        self._stream.write(b"[")

    def write(self, article: Article, /) -> None:
        """Write one article's task."""
        data = msgspec.json.encode(task(article, self._written_as))
        self._stream.write((b"\n" if self._first else b",\n") + data)
        self._first = False

    def finish(self) -> None:
        """End the list of tasks."""
        self._stream.write(b"\n]\n")


def task(article: Article, written_as: As = "predictions") -> dict[str, Any]:
    """An article as a task: its own fields are the data."""
    fields = to_builtins(attrs.evolve(article, actors=(), quotes=(), proposals=()))
    own = {key: value for key, value in fields.items() if key not in ("actors", "quotes", "proposals")}
    data = {"schema": SCHEMA, **own}
    found = list(results(article))
    if written_as == "annotations":
        return {"data": data, "annotations": [{"result": found, "was_cancelled": False, "ground_truth": False}]}
    return {"data": data, "predictions": [{"model_version": f"newsmodel {__version__}", "result": found}]}


def results(article: Article) -> Iterator[Result]:
    """Regions with their choices, then relations; offsets are code points."""
    markup = mark(article)
    for region in markup.regions:
        yield from _region(article.text, region)
    for link in markup.links:
        yield _relation(link.source, link.target, link.label)
    for cluster in markup.clusters:
        for other in cluster[1:]:
            yield _relation(cluster[0], other, SAME)


def _region(text: str, region: Region) -> Iterator[Result]:
    """A region for each piece; the first bears the choices and the note, and each is joined to the next."""
    keys = [region.key, *(f"{region.key}.{number}" for number in range(2, len(region.ranges) + 1))]
    for number, (key, (start, end)) in enumerate(zip(keys, region.ranges, strict=True)):
        place = {"start": start, "end": end, "text": text[start:end]}
        common = {"id": key, "to_name": TEXT}
        note = {"meta": {"text": [msgspec.json.encode(region.note).decode()]}} if region.note and not number else {}
        yield {**common, "from_name": LABELS, "type": "labels", "value": {**place, "labels": [region.label]}, **note}
        for name, value in region.attributes.items() if not number else ():
            yield {**common, "from_name": name, "type": "choices", "value": {**place, "choices": [value]}}
    for key, following in pairwise(keys):
        yield _relation(key, following, CONTINUES)


def _relation(source: str, target: str, label: str) -> Result:
    return {"from_id": source, "to_id": target, "type": "relation", "direction": "right", "labels": [label]}
