"""Letters that a program took for others: `dÃ©claration`, `РњРѕСЃРєРІР°`, and look-alikes in names.

UTF-8 that was read by an older code page is told by what becomes of it on the way back.
"""

import re
from collections.abc import Iterable, Iterator

from indexer.summary import Paragraph

# Where UTF-8 of two bytes was read by a code page: its first byte's letter, then any sign.
PAGES = {
    "cp1252": re.compile(r"[ÃÂÐÑØÙÎÏ][\u0080-\u00ff‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"),
    "cp1251": re.compile(r"[РСГВ][\u0400-\u040f\u0450-\u045f\u0080-\u00ff‚„…†‡€‰‹‘’“”•–—™›№]"),
    "latin-1": re.compile(r"[ÃÂÐÑØÙÎÏ][\u0080-\u00bf]"),
}
LED_BY = re.compile("[ÃÂÐÑØÙÎÏРСГВ]")
NAMES = {"cp1252": "Windows-1252", "cp1251": "Windows-1251", "latin-1": "ISO 8859-1"}
SAMPLE = 20_000
FEWEST = 2
WORD = re.compile(r"\S+")
MIXED = re.compile(
    r"[A-Za-z\u00c0-\u024f][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z\u00c0-\u024f]"
)


def misread(text: str) -> Iterator[str]:
    """Say that a text in UTF-8 was read by another encoding, and by which."""
    sample = text[:SAMPLE]
    for page, signs in PAGES.items() if LED_BY.search(sample) else ():
        for word in WORD.findall(sample) if len(signs.findall(sample)) >= FEWEST else ():
            meant = _meant(word, page) if signs.search(word) else ""
            if meant:
                yield (
                    f"“{word}” looks like “{meant}”, which somebody read as {NAMES[page]}:"
                    " open the first file as UTF-8, and save it as that"
                )
                return


def _meant(word: str, page: str) -> str:
    try:
        meant = word.encode(page).decode("utf-8")
    except UnicodeError:
        return ""
    return meant if meant.isprintable() and len(meant) < len(word) else ""


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
