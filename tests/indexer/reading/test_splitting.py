"""A file of several meetings is cut at the headings that name their days."""

import pytest

from indexer.accounting import account, words_in
from indexer.attribution.names import NameFinder
from indexer.reading.front_matter import read_front_matter
from indexer.reading.splitting import split_meetings
from indexer.reading.summaries import read_summary
from indexer.register.register import Register

NOBODY = NameFinder(Register([]))
NOTES = """# Water Group

Some words above.

## 3 March 2024

- The council met the builders.

## 4 March 2024

GP: went on.

## 10 March 2024

- The council agreed on copper.
"""


def test_days_that_follow_each_other_are_one_meeting_and_no_word_is_lost() -> None:
    parts = split_meetings(NOTES, "notes.md", NOBODY)
    assert [(part.title, part.days) for part in parts] == [
        ("Water Group", "2024-03-03/2024-03-04"),
        ("Water Group", "2024-03-10"),
    ]
    kept = words_in("\n".join(part.body for part in parts))
    assert account(words_in(NOTES), kept).lost == ()


def test_a_file_of_one_meeting_is_not_cut() -> None:
    assert split_meetings(NOTES.replace("10 March", "5 March"), "notes.md", NOBODY) == ()


def test_unsplit_a_warning_offers_it_and_paragraphs_have_their_own_days() -> None:
    summary = read_summary(NOTES, "notes.md", NOBODY)
    assert any("--split" in warning for warning in summary.warnings)
    assert [str(p.date) for p in summary.paragraphs][1:] == [
        "2024-03-03",
        "2024-03-04",
        "2024-03-10",
    ]
    assert (str(summary.meeting.date), str(summary.meeting.end)) == ("2024-03-03", "2024-03-04")


GROUP = "The group met and talked of the boats in the harbour."
OTHER = "GP: The boats are late.\n\nOL: They are not."
TWO = [("Lake Board", "2012-01-23"), ("Lake Board", "2012-02-20")]
ONE: list[tuple[str, str]] = []


def pairs(first: str, second: str, rule: str = "") -> str:
    """A text of two meetings, each below its first line."""
    return f"# Lake Board\n\n{first}\n\n{GROUP}\n\n{rule}{second}\n\n{OTHER}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (pairs("23 January 2012", "20 February 2012"), TWO),
        (pairs("Monday, January 23, 2012", "Monday, February 20, 2012"), TWO),
        (pairs("Date: 23/01/2012", "Date: 20/02/2012"), TWO),
        (pairs("Meeting of 23 January 2012", "Meeting of 20 February 2012"), TWO),
        (pairs("20 February 2012", "23 January 2012"), TWO),
        (pairs("23 January 2012", "20 February 2012", "---\n\n"), TWO),
        (pairs("23 January 2012", "# Lake Board\n\n20 February 2012"), TWO),
        (
            pairs("23 January 2012", "# Mill Board\n\n23 January 2012", "* * *\n\n"),
            [("Lake Board", "2012-01-23"), ("Mill Board", "2012-01-23")],
        ),
        (
            f"---\ntitle: Lake Board\ndate: 2012-01-23\n---\n\n{GROUP}\n\n"
            f"---\ntitle: Mill Board\ndate: 2012-02-20\n---\n\n{OTHER}\n",
            [("Lake Board", "2012-01-23"), ("Mill Board", "2012-02-20")],
        ),
        (
            f"LAKE BOARD\nMinutes of the meeting of 23 January 2012\n\n{GROUP}\n\n---\n\n"
            f"LAKE BOARD\nMinutes of the meeting of 20 February 2012\n\n{OTHER}\n",
            [
                ("Minutes of the meeting of 23 January 2012", "2012-01-23"),
                ("Minutes of the meeting of 20 February 2012", "2012-02-20"),
            ],
        ),
        (
            f"# Lake Board\n\n**23 January 2012:** {GROUP}\n\n**20 February 2012:** {GROUP}\n",
            TWO,
        ),
        (pairs("23 January 2012", "24 January 2012"), ONE),
        (pairs("23 January 2012", "Next meeting: 20 February 2012"), ONE),
        (pairs("23 January 2012", "## Next meeting\n\n20 February 2012"), ONE),
        (pairs("23 January 2012", "Annex: letter\n\n2 January 2012"), ONE),
        (pairs("23 January 2012", "Background\n\n20 February 2011"), ONE),
        (pairs("23 January 2012", "20 February 2012\n\n19 March 2012\n\n## Dates"), ONE),
        (pairs("23 January 2012", "## Boats", "---\n\n"), ONE),
    ],
)
def test_meetings_begin_at_lines_of_dates_and_behind_rules(
    text: str, expected: list[tuple[str, str]]
) -> None:
    parts = split_meetings(text, "notes.md", NOBODY)
    summary = read_summary(text, "notes.md", NOBODY)
    assert [(part.title, part.days) for part in parts] == expected
    assert any("--split" in warning for warning in summary.warnings) == (len(expected) > 1)
    if parts:
        kept = words_in(" ".join(part.body for part in parts))
        body = read_front_matter(text).body
        assert account(words_in(body), kept).lost == ()


def test_paragraphs_below_a_line_of_a_date_have_that_day() -> None:
    summary = read_summary(pairs("23 January 2012", "20 February 2012"), "notes.md", NOBODY)
    days = ["2012-01-23"] * 2 + ["2012-02-20"] * 3
    assert [str(paragraph.date) for paragraph in summary.paragraphs] == days
