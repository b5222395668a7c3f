"""All that is there to read, extract and write with, as one immutable value."""

import functools
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import attrs

from newsmodel.errors import OrderError, PluginError, UsageError, unknown
from newsmodel.pipeline import Pipeline, build_options, option_names, order
from newsmodel.records import Exporter, Extractor, Parser
from newsmodel.registry.check import Registered
from newsmodel.registry.discovery import Candidate, Plugin, candidates, collect

R = TypeVar("R", Parser, Extractor, Exporter)


@attrs.frozen(kw_only=True)
class ResolvedOptions:
    """Options ready for use: for each kind of record, by its name, an instance of its options class."""

    parsers: Mapping[str, Any]
    extractors: Mapping[str, Any]
    exporters: Mapping[str, Any]


@attrs.frozen(kw_only=True)
class Registry:
    """Parsers, extractors and exporters, the plugins they came from, and what was wrong with others.

    Attributes:
        parsers: in order of preference where several know a content: those of plugins before the built-in ones.
        extractors: in no order that matters.
        exporters: in order of preference where several claim a suffix: the built-in ones first.
        plugins: that were loaded.
        faults: what could not be loaded or used, each naming its plugin; nothing else suffers from it.
    """

    parsers: tuple[Parser, ...] = ()
    extractors: tuple[Extractor, ...] = ()
    exporters: tuple[Exporter, ...] = ()
    plugins: tuple[Plugin, ...] = ()
    faults: tuple[PluginError, ...] = ()

    def parser(self, name: str) -> Parser:
        """The parser of this name.

        Raises:
            UsageError: there is none; names those that were likely meant.
        """
        return _named(self.parsers, name, "format")

    def extractor(self, name: str) -> Extractor:
        """The extractor of this name.

        Raises:
            UsageError: there is none; names those that were likely meant.
        """
        return _named(self.extractors, name, "extractor")

    def exporter(self, name: str) -> Exporter:
        """The exporter of this name.

        Raises:
            UsageError: there is none; names those that were likely meant.
        """
        return _named(self.exporters, name, "format")

    def records(self) -> tuple[Registered, ...]:
        """All of them."""
        return (*self.parsers, *self.extractors, *self.exporters)

    def without(self, *names: str) -> "Registry":
        """The same without some plugins or records.

        Raises:
            UsageError: a name that neither a plugin, at fault or not, nor a record bears.
        """
        known = {r.name for r in self.records()} | {p.name for p in self.plugins} | {f.plugin for f in self.faults}
        for name in names:
            if name not in known:
                raise unknown("plugin or record", name, known)
        gone = [record for plugin in self.plugins if plugin.name in names for record in plugin.records]

        def left(records: Iterable[R]) -> tuple[R, ...]:
            return tuple(r for r in records if r.name not in names and not any(r is record for record in gone))

        plugins = (attrs.evolve(p, records=left(p.records)) for p in self.plugins if p.name not in names)  # type: ignore[type-var]
        return Registry(
            parsers=left(self.parsers),
            extractors=left(self.extractors),
            exporters=left(self.exporters),
            plugins=tuple(plugins),
            faults=tuple(fault for fault in self.faults if fault.plugin not in names),
        )

    def with_(self, *records: Registered) -> "Registry":
        """The same with more records; one of a name that is there takes its place."""
        return attrs.evolve(
            self,
            parsers=_placed(self.parsers, [r for r in records if isinstance(r, Parser)]),
            extractors=_placed(self.extractors, [r for r in records if isinstance(r, Extractor)]),
            exporters=_placed(self.exporters, [r for r in records if isinstance(r, Exporter)]),
        )

    def options(self, values: Mapping[str, Mapping[str, Any]]) -> ResolvedOptions:
        """Options for all records, from values by name and key, as in newsmodel.toml.

        A parser and an exporter of one name share a table: each takes the keys it knows.

        Raises:
            UsageError: an unknown name or key, or a value that does not fit.
        """
        names = {record.name for record in self.records()}
        for name, table in values.items():
            if name not in names:
                raise unknown("plugin record", name, names)
            if not isinstance(table, Mapping):
                raise UsageError(f"options of {name}: {table!r} is not a table of keys and values")
            known = [key for record in self.records() if record.name == name for key in option_names(record.options)]
            for key in table:
                if key not in known:
                    raise unknown(f"option of {name}:", key, known)
        return ResolvedOptions(
            parsers={record.name: _options(record, values) for record in self.parsers},
            extractors={record.name: _options(record, values) for record in self.extractors},
            exporters={record.name: _options(record, values) for record in self.exporters},
        )

    def pipeline(self, options: Mapping[str, Any] | None = None, *, keep: Collection[str] = ()) -> Pipeline:
        """All extractors as a pipeline; arguments as for `Pipeline`.

        Raises:
            OrderError: the extractors cannot be put in order.
            UsageError: an option does not fit.
        """
        return Pipeline(self.extractors, options=options, keep=keep)


