"""Who wrote it: bylines, reporting credits, and the dateline that opens a report."""

import attrs

from newsmodel.model import Dateline, Notice
from newsmodel.parsers.text.dates import alternatives, read_time
from newsmodel.parsers.text.found import Found, boilerplate
from newsmodel.parsers.text.vocabulary import AGENCIES, MONTHS, NOT_NAMES, NOT_PLACES, ROLES, STAFF
from newsmodel.text.patterns import Match, pattern

_PARTICLES = "de|da|di|du|del|della|dos|van|von|der|den|ten|ter|la|le|el|al|bin|ibn|ben|y|zu"
_NAME_WORD = r"(?:\p{Lu}[\p{L}'’.\-]{0,30}+|d['’]\p{Lu}[\p{L}'’\-]{1,30}+)"
_NAME = rf"{_NAME_WORD}(?:\ (?:(?:{_PARTICLES})\ ){{0,2}}{_NAME_WORD}){{1,3}}"

BYLINE = pattern(
    "text-byline",
    r"(?:By|BY|Written\ by|Words\ by|Story\ by|Reported\ by|Report\ by|By:|Author:)\ (?P<who>[^\n]{2,150}+)",
    "x",
)
NAME = pattern("text-author-name", _NAME, "x")
NAME_SEPARATOR = pattern("text-author-separator", r",?\ (?:and|&|with)\ |,\ |;\ ", "x")
PARTS = pattern("text-header-parts", r"\ ?[|•·]\ ?|\ [–—-]\ ", "x")
REST = pattern("text-byline-rest", r"\ (?:in|for|at|of|reports\ from|reporting\ from|from|@|\()\ ?(?=[\p{Lu}@(])", "x")
BARE_BYLINE = pattern(
    "text-byline-bare", rf"(?P<who>{_NAME}(?:\ and\ {_NAME})?)(?P<rest>\ in\ \p{{Lu}}[^\n.]{{1,60}}+)", "x"
)
REPORTING = pattern(
    "text-reporting-credit",
    r"""
    \(?(?P<more>Additional\ |Further\ )?
    (?P<verb>[Rr]eporting|[Rr]eported|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ww]ritten)(?:\ and\ (?:writing|editing))?
    \ by\ (?P<who>[^\n;()]{2,200}+)(?:;[^\n()]{0,400}+)?\)?\.?
    """,
    "x",
)
DATELINE = pattern(
    "text-dateline",
    rf"""
    (?P<place>\p{{Lu}}[\p{{L}}.'’\-/]{{1,30}}+(?:\ \p{{Lu}}[\p{{L}}.'’\-/]{{0,30}}+){{0,3}}+
      (?:,\ \p{{Lu}}[\p{{L}}.]{{1,20}}+(?:\ \p{{Lu}}[\p{{L}}.]{{1,20}}+){{0,2}}+)??)
    (?P<date>,?\ (?i:{alternatives(n for names in MONTHS for n in names)})\.?\ \d{{1,2}}(?:,\ \d{{4}})?)?
    (?:,?\ \((?P<agency>[^()\n]{{2,40}}+)\)|,?\ (?P<bare>{alternatives(AGENCIES)}))?
    (?:\ ?(?:—|–|--|―)\ ?|\ -\ |(?<=\)):\ )
    """,
    "x",
)
AGENCY_FIRST = pattern("text-dateline-agency", rf"\((?P<agency>{alternatives(AGENCIES)})\)\s?(?:—|–|--|-)\s?")
SENTENCE_HEAD = pattern("text-dateline-sentence", r"[\p{Lu}\p{N}“\"‘'«(£$€]")

_BYLINE_STARTS = ("By", "BY", "Written", "Words", "Story", "Report", "Author")
LONGEST_BYLINE = 160
LONGEST_ASIDE = 200


def byline(line: str) -> Found | None:
    """A byline: "By Jane Doe and John Roe, Political Editor | 5 March 2025"."""
    if len(line) > LONGEST_BYLINE or not line.startswith(_BYLINE_STARTS):
        return None
    first, *others = PARTS.split(line)
    match = BYLINE.fullmatch(first)
    if match is None:
        return None
    who = match["who"].rstrip(" ,.:;")
    if who.lower() in STAFF:
        return boilerplate(line, "A byline that names nobody.")
    authors, rest = split_names(who)
    if not authors:
        return None
    return _with_rest(authors, [rest, *others], line)


