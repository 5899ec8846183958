"""Bytes of a text file become text, whoever wrote them."""

import pytest

from indexer.errors import UnreadableSummary
from indexer.formats.choosing import convert
from indexer.formats.encodings import read_text

ENGLISH = "Norway said that the café — “Zoë’s” — would cost 5 € and thanked Málaga.\n"
FRENCH = "La Norvège a déclaré que le bateau était prêt et que les pêcheurs l’étaient.\n"
POLISH = "Polska powiedziała, że łódź jest gotowa, a rybacy są zadowoleni z żaglówki.\n"
RUSSIAN = "Россия заявила, что лодка готова и рыбаки довольны.\n"
JAPANESE = "日本は、ボートの準備ができていると述べ、漁師に感謝した。\n"


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (ENGLISH, "utf-8", ""),
        (ENGLISH, "utf-8-sig", ""),
        (ENGLISH, "utf-16", ""),
        (ENGLISH, "utf-32", ""),
        ("Norway said yes.\n", "utf-16-le", "utf_16_le"),
        (ENGLISH, "cp1252", "Windows-1252"),
        (FRENCH, "cp1252", "Windows-1252"),
        (POLISH, "cp1250", "Windows-1250"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (JAPANESE, "shift_jis", "cp932"),
        (ENGLISH.replace("€", "of"), "mac_roman", "Mac OS Roman"),
    ],
)
def test_encoding_is_recognised(text: str, encoding: str, named: str) -> None:
    assert read_text(text.encode(encoding)) == (text, named)


def test_stray_bytes_do_not_spoil_the_rest() -> None:
    data = "Zoë’s café is fine. ".encode() + "Málaga’s".encode("cp1252")
    assert read_text(data) == ("Zoë’s café is fine. Málaga’s", "UTF-8 with some Windows-1252")


@pytest.mark.parametrize("data", [bytes(200), bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSummary, match="not text"):
        read_text(data)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_guess_is_said(name: str) -> None:
    converted = convert(f"# Forum\n\n{ENGLISH}".encode("cp1252"), name)
    assert "“Zoë’s”" in converted.text
    assert "its encoding was taken for Windows-1252: compare its letters" in converted.remarks


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("cp1250", "Starosta řekl, že most je potřeba opravit, a příští rok začneme."),
        ("iso8859_2", "Burmistrz powiedział, że most trzeba naprawić."),
        ("cp1250", "A polgármester elmondta, hogy a hidat jövőre újítják fel."),
        ("cp1254", "Başkan köprünün onarılması gerektiğini söyledi."),
        ("cp1257", "Meras pasakė, kad šį tiltą reikia taisyti, o kitąmet jų bus du."),
        ("cp1251", "Иваненко сказав, що міст треба лагодити, і їй заперечив Петренко."),
        ("koi8_r", "Иванов сказал, что мост надо чинить."),
        ("cp866", "Иванов сказал, что мост надо чинить."),
        ("cp1255", "ראש העיר אמר כי יש לתקן את הגשר."),
        ("cp1253", "Ο δήμαρχος είπε ότι η γέφυρα πρέπει να επισκευαστεί."),
        ("cp1252", "La œuvre coûte 5 €, et l’été était « chaud »."),
        ("cp1252", "He said “the café is closed” – Mr Müller and Señor Díaz agreed."),
        ("mac_roman", "Le président a souligné que l’été était « chaud »."),
        ("big5", "王小明：我們需要新的起重機。李大同：不，舊的就可以了。"),
        ("shift_jis", "田中：新しいクレーンが必要です。鈴木：いいえ。"),
    ],
)
def test_page_is_told_by_the_letters_that_a_language_has(page: str, text: str) -> None:
    assert read_text(text.encode(page))[0] == text
