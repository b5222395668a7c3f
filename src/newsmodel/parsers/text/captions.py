"""Picture captions and credits, as WordPress and news pages leave them in scraped text."""

import attrs

from newsmodel.model import Caption, Notice
from newsmodel.parsers.text.dates import alternatives
from newsmodel.parsers.text.found import Found
from newsmodel.parsers.text.vocabulary import CREDIT_LABELS, CREDITS, PICTURE_CREDITS, SMALL_CREDIT_WORDS
from newsmodel.text.patterns import Match, pattern

_CREDIT = rf"(?:{alternatives(CREDITS)})(?:\s?/\s?(?:{alternatives(CREDITS)})){{0,2}}"
_LABEL = alternatives(CREDIT_LABELS)

SHORTCODE = pattern(
    "text-caption-shortcode",
    r"\[caption\b(?P<head>[^\]\n]{0,800}+)\](?P<inner>[^\[\n]{0,900}+)(?:\[/caption\]|(?P<cut>$))",
)
END = "[/caption]"
ATTRIBUTE = pattern(
    "text-caption-attribute",
    r"\bcaption=(?:\"(?P<straight>[^\"\n]{0,800}+)\"|[“”″](?P<curly>[^“”″\n]{0,800}+)[“”″])",
)
TAG = pattern("text-caption-tag", r"</?[A-Za-z][^<>\n]{0,600}+>")

FUSED = pattern("text-credit-fused", rf"(?P<credit>{_CREDIT})(?=\p{{Lu}}\p{{Ll}}|[AI]\ \p{{L}})")
"""A credit that runs into the caption: looked for in what is known to be a caption only, for "PA" starts words too."""

BRACKETED = pattern(
    "text-credit-bracketed",
    rf"""
      \s?[(\[]\s?
      (?:(?:{_LABEL})\s?(?::\s?|\s)(?P<credit>[^()\[\]\n]{{2,100}}+)
        |(?P<agency>(?:AP|AFP|EPA|Reuters)\ Photo\b[^()\[\]\n]{{0,100}}+))
      [)\]]\.?$
    """,
    "x",
)
LABELLED = pattern(
    "text-credit-labelled",
    rf"(?:^|(?<=[.!?”’\"')\]])\s|(?<=[\p{{Ll}}\d.!?”’\"')\]])(?=Credit:))(?:{_LABEL})\s?:\s?(?P<credit>[^\n:]{{2,100}}+)$",
)
TRAILING = pattern(
    "text-credit-trailing",
    rf"(?:^|(?<=[.!?”\"])\s)\(?(?P<credit>(?:{alternatives(PICTURE_CREDITS)})(?:\s?/\s?(?:{_CREDIT}))?)\)?\.?$",
)
NAMED = pattern(
    "text-caption-named", r"(?:Image|Picture|Photo)\ (?P<kind>caption|source|copyright),\s?(?P<text>[^\n]{1,800}+)", "x"
)

MOST_CREDIT_WORDS = 12


def shortcode(line: str) -> Found | None:
    """Caption shortcodes, whole or with head or tail cut off; text around a whole one is body."""
    if "caption]" not in line and "[caption" not in line:
        return None
    whole = list(SHORTCODE.finditer(line))
    if whole:
        return _parts(line, whole)
    head, end, rest = line.partition(END)
    if not end:
        return None
    if not head.strip():
        found = Found(notices=(Notice("shortcode-removed", "The end of a picture caption without its text.", END),))
    else:
        found = Found(captions=(split_credit(" ".join(TAG.sub(" ", head).split())),), kind="caption")
    return attrs.evolve(found, body=(rest.strip(),) if rest.strip() else ())


def _parts(line: str, matches: list[Match]) -> Found:
    """Captions at the matches, body between them."""
    body: list[str] = []
    captions: list[Caption] = []
    notices: list[Notice] = []
    end = 0
    for match in matches:
        body.append(line[end : match.start()])
        caption, rest = _shortcode_caption(match)
        captions.extend(caption)
        notices.extend(Notice("shortcode-removed", "Markup around a picture caption.", text) for text in rest)
        end = match.end()
    body.append(line[end:])
    kept = tuple(text.strip() for text in body if text.strip())
    return Found(body=kept, captions=tuple(captions), notices=tuple(notices), kind="caption")


def _shortcode_caption(match: Match) -> tuple[list[Caption], list[str]]:
    """The caption of a shortcode, and the markup around it."""
    head = match.groupdict().get("head") or ""
    inner = " ".join(TAG.sub(" ", match["inner"]).split())
    rest = [tag[0] for tag in TAG.finditer(match["inner"])]
    attribute = ATTRIBUTE.search(head)
    texts = [inner] if inner else []
    if attribute:
        texts.insert(0, (attribute["straight"] or attribute["curly"] or "").strip())
    markup = ATTRIBUTE.sub("", head).strip()
    texts = list(dict.fromkeys(filter(None, texts)))
    captions = [split_credit(text) for text in texts]
    if not captions:
        return [], [match[0]]
    return captions, [*([f"[caption {markup}]"] if markup else []), *rest]


def split_credit(text: str) -> Caption:
    """A caption's text and the credit that is fused to its head or written at its end."""
    fused = FUSED.match(text)
    if fused:
        return Caption(text[fused.end() :], fused["credit"])
    return _credited(text) or Caption(text)


def credited(line: str) -> Found | None:
    """A line that its credit shows to be a caption, or that is a credit alone."""
    named = NAMED.fullmatch(line) if line.startswith(("Image ", "Picture ", "Photo ")) else None
    if named:
        found = Caption(named["text"]) if named["kind"] == "caption" else Caption("", named["text"])
        return Found(captions=(found,), kind="caption")
    caption = _credited(line)
    return Found(captions=(caption,), kind="caption") if caption else None


def _credited(text: str) -> Caption | None:
    end = text.rstrip(".)")
    hints = text.endswith((")", "]", ").", "].")), ":" in text, end.endswith(CREDITS + PICTURE_CREDITS)
    for hint, item in zip(hints, (BRACKETED, LABELLED, TRAILING), strict=True):
        match = item.search(text) if hint else None
        if match:
            credit = (match["credit"] or match.groupdict().get("agency") or "").strip().removesuffix(".")
            if is_credit(credit):
                return Caption(text[: match.start()].strip(), credit)
    return None


def is_credit(text: str) -> bool:
    """Whether words could name photographers and agencies: all of them capitalised, but for the small ones."""
    words = text.replace("/", " ").replace("|", " ").replace(",", " ").split()
    return 0 < len(words) <= MOST_CREDIT_WORDS and all(
        word in SMALL_CREDIT_WORDS or word[0].isupper() or word[0] in "@©(" or word.isdigit() for word in words
    )


def merge(captions: list[Caption]) -> list[Caption]:
    """Captions of neighbouring lines, a credit alone joined with the caption without credit beside it."""
    merged: list[Caption] = []
    for caption in captions:
        last = merged[-1] if merged else None
        if last and not last.text and caption.text and caption.credit is None:
            merged[-1] = Caption(caption.text, last.credit)
        elif last and last.text and last.credit is None and not caption.text:
            merged[-1] = Caption(last.text, caption.credit)
        else:
            merged.append(caption)
    return merged
