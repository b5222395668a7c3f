"""Lines that belong to the page and not to the article: promotion, navigation, legal lines, unfilled fields, links."""

from newsmodel.model import Notice
from newsmodel.parsers.text.dates import alternatives
from newsmodel.parsers.text.found import Found, boilerplate
from newsmodel.parsers.text.vocabulary import (
    AGENCIES,
    CAPITAL_STARTS,
    CREDITS,
    LINE_STARTS,
    PICTURE_CREDITS,
    SHORTCODES,
    WHOLE_LINES,
)
from newsmodel.text.patterns import pattern

PLACEHOLDER = pattern(
    "text-placeholder",
    r"""
      \[\#(?:item|feed)_\w{1,60}+\]
    | \{\{[^{}\n]{1,80}+\}\}
    | \{%[^{}\n%]{1,80}+%\}
    | \$\{[\w.]{1,60}+\}
    | %%\w{1,60}+%%
    | <%[^<>\n%]{1,80}+%>
    """,
    "x",
)
_LEAD = r"[\s*>•·|»►▶→\[(_#–—-]{0,6}+"
_SINGLE = alternatives(word for word in CAPITAL_STARTS if " " not in word)
_SEVERAL = alternatives(words for words in CAPITAL_STARTS if " " in words)

WHOLE = pattern("text-furniture-line", rf"{_LEAD}(?:{alternatives(WHOLE_LINES)})[\s.:…!>»|\])*_-]*+", "i")
STARTS = pattern("text-furniture-start", rf"{_LEAD}(?:{alternatives(LINE_STARTS)})", "i")
CAPITALS = pattern(
    "text-furniture-capitals",
    rf"{_LEAD}(?:(?:{_SEVERAL})(?![\p{{L}}'’])|(?:{_SINGLE})(?:\s?[:|>»–—-]|\s\p{{Lu}}{{2}}))",
)
FIRST_APPEARED = pattern(
    "text-first-appeared", r"The post [^\n]{1,300}? (?:appeared first|first appeared) on [^\n]{1,120}+"
)
COPYRIGHT = pattern("text-copyright", r"(?:©|\(c\)\s?(?=\d{4})|Copyright\s?(?=©|\(c\)|\d{4}|:))[^\n]{0,250}+", "i")
SHORTCODE_LINE = pattern(
    "text-shortcode-line",
    rf"""
    (?:\[/?(?:{alternatives(SHORTCODES)})(?:[\s=/][^\[\]\n]{{0,500}}+)?\]\s?(?:https?://[^\s\[\]]{{1,300}}+)?\s?)++
    """,
    "ix",
)
URL_LINE = pattern(
    "text-url-line",
    r"(?:(?P<label>Source|URL|Link|Original(?:\ article)?|Originally\ published\ at|Read\ the\ original(?:\ article)?"
    r"(?:\ here|\ at)?|Via|Permalink)\s?:?\s?)?(?P<url>https?://[^\s<>\"]{3,800}+)",
    "xi",
)

LONGEST_FURNITURE = 250
FEW_WORDS = 5
_LEAD_MARKS = " *>•·|»►▶→[(_#–—-\t"
_OPENINGS = {
    words.lstrip(_LEAD_MARKS)[:2].casefold()
    for words in (*WHOLE_LINES, *LINE_STARTS, *CAPITAL_STARTS, "c)", "Copyright")
}
"""How any line of furniture begins, past what may stand before it: most lines begin otherwise."""
_ALONE = frozenset((*AGENCIES, *CREDITS)) - frozenset(PICTURE_CREDITS)


def placeholder(line: str) -> Found | None:
    """A line of nothing but fields that a template did not fill, with their labels."""
    marked = "[#" in line or "{" in line or "%" in line
    names = [match[0] for match in PLACEHOLDER.finditer(line)] if marked else []
    if not names:
        return None
    rest = PLACEHOLDER.sub(" ", line).strip()
    if len(rest.split()) > FEW_WORDS or (len(rest) > 1 and rest.endswith((".", "!", "?"))):
        return Found(body=(line,), notices=tuple(_unfilled(name, name) for name in names), kind="body")
    return Found(notices=(_unfilled(", ".join(names), line),), kind="date")


def _unfilled(names: str, text: str) -> Notice:
    return Notice("placeholder-unfilled", f"The page's template did not fill {names}.", text)


def furniture(line: str) -> Found | None:
    """Promotion, navigation and legal lines, and agencies that stand alone."""
    if line in _ALONE:
        return boilerplate(line, "An agency or network alone on its line.")
    if len(line) > LONGEST_FURNITURE:
        return boilerplate(line) if FIRST_APPEARED.fullmatch(line) else None
    if line.startswith("The post ") and FIRST_APPEARED.fullmatch(line):
        return boilerplate(line)
    opening = line.lstrip(_LEAD_MARKS)[:2].casefold()
    if opening.isascii() and opening not in _OPENINGS and not line.startswith("["):
        return None
    if WHOLE.fullmatch(line) or COPYRIGHT.fullmatch(line):
        return boilerplate(line)
    if STARTS.match(line) or CAPITALS.match(line):
        return boilerplate(line)
    if SHORTCODE_LINE.fullmatch(line):
        return Found(notices=(Notice("shortcode-removed", "A WordPress shortcode without text.", line),))
    return None


def link(line: str) -> Found | None:
    """A line that is a URL: the article's own where its label says so."""
    match = URL_LINE.fullmatch(line) if "://" in line else None
    if match is None:
        return None
    if match["label"]:
        return Found(fields=(("url", match["url"]),))
    return boilerplate(line, "A link without label is no part of the article's body.")
