"""One analysis of the text for all who need it: paragraphs, sentences, tokens, quoted regions, all with offsets.

Each is a function of the text alone, so an extractor gets it with `context.share(newsmodel.text.sentences)`, computed
once per article however many ask.
"""

from newsmodel.text.paragraphs import paragraphs
from newsmodel.text.patterns import Pattern, pattern
from newsmodel.text.quotations import Quotation, quotations
from newsmodel.text.ranges import Range
from newsmodel.text.sentences import sentences
from newsmodel.text.tokens import Tokens, tokens

__all__ = [
    "Pattern",
    "Quotation",
    "Range",
    "Tokens",
    "paragraphs",
    "pattern",
    "quotations",
    "sentences",
    "tokens",
]
