"""The files of a plugin package, from the templates beside this module."""

import re
import string
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from newsmodel.errors import SourceError, UsageError

KINDS = ("extractor", "parser", "exporter")
"""What a new plugin may provide."""

SUFFIX = ".tmpl"
"""Ends the names of templates, so that no tool takes them for what they will become."""

_NAME = re.compile(r"[a-z](?:-?[a-z0-9]){1,30}")


def write_package(name: str, kind: str, folder: Path) -> tuple[Path, ...]:
    """Write a plugin package that passes its tests as it is.

    Args:
        name: of the plugin: small letters, digits and single hyphens, such as "crime-terms". The distribution is
            called `newsmodel-crime-terms`, the module `newsmodel_crime_terms`.
        kind: one of `KINDS`.
        folder: where the package's own folder is made.

    Returns:
        The files, in the order of their names.

    Raises:
        UsageError: a name or kind that will not do, or a folder of that name is there and not empty.
        SourceError: a file cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"plugin name {name!r}: use small letters, digits and hyphens, such as 'crime-terms'")
    if kind not in KINDS:
        raise UsageError(f"kind {kind!r}; it must be one of {', '.join(KINDS)}")
    package = folder / f"newsmodel-{name}"
    if package.exists() and (not package.is_dir() or any(package.iterdir())):
        raise UsageError(f"{package} is there already; choose another name, or --folder")
    words = _words(name)
    texts = {package / path: string.Template(text).substitute(words) for path, text in _templates(kind, words)}
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SourceError(f"cannot be written: {error.strerror}", source=str(error.filename or package)) from error
    return tuple(sorted(texts))


def _words(name: str) -> dict[str, str]:
    """What stands in the templates' places."""
    module = name.replace("-", "_")
    title = name.replace("-", " ")
    return {
        "name": name,
        "module": f"newsmodel_{module}",
        "function": module,
        "constant": module.upper(),
        "title": title[0].upper() + title[1:],
        "Class": title.title().replace(" ", ""),
    }


def _templates(kind: str, words: dict[str, str]) -> Iterator[tuple[Path, str]]:
    """The paths inside the package, and the texts with their places still open."""
    root = files("newsmodel.scaffold") / "templates"
    for part in ("common", kind):
        for path, template in _walk(root / part, Path()):
            inside = Path(*(string.Template(name).substitute(words) for name in path.parts))
            yield inside.with_name(inside.name.removesuffix(SUFFIX)), template.read_text("utf-8")


def _walk(folder: Traversable, path: Path) -> Iterator[tuple[Path, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _walk(entry, path / entry.name)
        elif entry.name.endswith(SUFFIX):
            yield path / entry.name, entry
