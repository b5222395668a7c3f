"""What each attribution attributes: the content left or right of its cue, and where it ends."""

import attrs

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.quotes.attributions import Attribution
from newsmodel.text import Range
from newsmodel.text.patterns import pattern


@attrs.frozen
class Draft:
    """A quote before its speaker is resolved. Offsets are characters; `subject` and `cue` are places in the frame.

    Attributes:
        rule: the pattern that fired.
        content: what was said, in order.
        act: state, deny, ask or decline.
        cue: the cue's characters, or None.
        subject: the mention of the speaker, in places, or None where it is carried over or unknown.
        addressee: characters of the one who was told, or None.
        sentence: number of the sentence that holds the cue.
        direct: the content is quoted regions and nothing else.
        carries: the speaker is that of the quote before.
    """

    rule: str
    content: tuple[Range, ...]
    act: str
    cue: Range | None
    subject: Range | None
    addressee: Range | None
    sentence: int
    direct: bool
    carries: bool = False


@attrs.frozen
class _Right:
    """What follows a cue: where the content can begin (a place), what it is, and who is told."""

    kind: str
    start: int
    addressee: Range | None = None


LONGEST = 400
"""How many tags a reported clause can have; what is longer is no sentence."""
DEEPEST = 5
"""How many quotes of one sentence can stand around an attribution: "Ann said Bob said Eve said ..."."""
AHEAD = 12
"""How many attributions ahead the end of a clause is looked for."""
NEVER_BARE = frozenset(("state", "utter", "call", "urge", "accuse", "ask", "deny"))
SPEECH_BEFORE = frozenset(("say", "state", "tell", "ask", "utter", "deny", "think"))
TO_SOMEONE = pattern("to_someone", rf"t(?={phrases.NOUN_PHRASE}|O)")
OF_CHARGE = pattern("of_charge", r"[^.;\n]{1,24}?f")
CLAUSE_STOP = pattern("clause_stop", r"[.;\n]|,(?=[Bg])|-(?=B)|,(?=k?[aP]?(?:i[nN]{0,3})?$)")


def drafts_of(frame: Frame, number: int, found: list[Attribution], used: set[int]) -> list[Draft]:
    """The quotes that the attributions of a sentence license; `used` collects the regions they take."""
    sentence = frame.sentences[number]
    drafts: list[Draft] = []
    floor = sentence.start
    around: list[int] = []
    for index, attribution in enumerate(found):
        start = frame.start(attribution.start)
        around = [end for end in around if end > start]
        if len(around) >= DEEPEST:
            continue
        limit = _limit(frame, sentence, found, index)
        draft = _draft(frame, number, attribution, floor, limit, used)
        if draft is None:
            continue
        drafts.append(draft)
        around.append(draft.content[-1].end)
        if not _right_of(attribution, draft, frame):
            floor = attribution.end
    return drafts


def _limit(frame: Frame, sentence: Range, found: list[Attribution], index: int) -> int:
    """Where the next attribution of the same level begins: the content of this one cannot reach past it."""
    for later in found[index + 1 : index + 1 + AHEAD]:
        before = frame.tags[later.start - 1] if later.start else ""
        if before in ",-;:" or (before in "cB" and frame.tags[later.start - 2] in ",-"):
            return later.start
    return min(sentence.end, found[index].end + LONGEST)


def _right_of(attribution: Attribution, draft: Draft, frame: Frame) -> bool:
    return draft.content[-1].start >= frame.start(attribution.start)


def _draft(frame: Frame, number: int, attribution: Attribution, floor: int, limit: int, used: set[int]) -> Draft | None:
    verb = attribution.verb
    left = _left(frame, attribution, floor)
    right = _look_right(frame, attribution, limit)
    kind = verb.kind if verb else "say"
    pieces: list[Range] = []
    direct = True
    if left and _prefers_left(frame, attribution, right, left, kind):
        piece, direct = _left_content(frame, left, used)
        pieces.append(piece)
        if right and right.kind == "quote" and direct and not attribution.inverted:
            pieces.append(_inner(frame, right.start, used))
        elif direct and (later := _resumed(frame, attribution, limit)) is not None:
            pieces.append(_inner(frame, later, used))
    elif right is not None:
        taken = _right_content(frame, attribution, right, limit, kind, used)
        if taken is None:
            return None
        piece, direct = taken
        pieces.append(piece)
    else:
        return None
    if any(piece.start >= piece.end for piece in pieces):
        return None
    return Draft(
        rule=f"{attribution.rule}_{'direct' if direct else 'clause'}",
        content=tuple(pieces),
        act=attribution.act,
        cue=Range(frame.start(attribution.cue.start), frame.end(attribution.cue.end - 1)),
        subject=attribution.subject,
        addressee=right.addressee if right else None,
        sentence=number,
        direct=direct,
    )


