"""What the lexicon knows of a capitalised word or phrase, in one table, so that a word costs one look.

Each known form has a letter; a run of capitalised words becomes a string of these letters (see `runs`):

    C country         P place            O organisation      Q one whose name ends in H
    j country or place that is a given name as well
    D demonym         G given name       g given name that is a word, place or title as well
    T office or rank  h form of address  s saint  J what follows a name (Jr, KC)
    H head of an organisation's name     S legal form        z head of a name of no actor (Act, Cup)
    A word after a place's name (Sea)    a the same, also a surname (Hill)     B word before it (Mount)
    R people (Muslims, Poles)
    U a place's noun in lower case ("Elm province")
    X capitalised, but no name (Monday)  c common word       W unknown word     K unknown acronym    I initial
"""

import functools
from collections.abc import Iterator, Mapping, Sequence

import attrs

from newsmodel.english.grammar.tags import LONGEST_WORD, MOST_WORDS
from newsmodel.english.grammar.verbs import function_words, rows
from newsmodel.english.lexicon import (
    common_words,
    countries,
    given_names,
    not_names,
    organisation_words,
    organisations,
    place_words,
    places,
    roles,
    titles,
)
from newsmodel.model.actor import ActorKind
from newsmodel.text.patterns import pattern
from newsmodel.text.tokens import tokens

