"""The cast of a summary: which of the names that stand as labels are speakers."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import chain

from indexer.attribution.grammar.words import OFFICE_HEADS, PARTICLES
from indexer.attribution.label_words import (
    CAPITALS,
    GIVEN_NAMES,
    NO_NAMES,
    OF_OFFICES,
    ORDINARY_NAMES,
    OUTCOMES,
    PRESIDING,
    ROBOTS,
    UNNAMED,
)
from indexer.attribution.labels import Form, Label
from indexer.attribution.person_lists import WORD_ENDS
from indexer.attribution.titles import TITLES, is_titled, person_key
from indexer.markup.blocks import Block

WORD = re.compile(r"[^\W\d_]+")
PARTS = re.compile(r"[\s.-]")
ABSTRACT = re.compile(
    r".{3,}(?:[ts]ions?|[ts]ional|ities|ity|ments?|ness|ings|isms?|i[sz]e[ds]?|ally|ables?|ers"
    r"|ives|als)"
)
# "EME Extension", "DevNet-6 Status", "The Abyss": two capitalised words that are no person.
TECHNICAL = re.compile(
    rf"\d|^The |\b[A-Z]{{3,}}\b|\b(?!Mc|Mac|De|Di|Du|La|Le|Van|O['’])[A-Z][a-z]+[A-Z]"
    rf"|\b{ABSTRACT.pattern}\b",
)
UNNAMED_PEOPLE = re.compile(
    r"(?:an?|the|one|another|some) .*|(?:members?|residents?|persons?|voices?) (?:of|from|in) .*"
    r"|(?:speaker|participant|attendee|person|interviewee|respondent|delegate|guest|caller) \w{1,2}"
)
# Forms whose names are counted together, and those with which a name that does not return is a
# speaker too, in labelled notes.
ALIKE = (
    frozenset(Form) - {Form.OPENING, Form.SIGNATURE, Form.NAME},
    frozenset({Form.SIGNATURE}),
    frozenset({Form.NAME}),
)
PLAIN = frozenset({Form.PREFIX, Form.NICK, Form.SCRIBED, Form.UNNAMED})
# Forms that say by themselves that somebody speaks.
CERTAIN = frozenset({Form.COLUMN, Form.QUOTE})
# Forms that are as common in other texts: one alone in a summary is no label, and they name people
# who are listed or return.
SELDOM = frozenset({Form.BRACKETS, Form.DASH, Form.SIGNATURE, Form.NAME, Form.QUOTE})
# Those of them that set off a full name well enough where several people return in them.
SET_OFF = frozenset({Form.BRACKETS, Form.DASH})
RETURNING = 2  # times: once may be chance
MANY = 4  # labels that look alike make a talk
LONGEST_INITIALS = 3  # letters; more are an acronym
LONGEST_CAPITALS = 8  # letters of a name in capitals; more are a heading
MOST_SMALL_WORDS = 2  # words in small letters, as nicks have; more are a sentence
MOST_INITIALS = 3  # times that what may be initials stands in the text: more often it is a word
LONGEST_FIELD = 2  # words of an entry of a field; more are said

Named = tuple[tuple[str, ...], Form]  # the names of a label, and its form


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

    __hash__ = object.__hash__  # which is quicker than that of an Enum's name


SPEAK = frozenset({Verdict.SPEAKER, Verdict.LONE})


@dataclass(frozen=True)
class Known:
    """What is known of names before labels are weighed; all folded as `person_key` does.

    `people` are those listed, `register` the names of the register, `fields` no people at all.
    """

    people: frozenset[str] = frozenset()
    register: Collection[str] = frozenset()
    fields: frozenset[str] = frozenset()


class Words:
    """How often each word is printed in a summary; counted when that is asked for."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.blocks = blocks

    def __getitem__(self, word: str) -> int:
        times = self.times
        return sum([times[word + end] for end in WORD_ENDS if word + end in times])

    @cached_property
    def times(self) -> Counter[str]:
        """How often each word is printed, with the signs that stand around it."""
        return Counter(" ".join([block.text for block in self.blocks]).split())


