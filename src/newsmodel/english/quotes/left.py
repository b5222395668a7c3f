"""What stands left of a cue: "…," she said; the road was shut, she said; the road, she said, is shut."""

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.quotes.attributions import Attribution
from newsmodel.english.quotes.spans import LONGEST, clause, clause_end, inside, take_regions
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

ENOUGH = 4
"""Tags from which on what "said" attributes is a clause even where its verb is not known as one."""
BREAK = 14
"""Tags that can stand between the halves of a quotation that its cue breaks."""
SUBORDINATE = pattern("subordinate_before", r"k[^,]++", plain=True)
"""One clause with a conjunction before it: its main clause is what follows, not "he said"."""
CIRCUMSTANCE = pattern("circumstance_before", r"[at]?i[^bhmdvQ,]{1,6}|a{1,2}", plain=True)
"""A phrase of time or place."""
SAYING = frozenset(("say", "state", "tell"))
"""Classes of cue verbs whose content can stand on both sides."""
SPEECH_BEFORE = frozenset(("say", "state", "tell", "ask", "utter", "deny", "think"))
"""Classes of cue verbs that what was said can stand before."""


def before_cue(frame: Frame, attribution: Attribution, floor: int) -> Range | None:
    """What stands before an attribution that comes last or in the middle, or None."""
    start, end = max(floor, attribution.start - LONGEST), attribution.start
    tags = frame.tags
    while start < end and tags[start] in "\n,-cB)":
        start += 1
    marked = False
    while end > start and tags[end - 1] in ",-":
        end -= 1
        marked = True
    if start >= end or attribution.relative or attribution.nominal:
        return None
    if attribution.rule == "phrase_according":
        return Range(start, end)
    return Range(start, end) if marked or tags[end - 1] == "Q" else None


def is_content(frame: Frame, attribution: Attribution, left: Range, kind: str, right: str | None) -> bool:
    """Whether what stands left of a cue is what it attributes, given what stands right of it."""
    quoted = frame.tags[left.end - 1] == "Q"
    if attribution.rule == "phrase_according" or attribution.inverted:
        return True
    if attribution.implied or kind not in SPEECH_BEFORE:
        return False
    if quoted:
        return right is None or right in ("quote", "clause", "object") or left.end - left.start == 1
    if right == "quote" and kind in SAYING and phrases.CLAUSE_OR_OPENING.match(frame.tags, left.start, left.end):
        after = attribution.end + 1
        return frame.tags[attribution.end : after + 1] == ",Q" and goes_on(frame, after)
    if right is not None:
        return False
    if kind == "say" and rest_after(frame, attribution, min(len(frame.tags), attribution.end + LONGEST)) is not None:
        return True
    if SUBORDINATE.fullmatch(frame.tags, *left):
        return False
    verb = attribution.verb
    if verb is not None and verb.lemma == "say" and left.end - left.start >= ENOUGH:
        return True
    is_clause = phrases.CLAUSE.match(frame.tags, left.start, left.end) is not None
    return kind in ("say", "think", "state", "tell") and is_clause


def goes_on(frame: Frame, place: int) -> bool:
    """A quotation that begins in the middle of a sentence: its first letter is small."""
    region = frame.regions[place]
    return frame.text[region.inner_start : region.inner_start + 1].islower()


def is_circumstance(frame: Frame, left: Range) -> bool:
    """ "At one point", "On Monday": what stands before an attribution without being a clause."""
    return CIRCUMSTANCE.fullmatch(frame.tags, *left) is not None


def left_content(frame: Frame, left: Range, used: set[int]) -> tuple[Range, bool]:
    """The content left of a cue, and whether it is a quoted region and nothing else; `used` collects its regions."""
    tags = frame.tags
    if tags[left.end - 1] == "Q":
        before = tags[left.start : left.end - 1]
        if not before.strip("a,cBk") or ":" in before:
            return inside(frame, left.end - 1, used), True
    take_regions(frame, left.start, left.end, used)
    return clause(frame, left.start, left.end), False


def resumed(frame: Frame, attribution: Attribution, limit: int) -> int | None:
    """The second half of a quotation that its cue breaks: "…," he said at dawn, "…"."""
    tags = frame.tags
    place = tags.find("Q", attribution.end, limit)
    if place < 0 or tags[place - 1] not in ",:-" or place - attribution.end > BREAK:
        return None
    return place


def rest_after(frame: Frame, attribution: Attribution, limit: int) -> Range | None:
    """The second half of a clause that its attribution breaks: "The game, she said, is over"."""
    tags = frame.tags
    if attribution.inverted or tags[attribution.start - 1 : attribution.start] != ",":
        return None
    skipped = phrases.TIME_OR_PLACE.match(tags, attribution.end, limit)
    for place in (attribution.end, skipped.end() if skipped else attribution.end):
        if (
            place < limit
            and tags[place] == ","
            and tags[place + 1 : place + 2] not in ("g", "B", "W", "G", "", "k", "c")
        ):
            end = clause_end(frame, place + 1, limit)
            return Range(place + 1, end) if end > place + 1 else None
    return None
