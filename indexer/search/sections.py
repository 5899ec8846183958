"""Which headings have the words that are looked for? They stand above the paragraphs."""

from dataclasses import replace

from indexer.index.seam import EngineQuery, Sort
from indexer.index.stored import load_heading
from indexer.query.tree import asks_for_words
from indexer.search.highlighting import Marker
from indexer.search.results import SearchRequest, SectionHit, Sections
from indexer.search.state import State

MOST = 5  # headings above the paragraphs, which are what is looked for


def find_sections(
    state: State, asked: EngineQuery, marker: Marker, request: SearchRequest
) -> Sections:
    """Find the headings under the filters of a request, the best of them on its first page."""
    if not asks_for_words(asked.tree):
        return Sections()
    most = MOST if request.page == 1 else 0
    found = state.reader.headings(replace(asked, sort=Sort.RELEVANCE, offset=0, limit=most))
    return Sections(found.total, tuple([_section(stored, marker) for stored in found.documents]))


def _section(stored: str, marker: Marker) -> SectionHit:
    meeting, section, paragraph = load_heading(stored)
    title = section.text.replace("\n", " · ")
    return SectionHit(meeting, section, paragraph, title, marker.spans(title))
