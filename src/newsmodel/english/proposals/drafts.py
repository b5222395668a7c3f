"""A proposal before its people are resolved, and the edges of what it asks for."""

import attrs

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.model.proposal import Modality, Polarity, ProposalAct
from newsmodel.text import Range
from newsmodel.text.patterns import Match, pattern

VERBISH = "[nsvbhdagBec]"
INFINITIVE = pattern("infinitive", rf"q?(?P<not>x)?t(?P<not2>[xa]{{0,2}})q?(?={VERBISH})", plain=True)
"""An infinitive from here, its negation before or after "to"."""
OBJECT_INFINITIVE = pattern(
    "object_infinitive",
    rf"(?P<addressee>[OP]|{phrases.NOUN_PHRASE}|{phrases.LIST}|[nNeG#]{{0,4}}s(?=x?t))"
    rf"(?:,[^,.;\n]{{1,14}},|i?(?:[Da]y|yy?)|a)?q?(?P<not>x)?t(?P<not2>[xa]{{0,2}})q?(?={VERBISH})",
    plain=True,
)
"""An addressee and an infinitive: "all Nato countries to raise"."""
DISTANT_INFINITIVE = pattern(
    "distant_infinitive",
    rf"(?P<addressee>{phrases.NOUN_PHRASE})[i(][^,.;:\nWZsvbq]{{1,14}}?(?P<not>x)?t(?P<not2>[xa]{{0,2}})q?(?={VERBISH})",
    plain=True,
)
"""The same with more about the addressee: "workers at the mill (north) to strike"."""
TO_SOMEBODY = pattern("to_somebody", rf"t(?=[DHN])(?P<addressee>{phrases.NOUN_PHRASE})(?=x?t)", plain=True)
"""Whom a call or an ultimatum goes to, before its infinitive."""
FROM_SOMEBODY = pattern("from_somebody", rf"(?:[if]{phrases.NOUN_PHRASE}){{1,2}}(?=x?t{VERBISH})", plain=True)
"""Whose demand it is, or with whom it was agreed, before the infinitive: "a request from the minister to leave"."""
WITH_SOMEBODY = pattern(
    "with_somebody",
    rf"i(?P<body>{phrases.NOUN_PHRASE})(?:,{phrases.NOUN_PHRASE}){{0,2}},?(?=x?t{VERBISH})",
    plain=True,
)
"""With whom something was agreed, or by whom it was ordered: "with his counterpart, Ann Lee, to"."""
OBJECT = pattern(
    "object",
    rf"(?:D?q)?(?:s(?=[nN])|[aD](?=y'))?(?:{phrases.NOUN_PHRASE}(?<=[nNe#Gsg])|[nNeG#]{{0,4}}[sv](?=[tfik.,]))",
    plain=True,
)
"""A noun phrase as an object; "calls" and its like are nouns there, "proposed" describes one."""
GERUND = pattern("gerund", r"[Gg](?:[^;\n]|$)", plain=True)

ACTION_STOP = pattern(
    "action_stop",
    r"[.;\n:kq,cB-](?:(?<=[.;\n:kq])"  # all begin with one class, which is quick to look for
    r"|(?<=,)(?=[WBkgGZK]|fW|aD|Dnk|nP[mhbdavsn]|tH|'[PN]|cW|c?[aP]?P[mhbda]{0,3}[vse]|a[ev][DHOZ]|s[NDHP]|[DHNnP][^,.;:\n]{0,14}s(?:[.\nyi]|$)"
    r"|N{1,4}e[NDHOani]|[DHNne][nN_e]{0,5}[mhbda]{0,2}[svb]|[DH][neNG]{1,5}(?:[WZ]|fW))|(?<=-)(?=[Bck]|D[nN]{1,2}[ZW])"
    r"|(?<=B)(?=[PDNH]|a?[vsmhbd])"
    r"|(?<=c)(?=P[mhbdavs,]|a?[vsbmhd]|e[DHN]|[ZGg]|D?[nN_]{1,4}(?:a?[mhbv]|e[DHN]|s[ZP])))",
    plain=True,
)
"""Where an action is over: a stop, a relative clause, another clause with a subject of its own."""

MAIN_VERB = pattern("main_verb", r"(?<![WKZkc,PNt])[mhbd]|,a?[mhb]", plain=True)
"""Where a clause goes on after something that stood inside it."""


DIRECTIVES = frozenset(("demand", "request", "propose"))
"""Acts by which somebody else should do something."""

Places = tuple[int, int]
"""Where an action or a cue begins and ends: plain, as every candidate has one."""


