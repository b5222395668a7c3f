"""Attributions: a cue, whose it is, and where what it attributes can stand."""

from collections.abc import Iterable, Mapping

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import (
    ALONE,
    SINGLE,
    WINDOW,
    Subject,
    before_occasion,
    is_nobody,
    subject_places,
)
from newsmodel.english.grammar.verbs import UNMISTAKABLE, Cue, cue_verbs
from newsmodel.english.quotes.attribution import Act, Attribution
from newsmodel.english.quotes.implied import implied_subject, main_subject, quoted
from newsmodel.english.quotes.passives import passive
from newsmodel.english.quotes.spans import Places
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

NEGATIVE = frozenset(
    (
        "not never n't didn't doesn't don't hasn't haven't hadn't won't wouldn't isn't wasn't weren't can't "
        "couldn't nor neither cannot"
    ).split()
)
REFUSALS = frozenset(("declined declines decline declining refused refuses refuse refusing failed").split())
PLURALS = frozenset(
    (
        "who police people men women many most some several others few all both those these half media data staff crew "
        "family couple pair trio public majority minority government council cabinet committee opposition"
    ).split()
)
"""Subjects that take a bare form without an s of their own; in Britain those of many members do."""
MANY_AFTER = pattern("many_after", r"f|#n", plain=True)
"""What "a" stands before that is many all the same: "a majority of voters", "a mere 9 percent"."""
"""Determiners of one: "a 14-page order" has no verb."""
PRESENT = frozenset(("base", "third"))
"""Forms that a noun can have, and that agree with their subject."""
PASSIVE = frozenset(("past", "participle"))
"""Forms that after a form of "be" tell what was said of the subject, not by it: "was told", "is expected"."""
ACTING = frozenset(("deny", "ask", "report"))
"""Classes of cue verbs some of which do more than state, even without "not"."""
CONTINUING = frozenset("continue continued continues continuing began begun".split())
"""Verbs before "to say" with which it is said."""
READY = frozenset("likely quick eager keen careful".split())
"""The same after a form of "be"."""
DEGREES = frozenset(("more", "less", "all"))
"""What may stand between the two: "are slightly more likely to say"."""
MEDIUM = pattern("medium", r"[vnGe]t[DH]?[nN]{1,4}$", plain=True)
TAKING = frozenset("take takes took taking turned turning".split())
"""What stands before "to say" where somebody "took to Twitter to say"."""
CLEAR = ("Z", "Q", ":", "P", "C")
"""What follows a verb that could be a noun where it shares a subject."""
OPENING = (*CLEAR, ",")
"""What follows it where its subject stands before it."""
ASIDE = ",s,"
"""The tags of ", say,", which says nothing."""
SPEAKING = frozenset(("say", "tell", "think"))
"""Classes of cue verbs that are denied with their subject: "neither said"."""
MANY = pattern("many", r"[DH]?#[^N]{0,6}$", plain=True)
"""A number of things: "the six early"."""
QUANTIFIERS = frozenset("these those many several few both all other most some".split())
BARE = "neG#a_*-"
"""Tags of common words alone, without determiner or name."""
OF_THINGS = frozenset(("state", "accuse", "report"))
"""Classes of cue verbs that in -ing right after a noun belong to it: "documents showing that"."""
TRANSITIVE = frozenset(("call", "accuse", "urge", "report"))
"""Classes of cue verbs that what follows is the object of, not who speaks."""
INVERTING = frozenset(("say",))
"""Classes of cue verbs that follow what they attribute where no marks show it: "the road is shut, said Ann"."""


def cue_verbs_of(frame: Frame) -> dict[int, Cue]:
    """The cue verbs of an article by their places, in order; those with a particle ("point out") where it follows."""
    table, words, first = cue_verbs(), frame.tokens.words, frame.first
    found: dict[int, Cue] = {}
    place = -1
    # Their tags are "s" and "g"; to split takes half the time of finding one after the other.
    for between in frame.tags.replace("g", "s").split("s")[:-1]:
        place += len(between) + 1
        word = words[first[place]]
        for verb in table.get(word) or table.get(word.lower(), ()):
            if verb.particle is None or frame.word_at(place + 1) == verb.particle:
                found[place] = verb
                break
    return found


def attributions(frame: Frame, sentence: Range, places: Iterable[int], verbs: Mapping[int, Cue]) -> list[Attribution]:
    """The attributions of a sentence whose cue is a verb, given the places of its cues and all verbs of the article."""
    found: list[Attribution] = []
    reached = 0
    for place in places:
        verb = verbs.get(place)
        if verb is not None and place >= reached:
            attribution = _of_verb(frame, sentence, place, verb, found)
            if attribution is not None:
                found.append(attribution)
                reached = attribution.cue[1]
    return found


