"""An article from its head and its body."""

from collections.abc import Iterable, Mapping

import attrs

from newsmodel import Article, Caption, Dateline, Notice, Origin
from newsmodel.parsers.text.article import read_body
from newsmodel_markup.fragment import Fragment
from newsmodel_markup.head import Head


def assemble(
    head: Head,
    body: Fragment,
    *,
    captions: Iterable[Caption] = (),
    notices: Iterable[Notice] = (),
    dateline: Dateline | None = None,
    part: str | None = None,
    extra: Mapping[str, object] | None = None,
) -> Article:
    """The article: lines of the body that are bylines, captions, furniture and the like are told from it.

    Args:
        head: what is known beside the body; it wins over what the body says.
        body: its paragraphs, captions and notices.
        captions: of pictures that stand beside the body.
        notices: more of them.
        dateline: taken where the body opens with none.
        part: for `Article.source`.
        extra: for `Article.extra`.
    """
    article = read_body(body.text, head.fields, (*head.notices, *notices, *body.notices))
    all_captions = dict.fromkeys((*body.captions, *captions, *article.captions))
    return attrs.evolve(
        article,
        captions=tuple(_distinct(all_captions)),
        dateline=article.dateline or dateline,
        source=Origin(part=part) if part is not None else None,
        extra=dict(extra or {}),
    )


def _distinct(captions: Iterable[Caption]) -> list[Caption]:
    """Each picture once: a caption without credit goes where the same caption has one."""
    captions = list(captions)
    credited = {caption.text for caption in captions if caption.credit}
    return [caption for caption in captions if caption.credit or caption.text not in credited]
