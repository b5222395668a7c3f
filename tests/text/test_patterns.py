import pickle

import pytest

from newsmodel.text.patterns import Pattern, all_patterns, pattern

RUNAWAY = [
    r".*?a", r".+?", r"a.{3,}?b", r"[\s\S]*?x", r"(a+)+", r"(?:a+,)*b", r"(?:a+){2,}", r"((a*)b)*", r"(?i:a+)+",
    r"(?:x{2,})+", r"(?P<n>a*)*",
]  # fmt: skip
WELCOME = [
    r"\.*?", r"[.*?]+", r"(?>a+)+", r"(a++)+", r"(?:a+)?", r"(?:[^,]{1,3},)+", r"[^\n]*+x", r"a.{0,50}?b", r"(?i)a+",
    r"(?:a*+)*", r"a)", r"\(.\)*", r"(?#.*?)a", r"(?<=a)b+", r"\p{Lu}+", r"(?:a{2,}+)+", r"[^]]+", r"",
]  # fmt: skip


@pytest.mark.parametrize("source", RUNAWAY)
def test_a_source_that_can_run_away_is_refused(source):
    with pytest.raises(ValueError, match="pattern 'p'"):
        pattern("p", source)


@pytest.mark.parametrize("source", WELCOME)
def test_other_sources_are_taken(source):
    assert pattern("p", source).source == source


@pytest.mark.parametrize("source", [r"(?:ab?)*+", r"(a)?+", r"(?>a(?:b|c){2,3}+)", r"(?:[A-Z]\.)++x"])
def test_possessive_groups_are_not_for_re_which_got_them_wrong(source):
    with pytest.raises(ValueError, match="possessive group"):
        pattern("p", source, plain=True)
    assert pattern("p", source).source == source


@pytest.mark.parametrize("source", [r"a++", r"[ab]*+", r"(?>(?:ab?)*)", r"(?:a++)+b", r"(?:a)+b", r"\w{2,3}+", r"\)++"])
def test_other_repeats_are_for_re_as_well(source):
    assert pattern("p", source, plain=True).source == source


def test_comments_and_spaces_of_a_verbose_source_are_not_read():
    assert pattern("p", "a  # .*? (a+)+\n [ #]+ \\# b", "x").fullmatch("a##b")
    with pytest.raises(ValueError, match="nested"):
        pattern("p", "(?: a+ ) +", "x")


@pytest.mark.parametrize(("name", "flags"), [("", ""), ("p", "q"), ("p", "i!")])
def test_a_name_and_known_flags_are_wanted(name, flags):
    with pytest.raises(ValueError, match="flags"):
        pattern(name, "a", flags)


def test_a_pattern_is_a_value():
    one, two = (pattern("unit", r"\b(?>\L<units>)\b", "i", units=words) for words in (["km", "miles"], ("miles", "km")))
    assert one == two
    assert hash(one) == hash(two)
    assert one.search("10 KM")
    assert pickle.loads(pickle.dumps(one)) == one
    assert one.regex is one.regex


def test_its_methods_are_those_of_the_compiled_expression():
    word = pattern("word", r"[a-z]++")
    assert word.search("1 ab", 1)[0] == "ab"
    assert word.search("1 ab", 0, 1) is None
    assert word.match("1 ab") is None
    assert word.match("1 ab", 2).span() == (2, 4)
    assert word.fullmatch("ab").group() == "ab"
    assert [match[0] for match in word.finditer("ab cd")] == ["ab", "cd"]
    assert word.findall("ab cd") == ["ab", "cd"]
    assert word.sub("-", "ab cd", 1) == "- cd"
    assert word.split("1ab2cd3") == ["1", "2", "3"]


def test_all_patterns_of_the_library_have_names_of_their_own_and_compile():
    patterns = all_patterns()
    assert [item.name for item in patterns] == sorted({item.name for item in patterns})
    assert all(item.regex.pattern for item in patterns)


def test_patterns_in_tables_are_found(tmp_path, monkeypatch):
    (tmp_path / "tables_of_patterns").mkdir()
    (tmp_path / "tables_of_patterns" / "__init__.py").write_text("")
    (tmp_path / "tables_of_patterns" / "__main__.py").write_text("raise SystemExit")
    (tmp_path / "tables_of_patterns" / "rules.py").write_text(
        "import attrs\nfrom newsmodel.text.patterns import Pattern, pattern\n"
        "@attrs.frozen\nclass Rule:\n    pattern: Pattern\n"
        "A = {'x': [pattern('a', 'a')]}\nB = (Rule(pattern('b', 'b')),)\nC = A['x'][0]\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert [item.name for item in all_patterns("tables_of_patterns")] == ["a", "b"]
    assert all(isinstance(item, Pattern) for item in all_patterns("tables_of_patterns"))
