"""The conversion that the command line asks for: inputs through a batch to a writer, errors to their place."""

import contextlib
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import attrs
import msgspec

from newsmodel.batch import Done, Encoded, Event, Input, Journal, Plan, Problem, Worker, article_of, expand, run
from newsmodel.batch.events import Counts
from newsmodel.batch.inputs import spool
from newsmodel.batch.journal import versions_of
from newsmodel.cli.options import settings_of, tell_faults
from newsmodel.cli.progress import Progress
from newsmodel.cli.terminal import counted, note
from newsmodel.english.rules.firm import firm
from newsmodel.errors import SourceError, UsageError
from newsmodel.exporters.json import LinesWriter
from newsmodel.model import Article
from newsmodel.pipeline import choose_exporter
from newsmodel.pipeline.write import check_target
from newsmodel.records import Exporter, Skipped, Target, Writer


@attrs.frozen(kw_only=True)
class Choices:
    """The options of `newsmodel convert`."""

    inputs: tuple[str, ...]
    source_format: str | None
    target_format: str | None
    out: Path | None
    jobs: int
    errors: Path | None
    resume: bool
    extract: bool | None
    limit: int | None
    max_errors: int | None
    timeout: float | None
    min_precision: float | None
    language: str | None
    values: tuple[str, ...]
    config: Path | None
    no_plugins: bool
    without: tuple[str, ...]
    debug: bool


class _TooManyFailedError(Exception):
    """More inputs have failed than --max-errors allows."""


@attrs.define
class Tally:
    """What has come so far."""

    articles: int = 0
    quotes: int = 0
    proposals: int = 0
    inputs: int = 0
    skipped: Counter[str] = attrs.field(factory=Counter)
    weak: int = 0
    bare: int = 0
    failed: set[str] = attrs.field(factory=set)

    def count(self, counts: Counts) -> None:
        """One more article."""
        self.articles += 1
        self.quotes += counts.quotes
        self.proposals += counts.proposals
        self.bare += counts.bare

    def check(self, most: int | None) -> None:
        """Break off when more inputs have failed than may."""
        if most is not None and len(self.failed) > most:
            raise _TooManyFailedError

    def line(self) -> str:
        """The closing line: "12 articles, 34 quotes, 9 proposals from 14 inputs; 1 failed, 2 skipped"."""
        found = [counted(self.articles, "article"), counted(self.quotes, "quote"), counted(self.proposals, "proposal")]
        rest = [f"{len(self.failed):,} failed"] if self.failed else []
        rest += [f"{self.skipped.total():,} skipped ({self._reasons()})"] if self.skipped else []
        return f"{', '.join(found)} from {counted(self.inputs, 'input')}{'; ' if rest else ''}{', '.join(rest)}"

    def _reasons(self) -> str:
        """Why parts were skipped: "of no known kind", or "30 not HTML, 2 of no known kind"."""
        if len(self.skipped) == 1:
            return next(iter(self.skipped))
        return ", ".join(f"{count:,} {reason}" for reason, count in self.skipped.most_common())


class Errors:
    """Where problems are told: a file, or standard error."""

    def __init__(self, stream: BinaryIO, progress: Progress) -> None:
        self._stream, self._progress = stream, progress

    def tell(self, problem: Problem) -> None:
        """One line of JSON."""
        with self._progress.aside():
            self._stream.write(msgspec.json.encode(attrs.asdict(problem)) + b"\n")
            self._stream.flush()


def convert(choices: Choices) -> int:
    """Carry out a conversion; the exit code."""
    settings = settings_of(
        values=choices.values, config=choices.config, no_plugins=choices.no_plugins, without=choices.without
    )
    plan = Plan(
        settings=settings,
        format=choices.source_format,
        extract=choices.extract,
        language=choices.language,
        timeout=choices.timeout,
    )
    worker = Worker(plan)
    tally = Tally()
    with contextlib.ExitStack() as stack:
        exporter, target = _target(choices, worker, stack)
        tell_faults(worker.registry)
        inputs = _inputs(choices, stack)
        progress = stack.enter_context(Progress(len(inputs), quiet=target.path is None and sys.stdout.isatty()))
        errors = Errors(_error_stream(choices.errors, stack), progress)
        journal = None
        if choices.resume and choices.out is not None:
            journal = stack.enter_context(Journal(journal_path(choices.out), versions_of(worker)))
        steps = stack.enter_context(contextlib.closing(run(inputs, plan, jobs=choices.jobs, journal=journal)))
        try:
            with exporter.open(target, worker.options.exporters[exporter.name]) as writer:
                for article in _articles(steps, choices, tally, errors, progress):
                    _write(writer, article, exporter.name, tally, errors)
                    tally.check(choices.max_errors)
        except KeyboardInterrupt:
            note(_kept(choices))
            raise
        except _TooManyFailedError:
            note(f"stopped: more than {counted(choices.max_errors or 0, 'input')} failed; {_kept(choices)}")
    note(tally.line())
    if choices.min_precision is not None:
        least = f"{choices.min_precision:.0%}"
        note(f"{counted(tally.weak, 'record')} left out, of rules that are right less often than {least}")
    if tally.bare and choices.extract is None and worker.pipeline.extractors:
        note(f"{counted(tally.bare, 'article')} of our own formats had no records; --extract looks for them")
    return 1 if tally.failed else 0


