"""Who of those named in a sentence of another language speaks, for whom, with whose support.

No grammar of the language is needed where names are set off: a name speaks unless a word beside it
says that it is spoken of. One that is not set off must stand where a subject does, beside a verb of
saying. Rather nobody than the wrong one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from indexer.attribution.elsewhere.phrases import Phrases, folded
from indexer.attribution.names import Name
from indexer.register.translations import INFLECTED, translations
from indexer.words.cutting import unspaced

BOUNDARY = re.compile(r"[,;:(،؛、，；：（—–][\s\"“«'‘]*$")
COMMA = re.compile(r"[,;،؛，；]")
NEAR, NEAR_CHARACTERS = 4, 12
BESIDE, BESIDE_CHARACTERS = 3, 4


class Print(Enum):
    """How a name in a sentence is set off, if it is."""

    BOLD = "bold"
    CAPITALS = "capitals"
    PLAIN = "plain"


class Part(Enum):
    """How a name takes part."""

    SPEAKS = "speaks"
    SPOKEN_FOR = "spoken for"
    SUPPORTS = "supports"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence, and how it is set off: `run` is where the bold run begins."""

    name: Name
    print: Print
    run: int = -1


@dataclass(frozen=True, slots=True)
class Group:
    """Names that are joined by nothing but commas and "and", between the texts beside them."""

    names: tuple[Named, ...]
    before: str
    after: str
    first: bool = False

    @property
    def lead(self) -> Named:
        """The name that stands for all: a known one, else the first."""
        return next((n for n in self.names if n.name.identity), self.names[0])


@dataclass(frozen=True, slots=True)
class Took:
    """Names with the part that they take."""

    names: tuple[Name, ...]
    part: Part