# --- left of the cue -----------------------------------------------------------------------------------------------


def _left(frame: Frame, attribution: Attribution, floor: int) -> Range | None:
    """What stands before an attribution that comes last or in the middle, or None."""
    start, end = max(floor, attribution.start - LONGEST), attribution.start
    tags = frame.tags
    while start < end and tags[start] in "\n,-cB)":
        start += 1
    marked = False
    while end > start and tags[end - 1] in ",-":
        end -= 1
        marked = True
    if start >= end or attribution.relative:
        return None
    if attribution.rule == "phrase_according":
        return Range(start, end)
    return Range(start, end) if marked or tags[end - 1] == "Q" else None


def _prefers_left(frame: Frame, attribution: Attribution, right: _Right | None, left: Range, kind: str) -> bool:
    quoted = frame.tags[left.end - 1] == "Q"
    if attribution.rule == "phrase_according" or attribution.inverted:
        return True
    if attribution.implied or kind not in SPEECH_BEFORE:
        return False
    if quoted:
        return right is None or right.kind in ("quote", "clause", "object") or left.end - left.start == 1
    if right is not None:
        return False
    return (
        kind in ("say", "think", "state", "tell") and phrases.CLAUSE.match(frame.tags, left.start, left.end) is not None
    )


def _left_content(frame: Frame, left: Range, used: set[int]) -> tuple[Range, bool]:
    tags = frame.tags
    if tags[left.end - 1] == "Q":
        before = tags[left.start : left.end - 1]
        if not before.strip("a,cBk") or ":" in before:
            return _inner(frame, left.end - 1, used), True
    _use(frame, left.start, left.end, used)
    return _clause(frame, left.start, left.end), False


def _resumed(frame: Frame, attribution: Attribution, limit: int) -> int | None:
    """The second half of a quotation that its cue breaks: "…," he said at dawn, "…"."""
    tags = frame.tags
    place = tags.find("Q", attribution.end, limit)
    if place < 0 or tags[place - 1] not in ",:-" or place - attribution.end > 14:
        return None
    return place


# --- right of the cue ----------------------------------------------------------------------------------------------


def _look_right(frame: Frame, attribution: Attribution, limit: int) -> _Right | None:
    """What follows the cue, if it can be content."""
    tags = frame.tags
    verb = attribution.verb
    kind = verb.kind if verb else "say"
    place = attribution.end
    if attribution.rule == "phrase_according":
        if attribution.start > 0 and tags[attribution.start - 1] == "\n" and tags[place : place + 1] == ",":
            return _Right("clause", place + 1)
        return None
    if attribution.inverted or place >= limit:
        return None
    direct = _opening(frame, place, limit, kind)
    if direct is not None:
        return direct
    addressee, after = _addressee(frame, place, limit, kind)
    skipped = phrases.TIME_OR_PLACE.match(tags, after, limit)
    for start in dict.fromkeys([after, skipped.end() if skipped else after]):
        found = _opening(frame, start, limit, kind)
        if found is not None and (start > place or addressee is None):
            return attrs.evolve(found, addressee=addressee)
    if kind == "deny":
        return _Right("object", place)
    if kind in NEVER_BARE or attribution.act == "ask":
        return _embedded(frame, place, limit, kind)
    for start, who in dict.fromkeys(
        [(after, addressee), (skipped.end() if skipped else after, addressee), (place, None)]
    ):
        if tags[start : start + 1] not in ("t", ",", "") and phrases.CLAUSE.match(tags, start, limit):
            return _Right("clause", start, who)
    return _embedded(frame, place, limit, kind)


