"""DocBin, read by spaCy itself."""

import subprocess
import sys

import pytest

spacy = pytest.importorskip("spacy", reason="spaCy is left out of the default set-up; run: make spacy")

from hypothesis import given, settings  # noqa: E402
from newsmodel_annotate.docbin import document  # noqa: E402
from newsmodel_annotate.plugin import DOCBIN  # noqa: E402
from spacy.tokens import DocBin  # noqa: E402
from spacy.training import Corpus  # noqa: E402

import newsmodel  # noqa: E402
from newsmodel import Actor, Article, Mention, Proposal, Quote, Reference, Span, Target  # noqa: E402
from newsmodel.testing.strategies import articles  # noqa: E402


def write(batch, folder, **options):
    with DOCBIN.open(Target(path=folder), DOCBIN.options(**options)) as writer:
        for article in batch:
            writer.write(article)


def read(folder):
    vocab = spacy.blank("en").vocab
    files = sorted(folder.glob("*.spacy"))
    return [doc for file in files for doc in DocBin().from_disk(file).get_docs(vocab)]


def test_spacy_reads_the_seeds(seeds, tmp_path):
    write(seeds, tmp_path, docs=5)
    assert sorted(file.name for file in tmp_path.iterdir()) == [f"00000{number}.spacy" for number in (1, 2, 3)]
    docs = read(tmp_path)
    assert [doc.text for doc in docs] == [article.text for article in seeds]
    assert [newsmodel.loads(doc.user_data["newsmodel"]) for doc in docs] == seeds
    for doc, article in zip(docs, seeds, strict=True):
        wanted = [(span.text, quote.kind, quote.id) for quote in article.quotes for span in quote.content]
        found = [(span.text, span.label_, span.id_) for span in doc.spans["quotes"]]
        assert [entry[1:] for entry in found] == [entry[1:] for entry in wanted]
        assert all(words in text for (text, *_), (words, *_) in zip(found, wanted, strict=True))


def test_spacys_corpus_takes_the_folder_for_training(seeds, tmp_path):
    write(seeds, tmp_path, docs=5)
    examples = list(Corpus(tmp_path)(spacy.blank("en")))
    assert [example.reference.text for example in examples] == [article.text for article in seeds if article.text]
    assert any(example.reference.ents for example in examples)
    assert any(len(example.reference.spans["quotes"]) for example in examples)


@given(articles())
@settings(max_examples=30, deadline=None)
def test_any_article_is_a_document_and_comes_back(article):
    doc = document(article)
    (again,) = DocBin(store_user_data=True, docs=[doc]).get_docs(spacy.blank("en").vocab)
    assert again.text == doc.text == article.text
    assert newsmodel.loads(again.user_data["newsmodel"]) == article
    assert {group: len(spans) for group, spans in again.spans.items()} == {
        group: len(spans) for group, spans in doc.spans.items()
    }


TEXT = "🌍 Ann Lee told Elm “Go on”."


def test_the_groups_of_a_story():
    def span(words, kind=Span):
        return kind(TEXT.index(words), TEXT.index(words) + len(words), words)

    article = Article(
        text=TEXT,
        actors=(
            Actor(id="ann", name="Ann Lee", kind="person", mentions=(span("Ann Lee", Mention), span("Lee", Mention))),
            Actor(id="elm", name="Elm", kind="place", mentions=(span("Elm", Mention),)),
        ),
        quotes=(
            Quote(
                id="q",
                kind="direct",
                content=(span("Go on"),),
                cue=span("told"),
                speaker=Reference(("ann",), span("Ann Lee")),
            ),
        ),
        proposals=(Proposal(id="p", act="demand", action=span("o on")),),
    )
    doc = document(article)
    found = {group: [(s.text, s.label_, s.id_) for s in spans] for group, spans in doc.spans.items()}
    assert found == {
        "actors": [("Ann Lee", "person", "ann"), ("Lee", "person", "ann"), ("Elm", "place", "elm")],
        "quotes": [("Go on", "direct", "q")],
        "speakers": [("Ann Lee", "speaker", "q")],
        "proposals": [("Go on", "demand", "p")],
        "cues": [("told", "quote", "q")],
    }
    assert [(ent.text, ent.label_, ent.ent_id_) for ent in doc.ents] == [
        ("Ann Lee", "PERSON", "ann"),
        ("Elm", "PLACE", "elm"),
    ]


@pytest.mark.parametrize(("language", "expected"), [(None, "en"), ("de-AT", "de"), ("xx-none", "xx"), ("zz", "xx")])
def test_tokens_are_those_of_the_language(language, expected):
    assert document(Article(text="Go.", language=language)).lang_ == expected


def test_a_cut_file_is_refused(tmp_path):
    write([Article(text="Go on.")], tmp_path)
    (file,) = tmp_path.iterdir()
    with pytest.raises(Exception, match=r"."):
        DocBin().from_bytes(file.read_bytes()[:-5])


def test_the_plugin_is_loaded_without_spacy():
    code = "import sys, newsmodel_annotate.plugin; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
