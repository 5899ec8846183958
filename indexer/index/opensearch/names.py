"""What is counted beside words, in the same index: names, headings, acronyms.

Each has a field of its own, and a term that is put together, so that it is found by its beginning
and counted up and down as words are.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from indexer.index.entries import FileEntry
from indexer.index.fields import SEPARATOR, Document
from indexer.index.names import Name, first_of_each, folded
from indexer.index.opensearch.dsl import Dsl, all_of, one_of
from indexer.index.opensearch.speakers import (
    ALL,
    SPOKE,
    ClusterSpeakers,
    Term,
    called_so,
    known_as,
    taken_for,
)
from indexer.index.stored import load
from indexer.register.glossary import Longs, Stems, stems
from indexer.summary import SECTION_SEPARATOR, Paragraph

SHOWN, PRINTED = "0", "1"  # the places of a name in order
NAME, HEADING, ACRONYM = "=name", "=heading", "=acronym"  # no word is in a field of that name
PARAGRAPHS = {"speaker": SPOKE, "for": "=behalf"}  # of an id
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
    yield from dict.fromkeys(chain.from_iterable(_terms(*name) for name in _named(paragraph)))


def _speaking(paragraph: Paragraph) -> set[str]:
    return {id_ for statement in paragraph.statements for id_ in statement.speaking_for}


def _spoken_for(paragraph: Paragraph) -> set[str]:
    heard = (
        s for statement in paragraph.statements for s in (*statement.speakers, *statement.opposed)
    )
    return {id_ for speaker in heard for id_ in speaker.on_behalf_of}


def _named(paragraph: Paragraph) -> Iterator[tuple[str, str, str]]:
    """Those who speak, by id, with their names, and the place of each: the shown one is first."""
    for statement in paragraph.statements:
        for speaker in statement.speakers:
            yield speaker.id, speaker.name, SHOWN
            if speaker.printed != speaker.name:
                yield speaker.id, speaker.printed, PRINTED
        for group in statement.represented:
            yield group.id, group.name, SHOWN


def _terms(id_: str, name: str, place: str) -> Iterator[Term]:
    """What is counted of a name: of two that are folded alike the shown one is first."""
    yield NAME, SEPARATOR.join((folded(name), place, name, id_))
    yield called_so(id_, name)
    if place == SHOWN:
        yield known_as(id_, name)


def forms_of(term: str) -> list[str]:
    """Both forms of a pair that is counted, as they are looked for."""
    return [" ".join(stems(form)) for form in term.split(SEPARATOR)]


def told_in(entry: FileEntry) -> Counter[Term]:
    """Count the long forms of the acronyms that a summary explains, and what its speakers are."""
    pairs = (
        (short, long, n) for short, longs in entry.acronyms.items() for long, n in longs.items()
    )
    acronyms = {(ACRONYM, SEPARATOR.join((short, long))): n for short, long, n in pairs}
    kinds = {taken_for(id_, speaker.kind): 1 for id_, speaker in entry.speakers.items()}
    return Counter({**acronyms, **kinds})


class ClusterNames(ClusterSpeakers):
    """Asks the index of words: see `indexer.index.names.HeardNames`."""

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

    def explained(self, forms: Collection[Stems]) -> Mapping[str, Longs]:
        """Count the long forms of acronyms: of all that decide what some forms stand for.

        That is how frequent all the long forms of each acronym are, and how each form is printed.
        """
        pairs = self._pairs({" ".join(form) for form in forms})
        shorts = {forms_of(term)[0] for term in pairs}
        pairs |= self._pairs(shorts)
        pairs |= self._pairs({form for term in pairs for form in forms_of(term)} - shorts)
        found: dict[str, dict[str, int]] = {}
        for term, count in pairs.items():
            short, long = term.split(SEPARATOR)
            found.setdefault(short, {})[long] = count
        return found

    def _pairs(self, forms: Collection[str]) -> dict[str, int]:
        """The pairs that have one of some forms, and how many summaries' words explain them."""
        if not forms:
            return {}
        query = all_of([one_of("field", [ACRONYM]), one_of("called", forms)])
        body = {"query": query, "sort": FREQUENCY, "_source": ["term", "frequency"]}
        hits = self._connection.first(self._index, body, ALL)[1]
        return {hit["_source"]["term"]: hit["_source"]["frequency"] for hit in hits}

    def acronyms(self) -> Iterator[Mapping[str, Mapping[str, int]]]:
        """Count the long forms of each acronym in all summaries, a pair at a time."""
        body = {"query": one_of("field", [ACRONYM]), "sort": FREQUENCY}
        for hit in self._connection.each(self._index, body, AT_ONCE):
            short, long = hit["_source"]["term"].split(SEPARATOR)
            yield {short: {long: hit["_source"]["frequency"]}}

    def _first(self, field: str, prefix: str, most: int) -> list[tuple[str, int]]:
        begins = {"prefix": {"term": {"value": prefix}}}
        body = {"query": all_of([one_of("field", [field]), begins]), "sort": FREQUENCY}
        return _counted(self._connection.search(self._index, {**body, "size": most}))

    def _counts(self, field: str, terms: Iterable[str]) -> dict[str, int]:
        wanted = list(terms)
        query = all_of([one_of("field", [field]), one_of("term", wanted)])
        body = {"query": query, "size": max(len(wanted), 1)}
        return dict(_counted(self._connection.search(self._index, body)))


def _counted(answer: Dsl) -> list[tuple[str, int]]:
    sources = (hit["_source"] for hit in answer["hits"]["hits"])
    return [(source["term"], source["frequency"]) for source in sources]
