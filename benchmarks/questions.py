"""What all contenders are asked, and what a reader may type by mistake or malice."""

import random
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.material import Row
from indexer.words import exact_form, terms

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.analysis import STOP_WORDS

EACH = 25
WARMING = 5
RARE = range(2, 12)
KINDS = COMMON, RARE_WORD, TWO_WORDS, PHRASE, PREFIX, FUZZY, FILTER, SPOKEN = (
    "common word", "rare word", "two words", "phrase", "prefix", "fuzzy", "filter only",
    "speaker and word",
)  # fmt: skip
PATTERNS = ("a*", "*", "?*?*?*", "*a*", "(a+)+$", "assistance~9", '"the of"~20')


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of question, its words as they are typed, and a speaker's id or ""."""

    kind: str
    typed: str
    words: tuple[str, ...] = ()
    speaker: str = ""


def by_frequency(found: Iterable[Row]) -> list[tuple[str, int]]:
    """The words of the texts with the number of texts that hold them, the commonest first.

    Short words are left out, and those that stock Whoosh does not index.
    """
    count = Counter(word for row in found for word in dict.fromkeys(_words(row.text)))
    return [(w, n) for w, n in count.most_common() if len(w) > 3 and w not in STOP_WORDS]


def warming(words: Sequence[tuple[str, int]]) -> list[Question]:
    """Make the questions that come before all others: the commonest words."""
    return [Question(COMMON, word, (word,)) for word, _ in words[:WARMING]]


def questions(
    found: Sequence[Row], words: Sequence[tuple[str, int]], each: int = EACH, seed: int = 2011
) -> list[Question]:
    """Make the same questions of the same texts, `each` of every kind, in a shuffled order.

    No common word is in two of them, so that what is asked for the first time is not yet known
    by another question. A small corpus has fewer questions, and its words are in several.
    """
    chance = random.Random(seed)
    common = [word for word, _ in words[WARMING : WARMING + 4 * each]]
    chance.shuffle(common)
    single, left, right, spoken = (common[start::4] for start in range(4))
    rare = [w for w, n in words if n in RARE and len(w) > 6] or [w for w, _ in words[-each:]]
    speakers = [s for s, _ in Counter(s for row in found for s in row.speakers).most_common(each)]
    seldom, misspelt = (chance.sample(rare, min(each, len(rare))) for _ in range(2))
    voices = [speakers[place % len(speakers)] for place in range(len(spoken))]
    made = [
        *(Question(COMMON, word, (word,)) for word in single),
        *(Question(RARE_WORD, word, (word,)) for word in seldom),
        *(Question(TWO_WORDS, " ".join(p), p) for p in zip(left, right, strict=False)),
        *(Question(PHRASE, f'"{" ".join(pair)}"', pair) for pair in _pairs(found, each, chance)),
        *(Question(PREFIX, f"{start}*", (start,)) for start in _starts(words, each)),
        *(Question(FUZZY, f"{word}~1", (word,)) for word in map(_misspelt, misspelt)),
        *(Question(FILTER, "", (), speaker) for speaker in speakers),
        *(Question(SPOKEN, w, (w,), s) for w, s in zip(spoken, voices, strict=True)),
    ]
    chance.shuffle(made)
    return made


def bad_input(words: Sequence[tuple[str, int]]) -> Mapping[str, str]:
    """What may be typed by mistake or malice, by the name it has in a table."""
    return {
        **{f"`{pattern}`": pattern for pattern in PATTERNS},
        "5,000 words with OR": " OR ".join(word for word, _ in words[:5000]),
        "10,000 characters": " ".join(word for word, _ in words[:5000])[:10_000],
    }


def _words(text: str) -> Iterator[str]:
    return (word for word in terms(text, exact_form) if word.isascii() and word.isalpha())


def _misspelt(word: str) -> str:
    return word[:-2] + word[-1]


def _starts(words: Sequence[tuple[str, int]], each: int) -> list[str]:
    """What common words begin with that are not asked for whole, if there are such."""
    behind = words[WARMING + 4 * each :] or words
    return list(dict.fromkeys(word[:4] for word, _ in behind[: 8 * each]))[:each]


def _pairs(found: Sequence[Row], each: int, chance: random.Random) -> list[tuple[str, ...]]:
    """Pairs of words that stand beside each other in texts drawn at random."""
    pairs: dict[tuple[str, ...], None] = {}
    for row in chance.sample(found, min(len(found), 20 * each)):
        words = terms(row.text, exact_form)
        start = chance.randrange(max(len(words) - 1, 1))
        pair = tuple(word for word in words[start : start + 2] if word.isascii() and word.isalpha())
        if len(pair) == 2:
            pairs[pair] = None
    return list(pairs)[:each]