def _opening(frame: Frame, place: int, limit: int, kind: str) -> _Right | None:
    """Content that shows itself by its first token: a quotation, "that", "whether"."""
    tags = frame.tags
    if place < limit and tags[place] in ",:":
        if tags[place + 1 : place + 2] == "Q" and place + 1 < limit:
            return _Right("quote", place + 1)
        return _Right("clause", place + 1) if tags[place] == ":" and place + 1 < limit else None
    if place >= limit:
        return None
    if tags[place] == "Q" and kind not in ("call", "urge", "accuse"):
        return _Right("quote", place)
    if tags[place] == "Z" and kind not in ("call", "accuse", "utter", "urge"):
        return _Right("that", place + 1)
    if tags[place] == "K" or (tags[place] == "k" and frame.word(place) == "if" and kind == "ask"):
        return _Right("question", place) if kind in ("ask", "say", "tell", "think", "deny", "state") else None
    return None


def _addressee(frame: Frame, place: int, limit: int, kind: str) -> tuple[Range | None, int]:
    """Who is told: the object of "told" and its like, or "to reporters"."""
    tags = frame.tags
    start = place
    if kind not in ("tell", "ask", "urge"):
        if (
            kind not in ("say", "state", "utter")
            or tags[place : place + 1] != "t"
            or not TO_SOMEONE.match(tags, place, limit)
        ):
            return None, place
        start = place + 1
    match = phrases.NOUN_PHRASE_AT.match(tags, start, limit)
    if not match or match.end() == match.start() or (match[0] == "P" and kind not in ("tell", "ask")):
        return None, place
    return Range(frame.start(match.start()), frame.end(match.end() - 1)), match.end()


def _embedded(frame: Frame, place: int, limit: int, kind: str) -> _Right | None:
    """Quoted words further on in the clause: "called it a “disgrace”", "urged them to “stop now”"."""
    if kind == "accuse":
        charge = OF_CHARGE.match(frame.tags, place, limit)
        return _Right("object", charge.end()) if charge else None
    if kind not in ("call", "urge", "say", "state", "tell"):
        return None
    found = frame.tags.find("Q", place, min(limit, place + 24))
    return _Right("words", found) if found >= 0 else None


def _right_content(
    frame: Frame, attribution: Attribution, right: _Right, limit: int, kind: str, used: set[int]
) -> tuple[Range, bool] | None:
    tags = frame.tags
    if kind == "utter" and right.kind != "quote":
        return None
    if right.kind == "words":
        return _inner(frame, right.start, used), True
    end = clause_end(frame, right.start, limit)
    if right.kind == "quote":
        after = right.start + 1
        if after >= end or tags[after] in ".,;\n-" or kind == "utter":
            return _inner(frame, right.start, used), True
    if right.kind == "clause" and attribution.act == "decline" and kind == "think":
        return None
    _use(frame, right.start, end, used)
    piece = _clause(frame, right.start, end)
    return piece, False


def clause_end(frame: Frame, start: int, limit: int) -> int:
    """The place where the clause that begins at `start` is over: a stop, ", but", ", adding", or the limit."""
    match = CLAUSE_STOP.search(frame.tags, start, limit)
    end = match.start() if match else limit
    while end > start and frame.tags[end - 1] in ",-;cB\n:":
        end -= 1
    return end


def _clause(frame: Frame, start: int, end: int) -> Range:
    """Characters of a clause, without the stop that ends the sentence."""
    while end > start and frame.tags[end - 1] in ".,\n;:":
        end -= 1
    if end <= start:
        return Range(0, 0)
    first, last = frame.start(start), frame.end(end - 1)
    if end - start == 1 and (region := frame.regions.get(start)) is not None:
        return _trimmed(frame, region.inner_start, region.inner_end)
    return Range(first, last)


def _use(frame: Frame, start: int, end: int, used: set[int]) -> None:
    """The quoted regions between two places are taken."""
    place = frame.tags.find("Q", start, end)
    while place >= 0:
        used.add(place)
        place = frame.tags.find("Q", place + 1, end)


def _inner(frame: Frame, place: int, used: set[int]) -> Range:
    """The inside of a quoted region, without the white space at its ends."""
    used.add(place)
    region = frame.regions[place]
    return _trimmed(frame, region.inner_start, region.inner_end)


def _trimmed(frame: Frame, start: int, end: int) -> Range:
    while start < end and frame.text[start].isspace():
        start += 1
    while end > start and frame.text[end - 1].isspace():
        end -= 1
    return Range(start, end)


inner = _inner
