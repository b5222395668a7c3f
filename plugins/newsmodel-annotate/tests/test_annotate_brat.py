"""brat standoff, held to the rules of brat's own server, and what people do to it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_annotate.brat_config import annotation_conf, visual_conf
from newsmodel_annotate.brat_writing import ann_lines, file_name
from newsmodel_annotate.plugin import BRAT_PARSER
from newsmodel_annotate.scheme import ATTRIBUTES, COLOURS, LINKS

import newsmodel
from newsmodel import Actor, Article, Failure, Mention, Source, UsageError
from newsmodel.testing.strategies import articles

LINE = re.compile(
    r"(?P<T>T\d+)\t(?P<label>\S+) (?P<places>\d+ \d+(?:;\d+ \d+)*)\t(?P<words>.+)"
    r"|(?P<R>R\d+)\t(?P<link>\S+) Arg1:(?P<one>T\d+) Arg2:(?P<other>T\d+)"
    r"|(?P<A>A\d+)\t(?P<name>\S+) (?P<of>T\d+) (?P<value>\S+)"
    r"|(?P<N>#\d+)\tAnnotatorNotes (?P<about>T\d+)\t.+"
    r"|\*\tEquiv (?P<same>T\d+(?: T\d+)+)",
    re.DOTALL,
)


def faults(text: str, ann: str) -> list[str]:
    """What brat's server would not read, in words: it takes lines as `codecs` splits them, and compares the words."""
    found, ids, labels, uses = [], set[str](), dict[str, str](), []
    for line in ann.splitlines():
        match = LINE.fullmatch(line)
        if match is None:
            found.append(f"no annotation: {line!r}")
            continue
        id = match["T"] or match["R"] or match["A"] or match["N"]
        if id is not None and id in ids:
            found.append(f"{id} is there twice")
        ids.add(id)
        if match["T"]:
            labels[id] = match["label"]
            pairs = [tuple(map(int, pair.split())) for pair in match["places"].split(";")]
            if any(not 0 <= start < end <= len(text) for start, end in pairs):
                found.append(f"{id} is not in the text")
            if any(end > start for (_, end), (start, _) in pairwise(pairs)):
                found.append(f"{id} overlaps itself")
            if " ".join(text[start:end] for start, end in pairs) != match["words"]:
                found.append(f"{id} has other words")
            if match["label"] not in COLOURS:
                found.append(f"no label {match['label']}")
        uses += filter(
            None, [match["one"], match["other"], match["of"], match["about"], *(match["same"] or "").split()]
        )
        if match["R"]:
            kind = next((link for link in LINKS if link.name == match["link"]), None)
            fits = kind and labels.get(match["one"]) in kind.sources and labels.get(match["other"]) in kind.targets
            found += [] if fits else [f"{id} joins what it cannot"]
        if match["A"] and not any(
            one.name == match["name"] and match["value"] in one.values and labels.get(match["of"]) in one.labels
            for one in ATTRIBUTES
        ):
            found.append(f"{id} is no attribute of it")
    return [*found, *(f"{use} is nowhere" for use in uses if use not in labels)]


def ann(article: Article) -> str:
    return "".join(f"{line}\n" for line in ann_lines(article))


def test_the_seeds_are_brat(seeds):
    assert [faults(article.text, ann(article)) for article in seeds] == [[] for _ in seeds]


@given(articles())
@settings(max_examples=40, deadline=None)
def test_any_article_is_brat(article):
    assert faults(article.text, ann(article)) == []


