"""`newsmodel eval` and `newsmodel audit`: what they print, and what they refuse."""

import csv
import functools
import json
import sys
from pathlib import Path

import attrs
import pytest

import newsmodel
from newsmodel import Article
from newsmodel.metrics import bare
from newsmodel.metrics.audit import COLUMNS

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from seed_gold import SEEDS, seed_gold

GOLD = tuple(seed_gold(SEEDS / name) for name in ("02-wire", "07-denials", "08-demand-rejected"))


@functools.cache
def extracted() -> tuple[Article, ...]:
    return tuple(newsmodel.extract(bare(article)) for article in GOLD)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """gold.jsonl; found.jsonl, what the extractors find; worse.jsonl, with some of it lost."""
    found = extracted()
    worse = [attrs.evolve(a, proposals=(), quotes=tuple(q for n, q in enumerate(a.quotes) if n % 3)) for a in found]
    for name, articles in (("gold", GOLD), ("found", found), ("worse", worse)):
        newsmodel.write(articles, tmp_path / f"{name}.jsonl")
    return tmp_path


def test_gold_against_itself(cli, files):
    result = cli("eval", "gold.jsonl", "gold.jsonl", "--json", "--samples", "20")
    assert result.code == 0
    figures = json.loads(result.out)["figures"]
    assert set(figures) == {"quotes", "actors", "proposals"}
    assert figures["quotes"]["all"]["end_to_end"]["f1"] == 1
    assert figures["quotes"]["all"]["end_to_end"]["interval"] == [1, 1]
    assert figures["actors"]["coreference"]["conll"]["f1"] == 1
    assert figures["proposals"]["quantities"]["f1"] == 1


def test_the_extractors_run_where_no_predictions_are_given(cli, files):
    """Records of gold are not seen by them."""
    ours, theirs = (
        json.loads(cli("eval", "gold.jsonl", *more, "--json", "--samples", "20").out) for more in ([], ["found.jsonl"])
    )
    assert ours["figures"] == theirs["figures"]
    assert (ours["predictions"], theirs["predictions"]) == ("extractors", "found.jsonl")
    assert 0.8 < ours["figures"]["quotes"]["all"]["spans"]["f1"] < 1
    by = {(group["type"], group["by"]) for group in ours["groups"]}
    assert {("quote", "kind"), ("quote", "act"), ("quote", "rule"), ("proposal", "extractor"), ("actor", "kind")} <= by


