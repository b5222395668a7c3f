"""Who "he", "she" and "his" mean: the subject of the clause or sentence before, whoever it is that has just spoken."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from itertools import repeat
from operator import itemgetter

from newsmodel.english.actors.drafts import Draft
from newsmodel.english.grammar.frames import Frame, Reading
from newsmodel.text import pattern

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "He": "m", "His": "m", "HE": "m", "Him": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f", "She": "f", "Her": "f", "SHE": "f",
}  # fmt: skip
_IT, _THEY = frozenset(("organisation", "country")), frozenset(("group", "organisation"))
BODIES = {"it": _IT, "It": _IT, "IT": _IT, "they": _THEY, "They": _THEY, "THEY": _THEY}
"""Kinds of actors that pronouns mean where they speak."""
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


Place = tuple[int, int, int]
"""A mention or a pronoun as it is sorted: its first token; its end, below nought, so that the longer comes first;
the number of the draft."""
Point = tuple[Draft, int, int, bool]
"""A mention of a person outside quotations, as a pronoun sees it: who, its sentence, what it counts, whether it speaks.
"""
FIRST = itemgetter(0)
PRONOUN = -1
"""In place of the number of a draft; so a pronoun comes before a mention that begins with it."""


def resolve_pronouns(reading: Reading, tags: str, drafts: Sequence[Draft], pronouns: Sequence[int]) -> None:
    """Add the pronouns that can be told to those they mean; `pronouns` are those that mean persons."""
    words = reading.plain.tokens.words
    _resolve_persons(reading, tags, drafts, pronouns)
    speaking = [place for match in SPEAKING_PRONOUN.finditer(tags) if words[place := match.start()] in BODIES]
    if speaking:
        _resolve_speaking_bodies(reading, tags, drafts, speaking)


def _resolve_persons(reading: Reading, tags: str, drafts: Sequence[Draft], pronouns: Sequence[int]) -> None:
    """Add "he", "she" and the like."""
    tokens = reading.plain.tokens
    words = tokens.words
    people = [draft for draft in drafts if draft.kind == "person"]
    if not pronouns or not people:
        return
    places = _mentions(people, pronouns[-1])
    places += zip(pronouns, repeat(-len(words)), repeat(PRONOUN))
    places.sort()
    folded = reading.folded
    marks = _marks(folded)
    padded = tags + PADDING
    told: deque[Point] = deque(maxlen=MOST)
    quoted: deque[Draft] = deque(maxlen=MOST)
    sentence, sentence_end, passed = -1, 0, 0
    nearest: tuple[Draft | None, int] = None, 0
    for first, end, number in places:
        while sentence_end <= first:
            sentence += 1
            sentence_end = folded.last[folded.sentences[sentence][1] - 1] + 1
        while marks[passed] <= first:
            passed += 1
            quoted.clear()
        if passed % 2:
            draft = people[number] if number >= 0 else _last(quoted, GENDERS[words[first]])
            if draft is None:
                continue
            quoted.append(draft)
        else:
            subject, speaks = _subject_speaks(padded, first, -end if number >= 0 else first + 1)
            if number >= 0:
                draft = people[number]
            else:
                doer = nearest[0] if _acts_on(padded, nearest[1], first) else None
                draft = _meant(told, GENDERS[words[first]], sentence, speaks=speaks, other_than=doer)
            if draft is None:
                continue
            nearest = draft, -end if number >= 0 else first + 1
            score = SENTENCE * sentence + SUBJECT * subject
            told.append((draft, sentence, score + NAMED if draft.names else score, speaks))
        if number < 0:
            if draft.gender == "u":
                draft.gender = GENDERS[words[first]]
            draft.mention(reading.plain, first, first + 1, "pronoun")


NEAR = 2
"""How many sentences back a body can be meant."""


CLAUSE_OF = pattern("verb_between", r"[axbhmd]{0,4}[sevnG][ai]?", plain=True)
"""A verb, or what looks like one, between its subject and its object."""
OTHER_SPEAKS = pattern("other_speaks", r"[nNO]a?s|sN", plain=True)
"""A noun that speaks, in a sentence: "the mayor said", "said Ann"."""


def _resolve_speaking_bodies(reading: Reading, tags: str, drafts: Sequence[Draft], pronouns: Sequence[int]) -> None:
    """Add "it" and "they" where they speak: the body or group that was a subject shortly before, named ones first.

    Anywhere else these two mean things more often than anybody.
    """
    tokens = reading.plain.tokens
    bodies = [draft for draft in drafts if draft.kind != "person" and draft.kind != "place"]
    places = sorted(_mentions(bodies, pronouns[-1]))
    folded = reading.folded
    bounds = [folded.first[begin] for begin, _ in folded.sentences], _marks(folded)
    padded = tags + PADDING
    for pronoun in pronouns:
        sentence, region = _where(pronoun, *bounds)
        kinds = BODIES[tokens.words[pronoun]]
        best: Draft | None = None
        high = 0
        until = bisect_left(places, (pronoun,))
        for first, end, number in reversed(places[max(0, until - MOST) : until]):
            draft = bodies[number]
            its_sentence, its_region = _where(first, *bounds)
            distance = sentence - its_sentence
            if distance > NEAR:
                break
            if its_region != region or draft.kind not in kinds or (distance > 1 and not draft.names):
                continue
            if distance > 1 and OTHER_SPEAKS.search(tags, bounds[0][sentence - 2], bounds[0][sentence - 1]):
                continue  # somebody else spoke in between
            score = 10 - 2 * distance + 3 * bool(draft.names)
            if score > high and _subject_speaks(padded, first, -end)[0]:
                best, high = draft, score
        if best is not None:
            best.mention(reading.plain, pronoun, pronoun + 1, "pronoun")


def _mentions(drafts: Sequence[Draft], until: int) -> list[Place]:
    """The mentions that begin before a token, draft by draft."""
    return [
        (first, -last, number) for number, draft in enumerate(drafts) for first, last in draft.mentions if first < until
    ]


def _marks(folded: Frame) -> list[int]:
    """The tokens that begin or follow quoted regions; at the end one that none reaches."""
    marks: list[int] = []
    for region in folded.regions:
        marks += (folded.first[region], folded.last[region] + 1)
    return [*marks, folded.last[-1] + 1]


def _where(token: int, sentences: Sequence[int], marks: Sequence[int]) -> tuple[int, int]:
    """The numbers of the sentence and the quoted region of a token; 0 outside."""
    passed = bisect_right(marks, token)
    return bisect_right(sentences, token), passed if passed % 2 else 0


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
    return False, False


def _acts_on(tags: str, doer: int, pronoun: int) -> bool:
    """Whether a mention ends right before a verb whose object a pronoun is: "Lee asked him"; himself he would not."""
    if tags[pronoun] not in "OH" or tags[pronoun + 1] in "nNeG#":
        return False
    return CLAUSE_OF.fullmatch(tags, doer, pronoun) is not None


def _meant(
    told: deque[Point], gender: str, here: int, *, speaks: bool, other_than: Draft | None = None
) -> Draft | None:
    """The person meant in a sentence, outside quotations: by sentence, subjects, names, known gender first."""
    best: Draft | None = None
    high = 0
    times: dict[Draft, int] = {}
    farthest = here - REACH
    for draft, sentence, score, spoke in reversed(told):
        if sentence < farthest:
            break
        if draft is other_than:
            continue
        if draft.gender == gender:
            total = score + KNOWN_GENDER
        elif draft.gender == "u":
            total = score
        else:
            continue
        if speaks and spoke:
            total += SPEAKER
        times[draft] = again = times.get(draft, 0) + AGAIN
        total += again
        if total > high:
            best, high = draft, total
    return best


def _last(quoted: deque[Draft], gender: str) -> Draft | None:
    """The last person named in the same quotation who can be meant."""
    for draft in reversed(quoted):
        if draft.gender in (gender, "u"):
            return draft
    return None