GENERATIONS = frozenset(
    ["Jr", "Sr", "Jr.", "Sr.", "Jnr", "Snr", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIV", "XVI"]
)
"""What tells a person from another of the same name."""
POSTNOMINALS = GENERATIONS | {"KC", "QC", "MP", "MSP", "MEP", "OBE", "CBE", "MBE", "PhD", "MD"}
NO_OFFICE = frozenset(
    [
        "Rev",
        "Rev.",
        "Revd",
        "Reverend",
        "Br",
        "Br.",
        "Fr",
        "Fr.",
        "Father",
        "Mother",
        "Brother",
        "Sister",
        "Saint",
        "St",
        "St.",
        "Don",
        "Guru",
        "Swami",
        "Yogi",
        "Pastor",
        "Lord",
        "Lady",
        "Sir",
        "Dame",
        "Baron",
        "Baroness",
        "Viscount",
        "Viscountess",
        "Count",
        "Countess",
        "Earl",
        "Sheikh",
        "Sheik",
        "Shaikh",
        "Sayyid",
        "Sayyed",
        "Dato",
        "Datuk",
        "Tun",
        "Tunku",
        "Tengku",
    ]
) | {"The Rev", "Most Rev", "Very Rev", "Rt Rev", "Rt Rev.", "Right Reverend", "Tan Sri", "Datuk Seri"}
"""Titles of the classes clergy and noble that address somebody, and say no office."""


SAINTS = frozenset(("St", "St.", "Saint"))
NOT_YET = ("-designate", "-elect")
"""After an office that somebody will hold."""
NAMES_TOO = frozenset(("PM", "Mr", "May", "Christmas", "Easter"))
"""Words that are no names alone, and in names are."""


@attrs.frozen(eq=False)
class Entry:
    """What is known of a form.

    Attributes:
        code: ISO code of the country it is, lies in or belongs to.
        key: the same for all forms of one thing: "country:GB".
    """

    letter: str
    kind: ActorKind | None = None
    code: str | None = None
    key: str = ""
    gender: str = "u"
    given: bool = False


@attrs.frozen(eq=False)
class Vocabulary:
    """All known forms: words, and phrases as their tokens joined with blanks.

    `lengths` has by the first word of a phrase, then by its second, how many words phrases have that begin so, most
    first: a word that begins some phrase is mostly followed by none of the words that go on with it.
    """

    words: Mapping[str, Entry]
    phrases: Mapping[str, Entry]
    lengths: Mapping[str, Mapping[str, Sequence[int]]]


USES = {"thing": "z", "head": "H", "place": "A", "surname": "a", "adjective": "D", "people": "R", "holiday": "x"}
"""Letters of the uses in name_words.tsv."""

UNKNOWN = Entry("W")
ACRONYM = Entry("K")
COMMON = Entry("c")
INITIAL = Entry("I")
NICKNAME = Entry("I")
GIVEN = Entry("g", "person", given=True)
GROUND = Entry("U")
NOTHING = Entry("X")
CONTRACTED = tuple(mark + tail for mark in "'’" for tail in ("d", "ve", "ll", "re", "m", "t"))


def _role_forms() -> Iterator[tuple[str, Entry]]:
    """Capitalised roles: "Foreign Minister" is an office, "Ministers" a common word."""
    for form, role in roles().items():
        if form[0].islower():
            capitalised = " ".join(
                word if word in {"of", "the", "for"} else word[:1].upper() + word[1:] for word in form.split()
            )
            if form == role.singular:
                yield capitalised, Entry("T", key=form, gender=role.gender)
                yield form[:1].upper() + form[1:], Entry("T", key=form, gender=role.gender)
                for ending in NOT_YET:
                    yield capitalised + ending, Entry("T", key=form + ending, gender=role.gender)
            elif " " not in form:
                yield capitalised, COMMON
        elif " " not in form:
            member = role.sector in ("PTY", "REL", "OPP")
            if form == role.singular:
                yield form, Entry("D") if member else Entry("T", key=form, gender=role.gender)
            else:
                yield form, Entry("R", "group", None, f"people:{form}") if member else COMMON


def _place_forms() -> Iterator[tuple[str, Entry]]:
    given = given_names()
    found = places()
    for form, place in found.by_name.items():
        yield form, Entry("j" if form in given else "P", "place", None, f"place:{place.name}", given=form in given)
    for form, place in (*found.by_adjective.items(), *found.by_people.items()):
        yield form, Entry("D", code=place.country)
    states = countries()
    for form, state in states.by_capital.items():
        yield form, Entry("j" if form in given else "P", "place", None, f"capital:{state.code}:{state.capitals[0]}")
    for form, state in states.by_people.items():
        yield (
            form,
            Entry("R", "group", state.code, f"people:{state.code}")
            if form.endswith("s")
            else Entry("D", code=state.code),
        )
    for form, state in states.by_adjective.items():
        yield form, Entry("D", code=state.code)
    for form, state in states.by_name.items():
        yield form, Entry("j" if form in given else "C", "country", state.code, f"country:{state.code}")


@functools.cache
def _given(gender: str, *, ambiguous: bool) -> Entry:
    """What is known of a given name: one entry for the thousands that tell the same."""
    return Entry("g" if ambiguous else "G", "person", gender=gender, given=True)


def _forms() -> Iterator[tuple[str, Entry]]:
    """All forms, the less telling first: what comes later holds."""
    heads = organisation_words().heads
    for form, given in given_names().items():
        yield form, _given(given.gender, ambiguous=given.ambiguous)
    yield from _role_forms()
    yield from ((word, Entry("B")) for word in place_words().before)
    yield from ((word, Entry("A")) for word in place_words().after)
    yield from ((word, Entry("H")) for word in organisation_words().heads)
    yield from ((word, Entry("S")) for word in organisation_words().suffixes)
    for word, use in rows("name_words.tsv", "actors"):
        if use not in USES:
            continue
        yield word, Entry(USES[use], *(("group", None, f"people:{word}") if use == "people" else ()))
    for form, title in titles().items():
        address = "s" if form in SAINTS else "h" if title.kind == "honorific" or form in NO_OFFICE else "T"
        yield form, Entry(address, key=form.lower(), gender=title.gender)
    yield from _place_forms()
    for form, known in organisations().by_name.items():
        letter = "Q" if " " in form and form.rsplit(" ", 1)[-1] in heads and not known.metonym else "O"
        yield form, Entry(letter, "organisation", known.country, f"org:{known.name}")
    things = name_words("thing")
    yield from ((form, NOTHING) for form in not_names() if form not in NAMES_TOO and form not in things)
    yield from ((word, Entry("J")) for word in POSTNOMINALS)


@functools.cache
def name_words(use: str) -> frozenset[str]:
    """Words that play a part in names or tell of the name beside them.

    Args:
        use: a use that `USES` has a letter for; or particle ("von"), compass ("northern"), ground ("province"), site
            (of a place: "battle"), place_opening ("San"), work (what is known by a title), deed (what persons alone
            do), rule (what a ruler's name stands before).
    """
    return frozenset(word for word, its_use in rows("name_words.tsv", "actors") if its_use == use)


@functools.cache
def vocabulary() -> Vocabulary:
    """The table, made on first use."""
    words: dict[str, Entry] = {}
    phrases: dict[str, Entry] = {}
    lengths: dict[str, dict[str, Sequence[int]]] = {}
    for form, entry in _forms():
        if form.isalnum():
            words[form] = entry
            continue
        parts = tokens(form).words
        if len(parts) == 1:
            words[form] = entry
        else:
            phrases[" ".join(parts)] = entry
            seconds = lengths.setdefault(parts[0], {})
            seconds[parts[1]] = sorted({*seconds.get(parts[1], ()), len(parts)}, reverse=True)
    phrases["Md ."] = Entry("g", "person", gender="m", given=True)
    return Vocabulary(words, phrases, lengths)


@functools.cache
def particles() -> frozenset[str]:
    """Small words inside names: "von", "bin", "de la"."""
    return name_words("particle")


class _Entries(dict[str, Entry]):
    """Entries of capitalised words: those met first are remembered, known or not, so that a word costs one look."""

    def __missing__(self, word: str) -> Entry:
        entry = vocabulary().words.get(word) or _by_form(word)
        if len(self) < MOST_WORDS and len(word) <= LONGEST_WORD:
            self[word] = entry
        return entry


@functools.cache
def entries() -> Mapping[str, Entry]:
    """What capitalised words are; answers for any word."""
    return _Entries()


INITIALS = pattern("initials", r"(?:[A-Z]\.){2,4}", plain=True)
"""Initials without a space between: "J.K."; of a body it is the same without its stops."""
MONEY = pattern("sum_of_money", r"(?:K?[Ss]h|Rs|Tk|GHS?|US|[ACNR])[0-9][0-9.,]*(?:k|m|bn|tn|tr|cr)?", plain=True)
"""A sum in one word: "Sh400", "N200m", "Rs500cr"; not "G20"."""


def _by_form(word: str) -> Entry:
    """What a capitalised word is that is not known."""
    if len(word) == 1:
        return INITIAL
    if word[1] == "." and INITIALS.fullmatch(word):
        return vocabulary().words.get(word.replace(".", ""), INITIAL)
    if word[-1].isalnum() and MONEY.fullmatch(word):
        return NOTHING
    if ("’" in word or "'" in word) and word.endswith(CONTRACTED):
        return NOTHING
    common = common_words()
    if word.isupper():
        capitalised = word.capitalize()
        if word.lower() in common and len(word) > 3:
            return COMMON
        if word.lower() in function_words():
            return NOTHING
        if len(word) > 4 and (known := vocabulary().words.get(capitalised)):
            return known
        if not word.isalpha():
            joined = all(part.isalpha() and 2 < len(part) < 8 for part in word.split("-"))
            return ACRONYM if joined else NOTHING
        return ACRONYM if len(word) < 8 else UNKNOWN
    if word.lower() in common or (word[-1] == "s" and len(word) > 3 and word[:-1].isupper()):
        return COMMON
    return _hyphened(word) if "-" in word else UNKNOWN


def _hyphened(word: str) -> Entry:
    """A hyphened word: "UK-backed" and "T-shirt" are no names, "German-Russian" is an adjective, "Jean-Luc" a name."""
    known = vocabulary().words
    head, *_, tail = word.split("-")
    entry = known.get(head)
    last = known.get(tail)
    if len(head) == 1 and head in "RDI":
        return NOTHING
    if entry is not None and entry.letter in "Gg" and tail[:1].isupper() and (last is None or last.letter in "Ggj"):
        return entry
    if last is not None and last.letter in "DR" and len(head) > 2:
        return last
    if tail[:1].islower() and (tail in common_words() or tail.endswith(ADJECTIVE_ENDINGS)):
        return NOTHING
    return entry if entry is not None and entry.letter in "Gg" else UNKNOWN


ADJECTIVE_ENDINGS = ("ed", "ing", "led", "wide", "born", "style", "era", "held", "run")
