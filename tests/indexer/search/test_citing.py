"""A citation says whose words are reported, by whom, and where."""

import datetime
from dataclasses import replace

from indexer.search.citing import citation, printed_position, quoted
from indexer.summary import (
    Certainty,
    Kind,
    Meeting,
    Paragraph,
    Represented,
    Role,
    Speaker,
    Statement,
)

TEXT = "10. Fiji, for the Pacific, asked for buoys. " + "More and more buoys. " * 30
MEETING = Meeting("quay", "Quay Forum", "Oslo", datetime.date(2014, 3, 2), rapporteur="R. Poe")
PACIFIC = Represented("pacific", "Pacific")
FIJI = Speaker("fiji", "Fiji", "Fiji", Kind.STATE, Role.STATEMENT, (PACIFIC,))
NIUE = Speaker("niue", "Niue", "Niue", Kind.STATE, Role.SUPPORT)
ASKED = Statement(4, 43, (FIJI, NIUE), Role.STATEMENT)
PARAGRAPH = Paragraph("quay-1", 3, (), TEXT, TEXT, number="10.", statements=(ASKED,))


def test_it_names_the_speaker_for_whom_and_with_whose_support() -> None:
    assert citation(MEETING, PARAGRAPH, ASKED) == (
        "Fiji on behalf of Pacific, supported by Niue: “Fiji, for the Pacific, asked for buoys.”,"
        " as summarised by R. Poe in “Quay Forum”, Oslo, 2 March 2014, ¶ 10"
    )


def test_a_guess_is_cited_as_one() -> None:
    guess = ASKED._replace(certainty=Certainty.INFERRED)
    assert citation(MEETING, PARAGRAPH, guess).startswith(
        "Fiji on behalf of Pacific, supported by Niue (inferred): “"
    )


def test_a_paragraph_is_cited_without_speakers() -> None:
    bare = replace(MEETING, rapporteur="", date=None, place="")
    assert citation(bare, PARAGRAPH) == "As summarised in “Quay Forum”, ¶ 10"


def test_of_a_long_statement_the_beginning_is_quoted() -> None:
    words = quoted(PARAGRAPH, ASKED._replace(end=len(TEXT)))
    assert words.endswith(" …")
    assert 380 < len(words) < 420
    assert words.removesuffix(" …") in TEXT


def test_the_number_is_the_printed_one_where_there_is_one() -> None:
    assert printed_position(PARAGRAPH) == "10"
    assert printed_position(PARAGRAPH._replace(number="(a)")) == "(a)"
    assert printed_position(PARAGRAPH._replace(repeated=True)) == "3"
    assert printed_position(PARAGRAPH._replace(number="[1]")) == "3"
    assert printed_position(PARAGRAPH._replace(number="")) == "3"