def _of_verb(frame: Frame, sentence: Range, place: int, verb: Cue, before: list[Attribution]) -> Attribution | None:
    tags, floor, form = frame.tags, sentence.start, verb.form
    first, helpers = place, ""
    ahead = tags[place - 1] if place else ""
    if ahead == "'" and tags[place - 2 : place - 1] == "P" and form in PASSIVE and verb.kind == "say":
        first, helpers, ahead = place - 1, "h", "P"  # "he's said": he has
    elif ahead in phrases.HELPER_TAGS or ahead == "k":
        first = phrases.helpers_before(tags, floor, place)
        helpers = tags[first:place]
        ahead = tags[first - 1] if first else ""
    if (helpers or ahead in BEFORE_NOUN) and _is_noun(frame, first, place, verb, ahead):
        return None
    end = place + 1 if verb.particle is None else place + 2
    if ahead == "t" and first > floor:
        return _of_infinitive(frame, sentence, place, first - 1, end, verb, before)
    if form == "participle" and not helpers:
        return None
    if "b" in helpers and form in PASSIVE:
        return passive(frame, sentence, verb, (first, end), helpers)
    act: Act = "state"
    if helpers or verb.kind in ACTING:
        act = _act(verb, negative=helpers != "" and _is_negated(frame, first, place))
    cue = (first if act == "decline" else place, end)
    if form == "gerund" and "b" not in helpers:
        return _of_gerund(frame, sentence, first, verb, cue, act, before)
    left = subject_places(frame, sentence, first) or _before_stray_comma(frame, sentence, first, end, verb)
    if left is not None:
        if _is_no_predicate(frame, sentence, left, verb, end, helpers=helpers != ""):
            return None
        if verb.kind in SPEAKING and not helpers and is_nobody(frame, left[1][0]):
            act = _act(verb, negative=True)
        return _after_subject(frame, sentence, left, first, cue, verb, act, before)
    if verb.kind == "ask" and (not tags[floor:first].strip("\nq") or frame.word_at(first - 1).lower() == "when"):
        return Attribution("asked", cue, verb, None, first, end, "ask")
    if inverted := _inverted(frame, sentence, first, end, verb.kind, before):
        return Attribution("inverted", cue, verb, inverted, first, inverted[1], act, inverted=True)
    return _sharing(frame, sentence, first, cue, verb, act, before)


def _after_subject(
    frame: Frame,
    sentence: Range,
    left: Subject,
    first: int,
    cue: Places,
    verb: Cue,
    act: Act,
    before: list[Attribution],
) -> Attribution | None:
    """The attribution of a cue after its subject, unless that only stands before "said Ann Lee"."""
    (rule, subject), end = left, cue[1]
    if rule == "apposed":
        if before and before[-1].inverted and subject[0] < before[-1].end:
            return None  # what stands left of "said Ann Lee, an engineer," goes on
        speaker = _named_last(frame, sentence, first, end, before) if verb.lemma == "say" else None
        if speaker is not None:
            return Attribution("inverted", cue, verb, speaker, first, speaker[1], act, inverted=True)
    start = subject[0]
    if frame.tags[start - 1] == ",":
        start = _description_start(frame, sentence, start, rule)
    return Attribution(rule, cue, verb, subject, start, end, act, rule == "relative")


def _description_start(frame: Frame, sentence: Range, name: int, rule: str) -> int:
    """Where the description before a name begins: "the mayor, Ann Lee,", and "“We go,” the mayor, Ann Lee told us"."""
    described = subject_places(frame, sentence, name - 1) if rule in ("apposed_name", "subject") else None
    if described is None or (rule == "subject" and not _ends_quotation(frame, described[1][0] - 1)):
        return name
    return described[1][0]


def _ends_quotation(frame: Frame, place: int) -> bool:
    """Whether a place is that of quoted words that end as a sentence or before "she said"."""
    region = frame.regions.get(place)
    return region is not None and frame.text[region.inner_end - 1] in ",.?!"


def _is_no_predicate(frame: Frame, sentence: Range, left: Subject, verb: Cue, end: int, *, helpers: bool) -> bool:
    """Whether a form that is a noun or a participle as well does not go with what stands before it."""
    rule, (first, _) = left
    is_found = rule == "subject" and (verb.topic or verb.kind == "state") and not helpers
    if is_found and first > sentence.start and frame.tags[first - 1] == "b":  # "there were 12 cases reported"
        return True
    return verb.form in PRESENT and not _agrees(frame, sentence, left[1], verb, end, helpers=helpers)


