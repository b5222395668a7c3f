"""IPTC formats for newsmodel: ninjs 1.0 to 3.1, NewsML-G2 with XHTML, NITF or plain text inside, and NITF alone."""

from newsmodel_iptc.plugin import NEWSML, NINJS, NITF

__all__ = ["NEWSML", "NINJS", "NITF"]
