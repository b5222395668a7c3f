"""Addresses: RFC 3986 all of them, and different for different records."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_linked.addresses import Addresses, web_address

from newsmodel import Actor, Article
from newsmodel.testing.strategies import articles

URI = re.compile(
    r"[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+(?:#(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
)


@given(articles())
@settings(max_examples=25, deadline=None)
def test_all_are_uris_and_differ(article: Article) -> None:
    addresses = Addresses()
    found = [addresses.article(article)]
    for records in (article.actors, article.quotes, article.proposals):
        found += [address for address, _ in addresses.records(article, records)]
    assert all(map(URI.fullmatch, found))
    assert len(set(found)) == len(found)


def test_records_are_told_apart_whatever_their_ids() -> None:
    ids = ["actor-x", "x", "::1", ":1", "", "", "é", "a b", "a%20b"]
    actors = tuple(Actor(id=id, name="A", kind="person") for id in ids)
    article = Article(id="a/b", text="", actors=actors)
    found = [address for address, _ in Addresses().records(article, actors)]
    assert found[:2] == ["urn:newsmodel:a%2Fb#actor-x", "urn:newsmodel:a%2Fb#actor:x"]
    assert len(set(found)) == len(ids)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/Ärger", "https://example.org/%C3%84rger"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%C3%84", "https://example.org/%C3%84"),
        ("https://example.org/a[1]#b#c", "https://example.org/a%5B1%5D#b%23c"),
        ("HTTPS://example.org:80/", "HTTPS://example.org:80/"),
        (None, None),
        ("", None),
        ("example.org/a", None),
        ("/a", None),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https://example.org/a b", None),
        ("https://example.org:port/", None),
        ("https://[::1/", None),
    ],
)  # fmt: skip
def test_addresses_of_pages(url: str | None, expected: str | None) -> None:
    assert web_address(url) == expected


@given(st.text() | st.text().map("https://example.org/".__add__) | st.text().map("http://".__add__))
def test_a_page_has_an_address_or_none(url: str) -> None:
    found = web_address(url)
    assert found is None or URI.fullmatch(found[:4].lower() + found[4:]) or found[:5].upper() == "HTTPS"
