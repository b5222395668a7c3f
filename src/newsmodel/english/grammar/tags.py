r"""One letter for each token: what a word is, as far as its form and the closed classes of English tell.

A text becomes a string of tags, one character a token, so that a phrase is a regular expression over that string and
runs at the speed of a regular expression over text. Letters:

    D determiner          H possessive (his, their)    P subject pronoun     O object pronoun
    W who, which          Z that                       K whether, how, why   k because, if, as, when
    c and, or             B but                        f of                  t to
    i other preposition   x not                        m modal               b be   h have   d do
    a adverb, -ly         y weekday, month             # number              N capitalised word
    n other word          e word in -ed                G word in -ing        v common verb, finite
    s cue verb            g cue verb in -ing           ' possessive 's       Q a quoted region (in frames)
    . end of a sentence   _ other stop                 , ; : ( ) as written  - dash
    C pronoun with a contracted verb ("we'll")
    q quotation mark      \n end of a line             * any other mark
"""

import functools
from collections.abc import Mapping, Sequence

from newsmodel.english.grammar.verbs import cue_verbs, function_words, other_verbs

CLASS_TAGS: Mapping[str, str] = {
    "determiner": "D", "possessive": "H", "subject_pronoun": "P", "object_pronoun": "O", "relative": "W", "that": "Z",
    "question": "K", "subordinator": "k", "conjunction": "c", "but": "B", "of": "f", "to": "t", "preposition": "i",
    "not": "x", "modal": "m", "be": "b", "have": "h", "do": "d", "adverb": "a", "time": "y", "number": "#",
}  # fmt: skip
"""Tag of each class in function_words.tsv."""

CAPITALISED = frozenset("DHPOWZKkcBftixay#")
"""Classes whose words keep their tag with a capital, as at the head of a sentence: a capitalised "Will" is a name."""

MARKS: Mapping[str, str] = {
    "\n": "\n", ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")",
    "-": "-", "–": "-", "—": "-", "―": "-", ".": "_", "!": "_", "?": "_", "…": "_",
    "'s": "'", "’s": "'", "'": "'", "’": "'", "%": "#", "£": "#", "$": "#", "€": "#", "&": "c",
    '"': "q", "“": "q", "”": "q", "„": "q", "«": "q", "»": "q", "``": "q", "''": "q", "‘‘": "q", "’’": "q", "‘": "q",
    "`": "q",
}  # fmt: skip
"""Tag of each token that is no word."""


PRONOUNS = frozenset("i you he she it we they who that there".split())
"""Words that a verb is contracted with: "we'll", "they've"."""
NO_PARTICIPLES = frozenset(
    "bring thing spring string swing sting cling fling sling nothing something anything everything sibling wing".split()
)
"""Words that end in -ing by chance."""
NO_PAST = frozenset(
    (
        "op-ed speed breed creed steed greed bleed exceed proceed succeed hatred kindred sacred naked wicked rugged "
        "crooked embed screed tweed biped moped infrared"
    ).split()
)
"""Words that end in -ed by chance."""
NO_ADVERBS = frozenset(
    "family ally rally reply supply assembly bully monopoly anomaly belly butterfly jelly folly homily".split()
)
"""Words that end in -ly by chance."""
MOST_WORDS, LONGEST_WORD = 50_000, 20
"""How many words the table remembers, and of what length: it must not grow with all that is ever read."""

NO_WORD = 100
"""From so many characters on it is no word of any phrase."""


class _Table(dict[str, str]):
    """Tags of known words; others are told by their form, and the first of them remembered."""

    def __missing__(self, word: str) -> str:
        tag = self._by_form(word)
        if len(self) < MOST_WORDS and len(word) <= LONGEST_WORD:
            self[word] = tag
        return tag

    def _by_form(self, word: str) -> str:
        first = word[0]
        if len(word) > NO_WORD:
            return "*"
        if first.isdigit():
            return "#"
        if not first.isalpha():
            return "*"
        if "’" in word or "'" in word:
            straight = word.replace("’", "'").lower()
            if kind := function_words().get(straight):
                return CLASS_TAGS[kind]
            if straight.partition("'")[0] in PRONOUNS:
                return "C"
        if first.isupper():
            return "N"
        if len(word) > 4:
            ending = word[-3:]
            if ending == "ing" and word not in NO_PARTICIPLES:
                return "G"
            if ending.endswith("ed") and word not in NO_PAST:
                return "e"
            if ending.endswith("ly") and word not in NO_ADVERBS:
                return "a"
        return "n"


@functools.cache
def tag_table() -> Mapping[str, str]:
    """Words to tags; answers for any word."""
    table = _Table()
    for word in other_verbs():
        table[word] = "v"
    for word, cues in cue_verbs().items():
        table[word] = "g" if cues[0].form == "gerund" else "s"
    for word, kind in function_words().items():
        tag = CLASS_TAGS[kind]
        table[word] = tag
        if tag in CAPITALISED:
            table[word[0].upper() + word[1:]] = tag
    table.update(MARKS)
    return table


def tag(words: Sequence[str]) -> str:
    """The tags of the words, one character each."""
    return "".join(map(tag_table().__getitem__, words))
