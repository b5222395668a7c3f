"""Feeds that are made to do harm: refused, or read in bounded time and memory."""

import io
import time
from typing import Any, BinaryIO

import pytest
from newsmodel_feeds import FEED, JSON_FEED
from newsmodel_markup import streams

from newsmodel import Article, Failure, Source, SourceError

ITEM = "<item><title>T</title><guid>g</guid><description>The ferry is late. The harbour is shut.</description></item>"


def read(data: bytes) -> list[Any]:
    return list(FEED.parse(Source.from_bytes(data, name="feed.xml"), None))


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">',
        '<!ENTITY c SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://nowhere.example/x.dtd"> %p;',
        '<!ENTITY c PUBLIC "x" "http://nowhere.example/">',
    ],
)
def test_entities_of_a_documents_own_are_refused(declared: str) -> None:
    data = f"<!DOCTYPE rss [{declared}]><rss><channel><item><title>&c;</title></item></channel></rss>".encode()
    assert FEED.recognise is not None
    assert FEED.recognise(data)
    with pytest.raises(SourceError, match="declares entities"):
        read(data)


@pytest.mark.slow
def test_nesting_of_ten_thousand_levels() -> None:
    deep = "<a>" * 10_000 + "x" + "</a>" * 10_000
    start = time.process_time()
    first, failure = read(
        f"<rss><channel>{ITEM}<item><description>{deep}</description></item></channel></rss>".encode()
    )
    (inside,) = read(
        f"<rss><channel><item><description><![CDATA[{deep}]]></description></item></channel></rss>".encode()
    )
    assert time.process_time() - start < 5
    assert isinstance(first, Article)
    assert isinstance(failure, Failure)
    assert "nested" in failure.message
    assert inside.text == "x"


def test_json_nested_ten_thousand_deep_is_refused() -> None:
    data = b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 10_000
    with pytest.raises(SourceError):
        list(JSON_FEED.parse(Source.from_bytes(data), None))


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["<", "&", "<a ", "<br", "<![CDATA[", "<!--", "&#", "</item>", "<item></x>", '<a b="', "&lt;a ", "]]>"]
)
def test_what_never_ends_takes_time_in_proportion(unit: str) -> None:
    def taken(count: int) -> float:
        data = f"<rss><channel>{ITEM}<item><description>{unit * count}".encode()
        start = time.process_time()
        list(FEED.parse(Source.from_bytes(data), None))
        return time.process_time() - start

    assert min(taken(4_000) for _ in range(2)) < 2.6 * 4 * min(taken(1_000) for _ in range(2)) + 0.05


class Long(io.RawIOBase):
    """A feed of many entries that is nowhere in memory."""

    def __init__(self, count: int) -> None:
        self._pieces = iter(["<rss><channel><title>P</title>", *[ITEM] * count, "</channel></rss>"])
        self._rest = b""
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._rest:
            self._rest = next(self._pieces, "").encode()
        taken, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(taken)] = taken
        self.given += len(taken)
        return len(taken)


def test_a_long_feed_is_read_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "WHOLE", 1000)
    opened: list[Long] = []

    def opener() -> BinaryIO:
        opened.append(Long(20_000))
        return io.BufferedReader(opened[-1])

    articles = iter(FEED.parse(Source(name="feed.xml", opener=opener), None))
    first, second = next(articles), next(articles)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert second.title == "T"
    assert opened[-1].given < 300_000 < 20_000 * len(ITEM)
