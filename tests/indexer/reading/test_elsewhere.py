"""Dates, places and kinds of summaries in the words of other languages."""

import json
from pathlib import Path

import pytest

from indexer.attribution.names import NameFinder
from indexer.reading.dates import days_of, printed_dates
from indexer.reading.summaries import decode, read_summary
from indexer.reading.title import kind_of
from indexer.register.register import Register, world

DOCUMENTS = Path(__file__).parents[2] / "documents" / "languages"
FINDER = NameFinder(Register(world()))
SIXTEENTH = [
    "Vendredi 16 septembre 2011",
    "16 de septiembre de 2011",
    "16 de setembro de 2011",
    "Freitag, 16. September 2011",
    "пятница, 16 сентября 2011 г.",
    "الجمعة ١٦ سبتمبر ٢٠١١",
    "١٦ أيلول ٢٠١١",
    "शुक्रवार, १६ सितंबर २०११",
    "วันศุกร์ที่ 16 กันยายน พ.ศ. 2554",
    "16 กันยายน 2554",
    "会议于2011年9月16日举行",
    "二〇一一年九月十六日",
    "2011년 9월 16일",
    "16 Eylül 2011",
    "16 września 2011",
    "16 Septemba 2011",
    "الجمعة، 16 أيلول/سبتمبر 2011",
    "16 tháng 9 năm 2011",
    "16 בספטמבר 2011",
    "2011. szeptember 16.",
    "16 ก.ย. 2554",
    "วันที่ 16 เดือนกันยายน พ.ศ. 2554",
    "१६ सितम्बर २०११",
    "ថ្ងៃទី១៦ ខែកញ្ញា ឆ្នាំ២០១១",
    "平成23年9月16日",
    "平成二十三年九月十六日",
    "民國100年9月16日",
    "16.º de septiembre de 2011",
    "16 de setiembre de 2011",
    "16 вересня 2011 року",
]


@pytest.mark.parametrize("text", SIXTEENTH)
def test_a_day_in_the_words_of_another_language(text: str) -> None:
    (printed,) = printed_dates(text)
    days = days_of(printed)
    assert days and (str(days.first), days.length) == ("2011-09-16", 1)
    assert text[printed.span.start : printed.span.end].strip() in text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("du 16 au 18 septembre 2011", "2011-09-16", "2011-09-18"),
        ("del 16 al 18 de septiembre de 2011", "2011-09-16", "2011-09-18"),
        ("2011年9月16日至18日", "2011-09-16", "2011-09-18"),
        ("١٦ كانون الأول ٢٠١١", "2011-12-16", "2011-12-16"),
        ("16 y 17 de septiembre de 2011", "2011-09-16", "2011-09-17"),
        ("16 et 17 septembre 2011", "2011-09-16", "2011-09-17"),
        ("16. und 17. September 2011", "2011-09-16", "2011-09-17"),
        ("1er mars 2012", "2012-03-01", "2012-03-01"),
        ("3. Mai 2012", "2012-05-03", "2012-05-03"),
        ("3. Jänner 2012", "2012-01-03", "2012-01-03"),
        ("14 juill. 2015", "2015-07-14", "2015-07-14"),
        ("令和元年5月7日", "2019-05-07", "2019-05-07"),
        ("28 février - 2 mars 2011", "2011-02-28", "2011-03-02"),
        ("du 30 décembre 2011 au 2 janvier 2012", "2011-12-30", "2012-01-02"),
        ("del 30 de septiembre al 2 de octubre de 2013", "2013-09-30", "2013-10-02"),
        ("30. September bis 2. Oktober 2013", "2013-09-30", "2013-10-02"),
        ("30 сентября — 2 октября 2013 года", "2013-09-30", "2013-10-02"),
        ("٣٠ أيلول/سبتمبر - ٢ تشرين الأول/أكتوبر ٢٠١٣", "2013-09-30", "2013-10-02"),
        ("30 September to 2 October 2013", "2013-09-30", "2013-10-02"),
    ],
)
def test_days_in_the_words_of_another_language(text: str, first: str, last: str) -> None:
    (printed,) = printed_dates(text)
    days = days_of(printed)
    assert days and (str(days.first), str(days.last)) == (first, last)


def test_a_month_that_is_another_one_next_door_is_none() -> None:
    """Listopad is November in Polish and October in Croatian."""
    assert list(printed_dates("12 listopad 2011")) == []
    assert list(printed_dates("12 delegates 2011")) == []


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.md")), ids=lambda path: path.stem)
def test_the_meeting_of_a_summary_in_another_language(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))["meeting"]
    meeting = read_summary(decode(path.read_bytes()), path.name, FINDER).meeting
    found = {"title": meeting.title, "place": meeting.place, "date": str(meeting.date)}
    assert found == expected


@pytest.mark.parametrize(
    "kind", ["Résumé", "RESUMEN", "Краткое изложение", "摘要", "موجز", "Summary"]
)
def test_the_kind_of_a_summary_is_no_place(kind: str) -> None:
    assert kind_of(kind) == kind
    assert kind_of("Genève") == ""


@pytest.mark.parametrize(
    ("lines", "language", "place"),
    [
        ("Luxemburg, den 21. November 2013", "de", "Luxemburg"),
        ("Душанбе, Таджикистан\n\nВторник, 12 мая 2015 года", "ru", "Душанбе, Таджикистан"),
        ("老挝万象，2014年6月23日，星期一", "zh", "老挝万象"),
        ("بيروت، لبنان\n\nالثلاثاء، 2 أيلول/سبتمبر 2014", "ar", "بيروت، لبنان"),
        ("Bamako (Mali), lundi 23 juin 2014", "fr", "Bamako (Mali)"),
    ],
)
def test_the_place_beside_the_day(lines: str, language: str, place: str) -> None:
    """Its weekday is none of it, whatever Dushanbe is called in Tajik."""
    bold = "\n\n".join(f"**{line}**" for line in lines.split("\n\n"))
    text = f"---\nlanguage: {language}\n---\n# T\n\n{bold}\n\n## S\n\n{lines}.\n"
    meeting = read_summary(text, "x.md", FINDER).meeting
    assert (meeting.place, meeting.date is None) == (place, False)