def _before_stray_comma(frame: Frame, sentence: Range, first: int, end: int, verb: Cue) -> Subject | None:
    """The subject that a comma parts from its verb: "The mayor, has said that"; where a clause shows what is said."""
    tags = frame.tags
    if verb.kind != "say" or tags[first - 1] != "," or tags[end : end + 1] not in ("Z", "P"):
        return None
    found = subject_places(frame, sentence, first - 1)
    return found if found and not tags[sentence.start : found[1][0]].strip("\n") else None


def _sharing(
    frame: Frame, sentence: Range, first: int, cue: Places, verb: Cue, act: Act, before: list[Attribution]
) -> Attribution | None:
    """A cue that shares the subject of a verb before it: "Ann left and said"; not the noun in "rage, fear and hate"."""
    tags, end = frame.tags, cue[1]
    if first <= sentence.start or tags[first - 1] not in "cBa," or not _clause_before(tags, sentence, first):
        return None
    if verb.form in PRESENT and tags[end : end + 1] not in CLEAR and (verb.noun or tags[first - 1 : end + 1] == ASIDE):
        return None
    implied = implied_subject(frame, sentence, first, before)
    return implied and Attribution("coordinated", cue, verb, implied, first, end, act, implied=True)


def _is_negated(frame: Frame, first: int, end: int) -> bool:
    words = [frame.word(place).replace("’", "'").lower() for place in range(first, end)]
    return not NEGATIVE.isdisjoint(words)


def _of_gerund(
    frame: Frame, sentence: Range, first: int, verb: Cue, cue: Places, act: Act, before: list[Attribution]
) -> Attribution | None:
    """ ", adding that", "with Ann saying that", "he's saying that"."""
    if verb.kind in OF_THINGS and frame.tags[first - 1] == "n" and first == cue[0]:
        return None
    if "with" in frame.words(max(0, sentence.start - 1, first - WINDOW - 1), first).lower():
        own = subject_places(frame, sentence, first)
        if own and frame.word_at(own[1][0] - 1).lower() == "with":
            return Attribution("gerund_with", cue, verb, own[1], own[1][0], cue[1], act)
    if (said_by := quoted(frame, sentence, first)) is not None:
        return Attribution("gerund", cue, verb, said_by, said_by[0], cue[1], act)
    if frame.tags[first - 1 : first] == "C":
        return Attribution("pronoun_subject", cue, verb, (first - 1, first), first - 1, cue[1], act)
    subject = implied_subject(frame, sentence, first, before) or main_subject(frame, sentence, cue[1])
    return Attribution("gerund", cue, verb, subject, first, cue[1], act, implied=True)


BEFORE_NOUN = frozenset("DHifs'")
"""Tags before a word that may show it to be no verb."""


OF_IS = frozenset("PWZK")
"""Tags before the "'s" that is "is": "he's saying"; after a name it owns: "Ann's reporting"."""


def _is_noun(frame: Frame, first: int, place: int, verb: Cue, ahead: str) -> bool:
    """What stands before shows that it is no verb: "the claim", "of state", "told saying", "well said"."""
    if first < place and frame.word(place - 1) == "well":
        return True
    if ahead == "D":
        return frame.word(first - 1).lower() not in ALONE
    if verb.form == "gerund":
        owned = ahead == "H" or (ahead == "'" and frame.tags[first - 2] not in OF_IS)
        return owned or (ahead == "s" and first == place)
    return ahead in ("H", "i", "f")


def _agrees(frame: Frame, sentence: Range, subject: Places, verb: Cue, end: int, *, helpers: bool) -> bool:
    """Whether a present form has a subject that fits: "officials say", "the mayor says"; else it is a noun."""
    if verb.noun and frame.tags[subject[1] - 1] in "neG#_" and frame.tags[end : end + 1] not in OPENING:
        return False
    if verb.form == "base":
        return helpers or _is_plural(frame, subject)
    return verb.lemma in UNMISTAKABLE or not _is_bare(frame, sentence, subject)


def _clause_before(tags: str, sentence: Range, place: int) -> bool:
    """A finite verb before, whose subject a coordinated verb can share."""
    return phrases.FINITE.search(tags, sentence.start, place - 1) is not None


