"""Quoted regions that no cue verb took: after a colon, before an unlisted verb, going on from the sentence before.

Most regions of four words and more are somebody's words, while short ones are often scare quotes, titles or nicknames;
PolNeAR's annotators left 2.5 % of the former and 42 % of single quoted words unattributed. So a short region needs a
sign of speech, a long one only somebody to have said it.
"""

from collections.abc import Callable, Sequence

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import (
    EMPTY_SUBJECTS,
    WINDOW,
    can_speak,
    nearest_subject,
    sentence_subject,
    subject_places,
)
from newsmodel.english.quotes.drafts import Draft
from newsmodel.english.quotes.spans import Places, inside
from newsmodel.english.quotes.unsaid import is_title_or_nickname
from newsmodel.text import Range
from newsmodel.text.patterns import Match, pattern

OPEN_VERB_AFTER = pattern(
    "open_verb_after",
    rf",?(?P<subject>P|{phrases.NOUN_PHRASE})a?(?P<verb>[evs])(?=[.,;:\n]|[ai]|$)",
    plain=True,
)
OPEN_VERB_INVERTED = pattern("open_verb_inverted", rf",?(?P<verb>[evs])(?P<subject>{phrases.NOUN_PHRASE})", plain=True)
OPEN_BEING = pattern(
    "open_being",
    rf",?(?P<verb>b)(?:K(?P<subject>{phrases.NOUN_PHRASE})[evsn]|D[nes]{{1,2}}[fi](?P<source>{phrases.NOUN_PHRASE}))",
    plain=True,
)
"""What makes a quotation a part of its sentence: "“…” was the message from Lee", "“…” is how Lee saw it"."""
OPEN_VERBS = (("open_verb", OPEN_VERB_AFTER), ("open_verb_inverted", OPEN_VERB_INVERTED))
DASH_NAME = pattern("dash_name", r"\n{0,2}[-:](?P<subject>N(?:[N_-]){0,5})(?:,[^.\n]{0,12})?(?=[\n.Q]|$)", plain=True)
DASH_OPENS = ("\n", "-", ":")
"""What it begins with."""
NAMED = r"N(?:[N_]|'N|-(?=N)|c(?=N)){0,6}"
LABEL = pattern(
    "label",
    rf"(?:(?:[-.\n(),Q]|^)(?:[nN]{{0,2}}i)?(?P<name>{NAMED})|(?:[-.\n]|^)n?i(?P<source>D[nN]{{0,2}}[nNs])"
    r"|(?:[-.\n]|^)(?:n?i)?(?P<owner>N{1,3})'[nNsG]{1,3}(?:[tfi](?:O|[DH]?[nN]{1,3}))?|[Db]Di(?P<giver>N{1,3}))$",
    plain=True,
)
"""What stands between a dash, or the start of a line, and a colon: a name, "From the report", "From Lee's letter",
"Lee's advice to the young", "There was this from Lee"."""
LABEL_WINDOW = 12
"""How many tags before its colon a label can begin."""
SAID_BEFORE = pattern("said_before", rf"(?P<verb>s)(?:{phrases.TIME_OR_PLACE.source})?\.$", plain=True)
"""The end of a sentence that says who speaks and not what: "Ann Lee said in a statement."."""
GOES_ON = ",.?!—-…"
"""Marks that end a quotation before the verb after it."""
PASSIVE = pattern("passive_predicate", r",?a?h?a?b[ax]{0,2}[vsegn]", plain=True)
"""What is done to the subject, or what it is."""
LONG = 4
"""Words from which on a quoted region is speech unless something speaks against it."""


SENT = frozenset(
    "message word words answer reply response verdict warning advice view reaction call plea cry claim appeal".split()
)
"""What a quotation is called: "“…” was the message from Lee"."""


def uncued(frame: Frame, number: int, places: Sequence[int], used: set[int], before: Draft | None) -> list[Draft]:
    """Quotes made of those regions of a sentence, given by their places, that are not used yet."""
    drafts: list[Draft] = []
    for place in places:
        if place in used:
            continue
        draft = _of_region(frame, number, place, used, drafts[-1] if drafts else before)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _of_region(frame: Frame, number: int, place: int, used: set[int], before: Draft | None) -> Draft | None:
    tags, sentence = frame.tags, frame.sentences[number]
    region = frame.regions[place]
    quoted = frame.text[region.inner_start : region.inner_end]
    if not any(map(str.isalnum, quoted)):
        return None
    words = len(quoted.split(None, LONG + 1))  # more are not told apart
    opening = tags[max(sentence.start, place - WINDOW) : place].strip("\n")

    def draft(rule: str, subject: Places | None, cue: Places | None = None, *, carries: bool = False) -> Draft:
        span = frame.characters(*cue) if cue else None
        content = (inside(frame, place, used),)
        return Draft(rule, content, "state", span, subject, None, number, direct=True, carries=carries)

    if region.continues and before is not None:
        return draft("continued_paragraph", None, carries=True)
    after = place + 1
    is_alone = after >= sentence.end or tags[after] in ".\n"
    may_open = (not opening or opening[-1] == ":") and not is_alone and quoted[-1] in GOES_ON
    if may_open and (opened := _opened(frame, after, sentence.end)) is not None:
        return draft(*opened)
    if not opening:
        if tags[after : after + 1] in DASH_OPENS and (dash := DASH_NAME.match(tags, after)):
            return draft("dash_name", dash.span("subject"))
        if is_alone:
            is_short = region.closed and words <= LONG + 1  # one that is not closed goes on in the next paragraph
            return _alone(frame, number, draft, before, is_short, words >= LONG)
        return None
    if opening.endswith(":"):
        cued = before.subject if before is not None and before.sentence == number else None
        subject = cued or _labelled(tags, sentence, place - 1)
        subject = subject or _unless_empty(frame, sentence_subject(frame, sentence, place - 1))
        return draft("colon", subject) if subject or words >= LONG else None
    if words < LONG and not (words > 1 and opening[-1:] in "svg"):
        return None
    if is_title_or_nickname(frame, place):
        return None
    subject = nearest_subject(frame, sentence, place)
    return draft("embedded", subject) if subject else None


