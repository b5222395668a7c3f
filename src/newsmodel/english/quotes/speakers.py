"""From the mention beside the cue to the actor behind it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from newsmodel.english.grammar.frames import Frame
from newsmodel.model import Actor, Reference, Span
from newsmodel.model.actor import ActorKind
from newsmodel.model.copies import builder
from newsmodel.model.spans import MentionKind
from newsmodel.text.patterns import pattern

HEAD_END = pattern("head_end", r"\s(?:for|of|at|in|from|with|on|to|close)\s|,|\s\(", plain=True)
OFFICE_BEFORE = pattern(
    "office_before",
    r"[a-z]$(?<!ed)(?<!\band)(?<!\bthe)(?<!\bfor)(?<!\bof)(?<!\bat)(?<!\bin)(?<!\bon)(?<!\bto)(?<!\bby)(?<!\bfrom)(?<!\bwith)",
    plain=True,
)
"""What stands before a name whose office it is: "the charity’s chief executive Ann Lee"."""
SPOKESPERSON = pattern("spokesperson", r"\b(?:spokes(?:wo)?man|spokespersons?|spokespeople|spokes(?:wo)?men)\b", "i")
IN_SPOKESPERSON = "spokes"
"""What the words must hold for the pattern to be tried."""
RELATIVE_AFTER = pattern("relative_after", r",?W(?=[mhbdaxy]{0,6}[sg])", plain=True)
"""The "who" that speaks for the noun phrase before it."""
RELATIVE_OPENS = ("W", ",")
"""What it begins with; most of what follows a subject is told by that."""
APOSTROPHE = pattern("apostrophe", r"['’]")
"""Where the pronoun of "I’ve" ends."""
LONGEST_MENTION = 500
"""How many characters a mention can have; what is longer is no phrase, and a text could ask for it many times over."""
LISTING = pattern("listing", r",? ?(?:and )?(?:the )?", plain=True)
"""What stands between the items of a list."""
MORE = 3
"""So many mentions are a list."""
LONGEST_ARTICLE = 4
"""Characters of "the" before the first of them, which its mention may leave out."""
NEAR = 6
"""How many mentions back the one is looked for that "who" stands for."""


Mentioned = tuple[int, int, MentionKind, Actor]
"""Start and end of a mention, its kind, and whose it is: plain, as every subject looks at several."""
START, END = itemgetter(0), itemgetter(1)


class Speakers:
    """The actors of an article by where they are mentioned."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        mentions = [(m.start, m.end, m.kind, actor) for actor in actors for m in actor.mentions]
        mentions.sort(key=END, reverse=True)  # of those that start together the longest first
        mentions.sort(key=START)
        self._actors = actors
        self._mentions: list[Mentioned] = mentions
        self._starts = list(map(START, mentions))
        # Unchecked, as whoever takes the record checks it.
        self._span = builder(Span, "start", "end", "text")
        self._meaning = builder(Reference, "actors", "mention")

    @cached_property
    def _kinds(self) -> dict[str, ActorKind]:
        return {actor.id: actor.kind for actor in self._actors}

    def reference(self, frame: Frame, subject: tuple[int, int], *, may_relate: bool = True) -> Reference:
        """The reference for a mention given in places of the frame; `may_relate`: "who" after it may be who speaks."""
        first, after = subject
        tags = frame.tags
        start, end = frame.characters(first, after)
        if tags[first] == "C" and after == first + 1 and (contracted := APOSTROPHE.search(frame.text, start, end)):
            end = contracted.start()
        found = self.reference_at(frame.text, start, end)
        if may_relate and tags[after : after + 1] in RELATIVE_OPENS and (relative := RELATIVE_AFTER.match(tags, after)):
            return self._relative(frame, found, relative.end() - 1)
        return found

    def person(self, frame: Frame, subject: tuple[int, int]) -> Reference | None:
        """The one person that a noun phrase names, for what is said elsewhere: without the mention."""
        found = self.reference_at(frame.text, *frame.characters(*subject)).actors
        return Reference(found) if len(found) == 1 and self._kinds[found[0]] == "person" else None

    def _relative(self, frame: Frame, found: Reference, place: int) -> Reference:
        """The reference of a "who" that stands at a place after a noun phrase, given that of the phrase."""
        pronoun = Span(frame.start(place), frame.end(place), frame.word(place))
        sentence = frame.sentences[frame.sentence_of(place)]
        who = self._people_before(frame.start(sentence.start), pronoun) if pronoun.text == "who" else ()
        if found.actors and not (who and self._are_places(found.actors)):
            return Reference(found.actors, pronoun)
        return Reference(who, pronoun) if who else found

    def _are_places(self, ids: tuple[str, ...]) -> bool:
        return all(self._kinds[id] in ("place", "country", "organisation") for id in ids)

    def _people_before(self, floor: int, pronoun: Span) -> tuple[str, ...]:
        """The nearest people that "who" can stand for: "Ann Lee, a farmer from Elm, who said"."""
        last = bisect_left(self._starts, pronoun.start)
        for start, end, kind, actor in reversed(self._mentions[max(0, last - NEAR) : last]):
            if start < floor:
                break
            if actor.kind in ("person", "group") and kind != "pronoun" and end <= pronoun.start:
                return (actor.id,)
        return ()

    def reference_at(self, text: str, start: int, end: int) -> Reference:
        """The reference for the characters of a noun phrase or pronoun."""
        if end - start > LONGEST_MENTION:
            return Reference()
        words = text[start:end]
        reference: Reference = self._meaning(self._meant(text, start, end, words), self._span(start, end, words))
        return reference

    def _meant(self, text: str, start: int, end: int, words: str) -> tuple[str, ...]:
        """The actors that the words between two offsets mean."""
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return ()
        represents = IN_SPOKESPERSON in words.casefold() and SPOKESPERSON.search(words)
        begins, ends, _, actor = self._mentions[first]
        if begins == start and ends == end and not represents:
            return (actor.id,)
        inside = _outermost(self._mentions[first : bisect_left(starts, end, first)], end)
        if not inside:
            return ()
        if len(inside) == 1 and inside[0][0] == start and not represents:
            return (inside[0][3].id,)
        if _are_listed(text, inside, start, end):
            return tuple(dict.fromkeys([actor.id for *_, actor in inside]))
        if _is_office_of_last(text, inside, start, end):
            return (inside[-1][3].id,)
        split = HEAD_END.search(words)
        head_end = start + (split.start() if split else len(words))
        heads = [mentioned for mentioned in inside if mentioned[0] < head_end]
        if represents:
            body = self._represented(start, end, head_end, inside)
            return body or tuple([actor.id for *_, actor in heads[:1]])
        if len(heads) <= 1:
            return (heads[0][3].id,) if heads else ()
        for first, last, kind, actor in heads:
            if kind != "name" and first <= start + 4 and last >= head_end:
                return (actor.id,)
        return tuple(dict.fromkeys([actor.id for actor in _joint(text, heads)]))

    def _represented(self, start: int, end: int, head_end: int, inside: list[Mentioned]) -> tuple[str, ...]:
        """Of "Ann Lee, a spokeswoman for Nato" the person or else the body that is named."""
        for first, _, kind, actor in inside:
            if kind == "name" and (actor.kind == "person" or first >= head_end):
                return (actor.id,)
        nested = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        after = [
            actor.id for first, last, kind, actor in nested if first > head_end and last <= end and kind != "pronoun"
        ]
        named = [actor.id for _, last, kind, actor in nested if kind == "name" and last <= end]
        return tuple(after[:1] or named[:1])


