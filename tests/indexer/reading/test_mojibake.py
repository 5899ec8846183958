"""Bad input in many languages: each has a choice that is said here, and none is a crash."""

import pytest

from indexer.attribution.names import NameFinder
from indexer.errors import UnreadableSummary
from indexer.reading.summaries import decode, read_summary
from indexer.register.register import Register, world
from indexer.summary import Summary

FINDER = NameFinder(Register(world()))


def read(text: str, language: str = "") -> Summary:
    front = f"---\nlanguage: {language}\n---\n" if language else ""
    return read_summary(f"{front}# X\n\n2011-09-16\n\n## Y\n\n{text}\n", "x.md", FINDER)


def speakers(summary: Summary) -> list[str]:
    return [speaker.name for paragraph in summary.paragraphs for speaker in paragraph.speakers]


@pytest.mark.parametrize(
    ("text", "meant", "page"),
    [
        ("La **NorvÃ¨ge** a dit que le texte Ã©tait bon.", "Norvège", "Windows-1252"),
        ("РќРѕСЂРІРµРіРёСЏ РїСЂРѕС‚РёРІ.", "Норвегия", "Windows-1251"),
        ("æŒªå¨\x81è¯´ä¼šè®®å°†ç»§ç»\xad", "挪说会议将继续", "Windows-1252"),
        ("Íîðâåãèÿ çàÿâèëà î ñîãëàñèè", "Норвегия", "Windows-1251"),
        ("оПТЧЕЗЙС ЪБСЧЙМБ П УПЗМБУЙЙ", "Норвегия", "KOI8-R"),
    ],
)
def test_letters_that_were_misread_are_told_with_the_encoding(
    text: str, meant: str, page: str
) -> None:
    (warning,) = (w for w in read(text).warnings if "looks like" in w)
    assert f"“{meant}”" in warning and page in warning


@pytest.mark.parametrize(
    "text",
    ["Où a été Ã la fin ?", "Ð est une lettre.", "Â § 5 et § 6", "À éèêë ÖÄÜ, мРНК и ГОСТ РФ"],
)
def test_what_is_meant_as_it_is_printed_is_not_misread(text: str) -> None:
    assert not [w for w in read(text).warnings if "looks like" in w]


def test_a_file_in_another_encoding_is_refused_with_its_name() -> None:
    for page, text in (("cp1251", "Норвегия против, Чили за"), ("cp1252", "La Norvège a cédé")):
        with pytest.raises(UnreadableSummary, match=f"it looks like {page}"):
            decode(text.encode(page))


def test_a_name_that_mixes_alphabets_is_nobody_who_is_known_and_is_told() -> None:
    summary = read("La **Nоrvège** a dit oui. Le **Chili** a dit non.", "fr")  # a Cyrillic o
    assert speakers(summary) == ["Nоrvège", "Chile"]
    assert "mixes letters of two alphabets" in summary.warnings[0]


def test_what_turns_the_direction_of_a_name_is_left_out_of_it() -> None:
    text = "La **\u202eNorvège\u202c** a dit oui. Le **Bo\u202eEk\u202c** a dit non."
    assert speakers(read(f"**Chili** a dit oui. {text}", "fr")) == ["Chile", "Norway", "BoEk"]


def test_a_paragraph_in_two_languages_is_read_in_the_one_of_most_of_it() -> None:
    """Each sentence is given to who is named in it, whichever language it is in."""
    text = (
        "**Norway** said yes. La **Suisse** a dit que le texte était trop long et trop vague pour"
        " être adopté sans un vote."
    )
    assert speakers(read(text)) == ["Norway", "Switzerland"]


def test_ten_words_have_the_language_that_the_front_matter_says() -> None:
    assert speakers(read("**Norwegen** sagt ja. **Chile** sagt nein.", "de")) == ["Norway", "Chile"]


def test_a_wrong_language_does_not_take_a_plain_text_for_another() -> None:
    text = "La **Norvège** a dit que le texte était bon. La **Suisse** a demandé une pause."
    assert speakers(read(text, "de")) == ["Norway", "Switzerland"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le ** ** a dit. **,** et **;** ont dit. **La **Norvège** et** le **Chili ont** dit.",
        ),
        ("zh", "**" + "挪威、" * 3000 + "智利**发了言。"),
        ("ar", ": : : ::: **:** النرويج:::: نعم **و** و و"),
        ("th", "**ฟิจิ" + " และ" * 500 + "** **"),
        ("he", "**ו** אמר. **ה-** אמר."),
        ("xx", "**?** **!** **—** 。。。"),
    ],
)
def test_nothing_that_is_odd_is_a_crash(language: str, text: str) -> None:
    assert read(text, language).paragraphs
