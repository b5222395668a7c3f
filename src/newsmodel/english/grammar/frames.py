"""The text as attribution sees it: tags of all tokens, with each quoted region folded into one `Q`."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import chain, pairwise, repeat

import attrs

from newsmodel.english.grammar.datelines import datelines
from newsmodel.english.grammar.phrases import NOUN_PHRASE
from newsmodel.english.grammar.tags import tag, tag_table
from newsmodel.english.grammar.titles import stands_for_name
from newsmodel.english.grammar.verbs import UNMISTAKABLE, cue_verbs
from newsmodel.english.lexicon import common_words, words_and_names
from newsmodel.text import Range
from newsmodel.text.occurrences import occurrences
from newsmodel.text.paragraphs import paragraph_bounds
from newsmodel.text.patterns import pattern
from newsmodel.text.quotations import Quotation, quotations
from newsmodel.text.ranges import ranges
from newsmodel.text.sentences import sentence_bounds
from newsmodel.text.tokens import Tokens, tokens


@attrs.frozen
class Frame:
    """Tags with quoted regions folded, and the way back to characters.

    Attributes:
        text: the article's text.
        tokens: its tokens.
        tags: one letter for each token outside quotation marks, one `Q` for each quoted region; a title where a noun
            stands is an `N`, and the comma or stop that ends it keeps its letter.
        first, last: numbers of the first and last token that each letter stands for.
        regions: the quoted region of each `Q`, by its place in `tags`.
        titles: the quoted regions that stand for names.
        sentences: places in `tags` of the sentences; a quoted region lies in one sentence, whatever it holds.
    """

    text: str
    tokens: Tokens
    tags: str
    first: list[int]
    last: list[int]
    regions: dict[int, Quotation]
    titles: list[Quotation]
    sentences: list[Range]

    def start(self, place: int) -> int:
        """The offset where the token or region at a place in `tags` begins."""
        return self.tokens.starts[self.first[place]]

    def end(self, place: int) -> int:
        """The offset where the token or region at a place in `tags` ends."""
        return self.tokens.ends[self.last[place]]

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """The offsets of what stands from one place in `tags` up to another, where there is anything between."""
        return self.tokens.starts[self.first[start]], self.tokens.ends[self.last[end - 1]]

    def word(self, place: int) -> str:
        """The token at a place in `tags`; of a region its opening mark."""
        return self.tokens.words[self.first[place]]

    def word_at(self, place: int) -> str:
        """The token at a place, or "" past the end."""
        return self.tokens.words[self.first[place]] if 0 <= place < len(self.first) else ""

    def words(self, start: int, end: int) -> str:
        """The characters from one place in `tags` up to another."""
        if start >= end:
            return ""
        return self.text[self.tokens.starts[self.first[start]] : self.tokens.ends[self.last[end - 1]]]

    def place(self, offset: int) -> int:
        """The place in `tags` of the first token or region that starts at or after an offset."""
        return bisect_left(self.first, self.tokens.at(offset))

    def sentence_of(self, place: int) -> int:
        """Number of the sentence that a place lies in."""
        return bisect_left(self.sentences, (place + 1,)) - 1


@attrs.frozen
class Reading:
    """One reading of a text for all English extractors.

    Attributes:
        folded: each quoted region is one `Q`: for attribution, which looks at what stands around quotations.
        plain: every token has its letter: for what is said, inside quotations and out.
    """

    folded: Frame
    plain: Frame


NOUN_AFTER_OF = "fs", "fn"
"""What could be a cue verb is a noun after "of": "secretary of state"."""
DATES = ("iy#", 1), ("i#y", 2)
"""Tags of a day and a month, and where the month stands: "on March 9", "on 9 March"."""
COUNTED = frozenset("nNeG#")
"""Tags behind a number that counts: "on Monday 12 people were"."""
MONTHS = frozenset(
    (
        "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec January February March April May June July August September "
        "October November December"
    ).split()
)
"""Months beside the day, which is a time as they are: "on Jan. 9"."""
SHORTENED = (("iN_#", 1), ("iN#", 1))
"""The same of shortened months."""


def read(text: str) -> Reading:
    """Tokens, tags, sentences and quoted regions of a text, both ways."""
    found = tokens(text)
    known = _objects_as_nouns(found.words, tag(found.words).replace(*NOUN_AFTER_OF))
    if "y" in known or "iN" in known:
        known = _with_dates(found.words, known)
    after = map(bisect_right, repeat(found.ends), sentence_bounds(text)[1])
    behind = [found.at(end) for end in datelines(text, paragraph_bounds(text)[0])]
    bounds = sorted({0, len(known), *after, *behind})
    letters = bytearray(known, "ascii")
    for stop in _sentence_stops(known, bounds):
        letters[stop] = FULL_STOP
    for place in behind:
        letters[place - 1] = FULL_STOP
    for number, lowered in _lowered_first_words(found.words, letters.decode("ascii")):
        letters[number] = ord(lowered)
    tags = letters.decode("ascii")
    every = list(range(len(tags)))
    plain = Frame(text, found, tags, every, every, {}, [], ranges(bounds, bounds[1:]))
    return Reading(_folded(plain, bounds), plain)


def _objects_as_nouns(words: Sequence[str], tags: str) -> str:
    """The tags with "claims" as a noun in "denied claims", where one cue verb follows another."""
    nouns = [
        place + 1
        for place in occurrences(tags, "ss")
        if _is_mostly_noun(words, place) < _is_mostly_noun(words, place + 1)
    ]
    if not nouns:
        return tags
    letters = list(tags)
    for place in nouns:
        letters[place] = "n"
    return "".join(letters)


def _is_mostly_noun(words: Sequence[str], place: int) -> bool:
    return any(cue.noun for cue in cue_verbs().get(words[place].lower(), ()))


def _with_dates(words: Sequence[str], tags: str) -> str:
    """The tags with days of a month as times."""
    found = [
        (place + 1, len(shape) - 1)
        for shape, month in SHORTENED + DATES
        for place in occurrences(tags, shape)
        if words[place + month] in MONTHS and tags[place + len(shape) : place + len(shape) + 1] not in COUNTED
    ]
    if not found:
        return tags
    letters = list(tags)
    for place, length in found:
        letters[place : place + length] = "y" * length
    return "".join(letters)


ENDS = (",", ".")
"""What belongs to the sentence where it ends a title."""


def _folded(plain: Frame, bounds: list[int]) -> Frame:
    """The same text with each quoted region as one `Q`; sentences lie between `bounds`, which are numbers of tokens."""
    text, found, full, every = plain.text, plain.tokens, plain.tags, plain.first
    pieces: list[str] = []
    first: list[int] = []
    last: list[int] = []
    regions: dict[int, Quotation] = {}
    titles: list[Quotation] = []
    outside: list[int] = []
    done = passed = titled = 0
    for region, begin, stop in _regions(found, full, quotations(text)):
        if begin < done:
            continue
        shift = done - len(first)
        while bounds[passed] <= begin:  # the last bound is the end, which lies past every region
            outside.append(bounds[passed] - shift)
            passed += 1
        if bounds[passed] == begin + 1 < stop and bounds[passed - 1] < begin:  # no space tells what the mark belongs to
            outside.append(begin - shift)
        while bounds[passed] < stop:
            passed += 1
        # slices share the numbers; ranges would make each anew
        first += every[done : begin + 1]
        last += every[done:begin]
        quoted = text[region.inner_start : region.inner_end].rstrip(",. ") if region.closed else ""
        if stands_for_name(found.words, full, quoted, begin, stop, titled):
            pieces += (full[done:begin], "N")
            titles.append(region)
            titled = stop
            if found.words[stop - 2] in ENDS:  # its place is that of the mark after it, so that the title is whole
                pieces.append(full[stop - 2])
                first.append(stop - 1)
                last.append(stop - 1)
        else:
            pieces += (full[done:begin], "Q")
            regions[len(last)] = region
        last.append(stop - 1)
        done = stop
    if not done:
        return plain
    shift = done - len(first)
    outside += [bound - shift for bound in bounds[passed:]]
    pieces.append(full[done:])
    first += every[done:]
    last += every[done:]
    folded = "".join(pieces)
    cut = _joined(text, folded, regions, outside)
    return Frame(text, found, folded, first, last, regions, titles, ranges(cut, cut[1:]))


ATTRIBUTION_AFTER = pattern(
    "attribution_after",
    rf"(?:P|{NOUN_PHRASE})(?:,[^.;:\nQ]{{1,24}},)?a?s(?={NOUN_PHRASE}?(?:[.,:;\n]|[aiyftkQ]|$))"
    r"|(?:P|N[N_-]{0,5})a?e(?=[.,])",
    plain=True,
)
"""What makes one sentence of “Why?” and "Ann asked", or "Ann pressed", a verb in -ed that is no known cue."""


def _joined(text: str, tags: str, regions: dict[int, Quotation], bounds: list[int]) -> list[int]:
    """Bounds of sentences, without those between a quotation that ends in ? or ! and the attribution after it."""
    asked = {place + 1 for place, region in regions.items() if text[region.inner_end - 1] in "?!…—-"}
    if not asked:
        return bounds
    joined = {start for start, end in pairwise(bounds) if start in asked and ATTRIBUTION_AFTER.match(tags, start, end)}
    return [bound for bound in bounds if bound not in joined]


FULL_STOP = ord(".")
"""The tag of a stop that ends a sentence; all others ("Mr.", "3 p.m.") stay `_`."""


def _sentence_stops(tags: str, bounds: list[int]) -> list[int]:
    """The numbers of the stops that end a sentence, before closing marks."""
    stops = []
    for bound in bounds:
        number = bound - 1
        while number >= 0 and tags[number] in "q)":
            number -= 1
        if number >= 0 and tags[number] == "_":
            stops.append(number)
    return stops


LOWERED = frozenset("nGgave")
"""Classes that the first word of a sentence falls back to; a cue verb there ("Report") stays a capitalised word."""


HELPERS = ("m", "b", "h", "d")
"""Classes of verbs that open a question."""


AFTER_LINE_END = pattern("first_of_line", r"\n[q(]*+(?=N)", plain=True)
AFTER_FULL_STOP = pattern("first_of_sentence", r"\.[q(]*+(?=N)", plain=True)
"""What stands before the first word of a sentence, where that has a capital: past quotation marks and brackets."""


def _lowered_first_words(words: Sequence[str], tags: str) -> list[tuple[int, str]]:
    """The capital of a sentence's first word says nothing: numbers of such words with their tags in lower case."""
    table, common, names = tag_table(), common_words(), words_and_names()
    padded = f"\n{tags}\n"
    found: list[tuple[int, str]] = []
    named: frozenset[str] | None = None
    for match in chain(AFTER_LINE_END.finditer(padded), AFTER_FULL_STOP.finditer(padded)):
        place = match.end()
        word = words[place - 1].lower()
        lowered = table[word]
        if word == "asked":
            found.append((place - 1, "s"))
        elif lowered in HELPERS and padded[place + 1] in "PDHO":
            found.append((place - 1, lowered))  # "Will she give a date?"
        elif lowered in LOWERED and word in common and (lowered != "n" or not _goes_on(padded, place, word)):
            if word in names:
                named = _named_inside(words, tags, names) if named is None else named
                after = padded[place + 1]
                if word in named or after == "'" or (after == "s" and _only_speaks(words[place])):
                    continue  # it is a name where it owns something or speaks
            found.append((place - 1, lowered))
    return found


