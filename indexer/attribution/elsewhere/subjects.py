"""Who of those named in a sentence of another language speaks, for whom, with whose support.

No grammar of the language is needed where names are set off: a name speaks unless a word beside it
says that it is spoken of. One that is not set off must stand where a subject does, beside a verb of
saying. Rather nobody than the wrong one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from indexer.attribution.elsewhere.named import (
    Group,
    Named,
    Part,
    Print,
    Took,
    is_nominative,
    is_oblique,
)
from indexer.attribution.elsewhere.persons import person_behind, sender_before, titled_before
from indexer.attribution.elsewhere.phrases import Phrases, folded
from indexer.attribution.elsewhere.verbs import Verbs
from indexer.attribution.names import Name
from indexer.register.translations import INFLECTED
from indexer.summary import Kind

BOUNDARY = re.compile(r"[,;:(،؛，；、：（—–][\s\"“«'‘]*$")
COMMA = re.compile(r"[,;،؛，；、]")
SENTENCE_PART = re.compile(r"[:：;؛；—]")
BRACKETS = ("(", "（")
CLOSING = re.compile(r"\s*[)）]")
CLAUSE = re.compile(r"[,;:،؛»”\"]")
AUXILIARY = re.compile(r"^ (?:a|ont|ha|han|hat|haben) ")
ASIDE = re.compile(r"\s*[,،、，][^,،、，;؛；:：.()（）]{2,40}[,،、，]")
LAST_WORD = re.compile(r"[^\W\d_]+['’]?\s*$")
FIRST_WORDS = re.compile(r"[;؛،,]\s*(?:\w[^\s;؛،,]*\s+){1,2}$")
MOST_NOUNS, MOST_PASSIVE = 7, 6


# What is right before a name that takes a part, and behind it.
BEFORE = {Part.SPOKEN_FOR: "behalf", Part.OPPOSES: "oppose", Part.SUPPORTS: "support"}
BEHIND = {
    Part.SPOKEN_FOR: "behalf_after",
    Part.OPPOSES: "oppose_after",
    Part.SUPPORTS: "support_after",
}


class Subjects:
    """Tells the parts that the names of one sentence take."""

    def __init__(
        self, text: str, names: Sequence[Named], phrases: Phrases, bold: bool = False
    ) -> None:
        """Take a sentence with its names; where speakers are in `bold`, no other name speaks."""
        self.text, self.phrases, self.bold = text, phrases, bold
        self.words = folded(text)
        self.verbs = Verbs(phrases, self.words)
        self.groups = tuple(self._groups(names))

    @cached_property
    def many(self) -> bool:
        """Whether the sentence is about many, or about the meeting."""
        return self.phrases.begins("others", self.words)

    def parts(self) -> Iterator[Took]:
        """The groups with their parts, in order."""
        spoken, led = False, ""
        for place, listed in enumerate(self.groups):
            group = replace(listed, first=True) if self._is_led(listed, led) else listed
            group = self._without_person(group)
            group = replace(group, follows=spoken and not CLAUSE.search(group.before))
            part = self._joined_part(group, spoken)
            led = BEHIND.get(part, "") if part else ""
            if part is None or part is Part.SPEAKS:
                speaks = part is Part.SPEAKS or self._speaks(group, place)
                part = Part.SPEAKS if speaks else Part.NAMED
                yield Took(tuple(n.name for n in group.names), part)
            else:
                yield from self._beside(group, part, spoken)
            spoken = spoken or part is Part.SPEAKS

    def _without_person(self, group: Group) -> Group:
        """Take "Ms Bo (Norway) said" and "Ms Bo of Norway said" for "Norway said"."""
        if group.lead.print is Print.BOLD:
            return group
        start, person = titled_before(group.before, self.phrases)
        closing = CLOSING.match(group.after)
        if person and closing:
            return replace(group, before=group.before[:start], after=group.after[closing.end() :])
        start, person = sender_before(group.before, self.phrases)
        before, after = group.before[: max(start, 0)], group.after.lstrip(" ,،")
        return replace(group, before=before, after=after, sent=True) if person else group

    def _is_led(self, group: Group, key: str) -> bool:
        """Tell a name right behind "on behalf of X" or "supported by X" that stands behind X."""
        words = folded(group.before)
        return bool(key) and not self.phrases.without(key, words).strip()

    def _groups(self, names: Sequence[Named]) -> Iterator[Group]:
        lists = [part for members in self._lists(names) for part in self._apart(members)]
        for place, members in enumerate(lists):
            start = lists[place - 1][-1].name.span.end if place else 0
            until = lists[place + 1][0].name.span.start if place + 1 < len(lists) else None
            before = self.text[start : members[0].name.span.start]
            after = self.text[members[-1].name.span.end : until]
            yield Group(tuple(members), before, after, first=place == 0)

    def _lists(self, names: Sequence[Named]) -> Iterator[list[Named]]:
        members: list[Named] = []
        for named in names:
            gap = self.text[members[-1].name.span.end : named.name.span.start] if members else ""
            if members and not self._joins(gap, members, named):
                yield members
                members = []
            members.append(named)
        if members:
            yield members

    def _apart(self, members: list[Named]) -> Iterator[list[Named]]:
        """Take two names for no list that nothing but a comma joins: "citing X, Y said"."""
        if len(members) == 2 and members[0].print is Print.PLAIN:
            gap = self.text[members[0].name.span.end : members[1].name.span.start]
            if "、" not in gap and self.phrases.within("and", folded(gap)) is None:
                yield from ([one] for one in members)
                return
        yield members

    def _joins(self, gap: str, members: Sequence[Named], other: Named) -> bool:
        """Tell what is nothing but a comma or "and", and articles, or within a bold run."""
        words, one = folded(gap), members[-1]
        if one.run == other.run >= 0:
            return not any(self.phrases.within(key, words) for key in BEFORE.values())
        if one.print is not other.print or not gap.strip() or SENTENCE_PART.search(gap):
            return False
        rest = self.phrases.without("and", words)
        joined = rest != words
        if other.name.kind is Kind.CHAIR and not joined:
            return False
        office = self.phrases.ends("delegation", self._office(members[0]))
        keys = ("articles", "of", "for") if joined or office else ("articles",)
        for key in ("delegation", *keys) if office and joined else keys:
            rest = self.phrases.without(key, rest)
        return bool(joined or COMMA.search(gap)) and not rest.strip()

    def _office(self, named: Named) -> str:
        """What stands before a name and its "of": "the representatives"."""
        words = folded(self.text[: named.name.span.start]).split()
        return f" {' '.join(self._without_of(words))} "

    def _joined_part(self, group: Group, spoken: bool) -> Part | None:
        """Tell those who are spoken for, support or oppose by the words right beside them."""
        before, after = folded(group.before), folded(group.after)
        sent = self._ahead_of_office(before)
        if any(self.phrases.ends("said_by", words) for words in (before, sent)):
            return Part.SPEAKS
        for part, key in BEFORE.items():
            behind = BEHIND.get(part)
            if any(self.phrases.ends(key, words) for words in (before, sent)):
                return part
            if behind and self.phrases.starts(behind, after):
                return part
        if self.phrases.is_only("for", before) and (spoken or group.first):
            return Part.SPOKEN_FOR
        if spoken and self.phrases.is_only("with", before):
            return Part.SPEAKS
        apart = any(self.phrases.is_only("apart", words) for words in (before, sent))
        return Part.NAMED if group.first and apart else None

    def _beside(self, group: Group, part: Part, spoken: bool) -> Iterator[Took]:
        """Part those beyond a comma, who speak, from those for whom, with or after whom they do."""
        names = [named.name for named in group.names]
        commas = [place for place in range(1, len(names)) if self._parts(*names[place - 1 :][:2])]
        behind = BEHIND.get(part)
        if spoken and part is Part.SPOKEN_FOR:
            commas = [place for place in commas if self._and(*names[place - 1 :][:2])]
        if not commas or (spoken and part is not Part.SPOKEN_FOR):
            yield Took(tuple(names), part)
        elif behind and self.phrases.starts(behind, folded(group.after)):
            yield Took(tuple(names[: commas[-1]]), Part.SPEAKS)
            yield Took(tuple(names[commas[-1] :]), part)
        else:
            yield Took(tuple(names[: commas[0]]), part)
            yield Took(tuple(names[commas[0] :]), Part.SPEAKS)

    def _parts(self, one: Name, other: Name) -> bool:
        return COMMA.search(self.text[one.span.end : other.span.start]) is not None

    def _and(self, one: Name, other: Name) -> bool:
        gap = folded(self.text[one.span.end : other.span.start])
        return self.phrases.within("and", gap) is not None

    def _speaks(self, group: Group, place: int) -> bool:
        lead = group.lead
        if self.bold and lead.print is not Print.BOLD:
            return False
        if self._is_opinion(group):
            return True
        if self._is_spoken_of(group):
            return False
        if lead.print is Print.BOLD:
            sure = lead.name.identity or lead.name.kind.value == "chair"
            return self._may_be_bold(group) and bool(sure or self._says(group, place))
        stands = self._is_subject(group)
        if lead.print is Print.CAPITALS and lead.name.identity:
            return stands or self._says(group, place)
        return stands and self._says(group, place, near=True)

    def _is_opinion(self, group: Group) -> bool:
        """Tell what needs no verb: "in the view of the delegate of X", "was made by X"."""
        before, after = folded(group.before), folded(group.after)
        sent = self._ahead_of_office(before)
        if not group.first:
            return False
        passive = f" {' '.join(after.split()[:MOST_PASSIVE])} "
        if self.phrases.is_only("by", before) and self.phrases.starts("passive", after):
            return self.phrases.within("says", passive) is not None
        bare = (f" {' '.join(self._without_of(words.split()))} " for words in (before, sent))
        viewed = any(self.phrases.is_only("opinion", words) for words in (before, sent, *bare))
        viewed = viewed and not self.phrases.starts("done_for", after)
        office = self.phrases.behind("delegation_after", after)
        behind = any(self.phrases.starts("opinion_after", words) for words in (after, office))
        return viewed or behind

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
        viewed = group.first and self.phrases.is_only("view", before)
        if viewed and self.phrases.starts("done_for", after):
            return True  # "Para Noruega, se preparó un informe"
        if stands_for or viewed or self._is_licensed(before):
            return False
        presides = group.lead.name.kind is Kind.CHAIR
        if group.first and not presides and self.phrases.within("chair", before):
            return True
        leads = self.phrases.ends("while", before) or self.verbs.is_inverted(before)
        if self.phrases.ends("not_before", before) and not leads:
            return True
        return self._is_genitive(before) or self._is_oblique(group)

    def _is_licensed(self, before: str) -> bool:
        """Tell "the representative of", "in the view of", "the Minister of Defence of"."""
        words = before.split()
        head = self._without_of(words)
        if self.phrases.ends("delegation", f" {' '.join(head)} "):
            return True
        if len(head) == len(words):
            return False
        first = max(0, len(head) - MOST_NOUNS)
        return any(
            head[place] in self._of
            and self.phrases.ends("delegation", f" {' '.join(head[:place])} ")
            and not self.phrases.within("says", f" {' '.join(head[place:])} ")
            for place in range(first, len(head))
        )

    def _without_of(self, words: list[str]) -> list[str]:
        end = len(words)
        while end and words[end - 1] in self._of | self._articles:
            end -= 1
        return words[:end]

    def _is_genitive(self, before: str) -> bool:
        """Tell "of", but not an article that is spelt alike where a subject stands."""
        words = before.split()
        while words and words[-1] in self._articles - self._of:
            words.pop()
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
    def _prefixes(self) -> frozenset[str]:
        return frozenset(self.phrases.listed("prefix"))

    @cached_property
    def _articles(self) -> frozenset[str]:
        return frozenset(self.phrases.listed("articles"))

    def _is_told_by_case(self, group: Group) -> bool:
        """Tell a name in the case of a subject behind a verb, before any other."""
        free = not (self.phrases.verbs_last or group.follows or CLAUSE.search(group.before))
        name, language = group.lead.name, self.phrases.language
        if name.kind is Kind.CHAIR:
            return free and language in INFLECTED
        return free and not self.many and is_nominative(name, language)

    def _is_oblique(self, group: Group) -> bool:
        return not group.sent and is_oblique(group.lead.name, self.phrases.language)

    def _is_subject(self, group: Group) -> bool:
        """Tell the beginning of a sentence or clause, or "the representative of"."""
        before = self.phrases.bare(folded(group.before))
        printed = self._without_article(group.before)
        after = self.phrases.behind("delegation_after", folded(group.after))
        if self.phrases.starts("topic_after", after):
            return True
        bracket = printed.rstrip().endswith(BRACKETS)
        if bracket and group.lead.print is not Print.BOLD:
            return False
        return bool(
            (group.first and set(before.split()) <= self._prefixes | self._articles)
            or BOUNDARY.search(printed)
            or self.phrases.ends("while", before)
            or self._is_licensed(before)
            or (group.first and self.phrases.is_only("view", before))
            or (not self.phrases.verbs_last and not group.follows and self.verbs.is_verb(before))
            or (self.phrases.verbs_first and FIRST_WORDS.search(printed))
            or (self._is_told_by_case(group) and self.phrases.ends("says", before))
        )

    def _without_article(self, printed: str) -> str:
        """Leave out an article at the end of a text."""
        found = LAST_WORD.search(printed)
        article = found and folded(found[0]).strip() in self._articles
        return printed[: found.start()] if found and article else printed

    def _says(self, group: Group, place: int, near: bool = False) -> bool:
        """Tell a verb of saying beside a name; those for whom it speaks may stand between."""
        before = self.phrases.bare(folded(group.before))
        office = self._before_office(group)
        told = any(map(self.verbs.is_verb, dict.fromkeys((office, AUXILIARY.sub(" ", office)))))
        says = told or self.phrases.ends("says", before)
        if says and not self.phrases.verbs_last and not group.follows:
            return True
        for other in (group, *self.groups[place + 1 :]):
            after = folded(self._behind_aside(other.after))
            at_once = near and not (other is group and self._leads(group))
            if self.verbs.begins_to_say(after, at_once, whole=other is self.groups[-1]):
                return True
            later = self.groups[place + 1 :]
            if not later or self._joined_part(later[0], spoken=True) is None:
                return False
            place += 1
        return False

    def _leads(self, group: Group) -> bool:
        """Tell a name with which a sentence begins, and behind it "in a joint statement".

        Its verb is some words off.
        """
        if self.phrases.verbs_last or not group.first or folded(group.before).strip():
            return False
        after = self.phrases.behind("delegation_after", folded(group.after))
        return any(self.phrases.starts(key, after) for key in ("beside", "not_before"))

    def _behind_aside(self, printed: str) -> str:
        """What follows a name and what is put in behind it: ", for its part," or "Mr Bo"."""
        aside = ASIDE.match(printed)
        if aside:
            return printed[aside.end() :]
        person = person_behind(printed, self.phrases)
        return printed[printed.index(person) + len(person) :] if person else printed

    def _before_office(self, group: Group) -> str:
        """What stands before "the representative of" in its clause."""
        return self.phrases.bare(self._ahead_of_office(folded(CLAUSE.split(group.before)[-1])))

    def _ahead_of_office(self, before: str) -> str:
        words = self._without_of(before.split())
        return self.phrases.ahead("delegation", f" {' '.join(words)} ")
