"""The texts that all contenders search, and the questions that all are asked."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.fields import SEPARATOR, tokens
from indexer.search import SearchService
from indexer.summary import Meeting, Paragraph

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
EACH = 4
RARE = range(2, 12)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph as the peers index it."""

    text: str
    speakers: tuple[str, ...]
    section: str
    meeting: str
    year: str


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of question, its words as they are typed, and a speaker's id or ""."""

    kind: str
    typed: str
    words: tuple[str, ...] = ()
    speaker: str = ""


def gather(size: str, folder: Path) -> Path:
    """Put the summaries of a size into a corpus: `beirut`, `corpora`, `scale`.

    `corpora/10` is every tenth file. `scale` comes on top of `corpora`.
    """
    name, _, part = size.partition("/")
    sources = {
        "beirut": [ROOT / "corpus"],
        "corpora": [SHARED / "corpora"],
        "scale": [SHARED / "corpora", SHARED / "scale"],
    }[name]
    paths = [path for source in sources for path in sorted(source.rglob("*.md"))]
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    shutil.copy(ROOT / "corpus" / "register.toml", corpus)
    for number, path in enumerate(paths[:: int(part or 1)]):
        shutil.copy(path, corpus / f"{number:05}-{path.name}")
    return corpus


def rows(service: SearchService) -> Iterator[Row]:
    """Give the paragraphs of an index."""
    for entry in service.meetings():
        page = service.meeting(entry.meeting.id)
        yield from (_row(page.meeting, hit.paragraph) for hit in page.hits)


def _row(meeting: Meeting, paragraph: Paragraph) -> Row:
    return Row(
        paragraph.text,
        tuple(dict.fromkeys(speaker.id for speaker in paragraph.speakers)),
        SEPARATOR.join(paragraph.section),
        meeting.id,
        str(meeting.date.year) if meeting.date else "",
    )


def questions(found: Sequence[Row], seed: int = 2011) -> list[Question]:
    """Make the same questions of the same texts, `EACH` of every kind."""
    chance = random.Random(seed)
    texts = [list(dict.fromkeys(_words(row.text))) for row in found]
    frequency = Counter(word for text in texts for word in text if len(word) > 3)
    by_frequency = [word for word, _ in frequency.most_common()]
    common = by_frequency[5:25]
    rare = [w for w in by_frequency if frequency[w] in RARE and len(w) > 6] or by_frequency[-20:]
    speakers = Counter(s for row in found for s in row.speakers).most_common(EACH)
    pairs = [_neighbours(row.text, chance) for row in chance.sample(found, min(len(found), 50))]
    made: list[Question] = []
    for place in range(EACH):
        word, other = chance.choice(common), chance.choice(common)
        seldom, pair = chance.choice(rare), chance.choice([p for p in pairs if len(p) == 2])
        speaker = speakers[place % len(speakers)][0]
        made += [
            Question("common word", word, (word,)),
            Question("rare word", seldom, (seldom,)),
            Question("two words", f"{word} {other}", (word, other)),
            Question("phrase", f'"{" ".join(pair)}"', pair),
            Question("prefix", f"{word[:4]}*", (word[:4],)),
            Question("fuzzy", f"{seldom[:-2]}{seldom[-1]}~1", (f"{seldom[:-2]}{seldom[-1]}",)),
            Question("filter only", "", (), speaker),
            Question("speaker and word", word, (word,), speaker),
        ]
    return made


def _words(text: str) -> list[str]:
    return [
        token.exact for token in tokens(text) if token.exact.isascii() and token.exact.isalpha()
    ]


def _neighbours(text: str, chance: random.Random) -> tuple[str, ...]:
    words = [token.exact for token in tokens(text)]
    start = chance.randrange(max(len(words) - 1, 1))
    pair = words[start : start + 2]
    return tuple(word for word in pair if word.isascii() and word.isalpha())