def _goes_on(tags: str, place: int, word: str) -> bool:
    """Whether a noun that stands first is part of a name: "Workers' Party", "Party Congress"; not "today's Herald"."""
    return tags[place + 1] == "N" or (tags[place + 1 : place + 3] == "'N" and (word[-1] == "s" or word in PLURALS))


PLURALS = ("people", "women", "men", "children")
"""Plurals without -s that bodies are named of."""


def _only_speaks(word: str) -> bool:
    """Whether a form of a cue verb is nothing else: "Turkey said", not "Total claims"."""
    return any(cue.lemma in UNMISTAKABLE for cue in cue_verbs().get(word.lower(), ()))


def _named_inside(words: Sequence[str], tags: str, wanted: Container[str]) -> frozenset[str]:
    """Which of some words stand with a capital inside a sentence, in lower case."""
    inside = [word for place, word in enumerate(words) if tags[place - 1 : place] in INSIDE_SENTENCE]
    return frozenset([low for word in inside if word[:1].isupper() and (low := word.lower()) in wanted])


INSIDE_SENTENCE = ("n", "v", "e", "s", "i", "f", "t", "c", "D", "a", "b", "G", "g")
"""Tags before a capital that proves something."""
UNCLOSED_CUT = pattern("unclosed_cut", r",(?=s[NDHP]|(?:P|N{1,3})a?s[.,:\n])", plain=True)
"""Where a quotation that nobody closed must have ended: before "said Ann" or "he said"."""
INVERTED_CUT = pattern("inverted_cut", r",(?=sN)", plain=True)
"""The same where the next paragraph re-opens the marks, so that the quotation may run on: only "said Ann" tells."""


def _regions(found: Tokens, tags: str, quoted: tuple[Quotation, ...]) -> Iterator[tuple[Quotation, int, int]]:
    """The quoted regions with the tokens they cover; one without a closing mark ends where its cue begins."""
    was_cut = False
    for index, region in enumerate(quoted):
        begin, stop = bisect_left(found.starts, region.start), bisect_right(found.ends, region.end)
        cut = None
        if not region.closed:
            runs_on = index + 1 < len(quoted) and quoted[index + 1].continues
            cut = (INVERTED_CUT if runs_on else UNCLOSED_CUT).search(tags, begin, stop)
        kept = region
        if cut:
            stop = cut.end()
            end = found.ends[stop - 1]
            kept = kept._replace(end=end, inner_end=min(region.inner_end, end))
        if was_cut:
            kept = kept._replace(continues=False)
        if begin < stop:
            yield kept, begin, stop
        was_cut = cut is not None
