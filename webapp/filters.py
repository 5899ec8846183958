"""Small filters of the templates: how dates, speakers and a hit's words are set."""

import re
import zlib
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from markupsafe import Markup, escape

from indexer.corpus.contributing import PASTED
from indexer.saying import say
from indexer.search import crediting
from indexer.search.addresses import MEETINGS
from indexer.search.citing import printed_position
from indexer.search.crediting import leading, shortened, speaking_as_one, standing
from indexer.search.results import FacetValue, SearchResults, SectionHit
from indexer.search.softening import softened
from indexer.summary import Certainty, Paragraph, Role, Speaker, Statement, long_date
from webapp.languages import said
from webapp.marking import (
    frame_html,
    highlight,
    highlight_html,
    in_language,
    own,
    section_path,
    softly,
    titled,
)
from webapp.voices import Heard, heard, joined
from webapp.wording import ROLE_LABELS, TOOK_PART

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
REMEMBERED = 4096  # boxes of facets
MOST_COMPARED = 4000  # words and signs of two versions: the time to compare grows with their square


def by_standing(paragraph: Paragraph) -> list[tuple[str, list[Heard]]]:
    """Sort those on record by how they took part, in words; those with reported words first.

    Each stands there once; those who speak jointly for others stay together.
    """
    found: dict[tuple[Role, str], dict[object, Heard]] = {}
    for statement in paragraph.statements:
        for some in speaking_as_one(statement):
            role = some[0].role
            voices = found.setdefault((role, _standing(role, statement)), {})
            key = tuple((s.id, s.on_behalf_of) for s in some)
            voices[key] = joined(voices.get(key), heard(some, statement))
    ordered = sorted(found.items(), key=lambda item: list(Role).index(item[0][0]))
    return [(label, list(voices.values())) for (_, label), voices in ordered]


def _standing(role: Role, statement: Statement) -> str:
    """Say how somebody took part, "" for those whose words are reported."""
    beside = standing(role, statement)
    return say("{beside}:", beside=beside) if beside else ROLE_LABELS[role]


def on_record(paragraph: Paragraph) -> str:
    """Name all who are on record in a paragraph, once each."""
    some = (s for st in paragraph.statements for s in (*st.speakers, *st.opposed))
    return ", ".join(dict.fromkeys(speaker.name for speaker in some))


def spoken_by(statement: Statement) -> str:
    """Name those whose words a statement reports, of very many the first."""
    names = [speaker.name for speaker in leading(statement)]
    return said(shortened(names)) if names else credit(statement)


def draft_name(label: str) -> str:
    """The name of a draft: that of its file, else that its text was pasted."""
    return said(PASTED) if label == PASTED else label


def credit(statement: Statement) -> str:
    """Name those whose words these are, on whose behalf, and who supports them."""
    return said(crediting.credit(statement))


def byline(statement: Statement, speaker: str) -> str:
    """Say over a statement of a speaker whose words it reports."""
    return said(crediting.byline(statement, speaker))


def unsure(statement: Statement) -> str:
    """Say behind a name that it is a guess; "" where the text states it."""
    return said(crediting.unsure(statement))


def took_part(speaker: Speaker, statement: Statement) -> str:
    """Say how somebody took part in a statement: words reported, in support of Japan."""
    return said(standing(speaker.role, statement) or TOOK_PART[speaker.role])


def shown_facets(results: SearchResults) -> list[tuple[str, tuple[FacetValue, ...]]]:
    """The facets that have something to choose; to be sure needs nothing unsure beside it."""
    request = results.request
    shown = {
        "certainty": Certainty.INFERRED in results.counts["certainty"],
        "language": len(results.counts["language"]) > 1,
        "series": len(results.counts["series"]) > 1,
        "place": len(results.counts["place"]) > 1,
    }
    unfolded = request.unfolded.facet if request.unfolded else ""
    return [
        (facet, values)
        for facet, values in results.facets.items()
        if (values or facet == unfolded) and (shown.get(facet, True) or request.chosen(facet))
    ]


def heading(hit: SectionHit) -> Markup:
    """Show a heading that is found in softer print than capitals, its marks where they were."""
    title = hit.title.rstrip(" :")
    soft = softened(title)
    return highlight(soft if len(soft) == len(title) else title, hit.marks)


def key(value: str) -> str:
    """Make a short name of any text, for the id of an element."""
    return format(zlib.crc32(value.encode("utf-8", "surrogatepass")), "x")


@lru_cache(maxsize=REMEMBERED)
def box(facet: str, value: str, label: str, chosen: bool) -> Markup:
    """The box to choose a facet's value, with its name: most return on each page."""
    checked = " checked" if chosen else ""
    return Markup(
        f'<input type="checkbox" id="{escape(facet)}-{key(value)}" form="search" '
        f'name="{escape(facet)}" value="{escape(value)}"{checked}>\n'
        f'<span class="name" dir="auto">{escape(softly(label))}</span>'
    )


def entry(url: str) -> str:
    """What a basket keeps of the address of a statement; "" for that of a paragraph."""
    below = url.partition(f"{MEETINGS}/")[2]
    return "" if "#" in below else below


def new_words(lines: Sequence[str], before: Sequence[str]) -> list[tuple[str, bool]]:
    """Part lines into stretches, each with whether it is new; very long ones are so as a whole."""
    old, new = (WORDS.findall("".join(some)) for some in (before, lines))
    if len(old) + len(new) > MOST_COMPARED:
        return [("".join(new), True)]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [("".join(new[c:d]), tag != "equal") for tag, _, _, c, d in blocks if d > c]


FILTERS: dict[str, Callable[..., object]] = {
    function.__name__: function
    for function in (
        box,
        by_standing,
        byline,
        credit,
        draft_name,
        entry,
        frame_html,
        heading,
        highlight,
        highlight_html,
        in_language,
        key,
        long_date,
        new_words,
        on_record,
        own,
        printed_position,
        section_path,
        shown_facets,
        softly,
        spoken_by,
        titled,
        took_part,
        unsure,
    )
}
