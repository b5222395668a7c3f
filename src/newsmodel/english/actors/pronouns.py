"""Who "he", "she" and "his" mean: the subject of the clause or sentence before, whoever it is that has just spoken."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat

from newsmodel.english.actors.drafts import Draft
from newsmodel.english.grammar.frames import Frame, Reading
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
NO_SUBJECT = False, False
"""It is none, and does not speak."""
MOST = 80
"""How many mentions back anybody can be meant."""
SENTENCE, SUBJECT, KNOWN_GENDER, NAMED, AGAIN, SPEAKER = 20, 15, 10, 20, 2, 20
"""What it counts that a mention is one sentence nearer, a subject, of somebody whose gender is known or who has a name,
one more of the same person; and that somebody spoke shortly before "he said": "he" is then most often the same."""
REACH = 4
"""How many sentences back a person can be meant."""


Place = tuple[int, int, int]
"""A mention or a pronoun as it is sorted: its first token; its end, below nought, so that the longer comes first;
the number of the draft."""
Point = tuple[Draft, int, int, bool]
"""A mention of a person outside quotations, as a pronoun sees it: who, its sentence, what it counts, whether it speaks.

What it counts leaves out the mentions of the same person up to it: one that comes after it adds to it.
"""
PRONOUN = -1
"""In place of the number of a draft; so a pronoun comes before a mention that begins with it."""


def resolve_pronouns(reading: Reading, tags: str, drafts: Sequence[Draft], noted: Iterable[int]) -> None:
    """Add the pronouns that can be told to the persons they mean; `noted` are the tokens that may be pronouns."""
    tokens = reading.plain.tokens
    words = tokens.words
    pronouns = [place for place in noted if words[place] in GENDERS]
    people = [draft for draft in drafts if draft.kind == "person"]
    if not pronouns or not people:
        return
    places = _mentions(people, pronouns[-1])
    places += [(place, -len(words), PRONOUN) for place in pronouns]
    places.sort()
    firsts = [place[0] for place in places]
    padded = tags + PADDING
    told: deque[Point] = deque(maxlen=MOST)
    times = dict.fromkeys(people, 0)
    quoted: deque[Draft] = deque(maxlen=MOST)
    inside = 0
    for (first, end, number), (sentence, region) in zip(places, _where(reading.folded, firsts), strict=True):
        if region != inside:
            inside = region
            quoted.clear()
        subject, speaks = NO_SUBJECT if inside else _subject_speaks(padded, first, -end if number >= 0 else first + 1)
        if number >= 0:
            draft = people[number]
        else:
            gender = GENDERS[words[first]]
            meant = _last(quoted, gender) if inside else _meant(told, times, gender, sentence, speaks=speaks)
            if meant is None:
                continue
            draft = meant
            if draft.gender == "u":
                draft.gender = gender
            draft.mention(tokens, first, first + 1, "pronoun")
        if inside:
            quoted.append(draft)
            continue
        score = SENTENCE * sentence - AGAIN * times[draft]
        if subject:
            score += SUBJECT
        if draft.names:
            score += NAMED
        told.append((draft, sentence, score, speaks))
        times[draft] += 1


BODIES = {"it": frozenset(("organisation", "country")), "they": frozenset(("group", "organisation"))}
NEAR = 2
"""How many sentences back a body can be meant."""


def resolve_speaking_bodies(reading: Reading, tags: str, drafts: Sequence[Draft]) -> None:
    """Add "it" and "they" where they speak: the body or group that was a subject shortly before, named ones first.

    Anywhere else these two mean things more often than anybody.
    """
    tokens = reading.plain.tokens
    speaking = [match.start() for match in SPEAKING_PRONOUN.finditer(tags)]
    pronouns = [place for place in speaking if tokens.words[place].lower() in BODIES]
    if not pronouns:
        return
    bodies = [draft for draft in drafts if draft.kind != "person" and draft.kind != "place"]
    places = sorted(_mentions(bodies, pronouns[-1]))
    where = list(_where(reading.folded, [place[0] for place in places]))
    padded = tags + PADDING
    for pronoun, (sentence, region) in zip(pronouns, _where(reading.folded, pronouns), strict=True):
        kinds = BODIES[tokens.words[pronoun].lower()]
        best: Draft | None = None
        high = 0
        for nth in range(bisect_left(places, (pronoun,)) - 1, -1, -1)[:MOST]:
            first, end, number = places[nth]
            draft = bodies[number]
            its_sentence, its_region = where[nth]
            distance = sentence - its_sentence
            if distance > NEAR:
                break
            if its_region != region or draft.kind not in kinds or (distance > 1 and not draft.names):
                continue
            score = 10 - 2 * distance + 3 * bool(draft.names)
            if score > high and _subject_speaks(padded, first, -end)[0]:
                best, high = draft, score
        if best is not None:
            best.mention(tokens, pronoun, pronoun + 1, "pronoun")


def _mentions(drafts: Sequence[Draft], until: int) -> list[Place]:
    """The mentions that begin before a token, draft by draft."""
    return [
        (first, -last, number)
        for number, draft in enumerate(drafts)
        for _, first, last in draft.mentions.values()
        if first < until
    ]


def _where(folded: Frame, tokens: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The sentences that some tokens lie in, and the quoted regions: 0 outside."""
    sentences = [folded.first[start] for start, _ in folded.sentences]
    marks: list[int] = []
    for region in folded.regions:
        marks += (folded.first[region], folded.last[region] + 1)
    regions = [passed if passed % 2 else 0 for passed in map(bisect_right, repeat(marks), tokens)]
    return zip(map(bisect_right, repeat(sentences), tokens), regions, strict=True)


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
    if after == "n":
        return tags[last + 1] in AFTER_NOUN, False
    return NO_SUBJECT


def _meant(told: deque[Point], times: Mapping[Draft, int], gender: str, here: int, *, speaks: bool) -> Draft | None:
    """The person meant in a sentence, outside quotations: by sentence, subjects, names, known gender first."""
    best: Draft | None = None
    high = 0
    farthest = here - REACH
    for draft, sentence, score, spoke in reversed(told):
        if sentence < farthest:
            break
        total = score + AGAIN * times[draft]
        if draft.gender == gender:
            total += KNOWN_GENDER
        elif draft.gender != "u":
            continue
        if speaks and spoke:
            total += SPEAKER
        if best is None or total > high:
            best, high = draft, total
    return best


def _last(quoted: deque[Draft], gender: str) -> Draft | None:
    """The last person named in the same quotation who can be meant."""
    for draft in reversed(quoted):
        if draft.gender in (gender, "u"):
            return draft
    return None
