"""What stands left of a cue: "…," she said; the road was shut, she said; the road, she said, is shut."""

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.quotes.attribution import Attribution
from newsmodel.english.quotes.spans import LONGEST, Places, after_time_or_place, clause, clause_end, inside
from newsmodel.text.patterns import pattern

MAIN_CLAUSE_OR_PREDICATE = pattern(
    "main_clause_or_predicate", rf"{phrases.MAIN_CLAUSE.source}|,(?=a?[bhmdv])", plain=True
)
"""Where a clause goes on after "said Ann Lee, an engineer,": with its predicate, or with all of it."""
ENOUGH = 4
"""Tags from which on what "said" attributes is a clause even where its verb is not known as one."""
BREAK = 14
"""Tags that can stand between the halves of a quotation that its cue breaks."""
SUBORDINATE = pattern("subordinate_before", r"k[^,]++", plain=True)
"""One clause with a conjunction before it: its main clause is what follows, not "he said"."""
NO_REST = ("g", "B", "W", "G", "", "k", "c")
"""What does not go on with a clause after the comma of its attribution."""
BEFORE_CUE = frozenset(",-Q")
"""What stands right before an attribution that comes after its content, unless it is a cue phrase."""
NEAR = 12
"""Tags within which "on Monday" ends after "as Ann noted"."""
AFTER_AS = (".", ",", ";", "\n", "")
"""What follows then."""
THAT_IS = ("P'", "Z'", "Pb", "Zb", "Db")
"""The tags of "that's", "it is"."""
SAYING = frozenset(("say", "state", "tell"))
"""Classes of cue verbs whose content can stand on both sides."""
SPEECH_BEFORE = frozenset(("say", "state", "tell", "ask", "utter", "deny", "think"))
"""Classes of cue verbs that what was said can stand before."""


def before_cue(frame: Frame, attribution: Attribution, floor: int, kind: str) -> Places | None:
    """What stands before an attribution that comes last or in the middle, or None where it cannot be its content."""
    tags, end = frame.tags, attribution.start
    if attribution.rule != "phrase_according":
        if kind == "say" and _follows_as(frame, attribution):
            end -= 1
        if end <= floor or tags[end - 1] not in BEFORE_CUE:
            return None
        if attribution.implied or attribution.relative or attribution.nominal or attribution.rule == "passive":
            return None
        if kind not in SPEECH_BEFORE and not attribution.inverted:
            return None
    start = floor if end - floor < LONGEST else end - LONGEST
    while start < end and tags[start] in "\n,-cB)":
        start += 1
    while end > start and tags[end - 1] in ",-":
        end -= 1
    if start >= end or (attribution.verb is None and (tags[end - 1] == "Z" or _is_leftover(frame, floor, start, end))):
        return None
    return start, end


def _is_leftover(frame: Frame, floor: int, start: int, end: int) -> bool:
    """What says nothing before "according to": "That's", and "in a talk" after an attribution that ends at `floor`."""
    tags = frame.tags
    if tags[start:end] in THAT_IS:
        return True
    follows = floor > frame.sentences[frame.sentence_of(floor)].start
    return follows and "Q" not in tags[start:end] and phrases.FINITE.search(tags, start, end) is None


def _follows_as(frame: Frame, attribution: Attribution) -> bool:
    """ "The road is shut, as Ann noted on Monday"; not "as Ann noted that it was"."""
    tags, start, end = frame.tags, attribution.start, attribution.end
    if tags[start - 2 : start] != ",k" or frame.word(start - 1) != "as":
        return False
    after = after_time_or_place(tags, end, end + NEAR)
    return tags[after : after + 1] in AFTER_AS


