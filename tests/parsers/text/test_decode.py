import codecs

import pytest

from newsmodel.errors import SourceError, UsageError
from newsmodel.parsers.text import TEXT, TextOptions
from newsmodel.records import Source

CURLY = "“It’s £800billion,” she said — café."


def read(data, charset=None, **options):
    (article,) = TEXT.parse(Source.from_bytes(data, name="a.txt", charset=charset), TextOptions(**options))
    return article.text, [notice.code for notice in article.notices]


@pytest.mark.parametrize(
    ("data", "charset", "codes"),
    [
        (CURLY.encode(), None, []),
        (CURLY.encode(), "utf-8", []),
        (codecs.BOM_UTF8 + CURLY.encode(), "cp1252", []),
        (CURLY.encode("utf-16"), None, []),
        (codecs.BOM_UTF16_BE + CURLY.encode("utf-16-be"), None, []),
        (CURLY.encode("utf-32"), None, []),
        (CURLY.encode("utf-16-le"), "utf-16-le", []),
        (CURLY.encode("cp1252"), None, ["encoding-guessed"]),
        (CURLY.encode("cp1252"), "windows-1252", []),
        (CURLY.encode("cp1252"), "iso-8859-1", []),
        (CURLY.encode("cp1252"), "utf-8", ["charset-wrong", "encoding-guessed"]),
        (CURLY.encode("cp1252"), "us-ascii", ["charset-wrong", "encoding-guessed"]),
        (CURLY.encode("cp1252"), "no-such", ["charset-wrong", "encoding-guessed"]),
        (CURLY.encode("cp1252"), "base64", ["charset-wrong", "encoding-guessed"]),
        (CURLY.encode(), "latin-1", ["charset-wrong"]),
        (CURLY.encode(), "shift_jis", ["charset-wrong"]),
    ],
)
def test_the_encoding_is_that_of_the_mark_then_the_declared_then_utf8_then_windows(data, charset, codes):
    text, found = read(data, charset)
    assert found == codes
    assert text == CURLY


@pytest.mark.parametrize(
    ("text", "charset"), [("港が開いた。", "iso-2022-jp"), ("港口开放。", "hz"), ("“a”", "utf-16-le")]
)
def test_bytes_of_ascii_that_are_declared_as_something_else(text, charset):
    assert text.encode(charset).isascii()
    assert read(text.encode(charset), charset) == (text, [])


def test_other_declared_encodings_are_used():
    assert read("Привет, мир.".encode("koi8-r"), "koi8-r") == ("Привет, мир.", [])
    assert read("日本語。".encode("shift_jis"), "shift_jis") == ("日本語。", [])


def test_the_option_wins_over_all():
    assert read("Привет.".encode("cp1251"), "utf-8", encoding="cp1251") == ("Привет.", [])
    assert read(CURLY.encode("cp1252"), encoding="latin-1") == (CURLY, [])
    assert read(CURLY.encode(), encoding="utf-8") == (CURLY, [])
    assert read(b"caf\xe9.", encoding="utf-8") == ("caf\ufffd.", ["bytes-replaced"])
    assert read("a\0b.".encode("utf-16-be"), encoding="utf-16-be") == ("ab.", ["invisible-removed"])


def test_bytes_that_no_encoding_has_are_replaced():
    assert read(b"caf\xe9 \x81\x8d.") == ("café \ufffd\ufffd.", ["encoding-guessed", "bytes-replaced"])


def test_a_text_cut_within_a_character_is_still_utf8():
    assert read(CURLY.encode() + "—".encode()[:2]) == (f"{CURLY}\ufffd", ["bytes-replaced"])


