"""Articles as brat standoff: a .txt and an .ann for each, in one folder with brat's configuration."""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import msgspec

from newsmodel import Article, Target, UsageError
from newsmodel_annotate.brat_config import annotation_conf, visual_conf
from newsmodel_annotate.folders import FolderWriter
from newsmodel_annotate.marking import mark
from newsmodel_annotate.markup import Region

LONGEST_NAME = 100
"""Characters of a file's name, without suffix; what is longer is cut, and ends with a hash."""


class BratWriter(FolderWriter):
    """Writes pairs of files, article by article; what a person has changed in the folder is not written over."""

    def __init__(self, target: Target, *, overwrite: bool) -> None:
        super().__init__(target)
        self._overwrite = overwrite

    def open(self, stack: contextlib.ExitStack) -> None:
        """Begin with brat's configuration."""
        super().open(stack)
        for name, text in (("annotation.conf", annotation_conf()), ("visual.conf", visual_conf())):
            if self._overwrite or not (self.folder / name).exists():
                self.put(name, text.encode())

    def write(self, article: Article, /) -> None:
        """Write one article's pair.

        Raises:
            UsageError: the folder has the files with something else in them, and `overwrite` is not set.
        """
        lines = "".join(f"{line}\n" for line in ann_lines(article))
        name = first = file_name(article.id)
        number = 1
        while os.path.exists(self.waiting(f"{name}.txt")):  # noqa: PTH110
            number += 1
            name = f"{first}-{number}"
        for suffix, text in ((".txt", article.text), (".ann", lines)):
            self._check(self.final(f"{name}{suffix}"), text.encode())
            self.put(f"{name}{suffix}", text.encode())

    def _check(self, file: str, data: bytes) -> None:
        if not self._overwrite and os.path.exists(file) and Path(file).read_bytes() != data:  # noqa: PTH110
            raise UsageError(
                f"{file} is there and says something else, perhaps a person's work; "
                "name another folder, or set brat.overwrite"
            )


def file_name(id: str) -> str:
    """An article's id as the name of a file on any system."""
    name = quote(id, safe="").replace(".", "%2E")
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[: LONGEST_NAME - 17]}-{hashlib.sha256(id.encode()).hexdigest()[:16]}"


def ann_lines(article: Article) -> Iterator[str]:
    """The annotations of an article, a line each; offsets are code points."""
    markup = mark(article)
    marks = notes = 0
    for region in markup.regions:
        places = ";".join(f"{start} {end}" for start, end in region.ranges)
        yield f"{region.key}\t{region.label} {places}\t{' '.join(article.text[a:b] for a, b in region.ranges)}"
        for name, value in region.attributes.items():
            marks += 1
            yield f"A{marks}\t{name} {region.key} {value}"
        if region.note:
            notes += 1
            yield f"#{notes}\tAnnotatorNotes {region.key}\t{_note(region)}"
    for number, link in enumerate(markup.links, 1):
        yield f"R{number}\t{link.label} Arg1:{link.source} Arg2:{link.target}"
    for cluster in markup.clusters:
        yield f"*\tEquiv {' '.join(cluster)}"


def _note(region: Region) -> str:
    # JSON has no line ends but escaped ones; those that JSON allows and `str.splitlines` cuts at are escaped as well.
    text = msgspec.json.encode(region.note).decode()
    return "".join(letter if len(f"a{letter}a".splitlines()) == 1 else f"\\u{ord(letter):04x}" for letter in text)
