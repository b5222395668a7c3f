"""The word by which two names, or two mentions, are held to mean the same."""

from newsmodel.text.patterns import pattern

PRONOUNS = frozenset("he she they it i we you him her them who his their its himself herself themselves us me".split())
TITLES = frozenset("mr mrs ms dr sir lord lady the a an president senator sen rep gov".split())
"""What may stand before a name, or not."""

NAME_END = pattern("name_end", r",|\(|\b(?:who|which|that)\b|\s[-–—]\s", plain=True)
"""Where a mention begins to say more about the one it means."""
BELONGING = pattern("name_belonging", r"\b(?:of|for|in|at|from|with|on)\b", plain=True)
BELONGING_FIRST = pattern("name_belonging_first", r"(?:of|for|in|at)\b", "i", plain=True)
POSSESSIVE = pattern("name_possessive", r"['’]s?\b", plain=True)
GENERATION = pattern("name_generation", r"-[LR]RB-|\b(?:Jr|Sr|II|III)\b\.?", plain=True)
NAME_WORD = pattern("name_word", r"[^\W_]++(?>(?:[-'’][^\W_]++)*)", plain=True)
LETTERS = pattern("name_letters", r"[^\W_]++", plain=True)


def head(name: str | None) -> str:
    """The word that names: "Mr. Lee, the mayor" gives lee, "the head of the port" gives head; "" of nothing."""
    if not name:
        return ""
    words = name.strip()
    words = NAME_END.split(words, 1)[0]
    if not BELONGING_FIRST.match(words):
        words = BELONGING.split(words, 1)[0]
    words = GENERATION.sub("", POSSESSIVE.sub("", words)).lower()
    parts = [match[0] for match in NAME_WORD.finditer(words)]
    parts = [part for part in parts if part not in TITLES] or [match[0] for match in LETTERS.finditer(words)]
    return parts[-1] if parts else ""


def all_words(name: str) -> frozenset[str]:
    """All words of a name in lower case."""
    return frozenset(match[0] for match in LETTERS.finditer(name.lower()))
