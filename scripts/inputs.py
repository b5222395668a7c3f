"""Inputs that nobody would write by hand, made from a number: the same number gives the same bytes.

Four kinds in turn: random bytes, mutated seeds, news-like sentences put together from a small grammar, and dirt: what
sticks to scraped text, in any order and encoding.
"""

import random
from collections.abc import Callable
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"
ENCODINGS = ("utf-8", "utf-8", "utf-8", "cp1252", "utf-16", "latin-1", "utf-8-sig")

MARKS = "“ ” \" ‘ ' ’ « » „ `` '' ( ) [ ] — – - … . , ; : ! ?".split()
DIRT = (
    "READ MORE: The rest", "[caption id=1]", "[/caption]", "Photo: Ann Lee/Getty", "By Ann Lee and Bob Ray",
    "ADVERTISEMENT", "Published: 5 March 2025, 14:02 GMT", "Updated 5/3/2025", "[#item_date]", "{{title}}",
    "LONDON (Reuters) - ", "http://a.b/c", "The post A appeared first on B", "â€œOh!â€\x9d", "\u200b", "\ufeff",
    "\x1b[31m", "\x00", "\u2028", "\x85", "\r\n", "\n\n", "\t", "\u202e", "e\u0301", "🌍", "𝔘", "שלום", "ﬁ", "İ", "ß",
    "\u00a0", "(Reporting by Ann Lee; Editing by Bob Ray)", "Title: A", "Author: Ann Lee", "Date: 2025-03-05",
    "* * *", "Copyright 2025", "Mr", "Mr.", "U.S.", "6'2\"", "'90s", "£800bn", "5%", "2030",
)  # fmt: skip
NAMES = (
    "Ann Lee", "Lee", "Sir Keir Starmer", "Mr Starmer", "the prime minister", "he", "she", "they", "we", "Nato",
    "the EU", "Britain", "officials", "a spokesman for the ministry", "the European Commission", "the Commission",
    "Ursula von der Leyen", "al-Assad", "Prof. J. R. Smith Jr", "the former Ukrainian PM Oleg Ray", "Bob", "police",
    "O'Neill", "Kyiv", "McDonald's", "IBM", "who",
)  # fmt: skip
CUES = (
    "said", "says", "told reporters", "added", "warned", "asked", "denied", "declined to say", "called on", "urged",
    "proposed", "according to", "thinks", "promised to", "plans to", "refused to", "backed", "rejected",
    "went on to say", "accused", "called for", "wants", "is ready to", "has agreed to", "threatened to", "hit back",
    "ruled out", "will", "must", "should", "could not", "needs to",
)  # fmt: skip
REST = (
    "that", "the plan", "to act", "to raise spending to 3 per cent of GDP", "by 2030", "by 31 June",
    "within 48 hours", "if there is a deal", "unless they go", "straight away", "and", "but", "of the", "not",
    "be allowed", "a call for peace", "sending troops", "their idea", "at least 20 countries", "£1,000.50 million",
    "0 percent", "1,2,3", "3 to 5 years", "on Monday", "in a statement", "next week", "99999999999999999999 euros",
    "٣ percent", "½ of it", "²", "before the end of February 2030", "February 30",
)  # fmt: skip


def make(number: int) -> tuple[str, bytes]:
    """The kind and the bytes of the input of this number."""
    chance = random.Random(number)
    kind, maker = KINDS[number % len(KINDS)]
    return kind, maker(chance)


def random_bytes(chance: random.Random) -> bytes:
    """Bytes of any value, or of a few values."""
    length = chance.choice((1, 10, 100, 400))
    if chance.random() < 0.5:
        return chance.randbytes(length)
    return bytes(chance.choices(chance.randbytes(chance.randint(1, 12)) + b' \n"aA.', k=length))


def mutated_seed(chance: random.Random) -> bytes:
    """A window of a seed, mutated."""
    data = chance.choice(_seeds())
    start = chance.randrange(len(data) or 1)
    return mutated(data[start : start + chance.choice((60, 300, 900))], chance)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, taken out, doubled or brought in."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) + 1)
        to = min(len(changed), at + chance.choice((0, 1, 4, 40)))
        dirty = chance.choice(DIRT).encode()
        changed[at:to] = chance.choice((b"", changed[at:to] * 2, bytes([chance.randrange(256)]), dirty))
    return bytes(changed)


def news(chance: random.Random) -> bytes:
    """Words that stand in news in an order that news would not have."""
    words: list[str] = []
    for _ in range(chance.randint(1, 60)):
        words.append(chance.choice(chance.choice((NAMES, CUES, REST, REST, MARKS))))
        if chance.random() < 0.1:
            words.append(chance.choice((".", ".\n", "\n", ",", "?")))
    glue = (" ", " ", " ", "", "  ")
    text = "".join(word + chance.choice(glue) for word in words)
    return text.encode()


def dirt(chance: random.Random) -> bytes:
    """Page furniture, markup and odd characters among sentences, in some encoding."""
    pieces = [
        chance.choice(chance.choice((DIRT, DIRT, NAMES, CUES, REST, MARKS))) for _ in range(chance.randint(1, 40))
    ]
    text = "".join(piece + chance.choice(("", " ", "\n", "\n\n")) for piece in pieces)
    if chance.random() < 0.1:
        text = chance.choice((str.upper, str.title, str.swapcase))(text)
    return text.encode(chance.choice(ENCODINGS), chance.choice(("replace", "ignore")))


KINDS: tuple[tuple[str, Callable[[random.Random], bytes]], ...] = (
    ("random bytes", random_bytes),
    ("mutated seeds", mutated_seed),
    ("news-like words", news),
    ("dirt", dirt),
)

_SEEDS: list[bytes] = []


def _seeds() -> list[bytes]:
    if not _SEEDS:
        _SEEDS.extend(path.read_bytes() for path in sorted(SEEDS.glob("*/input.txt")))
    return _SEEDS
