"""Letters that a program took for others: `dÃ©claration`, `РњРѕСЃРєРІР°`, and look-alikes in names.

UTF-8 that was read by an older code page is told by what becomes of it on the way back.
"""

import re
from collections.abc import Iterable, Iterator

from indexer.patterns import later
from indexer.summary import Paragraph
from indexer.words.scripts import beyond_ascii

BEHIND = "[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"  # what a code page has for its other bytes
# Where UTF-8 of two bytes was read by a code page: its first byte's letter, then any sign.
PAGES = {
    "cp1252": later(
        rf"[ÃÂÐÑØÙÎÏÛ×Ú]{BEHIND}|[à-ï]{BEHIND}{{2}}(?=[à-ï]{BEHIND}{{2}})|á{BEHIND}{{2}}"
    ),
    "cp1251": re.compile(r"[РСГВ][\u0400-\u040f\u0450-\u045f\u0080-\u00ff‚„…†‡€‰‹‘’“”•–—™›№]"),
    "latin-1": re.compile(r"[ÃÂÐÑØÙÎÏ][\u0080-\u00bf]"),
}
LED_BY = "ÃÂÐÑØÙÎÏÛ×ÚàáâãäåæçèéêëìíîïРСГВ"
# Where Cyrillic of one code page was read by another: words of accents alone, or capitals inside.
# The patterns begin with a class of letters, for that is quick.
CYRILLIC = {
    ("cp1252", "cp1251"): re.compile(r"[À-ÿ](?<!\w.)[À-ÿ]{2,}\s[À-ÿ]{5,}(?!\w)"),
    ("cp1251", "koi8-r"): re.compile(r"[а-яё](?<!\w.)[А-ЯЁ]{4,}(?!\w)[\s,]*[А-ЯЁ\s]{9}"),
}
NAMES = {
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "latin-1": "ISO 8859-1",
    "koi8-r": "KOI8-R",
    "utf-8": "UTF-8",
}
SAMPLE = 20_000  # characters of a word's text that are looked through
FEWEST = 2  # signs: one alone may be meant
FEWEST_LETTERS = 5  # of what is Cyrillic
LEAST = 8  # one byte of so many may be lost
WORD = re.compile(r"\S+")
MIXED = re.compile(
    r"[A-Za-z\u00c0-\u024f][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z\u00c0-\u024f]"
)


def misread(text: str) -> Iterator[str]:
    """Say that a text was read by another encoding than its own, and by which."""
    sample = text[:SAMPLE]
    beyond = beyond_ascii(sample)
    for page, signs in PAGES.items() if any(map(beyond.__contains__, LED_BY)) else ():
        told = signs.search(beyond) and len(signs.findall(sample)) >= FEWEST
        for word in WORD.findall(sample) if told else ():
            meant = _meant(word, page) if signs.search(word) else ""
            if meant:
                yield _said(word, meant, page, "utf-8")
                return
    enough = sum(map(str.isalpha, beyond)) >= FEWEST_LETTERS
    for (page, own), words in CYRILLIC.items() if enough else ():
        found = words.search(sample)
        if found:
            word = WORD.findall(found[0])[0]
            yield _said(word, word.encode(page).decode(own), page, own)
            return


def _said(word: str, meant: str, page: str, own: str) -> str:
    return (
        f"“{word}” looks like “{meant}”, which somebody read as {NAMES[page]}: open the first file"
        f" as {NAMES[own]}, and save it as UTF-8"
    )


def _meant(word: str, page: str) -> str:
    """What a word was, "" where it was nothing else; a soft hyphen in it is lost by now."""
    try:
        read = b"".join(_byte(char, page) for char in word)
    except UnicodeError:
        return ""
    meant = read.decode("utf-8", "ignore")
    lost = len(read) - len(meant.encode())
    whole = lost * LEAST < len(read) and meant.isprintable()
    return meant if whole and len(meant) < len(word) else ""


def _byte(char: str, page: str) -> bytes:
    """The byte of a letter; one that a code page lacks is mostly left as it is."""
    return bytes([ord(char)]) if "\u0080" <= char <= "\u009f" else char.encode(page)


def look_alikes(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Say of which speakers the names mix letters of two alphabets that look alike."""
    told = (statement for paragraph in paragraphs for statement in paragraph.statements)
    names = {speaker.printed: None for statement in told for speaker in statement.speakers}
    for name in names:
        if not name.isascii() and MIXED.search(name):
            yield (
                f"the name “{name}” mixes letters of two alphabets that look alike: it is nobody"
                " whom the register knows"
            )
