"""Who "he", "she" and "his" mean: the subject of the clause or sentence before, whoever it is that has just spoken."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress, islice
from typing import NamedTuple

from newsmodel.english.actors.drafts import Draft
from newsmodel.english.grammar.frames import Reading
from newsmodel.text import Tokens, pattern

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "He": "m", "His": "m", "HE": "m", "Him": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f", "She": "f", "Her": "f", "SHE": "f",
}  # fmt: skip
SPEAKS = pattern("speaks", r"[ahx]{0,3}s", plain=True)
SPEAKING_PRONOUN = pattern("speaking_pronoun", rf"P(?={SPEAKS.source})", plain=True)
VERBS = frozenset("sbhmdvex")
CLOSES = frozenset("q,")
MOST = 80
"""How many mentions back anybody can be meant."""
SPEAKER = 2.0
"""What it counts that somebody spoke shortly before "he said": "he" is then most often the same."""
REACH = 4
"""How many sentences back a person can be meant."""


class Point(NamedTuple):
    """A mention of a person, as a pronoun sees it."""

    start: int
    end: int
    draft: Draft
    subject: bool
    speaks: bool
    sentence: int
    region: int


def resolve_pronouns(reading: Reading, tags: str, drafts: Sequence[Draft]) -> None:
    """Add the pronouns that can be told to the persons they mean."""
    tokens = reading.plain.tokens
    words = tokens.words
    places = list(compress(range(len(words)), map(GENDERS.__contains__, words)))
    people = [draft for draft in drafts if draft.kind == "person"]
    if not places or not people:
        return
    where = _Where(reading)
    points = _points(where, tokens, tags, people)
    told: list[Point] = []
    nth = 0
    for place in places:
        start, end = tokens.starts[place], tokens.ends[place]
        while nth < len(points) and points[nth].start < start:
            told.append(points[nth])
            nth += 1
        gender = GENDERS[words[place]]
        sentence, region = where.sentence(place), where.region(start)
        subject, speaks = _subject_speaks(tags, place, place + 1)
        draft = _meant(told, gender, sentence, region, speaks=speaks)
        if draft is None:
            continue
        if draft.gender == "u":
            draft.gender = gender
        draft.mentions.setdefault((start, end), "pronoun")
        told.append(Point(start, end, draft, subject, speaks, sentence, region))


BODIES = {"it": frozenset(("organisation", "country")), "they": frozenset(("group", "organisation"))}
NEAR = 2
"""How many sentences back a body can be meant."""


def resolve_speaking_bodies(reading: Reading, tags: str, drafts: Sequence[Draft]) -> None:
    """Add "it" and "they" where they speak: the body or group that was a subject shortly before, named ones first.

    Anywhere else these two mean things more often than anybody.
    """
    tokens = reading.plain.tokens
    pronouns = (match.start() for match in SPEAKING_PRONOUN.finditer(tags))
    places = [place for place in pronouns if tokens.words[place].lower() in BODIES]
    bodies = [draft for draft in drafts if draft.kind != "person" and draft.kind != "place"]
    if not places or not bodies:
        return
    where = _Where(reading)
    points = _points(where, tokens, tags, bodies)
    starts = [point.start for point in points]
    for place in places:
        start = tokens.starts[place]
        kinds, sentence, region = BODIES[tokens.words[place].lower()], where.sentence(place), where.region(start)
        best: Draft | None = None
        high = 0.0
        last = bisect_right(starts, start - 1)
        for point in reversed(points[max(0, last - MOST) : last]):
            distance = sentence - point.sentence
            if distance > NEAR:
                break
            if distance > 1 and not point.draft.names:
                continue
            score = 10.0 - 2.0 * distance + 3.0 * bool(point.draft.names)
            if point.subject and point.draft.kind in kinds and point.region == region and score > high:
                best, high = point.draft, score
        if best is not None:
            best.mentions.setdefault((start, tokens.ends[place]), "pronoun")


class _Where:
    """In which sentence and quoted region a place lies."""

    def __init__(self, reading: Reading) -> None:
        folded = reading.folded
        self._sentences = [folded.first[start] for start, _ in folded.sentences]
        regions = sorted(reading.folded.regions.values())
        self._regions = [region.start for region in regions]
        self._ends = [region.end for region in regions]

    def sentence(self, place: int) -> int:
        """Number of the sentence of a token."""
        return bisect_right(self._sentences, place) - 1

    def region(self, offset: int) -> int:
        """Number of the quoted region of an offset, or -1."""
        number = bisect_right(self._regions, offset) - 1
        return number if number >= 0 and offset < self._ends[number] else -1


def _points(where: _Where, tokens: Tokens, tags: str, people: Sequence[Draft]) -> list[Point]:
    points = []
    for draft in people:
        for start, end in draft.mentions:
            first = tokens.at(start)
            last = tokens.at(end)
            subject, speaks = _subject_speaks(tags, first, last)
            points.append(Point(start, end, draft, subject, speaks, where.sentence(first), where.region(start)))
    points.sort(key=lambda point: (point.start, -point.end))
    return points


def _subject_speaks(tags: str, first: int, last: int) -> tuple[bool, bool]:
    """Whether a verb follows, past an apposition, or a cue stands before; and whether that is one of saying."""
    inverted = tags[first - 1 : first] == "s" and tags[first - 2 : first - 1] in CLOSES
    return inverted or _is_subject(tags, last), inverted or SPEAKS.match(tags, last) is not None


def _is_subject(tags: str, last: int) -> bool:
    """Whether a verb follows, past an apposition."""
    after = tags[last : last + 2]
    if after[:1] in VERBS and after:
        return True
    if after[:1] == "a" and after[1:] in VERBS and len(after) > 1:
        return True
    if after[:1] == ",":
        close = tags.find(",", last + 1, last + 16)
        if close > 0 and tags[close + 1 : close + 2] in VERBS and tags[close + 1 : close + 2]:
            return True
    return after[:1] == "n" and after[1:] in ("D", "Z", "H", "O", "i", "t")


def _meant(told: Sequence[Point], gender: str, sentence: int, region: int, *, speaks: bool) -> Draft | None:
    """The person meant: within a quotation one named in it; else by sentence, subjects, names, known gender first."""
    best: Draft | None = None
    high = 0.0
    counts: dict[int, int] = {}
    for point in islice(reversed(told), MOST):
        draft = point.draft
        distance = sentence - point.sentence
        if distance > REACH:
            break
        if point.region != region or draft.gender not in (gender, "u"):
            continue
        if region >= 0:
            return draft
        again = counts[id(draft)] = counts.get(id(draft), 0) + 1
        score = 20.0 - 2.0 * distance + 1.5 * point.subject + (draft.gender == gender) + 2.0 * bool(draft.names)
        score += 0.2 * again + SPEAKER * (speaks and point.speaks)
        if score > high:
            best, high = draft, score
    return best
