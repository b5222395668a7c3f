"""newsmodel's articles for the web of data: schema.org JSON-LD, W3C Web Annotation, IPTC ninjs and GraphML.

All is reached through newsmodel's own `write` and `convert`, by the names of the formats.
"""
