"""Whose a verb is: the noun phrase that is its subject, past appositions and relative clauses."""

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.verbs import cue_verbs
from newsmodel.english.lexicon import given_names, groups, roles
from newsmodel.text import Range

INSIDE = frozenset("KWZ")
"""Tags that open a clause whose subject is not that of the sentence."""
TEMPORAL = frozenset("after before since until".split())
"""Conjunctions that are prepositions as well: "After the match, Ann Lee, the coach, said"."""
INNER = ("e", "i", "f", "t", "y")
"""Tags before a noun phrase that belongs to a longer one."""
PRONOUNS = frozenset("PC")
"""Tags of pronouns, which are a subject by themselves."""
RELATIVES = ("Ws", "Was")
"""What ends right before the object in "the engineer who first reported cracks"."""
WINDOW = 48
"""How many tags before a cue its subject can begin."""
NOUNS = "nN_#'G*"
"""Tags of nouns and of what can stand before or between them in any order."""
MOST_NOUNS = 10
"""How many of them in a row are taken for one phrase without a look at what they are."""
PHRASE_GOES_ON = frozenset(phrases.PHRASE_TAGS + ")")
"""Tags before nouns that may belong to the same phrase."""
REGION = ",N_"
"""The tags of a region after its town, which is nobody's subject: "a miner from Elm, Pa., said"."""
NO_VERB_AFTER = {"e": "DHifta", "s": "DHift"}
"""Tags before a word in -ed, or one that may be a cue, where it is no finite verb; any other is none after "to"."""
JOINING = ("both", "all", "each")
"""Determiners that follow what they stand for."""
SINGLE = ("a", "an")
"""Determiners of one."""
EMPTY_SUBJECTS = frozenset(("it", "there", "here", "that", "this"))
"""Subjects that nobody speaks for: "it is clear that", "here it comes"."""
TELLING = ("told", "tells", "tell", "telling")
"""Verbs whose object may stand right before the subject of what is told."""
MOST_VERBS = 8
"""How many verbs back the subject of another clause is looked for."""


Subject = tuple[str, tuple[int, int]]
"""Which pattern saw a subject, and its places."""


def subject_before(frame: Frame, sentence: Range, place: int) -> tuple[str, Range] | None:
    """The subject that ends at a place, and which pattern saw it."""
    found = subject_places(frame, sentence, place)
    return None if found is None else (found[0], Range(*found[1]))


def subject_places(frame: Frame, sentence: Range, place: int) -> Subject | None:
    """The same as plain numbers: a range takes as long to make as all else, where most subjects are simple."""
    tags = frame.tags
    floor = sentence.start
    if place <= floor:
        return None
    start = floor if place - floor < WINDOW else place - WINDOW
    last = tags[place - 1]
    if last in ",W-":
        return _past_aside(frame, sentence, start, place)
    if (last in "nN" or tags[place - 2 : place] == "N_") and (first := _first_of_nouns(tags, start, place)) is not None:
        return "subject", (_joined(frame, start, first, place), place)
    if last == "s" and tags[place - 2 : place - 1] in ("n", "N") and _is_plural_noun(frame, place - 1):
        first_noun = _first_of_nouns(tags, start, place - 1)
        if first_noun is not None:
            return "subject", (first_noun, place)
    if last in PRONOUNS:  # nothing else can end with one
        first = place - 1
    else:
        floor = phrases.phrase_floor(tags, start, place)
        match = phrases.SUBJECT_BEFORE.search(tags, floor, place) if last in phrases.PHRASE_ENDS else None
        if "e" in tags[floor:place] and (not match or tags[match.start() - 1 : match.start()] in INNER):
            reduced = phrases.REDUCED_RELATIVE.search(tags, floor, place)
            if reduced and _begins_clause(tags, sentence, reduced.start()):
                return "reduced_relative", (reduced.start(), reduced.end("head"))
        if not match:
            return None
        first = match.start()
    if "W" in tags[start:first] and _is_object(tags, first):
        antecedent = phrases.ANTECEDENT.search(tags, start, place)
        if antecedent:
            return "after_relative", (antecedent.start(), antecedent.end("head"))
    if last == "P":
        return "pronoun_subject", (first, place)
    first, place = _cut(frame, sentence, first, place)
    return "subject", (_joined(frame, start, first, place), place)


