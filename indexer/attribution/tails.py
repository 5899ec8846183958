"""Labels with more than a name before the colon: `Ann suggests: ...`, `Ann in chat: ...`."""

import re
from collections.abc import Collection

from indexer.attribution.fields import LINK
from indexer.attribution.grammar.tags import Tag
from indexer.attribution.grammar.tokens import tag_of
from indexer.attribution.label_words import TAILS
from indexer.attribution.labels import Form, Label
from indexer.attribution.titles import person_key

POSSESSIVE = re.compile(r"['’]s$")


def may_have_tail(label: Label) -> bool:
    """Tell a label whose last word is none of a name."""
    if label.form is not Form.PREFIX or not label.names or " " not in label.names[-1]:
        return False
    last = label.names[-1].split()
    return len(last) > 1 and last[-1].islower()


def without_tail(label: Label, known: Collection[str], text: str) -> Label:
    """Leave out what stands behind a known name; the names are folded as `person_key` does.

    `Ann's proposal: https://example.org` is a field of the meeting.
    """
    linked = LINK.fullmatch(text[label.span.end :].strip()) is not None
    if linked or not may_have_tail(label) or person_key(label.names[-1]) in known:
        return label
    words = label.names[-1].split()
    for count in range(len(words) - 1, 0, -1):
        name = POSSESSIVE.sub("", " ".join(words[:count]))
        if person_key(name) in known and all(map(_is_tail, words[count:])):
            return label._replace(names=(*label.names[:-1], name))
    return label


def _is_tail(word: str) -> bool:
    return word in TAILS or tag_of(word) is Tag.SAYS
