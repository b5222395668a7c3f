"""Several actions under one cue: "spend more on homes and raise the tax", "demanded that … and that …"."""

import attrs

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.proposals.cues import deeds
from newsmodel.english.proposals.drafts import Draft, action_end
from newsmodel.text.patterns import pattern

AND_VERB = pattern("and_verb", r",?c(?=[nvs](?:[DHO#]|n[^c]|G))", plain=True)
"""Where another verb with an object of its own follows in the same form."""
AND_THAT = pattern("and_that", r",?cZ(?=[^.;\n])", plain=True)
AND_FOR = pattern("and_for", r",?ci(?=[^.;\n])", plain=True)
AND_TO = pattern("and_to", r",?c(?P<not>x)?t(?=[nvsb])", plain=True)
SHORTEST = 3
"""How many words an action must have for another after it to be one of its own: "come out and surrender" is one."""
MOST = 4
"""How many actions one cue can have."""


def apart(frame: Frame, draft: Draft, limit: int) -> list[Draft]:
    """A draft as one draft for each action that it coordinates, up to `limit`; most have one."""
    first, done = draft.action
    if frame.tags.find("c", first, done + 2) < 0:
        return [draft]
    drafts: list[Draft] = []
    for _ in range(MOST):
        following = _next(frame, draft, limit)
        if following is None:
            break
        end, start = following
        first, done = draft.action
        drafts.append(attrs.evolve(draft, action=(first, end)))
        action = (start, done if start < done else action_end(frame, start, limit))
        clause = draft.rule in {"verb_that", "verb_for"}
        draft = attrs.evolve(draft, action=action, addressee=None if clause else draft.addressee)
    return [*drafts, draft]


def _next(frame: Frame, draft: Draft, limit: int) -> tuple[int, int] | None:
    """Where the first action ends and where the next begins."""
    start, end = draft.action
    if draft.rule == "verb_that":
        match = AND_THAT.match(frame.tags, end, limit)
        return (end, match.end()) if match else None
    if draft.rule in {"verb_inf", "verb_obj_inf", "noun_inf"}:
        match = AND_TO.search(frame.tags, start + SHORTEST, end)
        if match and not match["not"]:
            return match.start(), match.end()
    if draft.rule in {"verb_for", "verb_obj", "noun_for"}:
        matches = AND_FOR.finditer(frame.tags, start + 1, end)
        return next(((m.start(), m.end()) for m in matches if frame.word(m.end() - 1) == "for"), None)
    if not draft.rule.endswith(("inf", "will", "would")):
        return None
    for match in AND_VERB.finditer(frame.tags, start + SHORTEST, end):
        if frame.word(match.end()) in deeds():
            return match.start(), match.end()
    return None