@attrs.define(eq=False)
class Draft:
    """A proposal in places of the plain frame; once made, nothing changes it.

    Attributes:
        rule: the pattern that fired.
        act, modality, polarity: as in the record.
        action: places of what should be done.
        cue: places of the words that carry it.
        proposer: places of the mention of who wants it, or None where the speaker of the quote does.
        addressee: places of who should act, or None.
        owned: the proposer is given by the sentence; False leaves it to the quote around it.
    """

    rule: str
    act: ProposalAct
    action: Places
    cue: Places
    modality: Modality | None = None
    polarity: Polarity = "positive"
    proposer: Range | None = None
    addressee: Range | None = None
    owned: bool = True


OPENED = pattern("opened", r"q[xta]{0,3}$", plain=True)
"""A quotation that begins with an action, or with the "to" or "not to" before it."""
LONGEST = 120
MOST_CHARACTERS = 1_000
"""How many tokens, and about how many characters, an action can have; what is longer is no sentence."""


def action_end(frame: Frame, start: int, limit: int) -> int:
    """The place where an action that begins at `start` is over."""
    tags, tokens = frame.tags, frame.tokens
    limit = min(limit, start + LONGEST)
    if limit > start and tokens.ends[limit - 1] - tokens.starts[start] > MOST_CHARACTERS:
        limit = frame.place(tokens.starts[start] + MOST_CHARACTERS)
    end = limit
    quoted = OPENED.search(tags, max(0, start - 4), start) is not None
    place = start
    while match := ACTION_STOP.search(tags, place + 1, limit):
        place = match.start()
        stop = tags[place]
        if stop == "q" and (quoted or opens(frame, place)) and not _said(tags, start, place):
            quoted = not quoted
        elif not (
            (stop == "c" and tags[place + 1] in "Gg" and tags[start] in "Gg")
            or (stop == "c" and frame.word_at(place + 1) in {"do", "be"} and tags[start] not in "PDHN")
            or (stop == "k" and not _stops(frame, place))
            or (stop == "," and _parenthesis(frame, place, limit))
        ):
            end = place
            break
    if tags[end : end + 1] == "k" and frame.word(end - 1) == "even":
        end -= 1
    elif tags.endswith(",'", start, end):
        end -= 2
    return closed(frame, start, start + len(tags[start:end].rstrip(",;._\n-:q(cB")))


def _said(tags: str, start: int, place: int) -> bool:
    """Whether a quotation mark belongs to what is said around an action: behind a comma, "… the wall,” she wrote"."""
    return (tags[place - 1] == "," and tags[start] != "i") or tags.endswith(",'", 0, place)


STOPPING = frozenset(("while", "because", "although", "though", "since", "whereas"))
"""Subordinators whose clause says why or against what, and no longer what should be done."""


def _stops(frame: Frame, place: int) -> bool:
    """Whether a subordinator ends an action; "even if" does and is no condition, the noun in "a while" does not."""
    if frame.word_at(place - 1) == "even":
        return True
    return frame.word(place) in STOPPING and frame.tags[place - 1 : place] != "D"


def opens(frame: Frame, place: int) -> bool:
    """Whether a quotation mark opens: by its shape, or by the space before it and none after."""
    mark, start, end = frame.word(place), frame.start(place), frame.end(place)
    if mark[0] in "“„«‘":
        return True
    return mark[0] in "\"'`" and frame.text[start - 1 : start].isspace() and not frame.text[end : end + 1].isspace()


def closed(frame: Frame, start: int, end: int) -> int:
    """An action that opens a quotation ends with its closing mark."""
    opens = frame.tags.startswith("q", end) and frame.tags.count("q", start, end) % 2
    return end + 1 if opens else end


def _parenthesis(frame: Frame, comma: int, limit: int) -> bool:
    """ ", as the sole source of this war, accepts": a short aside, after which the clause goes on with its verb."""
    if frame.tags[comma + 1 : comma + 2] not in {"k", "G"}:
        return False
    close = frame.tags.find(",", comma + 1, min(limit, comma + 14))
    return close >= 0 and frame.tags[close + 1 : close + 2] in {"n", "v", "m", "b", "h", "s", "e"}


CLAUSE_NOT = pattern("clause_not", rf"(?:[PC]|{phrases.NOUN_PHRASE})a?[mhbd]?a?x", plain=True)


def clause_polarity(frame: Frame, action: Places) -> Polarity:
    """The polarity of a clause with its subject: "it would not tolerate a riot"."""
    return "negative" if CLAUSE_NOT.match(frame.tags, *action) else "positive"


def negated(match: Match) -> Polarity:
    """The polarity of an infinitive: "not to go", "to never go"."""
    return "negative" if match["not"] or "x" in match["not2"] else "positive"
