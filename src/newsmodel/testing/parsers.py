"""The laws of parsers."""

import re
from collections.abc import Iterator
from typing import Any

import attrs
from hypothesis import strategies as st

from newsmodel.codec import to_builtins
from newsmodel.errors import NewsmodelError
from newsmodel.model import Article
from newsmodel.pipeline import build_options
from newsmodel.records import Failure, Parsed, Parser, Skipped, Source
from newsmodel.testing.hostile import hold_linear
from newsmodel.testing.law import BrokenLaw, Law, Setup, law
from newsmodel.testing.shown import shown, shown_list
from newsmodel.testing.strategies import LABELS, dirt, texts
from newsmodel.testing.watch import watched

LAWS: list[Law] = []

CHARSETS = (None, None, "utf-8", "utf-16", "windows-1252", "shift_jis", "no-such-charset")


@attrs.frozen
class Input:
    """Bytes, and the character set that they are declared to be in."""

    data: bytes
    charset: str | None = None

    def source(self) -> Source:
        """As a parser gets it."""
        return Source.from_bytes(self.data, name="example", charset=self.charset)

    def __repr__(self) -> str:
        return f"{self.data!r}, declared as {self.charset}" if self.charset else repr(self.data)


def _bytes_of(setup: Setup) -> tuple[bytes, ...]:
    return tuple(sample.encode() if isinstance(sample, str) else sample for sample in setup.samples)