def is_content(frame: Frame, attribution: Attribution, left: Places, kind: str, right: str | None) -> bool:
    """Whether what stands left of a cue is what it attributes, given what stands right of it."""
    tags, (start, end) = frame.tags, left
    if attribution.rule == "phrase_according" or attribution.inverted:
        return True
    if tags[end - 1] == "Q":
        if tags[attribution.end : attribution.end + 1] == "Q" and end - start > 1:
            return False  # "Waving signs that say “Out,” they sang “Go”"
        return right is None or right in ("quote", "clause", "object") or end - start == 1
    if right == "quote" and kind in SAYING and phrases.CLAUSE_OR_OPENING.match(tags, start, end):
        after = attribution.end + 1
        return tags[attribution.end : after + 1] == ",Q" and goes_on(frame, after)
    if right is not None:
        return False
    if kind == "say" and rest_after(frame, attribution, min(len(tags), attribution.end + LONGEST)) is not None:
        return True
    if SUBORDINATE.fullmatch(tags, start, end):
        return False
    verb = attribution.verb
    if verb is not None and verb.lemma == "say" and end - start >= ENOUGH:
        return True
    if kind == "state" and tags[attribution.end : attribution.end + 1] == "i":  # "a plant often found in bogs"
        return False
    return kind in ("say", "think", "state", "tell") and phrases.CLAUSE.match(tags, start, end) is not None


def goes_on(frame: Frame, place: int) -> bool:
    """A quotation that begins in the middle of a sentence: its first letter is small."""
    region = frame.regions[place]
    return frame.text[region.inner_start : region.inner_start + 1].islower()


def _is_apposition(frame: Frame, attribution: Attribution, comma: int, end: int) -> bool:
    """Whether what follows a source says who it is: "The road is shut, according to Lee, a baker"."""
    tags = frame.tags
    sentence = frame.sentences[frame.sentence_of(attribution.start)]
    start = max(sentence.start, attribution.start - LONGEST)
    return (
        "Q" not in tags[comma:end]
        and phrases.FINITE.search(tags, comma, end) is None
        and phrases.FINITE.search(tags, start, attribution.start) is not None
    )


def left_content(frame: Frame, left: Places, used: set[int]) -> tuple[Places, bool]:
    """The content left of a cue, and whether it is a quoted region and nothing else; `used` collects its regions."""
    tags, (start, end) = frame.tags, left
    if tags[end - 1] == "Q":
        before = tags[start : end - 1]
        if not before.strip("a,cBk") or ":" in before:
            return inside(frame, end - 1, used), True
    return clause(frame, start, end, used), False


def resumed(frame: Frame, attribution: Attribution, limit: int) -> int | None:
    """The second half of a quotation that its cue breaks: "…," he said at dawn, "…"."""
    tags = frame.tags
    place = tags.find("Q", attribution.end, limit)
    if place < 0 or tags[place - 1] not in ",:-" or place - attribution.end > BREAK:
        return None
    return place


def rest_after(frame: Frame, attribution: Attribution, limit: int) -> Places | None:
    """The second half of a clause that its attribution breaks: "The game, she said, is over"."""
    tags, place = frame.tags, attribution.end
    if attribution.inverted or tags[attribution.start - 1 : attribution.start] != ",":
        return None
    for comma in (place, after_time_or_place(tags, place, limit)):
        if comma < limit and tags[comma] == "," and tags[comma + 1 : comma + 2] not in NO_REST:
            end = clause_end(frame, comma + 1, limit)
            is_rest = end > comma + 1 and not (
                attribution.verb is None and _is_apposition(frame, attribution, comma, end)
            )
            return (comma + 1, end) if is_rest else None
    return None


def rest_after_inverted(frame: Frame, attribution: Attribution, left: Places, limit: int) -> Places | None:
    """The same past an apposition, where no sentence stands before: "The game, said Lee, a coach, is over"."""
    tags = frame.tags
    if tags[left[1] - 1] == "Q" or (phrases.FINITE.search(tags, *left) and not SUBORDINATE.fullmatch(tags, *left)):
        return None
    rest = MAIN_CLAUSE_OR_PREDICATE.search(tags, attribution.end, limit)
    return (rest.end(), clause_end(frame, rest.end(), limit)) if rest else None
