"""What newsletters put around their text: links to themselves, ways to leave, ways to pass them on."""

from collections.abc import Iterable

from newsmodel import Notice
from newsmodel.text import pattern
from newsmodel_mail.parts import Text

OPENINGS = (
    r"(?:view|read|see|open) (?:this )?(?:e-?mail|newsletter|message|it|online|on the web|web version)\b",
    r"(?:view|read|see|open) (?:this )?in (?:your |a )?browser",
    r"(?:having )?trouble (?:viewing|reading) ",
    r"(?:is )?(?:this )?e-?mail (?:is )?not displaying",
    r"(?:click here )?(?:to )?unsubscribe",
    r"if you (?:no longer|do not|don['’]t) (?:wish|want) to receive",
    r"you(?:['’]re| are)? (?:receiving|received|getting) this (?:e-?mail|newsletter|message)",
    r"this (?:e-?mail|message|newsletter) was sent (?:to|by)",
    r"sent to \S{1,100}@",
    r"(?:manage|update|change) (?:your )?(?:e-?mail )?(?:preferences|subscriptions?|profile|settings)",
    r"(?:was )?(?:this )?(?:e-?mail|newsletter)? ?forwarded (?:this (?:e-?mail|newsletter)|to you)\?",
    r"forward (?:this )?to a friend",
    r"add us to your address book",
    r"our mailing address is",
    r"sent from my (?:iphone|ipad|phone|android|samsung)",
    r"(?:powered|sent) (?:by|with|through) (?:mailchimp|substack|beehiiv|ghost|campaign monitor|sendgrid|kit)\b",
)
"""How lines begin that are about the letter and not in it."""

FURNITURE = pattern("mail-furniture", r"[\s|•·–—*_\[(-]{0,6}+(?:" + "|".join(OPENINGS) + ")", "i")
LEAVING = pattern("mail-leaving", r"\b(?i:unsubscribe|opt[- ]out)\b")
_WEB_VERSION = (
    r"(?i:(?:view|read|open|see)\ (?:this\ )?"
    r"(?:(?:e-?mail|newsletter|message|it|online|on\ the\ web)\b|in\ (?:your\ |a\ )?browser|the\ web\ version)"
    r"|web\ version)"
)
ONLINE = pattern(
    "mail-online-link",
    r"""
    <a\s(?:[^<>h]++|h(?!ref\s?=))*+href\s?=\s?["'](?P<url>https?://[^"'<>\s]{3,2000}+)["'][^<>]{0,2000}+>
    (?:\s{0,50}+<[^<>]{0,500}+>){0,6}+\s{0,50}+
    """
    + _WEB_VERSION,
    "x",
)
ONLINE_PLAIN = pattern(
    "mail-online-plain", _WEB_VERSION + r"[^\n<(:]{0,60}+[<(:\s]{1,4}(?P<url>https?://[^\s<>()]{3,2000}+)", "x"
)
LONGEST = 300


def without_furniture(text: str) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    """The paragraphs of a letter, and a notice of each that is about the letter itself."""
    kept: list[str] = []
    notices: list[Notice] = []
    for line in text.split("\n"):
        if line.strip() and _is_furniture(line.strip()):
            notices.append(Notice("boilerplate-removed", "A line about the newsletter itself.", line.strip()))
            line = ""  # noqa: PLW2901 - what was around it stays apart
        kept.append(line)
    whole = "\n".join(kept).strip("\n")
    return ((whole,) if whole.strip() else ()), tuple(notices)


def _is_furniture(line: str) -> bool:
    if len(line) > LONGEST:
        return False
    return FURNITURE.match(line) is not None or (LEAVING.search(line) is not None and not any(m in line for m in '“”"'))


def online_address(texts: Iterable[Text]) -> str | None:
    """Where a letter stands on the web, as its own link to it says."""
    for text in texts:
        found = ONLINE.search(text.html) if text.html else None
        found = found or (ONLINE_PLAIN.search(text.plain) if text.plain else None)
        if found:
            return found["url"].replace("&amp;", "&")
    return None
