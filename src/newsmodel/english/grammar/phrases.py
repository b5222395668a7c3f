"""Phrases of English as patterns over tags (see `tags`)."""

from newsmodel.text.patterns import pattern

_INNER = r"(?:[nNe#G_*(]|'(?=[^\n])|y(?=')|a(?=[nNe])|-(?=[nN])|c(?=[DH]?[nN])|[vsg](?=[nN'])|\)(?=[nN]))"
_STOP = r"(?:_\)?)?"
"""What may end a name: the stop of "Inc.", the bracket of "(D-Pa.)"."""

_CORE = (
    rf"(?:(?![eG][ift])(?:[DH]{{1,3}}(?:#{{0,3}}{_INNER}{{0,10}}[nNe#Gsg]{_STOP}|#?|(?=fO))"
    rf"|(?![vsc(-]){_INNER}{{0,10}}(?:[nN#]|(?<=')[sg]){_STOP}))"
)

_ASIDE = r"(?:\([^()\n]{1,8}\))?"
NOUN_PHRASE = rf"(?:{_CORE}{_ASIDE}(?:(?:[fi]t?|t(?=[DHNO]))(?:{_CORE}|O)){{0,3}})"
"""Determiner, modifiers, head, and prepositional phrases after it: "a spokesman for the ministry"."""

SUBJECT_BEFORE = pattern("subject_before", rf"(?:P|C|{NOUN_PHRASE})$", plain=True)
"""The noun phrase or pronoun that ends where a verb begins."""

APPOSED_BEFORE = pattern(
    "apposed_before",
    rf"(?P<head>{NOUN_PHRASE}),"
    r"(?!s)(?P<apposition>[WG][^.;:\nQ]{1,80}|(?>(?:[^\n.;:Q,P-]{1,24}+|,(?=[^\n.;:Q,PW][^\n.;:Q,P]{0,23}+,)){1,48})(?:,W[^.;:\n]{1,48})?),$",
    plain=True,
)
"""A noun phrase, then its description between commas: "Ann Lee, mayor of Elm, a port," before "said"."""

NAME_ALONE = pattern("name_alone", r"D?(?>(?:[NT]_?-?){1,5})(?:Jr)?$", plain=True)
"""Nothing but a name: the apposition in "The mayor, Ann Lee, said"."""

ANTECEDENT = pattern("antecedent", rf"(?P<head>{NOUN_PHRASE})W[^.;:,\nQ]{{1,24}}$", plain=True)
"""A noun phrase and a relative clause without commas: "the engineer who found it" before "said"."""

REDUCED_RELATIVE = pattern(
    "reduced_relative", rf"(?P<head>{NOUN_PHRASE}s?)e(?:[aiyftDHnNeG#'_]|(?<=[DH])[vsg]){{0,16}}$", plain=True
)
"""A noun phrase and a relative clause without "who": "people briefed on the talks" before "said"."""

DASHED_BEFORE = pattern("dashed_before", rf"(?P<head>{NOUN_PHRASE})-[^.;:\nQ-]{{1,40}}-$", plain=True)
"""A noun phrase and what dashes add to it: "Lee — who lost his seat in May —" before "said"."""

NAME_BETWEEN = pattern("name_between", r",(?P<name>N[N_-]{1,5}),$", plain=True)
"""A name of several words between commas, as in "one delegate not on the list, Ann Lee," before "told"."""

RELATIVE_BEFORE = pattern("relative_before", rf"(?P<head>{NOUN_PHRASE})[,-]?W$", plain=True)
"""A noun phrase and the "who" that speaks for it."""

LAST_CORE = pattern("last_core", r"[fit](?P<core>D?[neG#]{0,3}N[N_-]{0,6}|[neG#]{0,3}n)$", plain=True)
"""The noun phrase within another that stands right before "who": a name, or a noun without determiner."""

CUE_INSIDE = pattern("cue_inside", r".*[nNP]s(?=.)", plain=True)
"""A cue verb with its own subject, inside what looks like one noun phrase: "Ann said Republicans"."""

_ITEM = r"(?:[DH][neG#_-]{0,4}[nN]{1,4}(?:fD?[nN]{1,3})?|[nN]{0,2}N[N_-]{0,4}|#?n{1,2})"
LIST = rf"{_ITEM}(?:,{_ITEM}){{0,5}},?c{_ITEM}"
"""Noun phrases that "and" joins, each with its article or without: "the police and the army"."""
LISTED_BEFORE = pattern("listed_before", rf"(?<![^\n.qQZkc-]){_ITEM}(?:,{_ITEM}){{0,5}}(?:,?c|,)$", plain=True)
"""What a list has before its last phrase: "the pope, the patriarch and", "France," before "Germany and Britain"."""

