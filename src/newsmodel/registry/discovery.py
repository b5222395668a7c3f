"""Plugins found, loaded and asked for their records, one by one: what is wrong with one is told and ends there."""

import difflib
import importlib
import importlib.metadata
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

import attrs
import pluggy

from newsmodel.errors import PluginError, told
from newsmodel.records import Exporter, Extractor, Parser
from newsmodel.registry import hookspecs
from newsmodel.registry.builtins import BUILTINS, DISTRIBUTION
from newsmodel.registry.check import Registered, trouble
from newsmodel.version import __version__

GROUP = "newsmodel"
"""The entry-point group of our plugins."""

HOOKS: dict[str, type[Registered]] = {
    "newsmodel_parsers": Parser,
    "newsmodel_extractors": Extractor,
    "newsmodel_exporters": Exporter,
}


@attrs.frozen
class Candidate:
    """A plugin that may be loaded.

    Attributes:
        name: of the entry point.
        distribution: that it came with, or None where it was not installed.
        version: of the distribution.
        load: imports it.
        builtin: whether it comes with this library.
    """

    name: str
    distribution: str | None
    version: str | None
    load: Callable[[], object]
    builtin: bool = False

    def fault(self, message: str, cause: BaseException | None = None) -> PluginError:
        """An error that names the plugin and the distribution."""
        origin = " ".join(filter(None, [self.distribution, self.version]))
        error = PluginError(f"{message} (from {origin})" if origin else message, plugin=self.name)
        error.__cause__ = cause
        return error


@attrs.frozen
class Plugin:
    """A plugin that was loaded, and the records it registered that can be used."""

    name: str
    distribution: str | None
    version: str | None
    records: tuple[Registered, ...]
    builtin: bool = False


def candidates(*, external: bool = True) -> Iterator[Candidate]:
    """The built-in plugins, then the installed ones sorted by distribution and name, whatever the machine's order."""
    for name, module in BUILTINS.items():
        yield Candidate(name, DISTRIBUTION, __version__, _importer(module), builtin=True)
    if not external:
        return
    found = [
        Candidate(point.name, getattr(point.dist, "name", None), getattr(point.dist, "version", None), point.load)
        for point in importlib.metadata.entry_points(group=GROUP)
    ]
    yield from sorted(found, key=lambda c: ((c.distribution or "").lower(), c.name))


def collect(found: Iterable[Candidate], without: Collection[str] = ()) -> tuple[list[Plugin], list[PluginError]]:
    """Load plugins and ask each for its records.

    Args:
        found: in order of preference where two register one name; built-in ones first.
        without: names of plugins that are not even imported.
    """
    plugins: list[Plugin] = []
    faults: list[PluginError] = []
    owners: dict[tuple[type, str], Candidate] = {}
    for candidate in found:
        if candidate.name in without:
            continue
        records: list[Registered] = []
        for item in _records(candidate):
            if isinstance(item, PluginError):
                faults.append(item)
                continue
            owner = owners.setdefault((type(item), item.name), candidate)
            if owner is candidate and not any(type(r) is type(item) and r.name == item.name for r in records):
                records.append(item)
            else:
                faults.append(_duplicate(candidate, owner, item))
        if records:
            origin = candidate.distribution, candidate.version
            plugins.append(Plugin(candidate.name, *origin, tuple(records), candidate.builtin))
    return plugins, faults


def _records(candidate: Candidate) -> Iterator[Registered | PluginError]:
    """What one plugin registers, and what is wrong with it."""
    try:
        plugin = candidate.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - importing a plugin runs its code
        yield candidate.fault(f"cannot be imported: {told(error)}", error)
        return
    # A manager of its own for each plugin: what one does to it cannot touch another.
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    try:
        manager.register(plugin, candidate.name)
    except Exception as error:  # noqa: BLE001 - pluggy looks at every attribute, and that can run anything
        yield candidate.fault(f"does not fit the hooks: {told(error)}", error)
        return
    callers = manager.get_hookcallers(plugin) or []
    for caller in callers:
        if not caller.has_spec():
            yield candidate.fault(f"{caller.name} is not a hook{_meant(caller.name)}")
            continue
        for implementation in caller.get_hookimpls():
            if implementation.wrapper or implementation.hookwrapper:
                yield candidate.fault(f"{caller.name} is a wrapper; hooks are called once, there is nothing to wrap")
            else:
                yield from _asked(candidate, caller.name, implementation.function)
    if not callers:
        unmarked = ", ".join(name for name in dir(plugin) if name.startswith("newsmodel_"))
        hint = f"; {unmarked} lacks @newsmodel.hookimpl" if unmarked else ""
        yield candidate.fault(f"has no function marked with @newsmodel.hookimpl{hint}")


def _asked(candidate: Candidate, hook: str, function: Callable[[], Any]) -> Iterator[Registered | PluginError]:
    """The records that one hook function gives, each looked at; those before an error are kept."""
    try:
        given = function()
        if not isinstance(given, Iterable) or isinstance(given, str | bytes):
            yield candidate.fault(
                f"{hook} gave {given!r:.80}; it is to give an iterable of {HOOKS[hook].__name__} records"
            )
            return
        for record in given:
            wrong = trouble(record, HOOKS[hook])
            yield record if wrong is None else candidate.fault(f"{hook}: {wrong}")
    except Exception as error:  # noqa: BLE001 - a plugin's code may raise anything
        yield candidate.fault(f"{hook} raised {told(error)}", error)


def _duplicate(candidate: Candidate, owner: Candidate, record: Registered) -> PluginError:
    kind = type(record).__name__.lower()
    if owner is candidate:
        return candidate.fault(f"registers two {kind}s named {record.name}; the first stays")
    owned = f"built into {owner.distribution}" if owner.builtin else f"of plugin {owner.name} from {owner.distribution}"
    return candidate.fault(f"the {kind} name {record.name} is taken by the one {owned}, which stays")


def _meant(name: str) -> str:
    close = difflib.get_close_matches(name, HOOKS, n=1)
    return f"; did you mean {close[0]}?" if close else f" (hooks: {', '.join(HOOKS)})"


def _importer(module: str) -> Callable[[], object]:
    return lambda: importlib.import_module(module)
