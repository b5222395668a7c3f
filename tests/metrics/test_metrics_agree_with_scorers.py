"""The same predictions, the same figures: by this library, and by scorers that were written apart from it.

The scorers and the annotated news they come with are no part of the project; CONTRIBUTING.md says where they are looked
for. Predictions are what the installed extractors find, and what is invented by damaging gold.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

import newsmodel
from newsmodel import Article, Quote, Reference, Span
from newsmodel.metrics import ActorScores, PrecisionRecall, QuoteScores, score_actors, score_quotes, total

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
from annotated_news import annotated, rows  # noqa: E402 - a script, no package

EVAL = Path(os.environ.get("NEWSMODEL_EVAL") or ROOT.parent / "shared" / "eval")
if not (EVAL / "quotes" / "score.py").is_file() and (ROOT.parents[1] / "shared" / "eval").is_dir():
    EVAL = ROOT.parents[1] / "shared" / "eval"
pytestmark = pytest.mark.skipif(
    not (EVAL / "quotes" / "score.py").is_file(), reason=f"no scorers in {EVAL}; NEWSMODEL_EVAL says where they are"
)
PLACES = {"country": "place", "place": "organisation"}
MODES = ("strict", "exact", "overlap")


def extracted(article: Article) -> Article:
    return newsmodel.extract(Article(id=article.id, text=article.text, language="en"))


def damaged(article: Article) -> Article:
    """Gold with pieces lost, moved and made up, always the same."""
    draw = random.Random(article.id)

    def moved(span: Span) -> Span:
        start = max(0, span.start + draw.choice((-9, 0, 0, 4)))
        end = min(len(article.text), max(start + 1, span.end + draw.choice((-12, 0, 0, 15))))
        return Span(start, end, article.text[start:end])

    quotes: list[Quote] = []
    for number, quote in enumerate(article.quotes):
        speaker = draw.choice((quote.speaker, quote.speaker, None, Reference()))
        quotes += [attrs.evolve(quote, content=(moved(quote.content[0]),), speaker=speaker, extra={})]
        if draw.random() < 0.3:
            quotes += [attrs.evolve(quotes[-1], id=f"more-{number}", content=(moved(quote.content[0]),))]
    left = [quote for quote in quotes if draw.random() < 0.8]
    actors = []
    for actor in article.actors:
        mentions = tuple(mention for mention in actor.mentions if draw.random() < 0.8)
        kind = draw.choice((actor.kind, actor.kind, "person", "organisation"))
        actors.append(attrs.evolve(actor, mentions=mentions, kind=kind, extra={}))
    return attrs.evolve(article, quotes=tuple(left), actors=tuple(actors), extra={})


PREDICTIONS = {"extractors": extracted, "damaged gold": damaged}


def scored(script: str, gold: Path, predicted: list[dict[str, Any]], tmp_path: Path, *options: str) -> dict[str, Any]:
    """What a scorer says."""
    file = tmp_path / "predicted.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in predicted), "utf-8")
    out = tmp_path / "figures.json"
    place = ["--json", str(out)] if script.startswith("quotes") else ["--json"]
    command = [sys.executable, str(EVAL / script), str(gold), str(file), *options, *place]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(out.read_text("utf-8") if out.is_file() else done.stdout)
    return found["predicted"] if out.is_file() else found


def plain(span: Span | None) -> dict[str, Any] | None:
    return span and {"start": span.start, "end": span.end, "text": span.text}


def quote_rows(article: Article) -> dict[str, Any]:
    found = [
        {
            **(plain(span) or {}),
            "kind": quote.kind,
            "cue": plain(quote.cue),
            "speaker": plain(quote.speaker.mention if quote.speaker else None),
            "speaker_canonical": article.actor(quote.speaker.actors[0]).name
            if quote.speaker and quote.speaker.actors
            else None,
        }
        for quote in article.quotes
        for span in quote.content
    ]
    return {"id": article.id, "quotes": found}


def actor_rows(article: Article) -> dict[str, Any]:
    found = [
        {
            "name": actor.name,
            "kind": "place" if actor.kind == "country" else actor.kind,
            "mentions": [{**(plain(m) or {}), "mention_type": m.kind} for m in actor.mentions],
        }
        for actor in article.actors
    ]
    return {"id": article.id, "actors": found}


def quote_figures(scores: QuoteScores) -> dict[str, float]:
    """Ours, under the scorer's names; a figure of nothing is 0 there."""
    figures = {
        "gold": scores.spans.recall.of,
        "pred": scores.spans.precision.of,
        "ignored": scores.ignored,
        "P": scores.spans.precision.value,
        "R": scores.spans.recall.value,
        "F1": scores.spans.f1,
        "exact_P": scores.exact.precision.value,
        "exact_F1": scores.exact.f1,
        "strict_F1": scores.strict.f1,
        "speaker_acc": scores.speaker.value,
        "speaker_mention_acc": scores.speaker_by_mention.value,
        "speaker_none": scores.speaker_missing.value,
        "e2e_P": scores.end_to_end.precision.value,
        "e2e_R": scores.end_to_end.recall.value,
        "e2e_F1": scores.end_to_end.f1,
        "pronoun_resolved": scores.pronouns.value,
        "pronoun_n": scores.pronouns.of,
        "cue_acc": scores.cue.value,
    }
    return {name: value or 0.0 for name, value in figures.items()}