def _opened(frame: Frame, place: int, limit: int) -> tuple[str, Places, Places] | None:
    """The rule, whose it is and the verb, where an unlisted verb follows a quotation."""
    for rule, shape in OPEN_VERBS:
        match = shape.match(frame.tags, place, limit)
        if match:
            return rule, _sender(frame, match.span("subject")), match.span("verb")
    being = OPEN_BEING.match(frame.tags, place, limit)
    if being is None or not (being["subject"] or _is_sent(frame, being)):
        return None
    return "open_verb", being.span("subject" if being["subject"] else "source"), being.span("verb")


def _is_sent(frame: Frame, match: Match) -> bool:
    """ "Was the message from Lee", not "was the title of the book"."""
    return any(frame.word(place) in SENT for place in range(match.start(), match.start("source")))


def _sender(frame: Frame, found: Places) -> Places:
    """Who sends it where a verb has no more than that: "came the reply from Ann Lee"."""
    sent = [place for place in range(found[0] + 1, found[1] - 1) if frame.word(place) == "from"]
    return (sent[0] + 1, found[1]) if sent else found


def _labelled(tags: str, sentence: Range, colon: int) -> Places | None:
    """The name before a colon that is a label, no clause: "- Ann Lee:", "From the report:"."""
    match = LABEL.search(tags, max(0, sentence.start - 1, colon - LABEL_WINDOW), colon)
    return match.span(str(match.lastgroup)) if match else None


def _alone(
    frame: Frame, number: int, draft: Callable[..., Draft], before: Draft | None, is_short: bool, is_speech: bool
) -> Draft | None:
    """A sentence that is nothing but a quotation: it goes on from the one before, or follows "He went on:"."""
    same_paragraph = frame.tags[frame.sentences[number].start] != "\n"
    since = number - before.sentence if before is not None else number + 2  # further back than any
    if before is not None and before.direct and since <= 1:
        if not same_paragraph and is_short:
            return None
        return draft("continuation" if same_paragraph else "next_paragraph", None, carries=True)
    if since == 1 and not is_short:
        return draft("next_paragraph_after_clause", None, carries=True)
    if same_paragraph and since > 1 and (said := _said_before(frame, number)) is not None:
        return draft("said_before", *said)
    if before is not None and since <= 2 and same_paragraph:
        return draft("continuation_after_clause", None, carries=True)
    if number:
        previous = frame.sentences[number - 1]
        last = frame.tags[previous.start : previous.end].rstrip("\n")
        if last.endswith(":"):
            return draft("colon_before", _introducing(frame, previous))
    if not is_speech:
        return None
    about = _disagreeing(frame, frame.sentences[number - 1]) if number and same_paragraph else None
    return draft("after_subject", about, carries=True) if about else draft("uncued", None)


def _disagreeing(frame: Frame, previous: Range) -> Range | None:
    """The subject of a sentence before a quotation, where it does something: "Ann Lee disagrees", not "was shot"."""
    about = sentence_subject(frame, previous, previous.end)
    if about is None:
        return None
    predicate = phrases.PREDICATE_AFTER.search(frame.tags, about.end, previous.end)
    passive = predicate is not None and PASSIVE.match(frame.tags, predicate.start())
    return None if passive or predicate is None or not can_speak(frame, about) else about


def _introducing(frame: Frame, sentence: Range) -> Places | None:
    """Whose the sentence is that ends in a colon."""
    return _unless_empty(frame, nearest_subject(frame, sentence, sentence.end))


def _unless_empty(frame: Frame, subject: Range | None) -> Range | None:
    """A subject before a colon that may speak: "it" only with a verb of saying after it."""
    is_empty = subject is not None and frame.word(subject.start).lower() in EMPTY_SUBJECTS
    says = "s" in frame.tags[subject.end : subject.end + 3] if subject else False
    return None if is_empty and not says else subject


def _said_before(frame: Frame, number: int) -> tuple[Places, Places] | None:
    """Who speaks and the verb, where the sentence before says no more: "Ann Lee said in a statement."."""
    if not number:
        return None
    previous = frame.sentences[number - 1]
    match = SAID_BEFORE.search(frame.tags, *previous)
    subject = match and subject_places(frame, previous, match.start())
    return (subject[1], match.span("verb")) if match and subject else None
