"""Figures by name: paths such as "quotes.all.end_to_end.f1", and all of them as JSON."""

from collections.abc import Mapping
from typing import Any, cast

import attrs

from newsmodel.metrics.cases import Group, groups_of
from newsmodel.metrics.chance import Interval
from newsmodel.metrics.coreference import Coreference
from newsmodel.metrics.counts import Counts, PrecisionRecall, Share
from newsmodel.metrics.evaluation import Evaluation, pick

MAIN = (
    *(
        f"quotes.{view}.{name}.f1"
        for view in ("direct", "quoted", "all", "indirect")
        for name in ("spans", "end_to_end")
    ),
    *(f"quotes.{view}.exact.f1" for view in ("all",)),
    "quotes.all.speaker.value",
    "actors.strict.any.f1",
    "actors.exact.any.f1",
    "actors.exact.typed.f1",
    "actors.overlap.any.f1",
    "actors.actors.f1",
    "actors.coreference.conll",
    "proposals.actions.f1",
    "proposals.exact.f1",
    "proposals.end_to_end.f1",
    "proposals.act.value",
    "proposals.proposer.value",
)
"""The figures that people quote: these get intervals, and are compared."""


def figure(scores: Counts, path: str) -> float | None:
    """The figure at a path, 0 to 1; None where there is nothing to measure.

    Raises:
        AttributeError: there is no such figure.
    """
    value = pick(scores, path)
    if value is not None and not isinstance(value, float | int):
        raise AttributeError(path)
    return cast(float | None, value)


def as_json(evaluation: Evaluation, intervals: Mapping[str, Interval]) -> dict[str, Any]:
    """All figures, 0 to 1, with what they were counted from; null where there is nothing to measure.

    Args:
        evaluation: what came of comparing.
        intervals: by path; put beside their figures, in the order in which these stand.
    """
    total = evaluation.total
    return {
        "figures": {name: _json(getattr(total, name), name, intervals) for name in evaluation.records},
        "groups": [_group(group) for group in groups_of(evaluation.cases)],
    }


def _json(value: Any, path: str, intervals: Mapping[str, Interval]) -> Any:
    if isinstance(value, PrecisionRecall):
        return {
            **precision_recall(value),
            **_interval(intervals.get(f"{path}.f1")),
        }
    if isinstance(value, Share):
        return {**share(value), **_interval(intervals.get(f"{path}.value"))}
    if not isinstance(value, Counts):
        return value
    fields: Any = attrs.fields(cast(Any, type(value)))
    found = {field.name: _json(getattr(value, field.name), f"{path}.{field.name}", intervals) for field in fields}
    if isinstance(value, Coreference):
        found["conll"] = {"f1": value.conll, **_interval(intervals.get(f"{path}.conll"))}
    return found


def precision_recall(value: PrecisionRecall) -> dict[str, float | None]:
    """Precision, recall and F1 with their counts."""
    return {
        "precision": value.precision.value,
        "recall": value.recall.value,
        "f1": value.f1,
        "found": value.precision.of,
        "found_right": value.precision.right,
        "gold": value.recall.of,
        "gold_right": value.recall.right,
    }


def share(value: Share) -> dict[str, float | None]:
    """A share with its counts."""
    return {"value": value.value, "right": value.right, "of": value.of}


def _interval(interval: Interval | None) -> dict[str, Any]:
    return {} if interval is None else {"interval": [interval.low, interval.high]}


def _group(group: Group) -> dict[str, Any]:
    return {
        "type": group.type,
        "by": group.by,
        "name": group.name,
        "spans": precision_recall(group.spans),
        "right": precision_recall(group.right),
    }