def _outermost(mentions: Iterable[Mentioned], end: int) -> list[Mentioned]:
    """Of mentions in order those that end by an offset; of nested ones only the outer."""
    found: list[Mentioned] = []
    reached = 0
    for mentioned in mentions:
        if mentioned[1] <= end and mentioned[0] >= reached:
            found.append(mentioned)
            reached = mentioned[1]
    return found


def _is_office_of_last(text: str, inside: list[Mentioned], start: int, end: int) -> bool:
    """Whether all before the name of a person at the end is who that is: "Elm Trust chief executive Ann Lee"."""
    first, last, kind, actor = inside[-1]
    if (
        last != end
        or kind != "name"
        or actor.kind != "person"
        or OFFICE_BEFORE.search(text[start:first].rstrip()) is None
    ):
        return False
    return all(" and " not in text[left[1] : right[0]] for left, right in pairwise(inside))


def _are_listed(text: str, inside: list[Mentioned], start: int, end: int) -> bool:
    """Whether mentions are all that there is between two offsets, with commas and "and": "the pope, Ann Lee and Bo"."""
    if len(inside) < MORE or inside[0][0] > start + LONGEST_ARTICLE or inside[-1][1] < end:
        return False
    gaps = [text[left[1] : right[0]] for left, right in pairwise(inside)]
    return all(LISTING.fullmatch(gap) for gap in gaps) and "and" in gaps[-1]


def _joint(text: str, heads: list[Mentioned]) -> list[Actor]:
    """The last of several names side by side ("Nato chief Ann Lee"), or all that "and" joins."""
    groups: list[Actor] = []
    previous = -1
    for start, end, _, actor in heads:
        between = text[previous:start] if groups else ""
        if not groups or " and " in between or between.strip() in (",", "&"):
            groups.append(actor)
        else:
            groups[-1] = actor
        previous = end
    return groups
