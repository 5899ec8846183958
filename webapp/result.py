"""A result as its page shows it: who leads it, its words with what matches, what can be taken."""

from dataclasses import dataclass

from markupsafe import Markup

from indexer.search.results import Hit, SearchRequest
from indexer.summary import Role
from webapp.citation import Taken, taken
from webapp.filters import entry
from webapp.frames import closing, frames, is_cut, opening
from webapp.headlines import Headline, headline, set_off
from webapp.links import meeting_address
from webapp.marking import frame_html

FLOOR, OPPOSED = "floor", "opposed"


@dataclass(frozen=True, slots=True)
class Result:
    """A hit with all that its page says of it.

    `address` is that of its paragraph in the summary, with the query's words marked. `without`
    says why no words of those asked for are here: FLOOR, OPPOSED, "" where there are.
    """

    lead: Headline
    taken: Taken
    words: Markup
    sets_off: bool
    is_cut: bool
    address: str
    without: str

    @property
    def entries(self) -> str:
        """What a basket keeps of it."""
        return " ".join(map(entry, self.taken.kept))


def result_of(hit: Hit, request: SearchRequest) -> Result:
    """Make of a hit what its page shows."""
    own = set_off(hit)
    found = frames(hit, own)
    return Result(
        headline(hit, request),
        taken(hit),
        frame_html(_html(hit), hit.marks, found, opening, closing),
        bool(own),
        is_cut(found),
        meeting_address(hit.meeting.id, request.query, hit.paragraph.id),
        _without(hit),
    )


def _html(hit: Hit) -> str:
    """The HTML of a paragraph; what it links to within its summary is on another page."""
    html = hit.paragraph.html
    if 'href="#' not in html:
        return html
    return html.replace('href="#', f'href="{meeting_address(hit.meeting.id)}#')


def _without(hit: Hit) -> str:
    if hit.opposed and not hit.own:
        return OPPOSED
    silent = all(statement.role is Role.FLOOR for statement in hit.own_statements)
    return FLOOR if hit.own and silent else ""
