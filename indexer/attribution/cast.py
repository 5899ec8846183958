"""The cast of a summary: which of the names that stand as labels are speakers."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from indexer.attribution.label_words import (
    CAPITALS,
    GIVEN_NAMES,
    NO_NAMES,
    OFFICES,
    ORDINARY_NAMES,
    OUTCOMES,
    UNNAMED,
)
from indexer.attribution.labels import Form, Label
from indexer.attribution.lexicon import PARTICLES
from indexer.markup.blocks import Block
from indexer.register.identity import name_key

WORD = re.compile(r"[^\W\d_]+")
ABSTRACT = re.compile(
    r".{3,}(?:[ts]ions?|[ts]ional|ities|ity|ments?|ness|ings|isms?|i[sz]e[ds]?|ally|ables?|ers"
    r"|ives|als)"
)
UNNAMED_PEOPLE = re.compile(
    r"(?:an?|the|one|another|some) .*|(?:members?|residents?|persons?|voices?) (?:of|from|in) .*"
    r"|(?:speaker|participant|attendee|person|interviewee|respondent|delegate|guest|caller) \w{1,2}"
)
# Forms whose names may be told by how often they return, and of these the ones with which a
# name that does not return is a speaker too, in labelled notes.
COUNTED = frozenset(Form) - {Form.OPENING, Form.SIGNATURE, Form.NAME}
PLAIN = frozenset({Form.PREFIX, Form.NICK})
# Forms that are as common in other texts: one alone in a summary is no label, and they name people
# who are listed or return.
SELDOM = frozenset({Form.BRACKETS, Form.DASH, Form.SIGNATURE, Form.NAME})
RETURNING = 2
LONGEST_INITIALS = 3
LONGEST_CAPITALS = 8
MOST_SMALL_WORDS = 2
MOST_INITIALS = 3
LONGEST_FIELD = 2


class Verdict(Enum):
    """What a label does: somebody speaks, nobody does, or it is a word like any other.

    A SPEAKER who stands in no list and speaks but once is LONE; what is no speaker and no word of
    a sentence either is a LABEL.
    """

    SPEAKER = "speaker"
    LONE = "lone"
    NOBODY = "nobody"
    LABEL = "label"
    TEXT = "text"


@dataclass(frozen=True)
class Known:
    """What is known of names before labels are weighed; all folded as `name_key` does.

    `people` are those listed, `register` the names of the register, `fields` no people at all.
    `words` counts the words of the summary as they are printed.
    """

    people: frozenset[str]
    register: frozenset[str]
    fields: frozenset[str]
    words: Counter[str]


class Cast:
    """The names that are speakers where they stand as labels of one summary."""

    def __init__(self, labels: Sequence[Label], known: Known, forced: bool = False) -> None:
        """Weigh each name: who is known is a speaker, others must look like one and return.

        A name that is also printed in lower case is hardly one. In labelled notes, and where
        labels are `forced`, who speaks but once is a speaker too.
        """
        self._known, self._words = known, known.words
        names = [(name, label.form) for label in labels for name in label.names]
        self.names = frozenset(name for name, _ in names)
        self._counts = Counter(name_key(name) for name, form in names if form in COUNTED)
        self._signed = Counter(name_key(name) for name, form in names if form is Form.SIGNATURE)
        self._alone = Counter(name_key(name) for name, form in names if form is Form.NAME)
        self._habits = frozenset(Form)
        self._judged: dict[tuple[str, Form], bool] = {}
        self._once, self._lines = forced, False
        played = [label for label in labels if self.plays(label)]
        speakers = {name_key(name) for label in played for name in label.names}
        self.size = len(played)
        self.returning = sum(self._counts[speaker] >= RETURNING for speaker in speakers)
        self.listed = len(speakers & known.people)
        self._lines = sum(label.form is Form.LINE for label in played) * 2 > len(played)
        forms = Counter(label.form for label in played)
        self._habits = frozenset(f for f in Form if f not in SELDOM or forms[f] >= RETURNING)
        self._once = True
        self._judged.clear()

    def plays(self, label: Label) -> bool:
        """Tell whether a label names speakers only."""
        usual = label.names and label.form in self._habits
        return bool(usual) and all(self.has(name, label.form) for name in label.names)

    def verdict(self, label: Label) -> Verdict:
        """Tell what a label does."""
        if self.plays(label):
            return Verdict.LONE if self._is_lone(label) else Verdict.SPEAKER
        keys = [name_key(name) for name in label.names]
        if any(key in self._known.fields or is_unnamed(key) for key in keys) or not keys:
            return Verdict.NOBODY if label.form in PLAIN or is_field(label) else Verdict.TEXT
        if label.form in PLAIN and all(_may_be_label(name) for name in label.names):
            return Verdict.LABEL
        return Verdict.TEXT

    def _is_lone(self, label: Label) -> bool:
        keys = [name_key(name) for name in label.names]
        known = self._known.people | self._known.register
        return all(self._counts[key] < RETURNING and key not in known for key in keys)

    def has(self, name: str, form: Form = Form.PREFIX) -> bool:
        """Tell whether a name is a speaker's in a label of a form."""
        if (name, form) not in self._judged:
            self._judged[name, form] = self._judge(name, form)
        return self._judged[name, form]

    def _judge(self, name: str, form: Form) -> bool:
        key = name_key(name)
        if key in self._known.people:
            return True
        if key in self._known.fields or is_unnamed(key):
            return False
        if key in self._known.register and form not in SELDOM:
            return True
        if form is Form.SIGNATURE:
            return self._signed[key] >= RETURNING and self._looks_like_name(name)
        if form is Form.NAME and " " in name and self._alone[key] >= RETURNING:
            return self._looks_like_name(name)
        if not self._counts[key] or not self._looks_like_name(name):
            return False
        if self._counts[key] >= RETURNING:
            return True
        plain = form in PLAIN or (form is Form.LINE and self._lines)
        return self._once and plain and self._may_be_lone(name)

    def _may_be_lone(self, name: str) -> bool:
        """Tell whether a name that stands as a label but once may be a speaker's."""
        if name.isupper():
            return self._words[name] <= MOST_INITIALS
        words = [word.casefold() for word in WORD.findall(name)]
        if words and words[0] in GIVEN_NAMES:
            return not name.islower() or all(self._words[word] <= 1 for word in words)
        return not name.islower() and not any(self._words[word] for word in words)

    def _looks_like_name(self, name: str) -> bool:
        if any(char.isdigit() for char in name) and not name.islower():
            return False
        if len(name) == 1:
            return False
        if name.isupper() and len(name) <= LONGEST_INITIALS:
            return name not in CAPITALS
        if name_key(name) in OFFICES:
            return True
        if " " in name:
            return self._looks_like_full_name(name)
        return self._looks_like_word(name)

    def _looks_like_full_name(self, name: str) -> bool:
        words = name.split()
        if name.islower():
            return len(words) <= MOST_SMALL_WORDS
        if any(word in NO_NAMES for word in name_key(name).split() if len(word) > 1):
            return False
        named = all(not w[0].islower() or w.casefold() in PARTICLES for w in words)
        return named and not name.isupper() and not all(self._words[w.casefold()] for w in words)

    def _looks_like_word(self, name: str) -> bool:
        small = name.casefold()
        if small in NO_NAMES and small not in ORDINARY_NAMES:
            return False
        if name.isupper() and len(name) > LONGEST_CAPITALS:
            return False
        seldom = self._words[small] <= self._counts[name_key(name)] or small in ORDINARY_NAMES
        returns = self._counts[name_key(name)] >= RETURNING
        return name.islower() or (seldom and (returns or not ABSTRACT.fullmatch(small)))


def is_unnamed(key: str) -> bool:
    """Tell who speaks without being named: "Q", "a resident", "speaker 2"."""
    return key in UNNAMED or bool(UNNAMED_PEOPLE.fullmatch(key))


def is_field(label: Label) -> bool:
    """Tell "Decision 3" and "Poll", however they are set off, from a name in a list."""
    words = [word for name in label.names for word in name_key(name).split()]
    told = [word for word in words if not word.isdigit()]
    return all(word in NO_NAMES for word in told) and (
        len(told) <= LONGEST_FIELD or told[0] in OUTCOMES
    )


def _may_be_label(name: str) -> bool:
    """Tell what may be a name, or a word like one, from the beginning of a sentence."""
    words = name.split()
    small = [word for word in words if word[0].islower() and word not in PARTICLES]
    return not small or len(words) == 1


def count_words(blocks: Iterable[Block]) -> Counter[str]:
    """Count the words of a summary as they are printed."""
    return Counter(WORD.findall("\n".join([block.text for block in blocks])))