def test_surrogates_are_replaced_or_paired():
    assert read("a\ud83d.".encode("utf-8", "surrogatepass"), "utf-8") == ("a\ufffd.", ["surrogates-replaced"])
    assert read("a\ud83d\ude00.".encode("utf-8", "surrogatepass")) == ("a😀.", ["surrogates-replaced"])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\0", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "a PNG image"),
        (b"PK\x03\x04\x14\0", "a ZIP archive"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"\0\1\2\3" * 10, "binary data, not text"),
        ("Hello, world.".encode("utf-16-le"), "encoding=utf-16-le"),
        ("Hello, world.".encode("utf-16-be"), "encoding=utf-16-be"),
    ],
)
def test_binary_data_is_refused_by_name(data, words):
    for charset in (None, "utf-8"):
        with pytest.raises(SourceError, match=words) as caught:
            read(data, charset)
        assert caught.value.source == "a.txt"


@pytest.mark.parametrize(
    "text", ["MZ is a label.", "RIFF raff.", "GIF89a is a format.", "%PDF-1.4 was new.", "ID3 tags — é"]
)
def test_text_that_starts_like_a_known_format_is_text(text):
    assert read(text.encode()) == (text, [])


def test_a_character_cut_by_the_sample_is_no_sign_of_binary_data():
    text = "MZ " + "é" * 40_000 + "."
    assert read(text.encode())[0] == text


@pytest.mark.parametrize(
    ("raw", "text", "codes"),
    [
        ("He said: â€œItâ€™s late.â€\x9d", "He said: “It’s late.”", ["mojibake-repaired"]),
        ("cafÃ© and Â£5", "café and £5", ["mojibake-repaired"]),
        ("\x93Hello\x94 \x96 he said\x85", "“Hello” – he said…", ["mojibake-repaired"]),
        ("one\x85two", "one\ntwo", []),
        ("“It’s ﬁne,” ﬀ ＡＢＣ &amp; café–bar", "“It’s ﬁne,” ﬀ ＡＢＣ &amp; café–bar", []),
        ("a\u200bb\u00adc\ufeffd\u200ee", "abcde", ["invisible-removed"]),
        ("a\x00b\x07c\x7f d e f g" + " h" * 80, "abc d e f g" + " h" * 80, ["invisible-removed"]),
        ("\x1b[31mred\x1b[0m", "red", ["invisible-removed"]),
        ("می\u200cخواهم 👩\u200d🚀", "می\u200cخواهم 👩\u200d🚀", []),
        ("a\u200d\u200cb", "ab", ["invisible-removed"]),
        ("a\xa0b\u2009c\u3000d\te  f", "a b c d e f", []),
        ("one\r\ntwo\rthree\x0bfour\u2028five\u2029six\x0cseven", "one\ntwo\nthree\nfour\nfive\nsix\nseven", []),
    ],
)
def test_characters_that_are_no_text_are_repaired_or_taken_out(raw, text, codes):
    assert read(raw.encode()) == (text, codes)


def test_mojibake_in_long_lines_is_repaired_piece_by_piece():
    assert read(("plain words " * 4000 + "â€œItâ€™s late,â€\x9d he said. " * 2000).encode()) == (
        "plain words " * 4000 + ("“It’s late,” he said. " * 2000).strip(), ["mojibake-repaired"],
    )  # fmt: skip
    assert read(("x" * 50_000 + "Ã©Ã©").encode())[0].endswith("xéé")


def test_what_was_taken_out_is_counted():
    (article,) = TEXT.parse(Source.from_text("a\u200bb\u200bc\u00ad"), TextOptions())
    assert article.notices[0].message == "Characters that are not seen were taken out: U+00AD (1), U+200B (2)."


@pytest.mark.parametrize(
    "options",
    [
        {"split": "("}, {"split": 5}, {"encoding": "no-such"}, {"encoding": "rot13"}, {"encoding": 5}, {"language": ""},
        {"encoding": "a\0b"}, {"language": "Engliš"},
    ],
)  # fmt: skip
def test_options_that_cannot_be_are_refused(options):
    with pytest.raises(UsageError):
        TextOptions(**options)
