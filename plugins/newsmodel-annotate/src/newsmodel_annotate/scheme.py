"""What an annotator marks in an article: labels of regions, their attributes, and what joins them.

brat's and Label Studio's configurations are made from this, and so is what is written and read.
"""

from collections.abc import Mapping

import attrs

from newsmodel.model import (
    MENTION_KINDS,
    MODALITIES,
    POLARITIES,
    POSITIONS,
    PROPOSAL_ACTS,
    QUOTE_ACTS,
    QUOTE_KINDS,
    ActorKind,
)

ACTORS: Mapping[ActorKind, str] = {
    "person": "Person",
    "organisation": "Organisation",
    "country": "Country",
    "place": "Place",
    "group": "Group",
}
"""Labels of mentions, by the kind of their actor."""

MENTIONS = tuple(ACTORS.values())
WHO = (*MENTIONS, "Words")
"""What may say who is meant: a mention, or words that are no mention of one actor alone."""

COLOURS: Mapping[str, str] = {
    "Person": "#ffd8a8",
    "Organisation": "#a5d8ff",
    "Country": "#b2f2bb",
    "Place": "#d8f5a2",
    "Group": "#ffec99",
    "Words": "#e9ecef",
    "Quote": "#eebefa",
    "Cue": "#fcc2d7",
    "Proposal": "#99e9f2",
    "Condition": "#c5f6fa",
    "Deadline": "#bac8ff",
    "Quantity": "#d0bfff",
    "Stance": "#ffc9c9",
}
"""All labels, with the colour of each behind dark letters."""

SAME = "Same"
"""Joins mentions of one actor."""

IMPLIED = "Implied"
"""Ends the name of a link to an actor whom no words at that place mean: the link goes to the actor's first mention."""


@attrs.frozen
class Attribute:
    """A class of regions with one of these labels; with `default`, the first value holds where none is marked."""

    name: str
    labels: tuple[str, ...]
    values: tuple[str, ...]
    default: bool = False


@attrs.frozen
class LinkType:
    """What may join a region with one of the first labels to a region with one of the second."""

    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


ATTRIBUTES = (
    Attribute("MentionKind", MENTIONS, MENTION_KINDS, default=True),
    Attribute("QuoteKind", ("Quote",), QUOTE_KINDS),
    Attribute("QuoteAct", ("Quote",), QUOTE_ACTS, default=True),
    Attribute("ProposalAct", ("Proposal",), PROPOSAL_ACTS),
    Attribute("Modality", ("Proposal",), MODALITIES),
    Attribute("Polarity", ("Proposal",), POLARITIES, default=True),
    Attribute("Position", ("Stance",), POSITIONS),
)

_ROLES = (
    ("Speaker", ("Quote",)),
    ("Addressee", ("Quote", "Proposal")),
    ("Proposer", ("Proposal",)),
    ("By", ("Stance",)),
)

LINKS = (
    *(LinkType(role, sources, WHO) for role, sources in _ROLES),
    *(LinkType(f"{role}{IMPLIED}", sources, MENTIONS) for role, sources in _ROLES),
    LinkType("HasCue", ("Quote", "Proposal"), ("Cue",)),
    LinkType("SaidIn", ("Proposal",), ("Quote",)),
    LinkType("If", ("Proposal",), ("Condition",)),
    LinkType("Due", ("Proposal",), ("Deadline",)),
    LinkType("Amount", ("Proposal",), ("Quantity",)),
    LinkType("On", ("Stance",), ("Proposal",)),
    LinkType("Means", ("Words",), MENTIONS),
)
"""All links but `SAME`."""

ATTRIBUTE_NAMED: Mapping[str, Attribute] = {attribute.name: attribute for attribute in ATTRIBUTES}
LINK_NAMED: Mapping[str, LinkType] = {link.name: link for link in LINKS}
