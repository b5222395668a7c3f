"""What the three formats share: the state of an item, datelines in a field of their own, who is named how."""

import attrs

from newsmodel import Dateline, Notice
from newsmodel.text import pattern

DATELINE = pattern(
    "iptc-dateline", r"(?P<place>[^()]{1,120}?)\s?(?:\((?P<agency>[^()]{1,60}+)\)|(?P<none>))\s?[-–—:]{0,2}+\s?"
)
DAY = pattern(
    "iptc-dateline-day",
    r",?\s(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,7}+\.?\s\d{1,2}"
    r"(?:,?\s\d{4})?|\d{1,2}\s(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,7}+\.?(?:\s\d{4})?)\b.*+$",
    "i",
)
CANCELED = Notice("canceled", "The publisher has cancelled this item: it must not be used any more.")
STATES = {
    "canceled": CANCELED,
    "cancelled": CANCELED,
    "withheld": Notice("withheld", "The publisher withholds this item: it must not be used until that is lifted."),
    "embargoed": Notice("embargoed", "The item is under embargo."),
}


def state_notices(status: str | None, embargo: str | None) -> tuple[Notice, ...]:
    """What a publisher says about the use of an item, where it is not simply usable.

    Args:
        status: "usable", "stat:canceled", "http://cv.iptc.org/newscodes/pubstatusg2/withheld".
        embargo: the time until when it is not to be published.
    """
    word = (status or "").rpartition("/")[2].rpartition(":")[2].lower()
    notices = [attrs.evolve(STATES[word], text=status)] if word in STATES else []
    if embargo:
        notices.append(Notice("embargoed", f"The item is under embargo until {embargo}.", embargo))
    return tuple(notices)


def read_dateline(text: str | None) -> Dateline | None:
    """The dateline that a field of its own holds: "MOSCOW, Monday (Reuters)"."""
    text = " ".join((text or "").split())
    match = DATELINE.fullmatch(text) if text else None
    if match is None:
        return Dateline(text) if text else None
    place = DAY.sub("", match["place"]).strip(" ,-–—") or None
    agency = match["agency"].strip() if match["agency"] else None
    return Dateline(place, agency) if place or agency else None
