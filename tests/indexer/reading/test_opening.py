"""What the lines at the top of a summary, and its file's name, say of the meeting."""

import pytest

from indexer.attribution.names import NameFinder
from indexer.reading.summaries import read_summary
from indexer.register.register import Register
from indexer.summary import Summary

TEXT = "The group met and talked of the boats in the harbour."
FINDER = NameFinder(Register([]))


def summary(top: str, name: str = "notes.md") -> Summary:
    return read_summary(f"{top}\n\n{TEXT}\n", name, FINDER)


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Title: Harbour talks\nDate: 16 September 2011", "Harbour talks"),
        ("| Subject | Harbour talks |\n|---|---|\n| Date | 16 September 2011 |", "Harbour talks"),
        (
            "<table><tr><td>Meeting</td><td>Harbour talks</td></tr></table>",
            "Harbour talks",
        ),
        ("| Harbour talks |\n|---|\n| 16 September 2011, Oslo |", "Harbour talks"),
        ("HARBOUR TALKS\n\nMINUTES\n\n16 September 2011", "HARBOUR TALKS"),
        (
            "Harbour Authority\nMinutes of the meeting of 16 September 2011",
            "Minutes of the meeting of 16 September 2011",
        ),
        (
            "**Harbour Authority**\n\n**Minutes of the 4th meeting**\n\n**16 September 2011**",
            "Minutes of the 4th meeting",
        ),
        (
            "REPUBLIC OF X\nMINISTRY OF BOATS\n\n16 September 2011\n\nReport on the 4th meeting",
            "Report on the 4th meeting",
        ),
        ("Date: 16 September 2011\n\n# Harbour talks", "Harbour talks"),
        ("Meeting notes\n\n16/09", "Meeting notes"),
        ("Present: A, B\n\n## 1. Opening", "Notes"),
        ("06 May ; 20:00 (standard time)\nWelcome to all", "Notes"),
        ("Topic: prices\n\n16 September 2011", "Notes"),
    ],
)
def test_title_stands_on_any_of_the_first_lines(top: str, title: str) -> None:
    assert summary(top).meeting.title == title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2019/07/harbour-talks.md", "Harbour talks"),
        ("2019-07-03 Harbour talks.md", "Harbour talks"),
        ("harbour_20190703.md", "Harbour"),
        ("Light Clients/Meeting 03.md", "Light Clients Meeting 03"),
        ("2019/07/03/index.md", "2019-07-03"),
        ("2019-11-25.md", "2019 11 25"),
    ],
)
def test_name_of_a_file_is_a_title_where_none_is_printed(name: str, title: str) -> None:
    assert summary("", name).meeting.title == title


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Turin, 23 February 2018", "Turin"),
        ("23 February 2018, Geneva", "Geneva"),
        ("Kyoto, Japan | 23 February 2018", "Kyoto, Japan"),
        ("in Oslo, Norway, on 23 February 2018", "Oslo, Norway"),
        ("Oslo (Norway), 23 February 2018", "Oslo (Norway)"),
        ("London, 23-25 February 2018 (hybrid)", "London"),
        ("The board met on the evening of 23 February 2018 in Oslo.", "Oslo"),
        (
            "It was held on Friday 23 February 2018 at the Palais des Nations, Geneva.",
            "Palais des Nations, Geneva",
        ),
        ("*Brussels, Belgium*\n\n*23 February 2018*", "Brussels, Belgium"),
        ("**Date** 23 February 2018\n\n**Place** Kyoto", "Kyoto"),
        ("Date\n\n23 February 2018\n\nPlace\n\nKyoto", "Kyoto"),
        ("| Date | Place |\n|---|---|\n| 23 February 2018 | Kyoto |", "Kyoto"),
        ("Date of meeting: 23/02/2018\nPlace of meeting: Kyoto", "Kyoto"),
        ("Rome Statute, 23 February 2018", ""),
        ("Gina Park, 23 February 2018", ""),
        ("Draft, 23 February 2018", ""),
        ("Monday 23 February 2018, 10:00-12:00, Room 4", ""),
        ("Attendees 23 February 2018", ""),
        ("Date: 23 February 2018\nWhere: Google Meet", ""),
        ("Location: 23 February 2018", ""),
        ("Location: Zoom session link", ""),
    ],
)
def test_place_stands_beside_the_date_or_behind_a_label_or_is_not_told(
    line: str, place: str
) -> None:
    assert summary(f"# Harbour talks\n\n{line}").meeting.place == place


