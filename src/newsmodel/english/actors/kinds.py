"""Of which kind a name is where neither its words nor the lexicon tell: by what stands around it in the article."""

from collections.abc import Iterator, Sequence

from newsmodel.english.actors.heads import heads
from newsmodel.english.actors.names import Name
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.lexicon import place_words
from newsmodel.model.actor import ActorKind

IN_PLACES = frozenset(["in", "at", "near", "from", "outside", "across", "around", "throughout"])


def settle_kinds(frame: Frame, tags: str, names: Sequence[Name]) -> list[Name]:
    """The names with a kind each; those that are no names after all are left out."""
    names = list(_out_of_headlines(frame, names))
    persons = {word for name in names if name.kind == "person" and not name.weak for word in name.words}
    longer = {word for name in names if len(name.words) > 1 and not name.weak for word in name.words}
    alone = {name.text for name in names if len(name.words) == 1}
    doubtful: dict[str, list[Name]] = {}
    for name in names:
        if name.kind is None or name.weak or name.rule == "acronym":
            doubtful.setdefault(name.text, []).append(name)
    for text, same in doubtful.items():
        first = same[0]
        if first.rule == "org":
            settled: ActorKind | None = (
                "organisation" if any(tags[n.first - 1 : n.first] == "D" for n in same) else None
            )
        elif len(first.words) == 1 and (text in persons or (text.isupper() and text.capitalize() in persons)):
            settled = "person"
        else:
            settled = _kind(tags, frame.tokens.words, same, known=_in_longer(first, longer, alone))
        for name in same:
            name.kind = settled
    capitals: dict[str, list[Name]] = {}
    for name in names:
        if name.key[:8] == "capital:" and not name.nested:
            capitals.setdefault(name.key, []).append(name)
    for key, same in capitals.items():
        if all(_governs(tags, frame.tokens.words, name) for name in same):
            for name in same:
                name.kind, name.code = "organisation", key[8:10]
    return [name for name in names if name.kind is not None]


def _out_of_headlines(frame: Frame, names: Sequence[Name]) -> Iterator[Name]:
    """Names from headlines with a capital on every word, cut to what the article calls so elsewhere."""
    if not any(name.headline for name in names):
        yield from names
        return
    seen = {word for name in names if not name.headline for word in name.words}
    for name in names:
        if not name.headline or name.rule == "known":
            yield name
            continue
        count = 0
        while count < len(name.words) and name.words[count] in seen:
            count += 1
        if 0 < count < len(name.words):
            name.last = name.first + count
            name.end = frame.tokens.ends[name.last - 1]
            name.text = frame.text[name.start : name.end]
            name.words = name.words[:count]
        if count or name.rule in ("person", "titled", "company", "place"):
            yield name


def _governs(tags: str, words: Sequence[str], name: Name) -> bool:
    """Whether a capital stands for those who govern from it: it acts or speaks."""
    return tags[name.last : name.last + 1] in tuple("smhdv") and not (name.first and tags[name.first - 1] == "i")


def _in_longer(name: Name, longer: set[str], alone: set[str]) -> bool:
    """Whether a word is part of a longer name, or the last of several words stands alone as well."""
    return name.text in longer if len(name.words) == 1 else name.words[-1] in alone


def _kind(tags: str, words: Sequence[str], same: Sequence[Name], *, known: bool) -> ActorKind | None:
    """What most of the places where it stands speak for; None for a single word that nothing speaks for."""
    first = same[0]
    person = place = body = acts = 0
    for name in same:
        one, two, three, four = _evidence(tags, words, name)
        person, place, body, acts = person + one, place + two, body + three, acts + four
    if first.rule == "given":
        return "person" if person + acts > 0 else None
    if first.rule == "acronym":
        return "organisation" if acts >= 0 and (body + person + place + acts or len(same) > 1) else None
    if first.rule == "words":
        if (known and len(first.words) == 2 and body == 0) or person > body:
            return "person"
        return "organisation" if body + person + acts or len(same) > 1 else None
    if len(first.words) > 1:
        if body > person:
            return "organisation"
        return "place" if place > person + 1 else "person"
    if place > max(person, body):
        return "place"
    if person > body:
        return "person"
    return "organisation" if body + acts or known or len(same) > 1 else None


def _evidence(tags: str, words: Sequence[str], name: Name) -> tuple[int, int, int, int]:
    """How much the words around a name speak for a person, a place, a body, and for a name at all."""
    person = place = body = acts = 0
    before = tags[name.first - 1] if name.first else "\n"
    after = tags[name.last : name.last + 3]
    word = words[name.first - 1] if name.first else ""
    if after[:1] == "s" or after in (",#,", ",#.") or after[:2] == ",W" or name.address:
        person = 2
    if before == "s" and tags[name.first - 2 : name.first - 1] in "q,":
        person += 2
    if before == "n" and (head := heads().nouns.get(word)) and not (head.person and head.plural):
        person, body = (3, body) if head.person else (person, 3)
    elif before == "," and name.first > 1 and (head := heads().nouns.get(words[name.first - 2])) and not head.person:
        body += 2 * (not head.plural)
    elif before == "," and _role_in(words, tags, name.first - 7, name.first - 1):
        person += 2
    if after[:1] == "," and _role_in(words, tags, name.last + 1, name.last + 7):
        person += 2
    if before == "s" or word in ("by", "with", "against"):
        acts += 1
    if before == "D":
        body = 2
        if word in ("a", "an", "A", "An"):
            acts = -9
    elif before == "i" and word in IN_PLACES:
        place = 2
    if after[:1] == "n" and words[name.last].capitalize() in place_words().after:
        place = 3
    if after[:1] == "(" or (before == "(" and after[:1] == ")"):
        body += 1
    if after[:1] in ("b", "h", "m", "d", "v", "'"):
        acts += 1
    return person, place, body, acts


def _role_in(words: Sequence[str], tags: str, start: int, end: int) -> bool:
    """Whether one person is described between two places, with nothing but a noun phrase there."""
    nouns = heads().nouns
    for place in range(max(start, 0), min(end, len(tags))):
        if tags[place] in ",.;:\n" and place >= end - 1:
            return False
        head = nouns.get(words[place])
        if (
            head is not None
            and head.person
            and tags[place + 1 : place + 2] in ("", ",", ".", "f", "i", "W", "\n", "e", "G")
        ):
            return not any(mark in tags[place:end] for mark in "svm") if end - place > 1 and start < place else True
    return False
