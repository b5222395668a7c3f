"""How far what stands right of a cue reaches: to the main clause after it, a comparison, a time, a closing mark."""

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.quotes.attribution import Attribution
from newsmodel.english.quotes.right import CIRCUMSTANCE, TOPIC, Right
from newsmodel.english.quotes.spans import Places, clause, clause_end, inside
from newsmodel.text.patterns import pattern

TOPIC_STOP = pattern("topic_stop", r",W|iy(?!Z)|k", plain=True)
TIMES = frozenset("after before since until when".split())
"""Conjunctions that a topic ends before."""
ENDS = ",.!?…"
"""Marks inside a quotation after which no more of its clause stands outside."""


def right_content(
    frame: Frame, attribution: Attribution, right: Right, limit: int, kind: str, used: set[int]
) -> tuple[Places, bool] | None:
    """The content right of a cue, and whether it is a quoted region and nothing else; `used` collects its regions."""
    tags, (shown, start, _) = frame.tags, right
    if kind == "utter" and shown != "quote":
        return None
    if shown == "words":
        return inside(frame, start, used), True
    before = tags[attribution.start - 1] if attribution.start else "\n"
    if attribution.rule == "asked" or before == "k" or (attribution.rule == "gerund" and before in ".\n"):
        limit = _before_main_clause(frame, start, limit)
        if shown in ("clause", "topic") and _says_nothing(tags, attribution, start, limit):
            return None
    if attribution.relative or (before == "W" and tags[attribution.start - 2] == ","):
        main = (phrases.FINITE if shown == "topic" else phrases.PREDICATE_AFTER).search(tags, start, limit)
        limit = main.start() if main else limit
    if attribution.subject and "#" in tags[slice(*attribution.subject)]:
        limit = _before_comparison(frame, start, limit)
    if attribution.nominal and attribution.act == "deny":  # "dismissed claims that it was late as “nonsense”"
        judged = tags.find("kQ", start, limit)
        limit = judged if judged >= 0 else limit
    if kind == "accuse":
        limit = _charge_end(tags, attribution, start, limit)
    if shown == "topic":
        limit = _topic_end(frame, start, limit)
    end = clause_end(frame, start, limit)
    if shown == "quote":
        after = start + 1
        if after >= end or tags[after] in ".,;\n-" or kind == "utter" or _is_over(frame, start):
            return inside(frame, start, used), True
    if shown == "clause" and attribution.act == "decline" and kind == "think":
        return None
    return clause(frame, start, end, used), False


def _says_nothing(tags: str, attribution: Attribution, place: int, limit: int) -> bool:
    """ "Writing in a letter, Ann was harsh": no clause before the main one, nor a topic."""
    verb = attribution.verb
    return (
        attribution.rule == "gerund"
        and verb is not None
        and not ((verb.topic and TOPIC.match(tags, place, limit)) or "Q" in tags[place:limit])
        and phrases.FINITE.search(tags, place, limit) is None
    )


def _charge_end(tags: str, attribution: Attribution, place: int, limit: int) -> int:
    """Where a charge is over: "accused of theft, which", "accused of theft by a neighbour"."""
    if attribution.subject and place < attribution.subject[0] < limit:
        limit = attribution.subject[0] - 1
    aside = tags.find(",W", place, limit)
    return aside if aside >= 0 else limit


def _topic_end(frame: Frame, place: int, limit: int) -> int:
    """Where a topic is over: "reported its third case on Sunday, which", "after two others were found"."""
    for match in TOPIC_STOP.finditer(frame.tags, place, limit):
        if match[0] != "k" or frame.word(match.start()).lower() in TIMES:
            return match.start()
    return limit


def _before_main_clause(frame: Frame, place: int, limit: int) -> int:
    """Where the comma after an opening clause stands, which may be inside marks: "Asked if it was “late,” Lee said"."""
    main = phrases.MAIN_CLAUSE.search(frame.tags, place, limit)
    limit = main.start() if main else limit
    quoted = frame.tags.find("Q", place, limit)
    is_last = quoted >= 0 and frame.text[frame.regions[quoted].inner_end - 1] == ","
    return quoted + 1 if is_last else limit


def _before_comparison(frame: Frame, place: int, limit: int) -> int:
    """Where figures of a poll are set beside others: "52 percent said he should go, compared with 41 percent"."""
    comma = frame.tags.find(",e", place, limit)
    return comma if comma >= 0 and frame.word(comma + 1) == "compared" else limit


def _is_over(frame: Frame, place: int) -> bool:
    """What is quoted ends with its mark: "she said, “We go,” and left", unless it goes on with "and that"."""
    if frame.tags[place - 1] == ":" and frame.word_at(place + 1) in CIRCUMSTANCE:  # "said: “We go” before leaving"
        return True
    return frame.text[frame.regions[place].inner_end - 1] in ENDS and frame.tags[place + 1 : place + 3] != "cZ"