TEXT = "🌍 Ann Lee, mayor, said\u2028“Go.\nStop,” she said."
GOLD = """T1\tPerson 2 9\tAnn Lee
T2\tQuote 24 27;28 33\tGo. Stop,
T3\tPerson 35 38\tshe
A1\tMentionKind T3 pronoun
R1\tSpeaker Arg1:T2 Arg2:T3
*\tEquiv T1 T3
#1\tAnnotatorNotes T1\t{"roles": [{"title": "mayor"}]}
#2\tAnnotatorNotes T2\twhy two pieces?
"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("T1\tPerson", "T1 Person", "no annotation"),
        ("T2\tQuote", "T1\tQuote", "T1 is there twice"),
        ("2 9\tAnn Lee", "3 10\tAnn Lee", "T1 has other words"),
        ("2 9\tAnn Lee", "2 99\tAnn Lee", "T1 is not in the text"),
        ("24 27;28 33", "28 33;24 27", "T2 overlaps itself"),
        ("Person 2 9", "Human 2 9", "no label Human"),
        ("Arg2:T3", "Arg2:T2", "R1 joins what it cannot"),
        ("T3 pronoun", "T3 noun", "A1 is no attribute of it"),
        ("Equiv T1 T3", "Equiv T1 T9", "T9 is nowhere"),
        ("Ann Lee", "Ann\u2028Lee", "no annotation"),
    ],
)
def test_the_checker_sees_what_is_spoiled(old, new, fault):
    assert faults(TEXT, GOLD) == []
    assert any(fault in found for found in faults(TEXT, GOLD.replace(old, new)))


def write(folder: Path, text: str, ann: str, name: str = "doc") -> Path:
    (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / f"{name}.ann").write_bytes(ann.encode())
    return folder / f"{name}.ann"


def test_what_a_person_marked_is_gold(tmp_path):
    (article,) = newsmodel.read(write(tmp_path, TEXT, GOLD))
    (ann,), (quote,) = article.actors, article.quotes
    assert (article.id, article.text, article.source.format) == ("doc", TEXT, "brat")
    assert (ann.name, [mention.kind for mention in ann.mentions]) == ("Ann Lee", ["name", "pronoun"])
    assert [role.title for role in ann.roles] == ["mayor"]
    assert [span.text for span in quote.content] == ["Go.", "Stop,"]
    assert (quote.kind, quote.act, article.name(quote.speaker)) == ("direct", "state", "Ann Lee")
    assert quote.speaker.mention.text == "she"


def test_offsets_count_carriage_returns_and_a_byte_order_mark(tmp_path):
    text = "\ufeffAnn\r\nBo"
    (article,) = newsmodel.read(write(tmp_path, text, "T1\tPerson 6 8\tBo\r\nT2\tPerson 1 4\tAnn\r\n"))
    assert article.text == text
    assert [actor.name for actor in article.actors] == ["Ann", "Bo"]


def test_utf_16_units_are_told_by_the_words(tmp_path):
    (article,) = newsmodel.read(write(tmp_path, "🌍🌍 Ann", "T1\tPerson 5 8\tAnn\n"))
    assert article.actors[0].mentions[0].start == 3


@pytest.mark.parametrize(
    ("ann", "part", "message"),
    [
        ("T1\tPerson 0 3\tBob", "T1", "the text does not have Bob at 0 3; was the .txt changed?"),
        ("T1\tPerson 0 99\tAnn", "T1", "the text does not have"),
        ("T1\tHuman 0 3\tAnn", "T1", "the label 'Human' is not one of Person"),
        ("T1\tPerson 0 0\t", "T1", "no character is marked"),
        ("T1\tPerson 0 3\tAnn\nT1\tPerson 4 6\tBo", "T1", "there is an annotation of this name already"),
        ("T1\tPerson 0 3\tAnn\nA1\tMood T1 glad", "T1", "a Person has no Mood"),
        ("T1\tPerson 0 3\tAnn\nA1\tMentionKind T1 verb", "T1", "MentionKind is 'verb'; it must be one of name"),
        ("A1\tMentionKind T7 name", "T7", "of an annotation that is not there"),
        ("T1\tPerson 0 3\tAnn\nR1\tSpeaker Arg1:T1 Arg2:T9", "T1 T9", "Speaker joins a region that is not there"),
        ("T1\tPerson 0 3\tAnn\nR1\tKnows Arg1:T1 Arg2:T1", "T1 T1", "the link 'Knows' is not one of Speaker"),
        ("T1\tPerson 0 3\tAnn\nR1\tSpeaker Arg1:T1 Arg2:T1", "T1 T1", "Speaker joins a Quote to a Person or"),
        ("T1\tCue 0 3\tAnn\nT2\tPerson 4 6\tBo\n*\tEquiv T1 T2", "T1 T2", "only mentions can be of one actor"),
        ("T1\tProposal 0 3\tAnn", "T1", "a Proposal without its ProposalAct"),
        ("T1\tPerson 0 3\tAnn\n#1\tAnnotatorNotes T1\t{oops", "T1", "its note begins like JSON, but is not"),
        ('T1\tPerson 0 3\tAnn\n#1\tAnnotatorNotes T1\t{"country": "Ruritania"}', "T1", "its note does not fit"),
        ("E1\tQuote:T1 Speaker:T2", "line 1", "not an entity, a relation"),
        ("T1\tPerson 0 3\tAnn\nT2\tGroup 4 6\tBo\n*\tEquiv T1 T2", "T1", "mentions of one actor have several labels"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path, ann, part, message):
    source = Source.from_path(write(tmp_path, "Ann Bo", ann))
    article, *failures = BRAT_PARSER.parse(source, None)
    assert isinstance(article, Article)
    assert [(failure.part, message in failure.message) for failure in failures] == [(part, True)], failures


def test_a_quantity_needs_its_value_and_a_deadline_does_not(tmp_path):
    ann = (
        "T1\tProposal 0 3\tpay\nA1\tProposalAct T1 plan\nT2\tQuantity 4 6\t£5\nT3\tQuantity 4 6\t£5\n"
        "T4\tDeadline 7 13\tby May\n"
        "R1\tAmount Arg1:T1 Arg2:T2\nR2\tAmount Arg1:T1 Arg2:T3\nR3\tDue Arg1:T1 Arg2:T4\n"
        '#1\tAnnotatorNotes T2\t{"value": 5, "unit": "GBP"}\n'
    )
    article, failure = BRAT_PARSER.parse(Source.from_path(write(tmp_path, "pay £5 by May", ann)), None)
    (proposal,) = article.proposals
    assert [(quantity.value, quantity.unit) for quantity in proposal.quantities] == [(5.0, "GBP")]
    assert (proposal.deadline.text, proposal.deadline.date) == ("by May", None)
    assert "a Quantity needs a note" in failure.message


@pytest.mark.parametrize(
    ("quote", "kind"), [("0 4", "indirect"), ("7 9", "direct"), ("0 10", "mixed"), ("0 4;7 9", "mixed")]
)
def test_the_kind_of_a_quote_that_has_none_is_by_its_marks(tmp_path, quote, kind):
    (article,) = newsmodel.read(write(tmp_path, "it is “so” now", f"T1\tQuote {quote}"))
    assert article.quotes[0].kind == kind


def test_a_folder_is_read_once_and_what_nobody_annotated_is_told(tmp_path):
    newsmodel.write([Article(id="a/b", text="One."), Article(id="a/b", text="Two.")], tmp_path, "brat")
    (tmp_path / "c.txt").write_text("Three.")
    errors = []
    read = list(newsmodel.read(tmp_path, "brat", on_error=errors.append))
    assert [(article.id, article.text) for article in read] == [("a/b-2", "Two."), ("a/b", "One.")]
    assert ["nobody has annotated it" in str(error) for error in errors] == [True]


def test_a_missing_text_and_a_broken_one_are_told(tmp_path):
    (tmp_path / "a.ann").write_text("T1\tPerson 0 3\tAnn\n")
    (failure,) = BRAT_PARSER.parse(Source.from_path(tmp_path / "a.ann"), None)
    assert "a.txt" in failure.message
    (tmp_path / "a.txt").write_bytes(b"Ann \xff")
    (failure,) = BRAT_PARSER.parse(Source.from_path(tmp_path / "a.ann"), None)
    assert "not UTF-8" in failure.message


def test_a_persons_work_is_not_written_over(tmp_path):
    first, second = Article(id="1", text="One."), Article(id="2", text="Two.")
    newsmodel.write(first, tmp_path, "brat")
    newsmodel.write([first, second], tmp_path, "brat")
    (tmp_path / "1.ann").write_text("T1\tQuote 0 4\tOne.\n")
    (tmp_path / "visual.conf").write_text("")
    with pytest.raises(UsageError, match=r"1\.ann is there and says something else"):
        newsmodel.write([second, first], tmp_path, "brat")
    newsmodel.write(second, tmp_path, "brat")
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        *("1.ann", "1.txt", "2.ann", "2.txt", "annotation.conf", "visual.conf"),
    ]
    assert (tmp_path / "visual.conf").read_text() == ""
    newsmodel.write(first, tmp_path, "brat", overwrite=True)
    assert (tmp_path / "1.ann").read_text() == ""


@given(st.lists(st.text(min_size=1, max_size=150), min_size=2, max_size=2, unique=True))
def test_files_have_names_of_their_own_on_any_system(ids):
    first, second = map(file_name, ids)
    assert first != second
    assert re.fullmatch(r"[\w%~-]{1,100}", first, re.ASCII)


def test_the_configuration_names_all_that_is_marked():
    conf = annotation_conf()
    entities, relations, attributes = (
        {line.split("\t")[0] for line in re.split(r"\[\w+\]\n", conf)[part].split("\n") if line} for part in (1, 2, 4)
    )
    assert entities == set(COLOURS)
    assert relations >= {link.name for link in LINKS} | {"Equiv"}
    assert attributes == {attribute.name for attribute in ATTRIBUTES}
    assert all(f"{label}\t" in visual_conf() for label in COLOURS)


@given(st.lists(st.sampled_from(GOLD.splitlines()) | st.text('T1 R\t#*A{}"Equiv25;', max_size=20), max_size=10))
@settings(max_examples=60, deadline=None)
def test_any_lines_give_an_article_and_failures(tmp_path_factory, lines):
    path = write(tmp_path_factory.mktemp("brat"), TEXT, "\n".join(lines))
    article, *failures = BRAT_PARSER.parse(Source.from_path(path), None)
    assert article.text == TEXT
    assert all(isinstance(failure, Failure) for failure in failures)


def test_a_name_that_no_mention_tells_is_kept(tmp_path):
    actor = Actor(id="a", name="Ann Lee", kind="person", country="GB", mentions=(Mention(0, 3, "she", "pronoun"),))
    newsmodel.write(Article(id="s", text="she", actors=(actor,)), tmp_path, "brat")
    assert '{"name":"Ann Lee","country":"GB"}' in (tmp_path / "s.ann").read_text()
    (read,) = newsmodel.read(tmp_path / "s.ann")
    assert (read.actors[0].name, read.actors[0].country) == ("Ann Lee", "GB")
