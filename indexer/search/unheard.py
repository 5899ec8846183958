"""How many names in bold have no speaker, of which language?"""

from collections.abc import Iterator
from dataclasses import replace

from indexer.reading.language import unheard
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.summary import Paragraph
from indexer.words import ENGLISH

AT_ONCE = 500  # paragraphs: all are read, so pages are large


def unheard_names(service: SearchService) -> tuple[str, ...]:
    """Say of each other language than English how many names in bold have no speaker.

    All paragraphs in these languages are looked at.
    """
    found = service.search(SearchRequest(page_size=1))
    languages = [v.value for v in found.facets["language"] if v.value != ENGLISH]
    return tuple(line for one in languages for line in unheard(_paragraphs(service, one)))


def _paragraphs(service: SearchService, language: str) -> Iterator[Paragraph]:
    asked = SearchRequest(filters={"language": (language,)}, page_size=AT_ONCE)
    results = service.search(asked)
    yield from (hit.paragraph for hit in results.hits)
    for page in range(2, results.pages + 1):
        yield from (hit.paragraph for hit in service.search(replace(asked, page=page)).hits)