class Subjects:
    """Tells the parts that the names of one sentence take."""

    def __init__(self, text: str, names: Sequence[Named], phrases: Phrases) -> None:
        self.text, self.phrases = text, phrases
        self.words = folded(text)
        self.groups = tuple(self._groups(names))

    @cached_property
    def many(self) -> bool:
        """Whether the sentence is about many, or about the meeting."""
        return self.phrases.begins("others", self.words)

    def parts(self) -> Iterator[Took]:
        """Give the groups with their parts, in order."""
        spoken = False
        for place, group in enumerate(self.groups):
            part = self._joined_part(group, spoken)
            if part is None:
                part = Part.SPEAKS if self._speaks(group, place) else Part.NAMED
                yield Took(tuple(n.name for n in group.names), part)
            else:
                yield from self._beside(group, part, spoken)
            spoken = spoken or part is Part.SPEAKS

    def _groups(self, names: Sequence[Named]) -> Iterator[Group]:
        members: list[Named] = []
        before = 0
        for place, named in enumerate(names):
            members.append(named)
            end = named.name.span.end
            following = names[place + 1].name.span.start if place + 1 < len(names) else None
            gap = self.text[end:following]
            if following is not None and self._joins(gap, named, names[place + 1]):
                continue
            lead = self.text[before : members[0].name.span.start]
            yield Group(tuple(members), lead, gap, first=before == 0)
            members, before = [], end

    def _joins(self, gap: str, one: Named, other: Named) -> bool:
        """Tell what is nothing but a comma or "and", and articles, or within a bold run."""
        rest = self.phrases.joins.sub(" ", f"{gap}x")[:-1]
        words = self.phrases.without("articles", folded(rest))
        if one.run == other.run >= 0:
            return not any(self.phrases.within(key, words) for key in ("behalf", "support"))
        joint = gap.strip() and self.phrases.joins.search(f"{gap}x")
        return one.print is other.print and bool(joint) and not words.strip()

    def _joined_part(self, group: Group, spoken: bool) -> Part | None:
        """Tell those who are spoken for or support by the words right beside them."""
        before, after = folded(group.before), folded(group.after)
        if self.phrases.ends("behalf", before) or self.phrases.starts("behalf_after", after):
            return Part.SPOKEN_FOR
        if spoken and self.phrases.is_only("for", before):
            return Part.SPOKEN_FOR
        if self.phrases.ends("support", before) or self.phrases.starts("support_after", after):
            return Part.SUPPORTS
        return None

    def _beside(self, group: Group, part: Part, spoken: bool) -> Iterator[Took]:
        """Part those behind a comma, who speak, from those for whom or with whom they do."""
        names = [named.name for named in group.names]
        until = len(names)
        for place in range(1, len(names)):
            gap = self.text[names[place - 1].span.end : names[place].span.start]
            if COMMA.search(gap) and (part is Part.SPOKEN_FOR or not spoken):
                until = place
                break
        yield Took(tuple(names[:until]), part)
        if names[until:]:
            yield Took(tuple(names[until:]), Part.SPEAKS)

    def _speaks(self, group: Group, place: int) -> bool:
        if self._is_spoken_of(group):
            return False
        lead = group.lead
        if lead.print is Print.BOLD:
            sure = lead.name.identity or lead.name.kind.value == "chair"
            return self._may_be_bold(group) and bool(sure or self._says(group, place))
        stands = self._is_subject(group)
        if lead.print is Print.CAPITALS:
            return stands or self._says(group, place)
        return stands and self._says(group, place, near=True)

    def _may_be_bold(self, group: Group) -> bool:
        """Tell the first in bold, or who stands behind a comma or beside a verb of saying."""
        before = folded(group.before)
        if group.first:
            return not self.many or self._is_subject(group)
        return self._is_subject(group) or (
            COMMA.search(group.before) is not None and self.phrases.ends("says", before)
        )

    def _is_spoken_of(self, group: Group) -> bool:
        """Tell by the words beside it a name that is spoken to or about."""
        before, after = folded(group.before), folded(group.after)
        stands_for = self.phrases.starts("delegation_after", after)
        if self.phrases.starts("not_after", after) and not stands_for:
            return True
        if self._is_licensed(before):
            return False
        if group.first and self._is_chairs(before):
            return True
        if self.phrases.ends("not_before", before) and not self.phrases.ends("while", before):
            return True
        return self._is_genitive(before) or (self._is_oblique(group) and not stands_for)

    def _is_chairs(self, before: str) -> bool:
        """Tell "The Chair thanked" before a name."""
        found = self.phrases.within("chair", before)
        return found is not None and not self.phrases.ends("chair", before)

    def _is_licensed(self, before: str) -> bool:
        """Tell "the representative of", "in the view of"."""
        words = before.split()[-4:]
        return self.phrases.within("delegation", f" {' '.join(words)} ") is not None

    def _is_genitive(self, before: str) -> bool:
        """Tell "of", but not an article that is spelt alike where a subject stands."""
        words = before.split()
        if not words or words[-1] not in self._of:
            return False
        if words[-1] not in self._articles:
            return True
        rest = f" {' '.join(words[:-1])} "
        stands = len(words) == 1 or self.phrases.ends("says", rest)
        return not (stands or self.phrases.ends("while", rest))

    @cached_property
    def _of(self) -> frozenset[str]:
        return frozenset(self.phrases.listed("of"))

    @cached_property
    def _articles(self) -> frozenset[str]:
        return frozenset(self.phrases.listed("articles"))

    def _is_oblique(self, group: Group) -> bool:
        """Tell a name in another case than that of a subject."""
        language = self.phrases.language
        lead = group.lead.name
        if language not in INFLECTED or language == "de" or lead.identity is None:
            return False
        known = translations(language)
        return known.find(lead.printed) != "" and not known.is_listed(lead.printed)

    def _is_subject(self, group: Group) -> bool:
        """Tell the beginning of a sentence or clause, or "the representative of"."""
        before = self.phrases.bare(folded(group.before))
        if not before.strip():
            return group.first or bool(BOUNDARY.search(group.before))
        printed = self._without_article(group.before)
        return bool(
            BOUNDARY.search(printed)
            or self.phrases.ends("while", before)
            or self._is_licensed(before)
            or (self._is_verb(before) and not self.phrases.verbs_last)
        )

    def _is_verb(self, before: str) -> bool:
        """Tell a verb of saying, and nothing else, before a name: in some languages it is first."""
        rest = self.phrases.without("says", before)
        return rest != before and not rest.strip()

    def _without_article(self, printed: str) -> str:
        words = printed.rsplit(None, 1)
        last = folded(printed).split()[-1:]
        if last and last[0] in self._articles:
            return words[0] if len(words) > 1 else ""
        return printed

    def _says(self, group: Group, place: int, near: bool = False) -> bool:
        """Tell a verb of saying beside a name; those for whom it speaks may stand between."""
        before = self.phrases.bare(folded(group.before))
        if self.phrases.ends("says", before) and not self.phrases.verbs_last:
            return True
        for other in self.groups[place:]:
            after = folded(other.after)
            if self._begins_to_say(after, near, whole=other is self.groups[-1]):
                return True
            later = self.groups[place + 1 :]
            if not later or self._joined_part(later[0], spoken=True) is None:
                return False
            place += 1
        return False

    def _begins_to_say(self, after: str, near: bool, whole: bool) -> bool:
        if self.phrases.verbs_last:
            subject = self.phrases.starts("subject_after", after)
            if near and self.phrases.listed("subject_after") and not subject:
                return False
            return self.phrases.within("says", after if whole else self.words) is not None
        words = after.split()
        glued = bool(words) and unspaced(words[0])
        most = (BESIDE_CHARACTERS if glued else BESIDE) if near else 0
        most = most or (NEAR_CHARACTERS if glued else NEAR)
        return self.phrases.within("says", f" {' '.join(words[:most])} ") is not None
