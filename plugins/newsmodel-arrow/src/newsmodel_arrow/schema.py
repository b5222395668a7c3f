"""The table of articles: one row an article, with its records nested in lists.

The columns are the keys of newsmodel's JSON, in their order, and `error`. Every column may be null, since engines lose
"not null" on the way, but a row without an error has an `id`, a `text` and lists.
"""

import pyarrow as pa

from newsmodel.codec import SCHEMA as SCHEMA_NAME

VERSION_KEY = b"newsmodel.schema"
"""Where the table's metadata says which schema of newsmodel it follows; engines may drop it, and absent means 1."""

_TEXT, _OFFSET, _NUMBER = pa.string(), pa.int64(), pa.float64()
_TEXTS = pa.list_(_TEXT)

_SPAN = {"start": _OFFSET, "end": _OFFSET, "text": _TEXT}
"""Offsets count code points of the article's text, as everywhere in newsmodel; SQL's substring counts from 1."""

SPAN = pa.struct(_SPAN)
MENTION = pa.struct({**_SPAN, "kind": _TEXT})
DEADLINE = pa.struct({**_SPAN, "date": _TEXT})
QUANTITY = pa.struct({**_SPAN, "value": _NUMBER, "upper": _NUMBER, "unit": _TEXT, "bound": _TEXT})
REFERENCE = pa.struct({"actors": _TEXTS, "mention": SPAN})
ROLE = pa.struct({"title": _TEXT, "of": _TEXT, "former": pa.bool_()})
STANCE = pa.struct({"actor": REFERENCE, "position": _TEXT, "cue": SPAN})
DATELINE = pa.struct({"place": _TEXT, "agency": _TEXT})
CAPTION = pa.struct({"text": _TEXT, "credit": _TEXT})
NOTICE = pa.struct({"code": _TEXT, "message": _TEXT, "text": _TEXT})
SOURCE = pa.struct({"name": _TEXT, "part": _TEXT, "format": _TEXT, "sha256": _TEXT})
STAMP = pa.struct({"name": _TEXT, "version": _TEXT})

ACTOR = pa.struct(
    {
        "id": _TEXT,
        "by": _TEXT,
        "rule": _TEXT,
        "name": _TEXT,
        "kind": _TEXT,
        "roles": pa.list_(ROLE),
        "country": _TEXT,
        "mentions": pa.list_(MENTION),
        "extra": _TEXT,
    }
)
QUOTE = pa.struct(
    {
        "id": _TEXT,
        "by": _TEXT,
        "rule": _TEXT,
        "act": _TEXT,
        "kind": _TEXT,
        "content": pa.list_(SPAN),
        "cue": SPAN,
        "speaker": REFERENCE,
        "addressee": REFERENCE,
        "extra": _TEXT,
    }
)
PROPOSAL = pa.struct(
    {
        "id": _TEXT,
        "by": _TEXT,
        "rule": _TEXT,
        "act": _TEXT,
        "action": SPAN,
        "cue": SPAN,
        "modality": _TEXT,
        "polarity": _TEXT,
        "proposer": REFERENCE,
        "addressees": pa.list_(REFERENCE),
        "conditions": pa.list_(SPAN),
        "deadline": DEADLINE,
        "quantities": pa.list_(QUANTITY),
        "stances": pa.list_(STANCE),
        "quote": _TEXT,
        "extra": _TEXT,
    }
)
ERROR = pa.struct({"stage": _TEXT, "plugin": _TEXT, "error": _TEXT, "message": _TEXT})
"""What failed on a row, in the words of the errors file of `newsmodel convert`."""

SCHEMA = pa.schema(
    {
        "id": _TEXT,
        "text": _TEXT,
        "title": _TEXT,
        "subtitle": _TEXT,
        "url": _TEXT,
        "publisher": _TEXT,
        "section": _TEXT,
        "authors": _TEXTS,
        "keywords": _TEXTS,
        "published": _TEXT,
        "modified": _TEXT,
        "language": _TEXT,
        "dateline": DATELINE,
        "captions": pa.list_(CAPTION),
        "notices": pa.list_(NOTICE),
        "source": SOURCE,
        "extractors": pa.list_(STAMP),
        "actors": pa.list_(ACTOR),
        "quotes": pa.list_(QUOTE),
        "proposals": pa.list_(PROPOSAL),
        "extra": _TEXT,
        "error": ERROR,
    },
    metadata={VERSION_KEY: SCHEMA_NAME.encode()},
)
"""The Arrow schema of a table of articles. `extra`, of the article and of each record, is JSON, null where empty."""