@pytest.mark.parametrize(
    "line",
    [
        "Held on Wednesday 14 October 2015 in Geneva",
        "Held in Geneva on 14 October 2015",
        "Held from 14 to 16 October 2015 at Geneva",
    ],
)
def test_place_in_a_line_of_the_title_stands_without_how_it_was_held(line: str) -> None:
    assert summary(f"**COUNCIL MEETING  \n{line}**\n\nRain.").meeting.place == "Geneva"


@pytest.mark.parametrize(
    ("top", "name", "days"),
    [
        ("# Harbour council\n\n2012", "a.md", "2012"),
        ("# Harbour council\n\nDate: 2012", "a.md", "2012"),
        ("# Harbour conference 2012", "a.md", "2012"),
        ("# Harbour council\n\n15. Juni 2017", "a.md", "2017-06-15"),
        ("# Harbour council\n\n23 Jan 12", "a.md", "2012-01-23"),
        ("# Harbour council\n\n03/07/2019 - 05/07/2019", "a.md", "2019-07-03/2019-07-05"),
        ("", "2019/July/harbour.md", "2019-07"),
        ("", "harbour-25-03-2019.md", "2019-03-25"),
        ("The next meeting is on 15/03/2019.", "harbour-07-03-2019.md", "2019-03-07"),
        ("", "harbour-07-03-2019.md", ""),
        ("# Goals for 2025", "a.md", ""),
        ("# Lake Board 2012", "a.md", "2012"),
        ("# 2012 Lake Board", "a.md", "2012"),
        ("# Lake Board (2012)", "a.md", "2012"),
        ("# Lake Board 2012: minutes", "a.md", "2012"),
        ("# Lake Board Spring 2012", "a.md", "2012"),
        ("# Lake Board 2011/2012", "a.md", "2011-01-01/2012-12-31"),
        ("# Lake Board 2012\n\n23 January", "a.md", "2012-01-23"),
        ("# Agenda 2030", "a.md", ""),
        ("# 2030 Agenda", "a.md", ""),
        ("# Lake Board on Directive 2012/23", "a.md", ""),
        ("# Lake Board\n\nYear: 2012", "a.md", "2012"),
        ("# Lake Board\n\nDate: 01/2012", "a.md", "2012-01"),
        ("# Lake Board\n\nAutumn session, 2012", "a.md", "2012"),
        (
            "# Lake Board\n\nStart: 23 January 2012\nEnd: 25 January 2012",
            "a.md",
            "2012-01-23/2012-01-25",
        ),
        ("# Lake Board\n\n23. 1. 2012", "a.md", "2012-01-23"),
    ],
)
def test_days_stand_on_the_first_lines_or_in_the_name(top: str, name: str, days: str) -> None:
    assert summary(top, name).meeting.days == days


def test_date_in_a_file_name_that_can_be_read_in_two_ways_is_a_warning() -> None:
    (warning,) = summary("", "harbour-07-03-2019.md").warnings
    assert warning.startswith("the date 07-03-2019 may be read in two ways")


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("date: [2011-09-12, 2011-09-16]", "2011-09-12/2011-09-16"),
        ("date: {start: 2011-09-12, end: 2011-09-16}", "2011-09-12/2011-09-16"),
        ("When: sept 2011", "2011-09"),
        ("start: 2011-09-12\nend: 2011-09-16", "2011-09-12/2011-09-16"),
        ("  date: 2011-09-12\n  place: Oslo", "2011-09-12"),
        ("date: Q3 2011", "2011-07-01/2011-09-30"),
        ("Meeting date: 12-16 September 2011", "2011-09-12/2011-09-16"),
    ],
)
def test_front_matter_gives_days_in_any_form(line: str, days: str) -> None:
    assert summary(f"---\n{line}\n---\n\n# Harbour council").meeting.days == days


def test_front_matter_may_be_toml() -> None:
    read = summary('+++\ntitle = "Boats"\ndate = 2011-09-16\n[params]\nx = 1\n+++')
    assert (read.meeting.title, read.meeting.days) == ("Boats", "2011-09-16")
    assert "+++" in summary("+++\nno toml\n+++").paragraphs[0].text


def test_front_matter_may_give_a_place_as_a_list() -> None:
    front = "---\ncity: [Geneva, Switzerland]\n---"
    assert summary(front).meeting.place == "Geneva, Switzerland"
