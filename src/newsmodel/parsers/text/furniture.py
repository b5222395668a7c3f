"""Lines that belong to the page and not to the article: promotion, navigation, legal lines, unfilled fields, links."""

from newsmodel.model import Notice
from newsmodel.parsers.text.dates import alternatives
from newsmodel.parsers.text.found import Found, boilerplate
from newsmodel.parsers.text.vocabulary import CAPITAL_STARTS, LINE_STARTS, SHORTCODES, WHOLE_LINES
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
WHOLE = pattern("text-furniture-line", rf"\W*+(?:{alternatives(WHOLE_LINES)})(?:\W*+)", "i")
STARTS = pattern("text-furniture-start", rf"[\W_]{{0,5}}+(?:{alternatives(LINE_STARTS)})", "i")
CAPITALS = pattern("text-furniture-capitals", rf"[\W_]{{0,5}}+(?:{alternatives(CAPITAL_STARTS)})(?![\p{{L}}'’])")
FIRST_APPEARED = pattern(
    "text-first-appeared", r"(?:The|This)\ (?:post|article|story|piece)\b[^\n]{0,400}?\ (?:first\ )?appeared\ (?:first\ )?(?:on|in|at)\ [^\n]{1,120}+", "x"
)  # fmt: skip
COPYRIGHT = pattern(
    "text-copyright", r"(?:©|\(c\)|Copyright)[\s©,]*+(?:\(c\)\s)?(?:\d{4}|[^\n]{1,80}+\d{4})[^\n]{0,200}+", "i"
)
SHORTCODE_LINE = pattern(
    "text-shortcode-line", rf"(?:\[/?(?:{alternatives(SHORTCODES)})(?:[\s=/][^\[\]\n]{{0,500}}+)?\]\s?(?:https?://\S{{1,300}}+)?\s?)++", "i"
)  # fmt: skip
URL_LINE = pattern(
    "text-url-line",
    r"(?:(?P<label>Source|URL|Link|Original(?:\ article)?|Originally\ published\ at|Read\ the\ original(?:\ article)?"
    r"(?:\ here|\ at)?|Via|Permalink)\s?:?\s)?(?P<url>https?://[^\s<>\"]{3,800}+)",
    "xi",
)

LONGEST_FURNITURE = 250
FEW_WORDS = 5


def placeholder(line: str) -> Found | None:
    """A line of nothing but fields that a template did not fill, with their labels."""
    names = [match[0] for match in PLACEHOLDER.finditer(line)]
    if not names:
        return None
    rest = PLACEHOLDER.sub(" ", line).strip()
    if len(rest.split()) > FEW_WORDS or rest.endswith((".", "!", "?")) and len(rest) > 1:
        return Found(body=(line,), notices=tuple(_unfilled(name, name) for name in names), kind="body")
    return Found(notices=(_unfilled(", ".join(names), line),), kind="date")


def _unfilled(names: str, text: str) -> Notice:
    return Notice("placeholder-unfilled", f"The page's template did not fill {names}.", text)


def furniture(line: str) -> Found | None:
    """Promotion, navigation and legal lines."""
    if len(line) > LONGEST_FURNITURE:
        return boilerplate(line) if FIRST_APPEARED.fullmatch(line) else None
    if any(item.fullmatch(line) for item in (WHOLE, FIRST_APPEARED, COPYRIGHT)):
        return boilerplate(line)
    if STARTS.match(line) or CAPITALS.match(line):
        return boilerplate(line)
    if SHORTCODE_LINE.fullmatch(line):
        return Found(notices=(Notice("shortcode-removed", "A WordPress shortcode without text.", line),))
    return None


def link(line: str) -> Found | None:
    """A line that is a URL: the article's own where its label says so."""
    match = URL_LINE.fullmatch(line)
    if match is None:
        return None
    if match["label"]:
        return Found(fields=(("url", match["url"]),))
    return boilerplate(line, "A link without label is no part of the article's body.")
