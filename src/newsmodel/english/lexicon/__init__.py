"""Word lists on actors in English news: countries, names, titles, roles, groups, organisations and places.

Each list is read from `data/` on first use and kept; importing this package reads nothing. The files are made by
`scripts/build_lexicon.py` from hand-written lists, countryinfo, faker and the dictionaries of the Open Event Data
Alliance, all under the MIT licence: see LICENSES.txt and the head of each file.

Forms are matched with case, and with straight or typographic apostrophes.
"""

from newsmodel.english.lexicon.lists import (
    common_words,
    countries,
    given_names,
    groups,
    not_names,
    organisation_words,
    organisations,
    place_words,
    places,
    roles,
    titles,
    words_and_names,
)
from newsmodel.english.lexicon.records import (
    Countries,
    Country,
    Gender,
    Given,
    Group,
    Organisation,
    Organisations,
    OrganisationWords,
    Place,
    Places,
    PlaceWords,
    Role,
    Title,
)

__all__ = [
    "Countries",
    "Country",
    "Gender",
    "Given",
    "Group",
    "Organisation",
    "OrganisationWords",
    "Organisations",
    "Place",
    "PlaceWords",
    "Places",
    "Role",
    "Title",
    "common_words",
    "countries",
    "given_names",
    "groups",
    "not_names",
    "organisation_words",
    "organisations",
    "place_words",
    "places",
    "roles",
    "titles",
    "words_and_names",
]
