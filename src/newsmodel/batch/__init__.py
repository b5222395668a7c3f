"""Many inputs to one stream of articles: found, read, extracted, in one process or several, and not twice.

Nothing here prints or ends the program; a command line and a Python function can stand on it alike.
"""

from newsmodel.batch.engine import run
from newsmodel.batch.events import Done, Encoded, Event, Problem, article_of
from newsmodel.batch.inputs import Input, expand
from newsmodel.batch.journal import Journal
from newsmodel.batch.work import Plan, Worker

__all__ = [
    "Done",
    "Encoded",
    "Event",
    "Input",
    "Journal",
    "Plan",
    "Problem",
    "Worker",
    "article_of",
    "expand",
    "run",
]