def percent(value: PrecisionRecall) -> dict[str, float]:
    parts = (value.precision.value, value.recall.value, value.f1)
    return {name: round(100 * (part or 0.0), 1) for name, part in zip("PRF", parts, strict=True)}


@pytest.mark.parametrize("view", ["direct", "quoted", "all", "indirect"])
@pytest.mark.parametrize("predictions", PREDICTIONS)
@pytest.mark.parametrize(
    "corpus", ["gum_news_dev", pytest.param("polnear_dev", marks=pytest.mark.slow), "wire_and_broadsheet_dev"]
)
def test_quotes(corpus: str, predictions: str, view: str, tmp_path: Path) -> None:
    file = EVAL / "quotes" / f"{corpus}.jsonl"
    gold = list(map(annotated, rows(file)))
    found = list(map(PREDICTIONS[predictions], gold))
    theirs = scored("quotes/score.py", file, list(map(quote_rows, found)), tmp_path, "--view", view)
    pairs = zip(gold, found, strict=True)
    ours = quote_figures(total([score_quotes(a, b, view) for a, b in pairs], QuoteScores))  # type: ignore[arg-type]
    assert ours == pytest.approx({name: theirs[name] or 0.0 for name in ours})


@pytest.mark.parametrize("predictions", PREDICTIONS)
@pytest.mark.parametrize("corpus", ["gum_news_dev", pytest.param("gum_wider", marks=pytest.mark.slow), "re3d_train"])
def test_actors(corpus: str, predictions: str, tmp_path: Path) -> None:
    file = EVAL / "actors" / f"{corpus}.jsonl"
    gold = list(map(annotated, rows(file)))
    found = list(map(PREDICTIONS[predictions], gold))
    theirs = scored("actors/score.py", file, list(map(actor_rows, found)), tmp_path, "--merge", "place=organisation")
    ours = total([score_actors(a, b, merge=PLACES) for a, b in zip(gold, found, strict=True)], ActorScores)
    for mode in MODES:
        for part in ("any", "typed", "person", "organisation", "group"):
            value, wanted = getattr(getattr(ours, mode), part), theirs["mention"][f"{mode}/{part}"]
            counts = {"tp": value.precision.right, "pred": value.precision.of, "gold": value.recall.of}
            assert {**percent(value), **counts} == wanted, (mode, part)
    assert percent(ours.actors) == {name: theirs["actor_level"][name] for name in "PRF"}
    clusters = ours.coreference
    named = {"MUC": clusters.muc, "B3": clusters.b_cubed, "CEAFe": clusters.ceaf_e, "LEA": clusters.lea}
    assert {name: percent(value) for name, value in named.items()} == {name: theirs["coref"][name] for name in named}
    # The scorer takes the mean of figures that are rounded already.
    assert 100 * (clusters.conll or 0.0) == pytest.approx(theirs["coref"]["CoNLL_F"], abs=0.11)
