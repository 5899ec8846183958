"""The measure itself: what counts as right, however a text is cut into paragraphs."""

from pathlib import Path

from indexer.register.register import Register
from indexer.summary import Certainty, Kind, Meeting, Paragraph, Role, Speaker, Statement, Summary
from tests.accuracy.comparing import Report, compare
from tests.accuracy.readings import Reading, ReadParagraph, ReadSpeaker, ReadStatement

SOURCE = "# Harbour\n\n**GP:** The quay is *old*.\n\nOL: Is it safe?\n\nNobody knew.\n"


def read(*statements: tuple[str, str, str]) -> Reading:
    """A person's reading: words of the source, their speaker and how certain that is."""
    said = {
        SOURCE.index(words): ReadStatement(
            SOURCE.index(words),
            SOURCE.index(words) + len(words),
            (ReadSpeaker(name, "statement"),),
            certainty,
        )
        for words, name, certainty in statements
    }
    starts = [SOURCE.index(line) for line in ("**GP", "OL:", "Nobody")]
    ends = [*starts[1:], len(SOURCE)]
    return Reading(
        Path("x.md"),
        SOURCE,
        tuple(
            ReadParagraph(a, b, tuple(s for at, s in said.items() if a <= at < b))
            for a, b in zip(starts, ends, strict=True)
        ),
    )


PERSON = read(("The quay is *old*.", "GP", "stated"), ("Is it safe?", "OL", "stated"))


def summary(*paragraphs: tuple[str, str]) -> Summary:
    """A summary of paragraphs, each with who speaks from its beginning to its end."""
    return Summary(
        Meeting("x", "X"),
        tuple(
            Paragraph(f"x-{number}", number, (), text, text, statements=tuple(said(text, name)))
            for number, (text, name) in enumerate(paragraphs, start=1)
        ),
    )


def said(text: str, names: str, certainty: Certainty = Certainty.STATED) -> list[Statement]:
    speakers = tuple(
        Speaker(name, name, name, Kind.PERSON, Role.STATEMENT) for name in names.split()
    )
    statement = Statement(0, len(text), speakers, Role.STATEMENT, certainty=certainty)
    return [statement] if speakers else []


def figures(report: Report, measure: str) -> tuple[float, float]:
    return report.scores[measure].precision, report.scores[measure].recall


def check(given: Summary, measure: str) -> tuple[float, float]:
    return figures(compare(PERSON, given, Register(())), measure)


def test_a_label_belongs_to_a_statement_or_not() -> None:
    labelled = summary(("GP: The quay is old.", "gp"), ("OL: Is it safe?", "ol"))
    apart = summary(("The quay is old.", "gp"), ("Is it safe?", "ol"))
    assert check(labelled, "statement") == check(apart, "statement") == (1, 1)


def test_cutting_of_paragraphs_does_not_count() -> None:
    fine = summary(("GP: The quay", "gp"), ("is old.", "gp"), ("OL: Is it safe?", "ol"))
    assert check(fine, "statement") == check(fine, "speaker") == (1, 1)


def test_a_speaker_too_many_makes_a_statement_wrong() -> None:
    crowd = summary(("GP: The quay is old.", "gp ol"), ("OL: Is it safe?", "ol"))
    assert check(crowd, "statement") == (0.5, 0.5)
    assert check(crowd, "speaker") == (2 / 3, 1)


def test_a_speech_that_goes_on_is_a_statement_too_many() -> None:
    on = summary(("GP: The quay is old.", "gp"), ("OL: Is it safe?", "ol"), ("Nobody knew.", "ol"))
    assert check(on, "statement") == (2 / 3, 1)


def test_a_guess_is_told_from_what_is_stated() -> None:
    given = Summary(
        Meeting("x", "X"),
        (
            Paragraph("x-1", 1, (), "Is it safe?", "", statements=tuple(said("Is it safe?", "ol"))),
            Paragraph(
                "x-2",
                2,
                (),
                "Nobody knew.",
                "",
                statements=tuple(said("Nobody knew.", "ol", Certainty.INFERRED)),
            ),
        ),
    )
    person = read(("Is it safe?", "OL", "inferred"), ("Nobody knew.", "OL", "inferred"))
    report = compare(person, given, Register(()))
    assert figures(report, "certainty") == (0.5, 0.5)
    assert figures(report, "inferred") == (1, 0.5)
