"""Write the pages of docs/reference that come from the code: `python scripts/reference.py`.

A test holds that the pages are what this writes, so that no command, option, format, hook or public name is missing.
"""

import inspect
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import click

import newsmodel
from newsmodel.cli.app import COMMANDS, cli
from newsmodel.cli.described import settings_in
from newsmodel.cli.formats import described
from newsmodel.english.rules import rules
from newsmodel.exporters.columns import TABLES, Column
from newsmodel.registry import build_registry, hookspecs

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
MODULES = ("newsmodel", "newsmodel.text", "newsmodel.metrics", "newsmodel.testing", "newsmodel.testing.strategies")


CLI = """\
Exit codes: 0 all went well, 1 some inputs failed, 2 wrong usage, 130 interrupted. Data goes to standard output alone,
everything else to standard error. `NO_COLOR` forbids colour. The shell completes words after
`eval "$(_NEWSMODEL_COMPLETE=bash_source newsmodel)"` (or `zsh_source`, `fish_source`).\
"""
FORMATS = """\
Those of the library and of the packages in `plugins/`. `newsmodel formats` lists what is installed, `newsmodel formats
NAME` shows what can be set. Options are given as `--set NAME.KEY=VALUE`, in `newsmodel.toml`, or by keyword in Python.\
"""
TABLES_PAGE = """\
The columns of `newsmodel convert ... --to csv`, and of the sheets of `--to xlsx`; columns are only ever appended. A
list is texts joined by "; ". Offsets count code points of the article's text from 0, half-open. `datapackage.json` says
the same to programs: [outputs](../outputs.md#a-data-package).\
"""
PLUGINS = """\
A plugin is a module with one or more of these functions, marked with `@newsmodel.hookimpl` and named by an entry point
of the group `newsmodel`. Each is called once. [An extractor of your own](../tutorial/plugin.md) is the way in; the
records are `Parser`, `Extractor` and `Exporter` in [the Python reference](python.md).\
"""


RULES = """\
What stands in `rule` of a record of the English extractors. "Found" counts what the rule found in annotated news on
which it was developed, "right" the share that was right in every part: of a quote its span and its speaker, of a
proposal act, action and proposer, of an actor its mentions; nothing where fewer than ten were seen.
[Measuring](../measuring.md) says how; `newsmodel convert --min-precision 0.8` leaves out what weaker rules find.\
"""


def sentence(summary: str) -> str:
    """A summary as a sentence."""
    return f"{summary[:1].upper()}{summary[1:]}."


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def directive(module: str, name: str, value: object) -> str:
    """The lines by which Sphinx takes a docstring over."""
    kind = "autofunction" if inspect.isroutine(value) else "autoclass" if inspect.isclass(value) else "autodata"
    if kind == "autodata":
        return f"```{{eval-rst}}\n.. autodata:: newsmodel.hooks.{name}\n   :no-value:\n```"
    members = ["   :members:", "   :inherited-members: Exception, tuple"] if kind == "autoclass" else []
    return "\n".join(["```{eval-rst}", f".. {kind}:: {module}.{name}", *members, "```"])


def python_page() -> str:
    """All public names."""
    parts = ["# From Python", "What is listed here is public; everything else may change without notice."]
    for name in MODULES:
        module = sys.modules.get(name) or __import__(name, fromlist=["*"])
        parts.append(f"## `{name}`")
        if name != "newsmodel":
            parts.append((inspect.getdoc(module) or "").partition("\n")[0])
        values = {key: getattr(module, key) for key in module.__all__ if not key.startswith("__")}
        functions = [key for key, value in values.items() if not inspect.isclass(value)]
        classes = [key for key, value in values.items() if inspect.isclass(value)]
        parts += [directive(name, key, values[key]) for key in (*functions, *classes)]
    return "\n\n".join(parts) + "\n"


def cli_page() -> str:
    """All commands and their options."""
    parts = [
        "# From the shell",
        CLI,
    ]
    for name, summary in COMMANDS.items():
        context = click.Context(cli, info_name="newsmodel", **cli.context_settings)
        command = cli.get_command(context, name)
        assert command is not None
        with click.Context(command, info_name=name, parent=context) as inner:
            parts += [f"## `newsmodel {name}`", summary, f"```text\n{command.get_usage(inner)}\n```"]
            text = inspect.cleandoc(command.help or "").partition("\n\n")[2]
            rows = [record for param in command.get_params(inner) if (record := param.get_help_record(inner))]
        parts += [text] if text else []
        parts.append(
            table(("option", "what"), [(f"`{option}`", " ".join(told.split())) for option, told in rows if told])
        )
        if command.epilog:
            calls = [line.strip() for line in command.epilog.splitlines() if line.strip().startswith("newsmodel ")]
            parts.append("```text\n" + "\n".join(calls) + "\n```")
    return "\n\n".join(parts) + "\n"


