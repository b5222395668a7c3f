"""From the blocks that an engine took for the body to the body: what the page says of itself put aside."""

import itertools
import re
from collections.abc import Collection, Iterable, Sequence

import attrs

from newsmodel import Caption, Notice
from newsmodel.model import Dateline
from newsmodel.parsers.text.article import anywhere
from newsmodel.parsers.text.authors import byline, dateline
from newsmodel.parsers.text.clean import clean_lines, clean_notices
from newsmodel.parsers.text.found import Found, boilerplate
from newsmodel.parsers.text.head import bare_time
from newsmodel_html.blocks import Block
from newsmodel_html.promotion import SHORTCODE, leads_elsewhere, opens_list, promotes

HEAD_BLOCKS = 8
"""How far down headline, standfirst, byline and time may stand."""
NOT_WORDS = re.compile(r"[\W_]+")
LONG = 200
"""Characters of a paragraph that no list of other stories has."""
MOST_LINKED = 0.4
"""Share of blocks that are links from which on links are what the article is made of."""


@attrs.frozen(kw_only=True)
class Known:
    """What is known of the page, by which its lines are told from the article's. Keys are those of `key`.

    Attributes:
        titles: keys of its headline, as it is given in different places.
        subtitle: key of its standfirst, or empty.
        captions: keys of its pictures' captions.
        links: texts of the page's links.
    """

    titles: Collection[str] = ()
    subtitle: str = ""
    captions: Collection[str] = ()
    links: Collection[str] = ()


@attrs.frozen(kw_only=True)
class Body:
    """The lines of the body, and what stood between them.

    Attributes:
        blocks: paragraphs, subheads and items of the body.
        captions: that stood in lines of their own.
        fields: names and values of metadata that lines told.
        dateline: taken from the first paragraph.
        notices: of each line that was put aside.
    """

    blocks: tuple[Block, ...] = ()
    captions: tuple[Caption, ...] = ()
    fields: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    dateline: Dateline | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def text(self) -> str:
        """Its lines, a newline between two."""
        return "\n".join(block.text for block in self.blocks)


def key(text: str) -> str:
    """The letters and digits of a text, by which it is known again whatever its marks and spaces."""
    return NOT_WORDS.sub("", text.casefold())


def clean_body(blocks: Sequence[Block], known: Known) -> Body:
    """The body's own lines, and all that the others told."""
    texts, changed = clean_lines(
        [SHORTCODE.sub(" ", block.text) if "[/" in block.text else block.text for block in blocks]
    )
    lines = [attrs.evolve(block, text=text) for block, text in zip(blocks, texts, strict=True) if text]
    keys = [key(line.text) for line in lines]
    found = [_line(line, name, index, known) for index, (line, name) in enumerate(zip(lines, keys, strict=True))]
    found = _related(lines, found, known)
    found = _edges(lines, found)
    kept = [attrs.evolve(line, text=text) for line, item in zip(lines, found, strict=True) for text in item.body]
    place, kept, notices = _dateline(kept)
    return Body(
        blocks=tuple(kept),
        captions=tuple(itertools.chain.from_iterable(item.captions for item in found)),
        fields=tuple(itertools.chain.from_iterable(item.fields for item in found)),
        dateline=place,
        notices=(*clean_notices(changed), *itertools.chain.from_iterable(item.notices for item in found), *notices),
    )


def _line(block: Block, name: str, index: int, known: Known) -> Found:
    """What a line is by its own words and by what is known of the page."""
    line = block.text
    near = index < HEAD_BLOCKS
    if not name:
        return boilerplate(line, "A line without a word.") if len(line) < 4 else _kept(block)
    if (near and (name in known.titles or name == known.subtitle)) or name in known.captions:
        return Found()
    found = anywhere(line)
    if found is None and near:
        found = byline(line) or bare_time(line)
    if found is not None and not (found.kind == "boilerplate" and opens_list(line)):
        return found
    if leads_elsewhere(line) and not opens_list(line) and (block.kind != "quote" or line in known.links):
        return _leads(line)
    if promotes(line):
        return Found(
            notices=(Notice("boilerplate-removed", "The line is the page's and not the article's.", line),),
            kind="boilerplate",
        )
    return _kept(block)


def _leads(line: str) -> Found:
    return Found(notices=(Notice("related-removed", "The line leads to another story.", line),), kind="related")


def _kept(block: Block) -> Found:
    return Found(body=(block.text,), kind="body")


def _related(lines: Sequence[Block], found: Sequence[Found], known: Known) -> list[Found]:
    """Links to other stories: lines that are links alone, and those below a subhead that announces them."""
    changed = list(found)
    linked = [bool(item.body) and line.text in known.links and len(line.text) < LONG
              for line, item in zip(lines, found, strict=True)]  # fmt: skip
    mostly = sum(linked) > MOST_LINKED * max(1, sum(bool(item.body) for item in found))
    announced = False
    for index, line in enumerate(lines):
        if not found[index].body:
            continue
        if opens_list(line.text):
            announced = True
            changed[index] = _leads(line.text)
        elif announced and len(line.text) < LONG and (linked[index] or line.kind == "item"):
            changed[index] = _leads(line.text)
        else:
            announced = False
            if linked[index] and not mostly and line.kind != "head":
                changed[index] = _leads(line.text)
    return changed


def _edges(lines: Sequence[Block], found: Sequence[Found]) -> list[Found]:
    """Subheads with nothing below them, and bylines and times below the body."""
    changed = list(found)
    below = False
    last = True
    for index in range(len(lines) - 1, -1, -1):
        line, item = lines[index], found[index]
        if not item.body:
            continue
        if line.kind == "head":
            if not below:
                changed[index] = boilerplate(line.text, "A subhead with nothing below it.")
            continue
        ending = byline(line.text) or bare_time(line.text) if last and index else None
        if ending is not None:
            changed[index] = ending
            continue
        below = True
        last = False
    return changed


def _dateline(blocks: list[Block]) -> tuple[Dateline | None, list[Block], tuple[Notice, ...]]:
    """The dateline at the head of the first paragraph made a field."""
    index = next((index for index, block in enumerate(blocks[:4]) if block.kind == "paragraph"), None)
    split = dateline(blocks[index].text) if index is not None else None
    if index is None or split is None:
        return None, blocks, ()
    place, words, rest = split
    changed = [*blocks[:index], attrs.evolve(blocks[index], text=rest.strip()), *blocks[index + 1 :]]
    return place, changed, (Notice("dateline-removed", "The dateline was taken out of the text.", words),)


def keys_of(texts: Iterable[str | None]) -> frozenset[str]:
    """The keys of texts, none of nothing."""
    return frozenset(filter(None, (key(text) for text in texts if text)))
