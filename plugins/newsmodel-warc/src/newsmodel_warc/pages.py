"""The pages of an archive: HTML that was answered with 200, as sources for the parser of web pages."""

from collections import Counter
from collections.abc import Iterator

import attrs
from fastwarc.warc import HeaderMap, WarcRecordType

from newsmodel import Failure, NewsmodelError, Skipped, Source, SourceError
from newsmodel.errors import told
from newsmodel.model import Notice
from newsmodel.records import Parsed
from newsmodel.text.patterns import pattern
from newsmodel_warc.archive import Taken, place, records
from newsmodel_warc.encodings import decoded
from newsmodel_warc.filters import wanted_language, wanted_url
from newsmodel_warc.options import WarcOptions

PAGES = WarcRecordType.response | WarcRecordType.resource
"""Records that may hold a page: answers, and files that were archived without asking a server."""

LARGEST = 2**24
"""Bytes of a page; what is larger is no article."""

MEDIA_TYPES = ("text/html", "application/xhtml+xml")
MARKUP = pattern("warc-markup", r"^\s*+(?:<!--[^>]{0,1000}+>\s*+)?+<(?:!doctype\s{1,9}html|html|head|body)\b", "i")
TRUNCATED = "body-truncated"

OTHER_URL = "of other addresses"
OTHER_LANGUAGE = "in other languages"
NO_SUCCESS = "not answered with 200"
NO_PAGE = "not HTML"


def pages(source: Source, options: WarcOptions) -> Iterator[Parsed]:
    """The pages of a source, then how many records were none, by reason."""
    skipped: Counter[str] = Counter()
    empty = True
    with source.open() as stream:
        for found in records(stream):
            empty = False
            if isinstance(found, Failure):
                yield found
                continue
            page = _page(found, source, options)
            if isinstance(page, str):
                skipped[page] += 1
            elif page is not None:
                found.told = isinstance(page, Failure)
                yield page
    if empty:
        yield Failure(message="no record in it; is it a WARC file?")
    for reason, count in sorted(skipped.items()):
        yield Skipped(reason=reason, count=count)


def _page(taken: Taken, outer: Source, options: WarcOptions) -> Source | Failure | str | None:
    """The page of a record, what is wrong with it, or why it is none; None where `records` tells what is wrong."""
    record = taken.record
    if not record.record_type & PAGES:
        return f"{record.record_type} records"
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    if not wanted_url(url, options.urls):
        return OTHER_URL
    try:
        return _html(taken, url, outer, options)
    except NewsmodelError as error:
        return Failure(message=getattr(error, "reason", str(error)), part=place(taken))
    except Exception as error:  # noqa: BLE001 - for broken data the library raises errors of several kinds
        return Failure(message=f"broken: {told(error)}", part=place(taken))


def _html(taken: Taken, url: str | None, outer: Source, options: WarcOptions) -> Source | str | None:
    record = taken.record
    http = _http(taken) if record.is_http else None
    if http is not None and http.status_code != 200:
        return NO_SUCCESS
    typed = (http if http is not None else record.headers).get("Content-Type")
    media_type, charset = content_type(typed)
    if media_type not in (*MEDIA_TYPES, ""):
        return NO_PAGE
    if record.content_length > LARGEST:
        raise SourceError(f"larger than {LARGEST:,} bytes; no article is")
    data = taken.body()
    if data is None:
        return None
    data = decoded(data, _codings(http), LARGEST)
    if not media_type and not MARKUP.match(data[:4096].decode("latin-1")):
        return NO_PAGE
    if not wanted_language(
        http.get("Content-Language") if http is not None else None, data, charset, options.languages
    ):
        return OTHER_LANGUAGE
    return _source(taken, data, media_type or MEDIA_TYPES[0], charset, url, outer)


def _http(taken: Taken) -> HeaderMap:
    """The headers of the answer; the reader stands behind them afterwards."""
    record = taken.record
    record.parse_http(auto_decode="none", quirks_mode=True, strict_mode=False)
    http = record.http_headers
    if http.status_code is None:
        raise SourceError("its HTTP header cannot be read")
    return http


def content_type(value: str | None) -> tuple[str, str | None]:
    """Media type and charset of a header such as `text/html; charset="utf-8"`; "" where there is none."""
    media_type, *parameters = (value or "").split(";")
    for parameter in parameters:
        key, _, charset = parameter.partition("=")
        if key.strip().lower() == "charset" and charset.strip(" \t\"'"):
            return media_type.strip().lower(), charset.strip(" \t\"'").lower()
    return media_type.strip().lower(), None


def _codings(http: HeaderMap | None) -> list[str]:
    """Encodings of the body in the order in which they were applied: of the content, then of the transfer."""
    if http is None:
        return []
    values = [value for name in ("Content-Encoding", "Transfer-Encoding") for value in http.get_multiple(name)]
    return [coding.strip().lower() for value in values for coding in value.split(",")]


def _source(taken: Taken, data: bytes, media_type: str, charset: str | None, url: str | None, outer: Source) -> Source:
    date = taken.record.headers.get("WARC-Date")
    source = Source.from_bytes(
        data,
        name=outer.name,
        part=place(taken),
        media_type=media_type,
        charset=charset,
        url=url,
        fetched=date,
        extra={"warc.date": date, "warc.offset": taken.offset},
    )
    truncated = taken.record.headers.get("WARC-Truncated")
    if truncated is None:
        return source
    notice = Notice(TRUNCATED, f"The crawler stored the beginning of the page alone (WARC-Truncated: {truncated}).")
    return attrs.evolve(source, notices=(notice,))