def journal_path(out: Path) -> Path:
    """The journal beside an output: "news.jsonl.journal"."""
    return out.with_name(f"{out.name}.journal")


def _target(choices: Choices, worker: Worker, stack: contextlib.ExitStack) -> tuple[Exporter, Target]:
    """Where to and how; whatever does not fit is said before anything is read."""
    out = None if choices.out is not None and str(choices.out) == "-" else choices.out
    if choices.resume and out is None:
        raise UsageError("--resume needs --out: it goes on with a file that is there")
    exporters = worker.registry.exporters
    name = choices.target_format or ("jsonl" if out is None else None)
    exporter = choose_exporter(exporters, out, name)
    if out is None and exporter.target != "stream":
        raise UsageError(f"{exporter.name} writes a {exporter.target}; say where with --out PATH")
    if out is None:
        return exporter, Target(stream=sys.stdout.buffer)
    if out.exists() and not out.is_file() and not out.is_dir():
        # A device or a pipe: written to, never replaced.
        return exporter, Target(stream=stack.enter_context(out.open("wb")))
    target = Target(path=out)
    check_target(exporter, target)
    return exporter, target


def _inputs(choices: Choices, stack: contextlib.ExitStack) -> list[Input | Problem]:
    """All inputs, without the files that this run writes; standard input is put into a file first."""
    stdin = None
    if "-" in choices.inputs:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsmodel-")))
        stdin = spool(sys.stdin.buffer, folder / "stdin")
    leave = [] if choices.errors is None else [choices.errors]
    if choices.out is not None:
        leave += [choices.out, journal_path(choices.out)]
    return list(expand(choices.inputs, stdin=stdin, leave=leave))


def _error_stream(path: Path | None, stack: contextlib.ExitStack) -> BinaryIO:
    if path is None:
        return sys.stderr.buffer
    try:
        return stack.enter_context(path.open("wb"))
    except OSError as error:
        raise SourceError(f"cannot be written: {(error.strerror or str(error)).lower()}", source=str(path)) from error


def _articles(
    steps: Iterator[tuple[Input | None, Event]], choices: Choices, tally: Tally, errors: Errors, progress: Progress
) -> Iterator[Article | Encoded]:
    """The articles of a batch, up to the limit; everything else is told or counted."""
    limit, most = choices.limit, choices.max_errors
    if limit == 0:
        return
    current = None
    for item, event in steps:
        if item is None or item.path != current:
            current = None if item is None else item.path
            tally.inputs += 1
        if isinstance(event, Article | Encoded):
            yield _counted(event, choices.min_precision, tally)
            if tally.articles == limit:
                return
        elif isinstance(event, Problem):
            tally.failed.add(event.source)
            errors.tell(event)
            tally.check(most)
        elif isinstance(event, Skipped):
            tally.skipped[event.reason] += event.count
        if item is None or isinstance(event, Done):
            progress.step()


def _counted(event: Article | Encoded, least: float | None, tally: Tally) -> Article | Encoded:
    """The article, without what weaker rules have found where that is wanted; read only where it must be."""
    counts = event.counts if isinstance(event, Encoded) else Counts.of(event)
    if least is not None:
        event = _firm(article_of(event), least, tally)
        counts = attrs.evolve(Counts.of(event), bare=counts.bare)
    tally.count(counts)
    return event


def _firm(article: Article, least: float, tally: Tally) -> Article:
    firmer = firm(article, least)
    tally.weak += sum(
        len(getattr(article, records)) - len(getattr(firmer, records)) for records in ("actors", "quotes", "proposals")
    )
    return firmer


def _write(writer: Writer, event: Article | Encoded, exporter: str, tally: Tally, errors: Errors) -> None:
    """Write an article; one that the exporter cannot write is told, and the next ones are written."""
    try:
        if isinstance(event, Encoded) and isinstance(writer, LinesWriter):
            writer.write_encoded(event.data)
        else:
            writer.write(article_of(event))
    except (OSError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - an exporter may be a plugin and raise anything
        article = article_of(event)
        source = article.source.name if article.source and article.source.name else "<memory>"
        problem = Problem.of_error(error, source, stage="export", plugin=exporter)
        tally.failed.add(source)
        tally.articles -= 1
        errors.tell(attrs.evolve(problem, article=article.id))


def _kept(choices: Choices) -> str:
    """What is there of a run that was broken off."""
    if choices.resume:
        return "what is done is kept; the same command goes on from there"
    return "nothing is written; with --resume a run can be broken off and go on" if choices.out else "broken off"
