"""What is known of each summary, as documents: of itself, and of each who is heard in it.

These are written with the paragraphs of a summary, and found again by its file.
"""

import base64
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from indexer.index.entries import FileEntry
from indexer.index.held import facts
from indexer.index.local.meetings import meeting_label
from indexer.index.opensearch.documents import Counts
from indexer.index.opensearch.dsl import Dsl
from indexer.index.stored import load_meeting
from indexer.register.identity import without_digest
from indexer.words.folding import plain

FILE, TERMS, SPEAKER, MENTION = "file", "terms", "speaker", "mention"
ADDED, JOURNAL = "added", "journal"  # notes of a change: see `writing`


def entry_actions(index: str, file: str, entry: FileEntry) -> Iterator[Dsl]:
    """What is to be written of a summary, but for its terms."""
    meeting = entry.meeting
    place = {"file": file, "date": str(meeting.date or ""), "meeting": meeting.id}
    yield _action(index, FILE, file, {**place, **_of_file(entry)})
    for id_, speaker in entry.speakers.items():
        printed = [{"name": name, "count": count} for name, count in speaker.printed.items()]
        kept = json.dumps({"known": speaker.known})
        more = {"printed": printed, "kept": kept}
        yield _action(
            index, SPEAKER, f"{file}/{id_}", {**place, **_named(id_, speaker.label), **more}
        )
    for id_, label in entry.mentions.items():
        yield _action(index, MENTION, f"{file}/{id_}", {**place, **_named(id_, label)})


def terms_action(index: str, file: str, counts: Counts) -> Dsl:
    """What is to be written of the terms of a summary: what the words have of it."""
    by_field: dict[str, dict[str, int]] = {}
    for (field, term), count in counts.items():
        by_field.setdefault(field, {})[term] = count
    packed = zlib.compress(json.dumps(by_field, ensure_ascii=False).encode())
    return _action(index, TERMS, file, {"file": file, "kept": base64.b85encode(packed).decode()})


def note_action(index: str, number: int, actions: Iterable[Dsl], about: str = ADDED) -> Dsl:
    """What is to be written of a part of a note, numbered from 0."""
    kept = json.dumps(list(actions), ensure_ascii=False)
    return _action(index, about, str(number), {"file": f"{number:09}", "kept": kept})


def load_terms(kept: str) -> Counts:
    """Read back the terms of a summary."""
    by_field = json.loads(zlib.decompress(base64.b85decode(kept)))
    return Counter(
        {(field, term): count for field, terms in by_field.items() for term, count in terms.items()}
    )


def load_file(source: Dsl) -> FileEntry:
    """Read back what is known of a summary itself: who is heard in it stays in the cluster."""
    kept: dict[str, Any] = json.loads(source["kept"])
    return FileEntry(
        kept["hash"],
        load_meeting(kept["meeting"]),
        source["paragraphs"],
        {},
        {},
        kept["acronyms"],
        kept["added"],
    )


def speakers_of(source: Dsl) -> int:
    """Tell how many speak in a summary."""
    count: int = json.loads(source["kept"])["speakers"]
    return count


def _of_file(entry: FileEntry) -> Dsl:
    kept = {
        "hash": entry.hash,
        "meeting": asdict(entry.meeting),
        "speakers": len(entry.speakers),
        "acronyms": entry.acronyms,
        "added": entry.added,
    }
    meeting = entry.meeting
    return {
        **_named(meeting.id, meeting_label(meeting)),
        "last": str(meeting.end or meeting.date or ""),
        "years": list(meeting.years),
        "series": meeting.series,
        "place": meeting.place,
        "facts": facts(meeting),
        "added": entry.added,
        "paragraphs": entry.paragraphs,
        "kept": json.dumps(kept, ensure_ascii=False, default=str),
    }


def _named(id_: str, label: str) -> Dsl:
    return {"id": id_, "ascii": without_digest(id_), "label": label, "plain": plain(label)}


def _action(index: str, about: str, name: str, source: Dsl) -> Dsl:
    id_ = hashlib.sha256(f"{about}/{name}".encode()).hexdigest()[:32]
    return {"_op_type": "index", "_index": index, "_id": id_, "_source": {"about": about, **source}}
