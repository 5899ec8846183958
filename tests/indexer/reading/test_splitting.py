"""A file of several meetings is cut at the headings that name their days."""

from indexer.accounting import account, words_in
from indexer.attribution.names import NameFinder
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
