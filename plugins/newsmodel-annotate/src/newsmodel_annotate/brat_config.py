"""brat's configuration for what is written: what may be marked, and in which colours."""

from collections.abc import Iterator

from newsmodel_annotate.scheme import ATTRIBUTES, COLOURS, LINKS, MENTIONS


def annotation_conf() -> str:
    """`annotation.conf`: labels, links between them, attributes."""
    return "\n".join(_annotation_lines()) + "\n"


def visual_conf() -> str:
    """`visual.conf`: the colours."""
    drawing = [f"{label}\tfgColor:black, bgColor:{colour}" for label, colour in COLOURS.items()]
    return "\n".join(["[labels]", "", "[drawing]", *drawing]) + "\n"


def _annotation_lines() -> Iterator[str]:
    yield from ("[entities]", *COLOURS, "", "[relations]")
    mentions = "|".join(MENTIONS)
    yield f"Equiv\tArg1:{mentions}, Arg2:{mentions}, <REL-TYPE>:symmetric-transitive"
    for link in LINKS:
        yield f"{link.name}\tArg1:{'|'.join(link.sources)}, Arg2:{'|'.join(link.targets)}"
    yield "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    yield from ("", "[events]", "", "[attributes]")
    for attribute in ATTRIBUTES:
        yield f"{attribute.name}\tArg:{'|'.join(attribute.labels)}, Value:{'|'.join(attribute.values)}"