def _changed(samples: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """Samples as they are, cut, and with some bytes in place of others."""

    def change(sample: bytes, start: int, length: int, new: bytes) -> bytes:
        start %= len(sample) + 1
        return sample[:start] + new + sample[start + length :]

    some = st.sampled_from(samples)
    pieces = st.binary(max_size=3) | st.sampled_from([b"\n", b'"', b"{", b",", b"\x00", b"\xff", b"\r", b"null"])
    cut = st.builds(lambda sample, at: sample[: at % (len(sample) + 1)], some, st.integers(0, 10_000))
    return some | cut | st.builds(change, some, st.integers(0, 10_000), st.integers(0, 8), pieces)


def any_bytes(setup: Setup) -> st.SearchStrategy[Any]:
    """Bytes of every sort: noise, texts in several encodings, lone surrogates, and the samples with changes."""
    encoded = st.builds(
        lambda text, charset: text.encode(charset, "surrogatepass" if charset.startswith("utf") else "replace"),
        texts(surrogates=True),
        st.sampled_from(["utf-8", "utf-16", "utf-8-sig", "windows-1252"]),
    )
    lines = st.lists(dirt(), max_size=8).map(lambda found: "\n".join(found).encode())
    data = st.binary(max_size=80) | encoded | lines
    plain = st.builds(Input, data, st.sampled_from(CHARSETS))
    return plain | _changed(_bytes_of(setup)).map(Input) if setup.samples else plain


TELLING = (
    b"",
    b"\x00",
    b"\xff",
    b"\n",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"{}",
    b"\xc3\xa9\r\n",
    "\ufeff😀".encode("utf-16"),
)
"""Bytes that careless parsers stumble over: nothing, no text, half a character, byte order marks, a lone surrogate."""


def telling(setup: Setup) -> list[Input]:
    """What careless parsers stumble over, and the samples as they are."""
    return [*map(Input, TELLING), Input(b"a", "no-such-charset"), *map(Input, _bytes_of(setup))]


def parsed(record: Parser, source: Source) -> Iterator[Parsed]:
    """What the parser gives for a source; whatever it raises passes through."""
    yield from record.parse(source, build_options(record.options, None, plugin=record.name))


def outcome(record: Parser, source: Source) -> tuple[list[Any], str]:
    """All that the parser gives, and what it raised at the end, if anything."""
    found: list[Any] = []
    try:
        found.extend(parsed(record, source))
    except Exception as error:  # noqa: BLE001 - a plugin may raise anything
        return found, f"{type(error).__name__}: {error}"
    return found, ""


@law(
    "any bytes give articles, sources and failures, or raise an error of newsmodel",
    LAWS,
    fixed=telling,
    drawn=any_bytes,
)
def any_bytes_do(record: Parser, example: Input) -> None:
    """A KeyError in a broken file is a bug; a `SourceError` or a `Failure` that says what is wrong is not."""
    try:
        for item in parsed(record, example.source()):
            if not isinstance(item, Article | Source | Failure | Skipped):
                raise BrokenLaw("an Article, a Source, a Failure or a Skipped", shown(item, 300))
    except NewsmodelError:
        return
    except BrokenLaw:
        raise
    except Exception as error:
        raise BrokenLaw("articles, failures or a NewsmodelError", f"{type(error).__name__}: {error}") from error


@law("`recognise` answers for any bytes, and says the same every time", LAWS, fixed=telling, drawn=any_bytes)
def recognise_answers(record: Parser, example: Input) -> None:
    """It is asked about files of every format there is."""
    if record.recognise is None:
        return
    try:
        answers = [bool(record.recognise(example.data[:4096])) for _ in range(2)]
    except Exception as error:
        raise BrokenLaw("yes or no", f"{type(error).__name__}: {error}") from error
    if answers[0] is not answers[1]:
        raise BrokenLaw(f"{answers[0]} again", str(answers[1]))


def _in_turn(setup: Setup) -> st.SearchStrategy[Any]:
    return st.tuples(any_bytes(setup), any_bytes(setup))


@law("the same bytes give the same articles, whatever was read before", LAWS, drawn=_in_turn)
def deterministic(record: Parser, example: tuple[Input, Input]) -> None:
    """Once, again, and after other bytes."""
    first, other = example
    outcome(record, Source.from_bytes(b""))
    before = _said(outcome(record, first.source()))
    outcome(record, other.source())
    after = _said(outcome(record, first.source()))
    if before != after:
        raise BrokenLaw(f"as at first: {before[:300]}", after[:300], example=example)


def _said(found: tuple[list[Any], str]) -> str:
    items, error = found
    return (
        shown([(item.name, item.part, _held(item)) if isinstance(item, Source) else item for item in items], 10**9)
        + error
    )


def _held(source: Source) -> bytes | str:
    """What a source inside holds, or why it cannot be read: compressed data may be broken further on."""
    try:
        return source.read()
    except NewsmodelError as error:
        return str(error)


def _reads_text(record: Any, setup: Setup) -> str | None:
    return None if "text/plain" in record.media_types else "it does not read plain text (media type text/plain)"


def _lines(setup: Setup) -> st.SearchStrategy[Any]:
    return st.lists(dirt(), max_size=8).map("\n".join)


@law(
    "no word of a text is lost: each is in the body, a caption, a field or a notice",
    LAWS,
    drawn=_lines,
    skip=_reads_text,
)
def nothing_lost(record: Parser, text: str) -> None:
    """Words such as "Published:" that only say what a line is may go."""
    found, error = outcome(record, Source.from_text(text))
    if error:
        return
    kept = _words(" ".join(string for item in found for string in _strings(_plain(item))))
    lost = [word for word in sorted(_words(text) - LABELS - kept) if not _of_two(word, kept)]
    if lost:
        raise BrokenLaw(f"the words {shown_list([repr(word) for word in lost])} somewhere", shown(found, 400))


def _of_two(word: str, kept: set[str]) -> bool:
    """Two parts of a line may have been told apart that had nothing between them: "GettyThe harbour"."""
    return any(word[:at] in kept and word[at:] in kept for at in range(1, len(word)))


def _plain(item: Any) -> Any:
    return to_builtins(item) if isinstance(item, Article) else getattr(item, "message", "")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


@law("reading opens no connection, starts no program and leaves no file behind", LAWS, fixed=telling, drawn=any_bytes)
def keeps_to_itself(record: Parser, example: Input) -> None:
    """What a file links to is not fetched."""
    with watched() as deeds:
        outcome(record, example.source())
    if deeds.told():
        raise BrokenLaw("nothing but reading", shown_list(deeds.told()))


@law("hostile bytes take time in proportion to their length", LAWS, fixed=lambda setup: [_bytes_of(setup)])
def linear_time(record: Parser, samples: tuple[bytes, ...]) -> None:
    """Marks, brackets, capitals, commas, line ends, one long line; and each sample with hostile text in its middle."""

    def prepared(text: str) -> Any:
        data = [text.encode(), *(_filled(sample, text) for sample in samples[:2])]
        return lambda: [outcome(record, Source.from_bytes(item)) for item in data]

    hold_linear(prepared)


def _filled(sample: bytes, text: str) -> bytes:
    middle = len(sample) // 2
    return sample[:middle] + text.encode() + sample[middle:]
