"""What `newsmodel eval` does: reads, compares, and hands the figures to the tables or to JSON."""

import csv
import functools
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import click

from newsmodel.batch import Plan, Worker
from newsmodel.cli import figures
from newsmodel.cli.options import settings_of, tell_faults
from newsmodel.cli.reading import read_articles
from newsmodel.cli.terminal import counted, note
from newsmodel.codec.cells import unguard
from newsmodel.errors import SourceError, UsageError
from newsmodel.metrics import (
    Counts,
    Difference,
    Evaluation,
    Matched,
    Verdict,
    annotators,
    bare,
    causes_of,
    compare,
    evaluate,
    match_articles,
    one_each,
    pick,
    precision,
    verdict_of,
)
from newsmodel.metrics.chance import SAMPLES
from newsmodel.metrics.figures import MAIN, as_json, figure
from newsmodel.model import ACTOR_KINDS, Article


@attrs.frozen(kw_only=True)
class Choices:
    """The options of `newsmodel eval`."""

    gold: str | None
    predicted: str | None
    as_json: bool
    errors: int | None
    only: tuple[str, ...]
    compare: str | None
    agreement: bool
    verdicts: tuple[Path, ...]
    floors: Path | None
    merge: tuple[str, ...]
    source_format: str | None
    samples: int
    seed: int
    values: tuple[str, ...]
    config: Path | None
    no_plugins: bool
    without: tuple[str, ...]


def run(choices: Choices) -> int:
    """Carry out what was asked for; the exit code."""
    if choices.verdicts:
        return _verdicts(choices)
    if choices.gold is None:
        raise UsageError("what is to be measured? Give GOLD, or --verdicts FILE")
    if choices.agreement and choices.predicted is None:
        raise UsageError("--agreement compares two annotators: give both")
    merge = _merge(choices.merge)
    floors = {} if choices.floors is None else _floors(choices.floors)
    worker = Worker(_plan(choices))
    tell_faults(worker.registry)
    gold = _gold(choices)
    matched = _matched(gold, choices.predicted, choices, worker)
    evaluation = evaluate(matched.pairs, records=choices.only or None, merge=merge)
    if not evaluation.records:
        raise SourceError("no article has any record to measure against", source=choices.gold)
    if choices.agreement:
        agreed = annotators(matched.pairs)
        click.echo(_dumped(agreed) if choices.as_json else figures.agreement(evaluation, agreed))
        return 0
    differences: Mapping[str, Difference] = {}
    if choices.compare is not None:
        other = evaluate(
            _matched(gold, choices.compare, choices, worker).pairs, records=evaluation.records, merge=merge
        )
        differences = _differences(evaluation, other, choices)
    below = _below(evaluation, floors)
    _print(choices, matched, evaluation, differences, below)
    for path, (value, floor) in below.items():
        note(
            f"{path} is {'not there' if value is None else f'{100 * value:.1f}'}; it must be at least {100 * floor:.1f}"
        )
    return 1 if below else 0


def _print(
    choices: Choices,
    matched: Matched,
    evaluation: Evaluation,
    differences: Mapping[str, Difference],
    below: Mapping[str, Any],
) -> None:
    intervals = {
        path: interval
        for path in MAIN
        if path.partition(".")[0] in evaluation.records
        and (interval := evaluation.interval(path, samples=choices.samples, seed=choices.seed)) is not None
    }
    causes = causes_of(evaluation.cases)[: choices.errors] if choices.errors else []
    if choices.as_json:
        found = {
            "articles": len(matched.pairs),
            "missing": list(matched.missing),
            "predictions": choices.predicted or "extractors",
            **as_json(evaluation, intervals),
        }
        if causes:
            found["causes"] = [figures.cause_json(cause) for cause in causes]
        if choices.compare is not None:
            found["compared_with"] = choices.compare
            found["differences"] = {path: attrs.asdict(difference) for path, difference in differences.items()}
        if choices.floors is not None:
            found["below"] = sorted(below)
        click.echo(_dumped(found))
        return
    by = choices.predicted or "the installed extractors"
    note(f"{counted(len(matched.pairs), 'article')} of {choices.gold}, against {by}")
    if matched.missing:
        note(f"{counted(len(matched.missing), 'article')} of gold not there, which counts as nothing found")
    if matched.extra:
        note(f"{counted(matched.extra, 'article')} that gold does not have left out")
    click.echo(figures.tables(evaluation, intervals))
    if differences:
        click.echo("\n" + figures.comparison(differences, choices.compare or ""))
    if causes:
        click.echo("\n" + figures.causes(causes, sum(case.outcome != "right" for case in evaluation.cases)))


