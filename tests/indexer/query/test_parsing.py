"""What is typed, understood as well as possible."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.query.parsing import ParsedQuery, by_grammar, read
from indexer.query.parsing import parse as parse_over
from indexer.query.tree import And, Field, Not, Or, Phrase, Range, Tree, Word, leaves
from indexer.register.glossary import Glossary, stems
from tests.indexer.vocabulary import WordsOf


def words_of(tree: Tree) -> list[str]:
    return [leaf.text for leaf in leaves(tree) if isinstance(leaf, Word)]


def slops(typed: str, vocabulary: WordsOf) -> list[int]:
    found = leaves(parse_over(typed, vocabulary).tree)
    return [leaf.slop for leaf in found if isinstance(leaf, Phrase)]


WORDS = WordsOf("assistance clear clearance clearing mine mines women résumé réserve Михаил")


def parse(typed: str) -> ParsedQuery:
    return parse_over(typed, WORDS)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("credit card", "paragraphs with “credit” and “card”"),
        ('"credit card"', "paragraphs with exactly “credit card”"),
        ("“credit card”", "paragraphs with exactly “credit card”"),
        ('"ratify"', "paragraphs with exactly “ratify”"),
        ("ratification", "paragraphs with “ratification”"),
        ("mine -action", "paragraphs with “mine”, but not with “action”"),
        ("-action", "paragraphs of any text, but not with “action”"),
        ("NOT action", "paragraphs of any text, but not with “action”"),
        ("a OR b", "paragraphs with “a” or “b”"),
        ("c (a OR b)", "paragraphs with “c”, with “a” or “b”"),
        ("Clear*", "paragraphs with words that begin with “Clear”"),
        ("speaker:Norway", "paragraphs spoken by “Norway”"),
        ("speaker:(norway OR sweden)", "paragraphs spoken by “norway” or “sweden”"),
        ("date:2011", "paragraphs dated 2011"),
        ("date:[2010 to 2012-06]", "paragraphs dated 2010-01 to 2012-06"),
        ("date:>2010-06", "paragraphs dated from 2010-07-01"),
        ("date:<2010", "paragraphs dated up to 2009-12-31"),
        ("date:2010-06-05", "paragraphs dated 2010-06-05"),
        ("a (-b)", "paragraphs with “a”, but not with “b”"),
        ("-(date:>2010)", "paragraphs of any text, but not dated from 2011-01-01"),
        ('"near words"~5', "paragraphs with “near words” within 5 words"),
        ("assistnce~1", "paragraphs with words spelt nearly like “assistnce”"),
        ("cle?r*", "paragraphs with words like “cle?r*”"),
        ("wom?n?", "paragraphs with words like “wom?n”"),
        ("mentions:Lebanon", "paragraphs mentioning “Lebanon”"),
        ("place:Beirut kind:ngo", "paragraphs in “Beirut”, by a speaker of the kind “ngo”"),
        ('speaker:"Lao PDR"', "paragraphs spoken by “Lao PDR”"),
        (
            "clearance speaker:(Norway OR Sweden) date:[2010 to 2012]",
            "paragraphs with “clearance”, spoken by “Norway” or “Sweden”, dated 2010 to 2012",
        ),
        ("(a b) OR speaker:c", "paragraphs (with “a” and “b”) or spoken by “c”"),
        ("a -(b OR c)", "paragraphs with “a”, but not with “b” or “c”"),
        ("Did Norway agree?", "paragraphs with “Did” and “Norway” and “agree”"),
        ("~9", "paragraphs with “9”"),
        ("-clear*", "paragraphs of any text, but not with words that begin with “clear”"),
        ("a -assistnce~", "paragraphs with “a”, but not with words spelt nearly like “assistnce”"),
        (
            "a NOT guinea-b*",
            "paragraphs with “a”, but not (with exactly “guinea” and words that begin with “b”)",
        ),
        ("date:2010-2012", "paragraphs dated 2010 to 2012"),
        ("date:>9999-12-30", "paragraphs dated from 9999-12-31"),
        ("date:>=9999", "paragraphs dated from 9999-01-01"),
        ("date:<0001-01-02", "paragraphs dated up to 0001-01-01"),
        ("date:[2010-01-01 to 2010-02-27]", "paragraphs dated 2010-01-01 to 2010-02-27"),
        ("date:[2010-02 to 2010-03]", "paragraphs dated 2010-02 to 2010-03"),
        ("date:{2010 to 2012}", "paragraphs dated 2011"),
        ("date:[2010-01-15 to 2010-02-28]", "paragraphs dated 2010-01-15 to 2010-02-28"),
        ("date:[2010-02 to 2010-03-15]", "paragraphs dated 2010-02-01 to 2010-03-15"),
        ("date:[2010-02-02 to 2010-12-31]", "paragraphs dated 2010-02-02 to 2010-12-31"),
        ('"near words"~2', "paragraphs with “near words” within 2 words"),
        ("c (a OR speaker:b)", "paragraphs with “c”, (with “a” or spoken by “b”)"),
        ("c (NOT a OR NOT b)", "paragraphs with “c”, ((not with “a”) or (not with “b”))"),
        ("a OR b OR c d", "paragraphs with “a” or “b” or “c”, with “d”"),
        ("a*b*c*d", "paragraphs with words like “a*b*c*d”"),
        ('"one two three"~17', "paragraphs with “one two three” within 17 words"),
        ('"one two"~20', "paragraphs with “one two” within 20 words"),
        ("date:[2012 to 2010]", "paragraphs dated 2010 to 2012"),
        ("a AND NOT b", "paragraphs with “a”, but not with “b”"),
        ("a AND(b OR c)", "paragraphs with “a”, with “b” or “c”"),
        ("a OR NOT b", "paragraphs with “a” or (not with “b”)"),
        ("-(-mine)", "paragraphs with “mine”"),
        ("NOT (NOT mine) card", "paragraphs with “mine” and “card”"),
        ("speaker:(norway -date:2011)", "paragraphs spoken by “norway”, but not dated 2011"),
        ("Date:>2010", "paragraphs dated from 2011-01-01"),
        ("[agreed to defer]", "paragraphs with “agreed” and “to” and “defer”"),
        ("", "all paragraphs"),
    ],
)
def test_query_is_said_again_in_words(typed: str, understood: str) -> None:
    assert parse(typed).understood == understood
    assert parse(typed).hints == ()


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ('"credit card', "quotation mark"),
        ("(a OR b", "open brackets: they were closed"),
        ("a) b", "close nothing"),
        ("a OR AND b", "OR, AND: left out"),
        ("a AND NOT NOT b", "AND, NOT: left out"),
        ('((((((((((("a (b"', "nested"),
        ("NOT (NOT climate", "open brackets"),
        ("-(-x", "open brackets"),
        ("AND", "AND: left out"),
        ("(" * 1000, "nested"),
        ("date:{2011 to 2011}", "there is no day between 2011 and 2011"),
        ("date:soon x", "not a date"),
        ("date:2011-02-31", "not a date"),
        ("!!! ???", "no word"),
        ("word " * 3000, "first 2,000"),
        ("a OR " * 300 + "b", "first 100 words"),
        ("(" * 20 + "a" + ")" * 20, "nested"),
        ("colour:red", "“colour:” is not a field"),
        ("NOT NOT mine", "NOT: left out"),
        ("OR mine", "OR: left out"),
        ("(mine AND) NOT", "AND, NOT: left out"),
        ("date:20*", "not a date"),
        ("*", "needs a letter"),
        ("?*?*?*", "needs a letter"),
        ("a*b*c*d*e*f", "asterisks"),
        ("assistnce~9", "“assistnce~9” was read as ~2"),
        ("mine -(assistnce~" + "9" * 50 + ")", "was read as ~2"),
        ('"credit card"~99', "“credit card”~99 was read as ~20"),
        ('-"one two three four"~19', "was read as ~6"),
        ('"one two three"~18', "was read as ~17"),
        ('"one two"~21', "was read as ~20"),
        ("date:>9999-12-31", "there is no day after 9999-12-31"),
        ("date:<0001-01-01", "there is no day before 0001-01-01"),
        ("a*b*c*d*e", "at most 3 asterisks"),
        ("mine~3", "was read as ~2"),
    ],
)
def test_what_is_mended_or_left_out_is_said(typed: str, hint: str) -> None:
    assert hint in " ".join(parse(typed).hints)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("a OR AND b", "paragraphs with “a” or “b”"),
        ("a AND NOT NOT b", "paragraphs with “a”, but not with “b”"),
        ("a NOT OR b", "paragraphs with “a” and “b”"),
        ("a AND OR b", "paragraphs with “a” and “b”"),
        ("a) b) c", "paragraphs with “a” and “b” and “c”"),
        ("(a OR b) c) (d", "paragraphs with “a” or “b”, with “c” and “d”"),
        ('((((((((((("a (b" c)', "paragraphs with exactly “a b” and “c”"),
        ("AND (OR a) NOT", "paragraphs with “a”"),
    ],
)
def test_what_is_mended_is_read_as_it_was_meant(typed: str, understood: str) -> None:
    assert parse(typed).understood == understood
    assert parse(typed).hints


SEPTEMBER = (date(2011, 9, 1), date(2011, 9, 30))
SIGNS = "AND OR NOT TO ( ) \" - * [ ] { } > < ^ ~ : ' \\ / + mine 2011 é 中 🙂 a* ?b mine~1 ~2"
NAMES = "date: speaker: kind: role: place: colour:"
PIECES = ["NOT ", "OR ", *SIGNS.split(), *NAMES.split(), " ", "  "]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=40))
def test_nothing_that_is_typed_raises_within_some_days_neither(typed: str) -> None:
    parsed = parse(typed)
    assert parsed.understood.startswith(("paragraphs ", "all paragraphs"))
    assert parsed.between(SEPTEMBER).tree != parsed.tree


def test_days_stand_before_what_is_left_out() -> None:
    september = Range(Field.DATE, 20110901, 20110930)
    mine, action = parse("mine").tree, parse("action").tree
    assert parse("mine -action").between(SEPTEMBER).tree == And((september, mine, Not(action)))
    assert parse("-action").between(SEPTEMBER).tree == And((september, Not(action)))
    assert parse("").between(SEPTEMBER).tree == september


def test_pattern_stands_for_the_words_of_the_index() -> None:
    """Prefixes, wildcards and misspelt words become the words that are there."""
    for typed, words in {
        "clear*": ["clear", "clearance", "clearing"],
        "*ance": ["assistance", "clearance"],
        "m?ne*": ["mine", "mines"],
        "asistance~": ["assistance"],
        "maine~2": ["mine", "mines"],
        "Ré*": ["reserve", "resume"],
        "re\u0301*m\u0065\u0301": ["resume"],
        "r?sum*é": ["resume"],
        "Михаи\u0301*": ["михаил"],
    }.items():
        tree = parse(typed).tree
        assert words_of(tree) == words, typed


def test_what_is_looked_for_as_asked_needs_no_hint() -> None:
    for typed in ("mines~", "mines~2", '"credit card"~20', '"mines"~99', '"one two three"~17'):
        assert parse(typed).hints == (), typed


def test_pattern_for_nothing_finds_nothing() -> None:
    assert words_of(parse("zebra*").tree) == ["zebra"]


def test_what_is_as_long_or_as_deep_as_can_be_is_read_whole() -> None:
    for typed in ("x" * 2000, "(" * 10 + "mine" + ")" * 10):
        assert parse(typed).hints == ()
    assert "first 2,000 characters" in parse("x" * 2001).hints[0]
    assert "nested more than 10 deep" in parse("(" * 11 + "mine" + ")" * 11).hints[0]


def test_the_first_hundred_words_are_searched_for_however_they_are_joined() -> None:
    for hundred in (" ".join(["mine"] * 100), "-".join(["mine"] * 100), "mine " * 99 + "m*"):
        assert parse(hundred).hints == ()
        parsed = parse(f"{hundred} walrus")
        assert parsed.hints == ("Only the first 100 words were searched for.",)
        assert "walrus" not in parsed.understood


def test_too_many_words_are_cut_to_the_most_frequent() -> None:
    many = WordsOf(" ".join(f"a{number}" for number in range(400)))
    parsed = parse_over("a*", many)
    assert "“a*” stands for 400 words: the 300 most frequent" in parsed.hints[0]
    assert isinstance(parsed.tree, Or)
    assert set(words_of(parsed.tree)) == set(many.listed[:300])
    enough = WordsOf(" ".join(f"a{number}" for number in range(300)))
    assert parse_over("a*", enough).hints == ()


def test_of_very_many_patterns_the_first_are_read_so() -> None:
    """Whether they stand apart or are joined by other signs."""
    for joint in (" OR ", "."):
        parsed = parse(joint.join(["clear*"] * 12))
        words = words_of(parsed.tree)
        assert words.count("clearance") == 10
        assert words.count("clear") == 12
        assert parsed.hints == ("Only the first 10 words with * or ? or ~ were read so.",)


def test_very_frequent_words_are_looked_for_closer_together() -> None:
    class Frequent(WordsOf):
        def frequencies(self, field: Field, terms: Iterable[str]) -> dict[str, int]:
            counts = {"the": 900_000, "of": 200_000, "mine": 50}
            return {term: counts[term] for term in terms}

    frequent = Frequent("the of mine")
    assert slops('"the of"~20', frequent) == [15]
    assert slops('"the of"~20 "the of" "the mine"', frequent) == [15, 1, 1]
    assert slops('"of the of"~17', frequent) == [3]
    assert "within 15 words" in parse_over('"the of"~20', frequent).hints[0]
    assert slops('"the mine"~20', frequent) == [20]
    assert slops('"the of"~20 OR "the of"~19', frequent) == [7, 7]


@pytest.mark.parametrize(
    ("frequency", "slop"), [(150_000, 20), (150_001, 19), (1_500_000, 2), (1_500_001, 1)]
)
def test_three_million_places_are_looked_at(frequency: int, slop: int) -> None:
    class Even(WordsOf):
        def frequencies(self, field: Field, terms: Iterable[str]) -> dict[str, int]:
            return dict.fromkeys(terms, frequency)

    assert slops('"the of"~20', Even("the of")) == [slop]


def test_acronyms_are_looked_for_as_they_are_typed_if_that_is_asked_for() -> None:
    long_form = stems("implementation support unit")
    glossary = Glossary({stems("ISU"): ("implementation support unit",), long_form: ("ISU",)}, 3)
    assert parse_over("isu", WORDS, glossary).also == ("implementation support unit",)
    assert isinstance(parse_over("isu", WORDS, glossary).tree, Or)
    assert isinstance(parse_over("isu", WORDS, glossary, expand=False).tree, Word)
    assert parse_over("isu", WORDS, glossary, expand=False).also == ("implementation support unit",)


def test_words_in_quotes_hold_brackets_and_colons() -> None:
    parsed = parse('"note: (a" mine')
    assert parsed.understood == "paragraphs with exactly “note a” and “mine”"
    assert parsed.hints == ()


def test_a_word_of_which_no_letter_may_be_wrong_is_that_word() -> None:
    assert read("clearance~0") == read('"clearance"')


@pytest.mark.parametrize("typed", ["(see S/PV.6987)", "see S/PV.6987)"])
def test_a_bracket_behind_what_is_pasted_closes_what_was_opened_before_it(typed: str) -> None:
    tree, hints = read(typed)
    assert words_of(tree) == ["see", "S/PV.6987"]
    stray = ("There were brackets that close nothing: they were left out.",)
    assert hints == (() if typed.startswith("(") else stray)


def test_brackets_of_what_is_pasted_whole_are_its_own() -> None:
    for typed in ("S/PV.6987(Resumption1)", "S/PV.6987(Resumption1).", "x.org/a?b=(1)"):
        tree, hints = read(typed)
        assert (len(words_of(tree)), hints) == (1, ()), typed


def test_a_pattern_in_quotes_stays_one() -> None:
    assert read('"mine clear*"')[0] == Phrase(Field.EXACT, ("mine", "clear*"))
    found = list(leaves(parse('"mine clear*"').tree))
    assert [leaf.words for leaf in found if isinstance(leaf, Phrase)] == [
        ("mine", "clear"),
        ("mine", "clearance"),
        ("mine", "clearing"),
    ]


def test_an_open_bracket_is_closed_and_said_to_be() -> None:
    tree, hints = read("a (b OR c")
    assert tree == read("a (b OR c)")[0]
    assert hints == ("There were open brackets: they were closed at the end.",)


@given(st.from_regex(r'"?[A-Za-z0-9]+( +([A-Za-z0-9]+|AND|OR|NOT|s)){0,11}"?', fullmatch=True))
@example("word")
@example('"word"')
@example('"words in quotes"')
@example("of " * 9 + "ten")
@example("letters" * 300)
def test_words_alone_are_read_as_the_grammar_reads_them(typed: str) -> None:
    assert read(typed) == by_grammar(typed)
    places = [[leaf.place for leaf in leaves(tree)] for tree, _ in (read(typed), by_grammar(typed))]
    assert places[0] == places[1]
