"""Which country a body belongs to whose name many countries share, as "the Supreme Court"."""

from collections.abc import Iterable, Sequence

from newsmodel.english.actors.drafts import Draft
from newsmodel.english.actors.name import Name
from newsmodel.english.lexicon import places

PLACE, COUNTRY, CAPITAL = "place:", "country:", "capital:"
"""What the keys of names begin with."""
SHARED = frozenset(
    (
        "Supreme Court",
        "High Court",
        "Court of Appeal",
        "Senate",
        "House of Representatives",
        "Congress",
        "Parliament",
        "National Assembly",
        "Treasury",
        "Foreign Office",
        "Home Office",
        "Labour",
        "Labour Party",
        "Conservative Party",
        "Conservatives",
        "Democratic Party",
        "Republican Party",
        "Liberal Democrats",
    )
)
"""Names of bodies that several countries have; the lexicon has the one that most news means."""
HEAD = 300
"""Characters at the head of an article in which a place tells where it is set, as a dateline does."""


def settle_countries(drafts: Iterable[Draft], names: Sequence[Name]) -> None:
    """Take the country from bodies of a shared name where an article is set elsewhere: unknown is better than wrong.

    Places of the body's own country, and that country itself, anywhere in the article, leave it as it is.
    """
    shared = [draft for draft in drafts if draft.code and draft.name in SHARED]
    if not shared:
        return
    told = {code for name in names if (code := _country(name))}
    is_set = any(name.start < HEAD and not name.key.startswith(COUNTRY) and _country(name) for name in names)
    for draft in shared:
        if is_set and draft.code not in told:
            draft.code = None


def _country(name: Name) -> str | None:
    """The country that a country, a capital or another place tells of."""
    key = name.key
    if key.startswith((COUNTRY, CAPITAL)):
        return key[8:10]
    if key.startswith(PLACE) and (place := places().by_name.get(key.removeprefix(PLACE))):
        return place.country
    return None
