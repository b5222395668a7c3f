"""Who "he", "she" and "his" mean: the subject of the clause or sentence before, whoever it is that has just spoken."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newsmodel.english.actors.drafts import Draft
from newsmodel.english.grammar.frames import Reading

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "He": "m", "His": "m", "HE": "m", "Him": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f", "She": "f", "Her": "f", "SHE": "f",
}  # fmt: skip
REACH = 4
"""How many sentences back a person can be meant."""


class Point(NamedTuple):
    """A mention of a person, as a pronoun sees it."""

    start: int
    end: int
    draft: Draft
    subject: bool
    sentence: int
    region: int


def resolve_pronouns(reading: Reading, tags: str, drafts: Sequence[Draft]) -> None:
    """Add the pronouns that can be told to the persons they mean."""
    frame = reading.plain
    words = frame.tokens.words
    places = [i for i, word in enumerate(words) if word in GENDERS]
    people = [draft for draft in drafts if draft.kind == "person"]
    if not places or not people:
        return
    points = _points(reading, tags, people)
    regions = sorted(reading.folded.regions.values())
    told: list[Point] = []
    nth = 0
    for place in places:
        start, end = frame.tokens.starts[place], frame.tokens.ends[place]
        while nth < len(points) and points[nth].start < start:
            told.append(points[nth])
            nth += 1
        gender = GENDERS[words[place]]
        here = (frame.sentence_of(place), _region(regions, start))
        draft = _meant(told[-40:], gender, *here, own=words[place] in ("his", "her"))
        if draft is None:
            continue
        if draft.gender == "u":
            draft.gender = gender
        draft.mentions.setdefault((start, end), "pronoun")
        told.append(Point(start, end, draft, _is_subject(tags, place, place + 1), *here))


def _points(reading: Reading, tags: str, people: Sequence[Draft]) -> list[Point]:
    frame = reading.plain
    regions = sorted(reading.folded.regions.values())
    points = []
    for draft in people:
        for start, end in draft.mentions:
            first, last = frame.tokens.at(start), frame.tokens.at(end)
            subject = _is_subject(tags, first, last)
            points.append(Point(start, end, draft, subject, frame.sentence_of(first), _region(regions, start)))
    points.sort(key=lambda point: (point.start, -point.end))
    return points


def _is_subject(tags: str, first: int, last: int) -> bool:
    """Whether a verb follows, past an apposition, or a cue stands before."""
    after = tags[last : last + 2]
    if after[:1] in tuple("sbhmdvex") and after:
        return True
    if after[:1] == "a" and after[1:] in tuple("sbhmdvex") and len(after) > 1:
        return True
    if after[:1] == ",":
        close = tags.find(",", last + 1, last + 16)
        if close > 0 and tags[close + 1 : close + 2] in tuple("sbhmdvex") and tags[close + 1 : close + 2]:
            return True
    if after[:1] == "n" and after[1:] in ("D", "Z", "H", "O", "i", "t"):
        return True
    return tags[first - 1 : first] == "s" and tags[first - 2 : first - 1] in tuple("q,")


def _region(regions: Sequence[tuple[int, ...]], offset: int) -> int:
    """Number of the quoted region an offset lies in, or -1."""
    number = bisect_right(regions, offset, key=lambda region: region[0]) - 1
    return number if number >= 0 and offset < regions[number][1] else -1


def _meant(told: Sequence[Point], gender: str, sentence: int, region: int, *, own: bool) -> Draft | None:
    """The person meant: within a quotation only one named in it; else by sentence, subjects first."""
    if region >= 0:
        inside = [p for p in told if p.region == region and p.draft.gender in (gender, "u")]
        return inside[-1].draft if inside else None
    fit = [p for p in told if p.region < 0 and sentence - p.sentence <= REACH and p.draft.gender in (gender, "u")]
    if not fit:
        return None
    best = max(fit, key=lambda p: (_score(p, gender, sentence), p.start))
    return best.draft


def _score(point: Point, gender: str, sentence: int) -> float:
    distance = sentence - point.sentence
    score = -2.0 * distance
    if point.subject:
        score += 1.5
    if point.draft.gender == gender:
        score += 1.0
    return score
