"""Figures for reading in a terminal: in percent, in columns that fit into 80."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

import click

from newsmodel.cli.terminal import columns, counted, padded, plain, wants_colour, width, wrapped
from newsmodel.metrics import (
    Case,
    Cause,
    Difference,
    Evaluation,
    Group,
    Interval,
    Precision,
    PrecisionRecall,
    Share,
    pick,
)
from newsmodel.metrics import figures as named
from newsmodel.metrics.cases import groups_of
from newsmodel.metrics.chance import wilson
from newsmodel.model import Quote

NAME, NUMBER = 29, 7
EXAMPLES = 3
"""Of a cause of error, to be shown."""
VIEWS = ("direct", "quoted", "all", "indirect")
Intervals = Mapping[str, Interval]


def tables(evaluation: Evaluation, intervals: Intervals) -> str:
    """All that was measured."""
    total = evaluation.total
    lines: list[str] = []
    if "quotes" in evaluation.records:
        lines += _heading("Quotes", PRF_COLUMNS)
        for view in VIEWS:
            scores = getattr(total.quotes, view)
            names = ("spans", "exact", "end_to_end") if view == "all" else ("spans", "end_to_end")
            for name in names:
                label = f"{view}, {LABELS.get(name, name)}"
                lines.append(_prf(label, getattr(scores, name), intervals.get(f"quotes.{view}.{name}.f1")))
        lines += ["", *_heading("Of the quotes found", SHARE_COLUMNS)]
        lines += _parts(
            total.quotes.all, {name: part for name, part in QUOTE_PARTS.items() if name in _told(evaluation)}
        )
    if "actors" in evaluation.records:
        lines += _gap(lines, _heading("Actors", PRF_COLUMNS))
        lines += _actor_lines(evaluation, intervals)
    if "proposals" in evaluation.records:
        lines += _gap(lines, _heading("Proposals", PRF_COLUMNS))
        for name in ("actions", "exact", "end_to_end"):
            value = getattr(total.proposals, name)
            lines.append(_prf(LABELS.get(name, name), value, intervals.get(f"proposals.{name}.f1")))
        lines += ["", *_heading("Of the proposals found", SHARE_COLUMNS)]
        lines += _parts(total.proposals, PROPOSAL_PARTS)
        lines += _parts_prf(
            total.proposals, ("modality", "addressees", "conditions", "deadline", "quantities", "stances")
        )
    lines += _groups(groups_of(evaluation.cases))
    return "\n".join(lines)


PRF_COLUMNS = ("gold", "found", "P", "R", "F1", "95 %")
SHARE_COLUMNS = ("of", "right", "%", "95 %")
LABELS = {"end_to_end": "end to end", "act_class": "class of act"}
QUOTE_PARTS = {
    "speaker": "speaker",
    "speaker_by_mention": "  by mention",
    "speaker_by_name": "  by name",
    "speaker_missing": "  none found",
    "pronouns": "pronoun resolved",
    "cue": "cue",
    "act": "act",
    "kind": "kind",
}
PROPOSAL_PARTS = {"act": "act", "act_class": "class of act", "proposer": "proposer", "polarity": "polarity"}


def _heading(title: str, names: Sequence[str]) -> list[str]:
    line = padded(title, NAME) + "".join(f"{name:>{NUMBER}}" for name in names[:-1]) + f"  {names[-1]}"
    return [click.style(line, bold=True) if wants_colour() else line]


def _gap(lines: Sequence[str], more: Sequence[str]) -> list[str]:
    return ["", *more] if lines else list(more)


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def _count(value: float) -> str:
    return f"{value:,.0f}"


def _row(name: str, cells: Iterable[str], interval: Interval | None) -> str:
    last = f"  {_percent(interval.low)} to {_percent(interval.high)}" if interval else ""
    name = name if columns(name) < NAME else f"{name[: NAME - 2]}…"
    return (
        padded(f"  {name}" if columns(name) <= NAME - 2 else name, NAME)
        + "".join(f"{cell:>{NUMBER}}" for cell in cells)
        + last
    )


def _prf(name: str, value: PrecisionRecall, interval: Interval | None = None) -> str:
    counts = (_count(value.recall.of), _count(value.precision.of))
    figures = (value.precision.value, value.recall.value, value.f1)
    return _row(name, (*counts, *map(_percent, figures)), interval)


def _share(name: str, value: Share) -> str:
    return _row(name, (_count(value.of), _count(value.right), _percent(value.value)), wilson(value))


def _parts(scores: Any, names: Mapping[str, str]) -> list[str]:
    found = [(label, getattr(scores, name)) for name, label in names.items()]
    return [_share(label, value) for label, value in found if value.of]


def _parts_prf(scores: Any, names: Iterable[str]) -> list[str]:
    """Parts that gold has anywhere: where it has none, nobody has annotated them."""
    found = [(name, getattr(scores, name)) for name in names]
    found = [(name, value) for name, value in found if value.recall.of]
    return ["", *_heading("  their parts", PRF_COLUMNS), *(_prf(name, value) for name, value in found)] if found else []


def _actor_lines(evaluation: Evaluation, intervals: Intervals) -> Iterator[str]:
    actors = evaluation.total.actors
    for mode in ("strict", "exact", "overlap"):
        yield _prf(f"names, {mode}", getattr(actors, mode).any, intervals.get(f"actors.{mode}.any.f1"))
    yield _prf("names, exact and kind", actors.exact.typed, intervals.get("actors.exact.typed.f1"))
    for kind in ("person", "organisation", "country", "place", "group"):
        value = getattr(actors.exact, kind)
        if value.precision.of or value.recall.of:
            yield _prf(f"  {kind}", value)
    yield _prf("actors", actors.actors, intervals.get("actors.actors.f1"))
    for name, label in (("muc", "MUC"), ("b_cubed", "B-cubed"), ("ceaf_e", "CEAF-e"), ("lea", "LEA")):
        yield _prf(f"coreference, {label}", getattr(actors.coreference, name))
    yield _row(
        "coreference, CoNLL",
        ("", "", "", "", _percent(actors.coreference.conll)),
        intervals.get("actors.coreference.conll"),
    )


def _told(evaluation: Evaluation) -> frozenset[str]:
    """The parts of quotes that gold can tell: where all are of one act, nobody has annotated it."""
    acts = {case.gold.act for case in evaluation.cases if isinstance(case.gold, Quote)}
    return frozenset(QUOTE_PARTS) - ({"act"} if len(acts) == 1 else set())


GROUP_COLUMNS = ("gold", "found", "P", "R", "P", "R", "")
RULE_COLUMNS = ("found", "P", "P", "95 %")
PARTS_OF = {"actor": ("name", "+ kind"), "quote": ("span", "+ who"), "proposal": ("action", "+ rest")}


def _groups(groups: Sequence[Group]) -> Iterator[str]:
    """Figures by kind, act, rule and extractor: of spans, and with everything right."""
    for type_, by in dict.fromkeys((group.type, group.by) for group in groups):
        members = [group for group in groups if (group.type, group.by) == (type_, by)]
        if (by == "extractor" and len(members) == 1) or sum(group.spans.recall.of > 0 for group in members) == 1:
            continue
        of_rules = by in ("rule", "extractor")
        across = NUMBER if of_rules else 2 * NUMBER
        above = " " * (NAME + 2 * NUMBER - of_rules * NUMBER) + "".join(f"{name:>{across}}" for name in PARTS_OF[type_])
        yield ""
        yield click.style(above, bold=True) if wants_colour() else above
        title = f"{type_.capitalize()}s by {by}"
        yield from (line.rstrip() for line in _heading(title, RULE_COLUMNS if of_rules else GROUP_COLUMNS))
        yield from (_rule(group) if of_rules else _group(group) for group in members)


def _group(group: Group) -> str:
    """By kind or act: precision of what was found as such, recall of what gold has as such."""
    parts = (group.spans.precision, group.spans.recall, group.right.precision, group.right.recall)
    counts = (group.spans.recall.of, group.spans.precision.of)
    return _row(group.name, (*map(_count, counts), *(_percent(part.value) for part in parts)), None)


def _rule(group: Group) -> str:
    """By rule: gold has none, so precision alone; the interval is that of everything right."""
    right = group.right.precision
    cells = (_count(right.of), _percent(group.spans.precision.value), _percent(right.value))
    return _row(group.name, cells, wilson(right))


def comparison(differences: Mapping[str, Difference], other: str) -> str:
    """How much better than the other, and whether that is more than chance."""
    lines = _heading(plain(f"Better than {PurePath(other).name}")[:NAME], ("points", "p", "95 %"))
    for path, difference in differences.items():
        p = f"{difference.p:.3f}"
        row = _row(
            path.rpartition(".")[0].replace("_", " "), (f"{100 * difference.value:+.1f}", p), difference.interval
        )
        lines.append(f"{row}{'   more than chance' if difference.p < 0.05 else ''}")
    return "\n".join(lines)


def agreement(evaluation: Evaluation, labels: Mapping[str, Mapping[str, Any]]) -> str:
    """F1 between two annotators, and kappa and alpha of their labels."""
    lines = _heading("Agreement", ("first", "second", "F1", ""))
    for path in named.MAIN:
        value = named.figure(evaluation.total, path)
        if path.partition(".")[0] in evaluation.records and value is not None:
            parent, _, last = path.rpartition(".")
            counts = pick(evaluation.total, parent)
            cells = ("", "") if not isinstance(counts, PrecisionRecall) else (counts.recall.of, counts.precision.of)
            shown = [cell if isinstance(cell, str) else _count(cell) for cell in cells]
            name = parent if last != "conll" else f"{parent}.CoNLL"
            lines.append(_row(_readable(name), (*shown, _percent(value)), None))
    lines += ["", *_heading("Labels", ("of", "same", "%", "kappa", "alpha", ""))]
    for name, row in labels.items():
        both = [f"{row[key]:.3f}" if row[key] is not None else "-" for key in ("kappa", "alpha")]
        same = _percent(row["same"] / row["units"])
        lines.append(_row(name, (_count(row["units"]), _count(row["same"]), same, *both), None))
    return "\n".join(line.rstrip() for line in lines)


def _readable(path: str) -> str:
    """A figure's path for reading: "quotes.all.end_to_end" is "all quotes, end to end"."""
    first, *rest = path.replace("_", " ").split(".")
    return ", ".join([f"{rest[0]} {first}", *rest[1:]] if first == "quotes" else [first, *rest])


