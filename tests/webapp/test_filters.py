"""How dates and a paragraph's speakers are set."""

from dataclasses import replace

from indexer.summary import Kind, Paragraph, Represented, Role, Speaker, Statement
from webapp.filters import by_standing, long_date
from webapp.voices import Heard

NORWAY = Speaker("norway", "Norway", "Norway", Kind.STATE, Role.FLOOR)
MOLDOVA = Speaker("moldova", "Moldova", "Moldova", Kind.STATE, Role.WRITTEN)
CMC = Speaker("cmc", "CMC", "CMC", Kind.NGO, Role.STATEMENT)
FIJI = Speaker("fiji", "Fiji", "FIJI", Kind.STATE, Role.STATEMENT)


def paragraph(*statements: Statement) -> Paragraph:
    return Paragraph("p", 1, (), "x", "x", statements=statements)


def test_speakers_are_told_apart_by_how_they_took_part() -> None:
    """Those with reported words come first, then the floor, then writing."""
    said = paragraph(*(Statement(0, 1, (s,), s.role) for s in (MOLDOVA, NORWAY, CMC)))
    assert by_standing(said) == [
        ("", [Heard((CMC,))]),
        ("also took the floor:", [Heard((NORWAY,))]),
        ("in writing:", [Heard((MOLDOVA,))]),
    ]


def test_a_speaker_is_named_once_with_all_its_delegates() -> None:
    """Two statements of the CMC, one delivered by somebody who is named."""
    said = paragraph(
        Statement(0, 1, (CMC,), Role.STATEMENT),
        Statement(1, 2, (CMC,), Role.STATEMENT, delegates=("Ann Lee",)),
    )
    assert by_standing(said) == [("", [Heard((CMC,), ("Ann Lee",))])]


def test_on_behalf_of_others_and_for_itself_are_two_things() -> None:
    """Fiji for AOSIS, and Fiji."""
    for_aosis = replace(FIJI, represents=(Represented("aosis", "AOSIS"),))
    said = paragraph(
        Statement(0, 1, (for_aosis,), Role.STATEMENT),
        Statement(1, 2, (FIJI,), Role.STATEMENT),
    )
    assert by_standing(said) == [("", [Heard((for_aosis,)), Heard((FIJI,))])]


def test_who_stands_by_or_against_is_told_from_those_whose_words_they_are() -> None:
    """In support of whom, and against whom; no delegate of the others is theirs."""
    support, against = replace(NORWAY, role=Role.SUPPORT), replace(MOLDOVA, role=Role.OPPOSE)
    said = Statement(0, 1, (FIJI, support), Role.STATEMENT, ("Ann Lee",), (against,))
    assert by_standing(paragraph(said)) == [
        ("", [Heard((FIJI,), ("Ann Lee",))]),
        ("in support of Fiji:", [Heard((support,))]),
        ("opposed Fiji:", [Heard((against,))]),
    ]


def test_no_date_is_no_words() -> None:
    """A summary without a date shows none."""
    assert long_date(None) == ""
