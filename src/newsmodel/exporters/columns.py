"""What the five tables hold, column by column: for the writers, for the descriptor beside the files, for the docs."""

from collections.abc import Mapping
from typing import Literal

import attrs

from newsmodel.model.actor import ACTOR_KINDS
from newsmodel.model.proposal import MODALITIES, POLARITIES, PROPOSAL_ACTS
from newsmodel.model.quote import QUOTE_ACTS, QUOTE_KINDS
from newsmodel.model.spans import MENTION_KINDS

SEPARATOR = "; "
"""Between the items of a list in one cell."""

ColumnType = Literal["string", "integer", "list"]


@attrs.frozen
class Column:
    """A column of a table.

    Attributes:
        name: in the first row.
        says: what a cell holds, for people.
        type: string, integer, or list: texts joined by `SEPARATOR`.
        required: never empty.
        values: those that there can be, where they are few.
        pattern: regular expression of the whole cell.
    """

    name: str
    says: str
    type: ColumnType = "string"
    required: bool = attrs.field(default=False, kw_only=True)
    values: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    pattern: str | None = attrs.field(default=None, kw_only=True)


@attrs.frozen
class Link:
    """Columns whose cells are the key of a row of another table."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@attrs.frozen
class Table:
    """A table of the set.

    Attributes:
        says: what a row is.
        columns: in their order; only ever appended to, so that what people built on them goes on working.
        key: the columns that tell one row from another.
        links: to the other tables.
    """

    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


_TIME = r"\d{4}-\d{2}-\d{2}[\s\S]*"
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"

_RECORD_KEY = ("article_id", "id")
_TO_ARTICLE = Link(("article_id",), "articles", ("id",))
_ARTICLE = Column("article_id", "the article's id", required=True)
_ID = Column("id", "unique in the article", required=True)
_ORIGIN = (
    Column("published", "the article's: ISO 8601, with its offset where one was given", pattern=_TIME),
    Column("publisher", "the article's"),
    Column("title", "the article's"),
    Column("url", "the article's"),
)
_CONTEXT = Column("context", "the whole sentences around it")
_START = Column(
    "start", "first character of the article's text, counted from 0 in code points", "integer", required=True
)
_END = Column("end", "the character after the last", "integer", required=True)
_RULE = Column("rule", "the rule that found it")
_BY = Column("by", "the extractor that found it")
_DETAILS = Column(
    "details", "the whole record as JSON; from here and from `text` the tables are read back", required=True
)


def _person(who: str) -> tuple[Column, ...]:
    """The columns that say who it is: name, role, country, kind, and the article's own words."""
    return (
        Column(who, "names, as far as the words could be resolved", "list"),
        Column(f"{who}_role", "their roles: President of EU Commission", "list"),
        Column(f"{who}_country", "their countries: ISO 3166-1 alpha-2", "list"),
        Column(f"{who}_kind", f"of each: {', '.join(ACTOR_KINDS)}", "list"),
        Column(f"{who}_as_written", "the words that mean them here: he, the minister"),
    )


TABLES: Mapping[str, Table] = {
    "articles": Table(
        "an article",
        (
            Column("id", "unique among articles; a hash of url, title, published and text", required=True),
            Column("published", "ISO 8601, with its offset where one was given", pattern=_TIME),
            Column("publisher", "as the source gives it"),
            Column("title", "as the source gives it"),
            Column("url", "as the source gives it"),
            Column("authors", "names alone", "list"),
            Column("language", "as declared: BCP 47"),
            Column("words", "how many in the text", "integer", required=True),
            Column("quotes", "how many were found", "integer", required=True),
            Column("proposals", "how many were found", "integer", required=True),
            Column("text", "the body; offsets count its code points"),
            Column("details", "the article's other fields as JSON, for reading back", required=True),
        ),
        key=("id",),
    ),
    "actors": Table(
        "a person, organisation, country, place or group in an article",
        (
            _ARTICLE,
            _ID,
            Column("name", "the fullest name in the article, without titles", required=True),
            Column("kind", "what it is", required=True, values=ACTOR_KINDS),
            Column("roles", "as the article gives them: President of EU Commission", "list"),
            Column("country", "ISO 3166-1 alpha-2", pattern="[A-Z]{2}"),
            Column("mentions", "how often the article means it", "integer", required=True),
            Column("quotes", "how many it speaks", "integer", required=True),
            Column("proposals", "how many it makes", "integer", required=True),
            _BY,
            _DETAILS,
        ),
        key=_RECORD_KEY,
        links=(_TO_ARTICLE,),
    ),
    "mentions": Table(
        "a place in an article where the text means an actor",
        (
            _ARTICLE,
            Column("actor_id", "the actor's id", required=True),
            Column("name", "the actor's", required=True),
            Column("kind", "by name, by description or by pronoun", required=True, values=MENTION_KINDS),
            Column("text", "the words: he, the minister"),
            _START,
            _END,
        ),
        links=(_TO_ARTICLE, Link(("article_id", "actor_id"), "actors", _RECORD_KEY)),
    ),
    "quotes": Table(
        "something that somebody said, denied, asked or did not say",
        (
            *(_ARTICLE, _ID, *_ORIGIN, *_person("speaker")),
            Column("addressee", "names of who was told, or the words for them", "list"),
            Column("act", "state, or what was not said as a statement", required=True, values=QUOTE_ACTS),
            Column("kind", "by the quotation marks alone: all, some or none", required=True, values=QUOTE_KINDS),
            Column("quote", "the words, without the outer marks"),
            Column("cue", "said, according to"),
            *(_CONTEXT, _START, _END),
            Column("speaker_ids", "ids of actors of the same article", "list"),
            *(_RULE, _BY, _DETAILS),
        ),
        key=_RECORD_KEY,
        links=(_TO_ARTICLE,),
    ),
    "proposals": Table(
        "something that somebody wants done, plans, offers, threatens or refuses",
        (
            *(_ARTICLE, _ID, *_ORIGIN, *_person("proposer")),
            Column("act", "what is done with it", required=True, values=PROPOSAL_ACTS),
            Column("polarity", "of the action: to do it or not to do it", required=True, values=POLARITIES),
            Column("modality", "the modal that carries it", values=MODALITIES),
            Column("action", "what should (not) be done"),
            Column("addressees", "names of who should act, or the words for them", "list"),
            Column("conditions", "if there is a deal", "list"),
            Column("deadline", "the words: by the end of June"),
            Column("deadline_date", "a year, a month or a day, where it can be known", pattern=_DATE),
            Column("quantities", "the words: 3 percent", "list"),
            Column("supporters", "names of who supports it, or the words for them", "list"),
            Column("opponents", "names of who opposes it, or the words for them", "list"),
            Column("cue", "called on, must"),
            _CONTEXT,
            # A key with a part that may be empty: validators take such a pair for a broken key, so it is no Link.
            Column("quote_id", "id of the quote of the same article in which it was made"),
            *(_START, _END),
            Column("proposer_ids", "ids of actors of the same article", "list"),
            *(_RULE, _BY, _DETAILS),
        ),
        key=_RECORD_KEY,
        links=(_TO_ARTICLE,),
    ),
}
"""The tables by name, in the order in which one leads to the next."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    name: tuple(column.name for column in table.columns) for name, table in TABLES.items()
}
"""The names of the columns of each table, in their order."""