def precision_tables(shares: Iterable[Precision]) -> str:
    """Precision of judged records."""
    lines: list[str] = []
    group: tuple[str, str] | None = None
    titles = {"all": "", "part": ", part by part"}
    for item in shares:
        if (item.type, item.by) != group:
            group = (item.type, item.by)
            title = f"{item.type.capitalize()}s{titles.get(item.by, f' by {item.by}')}"
            lines += _gap(lines, _heading(title, SHARE_COLUMNS))
        lines.append(_share("right in every part" if item.by == "all" else item.name, item.share))
    return "\n".join(lines)


def shares(items: Iterable[Precision]) -> list[dict[str, Any]]:
    """Precision of judged records, as JSON."""
    return [
        {
            "type": item.type,
            "by": item.by,
            "name": item.name,
            **named.share(item.share),
            "interval": [item.interval.low, item.interval.high] if item.interval else None,
        }
        for item in items
    ]


def causes(found: Iterable[Cause], every: int) -> str:
    """The largest causes of error, each with some examples."""
    lines = [f"The largest causes of {counted(every, 'error')}"]
    lines = [click.style(line, bold=True) if wants_colour() else line for line in lines]
    for cause in found:
        title = f"{len(cause.cases):,} {cause.type}s, {cause.outcome}: {cause.cause}"
        lines += ["", click.style(title, fg="cyan") if wants_colour() else title]
        step = max(1, len(cause.cases) // EXAMPLES)
        for case in cause.cases[::step][:EXAMPLES]:
            lines += _example(case)
    return "\n".join(lines)


def _example(case: Case) -> Iterator[str]:
    """An error in its place: gold in braces, the finding in brackets."""
    yield wrapped(_marked(case), first="    ", rest="    ")
    who = []
    if case.gold is not None and case.outcome != "wrong span":
        who.append(f"gold: {_who(case.gold, case.gold_who)}")
    if case.found is not None:
        who.append(f"found: {_who(case.found, case.found_who)}")
    where = case.gold_at or case.found_at or (0, 0)
    yield wrapped(f"{'; '.join(who)} ({case.article.id}, {where[0]})", first="      ", rest="      ")


def _who(record: Any, name: str | None) -> str:
    what = getattr(record, "act", None) or record.kind
    return f"{what} by {name or 'nobody'}" if hasattr(record, "act") else f"{what} {name}"


def _marked(case: Case, around: int = 60) -> str:
    text = case.article.text
    marks: list[tuple[int, int, str]] = []
    for at, opening, closing in ((case.gold_at, "{", "}"), (case.found_at, "[", "]")):
        if at is not None:
            marks += [(at[0], 1, opening), (at[1], 0, closing)]
    start = max(0, min(place for place, _, _ in marks) - around)
    end = max(place for place, _, _ in marks) + around
    pieces, done = ["…" if start else ""], start
    for place, _, mark in sorted(marks):
        pieces += [text[done:place], mark]
        done = place
    pieces += [text[done:end], "…" if end < len(text) else ""]
    return _shortened("".join(pieces))


def _shortened(text: str) -> str:
    """At most about four lines, cut in the middle."""
    most = 4 * (width() - 6)
    return text if len(text) <= most else f"{text[: most // 2]} […] {text[-most // 2 :]}"


def cause_json(cause: Cause) -> dict[str, Any]:
    """A cause with where each of its errors stands."""
    return {
        "type": cause.type,
        "outcome": cause.outcome,
        "cause": cause.cause,
        "count": len(cause.cases),
        "cases": [
            {
                "article": case.article.id,
                "gold": list(case.gold_at) if case.gold_at else None,
                "found": list(case.found_at) if case.found_at else None,
                "gold_who": case.gold_who,
                "found_who": case.found_who,
            }
            for case in cause.cases
        ],
    }