def _dumped(found: Any) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)


def _plan(choices: Choices, *, extract: bool | None = None) -> Plan:
    settings = settings_of(
        values=choices.values, config=choices.config, no_plugins=choices.no_plugins, without=choices.without
    )
    return Plan(settings=settings, extract=extract)


def _merge(items: tuple[str, ...]) -> dict[str, str]:
    merge: dict[str, str] = {}
    for item in items:
        one, _, other = item.partition("=")
        if one not in ACTOR_KINDS or other not in ACTOR_KINDS:
            raise UsageError(f"--merge {item}: it must be like country=place; kinds are {', '.join(ACTOR_KINDS)}")
        merge[one] = other
    return merge


def _floors(path: Path) -> dict[str, float]:
    """Paths of figures and what they must reach."""
    try:
        floors = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SourceError((error.strerror or str(error)).lower(), source=str(path)) from error
    except ValueError as error:
        raise UsageError(f"{path}: not JSON: {error}") from error
    if not isinstance(floors, dict) or not all(type(floor) in (int, float) for floor in floors.values()):
        raise UsageError(f'{path}: it must be an object like {{"quotes.all.end_to_end.f1": 0.8}}')
    return floors


def _gold(choices: Choices) -> list[Article]:
    plan = attrs.evolve(_plan(choices, extract=False), format=choices.source_format)
    gold = one_each(read_articles([str(choices.gold)], plan))
    if not gold:
        raise SourceError("no articles in it", source=choices.gold)
    return gold


def _matched(gold: list[Article], predicted: str | None, choices: Choices, worker: Worker) -> Matched:
    """Gold with what was found: in a file, or by the extractors."""
    if predicted is not None:
        return match_articles(gold, read_articles([predicted], _plan(choices, extract=False)))
    if not worker.pipeline.extractors:
        raise UsageError("no extractors are installed; give PREDICTED")
    return match_articles(gold, (_extracted(article, worker) for article in gold))


def _extracted(article: Article, worker: Worker) -> Article:
    outcome = worker.pipeline.run(bare(article))
    for failure in outcome.failures:
        note(str(failure))
    return outcome.article


def _differences(one: Evaluation, other: Evaluation, choices: Choices) -> dict[str, Difference]:
    """The difference in each of the main figures that both have."""
    found = {}
    for path in MAIN:
        parent, _, last = path.rpartition(".")
        if path.partition(".")[0] not in one.records or figure(one.total, path) is None:
            continue
        first, second = ([pick(scores, parent) for scores in side.articles] for side in (one, other))
        figure_of = functools.partial(_part, last)
        difference = compare(first, second, figure_of, samples=choices.samples or SAMPLES, seed=choices.seed)
        if difference is not None:
            found[path] = difference
    return found


def _part(name: str, scores: Counts) -> float | None:
    return figure(scores, name)


def _below(evaluation: Evaluation, floors: Mapping[str, float]) -> dict[str, tuple[float | None, float]]:
    """The figures that are lower than they must be."""
    found = {}
    for path, floor in floors.items():
        try:
            value = figure(evaluation.total, path)
        except AttributeError:
            raise UsageError(f"--floors: no figure {path!r}; they are named as in --json") from None
        if value is None or value < floor:
            found[path] = (value, floor)
    return found


def _verdicts(choices: Choices) -> int:
    """Precision of judged audits."""
    every = [verdict for path in choices.verdicts for verdict in _judged(path)]
    known = [verdict for verdict in every if verdict is not None]
    shares = precision(known)
    if choices.as_json:
        click.echo(
            _dumped({"judged": len(known), "open": len(every) - len(known), "precision": figures.shares(shares)})
        )
        return 0
    left = len(every) - len(known)
    note(f"{counted(len(known), 'verdict')}" + (f"; {counted(left, 'row')} without one yet" if left else ""))
    click.echo(figures.precision_tables(shares))
    return 0


def _judged(path: Path) -> Iterator[Verdict | None]:
    """The verdicts of a table, as a spreadsheet or an editor left it: with commas, semicolons or tabs."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise SourceError((error.strerror or str(error)).lower(), source=str(path)) from error
    except ValueError:
        raise SourceError("not UTF-8; save it as CSV in UTF-8", source=str(path)) from None
    head = text.partition("\n")[0]
    delimiter = max("\t;,", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            cells = {name: unguard(cell) for name, cell in row.items() if name and isinstance(cell, str)}
            yield verdict_of(cells, f"{path}, line {reader.line_num}")
    except csv.Error as error:
        raise SourceError(f"no table: {error}", source=f"{path}, line {reader.line_num}") from error
