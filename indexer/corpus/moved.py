"""Where the address of a paragraph leads once its wording has changed.

A paragraph's id is made of its words, so other words give another id. When a summary is indexed
anew, the ids that are gone are noted with the id of the paragraph that is nearest, in the corpus:

corpus/.floor/former/<meeting id>.json    {"former id": "id of the nearest", ...}
"""

import json
import logging
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from indexer.corpus.catalogue import KEPT
from indexer.corpus.journal import changing, write_kept
from indexer.errors import CantWrite, CorpusBusy
from indexer.summary import Paragraph
from indexer.system.disk import file_text

LOG = logging.getLogger(__name__)
FOLDER = "former"
ALIKE = 50  # of 100: half of its letters are still those of the paragraph that is gone
MOST_COMPARED = 400  # paragraphs, the nearest in place: each takes a while


def note_former(
    corpus: Path, meeting_id: str, old: Sequence[Paragraph], new: Sequence[Paragraph]
) -> None:
    """Note the paragraphs of a summary that are gone, each with the one nearest to it.

    A corpus that can't be written is left as it is.
    """
    present = {paragraph.id for paragraph in new}
    gone = [paragraph for paragraph in old if paragraph.id not in present]
    if not gone or not new:
        return
    former = {id_: to for id_, to in read_former(corpus, meeting_id).items() if id_ not in present}
    before = {paragraph.id for paragraph in old}
    fresh = [paragraph for paragraph in new if paragraph.id not in before]
    former |= {paragraph.id: _nearest(paragraph, fresh, new).id for paragraph in gone}
    try:
        with changing(corpus):
            name = f"{FOLDER}/{meeting_id}.json"
            write_kept(corpus, name, json.dumps(former, indent=1).encode())
    except (CantWrite, CorpusBusy) as error:
        LOG.warning("former addresses of %s are not noted: %s", meeting_id, error)


def _nearest(gone: Paragraph, fresh: Sequence[Paragraph], new: Sequence[Paragraph]) -> Paragraph:
    """The new paragraph most like the one that is gone, else the one in its place."""
    close = sorted(fresh, key=lambda p: abs(p.position - gone.position))[:MOST_COMPARED]
    texts = [paragraph.text for paragraph in close]
    best = process.extractOne(gone.text, texts, scorer=fuzz.ratio, score_cutoff=ALIKE)
    if best:
        return close[best[2]]
    return min(new, key=lambda p: abs(p.position - gone.position))


def read_former(corpus: Path, meeting_id: str) -> Mapping[str, str]:
    """The former ids of a meeting's paragraphs, each with the one that was nearest then."""
    try:
        data = json.loads(file_text(_path(corpus, meeting_id)))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in data.items()} if isinstance(data, dict) else {}


def former_by_paragraph(
    former: Mapping[str, str], present: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Turn former ids round: for each paragraph that is there, the ids that lead to it now."""
    found: dict[str, tuple[str, ...]] = {}
    for id_ in former:
        to = _follow(id_, former, present)
        if to and id_ not in present:
            found[to] = (*found.get(to, ()), id_)
    return found


def _follow(id_: str, former: Mapping[str, str], present: Collection[str]) -> str:
    seen: set[str] = set()
    while id_ not in present and id_ not in seen:
        seen.add(id_)
        id_ = former.get(id_, "")
    return id_ if id_ in present else ""


def former_files(corpus: Path) -> list[Path]:
    """The files in which former addresses are noted."""
    return sorted((corpus / KEPT / FOLDER).glob("*.json"))


def _path(corpus: Path, meeting_id: str) -> Path:
    return corpus / KEPT / FOLDER / f"{meeting_id}.json"
