"""Quoted words that nobody says: titles of works and programmes, nicknames."""

from newsmodel.english.grammar.frames import Frame

TITLE = 8
"""Words that the title of a work or a programme has at most."""
SHORT = 3
"""Letters of the words that stay small in a title: "of", "the"."""


def is_title_or_nickname(frame: Frame, place: int) -> bool:
    """ "the film “Long Road Home”", "MSNBC’s “Morning Hour”", "Edward “Shorty” Lane"."""
    region = frame.regions[place]
    text = frame.text[region.inner_start : region.inner_end].rstrip(",. ")
    is_between_names = frame.tags[place - 1 : place + 2] == "NQN"
    if text.islower() and not is_between_names:
        return False
    words = [word for word in text.split() if word[0].isalpha()]
    if is_between_names and len(words) <= 2:
        return True
    if not 1 < len(words) <= TITLE or text[-1:] in "!?":
        return False
    capitals = [word for word in words if word[0].isupper()]
    longer = [word for word in words if len(word) > SHORT]
    return len(capitals) > 1 and len(capitals) >= len(longer)