def _joined(frame: Frame, floor: int, first: int, end: int) -> int:
    """Where a subject begins that no phrase holds: "she and a reporter", "more than four in ten", "Ann and Bo both"."""
    tags = frame.tags
    ahead = tags[first - 1]
    if ahead not in "c,knN" or first - 2 < floor:
        return first
    if (ahead == "c" and tags[first] in "DH") or (ahead == "," and "c" in tags[first:end]):
        listed = phrases.LISTED_BEFORE.search(tags, floor, first)
        if listed is not None or ahead == ",":
            return listed.start() if listed else first
    if tags[first] == "D" and ahead in "nN" and frame.word(first).lower() in JOINING:
        joined = phrases.SUBJECT_BEFORE.search(tags, phrases.phrase_floor(tags, floor, first), first)
        return joined.start() if joined else first
    is_joined = (ahead == "c" and tags[first - 2] == "P") or (
        ahead == "k" and tags[first] == "#" and frame.word(first - 1) == "than"
    )
    return first - 2 if is_joined else first


def _is_plural_noun(frame: Frame, place: int) -> bool:
    """Whether a word before a verb, which may be one itself, is rather a noun: "media reports said"."""
    return any(cue.noun and cue.form == "third" for cue in cue_verbs().get(frame.word(place), ()))


def _past_aside(frame: Frame, sentence: Range, start: int, place: int) -> Subject | None:
    """The subject that ends at a place with what is added to it: "Ann Lee, mayor of Elm,", "the engineer who"."""
    tags = frame.tags
    last = tags[place - 1]
    if last == ",":
        if "," not in tags[start : place - 1]:
            return None
        match = phrases.APPOSED_BEFORE.search(tags, start, place)
        while match and not (
            _begins_clause(tags, sentence, match.start())
            and frame.word_at(match.start() - 1).lower() not in TEMPORAL
            and tags[match.start() - 1 : match.end("head")] != REGION
            and tags[match.start() : match.end("head")].strip("#y")
        ):
            match = phrases.APPOSED_BEFORE.search(tags, match.end("head"), place)
        if not match:
            name = phrases.NAME_BETWEEN.search(tags, start, place)
            return ("apposed_name", name.span("name")) if name else None
        apposition = match.span("apposition")
        if phrases.NAME_ALONE.match(tags, *apposition) and _is_described(frame, match.span("head"), apposition):
            return "apposed_name", apposition
        return "apposed", (match.start(), match.end("head"))
    if last == "W":
        head_end = place - 2 if tags[start : place - 1].endswith((",", "-")) else place - 1
        match = phrases.RELATIVE_BEFORE.search(tags, phrases.phrase_floor(tags, start, head_end), place)
        if not match:
            return None
        end = match.end("head")
        return "relative", _cut(frame, sentence, _antecedent(tags, match.start(), end), end)
    match = phrases.DASHED_BEFORE.search(tags, start, place)
    return ("dashed", (match.start(), match.end("head"))) if match else None


