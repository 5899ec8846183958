"""What is counted beside words, in the same index: names, headings, acronyms.

Each has a field of its own, and a term that is put together, so that it is found by its beginning
and counted up and down as words are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from indexer.index.entries import FileEntry
from indexer.index.fields import SEPARATOR, Document
from indexer.index.names import Name, first_of_each, folded
from indexer.index.opensearch.connecting import Connection
from indexer.index.opensearch.dsl import Dsl, all_of, one_of
from indexer.index.stored import load
from indexer.summary import SECTION_SEPARATOR, Paragraph

Term = tuple[str, str]
NAME, HEADING, ACRONYM = "=name", "=heading", "=acronym"  # no word is in a field of that name
PARAGRAPHS = {"speaker": "=spoke", "for": "=behalf"}  # of an id
LOOKED_THROUGH = 1_000  # names that begin alike, the most frequent: their owners are put in order
AT_ONCE = 1_000
FREQUENCY = [{"frequency": "desc"}, {"term": "asc"}]


def names_in(document: Document) -> Iterator[Term]:
    """What one paragraph adds to these, each once but for headings."""
    for path in filter(None, document.values["section_path"].split(SEPARATOR)):
        heading = path.rsplit(SECTION_SEPARATOR, 1)[-1]
        yield HEADING, SEPARATOR.join((folded(heading), heading))
    _, paragraph = load(document.stored)
    yield from ((PARAGRAPHS["speaker"], id_) for id_ in _speaking(paragraph))
    yield from ((PARAGRAPHS["for"], id_) for id_ in _spoken_for(paragraph))
    yield from dict.fromkeys(_named(paragraph))


def _speaking(paragraph: Paragraph) -> set[str]:
    return {id_ for statement in paragraph.statements for id_ in statement.speaking_for}


def _spoken_for(paragraph: Paragraph) -> set[str]:
    heard = (
        s for statement in paragraph.statements for s in (*statement.speakers, *statement.opposed)
    )
    return {id_ for speaker in heard for id_ in speaker.on_behalf_of}


def _named(paragraph: Paragraph) -> Iterator[Term]:
    """The names of those who speak: of two that are folded alike the shown one is first."""
    for statement in paragraph.statements:
        for speaker in statement.speakers:
            yield _name(speaker.id, speaker.name, "0")
            if speaker.printed != speaker.name:
                yield _name(speaker.id, speaker.printed, "1")
        for group in statement.represented:
            yield _name(group.id, group.name, "0")


def _name(id_: str, name: str, place: str) -> Term:
    return NAME, SEPARATOR.join((folded(name), place, name, id_))


def acronyms_in(entry: FileEntry) -> Counter[Term]:
    """Count the long forms of the acronyms that a summary explains."""
    pairs = (
        (short, long, n) for short, longs in entry.acronyms.items() for long, n in longs.items()
    )
    return Counter({(ACRONYM, SEPARATOR.join((short, long))): n for short, long, n in pairs})


class ClusterNames:
    """Asks the index of words: see `indexer.index.names.Names`."""

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self._index = index

    def beginning(self, kind: str, prefix: str, most: int) -> Sequence[Name]:
        """Names of a kind that begin so when folded, those of the most frequent first."""
        if kind == "section":
            found = self._first(HEADING, prefix, most)
            cut = [(term.split(SEPARATOR), count) for term, count in found]
            return [Name(alike, heading, heading, count) for (alike, heading), count in cut]
        named = [term.split(SEPARATOR) for term, _ in self._first(NAME, prefix, LOOKED_THROUGH)]
        counts = self._counts(PARAGRAPHS[kind], {id_ for *_, id_ in named})
        names = [
            Name(alike, printed, id_, counts[id_])
            for alike, _, printed, id_ in named
            if id_ in counts
        ]
        return first_of_each(names, most)

    def acronyms(self) -> Iterator[Mapping[str, Mapping[str, int]]]:
        """Count the long forms of each acronym in all summaries, a pair at a time."""
        body = {"query": one_of("field", [ACRONYM]), "sort": FREQUENCY}
        for hit in self._connection.each(self._index, body, AT_ONCE):
            short, long = hit["_source"]["term"].split(SEPARATOR)
            yield {short: {long: hit["_source"]["frequency"]}}

    def _first(self, field: str, prefix: str, most: int) -> list[tuple[str, int]]:
        begins = {"prefix": {"term": {"value": prefix}}}
        body = {"query": all_of([one_of("field", [field]), begins]), "sort": FREQUENCY}
        return _terms(self._connection.search(self._index, {**body, "size": most}))

    def _counts(self, field: str, terms: Iterable[str]) -> dict[str, int]:
        wanted = list(terms)
        query = all_of([one_of("field", [field]), one_of("term", wanted)])
        body = {"query": query, "size": max(len(wanted), 1)}
        return dict(_terms(self._connection.search(self._index, body)))


def _terms(answer: Dsl) -> list[tuple[str, int]]:
    sources = (hit["_source"] for hit in answer["hits"]["hits"])
    return [(source["term"], source["frequency"]) for source in sources]
