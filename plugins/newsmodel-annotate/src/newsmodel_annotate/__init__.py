"""newsmodel's articles for people who annotate and train: brat standoff, Label Studio and spaCy's DocBin.

All is reached through newsmodel's own `read`, `write` and `convert`, by the names of the formats.
"""
