"""The build hook of the compiled wheel: `HATCH_BUILD_HOOKS_ENABLE=1 pip wheel .`; without the variable it does not run.

mypyc turns the modules named here, which take nearly all the time of extraction, into C. Their Python stays beside them
in the wheel, for tracebacks. What is compiled is a copy, in which the classes of the English rooms are ones that mypyc
makes classes of C: `attrs.define` replaces a class by another with slots, what is frozen keeps its fields in a
dictionary, and neither can be; a cached property it would work out each time it is read, and a constant that is not
said to be final it would look up by its name. Nobody outside these rooms sees an object of such a class.
"""

import contextlib
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = (
    "text/*.py",
    "english/grammar/*.py",
    "english/actors/*.py",
    "english/quotes/*.py",
    "english/proposals/*.py",
    "model/walk.py",
    "pipeline/merge.py",
    "pipeline/stamp.py",
)
LEFT = ("__init__.py", "pattern_check.py", "patterns.py")
"""Run too seldom to be worth it; the types in `patterns` are more than mypyc takes."""

ENDINGS = (".so", ".pyd")
"""Of compiled modules, on Linux and macOS, and on Windows."""

BUILD = "build"
"""Where the compiler leaves what it made on the way."""

NATIVE = "english"
"""The room whose classes become classes of C."""

CLASS = re.compile(r"^@attrs\.(?:define|frozen)(?:\((.*)\))?$", re.MULTILINE)

CACHED = re.compile(r"^    @(?:functools\.)?cached_property\n    def (\w+)\(self\) -> (.+):$", re.MULTILINE)
PLAIN = """\
    _kept_{name}: {type} | None = None

    @property
    def {name}(self) -> {type}:
        if self._kept_{name} is None:
            self._kept_{name} = self._make_{name}()
        return self._kept_{name}

    def _make_{name}(self) -> {type}:"""
"""The same as a cached property: the value in a field of its own, worked out where it is not there yet."""

CONSTANT = re.compile(r"^(_?[A-Z][A-Z\d_]*)(?:: (.+?))? = ", re.MULTILINE)
IMPORT = re.compile(r"^(?=import |from (?!__future__))", re.MULTILINE)


def final(source: str) -> str:
    """A module whose constants are known to be, and that has `attr` and `typing`."""

    def declared(found: re.Match[str]) -> str:
        return f"{found[1]}: typing.Final[{found[2]}] = " if found[2] else f"{found[1]}: typing.Final = "

    return CONSTANT.sub(declared, IMPORT.sub("import attr, typing; ", source, count=1))


def native(source: str) -> str:
    """A module whose classes attrs fills where they stand, equal by their fields if they were; what is cached, kept."""

    def decorator(found: re.Match[str]) -> str:
        return f"@attr.s(auto_attribs=True, {found[1] or 'unsafe_hash=True'})"

    source = CACHED.sub(lambda found: PLAIN.format(name=found[1], type=found[2]), source)
    return CLASS.sub(decorator, source)


class CompiledBuildHook(BuildHookInterface[Any]):
    """Adds the compiled modules to the wheel, which then is one for this Python and this machine."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the installation is one that is edited."""
        if version == "editable":
            return
        self.folder = tempfile.TemporaryDirectory(prefix="newsmodel-")
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        for path in compiled(Path(self.root, "src"), Path(self.folder.name)):
            build_data["force_include"][str(path)] = str(path.relative_to(self.folder.name))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the folder away."""
        if version != "editable":
            self.folder.cleanup()


def compiled(source: Path, folder: Path) -> list[Path]:
    """The libraries made of the package in `source`, built in `folder`."""
    # Of the build's environment alone.
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    package = folder / "newsmodel"
    shutil.copytree(source / "newsmodel", package, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    files = [path for glob in COMPILED for path in sorted(package.glob(glob)) if path.name not in LEFT]
    for path in files:
        text = final(path.read_text(encoding="utf-8"))
        path.write_text(native(text) if path.is_relative_to(package / NATIVE) else text, encoding="utf-8")
    names = [str(path.relative_to(folder)) for path in files]
    with contextlib.chdir(folder):
        modules = mypycify(["--ignore-missing-imports", *names], opt_level="2", debug_level="0", group_name="newsmodel")
        command = build_ext(Distribution({"name": "newsmodel", "ext_modules": modules}))
        command.inplace = True
        command.ensure_finalized()
        command.run()
    return [path for path in sorted(folder.rglob("*.*")) if path.suffix in ENDINGS and BUILD not in path.parts]
