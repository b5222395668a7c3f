"""Check that every seeds/*/gold.json is well-formed and true to its own text.

Usage: python scripts/check_seeds.py [FOLDER]
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ENCODINGS = {"14-windows-1252": "cp1252"}
KEYS = {
    "gold": "about format title subtitle authors published modified language dateline captions notices_about body "
    "actors quotes proposals optional",
    "actor": "name kind country roles forms",
    "role": "title of former",
    "quote": "content kind act cue speaker speaker_as_written addressee",
    "proposal": "action act modality polarity cue proposer addressees conditions deadline quantities stances in_quote",
    "deadline": "text date",
    "quantity": "text value upper unit bound",
    "stance": "actor position cue",
    "optional": "quotes proposals",
    "caption": "text credit",
    "dateline": "place agency",
}
VALUES = {
    "actor.kind": "person organisation country place group",
    "quote.kind": "direct mixed indirect",
    "quote.act": "state deny ask decline",
    "proposal.act": "demand request propose plan pledge offer agree threaten reject",
    "proposal.modality": "must should need shall could may will would",
    "proposal.polarity": "positive negative",
    "quantity.bound": "exact at_least at_most about",
    "stance.position": "support oppose",
}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)?)?")


def shape(kind: str, record: dict[str, Any]) -> Iterator[str]:
    """Wrong keys, and values outside the closed vocabularies."""
    if set(record) != set(KEYS[kind].split()):
        yield f"{kind}: keys differ: {sorted(set(record) ^ set(KEYS[kind].split()))}"
    for key, value in record.items():
        allowed = VALUES.get(f"{kind}.{key}")
        if allowed and value not in allowed.split() and not (key == "modality" and value is None):
            yield f"{kind}: {key} is {value!r}"


def children(gold: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every record of a gold file with its kind, the file itself first."""
    yield "gold", gold
    yield "optional", gold["optional"]
    if gold["dateline"]:
        yield "dateline", gold["dateline"]
    yield from (("caption", caption) for caption in gold["captions"])
    for actor in gold["actors"]:
        yield "actor", actor
        yield from (("role", role) for role in actor["roles"])
    yield from (("quote", quote) for quote in gold["quotes"])
    for proposal in gold["proposals"]:
        yield "proposal", proposal
        yield from (("quantity", quantity) for quantity in proposal["quantities"])
        yield from (("stance", stance) for stance in proposal["stances"])
        if proposal["deadline"]:
            yield "deadline", proposal["deadline"]


def spans(gold: dict[str, Any]) -> Iterator[str | None]:
    """Every string that must stand in the body as it is."""
    for actor in gold["actors"]:
        yield from actor["forms"]
    for quote in gold["quotes"]:
        yield from (*quote["content"], quote["cue"], quote["speaker_as_written"])
    for proposal in gold["proposals"]:
        yield from (proposal["action"], proposal["cue"], *proposal["conditions"])
        yield from (stance["cue"] for stance in proposal["stances"])
    yield from (*gold["optional"]["quotes"], *gold["optional"]["proposals"])


def names(gold: dict[str, Any]) -> Iterator[str | None]:
    """Every string that must be the name of an actor."""
    yield from (quote["speaker"] for quote in gold["quotes"])
    for proposal in gold["proposals"]:
        yield proposal["proposer"]
        yield from (stance["actor"] for stance in proposal["stances"])


def proposal_faults(proposal: dict[str, Any], contents: list[str]) -> Iterator[str]:
    """Parts of a proposal that do not fit each other."""
    action = proposal["action"]
    if proposal["in_quote"] != any(action in content for content in contents):
        yield f"in_quote is {proposal['in_quote']}: {action}"
    parts = [quantity["text"] for quantity in proposal["quantities"]]
    deadline = proposal["deadline"]
    if deadline:
        parts.append(deadline["text"])
        if deadline["date"] is not None and not DATE.fullmatch(deadline["date"]):
            yield f"no date: {deadline['date']}"
    yield from (f"not in the action: {part}" for part in parts if part not in action)
    for quantity in proposal["quantities"]:
        if quantity["upper"] is not None and quantity["upper"] <= quantity["value"]:
            yield f"no range: {quantity['text']}"


def faults(folder: Path) -> Iterator[str]:
    """All that is wrong with one seed."""
    source = (folder / "input.txt").read_bytes().decode(ENCODINGS.get(folder.name, "utf-8")).replace("\r\n", "\n")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    text = "\n".join(gold["body"])
    for kind, record in children(gold):
        yield from shape(kind, record)
    position = 0
    for paragraph in gold["body"]:
        found = source.find(paragraph, position)
        if found < 0 or "\n" in paragraph or paragraph != paragraph.strip():
            yield f"not a paragraph of the input, in its order: {paragraph[:60]}"
        position = max(position, found + len(paragraph))
    outside = [gold["title"], gold["subtitle"], *gold["authors"], *(c["text"] for c in gold["captions"])]
    yield from (f"not in the input: {part}" for part in outside if part is not None and part not in source)
    dates = [date for date in (gold["published"], gold["modified"]) if date is not None]
    yield from (f"not a date: {date}" for date in dates if not TIME.fullmatch(date))
    yield from (f"not in the body: {span}" for span in spans(gold) if span is not None and span not in text)
    actors = [actor["name"] for actor in gold["actors"]]
    yield from (f"listed twice: {name}" for name in sorted(set(actors)) if actors.count(name) > 1)
    yield from (f"not an actor: {name}" for name in names(gold) if name is not None and name not in actors)
    addressees = [quote["addressee"] for quote in gold["quotes"] if quote["addressee"]]
    addressees += [addressee for proposal in gold["proposals"] for addressee in proposal["addressees"]]
    yield from (f"no such addressee: {name}" for name in addressees if name not in actors and name not in text)
    contents = [content for quote in gold["quotes"] for content in quote["content"]]
    for proposal in gold["proposals"]:
        yield from proposal_faults(proposal, contents)


def main() -> int:
    """Print every fault; exit 1 if there is one."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "seeds"
    folders = sorted(path for path in root.iterdir() if path.is_dir())
    found = [f"{folder.name}: {fault}" for folder in folders for fault in faults(folder)]
    print(*found, f"{len(folders)} seeds, {len(found)} faults", sep="\n")
    return 1 if found or not folders else 0


if __name__ == "__main__":
    sys.exit(main())
