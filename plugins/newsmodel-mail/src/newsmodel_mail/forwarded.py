"""A mail within the text of a mail: what somebody passed on, with its own headers; and what somebody quoted."""

from collections.abc import Sequence

import attrs

from newsmodel import Notice
from newsmodel.text import pattern

MARK = pattern(
    "mail-forward-mark",
    r"""
    [>\s]{0,6}+(?:
      -{3,20}+\ ?(?:Forwarded\ message|Forwarded\ Message|Original\ Message|Weitergeleitete\ Nachricht|
        Ursprüngliche\ Nachricht|Message\ transféré|Message\ d'origine|Mensaje\ reenviado|Messaggio\ inoltrato|
        Doorgestuurd\ bericht|Oorspronkelijk\ bericht)(?:\ by\ [^-\n]{1,80})?\ ?-{3,20}+
    | Begin\ forwarded\ message: | Anfang\ der\ weitergeleiteten\ (?:Nachricht|E-Mail):
    | Début\ du\ message\ (?:réexpédié|transféré)\ :
    | Inicio\ del\ mensaje\ reenviado: | Inizio\ messaggio\ inoltrato:
    )
    """,
    "x",
)
KEYS = {
    "from": "from", "von": "from", "de": "from", "da": "from", "van": "from",
    "date": "date", "sent": "date", "gesendet": "date", "datum": "date", "envoyé": "date", "fecha": "date",
    "enviado": "date", "enviado el": "date", "data": "date", "inviato": "date", "verzonden": "date",
    "subject": "subject", "betreff": "subject", "objet": "subject", "asunto": "subject", "oggetto": "subject",
    "onderwerp": "subject",
    "to": "to", "an": "to", "à": "to", "para": "to", "a": "to", "aan": "to", "cc": "to", "reply-to": "to",
    "antwort an": "to", "kopie": "to",
}  # fmt: skip
"""The headers that mail programs write above what they forward, in six languages."""

KEY = pattern(
    "mail-forward-key",
    r"(?:(?<=^)|(?<=\s)|(?<=\*))(?P<key>\L<keys>)\*?\s?:\*?\s",
    "i",
    keys=KEYS,
)
QUOTED = pattern("mail-quoted-line", r"(?:>\ ?)++")
ATTRIBUTION = pattern(
    "mail-attribution",
    r"(?:On|Am|Le|El|Il|Op)\ [^\n]{8,200}?\b"
    r"(?:wrote|schrieb[^\n:]{0,80}|écrit|escribió|scritto|schreef[^\n:]{0,80})\ ?:",
    "x",
)

MOST_LINES = 12


@attrs.frozen(kw_only=True)
class Forwarded:
    """What was passed on.

    Attributes:
        headers: "from", "date", "subject" as they stand.
        lines: of its text.
        above: what somebody wrote above it.
    """

    headers: dict[str, str]
    lines: tuple[str, ...]
    above: tuple[str, ...]


def forwarded(lines: Sequence[str]) -> Forwarded | None:
    """The mail that lines or paragraphs hold below a mark or below headers like those of Outlook; None for none."""
    for index, line in enumerate(lines):
        mark = MARK.match(line)
        opened = mark is not None
        if not opened and not _opens(line):
            continue
        rest = [line[mark.end() :].strip() if mark else line, *lines[index + 1 : index + 1 + MOST_LINES]]
        headers, taken = _headers(rest)
        if "from" not in headers or not ({"subject", "date"} & headers.keys()):
            continue
        body = tuple(lines[index + taken :])
        if body and all(text.startswith(">") for text in body if text.strip()):
            body = tuple(QUOTED.sub("", text, 1) for text in body)
        return Forwarded(headers=headers, lines=body, above=tuple(text for text in lines[:index] if text.strip()))
    return None


def without_quoted(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    """Lines without those quoted from an earlier mail, and without the signature."""
    kept: list[str] = []
    aside: list[str] = []
    signature = next((index for index, line in enumerate(lines) if line in ("-- ", "--")), len(lines))
    quoted = [line.startswith(">") for line in lines]
    for index, line in enumerate(lines):
        follows = any(quoted[index + 1 : index + 4])
        if index >= signature or quoted[index] or (ATTRIBUTION.match(line) and follows):
            aside.append(line)
        else:
            kept.append(line)
    if not any(line.strip() for line in kept):
        return tuple(QUOTED.sub("", line, 1) for line in lines), ()
    told = "\n".join(aside).strip()
    return tuple(kept), (
        Notice("quoted-removed", "Lines quoted from an earlier mail, or a signature.", told),
    ) if told else ()


def _opens(line: str) -> bool:
    """Whether a line is the first header of what Outlook forwards: nothing marks it."""
    match = KEY.search(line[:40])
    return match is not None and match.start() <= 1 and KEYS[match["key"].lower()] == "from"


def _headers(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """Headers at the head of lines, one a line or several, and how many lines they take."""
    headers: dict[str, str] = {}
    taken = 0
    for number, line in enumerate(lines):
        keys = list(KEY.finditer(line[:1000]))
        if keys and keys[0].start() > 3:
            keys = []
        if not keys and line.strip() and not (number == 0 and not line.strip()):
            break
        if not line.strip():
            if len(headers) > 1:
                break
            continue
        taken = number + 1
        for key, end in zip(keys, [*(key.start() for key in keys[1:]), len(line)], strict=True):
            headers.setdefault(KEYS[key["key"].lower()], line[key.end() : end].strip(" *"))
    return headers, taken
