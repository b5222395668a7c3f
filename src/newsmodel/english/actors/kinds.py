"""Of which kind a name is, where neither its words nor the lexicon tell: what stands around it, anywhere in the article."""

from collections.abc import Iterable, Sequence

from newsmodel.english.actors.names import Name
from newsmodel.english.grammar.frames import Frame
from newsmodel.model.actor import ActorKind

IN_PLACES = frozenset(["in", "at", "near", "from", "outside", "across", "around", "throughout"])
AFTER_PERSON = frozenset(["said", "says", "told", "added", "who"])


def settle_kinds(frame: Frame, tags: str, names: Sequence[Name]) -> list[Name]:
    """The names with a kind each; those that are no names after all are left out."""
    persons = {word for name in names if name.kind == "person" for word in name.words}
    by_text: dict[str, list[Name]] = {}
    for name in names:
        if name.kind is None or name.weak:
            by_text.setdefault(name.text, []).append(name)
    dropped: set[str] = set()
    for text, same in by_text.items():
        if all(name.weak for name in same) and not _known_elsewhere(same[0], names):
            if same[0].rule == "org":
                if not any(tags[n.first - 1 : n.first] == "D" for n in same):
                    dropped.add(text)
                continue
            if len(same) == 1 and text not in persons and not _person_after(frame, tags, same[0]):
                dropped.add(text)
                continue
        kind = _kind(frame, tags, same, persons)
        for name in same:
            if name.kind is None:
                name.kind = kind
    return [name for name in names if not (name.kind is None or (name.weak and name.text in dropped))]


def _known_elsewhere(name: Name, names: Iterable[Name]) -> bool:
    return any(other is not name and not other.weak and name.text in other.words for other in names)


def _person_after(frame: Frame, tags: str, name: Name) -> bool:
    return tags[name.last : name.last + 1] == "s" or tags[name.last : name.last + 3] == ",#,"


def _kind(frame: Frame, tags: str, same: Sequence[Name], persons: set[str]) -> ActorKind:
    first = same[0]
    words = frame.tokens.words
    if len(first.words) == 1 and first.text in persons:
        return "person"
    person = place = body = 0
    for name in same:
        before = tags[name.first - 1] if name.first else "\n"
        after = tags[name.last : name.last + 3]
        word = words[name.first - 1] if name.first else ""
        if after[:1] == "s" or after in (",#,", ",#.") or after[:2] == ",W" or name.address:
            person += 2
        if before == "s" and tags[name.first - 2 : name.first - 1] in "q,":
            person += 2
        if before == "D":
            body += 2
        elif before == "i" and word in IN_PLACES:
            place += 2
        if after[:1] == "(":
            body += 1
    if first.rule == "words":
        return "organisation"
    if first.rule == "unknown" and len(first.words) > 1:
        if body > person:
            return "organisation"
        return "place" if place > person + 1 else "person"
    if place > max(person, body):
        return "place"
    return "person" if person > body else "organisation"
