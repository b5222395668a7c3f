"""Label Studio's labelling configuration for what is written."""

from collections.abc import Iterator

from newsmodel_annotate.scheme import ATTRIBUTES, COLOURS, LINKS, SAME

LABELS, TEXT = "label", "text"
"""Names of the tags for labels and for the text."""
CONTINUES = "Continues"
"""Joins the pieces of a quote, each to the next: a region of Label Studio is one piece of text."""


def labelling_config() -> str:
    """The XML to be pasted into a project's settings."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "<View>"
    # Without it, white space is trimmed when regions are saved.
    yield "  <Style>.htx-text { white-space: pre-wrap; }</Style>"
    yield "  <Relations>"
    for name in (*(link.name for link in LINKS), SAME, CONTINUES):
        yield f'    <Relation value="{name}"/>'
    yield "  </Relations>"
    yield f'  <Labels name="{LABELS}" toName="{TEXT}">'
    for label, colour in COLOURS.items():
        yield f'    <Label value="{label}" background="{colour}"/>'
    yield "  </Labels>"
    yield f'  <Text name="{TEXT}" value="$text"/>'
    for attribute in ATTRIBUTES:
        when = f'visibleWhen="region-selected" whenLabelValue="{",".join(attribute.labels)}"'
        yield f'  <Choices name="{attribute.name}" toName="{TEXT}" perRegion="true" showInline="true" {when}>'
        for value in attribute.values:
            yield f'    <Choice value="{value}"/>'
        yield "  </Choices>"
    yield "</View>"
