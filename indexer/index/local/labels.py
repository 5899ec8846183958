"""What those are called who are on record, put together as summaries are added.

To put them together anew, what is known of all summaries has to be read. So a state keeps them in a
file, and the next one adds its own; only where a summary is replaced or removed are they gathered.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.index.entries import FileEntry

Called = tuple[str, str, str]  # the day and the id of the meeting that calls somebody so, the label


@dataclass(frozen=True, slots=True)
class Labels:
    """By id, what those who `spoke` and those who were `named` are called at the first meeting."""

    spoke: Mapping[str, Called]
    named: Mapping[str, Called]

    def plus(self, entries: Iterable[FileEntry]) -> "Labels":
        """The same, with what some more summaries say."""
        spoke, named = dict(self.spoke), dict(self.named)
        for entry in entries:
            place = str(entry.meeting.date or ""), entry.meeting.id
            for id_, speaker in entry.speakers.items():
                spoke[id_] = min(spoke.get(id_, NOBODY), (*place, speaker.label))
            for id_, label in entry.mentions.items():
                named[id_] = min(named.get(id_, NOBODY), (*place, label))
        return Labels(spoke, named)


NOBODY = ("\U0010ffff", "", "")  # comes behind every day
NONE = Labels({}, {})


def dump_labels(labels: Labels) -> bytes:
    """Write them as JSON."""
    return json.dumps({"spoke": labels.spoke, "named": labels.named}).encode()


def load_labels(data: bytes) -> Labels:
    """Read them back."""
    known = json.loads(data)
    return Labels(*({id_: tuple(called) for id_, called in of.items()} for of in known.values()))
