"""The words that carry proposals and stances, and those that tell what is none, from the data files."""

import functools
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from newsmodel.english.grammar.verbs import Form, inflections, rows
from newsmodel.model.proposal import Position, ProposalAct


@attrs.frozen
class ProposalVerb:
    """A form of a verb that carries a proposal.

    Attributes:
        lemma, act, complements: as in the data file.
        form: which form it is.
        particle: the word that must follow: "on" of "call on".
        opens: the tags that what it takes can open with.
        needs_to: all that it takes has an infinitive.
    """

    lemma: str
    act: ProposalAct
    complements: frozenset[str]
    form: Form
    particle: str | None
    opens: frozenset[str]
    needs_to: bool


@attrs.frozen
class ProposalNoun:
    """A noun or adjective that carries a proposal."""

    act: ProposalAct
    complements: frozenset[str]


@attrs.frozen
class StanceVerb:
    """A form of a verb that takes a side."""

    position: Position
    particle: str | None


TIME = "Dayik,"
"""Tags that a time or a place begins with, which can stand before what a verb takes."""
NOUN_PHRASE = "DHnNe#G_*'yag)"
"""Tags that a noun phrase begins with."""
OBJECT_KINDS = ("pact", "leave", "aid", "harm", "wish", "truce")
"""Complements that are objects with a noun of that class of object_nouns.tsv."""
OPENINGS: Mapping[str, str] = {
    "inf": "qxt" + TIME, "deed": "qxt" + TIME, "subj": "ZP" + NOUN_PHRASE,
    **dict.fromkeys(("obj_inf", "obj_for"), "OPs" + NOUN_PHRASE), "that": "Z" + TIME, "ger": "Gg",
    "for": "i", **dict.fromkeys(("obj", "prop", *OBJECT_KINDS), "qsv" + NOUN_PHRASE + TIME),
}  # fmt: skip
"""The tags that each complement of a verb can open with; "present", "would" and "not" are none."""
WISHES = frozenset(("want", "like", "love"))
"""Verbs of what somebody else should do: "wants to see him go", "want the road closed"."""
INFINITIVES = frozenset(("inf", "deed", "obj_inf", "present", "would", "not"))
"""Complements with "to", and what is said besides of verbs that have them."""


def openings(complements: AbstractSet[str], form: Form, particle: str) -> frozenset[str]:
    """The tags that what a form of a verb takes can open with, its particle behind it."""
    opens = "".join([OPENINGS.get(complement, "") for complement in complements])
    if "obj_inf" in complements and form in ("past", "participle"):
        opens += OPENINGS["inf"]  # of a passive: "was told to"
    if particle == "for":
        opens += OPENINGS["obj"]
    return frozenset(opens)


@functools.cache
def proposal_verbs() -> Mapping[str, tuple[ProposalVerb, ...]]:
    """Proposal verbs by form; those with a particle first, as they are the more specific."""
    found: dict[str, list[ProposalVerb]] = {}
    for lemma, act, complements, *irregular in rows("proposal_verbs.tsv"):
        verb, _, particle = lemma.partition(" ")
        past, participle = irregular[0].split() if irregular and irregular[0] else (None, None)
        wants = frozenset(complements.split())
        needs_to = wants <= INFINITIVES and lemma not in WISHES
        for form, word in {w: (f, w) for f, w in inflections(verb, past, participle)}.values():
            opens = openings(wants, form, particle)
            item = ProposalVerb(lemma, act, wants, form, particle or None, opens, needs_to)  # type: ignore[arg-type]
            found.setdefault(word, []).append(item)
    return {word: tuple(sorted(items, key=lambda item: item.particle is None)) for word, items in found.items()}


@functools.cache
def proposal_nouns() -> Mapping[str, ProposalNoun]:
    """Proposal nouns and adjectives by word."""
    return {
        word: ProposalNoun(act, frozenset(complements.split()))  # type: ignore[arg-type]
        for word, act, complements in rows("proposal_nouns.tsv")
    }


@functools.cache
def object_nouns(kind: str) -> frozenset[str]:
    """Nouns of one class of object_nouns.tsv: plan, pact, leave, aid, statement."""
    return frozenset(word for name, words in rows("object_nouns.tsv") if name == kind for word in words.split())


@functools.cache
def proposed_names() -> frozenset[str]:
    """Nouns that carry a proposal and name it: "the offer", "efforts", not "ready", "time", "choice"."""
    unnamed = ("predicate", "due", "forced")
    return frozenset(word for word, noun in proposal_nouns().items() if noun.complements.isdisjoint(unnamed))


@functools.cache
def proposed_things() -> frozenset[str]:
    """Nouns that mean something proposed: "the offer", "the measure", "the deal"."""
    named = (word for word in proposed_names() if "led" not in proposal_nouns()[word].complements)
    return frozenset(named) | object_nouns("plan") | object_nouns("pact")


def is_statement(words: Sequence[str]) -> bool:
    """Whether what is asked for or rejected is words or an outcome: "details", "more", but "more respect" is not."""
    return not object_nouns("statement").isdisjoint(words) or words[-1] == "more"


@functools.cache
def deeds() -> frozenset[str]:
    """Base forms of verbs of deliberate public acts."""
    return frozenset(verb for verb, *_ in rows("deeds.tsv"))


@functools.cache
def deeds_done() -> frozenset[str]:
    """The participles of `deeds`: "will be closed"."""
    found: set[str] = set()
    for verb, _, *irregular in rows("deeds.tsv"):
        past, participle = irregular[0].split() if irregular else (None, None)
        found.update(word for form, word in inflections(verb, past, participle) if form == "participle")
    return frozenset(found)


@functools.cache
def support_verbs() -> frozenset[str]:
    """Forms of verbs whose subject owns the plan or demand that is their object."""
    found: set[str] = set()
    for verb, *irregular in rows("support_verbs.tsv"):
        past, participle = irregular[0].split() if irregular else (None, None)
        found.update(word for _, word in inflections(verb, past, participle))
    return frozenset(found)


@functools.cache
def verbs_of(*kinds: str) -> frozenset[str]:
    """Base forms of the verbs of some classes of states.tsv: state, outcome, talk."""
    return frozenset(word for kind, words in rows("states.tsv") if kind in kinds for word in words.split())


@functools.cache
def known_verbs() -> frozenset[str]:
    """Base forms of all verbs that the data files know: for words that stand where a noun could."""
    names = ("deeds.tsv", "proposal_verbs.tsv", "cue_verbs.tsv", "verbs.tsv", "stance_verbs.tsv")
    lemmas = {lemma.rstrip("+") for name in names for lemma, *_ in rows(name)}
    return frozenset(lemma.partition(" ")[0] for lemma in lemmas | harms()) | verbs_of("state", "outcome", "talk")


@functools.cache
def harms() -> frozenset[str]:
    """Verbs of harm to somebody else, base forms, some with their particle."""
    return frozenset(word for (word,) in rows("harms.tsv"))


@functools.cache
def stance_verbs() -> Mapping[str, StanceVerb]:
    """Verbs that take a side, by form."""
    found: dict[str, StanceVerb] = {}
    for lemma, position, *irregular in rows("stance_verbs.tsv"):
        verb, _, particle = lemma.partition(" ")
        past, participle = irregular[0].split() if irregular and irregular[0] else (None, None)
        for form, word in inflections(verb, past, participle):
            if form != "base":
                found.setdefault(word, StanceVerb(position, particle or None))  # type: ignore[arg-type]
    return found
