"""The fast engine: resiliparse finds the body, and the head alone is read for metadata."""

from typing import Any

from newsmodel import Article, Caption, Source, UsageError
from newsmodel.text.patterns import pattern
from newsmodel_html import access, captions
from newsmodel_html.blocks import Block
from newsmodel_html.head import read_head
from newsmodel_html.lines import Known, clean_body, keys_of
from newsmodel_html.metadata import read_metadata
from newsmodel_html.options import HtmlOptions
from newsmodel_html.page import make_article
from newsmodel_html.tree import DEEPEST, check_limits, parse_tree, refused

HEAD = pattern("html-head-end", r"</head\s{0,10}+>|<body\b", "i", plain=True)
LD = pattern("html-ld-script", r"<script\b[^>]{0,300}+>", "i", plain=True)
NESTING = pattern(
    "html-nesting",
    r"</?(?!(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|path|source|td|th|tr|track|wbr)\b)[a-z]",
    "i",
    plain=True,
)
"""Tags of elements that stand open until they are closed: neither void nor ended by the next of their kind."""
MOST_CAPTIONS = 500
CAPTIONS = "figcaption, .wp-caption-text, .caption, [itemprop=caption], .cutline"


def read_fast(markup: str, source: Source, options: HtmlOptions) -> Article:
    """The article of a page; live blogs are one body, and what only the markup tells of metadata is not asked.

    Raises:
        SourceError: a page of more tags or attributes than one can need.
        UsageError: resiliparse is not installed.
    """
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.html import HTMLTree
    except ImportError as error:
        raise UsageError("html.engine=fast needs resiliparse: pip install 'newsmodel-html[fast]'") from error
    check_limits(markup, source, options.tags)
    if _depth(markup) > DEEPEST:
        raise refused(source, f"elements nested more than {DEEPEST} deep, which no page needs")
    head = read_head(parse_tree(_head_of(markup), source, options.tags), source.url)
    tree: Any = HTMLTree.parse(markup)
    headings = tuple(" ".join(node.text.split()) for node in tree.document.query_selector_all("h1"))
    metadata, node = read_metadata(head.having(headings), None, source.url, source.fetched)
    found = _take_captions(tree)
    text = extract_plain_text(tree, main_content=True, list_bullets=False, alt_texts=False, comments=False)
    known = Known(titles=keys_of(metadata.titles), captions=keys_of(caption.text for caption in found))
    cleaned = clean_body([Block(" ".join(line.split())) for line in text.splitlines() if line.strip()], known)
    wall = access.paywall(head, node or {}, None)
    notices = [
        *metadata.notices,
        *([wall] if wall else []),
        *access.truncated(node or {}, cleaned.text, walled=wall is not None),
    ]
    found += captions.captions_in_json(node or {}, head.graph)
    return make_article(cleaned, metadata, found, "resiliparse", notices)


def _depth(markup: str) -> int:
    """How deep elements nest at most, by their tags: resiliparse takes a time that grows with its square."""
    depth = deepest = 0
    for match in NESTING.finditer(markup):
        depth = max(depth - 1, 0) if match[0][1] == "/" else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _head_of(markup: str) -> str:
    """The head of a page and the JSON-LD below it."""
    end = HEAD.search(markup)
    cut = end.start() if end is not None else 0
    scripts = []
    for match in LD.finditer(markup, cut):
        if "ld+json" in match[0]:
            close = markup.find("</script", match.end())
            scripts.append(markup[match.start() : close] + "</script>")
    return markup[:cut] + "".join(scripts) + "</head><body></body>"


def _take_captions(tree: Any) -> list[Caption]:
    found = []
    for node in tree.document.query_selector_all(CAPTIONS)[:MOST_CAPTIONS]:
        text = " ".join((node.text or "").split())
        caption = captions.make_caption(text) if len(text) <= captions.LONGEST else None
        if caption is not None:
            found.append(caption)
        if node.parent is not None and len(text) <= captions.LONGEST:
            node.decompose()
    return found
