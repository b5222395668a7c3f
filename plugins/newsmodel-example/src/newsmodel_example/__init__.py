"""An example plugin to copy: one extractor, registered by one hook, with options of its own."""

from collections.abc import Iterable, Iterator

import attrs

import newsmodel
from newsmodel import Actor, Article, Context, Extractor, Mention
from newsmodel.model import ActorKind
from newsmodel.text import pattern

HANDLE = pattern("handle", r"(?<![\w@.])@(\w{2,30}+)")


@attrs.frozen
class HandleOptions:
    """What a user may set, from Python, newsmodel.toml or with `--set example-handles.kind=organisation`.

    Attributes:
        kind: the kind that the actors get; a handle does not tell whether a person or a body stands behind it.
    """

    kind: ActorKind = "person"


def find_handles(article: Article, context: Context) -> Iterator[Actor]:
    """An actor for each handle, with all its mentions; @Elm and @elm are one."""
    options = context.options or HandleOptions()
    found: dict[str, list[Mention]] = {}
    for match in HANDLE.finditer(article.text):
        mention = Mention(match.start(), match.end(), match[0])
        found.setdefault(match[1].lower(), []).append(mention)
    for mentions in found.values():
        yield Actor(name=mentions[0].text, kind=options.kind, rule="handle", mentions=tuple(mentions))


HANDLES = Extractor(
    name="example-handles",
    provides=(Actor,),
    extract=find_handles,
    options=HandleOptions,
    version="1",
    summary="an actor for each @handle",
)


@newsmodel.hookimpl
def newsmodel_extractors() -> Iterable[Extractor]:
    """Called once, when plugins are discovered."""
    return [HANDLES]
