"""Numbers with their units: "three per cent of GDP", "£800billion", "at least 20 countries", "3 to 5 years"."""

import functools
from collections.abc import Iterable, Iterator

from newsmodel.english.grammar.verbs import function_words
from newsmodel.model import Quantity
from newsmodel.text.patterns import Match, pattern

CURRENCIES = {"£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "₹": "INR", "US$": "USD", "A$": "AUD", "C$": "CAD"}
CURRENCY_WORDS = {
    "pounds": "GBP", "pound": "GBP", "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "yen": "JPY",
    "rupees": "INR", "crowns": None, "francs": None,
}  # fmt: skip
MULTIPLIERS = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "tn": 1e12,
    "trillion": 1e12,
}  # fmt: skip
NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12, "half": 0.5,
}  # fmt: skip
BOUNDS = {
    "at least": "at_least", "more than": "at_least", "no fewer than": "at_least", "no less than": "at_least",
    "over": "at_least", "a minimum of": "at_least", "up to": "at_most", "at most": "at_most", "no more than": "at_most",
    "less than": "at_most", "fewer than": "at_most", "under": "at_most", "a maximum of": "at_most", "about": "about",
    "around": "about", "some": "about", "nearly": "about", "almost": "about", "roughly": "about",
    "approximately": "about", "an estimated": "about",
}  # fmt: skip

SPANS = frozenset(("hour", "day", "week", "month", "year", "decade"))
"""Units before which "over" means during, not more than."""

_NUMBER = r"(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?+"
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_SCALE = r"(?:\s?(?:thousand|million|billion|trillion|bn|tn|mn|m|k)\b)"
_CURRENCY = r"(?:US\$|A\$|C\$|[£$€¥₹])"

QUANTITY = pattern(
    "quantity",
    rf"(?<![\w£$€.,])(?:(?P<bound>{'|'.join(BOUNDS)})\s)?"
    rf"(?P<all>(?P<currency>{_CURRENCY})?(?P<number>{_NUMBER}|\b(?:{_WORDS})\b)(?P<scale>{_SCALE})?"
    rf"(?:\s?(?:-|–|to|and)\s?{_CURRENCY}?(?P<upper>{_NUMBER})(?P<upper_scale>{_SCALE})?)?"
    r"(?:\s?(?P<percent>%|per\s?cent\b|percent\b)(?:\sof\s(?P<share>(?:the\s)?[\p{L}-]{2,30}+))?|[\s-](?P<unit>\p{Ll}[\p{L}-]{1,20}+))?)",
    "i",
)

DIGIT = pattern("digit", r"\d", plain=True)
BEFORE_DIGIT = 20
"""More characters than a quantity in digits has before the first of them: a bound and a currency."""


def quantities(text: str, start: int, end: int, words: Iterable[str]) -> Iterator[Quantity]:
    """The quantities between two offsets, given the words there in small letters.

    A year ("2030"), a date and a time of day are none.
    """
    no_units = _no_units()
    for match in _counted(text, start, end, words):
        currency, unit, percent = match["currency"], match["unit"], match["percent"]
        number = match["number"].lower()
        value = NUMBER_WORDS.get(number) if number in NUMBER_WORDS else _value(number)
        if value is None or (not (currency or unit or percent or match["scale"])):
            continue
        if not (currency or percent or match["scale"]) and (unit in no_units or _is_date(number, unit)):
            continue
        value *= MULTIPLIERS.get((match["scale"] or "").strip().lower(), 1)
        upper = _upper(match["upper"], match["upper_scale"])
        if upper is not None and match["upper_scale"] and not match["scale"]:
            value *= MULTIPLIERS[match["upper_scale"].strip().lower()]
        last = match.end("all")
        if currency and unit:
            last = match.start("unit") - 1
        name = _unit(text, currency, percent, match["share"], unit)
        if unit in no_units:
            last = match.start("unit") - 1
            name = name if currency else None
        first = match.start("all")
        bound = (match["bound"] or "").lower()
        if bound == "over" and (unit or "").rstrip("s") in SPANS:
            bound = ""
        yield Quantity(
            first, last, text[first:last], value=float(value), upper=upper, unit=name,
            bound=BOUNDS.get(bound, "exact"),  # type: ignore[arg-type]
        )  # fmt: skip


def _counted(text: str, start: int, end: int, words: Iterable[str]) -> Iterable[Match]:
    """All that is counted between two offsets; where no number is a word, it is looked for around digits alone."""
    if not NUMBER_WORDS.keys().isdisjoint(words):
        return QUANTITY.finditer(text, start, end)
    found: list[Match] = []
    while (digit := DIGIT.search(text, start, end)) and (
        match := QUANTITY.search(text, max(start, digit.start() - BEFORE_DIGIT), end)
    ):
        found.append(match)
        start = match.end()
    return found


@functools.cache
def _no_units() -> frozenset[str]:
    """Words of the closed classes measure nothing, but for "year" and its like."""
    return frozenset(word for word, kind in function_words().items() if kind != "time")


def _unit(text: str, currency: str | None, percent: str | None, share: str | None, unit: str | None) -> str | None:
    if currency:
        return CURRENCIES.get(currency.upper() if len(currency) > 1 else currency)
    if percent:
        return f"percent of {share.removeprefix('the ')}" if share else "percent"
    if unit is None:
        return None
    return CURRENCY_WORDS.get(unit, unit)


def _value(number: str) -> float | None:
    try:
        return float(number.replace(",", ""))
    except ValueError:
        return None


def _upper(number: str | None, scale: str | None) -> float | None:
    if number is None:
        return None
    value = _value(number)
    return None if value is None else value * MULTIPLIERS.get((scale or "").strip().lower(), 1)


def _is_date(number: str, unit: str | None) -> bool:
    return (unit or "").capitalize() in MONTHS or (len(number) == 4 and number.isdigit() and number[:2] in ("19", "20"))


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
