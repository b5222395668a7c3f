"""Who "he", "she" and "his" mean: the subject of the clause or sentence before, whoever it is that has just spoken."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice

from newsmodel.english.actors.drafts import Draft
from newsmodel.english.grammar.frames import Reading
from newsmodel.text import pattern

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "He": "m", "His": "m", "HE": "m", "Him": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f", "She": "f", "Her": "f", "SHE": "f",
}  # fmt: skip
SPEAKS = pattern("speaks", r"[ahx]{0,3}s", plain=True)
SPEAKING_PRONOUN = pattern("speaking_pronoun", rf"P(?={SPEAKS.source})", plain=True)
VERBS = frozenset("sbhmdvex")
CLOSES = frozenset("q,")
AFTER_NOUN = frozenset("DZHOit")
"""Tags that tell of a noun before them that it is a verb."""
PADDING = "  "
"""After the tags, so that what follows the last name can be asked for."""
MOST = 80
"""How many mentions back anybody can be meant."""
SENTENCE, SUBJECT, KNOWN_GENDER, NAMED, AGAIN, SPEAKER = 20, 15, 10, 20, 2, 20
"""What it counts that a mention is one sentence nearer, a subject, of somebody whose gender is known or who has a name,
one more of the same person; and that somebody spoke shortly before "he said": "he" is then most often the same."""
REACH = 4
"""How many sentences back a person can be meant."""


Point = tuple[Draft, int, int, int, bool]
"""A mention of a person, as a pronoun sees it: who, its sentence and region, what it counts, whether it speaks."""
Span = tuple[int, int, int, int, int]
"""A mention as it is sorted: its start, the longer first; number of the draft; its tokens."""


def resolve_pronouns(reading: Reading, tags: str, drafts: Sequence[Draft], noted: Iterable[int]) -> None:
    """Add the pronouns that can be told to the persons they mean; `noted` are the tokens that may be pronouns."""
    tokens = reading.plain.tokens
    words, starts = tokens.words, tokens.starts
    places = [place for place in noted if words[place] in GENDERS]
    people = [draft for draft in drafts if draft.kind == "person"]
    if not places or not people:
        return
    where = _Where(reading)
    spans = _spans(people)
    padded = tags + PADDING
    told: list[Point] = []
    nth = 0
    for place in places:
        start = starts[place]
        while nth < len(spans) and spans[nth][0] < start:
            begin, _, number, first, last = spans[nth]
            told.append(_point(people[number], where.at(first, begin), _subject_speaks(padded, first, last)))
            nth += 1
        gender = GENDERS[words[place]]
        at = where.at(place, start)
        verb = _subject_speaks(padded, place, place + 1)
        draft = _meant(told, gender, at, speaks=verb[1])
        if draft is None:
            continue
        if draft.gender == "u":
            draft.gender = gender
        draft.mention(tokens, place, place + 1, "pronoun")
        told.append(_point(draft, at, verb))


BODIES = {"it": frozenset(("organisation", "country")), "they": frozenset(("group", "organisation"))}
NEAR = 2
"""How many sentences back a body can be meant."""


def resolve_speaking_bodies(reading: Reading, tags: str, drafts: Sequence[Draft]) -> None:
    """Add "it" and "they" where they speak: the body or group that was a subject shortly before, named ones first.

    Anywhere else these two mean things more often than anybody.
    """
    tokens = reading.plain.tokens
    pronouns = [match.start() for match in SPEAKING_PRONOUN.finditer(tags)]
    places = [place for place in pronouns if tokens.words[place].lower() in BODIES]
    bodies = [draft for draft in drafts if draft.kind != "person" and draft.kind != "place"]
    if not places or not bodies:
        return
    where = _Where(reading)
    spans = _spans(bodies)
    padded = tags + PADDING
    for place in places:
        start = tokens.starts[place]
        kinds, (sentence, region) = BODIES[tokens.words[place].lower()], where.at(place, start)
        best: Draft | None = None
        high = 0
        until = bisect_left(spans, (start,))
        for begin, _, number, first, last in reversed(spans[max(0, until - MOST) : until]):
            draft = bodies[number]
            its_sentence, its_region = where.at(first, begin)
            distance = sentence - its_sentence
            if distance > NEAR:
                break
            if its_region != region or draft.kind not in kinds or (distance > 1 and not draft.names):
                continue
            score = 10 - 2 * distance + 3 * bool(draft.names)
            if score > high and _subject_speaks(padded, first, last)[0]:
                best, high = draft, score
        if best is not None:
            best.mention(tokens, place, place + 1, "pronoun")


class _Where:
    """In which sentence and quoted region a place lies."""

    def __init__(self, reading: Reading) -> None:
        folded = reading.folded
        self._sentences = [folded.first[start] for start, _ in folded.sentences]
        self._regions = list(folded.regions.values())
        self._starts = [region.start for region in self._regions]

    def at(self, place: int, offset: int) -> tuple[int, int]:
        """The numbers of sentence and region of a token and the offset where it begins; -1 outside quotations."""
        region = bisect_right(self._starts, offset) - 1
        if region >= 0 and offset >= self._regions[region].end:
            region = -1
        return bisect_right(self._sentences, place) - 1, region


def _spans(drafts: Sequence[Draft]) -> list[Span]:
    """All mentions in order, those of earlier drafts first where places agree."""
    return sorted(
        [
            (start, -end, number, first, last)
            for number, draft in enumerate(drafts)
            for (start, end), (_, first, last) in draft.mentions.items()
        ]
    )


def _point(draft: Draft, at: tuple[int, int], verb: tuple[bool, bool]) -> Point:
    sentence, region = at
    subject, speaks = verb
    return draft, sentence, region, SENTENCE * sentence + SUBJECT * subject + NAMED * bool(draft.names), speaks


def _subject_speaks(tags: str, first: int, last: int) -> tuple[bool, bool]:
    """Whether a verb follows, past an apposition, or a cue stands before; and whether that is one of saying."""
    after = tags[last]
    if tags[first - 1] == "s" and tags[first - 2] in CLOSES:
        return True, True
    if after in VERBS:
        return True, after == "s" or (after in "hx" and SPEAKS.match(tags, last) is not None)
    if after == "a":
        return tags[last + 1] in VERBS, SPEAKS.match(tags, last) is not None
    if after == ",":
        close = tags.find(",", last + 1, last + 16)
        return close > 0 and tags[close + 1] in VERBS, False
    return after == "n" and tags[last + 1] in AFTER_NOUN, False


def _meant(told: Sequence[Point], gender: str, at: tuple[int, int], *, speaks: bool) -> Draft | None:
    """The person meant: within a quotation one named in it; else by sentence, subjects, names, known gender first."""
    best: Draft | None = None
    high = 0
    counts: dict[Draft, int] = {}
    here, inside = at
    for draft, sentence, region, score, spoke in islice(reversed(told), MOST):
        if here - sentence > REACH:
            break
        if region != inside:
            continue
        known = draft.gender == gender
        if not known and draft.gender != "u":
            continue
        if inside >= 0:
            return draft
        again = counts[draft] = counts.get(draft, 0) + 1
        total = score + AGAIN * again + KNOWN_GENDER * known + SPEAKER * (speaks and spoke)
        if best is None or total > high:
            best, high = draft, total
    return best