def _inverted(
    frame: Frame, sentence: Range, first: int, end: int, cue_kind: str, before: list[Attribution]
) -> Places | None:
    """ "…," said Ann; only after a quotation or a clause with a comma, and never before an object of its own."""
    tags = frame.tags
    back = first - 1
    while back >= sentence.start and tags[back] in ",-":
        back -= 1
    if back < sentence.start or tags[first - 1] not in "Q,-":
        return None
    if tags[back] == "Q" and cue_kind in TRANSITIVE:
        return None
    if tags[back] != "Q" and (cue_kind not in INVERTING or (before and tags[first - 1] != ",")):
        return None
    match = phrases.NOUN_PHRASE_AT.match(tags, end, sentence.end)
    if not match or match[0] == "O" or match.end() == match.start():
        return None
    if tags[match.end() : match.end() + 1] in tuple("mhbdvsZ"):
        return None
    return match.start(), before_occasion(frame, *match.span())


def _named_last(frame: Frame, sentence: Range, first: int, end: int, before: list[Attribution]) -> Places | None:
    """The name after a cue that is who speaks, not the subject of what is said: "he met Bo, who left, said Ann Lee"."""
    speaker, tags = _inverted(frame, sentence, first, end, "say", before), frame.tags
    after = "" if speaker is None else tags[speaker[1] : speaker[1] + 1]
    if speaker is None or tags[speaker[1] - 1] != "N" or after not in ("", "\n", ".", ","):
        return None
    goes_on = after == "," and phrases.PREDICATE_AFTER.search(tags, speaker[1], sentence.end)
    return None if goes_on else speaker


def _of_infinitive(
    frame: Frame, sentence: Range, place: int, to: int, end: int, verb: Cue, before: list[Attribution]
) -> Attribution | None:
    """ "declined to say", "went on to say"; any other infinitive says nothing yet."""
    first = _said_all_the_same(frame, sentence, to)
    goes_on = first is not None
    if first is None:
        if to <= sentence.start or frame.word(to - 1).lower() not in REFUSALS:
            return None
        first = to - 1
    left = subject_places(frame, sentence, first)
    subject = left[1] if left else implied_subject(frame, sentence, first, before)
    act: Act = "state" if goes_on else "decline"
    begin = subject[0] if left and subject else first
    return Attribution("infinitive", (first, end), verb, subject, begin, end, act, implied=not left)


def _said_all_the_same(frame: Frame, sentence: Range, to: int) -> int | None:
    """Where the words before "to say" begin with which it is said: "went on", "took to Twitter", "are quick"."""
    governor = frame.word(to - 1).lower() if to > sentence.start else ""
    if governor == "on" and frame.word(to - 2).startswith(("go", "went")):
        return to - 2
    medium = MEDIUM.search(frame.tags, max(sentence.start, to - WINDOW), to)
    if medium and frame.word(medium.start()).lower() in TAKING:
        return medium.start()
    if governor not in CONTINUING and governor not in READY:
        return None
    first = _before_governor(frame, sentence, to - 1)
    return first if governor in CONTINUING or "b" in frame.tags[first:to] else None


def _before_governor(frame: Frame, sentence: Range, place: int) -> int:
    """Where the words between a subject and "likely" begin: "are slightly more"."""
    while place > sentence.start and (frame.tags[place - 1] in phrases.HELPER_TAGS or frame.word(place - 1) in DEGREES):
        place -= 1
    return place


def _is_plural(frame: Frame, subject: Places) -> bool:
    """ "officials say", "six in 10 say", "Ann and Bo say": a bare form needs a plural subject, else it is a noun."""
    start, end = subject
    tags = frame.tags[start:end]
    if tags[:1] == "D" and not MANY_AFTER.search(tags) and frame.word(start).lower() in SINGLE:
        return frame.word(end - 1).lower() in PLURALS
    if tags in ("P", "W") or "#" in tags or "c" in tags or frame.word(end - 1).isupper():
        return True
    words = [frame.word(place).lower() for place in range(start, end)]
    plurals = [word for word in words if word.endswith("s") and len(word) > 2 and not word.endswith("ss")]
    return bool(plurals) or not PLURALS.isdisjoint(words)


def _is_bare(frame: Frame, sentence: Range, subject: Places) -> bool:
    """ "swing states", "six reports": a plural noun; a verb's one noun has a determiner except in headlines."""
    start, end = subject
    phrase = frame.tags[start:end]
    if ("#" in phrase and MANY.match(phrase)) or frame.word(start).lower() in QUANTIFIERS:
        return True
    return start > sentence.start and not phrase.strip(BARE)


def _act(verb: Cue, *, negative: bool) -> Act:
    if verb.kind == "deny" or verb.lemma == "rule out":
        return "decline" if negative else "deny"
    if negative:
        return "deny" if verb.kind == "think" else "decline"
    return "ask" if verb.kind == "ask" else "state"
