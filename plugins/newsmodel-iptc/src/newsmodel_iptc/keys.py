"""The top keys of a JSON document that may be cut anywhere, and what they say of it."""

from newsmodel.text import pattern

PIECE = pattern("ninjs-piece", r'"(?>[^"\\]++|\\.)*+"?+|[{}\[\]:,]', "s")
"""A string, whole or cut off, or a mark; numbers and words between them say nothing."""

SURE = frozenset(
    {
        "versioncreated",
        "pubstatus",
        "headlines",
        "bodies",
        "representationtype",
        "bodyxhtml",
        "bodytext",
        "firstcreated",
    }
)
"""Keys that ninjs has and hardly any other JSON; in small letters, without marks."""


def is_ninjs(head: bytes) -> bool:
    """Whether the first object has a `uri` and another key of ninjs, or says that it is ninjs."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] not in (b"{", b"["):
        return False
    text = start.decode("latin-1")
    found = {plain(key) for key in top_keys(text)}
    if "schema" in found and '"newsmodel/' in text[:200]:
        return False
    named = "standard" in found and '"ninjs"' in text
    return named or ("uri" in found and bool(found & SURE))


def plain(key: str) -> str:
    """A key as versions of ninjs may spell it: "versionCreated", "versioncreated" and "version_created" are one."""
    return key.replace("_", "").replace("-", "").lower()


def top_keys(text: str) -> list[str]:
    """Keys of the first object in a text, as far as the text goes."""
    keys: list[str] = []
    depth, waiting = 0, ""
    for match in PIECE.finditer(text):
        piece = match[0]
        if piece in ("{", "["):
            depth += 1 if piece == "{" or keys or depth else 0
        elif piece in ("}", "]"):
            depth -= 1
            if depth <= 0:
                break
        elif piece == ":" and depth == 1 and waiting:
            keys.append(waiting)
        waiting = piece[1:-1] if piece[0] == '"' and depth == 1 else ""
    return keys
