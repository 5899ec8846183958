"""Which headings have the words that are looked for? They stand above the paragraphs."""

from dataclasses import replace

from indexer.index.seam import Sort
from indexer.index.stored import load_heading
from indexer.query.tree import Tree, asks_for_words
from indexer.search.asking import engine_query
from indexer.search.highlighting import Marker
from indexer.search.results import SearchRequest, SectionHit, Sections
from indexer.search.state import State

MOST = 5  # headings above the paragraphs, which are what is looked for


def find_sections(state: State, tree: Tree, request: SearchRequest) -> Sections:
    """Find the headings under the filters of a request, the best of them on its first page."""
    if not asks_for_words(tree):
        return Sections()
    asked = engine_query(state, tree, replace(request, page=1, sort=Sort.RELEVANCE))
    found = state.reader.headings(replace(asked, limit=MOST if request.page == 1 else 0))
    marker = Marker(tree)
    return Sections(found.total, tuple(_section(stored, marker) for stored in found.documents))


def _section(stored: str, marker: Marker) -> SectionHit:
    meeting, section, paragraph = load_heading(stored)
    title = section.text.replace("\n", " · ")
    return SectionHit(meeting, section, paragraph, title, marker.spans(title))
