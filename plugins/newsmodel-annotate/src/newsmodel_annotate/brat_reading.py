"""brat standoff as gold: the articles of .ann files, each with the .txt beside it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from newsmodel import Article, Failure, NewsmodelError, Source
from newsmodel.model import Origin
from newsmodel.records import Parsed
from newsmodel.text import pattern
from newsmodel_annotate.gold import read_note, with_records
from newsmodel_annotate.markup import Link, Markup, Range, Region, tidy
from newsmodel_annotate.offsets import Places

FRAGMENTS = r"\d{1,12}+ \d{1,12}+(?:;\d{1,12}+ \d{1,12}+)*+"
TEXT_BOUND = pattern("brat-text-bound", rf"(T\w++)\t(\S++) ({FRAGMENTS})(?:\t(.*+))?+", "s")
RELATION = pattern("brat-relation", r"(R\w++)\t(\S++) \w++:(\w++) \w++:(\w++)\s*+")
ATTRIBUTE = pattern("brat-attribute", r"([AM]\w++)\t(\S++) (\w++)(?: (\S++))?+\s*+")
EQUIV = pattern("brat-equiv", r"\*\tEquiv((?: \w++)++)\s*+")
NOTE = pattern("brat-note", r"(#\w*+)\t(\S++) (\S++)(?:\t(.*+))?+", "s")
FIRST_LINE = pattern("brat-first-line", r"(?:T\w++\t\S++ \d++ \d++|#\w*+\t\S++ \S++\t|\*\tEquiv )")

NOTES = "AnnotatorNotes"


def recognise(head: bytes) -> bool:
    """Text whose first line is an annotation."""
    return FIRST_LINE.match(head[:200].decode("utf-8", "replace")) is not None


def parse(source: Source, options: object = None) -> Iterator[Parsed]:
    """The article of an .ann file, then a failure for each line that cannot be read; nothing from other files.

    A .txt is read with the .ann beside it; one that has none is a failure, as nobody has annotated it.
    """
    path = source.path
    if path is None:
        yield Failure(message="an .ann file is read with the .txt beside it; give the path of the file")
    elif path.suffix.lower() == ".ann":
        yield from _article(source, path)
    elif path.suffix.lower() == ".txt" and not path.with_suffix(".ann").is_file():
        yield Failure(message=f"nobody has annotated it: there is no {path.with_suffix('.ann').name}")


def _article(source: Source, path: Path) -> Iterator[Parsed]:
    try:
        # Not as text files are opened: offsets count every \r, and a byte order mark too.
        text = Source.from_path(path.with_suffix(".txt")).read().decode("utf-8")
        lines = source.read().decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        yield Failure(message=f"not UTF-8: {error.reason} at byte {error.start}", error="SchemaError")
        return
    except NewsmodelError as error:
        yield Failure(message=str(error), error=type(error).__name__)
        return
    reading = _Lines(text)
    for number, line in enumerate(lines, 1):
        reading.read(line.removesuffix("\r"), number)
    markup = reading.markup()
    bare = Article(id=unquote(path.stem), text=text, source=Origin(source.name, source.part, "brat"))
    yield with_records(bare, markup, reading.tell)
    yield from reading.failures


class _Lines:
    """The lines of an .ann file, as they come; a line may name another that comes later."""

    def __init__(self, text: str) -> None:
        self.failures: list[Failure] = []
        self._text, self._places = text, Places(text)
        self._regions: dict[str, tuple[str, tuple[Range, ...]]] = {}
        self._links: list[Link] = []
        self._attributes: dict[str, dict[str, str]] = {}
        self._notes: dict[str, Mapping[str, object]] = {}
        self._clusters: list[tuple[str, ...]] = []

    def tell(self, part: str, message: str) -> None:
        """Keep what is wrong with an annotation or a line."""
        self.failures.append(Failure(part=part, message=message, error="SchemaError"))

    def read(self, line: str, number: int) -> None:
        """Take one line in."""
        if not line.strip():
            return
        if found := TEXT_BOUND.fullmatch(line):
            self._region(*found.groups())
        elif found := RELATION.fullmatch(line):
            self._links.append(Link(found[2], found[3], found[4]))
        elif (found := ATTRIBUTE.fullmatch(line)) and found[4] is not None:
            self._attributes.setdefault(found[3], {})[found[2]] = found[4]
        elif found := EQUIV.fullmatch(line):
            self._clusters.append(tuple(found[1].split()))
        elif found := NOTE.fullmatch(line):
            self._note(found[2], found[3], found[4] or "")
        else:
            self.tell(f"line {number}", f"not an entity, a relation, an attribute with a value or a note: {line:.60}")

    def _region(self, key: str, label: str, fragments: str, words: str | None) -> None:
        pairs = (fragment.split(" ") for fragment in fragments.split(";"))
        ranges = [(int(start), int(end)) for start, end in pairs]
        places = self._places.find(ranges, words)
        if key in self._regions:
            self.tell(key, "there is an annotation of this name already")
        elif places is None:
            self.tell(key, f"the text does not have {words or '':.60} at {fragments}; was the .txt changed?")
        elif not (kept := tidy(self._text, places)):
            self.tell(key, "no character is marked")
        else:
            self._regions[key] = label, kept

    def _note(self, kind: str, key: str, words: str) -> None:
        """Notes that are JSON objects are read; those for other people are theirs."""
        note, trouble = read_note(words) if kind == NOTES else (None, None)
        if trouble:
            self.tell(key, trouble)
        if note is not None:
            self._notes[key] = note

    def markup(self) -> Markup:
        """All lines together."""
        for key in {**self._attributes, **self._notes}:
            if key not in self._regions:
                self.tell(key, "an attribute or a note of an annotation that is not there")
        regions = (
            Region(key, label, ranges, self._attributes.get(key, {}), self._notes.get(key, {}))
            for key, (label, ranges) in self._regions.items()
        )
        return Markup(tuple(regions), tuple(self._links), tuple(self._clusters))
