"""Who wrote it, as a clean list: no "By", no roles, outlets, addresses or places; better fewer names than wrong."""

from collections.abc import Iterable, Iterator

import attrs

from newsmodel.parsers.text.dates import alternatives
from newsmodel.parsers.text.vocabulary import AGENCIES, ROLES, STAFF
from newsmodel.text.patterns import pattern
from newsmodel_html.jsonld import plain

TITLES = (
    *ROLES, "editors", "reporters", "correspondents", "writers", "columnists", "redakteur", "redakteurin",
    "journaliste", "rédacteur", "redactor", "redactora", "periodista",
)  # fmt: skip
"""Words of roles that stand behind a name."""

BY = pattern(
    "html-byline-lead",
    r"(?:(?i:(?:written|words|story|posted|published|report(?:ed)?|analysis|review|text|photographs?|interview)\s(?:and\s\w{4,12}\s)?by)"
    r"|(?i:by)|Von|Par|Por|Di|Av|Af|Door|Autore?|Autora?|Text|Redaktion|Автор|Текст|(?i:authors?|reporter|byline))(?:\s?:|(?=\s))\s*+",
)
SEPARATOR = pattern(
    "html-author-separator",
    r"\s?[;|•·/\n]\s?|(?<=\p{L}{3})\.\s|,?\s(?:and|&|with|und|et|y|e|och|og|en|ja|i|и|та)\s(?=\p{Lu})|,\s?(?:and\s|&\s)?",
    "",
)
ADDRESS = pattern(
    "html-author-address",
    r"\(?[\w.+-]{1,60}+@[\w-]{1,60}+(?:\.[\w-]{1,20}+){1,4}\)?|(?<![\w.])@\w{2,30}+|https?://\S{1,300}+|www\.\S{1,200}+",
)
ASIDE = pattern("html-author-aside", r"\s?[(\[][^()\[\]]{0,80}+[)\]]|\s[–—-]\s[^\n]{0,80}+$")
PLACE = pattern(
    "html-author-place",
    r"\s(?:in|for|at|of|reports\sfrom|reporting\sfrom|from|@|is\san?|pour|für|aus|en|à|em)\s(?=\p{Lu})[^\n]{0,100}+$|\s(?:is|was|has|covers|writes)\s[^\n]{0,200}+$",
)
NAME = pattern(
    "html-author-name",
    r"(?:(?:(?:de|da|di|du|del|della|dos|das|van|von|der|den|ten|ter|la|le|el|al|bin|ibn|ben|y|zu|af|av|e|o)\s|\p{Lu}|[dDlLO]['’]\p{Lu}|al-\p{Lu}|[\p{Lo}])"
    r"[\p{L}\p{M}.'’·\-]{0,30}+\s?){1,7}",
)
ROLE = pattern(
    "html-author-role",
    rf"\s(?:(?i:chief|senior|deputy|associate|assistant|managing|political|foreign|diplomatic|business|sports?|science|health|city|news|staff|special|freelance|"
    rf"environment|education|economics|technology|features?|culture|arts?|guest|contributing|\w{{2,12}}\s(?=(?:editor|correspondent|reporter|writer)\b))\s){{0,4}}+"
    rf"(?i:{alternatives(TITLES)})\b[^\n]{{0,80}}+$",
)
OUTLET = pattern(
    "html-author-outlet",
    r"\b(?:staff|team|desk|editors?|editorial|newsroom|news|media|agenc(?:y|ies)|press|times|post|tribune|herald|gazette|daily|magazine|network|"
    r"reporters?|correspondents?|writers?|contributors?|service|bureau|online|webmaster|admin(?:istrator)?|user|guest|anonymous|unknown|group|limited|ltd|inc|"
    r"redaktion|redacción|rédaction|redazione|redação|redactie|redakce|редакция|toimitus|redaksjonen|redaktionen|author|"
    r"wires?|syndicat(?:e|ion)|content|partner|sponsored|board|foundation|institute|university|department|ministry|tv|radio|channel|international|"
    r"bbc|cnn|nbc|cbs|abc|fox|npr|pbs|sky)\b|\.(?:com|co|org|net|de|fr|uk|info|tv|ru|it|es|nl)\b",
    "i",
)
LONGEST = 60


@attrs.frozen
class Writer:
    """An author as a page names one.

    Attributes:
        text: as it stands there.
        person: the page says that it is a person, so that a name of one word is believed.
        outlet: the page says that it is an organisation.
    """

    text: str
    person: bool = False
    outlet: bool = False


@attrs.frozen
class Authors:
    """Names, and the texts of which nothing was believed to be one."""

    names: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def clean_authors(writers: Iterable[Writer], publisher: str | None = None) -> Authors:
    """The names of those who wrote an article.

    Args:
        writers: as the page gives them.
        publisher: who is no author, though pages name it as one.
    """
    names: dict[str, str] = {}
    left: list[str] = []
    for writer in writers:
        found = list(_names(writer, publisher))
        for name in found:
            known = names.setdefault(name.casefold(), name)
            if known.isupper() and not name.isupper():
                names[name.casefold()] = name
        text = plain(writer.text)
        if not found and text and not text.startswith("http"):
            left.append(text)
    whole = " ".join(names)
    kept = [name for lowered, name in names.items() if " " in lowered or whole.count(lowered) == 1]
    people = [name for name in kept if name not in AGENCIES]
    kept = people or kept
    return Authors(tuple(kept), tuple(dict.fromkeys(left)))


def _names(writer: Writer, publisher: str | None) -> Iterator[str]:
    text = ADDRESS.sub(" ", plain(writer.text) or "").strip(" ,;|-–—:")
    lead = BY.match(text)
    if lead is not None and lead.end() < len(text):
        text = text[lead.end() :].strip()
    if not text or len(text) > 400:
        return
    pieces = [piece for piece in SEPARATOR.split(text) if piece and piece.strip()]
    if "," in text and len(pieces) == 2 and not any(" " in piece.strip() for piece in pieces) and not writer.outlet:
        pieces = [" ".join(reversed([piece.strip() for piece in pieces]))]
    for piece in pieces:
        name = _name(piece.strip(), writer)
        if name is not None and not _same(name, publisher):
            yield name


def _name(text: str, writer: Writer) -> str | None:
    """The name in a piece of a byline, or None where it holds a role, an outlet or anything else."""
    if text in AGENCIES:
        return text
    if writer.outlet:
        return None
    text = PLACE.sub("", ASIDE.sub("", f" {text}"))
    bare = ROLE.sub("", text)
    text = (bare if " " in bare.strip() else text).strip(' ,;:|–—-*"“”')
    text = text if text.endswith(("Jr.", "Sr.")) else text.rstrip(".")
    lead = BY.match(text)
    if lead is not None and lead.end() < len(text):
        text = text[lead.end() :]
    words = text.split()
    if not 0 < len(text) <= LONGEST or text.casefold() in STAFF or OUTLET.search(text) or any(map(str.isdigit, text)):
        return None
    cased = any(character.isupper() or character.islower() for character in text)
    if cased and len(words) < 2 and not (writer.person and text[0].isupper() and len(text) > 2 and text[1:].islower()):
        return None
    if {word.casefold() for word in words} & set(ROLES) or words[0].upper() in AGENCIES:
        return None
    return " ".join(words) if NAME.fullmatch(f"{text} ") or NAME.fullmatch(text) else None


def _same(name: str, publisher: str | None) -> bool:
    """Whether a name is the publisher's, with or without its article."""
    first, second = (text.casefold().removeprefix("the ") for text in (name, publisher or ""))
    return bool(second) and first == second
