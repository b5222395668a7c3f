"""Which country a body with an everyday name belongs to: "the Supreme Court" is that of the article's country."""

from collections.abc import Iterable, Mapping, Sequence

from newsmodel.english.actors.drafts import Draft
from newsmodel.english.actors.name import Name
from newsmodel.english.actors.names import Word
from newsmodel.english.lexicon import common_words, organisation_words, places

PLACE, COUNTRY, CAPITAL = "place:", "country:", "capital:"
"""What the keys of names begin with."""


def settle_countries(drafts: Iterable[Draft], names: Sequence[Name], adjectives: Mapping[int, Word]) -> None:
    """Take the country from bodies with an everyday name where the article tells of others and not of that one.

    The lexicon has the body that most news means; unknown is better than that of another country.
    """
    everyday = [draft for draft in drafts if draft.kind == "organisation" and draft.code and _is_everyday(draft)]
    if not everyday:
        return
    told = {code for name in names if (code := _country(name))}
    told |= {entry.code for _, entry in adjectives.values() if entry.code}
    for draft in everyday:
        if told and draft.code not in told:
            draft.code = None


def _is_everyday(draft: Draft) -> bool:
    """Whether a name is nothing but common words and heads of bodies: "Supreme Court", "House of Representatives"."""
    known, heads = common_words(), organisation_words().heads
    return all(
        word.lower() in known or word.lower().rstrip("s") in known or word in heads for word in draft.names[0].words
    )


def _country(name: Name) -> str | None:
    """The country that a country, a capital or another place tells of."""
    key = name.key
    if key.startswith((COUNTRY, CAPITAL)):
        return key[8:10]
    if key.startswith(PLACE) and (place := places().by_name.get(key.removeprefix(PLACE))):
        return place.country
    return None
