"""Where in a page its article stands: between the headline and the last paragraph, with its standfirst and pictures."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs
from lxml import etree

from newsmodel.text.patterns import pattern
from newsmodel_html.blocks import Block
from newsmodel_html.captions import Picture
from newsmodel_html.head import Head
from newsmodel_html.jsonld import Node, plain, text_in
from newsmodel_html.lines import key
from newsmodel_html.tree import text_of

ELSEWHERE = frozenset(("aside", "nav", "footer"))
OTHER = pattern(
    "html-other-stories",
    r"(?<![a-z])(?:related|recommend(?:ed|ations?)?|most[-_]?(?:read|popular|viewed)|trending|popular|teasers?|promos?|newsletters?|sidebar|"
    r"read[-_]?(?:more|next|also)|more[-_]?(?:from|on|stories|news)|also[-_]?read|see[-_]?also|outbrain|taboola|sign[-_]?up|subscribe|"
    r"comments?|carousel-nav|cookie|consent|author[-_]?bio|up[-_]?next)(?![a-z])",
    "i",
    plain=True,
)
"""Classes of boxes that hold other stories, promotion or comments."""
HEADLINES = ("h1", "h2", "h3", "h4", "h5")

STANDFIRST = pattern(
    "html-standfirst",
    r"(?<![a-z])(?:standfirst|sub-?title|sub-?head(?:line|ing)?|dek|deck|chapo|strap-?line|article-?summary)(?![a-z])|(?:Standfirst|SubTitle|Subtitle|SubHeadline|Subheadline|Dek)(?![a-z])",
    "i",
)
SHOWN = pattern(
    "html-description-shown",
    r"(?<![a-z])(?:summary|intro|introduction|lead|lede|description|excerpt|abstract|teaser|preamble|kicker)(?![a-z])",
    "i",
)
DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
SHORTEST_SUBTITLE, LONGEST_SUBTITLE = 20, 500


@attrs.frozen
class Place:
    """Where the article stands.

    Attributes:
        order: position of each element of the tree.
        paragraphs: the elements of the body's lines that were found again, in order.
        headline: the element of the headline, or None.
    """

    order: dict[etree._Element, int]
    paragraphs: Sequence[etree._Element]
    headline: etree._Element | None

    @property
    def known(self) -> bool:
        """Whether the body was found again in the tree."""
        return bool(self.paragraphs)

    def around(self) -> etree._Element | None:
        """The innermost element with both the headline and the body in it."""
        if not self.paragraphs:
            return None
        above = set(self.paragraphs[0].iterancestors())
        inner = self.paragraphs[-1] if self.headline is None else self.headline
        return next((element for element in inner.iterancestors() if element in above), None)

    def holds(self, box: etree._Element) -> bool:
        """Whether a picture's box belongs to the article and not to another story, the page's frame or a comment."""
        around = self.around()
        ancestors = list(box.iterancestors())
        first, last = self.paragraphs[0], self.paragraphs[-1]
        above = set(first.iterancestors()) | {first}
        if around is not None and around not in ancestors and around is not box:
            return False
        for element in (box, *ancestors):
            if element in above:
                break
            if element.tag in ELSEWHERE or element.tag == "article" or OTHER.search(element.get("class") or ""):
                return False
            if element.tag in ("a", "li", "section", "div") and _is_card(element):
                return False
        return self.order.get(box, 0) <= self.order[last] or any(
            parent.tag == "article" and parent in above for parent in ancestors
        )


def ordered(root: etree._Element) -> dict[etree._Element, int]:
    """The position of each element; lxml makes an object of an element once as long as this is kept."""
    return {element: index for index, element in enumerate(root.iter())}


def find_place(
    root: etree._Element, order: dict[etree._Element, int], blocks: Iterable[Block], titles: Collection[str]
) -> Place:
    """Where the lines of a body and the headline stand in the tree.

    Args:
        root: of the page.
        order: of its elements, before any were taken out.
        blocks: of the body.
        titles: keys of the headline.
    """
    wanted = {block.text for block in blocks if len(block.text) > 25}
    found = [element for element in root.iter("p", "li", "h2", "h3", "blockquote") if text_of(element) in wanted]
    headline = next((element for element in root.iter("h1", "h2") if key(text_of(element)) in titles), None)
    return Place(order, found, next(root.iter("h1"), None) if headline is None else headline)


def admitted(pictures: Iterable[Picture], place: Place) -> Iterator[Picture]:
    """The pictures of the article; all that are not in the page's frame where the body was not found again."""
    for picture in pictures:
        if place.known:
            if place.holds(picture.box):
                yield picture
        elif not any(parent.tag in ELSEWHERE for parent in picture.box.iterancestors()):
            yield picture


def _is_card(element: etree._Element) -> bool:
    """Whether an element is a card of another story: a headline that is a link."""
    for headline in element.iter(*HEADLINES):
        if headline.find(".//a") is not None or any(parent.tag == "a" for parent in headline.iterancestors("a")):
            return True
    return False


def find_subtitle(head: Head, node: Node, place: Place, titles: Collection[str]) -> tuple[str, str] | None:
    """The standfirst, and the place that gave it: what stands as one between the headline and the first paragraph.

    A description that the page does not show is left: pages cut it from the first paragraph, or write it for search
    engines.
    """
    if place.headline is None:
        return None
    described = {key(text): (text, origin) for text, origin in reversed(list(_descriptions(head, node)))}
    start = place.order[place.headline]
    first = place.order[place.paragraphs[0]] if place.known else len(place.order)
    for element, index in place.order.items():
        if index > first:
            break
        if (
            index <= start
            or element.getparent() is None
            or element.tag not in ("p", "h2", "h3", "h4", "div", "span", "strong", "li", "header")
            or len(element) > 12
        ):
            continue
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('id') or ''}"
        strong = STANDFIRST.search(names) is not None or "alternativeHeadline" in names
        weak = element.tag in ("h2", "h3", "h4") or SHOWN.search(names) is not None
        if not (strong or weak):
            continue
        text = plain("".join(element.itertext())) or ""
        if not SHORTEST_SUBTITLE <= len(text) <= LONGEST_SUBTITLE or key(text) in titles:
            continue
        if key(text) in described:
            return text, described[key(text)][1]
        if strong:
            return text, "html:standfirst"
    return None


def _descriptions(head: Head, node: Node) -> Iterator[tuple[str, str]]:
    for term in ("alternativeHeadline", "description"):
        text = text_in(node.get(term))
        if text:
            yield text, f"json-ld:{term}"
    for name in DESCRIPTIONS:
        for text in head.meta.get(name, ()):
            yield text, f"meta:{name}"