def test_the_table_fits_and_says_what_was_compared(cli, files, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    result = cli("eval", "gold.jsonl", "found.jsonl", "--errors", "3", "--compare", "worse.jsonl", "--samples", "50")
    assert result.code == 0
    assert result.notes == ["newsmodel: 3 articles of gold.jsonl, against found.jsonl"]
    lines = result.out.splitlines()
    assert max(len(line) for line in lines if "chance" not in line) <= 80
    assert "\x1b" not in result.out
    for title in (
        "Quotes  ",
        "Of the quotes found",
        "Actors  ",
        "Proposals by act",
        "Better than worse.jsonl",
        "The largest",
    ):
        assert any(line.startswith(title) for line in lines), title
    spans = len([span for article in GOLD for quote in article.quotes for span in quote.content])
    (row,) = (line for line in lines if line.startswith("  all, spans"))
    assert row.split()[2] == str(spans)


def test_a_difference_is_told_from_chance(cli, files):
    same = json.loads(
        cli("eval", "gold.jsonl", "found.jsonl", "--compare", "found.jsonl", "--json", "--samples", "20").out
    )
    assert {difference["p"] for difference in same["differences"].values()} == {1}
    worse = json.loads(
        cli("eval", "gold.jsonl", "found.jsonl", "--compare", "worse.jsonl", "--json", "--samples", "20").out
    )
    assert worse["differences"]["quotes.all.spans.f1"]["value"] > 0.1


def test_without_intervals_a_difference_still_has_its_chance(cli, files):
    found = json.loads(
        cli("eval", "gold.jsonl", "found.jsonl", "--compare", "worse.jsonl", "--json", "--samples", "0").out
    )
    assert "interval" not in found["figures"]["quotes"]["all"]["spans"]
    assert found["differences"]["quotes.all.spans.f1"]["p"] < 1


def test_articles_that_are_missing_or_more_are_told(cli, files):
    lines = (files / "found.jsonl").read_text("utf-8").splitlines(keepends=True)
    (files / "some.jsonl").write_text("".join(lines[1:]), "utf-8")
    newsmodel.write(Article(text="Nothing is said here."), "more.jsonl")
    (files / "some.jsonl").write_text("".join(lines[1:]) + (files / "more.jsonl").read_text("utf-8"), "utf-8")
    notes = cli("eval", "gold.jsonl", "some.jsonl", "--samples", "0").notes
    assert notes[1:] == [
        "newsmodel: 1 article of gold not there, which counts as nothing found",
        "newsmodel: 1 article that gold does not have left out",
    ]
    found = json.loads(cli("eval", "gold.jsonl", "some.jsonl", "--json", "--samples", "0").out)
    assert found["missing"] == [GOLD[0].id]


def test_without_extractors_there_is_nothing_to_measure(cli, files):
    names = [word for name in ("english-actors", "english-quotes", "english-proposals") for word in ("--without", name)]
    result = cli("eval", "gold.jsonl", "--no-plugins", *names)
    assert result.code == 2
    assert "no extractors are installed" in result.err


def test_causes_of_errors_have_their_places(cli, files):
    causes = json.loads(cli("eval", "gold.jsonl", "worse.jsonl", "--errors", "50", "--json", "--samples", "20").out)[
        "causes"
    ]
    assert causes == sorted(causes, key=lambda cause: -cause["count"])
    texts = {article.id: article.text for article in GOLD}
    missed = [cause for cause in causes if cause["type"] == "proposal"]
    assert {cause["outcome"] for cause in missed} == {"missed"}
    assert sum(cause["count"] for cause in missed) == sum(len(article.proposals) for article in GOLD)
    for case in missed[0]["cases"]:
        start, end = case["gold"]
        assert texts[case["article"]][start:end]
        assert case["found"] is None


def test_only_some_records(cli, files):
    found = json.loads(cli("eval", "gold.jsonl", "found.jsonl", "--only", "proposals", "--json", "--samples", "20").out)
    assert set(found["figures"]) == {"proposals"}


def test_two_annotators(cli, files):
    result = cli("eval", "gold.jsonl", "worse.jsonl", "--agreement")
    assert result.code == 0
    assert "kappa" in result.out
    labels = json.loads(cli("eval", "gold.jsonl", "worse.jsonl", "--agreement", "--json", "--samples", "20").out)
    assert labels["quote kind"]["units"] > 10
    assert 0 < labels["quote words"]["alpha"] < 1
    assert labels["quote words"]["units"] > labels["quote words"]["same"] > labels["quote kind"]["units"]


def test_floors(cli, files):
    Path("low.json").write_text('{"quotes.all.spans.f1": 0.5}')
    Path("high.json").write_text('{"quotes.all.spans.f1": 0.5, "proposals.actions.f1": 1}')
    assert cli("eval", "gold.jsonl", "found.jsonl", "--floors", "low.json").code == 0
    result = cli("eval", "gold.jsonl", "found.jsonl", "--floors", "high.json")
    assert result.code == 1
    assert "it must be at least 100.0" in result.notes[-1]


def test_kinds_can_count_as_one(cli, files):
    apart, merged = (
        json.loads(cli("eval", "gold.jsonl", "found.jsonl", *more, "--json", "--samples", "20").out)["figures"][
            "actors"
        ]["exact"]
        for more in ([], ["--merge", "place=organisation", "--merge", "country=organisation"])
    )
    assert merged["typed"]["f1"] >= apart["typed"]["f1"]
    assert merged["country"]["gold"] == 0
    assert merged["any"] == apart["any"]


REFUSED = [
    (["eval"], 2, "what is to be measured?"),
    (["eval", "nowhere.jsonl"], 1, "nowhere.jsonl: no such file"),
    (["eval", "gold.jsonl", "--agreement"], 2, "give both"),
    (["eval", "gold.jsonl", "--merge", "person=dog"], 2, "it must be like country=place"),
    (["eval", "gold.jsonl", "other.jsonl"], 1, "none of the 1 articles is one of gold's 3"),
    (["eval", "gold.jsonl", "changed.jsonl"], 1, "the text differs from gold's at character 7"),
    (["eval", "other.jsonl", "other.jsonl"], 1, "no article has any record"),
    (["eval", "gold.jsonl", "found.jsonl", "--floors", "other.jsonl"], 2, "it must be an object"),
    (["eval", "gold.jsonl", "found.jsonl", "--floors", "bad.json"], 2, "no figure 'quotes.best'"),
    (["eval", "gold.jsonl", "found.jsonl", "--floors", "empty.csv"], 2, "not JSON"),
    (["eval", "gold.jsonl", "found.jsonl", "--floors", "nowhere.json"], 1, "nowhere.json: no such file"),
    (["eval", "--verdicts", "latin.csv"], 1, "not UTF-8"),
    (["eval", "--verdicts", "torn.csv"], 1, "torn.csv, line 1: no table"),
    (["eval", "gold.jsonl", "broken.jsonl"], 1, "not all could be read"),
    (["eval", "--verdicts", "empty.csv"], 2, "no verdict has been given yet"),
    (["eval", "--verdicts", "odd.csv"], 1, "odd.csv, line 2: verdict 'maybe'"),
    (["eval", "--verdicts", "nowhere.csv"], 1, "nowhere.csv: no such file"),
    (["audit", "other.jsonl"], 1, "nothing was found to draw from"),
    (["rules", "no_rule"], 2, "unknown rule 'no_rule'"),
]


@pytest.mark.parametrize(("args", "code", "told"), REFUSED, ids=lambda value: str(value)[:40])
def test_what_cannot_be_measured_is_said(cli, files, args, code, told):
    newsmodel.write(Article(text="Nothing is said here."), "other.jsonl")
    newsmodel.write([attrs.evolve(bare(a), text=f"{a.text[:7]}#{a.text[8:]}") for a in GOLD], "changed.jsonl")
    Path("broken.jsonl").write_text('{"text": 1}\n')
    Path("bad.json").write_text('{"quotes.best": 1}')
    Path("empty.csv").write_text("type,verdict\nquote,\n")
    Path("latin.csv").write_bytes("type,verdict\nquote,ri\xe9n\n".encode("latin-1"))
    Path("torn.csv").write_text('type,verdict\nquote,"right')
    Path("odd.csv").write_text("type;verdict\nquote;maybe\n")
    result = cli(*args)
    assert result.code == code
    assert told in result.err


def test_a_sample_is_judged_and_measured(cli, files):
    result = cli("audit", "found.jsonl", "--n", "12", "--out", "audit.csv", "--type", "quote", "--type", "proposal")
    assert result.code == 0
    assert result.notes[0].startswith("newsmodel: 12 records drawn of ")
    with Path("audit.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    texts = {article.id: article.text for article in GOLD}
    for row in rows:
        assert row["text"].split(" […] ")[0].split()[0] in texts[row["article"]][int(row["start"]) :]
        row["verdict"] = "right" if row["type"] == "quote" else "act"
    rows[0]["verdict"] = ""
    with Path("judged.csv").open("w", encoding="utf-8-sig", newline="") as file:  # as spreadsheets save it
        writer = csv.DictWriter(file, COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    shares = json.loads(cli("eval", "--verdicts", "judged.csv", "--json").out)
    assert (shares["judged"], shares["open"]) == (11, 1)
    values = {(item["type"], item["by"], item["name"]): item["value"] for item in shares["precision"]}
    assert values["quote", "all", "all"] == 1
    assert (values["proposal", "all", "all"], values["proposal", "part", "action"]) == (0, 1)
    table = cli("eval", "--verdicts", "judged.csv")
    assert "Quotes by rule" in table.out
    assert table.notes == ["newsmodel: 11 verdicts; 1 row without one yet"]


def test_a_sample_is_guarded_against_formulas(cli, tmp_path):
    newsmodel.write(newsmodel.extract(Article(text="“=cmd|'/c calc'!A0 is what we ran,” Ann Lee said.")), "odd.jsonl")
    result = cli("audit", "odd.jsonl")
    (row,) = csv.DictReader(result.out.splitlines())
    assert row["text"].startswith("'=cmd")


def test_the_same_seed_draws_the_same_and_rules_can_be_chosen(cli, files):
    one, two, other = (cli("audit", "found.jsonl", "--n", "9", "--seed", seed).out for seed in "112")
    assert one == two != other
    chosen = cli("audit", "found.jsonl", "--rule", "subject_clause")
    assert {row["rule"] for row in csv.DictReader(chosen.out.splitlines())} == {"subject_clause"}


def test_rules_are_listed_with_what_is_known_of_them(cli):
    table, full = cli("rules"), cli("rules", "subject_clause", "dashed_direct")
    assert "ENGLISH-PROPOSALS" in table.out
    assert "fires in   The mayor said the quay was shut." in full.out
    assert "precision  unknown" in full.out
    listed = {rule["rule"]: rule for rule in json.loads(cli("rules", "--json").out)}
    rule = listed["subject_clause"]
    assert rule["interval"][0] < rule["precision"] == rule["right"] / rule["found"] < rule["interval"][1]
    assert listed["dashed_direct"]["precision"] is listed["dashed_direct"]["interval"] is None


def test_convert_can_leave_weaker_rules_out(cli, files):
    every, firm = (
        cli("convert", "gold.jsonl", "--extract", *more, "--no-plugins") for more in ([], ["--min-precision", "0.85"])
    )
    precision = {rule["rule"]: rule["precision"] for rule in json.loads(cli("rules", "--json").out)}
    left = [quote for article in firm.articles for quote in article.quotes if quote.by == "english-quotes"]
    found = [quote for article in every.articles for quote in article.quotes if quote.by == "english-quotes"]
    assert 0 < len(left) < len(found)
    assert all(precision[quote.rule] is None or precision[quote.rule] >= 0.85 for quote in left)
    assert "left out, of rules that are right less often than 85%" in firm.err