def build_registry(
    *, plugins: bool = True, without: Collection[str] = (), found: Iterable[Candidate] | None = None
) -> Registry:
    """Discover and load plugins.

    Args:
        plugins: whether installed plugins are loaded; the built-in ones always are.
        without: names of plugins, which are then not even imported, and of records.
        found: plugins to load in place of those discovered; for tests.

    Raises:
        UsageError: a name in `without` that nothing bears.
    """
    there = list(candidates(external=plugins) if found is None else found)
    names = {candidate.name for candidate in there}
    loaded, faults = collect(there, without)
    loaded, misfits = _in_order(loaded)
    records = [record for plugin in loaded for record in plugin.records]
    external = [record for plugin in loaded if not plugin.builtin for record in plugin.records]
    parsers = [r for r in external if isinstance(r, Parser)]
    registry = Registry(
        parsers=(*parsers, *(r for r in records if isinstance(r, Parser) and not any(r is p for p in parsers))),
        extractors=tuple(r for r in records if isinstance(r, Extractor)),
        exporters=tuple(r for r in records if isinstance(r, Exporter)),
        plugins=tuple(loaded),
        faults=(*faults, *misfits),
    )
    left_out = {record.name for record in registry.records()} & set(without)
    for name in without:
        if name not in names | left_out:
            raise unknown("plugin or record", name, names | {record.name for record in registry.records()})
    return registry.without(*sorted(left_out))


@functools.cache
def default_registry() -> Registry:
    """The registry that the module's functions share: all that is installed, loaded at the first call."""
    return build_registry()


def _in_order(plugins: list[Plugin]) -> tuple[list[Plugin], list[PluginError]]:
    """Plugins whose extractors can run together; an installed one that spoils the order loses its extractors."""
    if _order_trouble(plugins) is None:
        return plugins, []
    accepted = [plugin for plugin in plugins if plugin.builtin]
    if _order_trouble(accepted) is not None:
        return plugins, []  # no fault of theirs; building a pipeline will tell
    waiting = [plugin for plugin in plugins if not plugin.builtin]
    trying = True
    while trying:
        trying = False
        for plugin in list(waiting):
            if _order_trouble([*accepted, plugin]) is None:
                accepted.append(plugin)
                waiting.remove(plugin)
                trying = True
    faults: list[PluginError] = []
    for plugin in waiting:
        faults.append(
            PluginError(f"{_order_trouble([*accepted, plugin])} (from {plugin.distribution})", plugin=plugin.name)
        )
        records = tuple(record for record in plugin.records if not isinstance(record, Extractor))
        accepted.append(attrs.evolve(plugin, records=records))
    places = {plugin.name: place for place, plugin in enumerate(plugins)}
    return sorted(accepted, key=lambda plugin: places[plugin.name]), faults


def _order_trouble(plugins: list[Plugin]) -> OrderError | None:
    try:
        order(record for plugin in plugins for record in plugin.records if isinstance(record, Extractor))
    except OrderError as error:
        return error
    return None


def _named(records: Sequence[R], name: str, what: str) -> R:
    for record in records:
        if record.name == name:
            return record
    raise unknown(what, name, (record.name for record in records))


def _placed(records: tuple[R, ...], new: Sequence[R]) -> tuple[R, ...]:
    by_name = {record.name: record for record in records}
    by_name.update((record.name, record) for record in new)
    return tuple(by_name.values())


def _options(record: Registered, values: Mapping[str, Mapping[str, Any]]) -> Any:
    known = option_names(record.options)
    mine = {key: value for key, value in values.get(record.name, {}).items() if key in known}
    return build_options(record.options, mine, plugin=record.name)
