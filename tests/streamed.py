"""Extractors at the top of a module, as another process needs them."""

import hashlib
import time
from collections.abc import Iterator
from typing import Any

import newsmodel as n


def find(article: n.Article, context: Any) -> Iterator[n.Actor]:
    """An actor for each article; "slow" takes a minute in Python, "stuck" a minute in one call into C."""
    if "slow" in article.text:
        time.sleep(60)
    if "stuck" in article.text:
        hashlib.pbkdf2_hmac("sha256", b"a", b"b", 10**8)
    if "bad" in article.text:
        raise KeyError("bad")
    yield n.Actor(name="Found", kind="group")


FINDER = n.Extractor(name="finder", provides=(n.Actor,), extract=find)
PIPELINE = n.Pipeline([FINDER])
