"""Which search a request for the search page comes down to."""

from dataclasses import replace

from werkzeug.datastructures import MultiDict

from indexer.search.results import SearchRequest, SearchResults
from indexer.search.service import SearchService
from webapp.views import Shape, View

TYPING = "Floor-Typing"


def has_blanks(args: MultiDict[str, str]) -> bool:
    """Tell an address in which the form left fields empty: there is a shorter one."""
    return any(not args.get(field, "-") for field in ("from", "to", "find"))


def find(
    service: SearchService, asked: SearchRequest, view: View, typing: bool = False
) -> SearchResults:
    """Search; as long as the words are being typed, the last may be the beginning of one.

    Looked for as such only where nothing was found: who pauses within a word sees where it leads.
    """
    results = _find(service, asked, view)
    if typing and not results.total and asked.query[-1:].isalnum():
        begun = _find(service, replace(asked, query=f"{asked.query}*"), view)
        return begun if begun.total else results
    return results


def _find(service: SearchService, asked: SearchRequest, view: View) -> SearchResults:
    """Search; when the page asked for lies beyond the last one, show the last one.

    In another view than that of paragraphs, the page is one of that view: no hit is shown.
    """
    if view.shape is not Shape.PARAGRAPHS:
        results = service.search(replace(asked, page=1, page_size=1))
        return replace(results, request=asked)
    results = service.search(asked)
    if asked.page > results.pages:
        return service.search(asked.on_page(results.pages))
    return results
