"""newsmodel.toml: which plugins are used, and their options."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from newsmodel.errors import SourceError, UsageError, unknown
from newsmodel.registry.check import RESERVED
from newsmodel.registry.registry import Registry, ResolvedOptions, build_registry


@attrs.frozen(kw_only=True)
class Settings:
    """Choices that people make in a file or on the command line.

    Attributes:
        plugins: whether installed plugins are used beside the built-in ones.
        without: names of plugins and records that are left out.
        options: values by record name and key.
    """

    plugins: bool = True
    without: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)

    def and_options(self, more: Mapping[str, Mapping[str, Any]]) -> "Settings":
        """The same with more option values, which win over those that are there."""
        names = dict.fromkeys([*self.options, *more])
        merged = {name: {**self.options.get(name, {}), **more.get(name, {})} for name in names}
        return attrs.evolve(self, options=merged)

    def load(self) -> tuple[Registry, ResolvedOptions]:
        """The registry as chosen, and the options of its records.

        Raises:
            UsageError: an unknown plugin, record or key, or a value that does not fit.
        """
        registry = build_registry(plugins=self.plugins, without=self.without)
        return registry, registry.options(self.options)


def load_settings(path: str | os.PathLike[str]) -> Settings:
    """Settings from a TOML file: `plugins = false`, `without = [...]`, and a table of options for each record.

    Names and keys of the tables are checked by `Settings.load`, which knows what is installed.

    Raises:
        SourceError: the file cannot be read.
        UsageError: not TOML, an unknown setting, or a value of the wrong type; names the file.
    """
    try:
        data = tomllib.loads(Path(path).read_text("utf-8-sig"))
    except OSError as error:
        raise SourceError((error.strerror or str(error)).lower(), source=str(path)) from error
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from error
    for key, value in data.items():
        if key not in RESERVED and not isinstance(value, dict):
            raise UsageError(f"{path}: {unknown('setting', key, RESERVED)}; options go in tables: [name]")
    plugins, without = data.pop("plugins", True), data.pop("without", [])
    if not isinstance(plugins, bool):
        raise UsageError(f"{path}: plugins is {plugins!r}; it must be true or false")
    if not isinstance(without, list) or not all(isinstance(name, str) for name in without):
        raise UsageError(f"{path}: without is {without!r}; it must be a list of names")
    return Settings(plugins=plugins, without=tuple(without), options=data)
