"""Articles into a report: each leaves its pieces on disk, and the page is put around them at the end."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from newsmodel import Article, FileWriter, Target
from newsmodel_report.dates import Due, due_order, dues, published_bars
from newsmodel_report.highlights import Numbers
from newsmodel_report.pages import SLOTS, article_pieces, headline, page
from newsmodel_report.picture import draw
from newsmodel_report.plugin import ReportOptions
from newsmodel_report.relations import RELATIONS, edges
from newsmodel_report.spool import Spool
from newsmodel_report.tallies import Tallies

SUFFIX = ".report.html"
TITLE = "Who said what, who wants what"


@attrs.define
class Part:
    """One file of the report.

    Attributes:
        number: from 1.
        first_article: its number in the report.
        starts, ends: the bytes of each spool that are its own.
        articles, quotes, proposals: how many it has.
        published, due: their dates.
        headline: of its first article.
    """

    number: int
    first_article: int
    starts: Mapping[str, int]
    ends: Mapping[str, int]
    articles: int = 0
    quotes: int = 0
    proposals: int = 0
    published: list[str] = attrs.field(factory=list)
    due: list[Due] = attrs.field(factory=list)
    headline: str = ""


class ReportWriter(FileWriter):
    """Takes articles one by one; what it keeps in memory are counts, names and dates."""

    def __init__(self, target: Target, options: ReportOptions) -> None:
        super().__init__(target)
        self._options = options
        self._tallies = Tallies()
        self._spools: Mapping[str, Spool] = {}
        self._stream: BinaryIO
        self._parts: list[Part] = []

    def open(self, stack: contextlib.ExitStack) -> None:
        """Open the file before the first article is taken: that it cannot be written is told now."""
        self._stream = stack.enter_context(self.target.create())
        self._spools = {slot: stack.enter_context(Spool()) for slot in SLOTS}
        self._parts = [self._part()]

    def write(self, article: Article, /) -> None:
        """Take one article in."""
        tallies, part = self._tallies, self._parts[-1]
        numbers = Numbers(tallies.articles + 1, tallies.quotes + 1, tallies.proposals + 1)
        # All that can fail comes before the first change, so that an article that fails is nowhere in the report.
        pieces = article_pieces(article, numbers)
        related = list(edges(article, numbers.quote, numbers.proposal))
        due = list(dues(article, numbers.proposal))
        if part.articles == self._options.per_file and self.target.path is not None:
            part = self._part()
            self._parts.append(part)
        for slot, text in pieces.items():
            self._spools[slot].add(text)
        part.ends = self._sizes()
        part.headline = part.headline or headline(article)
        part.articles += 1
        part.quotes += len(article.quotes)
        part.proposals += len(article.proposals)
        part.due += due
        if article.published:
            part.published.append(article.published)
        tallies.add(article, related, part.number)

    def _part(self) -> Part:
        sizes = self._sizes()
        return Part(len(self._parts) + 1, self._tallies.articles + 1, sizes, sizes)

    def _sizes(self) -> Mapping[str, int]:
        return {slot: spool.size for slot, spool in self._spools.items()}

    def finish(self) -> None:
        """Write every file; the first takes its name last, when all others are there."""
        # A stream has one part alone, and no name.
        path = self.target.path or Path()
        names = [path.name]
        with contextlib.ExitStack() as stack:
            streams = [self._stream]
            for part in self._parts[1:]:
                place = _beside(path, part.number)
                names.append(place.name)
                streams.append(stack.enter_context(Target(path=place).create()))
            for part, stream in zip(self._parts, streams, strict=True):
                for text in page(self._told(part, names)):
                    stream.write(text.encode())

    def _told(self, part: Part, names: list[str]) -> Mapping[str, Any]:
        """What the template asks for."""
        people, first = self._options.people, part.number == 1
        relations = self._tallies.relations() if first else []
        speakers = self._tallies.speakers() if first else []
        bars = published_bars(part.published)
        return {
            "title": self._options.title or (part.headline if self._tallies.articles == 1 else TITLE),
            "part": part,
            "files": names,
            "tallies": self._tallies,
            "speakers": speakers,
            "unnamed": self._tallies.unnamed,
            "widest": speakers[0].quotes if speakers and speakers[0].quotes else 1,
            "people": people,
            "relations": relations,
            "picture": draw(relations, people),
            "kinds": RELATIONS,
            "kinds_shown": {relation.kind for relation in relations},
            "bars": bars,
            "highest": max((bar.count for bar in bars), default=1),
            "step": max(14, min(48, 480 // max(1, len(bars)))),
            "dues": sorted(part.due, key=due_order),
            "slots": {slot: self._pieces(slot, part) for slot in SLOTS},
        }

    def _pieces(self, slot: str, part: Part) -> Iterator[str]:
        return self._spools[slot].pieces(part.starts[slot], part.ends[slot])


def _beside(path: Path, number: int) -> Path:
    """The name of a further file: "week.report.html" to "week-2.report.html"."""
    suffix = SUFFIX if path.name.lower().endswith(SUFFIX) else path.suffix
    stem = path.name[: len(path.name) - len(suffix)]
    return path.with_name(f"{stem}-{number}{path.name[len(stem) :]}")