def _is_described(frame: Frame, head: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether a phrase describes whom the name after it names: "the mayor of Elm, Ann Lee", "one of them, Bo Roe"."""
    phrase = frame.tags[slice(*head)]
    if phrase[-1] in "nO":
        return True
    is_owned = phrase[0] in "DH" and "f" in phrase
    return is_owned and any(frame.word(place) in given_names() for place in range(*name))


def _first_of_nouns(tags: str, start: int, place: int) -> int | None:
    """Where a subject begins that is nothing but nouns and a determiner, as most are; None where it may be more."""
    before = tags[start:place].rstrip(NOUNS)
    first = start + len(before)
    if place - first > MOST_NOUNS or "W" in before:
        return None
    if first > start and tags[first - 1] in "DH":
        first -= 1
    return None if first > start and tags[first - 1] in PHRASE_GOES_ON else first


def _is_object(tags: str, place: int) -> bool:
    """Whether the phrase at a place looks like the object in a relative clause: "the engineer who found it"."""
    return tags[place - 1] in "veniast" or (
        tags[place] in "DHn" and tags[max(0, place - 3) : place].endswith(RELATIVES)
    )


def _antecedent(tags: str, start: int, end: int) -> int:
    """Where in a long phrase before "who" its name begins: "the support of Ann Lee, who", "fear among voters who"."""
    last = phrases.LAST_CORE.search(tags, start, end)
    if last is None or (tags[last.start()] == "f" and tags[last.start() - 1] == "N"):  # "Senator Ann Lee of Ohio, who"
        return start
    return last.start("core")


def _cut(frame: Frame, sentence: Range, start: int, end: int) -> tuple[int, int]:
    """A phrase owns what follows a verb, or the last "and" in an object: "Ann said Bob", "met Ann and Bob"."""
    tags = frame.tags
    phrase = tags[start:end]
    if "s" in phrase and (own := phrases.CUE_INSIDE.match(tags, start, end)):
        word = frame.word(own.end() - 1)
        if any(cue.form == "past" for cue in cue_verbs().get(word, ())):
            start = own.end()
    if phrase[:3] == "DnN" and tags[start - 1 : start] == "s" and frame.word(start - 1) in TELLING:
        start += 2  # "told the court Ann Lee had left"
    if "c" in phrase and start > sentence.start and tags[start - 1] in "vestihbmd":
        start = max(start, tags.rfind("c", start, end) + 1)
    if tags[end - 1] == "e" and tags[end - 2] in "nN" and end - start > 1:  # "a study published" on Monday
        end -= 1
    return start, end


def _begins_clause(tags: str, sentence: Range, place: int) -> bool:
    return place <= sentence.start or tags[place - 1] in "\n,Q;:-cBkKWZaq.s"


def nearest_subject(frame: Frame, sentence: Range, place: int, *, inside: bool = False) -> Range | None:
    """The subject of the nearest finite verb before a place, else the first noun phrase of the sentence.

    Subjects of clauses with "that" and "who" count only if `inside`: a participle goes with them, no other verb.
    """
    tags = frame.tags
    tried = 0
    for verb in range(place - 1, max(sentence.start, place - WINDOW), -1):
        tag = tags[verb]
        if tag not in "bhmdvse" or tags[verb - 1] in NO_VERB_AFTER.get(tag, "t"):
            continue
        left = subject_before(frame, sentence, phrases.helpers_before(tags, sentence.start, verb))
        if (
            left is not None
            and left[0] != "relative"
            and (inside or tags[left[1].start - 1 : left[1].start] not in INSIDE)
            and not (tag == "s" and _is_noun_after(frame, left[1], verb))
        ):
            return left[1]
        tried += 1
        if tried == MOST_VERBS:
            break
    return sentence_subject(frame, sentence, place)


def _is_noun_after(frame: Frame, subject: Range, place: int) -> bool:
    """Whether what could be a cue verb is a noun, and what was taken for its subject goes with it: "a rare note"."""
    cues = cue_verbs().get(frame.word(place), ())
    if any(cue.form == "base" for cue in cues):
        single = frame.word(subject.start).lower() in SINGLE
        return frame.tags[subject.start] in "DH" and (single or not frame.word(subject.end - 1).endswith("s"))
    return any(cue.noun for cue in cues) and frame.tags[subject.start] not in "DHP"


def sentence_subject(frame: Frame, sentence: Range, limit: int) -> Range | None:
    """The first noun phrase of the sentence that has a finite verb after it, before `limit`."""
    opening = phrases.CLAUSE_START.match(frame.tags, _text_start(frame.tags, sentence), limit)
    return subject_at(frame, opening.end() if opening else sentence.start, limit)


def subject_at(frame: Frame, place: int, limit: int) -> Range | None:
    """The noun phrase or pronoun that begins at a place, as far as it can be a subject."""
    match = phrases.NOUN_PHRASE_AT.match(frame.tags, place, limit)
    if match and match[0] != "O" and match.end() > match.start():
        return _without_verb(frame, Range(*match.span()))
    return None


def _without_verb(frame: Frame, subject: Range) -> Range:
    """A phrase that swallowed its verb ("Ann unveiled plans") is cut before the word in -ed."""
    tags = frame.tags
    for place in range(subject.start + 1, subject.end):
        if tags[place] in "ves" and tags[place - 1] in "nN":
            return Range(subject.start, place)
    if tags[subject.end : subject.end + 1] in ("D", "H") and tags[subject.end - 2 : subject.end] in ("Nn", "nn"):
        return Range(subject.start, subject.end - 1)  # "The IMF cut its forecast, and warned"
    return subject


def _text_start(tags: str, sentence: Range) -> int:
    start = sentence.start
    end = min(sentence.end, start + WINDOW)
    while start < end and tags[start] in "\nq":
        start += 1
    return start


OCCASIONS = frozenset(
    (
        "statement interview email e-mail letter op-ed tweet post speech report release call briefing conference rally "
        "broadcast video message note memo blog column article podcast filing television radio phone telephone hearing "
        "debate"
    ).split()
)
"""Where and by what means somebody speaks."""
AT_OCCASIONS = frozenset(("in", "on", "at", "during", "via", "by"))
"""Prepositions before such a noun."""
MOST_WORDS = 4
"""Words between a preposition and such a noun."""


def before_occasion(frame: Frame, start: int, end: int) -> int:
    """Where a phrase ends before what tells on which occasion: "Ann Lee" of "said Ann Lee in a statement"."""
    place = frame.tags.find("i", start + 1, end)
    while place > 0:
        if frame.word(place) in AT_OCCASIONS:
            for head in range(place + 1, min(end, place + 1 + MOST_WORDS)):
                if frame.word(head) in OCCASIONS and (head + 1 == end or frame.tags[head + 1] not in "nN"):
                    return place
        place = frame.tags.find("i", place + 1, end)
    return end


NO_HEAD = ("n", "e", "s", "v", "#")
"""Tags before which a noun heads no phrase: "private jet"."""


ALONE = frozenset("some many most few several both all half another others those these".split())
"""Determiners that stand for people by themselves: "many say"."""


NOBODY = frozenset(("neither", "none", "nobody", "no"))
"""What a subject begins with that does nothing."""
NEITHER = frozenset(("neither", "nor"))
"""What may stand before one."""


def is_nobody(frame: Frame, place: int) -> bool:
    """Whether a subject that begins at a place denies its verb: "no minister", "neither Lee nor the council".

    Not "No 10", "No. 10".
    """
    word, ahead = frame.word(place).lower(), frame.word_at(place - 1).lower()
    if word == "no":
        return frame.tags[place + 1 : place + 2] not in ("#", "_")
    return word in NOBODY or ahead in NEITHER


def can_speak(frame: Frame, subject: Range) -> bool:
    """Whether a phrase has a name, a pronoun, or a word for people or bodies: "four officials", not "the end"."""
    if not {"N", "P", "O"}.isdisjoint(frame.tags[slice(*subject)]):
        return True
    tags, (start, end) = frame.tags, subject
    places = [place for place in range(start, end) if tags[place + 1 : min(place + 2, end)] not in NO_HEAD]
    words = [frame.word(place).lower() for place in places]
    return any(word in ALONE or word in groups() or word in roles() for word in words)
