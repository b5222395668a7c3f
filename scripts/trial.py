"""One input through all of the library, and what counts as a find: anything that a caller could not expect."""

import hashlib
import traceback
from pathlib import Path

import attrs

import newsmodel
from newsmodel.testing.shorter import shortest


class BrokenPromiseError(Exception):
    """The library gave an answer that breaks one of its laws."""


def run(data: bytes) -> str:
    """Parse, extract, write and read again; "refused" where the input is no text.

    Raises:
        Exception: a find.
    """
    try:
        article = newsmodel.parse(data, format="text")
    except newsmodel.NewsmodelError as error:
        if isinstance(error.__cause__, Exception) and not isinstance(
            error.__cause__, newsmodel.NewsmodelError | OSError
        ):
            raise error.__cause__ from None
        return "refused"
    try:
        found = newsmodel.extract(article)
    except newsmodel.StageError as error:
        raise error.__cause__ or error from None
    _hold(found.text == article.text, "extraction changed the text")
    _hold(attrs.evolve(found) == found, "the records do not stand a second check")
    written = newsmodel.dumps(found)
    _hold(newsmodel.loads(written) == found, "what was written is not what is read")
    _hold(newsmodel.extract(found) == found, "extraction twice is not extraction once")
    return "read"


def _hold(law: bool, broken: str) -> None:
    if not law:
        raise BrokenPromiseError(broken)


def signature(error: BaseException) -> str:
    """The kind of error and the last place in the library that it went through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "newsmodel" in Path(frame.filename).parts]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else str(error)
    return f"{type(error).__name__} at {place}"


def find(data: bytes) -> str | None:
    """The signature of the error that an input leads to, or None."""
    try:
        run(data)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return signature(error)
    return None


def keep(data: bytes, folder: Path, known: set[str]) -> str | None:
    """Try an input; a find of a new kind is made short and written to the folder. Gives the signature of a find."""
    what = find(data)
    if what is None or what in known:
        return what
    known.add(what)
    data = shortest(data, lambda less: find(less) == what)
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(data).hexdigest()[:12]
    (folder / f"{name}.bin").write_bytes(data)
    (folder / f"{name}.txt").write_text(f"{what}\n{data!r}\n", "utf-8")
    print(f"find: {what}: {data!r}", flush=True)
    return what
