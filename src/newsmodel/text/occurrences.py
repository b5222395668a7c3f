"""Where given strings stand in a text: a plain search for each is many times faster than one pattern for all."""


def occurrences(text: str, *strings: str) -> list[int]:
    """The offsets at which any of some strings begins, in order; those of one string do not overlap."""
    found: list[int] = []
    for string in strings:
        place = text.find(string)
        while place >= 0:
            found.append(place)
            place = text.find(string, place + len(string))
    return sorted(found)
