"""The founding summary, paragraph by paragraph, against a reading by a person."""

import datetime
from pathlib import Path

from indexer.attribution.names import NameFinder
from indexer.reading.summaries import decode, read_summary

COOPERATION = "Cooperation and Assistance"
UNIVERSALIZATION = "Universalization > "
DECISIONS = "Decisions and adoption of outcome documents"
EXPECTED = [
    (COOPERATION, "The vast majority", "united-kingdom:statement"),
    (
        COOPERATION,
        "Australia announced",
        "australia:statement colombia:statement germany:statement japan:statement"
        " lao-pdr:statement lebanon:statement mexico:statement spain:statement"
        " sweden:statement cmc:statement",
    ),
    (
        COOPERATION,
        "Cote d'Ivoire, Moz",
        "cote-divoire:floor mozambique:floor norway:floor switzerland:floor gichd:floor"
        " ifrc:floor unmas:floor undp:floor",
    ),
    (
        UNIVERSALIZATION + "Steps towards ratification by signatories",
        "Australia said",
        "australia:statement cote-divoire:statement cyprus:statement sweden:statement",
    ),
    (
        UNIVERSALIZATION + "Steps towards accession by non-signatories",
        "Kiribati said",
        "kiribati:statement thailand:statement",
    ),
    (
        UNIVERSALIZATION + "Use of cluster munitions in 2011",
        "Lebanon, characterized",
        "lebanon:statement united-kingdom:statement",
    ),
    (
        UNIVERSALIZATION + "Universalization efforts and other updates",
        "Australia, Belgium",
        "australia:statement belgium:statement france:statement ireland:statement"
        " lao-pdr:statement lebanon:statement united-kingdom:statement unmas:statement"
        " icrc:statement moldova:written indonesia:floor senegal:floor cmc:statement",
    ),
    ("Compliance", "Lebanon submitted", "lebanon:written cmc:statement"),
    ("Interpretive issues", "Due to time", "cmc:written"),
    (DECISIONS, "The plenary adopted", ""),
    (DECISIONS, "Beirut Declaration", ""),
    (DECISIONS, "Beirut Progress", ""),
    (DECISIONS, "Work programme", ""),
    (DECISIONS, "The 3MSP", ""),
    (DECISIONS, "The next inter", ""),
    (DECISIONS, "Six working", ""),
    (DECISIONS, "States Parties will", ""),
    (DECISIONS, "Final document", ""),
    (DECISIONS, "The plenary warmly", ""),
    (DECISIONS, "The 2MSP", ""),
]


def test_meeting_comes_from_the_heading_block(beirut: Path, finder: NameFinder) -> None:
    meeting = read_summary(decode(beirut.read_bytes()), beirut.name, finder).meeting
    assert meeting.id == "2011-09-16-ccm-2msp-beirut"
    assert meeting.title == (
        "Second Meeting of States Parties to the Convention on Cluster Munitions"
    )
    assert meeting.place == "Beirut, Lebanon"
    assert meeting.date == datetime.date(2011, 9, 16)
    assert meeting.kind == "Summary"


def test_every_paragraph_has_its_section_and_its_speakers(beirut: Path, finder: NameFinder) -> None:
    summary = read_summary(decode(beirut.read_bytes()), beirut.name, finder)
    read = [
        (
            " > ".join(paragraph.section),
            paragraph.text[: len(beginning)],
            " ".join(f"{s.id}:{s.role}" for s in paragraph.speakers),
        )
        for paragraph, (_, beginning, _) in zip(summary.paragraphs, EXPECTED, strict=True)
    ]
    assert read == EXPECTED


def test_sentence_without_a_subject_belongs_to_the_statement_before(
    beirut: Path, finder: NameFinder
) -> None:
    summary = read_summary(decode(beirut.read_bytes()), beirut.name, finder)
    last = summary.paragraphs[3].statements[-1]
    assert [speaker.id for speaker in last.speakers] == ["sweden"]
    assert summary.paragraphs[3].text[last.start : last.end].endswith("completed in 2014.")


def test_sentence_of_many_delegations_belongs_to_nobody(beirut: Path, finder: NameFinder) -> None:
    first = read_summary(decode(beirut.read_bytes()), beirut.name, finder).paragraphs[0]
    assert "Many delegations" not in first.text[: first.statements[-1].end]
