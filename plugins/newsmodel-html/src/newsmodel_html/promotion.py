"""Lines that are the page's and not the article's: promotion, contacts, other stories; beyond those of plain text."""

import functools
from importlib.resources import files

from newsmodel.text.patterns import Pattern, pattern

LONGEST = 320
"""Characters of a line of promotion; longer ones are body."""

_LEAD = r"[\s*>•·|»►▶→\[(_#–—-]{0,6}+"

NEWSLETTER = pattern(
    "html-newsletter",
    r"(?:(?:sign(?:ing)?|signed)\s(?:me\s)?up|subscribe|register|delivered|get\s(?:the|our|your|all|more|\w{1,20}\s(?:news|stories|updates))|receive|enter\syour)"
    r"\b[^\n]{0,200}?\b(?:newsletters?|inbox|e-?mails?\s(?:alerts?|updates?|address)|daily\sbriefing|alerts|updates|breaking\snews)\b"
    r"|\bnewsletters?\b[^\n]{0,150}?\b(?:sign\sup|subscribe|inbox|delivered)\b",
    "i",
)
MAILED = ("newsletter", "inbox", "mail", "briefing", "alerts", "updates", "breaking")
"""Of which every line that the pattern finds has one."""
FOLLOW = pattern(
    "html-follow",
    rf"{_LEAD}(?:you\scan\s)?+(?:(?:also|please)\s)?+(?:follow|like|find|join|connect\swith|tweet|e-?mail|contact|write\sto|reach|message)\b"
    r"[^\n]{0,160}?(?:@\w|\b(?:twitter|facebook|instagram|linkedin|youtube|tiktok|telegram|whatsapp|threads|bluesky|mastodon|linktree)\b|\son\sX\b)",
    "i",
)
CONTACT = pattern(
    "html-contact",
    r"(?:\b(?:e-?mail|contact|write\sto|reach|reached|tips?\b|story\sidea|get\sin\stouch|send)\b[^\n]{0,160}?[\w.+-]{1,40}+@[\w-]{1,40}+\.\w"
    r"|^[\w.+-]{1,40}+@[\w-]{1,40}+\.[\w.]{2,20}+$)",
    "i",
)
APP = pattern(
    "html-app",
    rf"{_LEAD}(?:click\shere|tap\shere|(?:get|download)\s(?:the|our)\b[^\n]{{0,60}}?\bapp\b|(?:get|try)\s[^\n]{{0,60}}?\b(?:by\sclicking|free\strial)"
    r"|like\sthis\s(?:story|article)\?|have\s(?:a|you\sgot\sa)\s(?:news\s)?(?:tip|story)|support\s(?:our|independent|quality)\s"
    r"|this\scopy\sis\sfor\syour\spersonal|listen\sto\s[^\n]{1,60}?\b(?:podcast|live)\b|to\sorder\spresentation-ready"
    r"|(?:buy|order)\s(?:tickets|a\scopy|reprints)|(?:we|\w{2,20})\smay\s(?:earn|receive|get)\s[^\n]{0,60}?\b(?:commission|share\sof|affiliate)"
    r"|all\s(?:products|prices)\b[^\n]{0,120}?\b(?:independently|subject\sto))",
    "i",
)
SHORTCODE = pattern("html-shortcode", r"\[(?P<name>[a-z][\w-]{2,30}+)\b[^\]\n]{0,300}+\][^\[\n]{0,300}+\[/(?P=name)\]")


CONTROL = pattern(
    "html-control",
    r"(?:\d{1,6}+\s)?(?:comments?|shares?|likes?|views?|replies)|(?:…|\.{3})?\s?(?:more|less)|live|watch\slive",
    "i",
)
"""Counters and switches of a page."""


@functools.cache
def _words(name: str) -> tuple[str, ...]:
    """The lines of a word list of this package."""
    text = files("newsmodel_html").joinpath("data", name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@functools.cache
def _related() -> Pattern:
    return pattern(
        "html-related",
        rf"{_LEAD}(?:\L<words>)(?:\s(?:on|in|at|with)\s\S{{1,40}}+)?(?:\s?[:|>»→…]|\s[–—-]\s|\s*+$)",
        "i",
        words=_words("related.txt"),
    )


@functools.cache
def _whole() -> frozenset[str]:
    return frozenset(_words("promotion.txt"))


def leads_elsewhere(line: str) -> bool:
    """Whether a line says itself that it leads to another story: "READ MORE: ...", "Lire aussi :"."""
    return len(line) <= LONGEST and _related().match(line) is not None


def opens_list(line: str) -> bool:
    """Whether a subhead announces other stories: "You may also like...", "DON'T MISS"."""
    return len(line) <= 60 and line.strip(" .:…!>»|-–—*").casefold().replace("’", "'") in _words("related.txt")


def promotes(line: str) -> bool:
    """Whether a line asks for the reader's subscription, following, mail or money, or is a control of the page."""
    if len(line) > LONGEST:
        return False
    if line.strip(" .:!…>»|").casefold().replace("’", "'") in _whole():
        return True
    if len(line) < 20 and CONTROL.fullmatch(line):
        return True
    lowered = line.casefold()
    mailed = any(map(lowered.__contains__, MAILED)) and NEWSLETTER.search(line) is not None
    asked = mailed or ("@" in line and CONTACT.search(line) is not None) or APP.match(line) or FOLLOW.match(line)
    return bool(asked) and not _told(line)


def _told(line: str) -> bool:
    """Whether a line reports: it opens a quotation, or has marks around words of some length."""
    return line.startswith(("“", '"', "‘", "«", "„")) or "” said" in line or ",” " in line or '," ' in line
