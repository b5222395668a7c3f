"""Label Studio's tasks as gold: a person's annotations, or the predictions that were written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import attrs
import msgspec

from newsmodel import Article, Failure, NewsmodelError, Source, loads
from newsmodel.model import Origin
from newsmodel.records import Parsed
from newsmodel.text import pattern
from newsmodel_annotate.gold import read_note, with_records
from newsmodel_annotate.markup import Link, Markup, Range, Region, tidy
from newsmodel_annotate.offsets import Places
from newsmodel_annotate.scheme import SAME
from newsmodel_annotate.studio_config import CONTINUES

Take = Literal["auto", "annotations", "predictions"]

BEGINNING = pattern(
    "label-studio",
    r'\s*+(?:\[\s*+)?+\{\s*+"(?:id"\s*+:\s*+\d++\s*+,\s*+")?+(?:annotations|predictions|data)"\s*+:\s*+[\[{]',
)
"""A task, or a list of them, with data or annotations among its first keys."""


class Result(msgspec.Struct):
    """A region, a choice of one, or a relation."""

    type: str
    id: str = ""
    from_name: str = ""
    value: dict[str, Any] = {}
    meta: dict[str, Any] = {}
    from_id: str = ""
    to_id: str = ""
    direction: str = "right"
    labels: list[str] = []


class Marked(msgspec.Struct):
    """An annotation or a prediction."""

    result: list[Result] = []
    was_cancelled: bool | None = False
    ground_truth: bool | None = False


class Task(msgspec.Struct):
    """A task as it is imported and exported."""

    data: dict[str, Any]
    annotations: list[Marked] = []
    predictions: list[Marked] = []


def recognise(head: bytes) -> bool:
    """JSON that begins as Label Studio's tasks do."""
    return BEGINNING.match(head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")) is not None


def parse(source: Source, take: Take = "auto") -> Iterator[Parsed]:
    """An article a task, and a failure for each task, or part of one, that cannot be read; nothing from `config.xml`.

    Args:
        source: a list of tasks, or one.
        take: whose marks are read. "auto": the annotations where any task of the file has some, else the predictions,
            so that no prediction passes for a person's annotation among others that are.
    """
    if source.path is not None and source.path.suffix.lower() == ".xml":
        return
    data = source.read().removeprefix(b"\xef\xbb\xbf")
    try:
        items = msgspec.json.decode(data if data.lstrip()[:1] == b"[" else b"[%b]" % data, type=list[msgspec.Raw])
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        yield Failure(message=f"not a list of tasks: {error}", error="SchemaError")
        return
    if take == "auto":
        take = "annotations" if any(map(_is_annotated, items)) else "predictions"
    for number, item in enumerate(items, 1):
        part = f"task {number}"
        try:
            task = msgspec.json.decode(item, type=Task)
            marked = _chosen(task, take)
            article = _article(task.data, Origin(source.name, part, "label-studio"))
        except (NewsmodelError, msgspec.DecodeError, ValueError, RecursionError) as error:
            yield Failure(part=part, message=str(error), error="SchemaError")
            continue
        if marked is None:
            has = "was skipped by the annotator" if task.annotations else f"has no {take}"
            yield Failure(part=part, message=f"it {has}; label-studio.take says what is read", error="SchemaError")
            continue
        reading = _Results(article.text, part)
        markup = reading.markup(marked.result)
        yield with_records(article, markup, reading.tell)
        yield from reading.failures


def _is_annotated(item: msgspec.Raw) -> bool:
    try:
        return bool(msgspec.json.decode(item, type=Task).annotations)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return False


def _chosen(task: Task, take: Take) -> Marked | None:
    """The marks that are read: of several annotations the ground truth, else the last that was not skipped."""
    if take == "predictions":
        return task.predictions[-1] if task.predictions else None
    kept = [one for one in task.annotations if not one.was_cancelled]
    return next((one for one in kept if one.ground_truth), kept[-1] if kept else None)


def _article(data: Mapping[str, Any], origin: Origin) -> Article:
    """The article of a task: all its fields where it was written by this library, else its text and plain fields."""
    text = data.get("text")
    if not isinstance(text, str):
        raise ValueError('its data has no text; a Text tag with value="$text" is wanted')
    if str(data.get("schema", "")).startswith("newsmodel/"):
        fields = attrs.fields_dict(Article).keys() - {"actors", "quotes", "proposals"} | {"schema"}
        return loads(msgspec.json.encode({key: value for key, value in data.items() if key in fields}))
    title, url = (value if isinstance(value := data.get(key), str) else None for key in ("title", "url"))
    return Article(text=text, source=origin, title=title, url=url)


class _Results:
    """The results of a task as markup."""

    def __init__(self, text: str, part: str) -> None:
        self.failures: list[Failure] = []
        self._part, self._text, self._places = part, text, Places(text)

    def tell(self, key: str, message: str) -> None:
        """Keep what is wrong with a region or a relation."""
        self.failures.append(Failure(part=f"{self._part}, {key}", message=message, error="SchemaError"))

    def markup(self, results: Sequence[Result]) -> Markup:
        """Regions with their choices, relations between them, and pieces put together."""
        regions: dict[str, Region] = {}
        choices: dict[str, dict[str, str]] = {}
        relations: list[Link] = []
        for result in results:
            if result.type == "labels":
                if (region := self._region(result)) is not None:
                    regions[result.id] = region
            elif result.type == "choices":
                choices.setdefault(result.id, {})[result.from_name] = _first(result.value.get("choices"))
            elif result.type == "relation":
                ends = (result.from_id, result.to_id)
                source, target = reversed(ends) if result.direction == "left" else ends
                if not result.labels:
                    self.tell(" ".join(ends), "a relation without a label")
                relations += [Link(label, source, target) for label in result.labels]
            else:
                self.tell(result.id, f"a result of type {result.type!r} is not read")
        whole = _put_together(regions, relations)
        pieces: dict[str, list[Range]] = {}
        for key, region in regions.items():
            pieces.setdefault(whole.get(key, key), []).extend(region.ranges)
        for key in choices.keys() - regions.keys():
            self.tell(key, "a choice for a region that is not there")
        joined = (
            attrs.evolve(regions[key], ranges=tidy(self._text, ranges), attributes=choices.get(key, {}))
            for key, ranges in pieces.items()
        )
        links = [
            Link(link.label, whole.get(link.source, link.source), whole.get(link.target, link.target))
            for link in relations
            if link.label not in (SAME, CONTINUES)
        ]
        same = [(link.source, link.target) for link in relations if link.label == SAME]
        return Markup(tuple(joined), tuple(links), tuple(same))

    def _region(self, result: Result) -> Region | None:
        value, key = result.value, result.id
        start, end, words = value.get("start"), value.get("end"), value.get("text")
        labels = value.get("labels")
        if not isinstance(start, int) or not isinstance(end, int) or not isinstance(words, str | None):
            self.tell(key, "a region without start and end in the text")
        elif not isinstance(labels, list) or len(labels) != 1 or not isinstance(labels[0], str):
            self.tell(key, f"a region has one label, not {labels!r:.60}")
        elif (places := self._places.find([(start, end)], words)) is None:
            self.tell(key, f"the text does not have {words or '':.60} at {start} to {end}")
        elif not (kept := tidy(self._text, places)):
            self.tell(key, "no character is marked")
        else:
            return Region(key, labels[0], kept, note=self._note(result))
        return None

    def _note(self, result: Result) -> Mapping[str, object]:
        texts = result.meta.get("text")
        for words in texts if isinstance(texts, list) else [texts]:
            note, trouble = read_note(words) if isinstance(words, str) else (None, None)
            if trouble:
                self.tell(result.id, trouble)
            if note is not None:
                return note
        return {}


def _put_together(regions: Mapping[str, Region], relations: Sequence[Link]) -> dict[str, str]:
    """By the key of a piece, that of the first piece of the same region."""
    before = {link.target: link.source for link in relations if link.label == CONTINUES and link.source in regions}
    after: dict[str, list[str]] = {}
    for piece, earlier in before.items():
        after.setdefault(earlier, []).append(piece)
    whole: dict[str, str] = {}
    for first in regions.keys() - before.keys():
        ahead = [first]
        while ahead:
            piece = ahead.pop()
            whole[piece] = first
            ahead += after.get(piece, ())
    return whole


def _first(values: Any) -> str:
    return values[0] if isinstance(values, list) and values and isinstance(values[0], str) else ""
