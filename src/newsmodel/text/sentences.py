"""Sentences: where a full stop, question or exclamation mark ends one, and where it does not."""

from functools import lru_cache
from unicodedata import category

from newsmodel.text.paragraphs import paragraph_bounds
from newsmodel.text.patterns import Match, pattern
from newsmodel.text.ranges import Range, ranges

STOPS = ".!?…"
_SPACE = r"[^\S\n\r\u2028\u2029\x1C-\x1F]"
SENTENCE_ENDS = {
    stop: pattern(
        f"sentence_end_{name}",
        rf"(?P<stop>[{stop}][{STOPS}]{{0,5}}+)(?>(?:''|[\"”’»'\)\]]){{0,4}})"
        rf"(?=(?P<space>{_SPACE}*+)(?>(?:``|''|[\"“‘«„'\(\[—–-]){{0,3}}){_SPACE}?+(?P<first>[^\W_a-z]))",
        plain=True,
    )
    for stop, name in zip(STOPS, ("full_stop", "exclamation", "question", "ellipsis"), strict=True)
}
"""What may end a sentence inside a paragraph; the character that comes first after it has to be of `OPENING`.

One pattern for each first mark: what begins with one character is found ten times as fast as what begins with a class.
"""
OPENING = frozenset(("Lu", "Lt", "Lo", "Nd"))
"""Categories of characters that begin a sentence: capitals, letters that have no case, digits."""

GLUED_END = pattern("glued_end", r"(?!ww)[a-z]{2}|[0-9]{2}|[a-z0-9%][)”’]", plain=True)
GLUED_WORD = pattern(
    "glued_word", r"(?!(?i:com|net|org|co|js|io|tv|ai|uk)\b)[^\W\d_a-z](?:[^\W\d_]|(?<=[AI])\s)", plain=True
)
"""What stands before and after a stop that ends a sentence with no space after it: no initials, figures, addresses."""

ABBREVIATIONS = frozenset(
    """
    Mr Mrs Ms Dr Prof Sir St Rev Hon Gen Col Lt Sgt Capt Maj Cmdr Adm Gov Sen Rep Reps Sens Pres Supt Insp Det Messrs
    Mme Mlle Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No Nos v vs etc approx al cf eg ie Fig Inc Ltd Corp Co
    Bros Pvt Pte Pty Jr Sr Md Ave Blvd Rd Mt Ft Calif Fla Conn Mass Mich Minn Pa Va Wash Tenn Ariz Ala Ark Colo Ga Ill
    Ind Kan La Miss Mo Neb Nev Okla Ore Tex Vt Wis Wyo
    """.split()
)

NO_LETTER = pattern("no_letter", r"[\W_]", plain=True)

LOOK_BACK = 8
"""How many characters before a full stop can belong to an abbreviation, and the one before it."""


def sentences(text: str) -> tuple[Range, ...]:
    """The sentences of a text, each inside one paragraph, closing marks included, white space around them left out.

    Known limit: a sentence that ends in an abbreviation of a title or a month ("in Jan.") runs on into the next.
    """
    return tuple(ranges(*sentence_bounds(text)))


@lru_cache(maxsize=1)
def sentence_bounds(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the sentences of a text start, and where they end: as its paragraphs do, and at stops inside them."""
    first_starts, last_ends = paragraph_bounds(text)
    starts, ends = list(first_starts), list(last_ends)
    reached = 0
    for match in _stops(text):
        stop = match.start()
        if stop >= reached:
            reached = match.end()
            marks, space, first = match.groups()
            begins = first.isascii() or category(first) in OPENING  # of ASCII the pattern lets through no others
            if begins and not (marks == "." and _abbreviated(text, stop)) and (space or _is_glued(text, match)):
                ends.append(reached)
                starts.append(reached + len(space))
    return tuple(sorted(starts)), tuple(sorted(ends))


def _is_glued(text: str, match: Match) -> bool:
    """Whether a sentence ends where no space follows ("last week.The mayor"), as pages without their tags have it."""
    stop, first = match.start(), match.start("first")
    if GLUED_WORD.match(text, first) is None:
        return False
    has_marks = first > match.end("stop")
    return (has_marks and text[stop - 1 : stop].isalnum()) or GLUED_END.match(text, max(0, stop - 2)) is not None


def _stops(text: str) -> list[Match]:
    """What may end a sentence, in order; of two that overlap, as for "?!", the first counts."""
    found = [match for stop, end in SENTENCE_ENDS.items() if stop in text for match in end.finditer(text)]
    return sorted(found, key=Match.start)


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the word before a full stop is an abbreviation or an initial."""
    word = text[stop - LOOK_BACK if stop > LOOK_BACK else 0 : stop].rpartition(" ")[2]
    if not word.isalpha():
        word = NO_LETTER.split(word)[-1]
    return word in ABBREVIATIONS or (len(word) == 1 and word.isupper())