class Cast:
    """The names that are speakers where they stand as labels of one summary.

    `size` is how many labels play, `returning` how many speakers have more than one, `listed` how
    many are listed, `titled` how many have a title, and `given` how many have a given name;
    `by_lines`: most labels stand on lines of their own.
    """

    def __init__(
        self, labels: Sequence[Label], known: Known, words: Words, forced: bool = False
    ) -> None:
        """Weigh each name: who is known is a speaker, others must look like one and return.

        A name that is also printed in lower case is hardly one. In labelled notes, and where
        labels are `forced`, who speaks but once is a speaker too.
        """
        self._known, self._words = known, words
        every = Counter([(label.names, label.form) for label in labels])
        self.names = frozenset(chain.from_iterable(names for names, _ in every))
        self._counts = _times_of_names(every)
        self._habits = frozenset(Form)
        self._judged: dict[tuple[str, Form], bool] = {}
        self._plays: dict[Named, bool] = {}
        self._verdicts: dict[Named, Verdict] = {}
        self._once, self.by_lines = forced, False
        self._set_off: frozenset[Form] = frozenset()
        self._talks = False
        self._learn_habits(every)
        self._once = True
        self._judged.clear()
        self._plays.clear()
        played = self._played(every)
        self.size = sum(played.values())
        cast = set(chain.from_iterable(names for names, _ in played))
        self.titled = sum(map(is_titled, cast))
        self.given = len(set(map(_first, cast)) & GIVEN_NAMES)

    def _played(self, every: Mapping[Named, int]) -> dict[Named, int]:
        """Those of some labels that name speakers only, by what is known so far."""
        return {named: times for named, times in every.items() if self._play(*named)}

    def _learn_habits(self, every: Mapping[Named, int]) -> None:
        """Learn from the sure labels how they are set off here, who is listed and who returns."""
        sure = self._played(every)
        forms = _times_of_forms(sure)
        self.by_lines = forms[Form.LINE] * 2 > sum(sure.values())
        keys = {(person_key(name), form) for names, form in sure for name in names}
        returning = {(key, form) for key, form in keys if self._times(key, form) >= RETURNING}
        self.listed = len({key for key, _ in keys} & self._known.people)
        self.returning = len({key for key, _ in returning})
        often = Counter(form for _, form in returning)
        self._set_off = frozenset(form for form in SET_OFF if often[form] >= RETURNING)
        self._talks = forms[Form.PREFIX] >= MANY and not self.by_lines
        again = {form for form in Form if forms[form] >= RETURNING}
        if max(self._counts[ALIKE[-1]].values(), default=0) < RETURNING:
            again.discard(Form.NAME)
        self._habits = frozenset((set(Form) - SELDOM) | again)

    def _times(self, key: str, form: Form) -> int:
        """Count how often a name stands in labels of a form, or of forms that are as sure."""
        group = next((group for group in ALIKE if form in group), ALIKE[0])
        return self._counts[group][key]

    def plays(self, label: Label) -> bool:
        """Tell whether a label names speakers only."""
        return self._play(label.names, label.form)

    def _play(self, names: tuple[str, ...], form: Form) -> bool:
        key = (names, form)
        if key not in self._plays:
            usual = bool(names) and (form in self._habits or self._is_among_labels(names, form))
            self._plays[key] = usual and all(self.has(name, form) for name in names)
        return self._plays[key]

    def _is_among_labels(self, names: tuple[str, ...], form: Form) -> bool:
        """Tell `Ann - out last week` among `Bo: done` from a dash in a list of things."""
        return form is Form.DASH and self._talks and self._are_listed(names)

    def _are_listed(self, names: tuple[str, ...]) -> bool:
        people = self._known.people
        return all(person_key(name) in people and name[0].isupper() for name in names)

    def verdict(self, label: Label) -> Verdict:
        """Tell what a label does."""
        key = (label.names, label.form)
        if key not in self._verdicts:
            self._verdicts[key] = self._verdict(label)
        found = self._verdicts[key]
        stamped = label.form in SET_OFF and label.start > label.span.start
        return Verdict.LABEL if stamped and found is Verdict.TEXT else found

    def _verdict(self, label: Label) -> Verdict:
        lone = [name for name in label.names if self._is_lone(name, label.form)]
        surely = len(label.names) == 1 or all(
            is_initials(name) or _first(name) in GIVEN_NAMES for name in lone
        )
        if self.plays(label) and surely:
            return Verdict.LONE if lone else Verdict.SPEAKER
        if not label.names or any(self._is_nobody(person_key(name)) for name in label.names):
            return Verdict.NOBODY if label.form in PLAIN or is_field(label) else Verdict.TEXT
        if label.form in PLAIN and all(self._may_be_label(name) for name in label.names):
            return Verdict.LABEL
        return Verdict.LABEL if self._is_set_off(label) else Verdict.TEXT

    def _is_set_off(self, label: Label) -> bool:
        """Tell `[TODO] ask Mo`, and `Mo - I pay` of somebody listed, from a word of a speech."""
        if label.form is Form.BRACKETS and is_field(label):
            return True
        return label.form in SET_OFF and self._are_listed(label.names)

    def _is_lone(self, name: str, form: Form) -> bool:
        key = person_key(name)
        known = key in self._known.people or key in self._known.register
        return not known and self._times(key, form) < RETURNING

    def _is_nobody(self, key: str) -> bool:
        return key in self._known.fields or key in ROBOTS or is_unnamed(key)

    def has(self, name: str, form: Form = Form.PREFIX) -> bool:
        """Tell whether a name is a speaker's in a label of a form."""
        if (name, form) not in self._judged:
            self._judged[name, form] = self._judge(name, form)
        return self._judged[name, form]

    def _judge(self, name: str, form: Form) -> bool:
        key = person_key(name)
        if key in self._known.people:
            return True
        if self._is_nobody(key):
            return False
        if key in self._known.register and form not in SELDOM:
            return name not in CAPITALS
        times = self._times(key, form)
        if not times or not self._looks_like_name(name, times):
            return False
        if times >= RETURNING:
            return form is not Form.NAME or " " in name
        plain = form in PLAIN or (form is Form.LINE and self.by_lines)
        plain = plain or (form in self._set_off and " " in name)
        return form in CERTAIN or (self._once and plain and self._may_be_lone(name))

    def _may_be_label(self, name: str) -> bool:
        """Tell what may be a name, or a word like one, from the beginning of a sentence."""
        words = name.split()
        small = [word for word in words if word[0].islower() and word not in PARTICLES]
        if not small or len(words) == 1:
            return True
        strange = all(self._words[word] <= 1 and word not in NO_NAMES for word in small)
        return name.islower() and len(small) <= MOST_SMALL_WORDS and strange

    def _may_be_lone(self, name: str) -> bool:
        """Tell whether a name that stands as a label but once may be a speaker's."""
        if name.isupper():
            return self._words[name] <= MOST_INITIALS
        words = [word.casefold() for word in WORD.findall(name)]
        if words and words[0] in GIVEN_NAMES:
            return not name.islower() or all(self._words[word] <= 1 for word in words)
        if name.islower() or any(self._words[word] for word in words if word not in PARTICLES):
            return False
        return len(words) == 1 or not TECHNICAL.search(name)

    def _looks_like_name(self, name: str, times: int) -> bool:
        if any(char.isdigit() for char in name) and not name.islower():
            return False
        if len(name) == 1:
            return False
        if is_initials(name):
            return name not in CAPITALS
        if person_key(name) in PRESIDING:
            return True
        if name.isupper() and " " in name:
            return TITLES.match(name) is not None or _first(name) in GIVEN_NAMES
        if " " in name:
            return self._looks_like_full_name(name)
        return self._looks_like_word(name, times)

    def _looks_like_full_name(self, name: str) -> bool:
        words = name.split()
        if name.islower():
            return len([word for word in words if word not in PARTICLES]) <= MOST_SMALL_WORDS
        office = not OFFICE_HEADS.isdisjoint(word.casefold() for word in words[:3])
        small = PARTICLES | OF_OFFICES if office else PARTICLES
        told = (word for word in person_key(name).split() if len(word) > 1 and word not in small)
        if any(word in NO_NAMES for word in told):
            return False
        if name.upper() == name.lower():
            return True  # a script without capitals
        named = all(not w[0].islower() or w.casefold() in small for w in words)
        return named and not all(self._words[w.casefold()] for w in words)

    def _looks_like_word(self, name: str, times: int) -> bool:
        small = name.casefold()
        if small in NO_NAMES and small not in ORDINARY_NAMES:
            return False
        if name.isupper() and len(name) > LONGEST_CAPITALS:
            return False
        if name.islower():
            return True
        seldom = self._words[small] <= times or small in ORDINARY_NAMES
        return seldom and (times >= RETURNING or not ABSTRACT.fullmatch(small))


