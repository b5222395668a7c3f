"""What newsletters put around their text: links to themselves, ways to leave, ways to pass them on."""

from collections.abc import Iterable

from newsmodel_mail.parts import Text

from newsmodel import Notice
from newsmodel.text import pattern

FURNITURE = pattern(
    "mail-furniture",
    r"""
    [\s|•·–—*_\[(-]{0,6}+(?i:
      (?:view|read|see|open)\ (?:this\ )?(?:e-?mail|newsletter|message|it|online|on\ the\ web|in\ (?:your\ |a\ )?browser|web\ version)
    | (?:having\ )?trouble\ (?:viewing|reading)\ | (?:is\ )?this\ e-?mail\ (?:is\ )?not\ displaying | e-?mail\ not\ displaying
    | (?:click\ here\ to\ )?unsubscribe | to\ unsubscribe | if\ you\ (?:no\ longer|do\ not|don['’]t)\ (?:wish|want)\ to\ receive
    | you(?:['’]re|\ are)?\ (?:are\ )?(?:receiving|received|getting)\ this\ (?:e-?mail|newsletter|message)
    | (?:this\ e-?mail|this\ message|this\ newsletter)\ was\ sent\ (?:to|by) | sent\ to\ \S{1,100}@
    | (?:manage|update|change)\ (?:your\ )?(?:e-?mail\ )?(?:preferences|subscriptions?|profile|settings)
    | (?:was\ this\ )?(?:e-?mail|newsletter)?\ ?forwarded\ (?:this\ (?:e-?mail|newsletter)|to\ you)\? | forward\ (?:this\ )?to\ a\ friend
    | add\ us\ to\ your\ address\ book | our\ mailing\ address\ is | sent\ from\ my\ (?:iphone|ipad|phone|android|samsung)
    | (?:powered|sent)\ (?:by|with|through)\ (?:mailchimp|substack|beehiiv|ghost|campaign\ monitor|sendgrid|convertkit)
    | get\ the\ app$ | subscribed\ to\ this\ (?:newsletter|list) | download\ our\ app
    )
    """,
    "x",
)
LEAVING = pattern("mail-leaving", r"\b(?i:unsubscribe|opt[- ]out)\b")
ONLINE = pattern(
    "mail-online-link",
    r"""
    <a\s[^<>]{0,1000}?href\s?=\s?["'](?P<url>https?://[^"'<>\s]{3,2000}+)["'][^<>]{0,2000}+>
    (?:\s{0,50}+<[^<>]{0,500}+>){0,6}+\s{0,50}+
    (?i:(?:view|read|open|see)\ (?:this\ )?(?:(?:e-?mail|newsletter|message|it|online|on\ the\ web)\b|in\ (?:your\ |a\ )?browser|the\ web\ version)
    |web\ version|view\ in\ browser)
    """,
    "x",
)
ONLINE_PLAIN = pattern(
    "mail-online-plain",
    r"(?i:(?:view|read|open|see) (?:this )?(?:e-?mail|newsletter|message|it|online)\b)[^\n<(:]{0,60}+[<(:\s]{1,4}(?P<url>https?://[^\s<>()]{3,2000}+)",
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
    return FURNITURE.match(line) is not None or (LEAVING.search(line) is not None and not any(m in line for m in "“”\""))


def online_address(texts: Iterable[Text]) -> str | None:
    """Where a letter stands on the web, as its own link to it says."""
    for text in texts:
        found = ONLINE.search(text.html) if text.html else None
        found = found or (ONLINE_PLAIN.search(text.plain) if text.plain else None)
        if found:
            return found["url"].replace("&amp;", "&")
    return None