NOUN_PHRASE_AT = pattern("noun_phrase_at", rf"(?:O|P|{NOUN_PHRASE})", plain=True)
"""A noun phrase or pronoun, from here."""

CLAUSE_START = pattern(
    "clause_start", r"(?:i(?:[^,.\n;:Q]{1,18}),|G[^,.\n;:Q]{0,18},|k[^,.\n;:Q]{1,24},|[aBck,]){0,4}", plain=True
)
"""What may stand before the subject of a sentence: "But", "On a visit to Leeds,", "Backing the plan,"."""

FINITE = pattern("finite_verb", r"[bhmdvse]", plain=True)

CLAUSE = pattern(
    "clause",
    r"[akx]{0,3}(?:C|[PZD]'|Pa?n)|(?:[akx]{0,3}(?:P|[DHZKN#ncGgeOW(vg*']|s(?=[iftnNcebhmd])|[bh](?=[DHnN]))|i{1,2}a?(?:P|[DHN#nG]))[^.;\n:]{0,40}?"
    r"(?:[bhmdve]|(?<!#)s|(?<=[nNP#')])Q|[nNP#'][aDHetkicf]{1,3}Q)",
    plain=True,
)
"""A clause from here: something that can be a subject, and a finite verb before the sentence is over, or words in marks
that go on after a noun ("the deal “does not work”")."""

MAIN_CLAUSE = pattern("main_clause", rf",(?=P|{NOUN_PHRASE}[mhbdvse])", plain=True)
"""Where the main clause begins after "While Ann said that …"."""

PREDICATE_AFTER = pattern("predicate_after", r",(?=a?[bhmdvsec])", plain=True)
"""Where a clause goes on after what is added to its subject: "Ann Lee, who said it was shut, left"."""

CLAUSE_OR_OPENING = pattern("clause_or_opening", r"[kiGtKDHPNnC#]", plain=True)
"""What a sentence can begin with."""

TIME_OR_PLACE = pattern(
    "time_or_place",
    r"(?>(?:a|y|,?(?:i|k(?=G))[DHZ]?(?:[nN#Gye_']{1,6}+s?|s(?=[ZQ:,i]))(?:(?:[fi]|t(?=[DHN]|n{1,3}[ZQ:,]))[DH]?[nN#Gye_']{1,6}+){0,2},?){1,3})",
    plain=True,
)
"""What may stand between a cue and what it attributes: "on Wednesday", "in a statement"."""

PHRASE_TAGS = "DHNneGvsg#PO_*('-yacfitC"
"""Every tag that `SUBJECT_BEFORE` can match, but a closing bracket."""

PHRASE_ENDS = frozenset("nNe#GsgDHO)PC_")
"""Every tag that what `SUBJECT_BEFORE` matches can end with."""

HELPER_TAGS = frozenset("mhbdaxy")
MOST_HELPERS = 6
LONGEST_ASIDE = 10
"""Tags between brackets that a noun phrase can have after its head: "Lee (who lost in May)"."""


def phrase_floor(tags: str, floor: int, place: int) -> int:
    """Where a noun phrase that ends at a place can begin at the earliest: after the last tag that is in none."""
    while place > floor:
        place = floor + len(tags[floor:place].rstrip(PHRASE_TAGS))
        if place == floor or tags[place - 1] != ")":
            break
        place -= 1
        opening = tags.rfind("(", max(floor, place - LONGEST_ASIDE), place)
        place = opening if opening >= 0 else place
    return place


def helpers_before(tags: str, floor: int, place: int) -> int:
    """Where the words between a subject and its verb begin: "has also", "would not", "on Sunday"; `place` if none."""
    if place - floor > MOST_HELPERS:
        floor = place - MOST_HELPERS
    while place > floor and (tags[place - 1] in HELPER_TAGS or _is_helping(tags, place)):
        place -= 1
    return place


def _is_helping(tags: str, place: int) -> bool:
    """Whether what ends at a place is the "since" of "has since", or the "on" of "on Sunday"."""
    tag = tags[place - 1]
    return (tag == "k" and tags[place - 2 : place] == "hk") or (tag == "i" and tags[place : place + 1] == "y")
