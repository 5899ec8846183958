"""Corrections in a summary's front matter: they win over what is read, and outlive indexing."""

import pytest

from indexer.attribution.names import NameFinder
from indexer.reading.summaries import read_summary
from indexer.summary import Summary

TEXT = """
**Norway** said that silt is costly. The harbour master was not amused.

**Norway** and **Sweden** also took the floor.
"""


def read(corrections: str, finder: NameFinder) -> Summary:
    return read_summary(f"---\nattribution:\n{corrections}---\n{TEXT}", "a.md", finder)


def spoken(summary: Summary) -> list[list[tuple[str, str, str]]]:
    return [
        [(s.speakers[0].id, str(s.role), p.text[s.start : s.end].split()[0]) for s in p.statements]
        for p in summary.paragraphs
    ]


@pytest.mark.parametrize("key", ["attribution", "names"])
def test_what_is_no_list_is_said_by_its_key(key: str, finder: NameFinder) -> None:
    warnings = read_summary(f"---\n{key}: Norway\n---\n{TEXT}", "a.md", finder).warnings
    assert any(warning.startswith(f"{key}: can't be used") for warning in warnings)


@pytest.mark.parametrize("never", ["[Sweden, Act]", "Sweden"])
def test_what_is_no_speaker_is_left_out(never: str, finder: NameFinder) -> None:
    summary = read_summary(f"---\nnot_speakers: {never}\n---\n{TEXT}", "a.md", finder)
    (statement,) = summary.paragraphs[1].statements
    assert [speaker.id for speaker in statement.speakers] == ["norway"]


def test_correction_by_number_replaces_what_was_read(finder: NameFinder) -> None:
    summary = read("  1: [{speakers: [Iceland], from: The harbour, role: chair}]\n", finder)
    assert spoken(summary)[0] == [("iceland", "chair", "The")]
    assert summary.paragraphs[0].mentions == ("norway",)


def test_correction_by_the_end_of_the_address_outlives_an_insertion(finder: NameFinder) -> None:
    plain = read_summary(TEXT, "a.md", finder)
    end = plain.paragraphs[1].id.rpartition("-")[2]
    corrected = f'---\nattribution:\n  "{end}": []\n---\nNew.\n{TEXT}'
    summary = read_summary(corrected, "a.md", finder)
    assert [len(p.statements) for p in summary.paragraphs] == [0, 1, 0]


def test_several_statements_with_groups_and_delegates(finder: NameFinder) -> None:
    given = (
        "  1:\n"
        "    - {speakers: [Norway], to: costly., on_behalf_of: [EU], delegates: [Ann Lee]}\n"
        "    - {speakers: [Harbour Master], from: The harbour}\n"
    )
    first, second = read(given, finder).paragraphs[0].statements
    assert (first.on_behalf_of, first.delegates) == (("european-union",), ("Ann Lee",))
    assert (second.speakers[0].id, second.speakers[0].kind) == ("harbour-master", "unknown")


def test_each_speaker_has_a_role_and_others_on_whose_behalf_of_its_own(finder: NameFinder) -> None:
    """What is given for the statement holds for those who have nothing of their own."""
    given = (
        "  1:\n"
        "    - speakers: [{name: Norway, on_behalf_of: [Shore League]},"
        " {name: Sweden, role: support}, Malta]\n"
        "      on_behalf_of: [EU]\n"
        "      opposed: [Peru]\n"
    )
    (statement,) = read(given, finder).paragraphs[0].statements
    assert [(s.id, s.role, s.on_behalf_of) for s in statement.speakers] == [
        ("norway", "statement", ("shore-league",)),
        ("sweden", "support", ("european-union",)),
        ("malta", "statement", ("european-union",)),
    ]
    assert statement.represented[0].name == "Shore League"
    assert [(s.id, s.role) for s in statement.opposed] == [("peru", "oppose")]


def test_who_is_given_as_against_is_on_record_in_what_it_is_against(finder: NameFinder) -> None:
    """Nobody in the role oppose has words of its own; without a statement it stands alone."""
    given = (
        "  1:\n"
        "    - {speakers: [Norway]}\n"
        "    - {speakers: [Peru], role: oppose, to: costly.}\n"
        "  2: [{speakers: [Chile], role: oppose}]\n"
    )
    first, second, *_ = read(given, finder).paragraphs
    assert [[s.id for s in st.speakers] for st in first.statements] == [["norway"]]
    assert [s.id for s in first.statements[0].opposed] == ["peru"]
    assert second.statements[0].speakers == ()
    assert [s.id for s in second.statements[0].opposed] == ["chile"]
    assert not {"peru", "norway"} & set(first.mentions)


def test_correction_of_a_paragraph_that_is_not_there_is_a_warning(finder: NameFinder) -> None:
    assert any("9 is no paragraph" in w for w in read("  9: []\n", finder).warnings)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("  - 1\n", "must list paragraphs"),
        ("  1: Norway\n", "needs a list"),
        ("  1: [Norway]\n", "needs speakers"),
        ("  1: [{speakers: [Norway], colour: red}]\n", "needs speakers"),
        ("  1: [{speakers: [Norway], role: singer}]\n", "role 'singer'"),
        ("  1: [{speakers: [Norway], certainty: maybe}]\n", "use one of stated, inferred"),
        ("  1: [{speakers: [{role: chair}]}]\n", "needs a name"),
        ("  1: [{opposed: Norway}]\n", "needs a list"),
        ("  1: [{speakers: [Norway], from: Nowhere}]\n", "does not hold the words 'Nowhere'"),
    ],
)
def test_correction_that_makes_no_sense_is_said(
    finder: NameFinder, given: str, message: str
) -> None:
    """It is not used, and the rest of the summary is read."""
    assert any(message in warning for warning in read(given, finder).warnings)
