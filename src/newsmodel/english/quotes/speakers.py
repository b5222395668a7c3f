"""From the mention beside the cue to the actor behind it."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from newsmodel.english.grammar.frames import Frame
from newsmodel.model import Actor, Mention, Reference, Span
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

HEAD_END = pattern("head_end", r"\s(?:for|of|at|in|from|with|on)\s|,", plain=True)
SPOKESPERSON = pattern("spokesperson", r"\b(?:spokes(?:wo)?man|spokespersons?|spokespeople|spokes(?:wo)?men)\b", "i")
RELATIVE_AFTER = pattern("relative_after", r",?W(?=[mhbdaxy]{0,6}[sg])", plain=True)
"""The "who" that speaks for the noun phrase before it."""
APOSTROPHE = pattern("apostrophe", r"['’]")
"""Where the pronoun of "I’ve" ends."""
LONGEST_MENTION = 500
"""How many characters a mention can have; what is longer is no phrase, and a text could ask for it many times over."""
NEAR = 6
"""How many mentions back the one is looked for that "who" stands for."""


class Speakers:
    """The actors of an article by where they are mentioned."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        rows = [(m.start, -m.end, n, (m, actor)) for n, actor in enumerate(actors) for m in actor.mentions]
        rows.sort(key=itemgetter(0, 1, 2))
        self._mentions: Sequence[tuple[Mention, Actor]] = [row[3] for row in rows]
        self._starts = [row[0] for row in rows]
        self._kinds = {actor.id: actor.kind for actor in actors}

    def reference(self, frame: Frame, subject: Range) -> Reference:
        """The reference for a mention given in places of the frame."""
        start, end = frame.start(subject.start), frame.end(subject.end - 1)
        if frame.tags[subject.start : subject.end] == "C" and (contracted := APOSTROPHE.search(frame.text, start, end)):
            end = contracted.start()
        found = self.reference_at(frame.text, start, end)
        relative = RELATIVE_AFTER.match(frame.tags, subject.end)
        if not relative:
            return found
        place = relative.end() - 1
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
        for mention, actor in reversed(self._mentions[max(0, last - NEAR) : last]):
            if mention.start < floor:
                break
            if actor.kind in ("person", "group") and mention.kind != "pronoun" and mention.end <= pronoun.start:
                return (actor.id,)
        return ()

    def reference_at(self, text: str, start: int, end: int) -> Reference:
        """The reference for the characters of a noun phrase or pronoun."""
        if end - start > LONGEST_MENTION:
            return Reference()
        words = text[start:end]
        mention = Span(start, end, words)
        inside = self._inside(start, end)
        if not inside:
            return Reference((), mention)
        split = HEAD_END.search(words)
        head_end = start + split.start() if split else end
        heads = [pair for pair in inside if pair[0].start < head_end]
        if SPOKESPERSON.search(words):
            named = [
                actor for m, actor in inside if m.kind == "name" and (actor.kind == "person" or m.start >= head_end)
            ]
            body = named or [actor for m, actor in self._nested(start, end) if m.kind == "name"]
            return Reference((body[0].id,) if body else tuple(a.id for _, a in heads[:1]), mention)
        if not heads:
            return Reference((), mention)
        nominal = [actor for m, actor in heads if m.kind != "name" and m.start <= start + 4 and m.end >= head_end]
        if nominal:
            return Reference((nominal[0].id,), mention)
        names = _joint(text, heads)
        return Reference(tuple(dict.fromkeys(actor.id for actor in names)), mention)

    def _nested(self, start: int, end: int) -> list[tuple[Mention, Actor]]:
        """All mentions that lie in a range, inner ones too."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [pair for pair in self._mentions[first:last] if pair[0].end <= end]

    def _inside(self, start: int, end: int) -> list[tuple[Mention, Actor]]:
        """Mentions that lie in a range, outermost first; of nested ones only the outer."""
        found: list[tuple[Mention, Actor]] = []
        reached = start
        for index in range(bisect_left(self._starts, start), len(self._starts)):
            mention, actor = self._mentions[index]
            if mention.start >= end:
                break
            if mention.end <= end and mention.start >= reached:
                found.append((mention, actor))
                reached = mention.end
        return found


def _joint(text: str, heads: list[tuple[Mention, Actor]]) -> list[Actor]:
    """The last of several names side by side ("Nato chief Ann Lee"), or all that "and" joins."""
    groups: list[list[Actor]] = [[]]
    previous: Mention | None = None
    for mention, actor in heads:
        if previous is not None:
            between = text[previous.end : mention.start]
            if " and " in between or between.strip() in (",", "&"):
                groups.append([])
        groups[-1].append(actor)
        previous = mention
    return [group[-1] for group in groups if group]
