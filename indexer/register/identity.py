"""An identity behind printed names, and how names are compared."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from slugify import slugify

from indexer.summary import Kind

LEFT_OUT = str.maketrans("", "", "'’.")
NO_WORD = re.compile(r"[^\w]+")
REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a speaker had, and the last year in which it did."""

    name: str
    until: int


@dataclass(frozen=True, slots=True)
class Identity:
    """A known speaker. `names` are its other names, as they may be printed, `former` among them."""

    id: str
    label: str
    kind: Kind
    names: tuple[str, ...] = ()
    iso: str = ""
    region: str = ""
    groups: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """Fold case, accents, apostrophes and full stops."""
    plain = text.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return plain.translate(LEFT_OUT)


@lru_cache(maxsize=REMEMBERED)
def name_key(name: str) -> str:
    """Fold a printed name to what is compared: words without "the" before them."""
    words = NO_WORD.sub(" ", fold(name.replace("&", " and "))).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def speaker_id(label: str) -> str:
    """Make a speaker's id from its label: lower-case ASCII with hyphens."""
    plain = slugify(label.translate(LEFT_OUT))
    return plain or "speaker-" + label.encode().hex()[:16]
