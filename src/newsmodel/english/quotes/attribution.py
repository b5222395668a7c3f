"""An attribution: a cue, whose it is, and where it stands."""

from typing import Literal

import attrs

from newsmodel.english.grammar.verbs import Cue
from newsmodel.english.quotes.spans import Places

Act = Literal["state", "deny", "ask", "decline"]


@attrs.define(eq=False)
class Attribution:
    """One cue with its surroundings, in places of a frame; once made, nothing changes it.

    Attributes:
        rule: which pattern saw it.
        cue: the verb with its helpers, or the cue phrase.
        verb: what the cue verb is, or None for a phrase.
        subject: who says it, or None where the cue leaves it to the sentence before.
        start: where the attribution begins: its subject or its cue, whichever is first.
        end: where it ends: after its cue, or after the subject of an inverted one.
        act: what the cue does with its content.
        relative: it stands in a clause with "who".
        inverted: "said Ann".
        implied: the subject is that of another clause: ", adding that".
        nominal: its cue is a noun or an adjective, so that its content is a clause with "that".
    """

    rule: str
    cue: Places
    verb: Cue | None
    subject: Places | None
    start: int
    end: int
    act: Act = "state"
    relative: bool = False
    inverted: bool = False
    implied: bool = False
    nominal: bool = False
