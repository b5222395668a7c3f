"""Inputs of a command as articles, for commands that look at all of them."""

import contextlib
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsmodel.batch import Encoded, Plan, Problem, article_of, expand, run
from newsmodel.batch.inputs import spool
from newsmodel.cli.terminal import note
from newsmodel.errors import SourceError
from newsmodel.model import Article


def read_articles(inputs: Iterable[str], plan: Plan) -> Iterator[Article]:
    """The articles of files, folders, globs or `-`, extracted as the plan says.

    Raises:
        SourceError: after all that could be read, where something could not; each is told as it comes.
    """
    names = list(inputs)
    failed = 0
    with contextlib.ExitStack() as stack:
        stdin = None
        if "-" in names:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsmodel-")))
            stdin = spool(sys.stdin.buffer, folder / "stdin")
        for _, event in run(expand(names, stdin=stdin), plan):
            if isinstance(event, Article | Encoded):
                yield article_of(event)
            elif isinstance(event, Problem):
                note(str(event))
                failed += 1
    if failed:
        raise SourceError("not all could be read, and a part would give figures of something else")
