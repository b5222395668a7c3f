"""Where a report is from, at the head of a paragraph: "OSLO, March 4 (Reuters) - "; no part of a sentence."""

from collections.abc import Iterable

from newsmodel.english.lexicon import countries, organisations, places
from newsmodel.text.patterns import pattern

_REGION = r"(?:, [A-Z][a-zA-Z.]{1,20}(?: [A-Z][a-zA-Z.]{1,20}){0,2})?"
_DATE = r"(?:,? (?:[A-Z][a-z]{2,8}\.? [0-9]{1,2}|[0-9]{1,2} [A-Z][a-z]{2,8})(?:,? [0-9]{4})?)?"
_AGENCY = r"(?:,? ?\([A-Z][^()\n]{1,30}\)| /[A-Z][^/\n]{2,30}/)"
_DASH = r"(?:\s?(?:—|–|--)|\s-(?=\s))\s?"
_CAPITALS = r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’]{2,20}(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ.'’]{1,20}){0,3})"
DATELINE = pattern(
    "dateline_of_sentence",
    rf"{_CAPITALS}{_REGION}{_DATE}(?:{_AGENCY}(?::|{_DASH})|{_DASH})(?=[\s“\"‘'(]{{0,2}}[A-Z0-9])",
    plain=True,
)
"""A place in capitals, the region it lies in, the day, an agency, and a dash; behind an agency a colon too."""
WITH_AGENCY = pattern(
    "dateline_with_agency",
    rf"(?:[A-ZÀ-Þ][\w.'’-]{{1,20}}(?: [A-ZÀ-Þ][\w.'’-]{{1,20}}){{0,3}}{_REGION}{_DATE} ?)?"
    r"\((?:Reuters|AP|AFP|UPI|dpa|DPA|EFE|ANSA|Xinhua|PTI|ANI|IANS|Bloomberg|Kyodo|Yonhap|AAP|CNN|Anadolu)\)"
    r"\s?(?:—|–|--|-|:)\s?(?=[“\"‘'(]{0,2}[A-Z0-9])",
    plain=True,
)
"""The same in small letters, which the name of an agency shows; or nothing but that."""
WITH_COLON = pattern(
    "dateline_with_colon", r"(?P<place>[A-Z][A-Z'’]{2,20}(?: [A-Z][A-Z'’]{1,20}){0,2}): (?=[A-Z0-9“\"‘])", plain=True
)
"""A place in capitals and a colon, as in South Asia; a speaker in a transcript looks alike."""
ASIDE = 200
"""Characters within which a second dash makes an aside of what stands behind the first."""
NEAR = 5_000
"""Characters within which somebody in a transcript speaks again."""
SHORTEST = 4
"""Letters of a place: "UN - " and "IBM - " are none."""


def datelines(text: str, starts: Iterable[int]) -> list[int]:
    """The offsets behind the datelines of a text whose paragraphs begin at some offsets."""
    return [end for start in starts if text[start : start + 1] and (end := dateline_end(text, start)) > 0]


def dateline_end(text: str, start: int) -> int:
    """The offset behind the dateline that begins at an offset; 0 where there is none."""
    if not (text[start + 1 : start + 3].isupper() or "(" in text[start : start + 40]):
        return 0
    if found := DATELINE.match(text, start):
        place = found["place"]
        is_body = place in organisations().by_name and place.title() not in places().by_name
        is_aside = found[0].strip()[-1] + " " in text[found.end() : found.end() + ASIDE].partition(". ")[0]
        return 0 if len(place) < SHORTEST or is_body or is_aside else found.end()
    if found := WITH_AGENCY.match(text, start):
        return found.end()
    found = WITH_COLON.match(text, start)
    if found is None or not _is_place(found["place"]):
        return 0
    near = text[max(0, start - NEAR) : start], text[found.end() : found.end() + NEAR]
    return 0 if any(found[0] in part for part in near) else found.end()


def _is_place(capitals: str) -> bool:
    name = capitals.title()
    states = countries()
    return name in places().by_name or name in states.by_capital or name in states.by_name