def bare_byline(line: str) -> Found | None:
    """A byline without "By": "Jane Doe in Kyiv", where the layout has shown a headline above."""
    match = BARE_BYLINE.fullmatch(line) if len(line) <= LONGEST_BYLINE else None
    if match:
        authors, rest = split_names(match["who"])
        return _with_rest(authors, [rest, match["rest"]], line) if authors else None
    head, comma, role = line.partition(", ")
    if comma and len(line) <= LONGEST_BYLINE and {word.lower() for word in role.split()} & set(ROLES):
        authors, rest = split_names(head)
        return _with_rest(authors, [rest, role], line) if authors and not line.endswith(".") else None
    return None


def _with_rest(authors: tuple[str, ...], others: list[str], line: str) -> Found:
    """Authors, the time beside them, and a notice of whatever else the line holds."""
    fields: list[tuple[str, str | tuple[str, ...]]] = [("authors", authors)]
    left = False
    for text in filter(None, others):
        when = read_time(text)
        if when.value and not when.problem:
            fields.append(("published", when.value))
        else:
            left = True
    notice = Notice("byline-trimmed", "Of the byline, the names alone were kept.", line)
    return Found(fields=tuple(fields), notices=(notice,) if left else (), kind="byline")


def split_names(text: str) -> tuple[tuple[str, ...], str]:
    """The names in a list of authors, and the rest: roles, places, employers. Anything else makes it no such list."""
    names: list[str] = []
    rest: list[str] = []
    ends = [match.span() for match in NAME_SEPARATOR.finditer(text)]
    joined = [text[start:end].strip() in ("and", ", and", "&", ", &", "with", ", with", ";") for start, end in ends]
    starts = [0, *(end for _, end in ends)]
    for index, (start, end) in enumerate(zip(starts, [*(start for start, _ in ends), len(text)], strict=True)):
        piece = text[start:end]
        cut = REST.search(piece)
        name = piece[: cut.start()] if cut else piece
        listed = index == 0 or any(joined[index - 1 :])
        if listed and is_name(name):
            names.append(name)
            rest.extend([piece[cut.start() :].strip()] if cut else [])
        elif names and (piece[:1].isupper() or _is_role(piece) or piece.lower() in STAFF):
            rest.append(piece)
        else:
            return (), text
    return tuple(names), ", ".join(rest)


def is_name(text: str) -> bool:
    """Two to four capitalised words none of which is a weekday, an employer or a role; or a news agency."""
    if text in AGENCIES:
        return True
    return NAME.fullmatch(text) is not None and not {word.capitalize() for word in text.split()} & _NO_NAMES


_NO_NAMES = {word.capitalize() for word in NOT_NAMES}


def _is_role(text: str) -> bool:
    return bool({word.strip(".,").lower() for word in text.split()} & set(ROLES))


def reporting(line: str) -> Found | None:
    """Credits of an agency: "(Reporting by X in Kyiv; Editing by Y)": the reporters, and always a notice."""
    match = REPORTING.fullmatch(line) if " by " in line else None
    if match is None or not (line.startswith("(") or ";" in line or match["more"] or split_names(match["who"])[0]):
        return None
    removed = boilerplate(line, "Credits of reporters and editors.")
    if match["more"] or match["verb"].lower() not in ("reporting", "reported", "written"):
        return removed
    names, _ = split_names(match["who"].rstrip(". "))
    return attrs.evolve(removed, fields=(("reporters", names),) if names else ())


def dateline(paragraph: str) -> tuple[Dateline, str, str] | None:
    """The dateline at the head of a paragraph, its words, and the paragraph without it."""
    agency_first = AGENCY_FIRST.match(paragraph)
    if agency_first and SENTENCE_HEAD.match(paragraph, agency_first.end()):
        return Dateline(None, agency_first["agency"]), agency_first[0].strip(), paragraph[agency_first.end() :]
    match = DATELINE.match(paragraph)
    if match is None or not SENTENCE_HEAD.match(paragraph, match.end()):
        return None
    place, agency = match["place"].strip(), match["agency"] or match["bare"]
    city = place.partition(",")[0]
    if city.upper() in NOT_PLACES or (city != city.upper() and not _known_agency(agency)):
        return None
    if (agency and agency.strip().isdigit()) or (agency is None and _is_aside(match, paragraph)):
        return None
    return Dateline(place, agency), match[0].strip(), paragraph[match.end() :]


def _is_aside(match: Match, paragraph: str) -> bool:
    """Whether the dash opens an aside: "NAME — Such and such — said"."""
    dash = match[0].strip()[-1]
    sentence = paragraph[match.end() : match.end() + LONGEST_ASIDE].partition(". ")[0]
    return f"{dash} " in sentence


def _known_agency(agency: str | None) -> bool:
    return agency is not None and any(word.strip() in AGENCIES for word in agency.split(","))
