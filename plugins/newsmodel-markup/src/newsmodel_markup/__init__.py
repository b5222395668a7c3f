"""What plugins for marked-up news share.

`xml` reads XML that may be broken or hostile, `fragment` turns HTML that is known to be body into paragraphs and
captions, `times` and `people` read dates and authors, and `article` puts it all together.
"""

from newsmodel_markup.article import assemble
from newsmodel_markup.fragment import Fragment, of_element, of_html, of_text
from newsmodel_markup.head import Head, read_head
from newsmodel_markup.people import names_of
from newsmodel_markup.times import read_time
from newsmodel_markup.xml import Pull, parse_tree

__all__ = [
    "Fragment",
    "Head",
    "Pull",
    "assemble",
    "names_of",
    "of_element",
    "of_html",
    "of_text",
    "parse_tree",
    "read_head",
    "read_time",
]
