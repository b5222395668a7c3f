"""Templates to markup: the pieces of one article, and the page around the pieces of many."""

import base64
import functools
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsmodel import Article, __version__
from newsmodel.exporters.tables import role_text
from newsmodel.model import POSITIONS, Proposal, Reference
from newsmodel_report.cleaning import language_tag, printable, web_link
from newsmodel_report.dates import by_date, spoken_date
from newsmodel_report.highlights import Numbers, marked_paragraphs

SLOTS = {
    "index": "index_row.html",
    "quotes": "quotes.html",
    "proposals": "proposals.html",
    "articles": "article.html",
}
"""The places of a page that every article has a part in, and the template of each."""

HEADLINE = 70
"""Characters of the text that stand for a title where there is none."""

ACTS = {"state": "says", "deny": "denies", "ask": "asks", "decline": "does not say"}


def article_pieces(article: Article, numbers: Numbers) -> Mapping[str, str]:
    """The article's part in each slot of the page."""
    told = {
        "article": article,
        "numbers": numbers,
        "headline": headline(article),
        "most_quoted": _most_quoted(article),
        "quote_numbers": {quote.id: number for number, quote in enumerate(article.quotes, numbers.quote)},
        "paragraphs": marked_paragraphs(article, numbers),
    }
    return {slot: _environment().get_template(template).render(told) for slot, template in SLOTS.items()}


def page(told: Mapping[str, Any]) -> Iterator[str]:
    """A whole page, piece by piece; `told` is what `page.html` asks for, but for style, script and policy."""
    css, script = _resource("report.css"), _resource("report.js")
    return (
        _environment()
        .get_template("page.html")
        .generate(told, css=Markup(css), script=Markup(script), policy=_policy(css, script), version=__version__)  # noqa: S704 - our own files
    )


def headline(article: Article) -> str:
    """The title, else how the text begins."""
    if article.title and article.title.strip():
        return article.title
    start = " ".join(article.text[: HEADLINE * 4].split())
    if len(start) > HEADLINE:
        start = (start[:HEADLINE].rpartition(" ")[0] or start[:HEADLINE]) + " …"
    return start or "An article without words"


def _policy(css: str, script: str) -> str:
    """Nothing is loaded and nothing runs but this style and this script, told by their hashes."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(css)}'; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@functools.cache
def _resource(name: str) -> str:
    return (files("newsmodel_report") / "static" / name).read_text("utf-8")


@functools.cache
def _environment() -> Environment:
    """Everything that a template puts out is escaped; what a page must not hold is replaced."""
    environment = Environment(
        loader=PackageLoader("newsmodel_report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        act_text=ACTS.__getitem__,
        by_date=by_date,
        counted=counted,
        file_name=lambda name: (
            name.replace("\\", "/").rstrip("/").rpartition("/")[2]
        ),  # whose folders they are is private
        language_tag=language_tag,
        plural=lambda count, noun: noun if count == 1 else noun + "s",
        role_text=role_text,
        roles_of=_roles_of,
        spoken_date=spoken_date,
        terms_of=_terms_of,
        web_link=web_link,
    )
    return environment


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 article", "2,000 articles"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _shown(value: object) -> object:
    """What a template puts out, without characters that HTML forbids."""
    return printable(value) if type(value) is str else value


def _roles_of(reference: Reference, article: Article) -> str:
    roles = (role_text(role) for id in reference.actors for role in article.actor(id).roles)
    return ", ".join(dict.fromkeys(roles))


def _terms_of(proposal: Proposal, article: Article) -> list[tuple[str, str]]:
    """What belongs to a proposal beside its action, as far as the text tells it."""
    deadline = ""
    if proposal.deadline is not None:
        date = proposal.deadline.date
        known = f" ({spoken_date(date)})" if date and date not in proposal.deadline.text else ""
        deadline = proposal.deadline.text + known
    sides = {
        position: _names_of([stance.actor for stance in proposal.stances if stance.position == position], article)
        for position in POSITIONS
    }
    terms = (
        ("from whom", _names_of(proposal.addressees, article)),
        ("by when", deadline),
        ("on condition", "; ".join(span.text for span in proposal.conditions)),
        ("how much", "; ".join(span.text for span in proposal.quantities)),
        ("backed by", sides["support"]),
        ("opposed by", sides["oppose"]),
    )
    return [(label, value) for label, value in terms if value]


def _names_of(references: Sequence[Reference], article: Article) -> str:
    return "; ".join(dict.fromkeys(filter(None, map(article.name, references))))


def _most_quoted(article: Article) -> str | None:
    counts = Counter(id for quote in article.quotes if quote.speaker for id in dict.fromkeys(quote.speaker.actors))
    return article.actor(counts.most_common(1)[0][0]).name if counts else None
