"""An identity behind printed names, and how names are compared."""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from slugify import slugify

from indexer.summary import Kind
from indexer.words import exact_form, terms
from indexer.words.cutting import joined

LEFT_OUT = str.maketrans("", "", "'’.")
DIGEST_LENGTH = 6  # hexadecimal digits: few labels make the same id
DIGEST = re.compile(rf"-[0-9a-f]{{{DIGEST_LENGTH}}}$")
REMEMBERED = 50_000  # names, which return in every paragraph


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
def fold(word: str) -> str:
    """Fold a word of a name as the index does, its apostrophes and full stops left out."""
    return exact_form(word.translate(LEFT_OUT))


@lru_cache(maxsize=REMEMBERED)
def name_key(name: str) -> str:
    """Fold a printed name to what is compared: words without "the" before them."""
    words = terms(name.replace("&", " and ").translate(LEFT_OUT), exact_form)
    return joined(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=REMEMBERED)
def speaker_id(label: str) -> str:
    """Make a speaker's id from its label: lower-case ASCII with hyphens.

    A name in other letters has a digest behind its transliteration, which it may share with
    another's: 李明 and 黎明 are both li-ming.
    """
    words = joined(terms(label.translate(LEFT_OUT), exact_form))
    plain = slugify(words)
    if plain and words.isascii():
        return plain
    digest = hashlib.sha256((words or label).encode()).hexdigest()[:DIGEST_LENGTH]
    return f"{plain or 'speaker'}-{digest}"


def without_digest(speaker: str) -> str:
    """A speaker's id as it would be if its name were in ASCII."""
    return DIGEST.sub("", speaker)