def _times_of_names(labels: Mapping[Named, int]) -> dict[frozenset[Form], Counter[str]]:
    """How often each name, folded, stands in labels of forms that are counted together."""
    counts: dict[frozenset[Form], Counter[str]] = {group: Counter() for group in ALIKE}
    for (names, form), times in labels.items():
        for group in (group for group in ALIKE if form in group):
            for name in names:
                counts[group][person_key(name)] += times
    return counts


def _times_of_forms(labels: Mapping[Named, int]) -> Counter[Form]:
    forms: Counter[Form] = Counter()
    for (_, form), times in labels.items():
        forms[form] += times
    return forms


def _first(name: str) -> str:
    return PARTS.split(name.casefold(), 1)[0]


def is_unnamed(key: str) -> bool:
    """Tell who speaks without being named: "Q", "a resident", "speaker 2"."""
    return key in UNNAMED or bool(UNNAMED_PEOPLE.fullmatch(key))


def is_initials(name: str) -> bool:
    """Tell two or three capitals."""
    return name.isupper() and name.isalpha() and 1 < len(name) <= LONGEST_INITIALS


def is_field(label: Label) -> bool:
    """Tell "Decision 3" and "Poll", however they are set off, from a name in a list."""
    words = [word for name in label.names for word in person_key(name).split()]
    told = [word for word in words if not word.isdigit()]
    return all(word in NO_NAMES for word in told) and (
        len(told) <= LONGEST_FIELD or told[0] in OUTCOMES
    )
