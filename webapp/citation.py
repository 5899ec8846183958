"""How a paragraph is cited: the words are the rapporteur's, and the citation says so."""

from indexer.search.crediting import credit
from indexer.search.results import Hit
from indexer.summary import Certainty, Meeting, long_date
from webapp.filters import own_statements


def citation(hit: Hit) -> str:
    """Say whose words are reported, by whom, in which summary, and in which paragraph.

    Speakers are named where the search asked for them.
    """
    own = dict.fromkeys(credit(statement) for statement in own_statements(hit))
    speakers = "; ".join(name for name in own if name)
    if speakers and any(s.certainty is Certainty.INFERRED for s in own_statements(hit)):
        speakers += " (inferred)"
    by = f"{speakers}, as summarised" if speakers else "As summarised"
    if hit.meeting.rapporteur:
        by += f" by {hit.meeting.rapporteur}"
    return f"{by} in {_summary(hit.meeting)}, ¶ {hit.paragraph.position}"


def _summary(meeting: Meeting) -> str:
    parts = (f"“{meeting.title}”", meeting.place, long_date(meeting.date))
    return ", ".join(part for part in parts if part)
