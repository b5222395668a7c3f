"""Quoted words that nobody says: titles, also where they do not stand for a noun, and nicknames."""

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.titles import is_title

NICKNAME = 2
"""Words that a nickname has at most."""


def is_title_or_nickname(frame: Frame, place: int) -> bool:
    """ "the film “Long Road Home”", "Channel 5’s “Morning Hour”", "Edward “Shorty” Lane"."""
    region = frame.regions[place]
    text = frame.text[region.inner_start : region.inner_end].rstrip(",. ")
    if frame.tags[place - 1 : place + 2] == "NQN" and sum(word[0].isalpha() for word in text.split()) <= NICKNAME:
        return True
    return is_title(text)
