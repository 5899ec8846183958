"""More like this: what else has the words that tell a statement from others.

The words are those that are frequent in it and rare elsewhere (tf-idf); the engine finds and ranks.
"""

import datetime
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from indexer.index.seam import Sort
from indexer.query.tree import Field, Tree, Word, any_of
from indexer.register.identity import name_key
from indexer.search.asking import engine_query
from indexer.search.highlighting import Marker
from indexer.search.hits import make_hit
from indexer.search.results import Hit, SearchRequest
from indexer.search.state import State
from indexer.search.statements import StatementPage
from indexer.words import occurrences

MOST_TERMS = 10  # each is a search of its own in a query with many OR
SHORTEST = 3  # letters
FREQUENT = 0.2  # of all paragraphs: a word in more of them tells nothing
FEW = 10  # paragraphs: a word in so few may tell something, however few there are in all
POINTING = "she her hers him his they them their theirs who whose its"
SHARED = 2  # of the words, at least, for something to be like it
READ = 40  # paragraphs, the most relevant, among which what is like it is looked for
SHOWN = 5  # statements of each list


@dataclass(frozen=True, slots=True)
class Likeness:
    """A statement, the words that it was compared by, and what is like it.

    `earlier` is what its speakers had said before on the same, the newest first; `similar` what
    stands in other paragraphs, whoever says it, the most alike first.
    """

    page: StatementPage
    words: tuple[str, ...]
    earlier: tuple[Hit, ...]
    similar: tuple[Hit, ...]


def likeness(state: State, page: StatementPage) -> Likeness:
    """Find what is like a statement."""
    words = _telling(state, page)
    if not words:
        return Likeness(page, (), (), ())
    tree = any_of(Word(Field.TEXT, term) for term in words)
    similar = islice(_like(state, page, tree, SearchRequest(), len(words)), SHOWN)
    earlier: list[Hit] = []
    if page.row.speakers:
        theirs = SearchRequest(filters={"speaker": page.row.speakers})
        found = _like(state, page, tree, theirs, len(words))
        earlier = [hit for hit in found if _is_before(hit, page.row.date)]
        earlier = sorted(earlier[:SHOWN], key=lambda hit: str(_day(hit)), reverse=True)
    return Likeness(page, tuple(words.values()), tuple(earlier), tuple(similar))


def _telling(state: State, page: StatementPage) -> dict[str, str]:
    """The terms that tell a statement from others, each as it is printed, the best first."""
    counts: Counter[str] = Counter()
    printed: dict[str, str] = {}
    named = (*page.row.names, *page.row.printed)
    pointing = POINTING.split()
    names = {word for name in named for word in name_key(name).split()}
    for token in occurrences(page.row.text, page.hit.paragraph.language):
        word = page.row.text[token.span.start : token.span.end]
        tells = len(word) >= SHORTEST and not word.isdigit() and token.exact not in pointing
        if tells and token.exact not in names:
            counts[token.stem] += 1
            printed.setdefault(token.stem, word)
    total = state.paragraphs
    frequencies = state.reader.frequencies(Field.TEXT, counts)
    weights = {term: _weight(frequencies[term], n, total) for term, n in counts.items()}
    best = sorted((t for t in weights if weights[t] > 0), key=lambda t: (-weights[t], t))
    return {term: printed[term] for term in best[:MOST_TERMS]}


def _weight(frequency: int, count: int, total: int) -> float:
    """How much a term tells: nothing where it is everywhere, or nowhere else."""
    if frequency <= count or frequency > max(FEW, FREQUENT * total):
        return 0.0
    return (1 + math.log(count)) * math.log(1 + total / frequency)


def _like(
    state: State, page: StatementPage, tree: Tree, request: SearchRequest, words: int
) -> Iterator[Hit]:
    """The paragraphs that share enough of the words, the most alike first."""
    asked = engine_query(state, tree, replace(request, sort=Sort.RELEVANCE, page_size=READ))
    marker = Marker(tree)
    for found in state.reader.run(asked).found:
        hit = make_hit(found, marker, request, state)
        text, language = hit.paragraph.text, hit.paragraph.language
        marked = {
            token.stem for m in hit.marks for token in occurrences(text[m.start : m.end], language)
        }
        if hit.paragraph.id != page.hit.paragraph.id and len(marked) >= min(SHARED, words):
            yield hit


def _day(hit: Hit) -> datetime.date | None:
    return hit.paragraph.date or hit.meeting.date


def _is_before(hit: Hit, day: datetime.date | None) -> bool:
    """Tell whether a hit is of an earlier day; without one, of any other meeting."""
    theirs = _day(hit)
    return theirs is not None and (day is None or theirs < day)
