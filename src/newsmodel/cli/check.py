"""`newsmodel check`: the conformance suite on what is installed."""

import importlib.util
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from newsmodel.cli.options import complete_record, examples, settings_of
from newsmodel.cli.terminal import counted, note, plain, wants_colour, wrapped
from newsmodel.errors import PluginError, UsageError, unknown
from newsmodel.records import Exporter, Extractor, Parser
from newsmodel.registry import Registry

if TYPE_CHECKING:
    from newsmodel.testing import Check, ConformanceError

COLOURS = {"ok": "green", "FAILED": "red", "expected": "yellow", "skipped": "cyan"}


@click.command(
    "check",
    epilog=examples(
        "check csv", "check example --examples 500", "check example --expect planted_names='finds handles'"
    ),
)
@click.argument("name", shell_complete=complete_record)
@click.option(
    "--expect", multiple=True, metavar="LAW[=REASON]", help="A law that is broken by design; kept, it is a failure."
)
@click.option("--examples", type=click.IntRange(min=1), metavar="N", help="Examples of each law.  [default: 50]")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def command(name: str, expect: tuple[str, ...], examples: int | None, debug: bool) -> int:
    """Check that the installed plugin NAME behaves: hold all that it registers to the laws.

    NAME is that of a plugin, or of one format or extractor. For each law the report says ok, FAILED with the shortest
    example that was found, expected where it was to fail, or skipped and why.
    """
    if not _has_hypothesis():
        raise click.UsageError("this needs Hypothesis: pip install 'newsmodel[testing]'")
    registry, _ = settings_of().load()
    faults = [fault for fault in registry.faults if fault.plugin == name]
    records = _records(registry, name, faults)
    for fault in faults:
        note(str(fault))
    expected = _expectations(expect, records)
    failed = sum(_report(registry, record, expected, examples) for record in records)
    if failed:
        note(f"{name}: {counted(failed, 'law')} broken")
    return 1 if failed or faults else 0


def _has_hypothesis() -> bool:
    try:
        return importlib.util.find_spec("hypothesis") is not None
    except ValueError:  # how Python says that a module is kept from being imported
        return False


def _records(registry: Registry, name: str, faults: list[PluginError]) -> list[Any]:
    """What a plugin registers, or the parser, extractor and exporter of a name."""
    for plugin in registry.plugins:
        if plugin.name == name:
            return list(plugin.records)
    records = [record for record in registry.records() if record.name == name]
    if not records and not faults:
        known = {plugin.name for plugin in registry.plugins} | {record.name for record in registry.records()}
        raise unknown("plugin or record", name, known)
    return records


def _expectations(items: tuple[str, ...], records: list[Any]) -> dict[str, str]:
    """Law and reason; refused before any work where none of the records is held to the law."""
    from newsmodel.testing import conformance

    expected = {law.strip(): reason or "by design" for law, _, reason in (item.partition("=") for item in items)}
    known = {check.name for record in records for check in conformance(record)}
    for law in expected:
        if not law:
            raise UsageError("--expect: it must be like LAW=REASON")
        if law not in known:
            raise unknown("law", law, known)
    return expected


def _report(registry: Registry, record: Any, expected: dict[str, str], examples: int | None) -> int:
    """Hold one record to its laws, telling each as it goes; how many are broken."""
    from newsmodel.testing import conformance
    from newsmodel.testing.builtins import EXPECTED, samples_of

    sort = type(record).__name__.lower()
    parser = next((p for p in registry.parsers if isinstance(record, Exporter) and p.name == record.name), None)
    exporter = next((e for e in registry.exporters if isinstance(record, Parser) and e.name == record.name), None)
    known = EXPECTED.get(record.name, {}) if isinstance(record, Extractor) and _is_builtin(registry, record) else {}
    laws = {check.name for check in conformance(record)}
    checks = conformance(
        record,
        xfail={**known, **{law: why for law, why in expected.items() if law in laws}},
        max_examples=examples,
        parser=parser,
        samples=samples_of(exporter) if exporter else (),
    )
    click.echo(f"{record.name} ({sort}): {counted(len(checks), 'law')}")
    broken = [check for check in checks if not _told(check)]
    click.echo()
    return len(broken)


def _is_builtin(registry: Registry, record: Any) -> bool:
    return any(plugin.builtin and record in plugin.records for plugin in registry.plugins)


def _told(check: "Check") -> bool:
    """Try a law and say how it went; whether that is well."""
    from newsmodel.testing import ConformanceError

    if check.skipped is not None:
        _line("skipped", check.name, check.skipped)
        return True
    try:
        check()
    except ConformanceError as error:
        if check.expected is not None:
            _line("expected", check.name, check.expected)
            return True
        _line("FAILED", check.name, check.says)
        for line in _details(error):
            click.echo(line)
        return False
    if check.expected is not None:
        _line("FAILED", check.name, f"it was expected to fail ({check.expected}), and holds")
        return False
    _line("ok", check.name, check.says)
    return True


def _line(state: str, name: str, about: str) -> None:
    shown = click.style(f"{state:9}", fg=COLOURS[state]) if wants_colour() else f"{state:9}"
    click.echo(wrapped(about, first=f"  {shown} {name:22} ", rest=" " * 35))


def _details(error: "ConformanceError") -> Iterator[str]:
    for line in str(error).splitlines()[1:]:
        label, _, words = line.strip().partition(":")
        yield wrapped(plain(words), first=f"{'':12}{label + ':':10}", rest=" " * 22)
