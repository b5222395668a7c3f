"""`newsmodel rules`."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from newsmodel.cli.options import examples
from newsmodel.cli.terminal import table, wants_colour, wrapped

if TYPE_CHECKING:
    from newsmodel.english.rules import Rule


@click.command(
    "rules",
    epilog=examples(
        "rules                        all of them",
        "rules subject_clause         one, with an example",
        "convert news/ --min-precision 0.8 --out firm.jsonl",
    ),
)
@click.argument("names", nargs=-1, metavar="[RULE]...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(names: tuple[str, ...], as_json: bool) -> None:
    """List the rules of the English extractors: what each looks for, and how often it is right.

    FOUND counts what it found in annotated news on which the rules were developed, and % is the share that was right in
    every part: of a quote its span and its speaker; of a proposal act, action and proposer; of an actor its mentions.
    A rule that was seen less than ten times has none.
    """
    from newsmodel.english.rules import rules
    from newsmodel.errors import unknown

    known = rules()
    for name in names:
        if name not in {rule.name for rule in known}:
            raise unknown("rule", name, (rule.name for rule in known))
    chosen = [rule for rule in known if not names or rule.name in names]
    if as_json:
        click.echo(json.dumps([_described(rule) for rule in chosen], ensure_ascii=False, indent=2))
    elif names:
        click.echo("\n\n".join(_in_full(rule) for rule in chosen))
    else:
        extractors = dict.fromkeys(rule.extractor for rule in chosen)
        click.echo("\n\n".join(_table(name, (r for r in chosen if r.extractor == name)) for name in extractors))


def _described(rule: "Rule") -> dict[str, Any]:
    return {
        "extractor": rule.extractor,
        "rule": rule.name,
        "looks_for": rule.looks_for,
        "example": rule.example,
        "found": rule.found,
        "right": rule.right,
        "precision": rule.precision,
        "interval": _interval(rule),
    }


def _interval(rule: "Rule") -> list[float] | None:
    from newsmodel.metrics import Share, wilson

    interval = wilson(Share(rule.right, rule.found))
    return None if interval is None or rule.precision is None else [interval.low, interval.high]


def _percent(rule: "Rule") -> str:
    return "-" if rule.precision is None else f"{100 * rule.precision:.0f}"


def _table(extractor: str, rules: Iterable["Rule"]) -> str:
    rows = [(rule.name, f"{rule.found:>5,}", f"{_percent(rule):>3}", rule.looks_for) for rule in rules]
    return table((extractor.upper(), "FOUND", "  %", "LOOKS FOR"), rows)


def _in_full(rule: "Rule") -> str:
    """A rule with its example and the interval of its precision."""
    name = f"{rule.extractor}: {rule.name}"
    interval = _interval(rule)
    if interval is None:
        told = f"unknown ({rule.right:,} of {rule.found:,} right)"
    else:
        low, high = (f"{100 * bound:.0f}" for bound in interval)
        told = f"{_percent(rule)} % ({rule.right:,} of {rule.found:,} right; 95 % interval {low} to {high})"
    lines = [click.style(name, bold=True) if wants_colour() else name]
    lines.append(wrapped(rule.looks_for, first="  looks for  "))
    for number, paragraph in enumerate(rule.example.split("\n")):
        lines.append(wrapped(paragraph, first="             " if number else "  fires in   "))
    lines.append(wrapped(told, first="  precision  "))
    return "\n".join(lines)