def settings_table(name: str, kind: type | None) -> Iterator[str]:
    """The options of a record, if it has any."""
    settings = settings_in(kind)
    if settings:
        rows = [(f"`{name}.{setting.name}`", f"`{setting.default}`", setting.help) for setting in settings]
        yield table(("option", "default", "what"), rows)


def formats_page() -> str:
    """All formats of the packages in this repository, with their options."""
    registry = build_registry()
    parts = [
        "# Formats",
        FORMATS,
    ]
    providers = {record.name: plugin for plugin in registry.plugins for record in plugin.records}
    rows = []
    for form in described(registry):
        able = " and ".join(verb for verb in ("reads", "writes") if form[verb])
        loses = ("; ".join(form["loses"]) or "nothing") if form["writes"] else ""
        package = providers[form["name"]].distribution or ""
        rows.append((f"`{form['name']}`", able, " ".join(f"`{s}`" for s in form["suffixes"]), loses, package))
    parts.append(table(("format", "what newsmodel does", "names end in", "loses", "package"), rows))
    for form in described(registry):
        parts += [f"## `{form['name']}`", sentence(form["summary"])]
        if form["media_types"]:
            parts.append("Media types: " + ", ".join(f"`{kind}`" for kind in form["media_types"]) + ".")
        if form["options"]:
            rows = [(f"`{form['name']}.{o['name']}`", f"`{o['default']}`", o["help"]) for o in form["options"]]
            parts.append(table(("option", "default", "what"), rows))
    return "\n\n".join(parts) + "\n"


def plugins_page() -> str:
    """The hooks, the records they return, and the extractors that come along."""
    parts = [
        "# Plugins",
        PLUGINS,
        "## Hooks",
    ]
    hooks = [value for name, value in vars(hookspecs).items() if name.startswith("newsmodel_")]
    for hook in hooks:
        summary, _, example = (inspect.getdoc(hook) or "").partition("\n\nExample:\n")
        parts += [f"### `{hook.__name__}`", summary, f"```python\n{inspect.cleandoc(example)}\n```"]
    parts.append("## Extractors")
    registry = build_registry()
    providers = {record.name: plugin for plugin in registry.plugins for record in plugin.records}
    for extractor in registry.extractors:
        provides = ", ".join(kind.__name__ for kind in extractor.provides)
        requires = ", ".join(kind.__name__ for kind in extractor.requires) or "nothing"
        languages = ", ".join(extractor.languages) or "any"
        package = providers[extractor.name].distribution
        facts = f"Provides {provides}; requires {requires}; languages: {languages}; of {package}."
        parts += [f"### `{extractor.name}`", f"{sentence(extractor.summary)} {facts}"]
        parts += settings_table(extractor.name, extractor.options)
    return "\n\n".join(parts) + "\n"


def tables_page() -> str:
    """The columns of the five tables."""
    parts = ["# Tables", TABLES_PAGE]
    for name, made in TABLES.items():
        rows = [(f"`{column.name}`", _cell_type(column), f"{column.says}{_values(column)}") for column in made.columns]
        key = f" Key: {_columns(made.key)}." if made.key else ""
        links = [f"{_columns(link.columns)}: as {_columns(link.key)} in `{link.table}`" for link in made.links]
        parts += [f"## `{name}`", f"Each row is {made.says}.{key}{''.join(f' {link}.' for link in links)}"]
        parts.append(table(("column", "type", "what"), rows))
    return "\n\n".join(parts) + "\n"


def _cell_type(column: Column) -> str:
    return column.type if column.required else f"{column.type}, may be empty"


def _values(column: Column) -> str:
    return f": {', '.join(column.values)}" if column.values else ""


def _columns(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def rules_page() -> str:
    """All rules of the English extractors."""
    parts = ["# Rules", RULES]
    known = rules()
    for extractor in dict.fromkeys(rule.extractor for rule in known):
        parts.append(f"## `{extractor}`")
        rows = [
            (f"`{rule.name}`", rule.looks_for, rule.example, f"{rule.found:,}", shown(rule.precision))
            for rule in known
            if rule.extractor == extractor
        ]
        parts.append(table(("rule", "looks for", "example", "found", "right"), rows))
    return "\n\n".join(parts) + "\n"


def shown(precision: float | None) -> str:
    """A share in percent; nothing where it is not known."""
    return "" if precision is None else f"{100 * precision:.0f} %"


PAGES = {
    "python.md": python_page,
    "cli.md": cli_page,
    "formats.md": formats_page,
    "plugins.md": plugins_page,
    "tables.md": tables_page,
    "rules.md": rules_page,
}


def undocumented_fields() -> list[str]:
    """Fields of public classes that the class's docstring does not describe."""
    classes = [getattr(newsmodel, name) for name in newsmodel.__all__]
    return [
        f"{kind.__name__}.{setting.name}"
        for kind in classes
        if inspect.isclass(kind) and attrs.has(kind)
        for setting in settings_in(kind)
        if not setting.help
    ]


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
