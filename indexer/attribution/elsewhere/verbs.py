"""Verbs of saying beside a name, in another language than English."""

from collections.abc import Sequence
from itertools import takewhile

from indexer.attribution.elsewhere.phrases import Phrases
from indexer.words.cutting import unspaced

MOST_BESIDE_FLOOR = 2
MOST_BEFORE, MOST_BESIDE = 6, 4
NEAR, NEAR_CHARACTERS = 4, 12
BESIDE, BESIDE_CHARACTERS = 3, 4
RELATIVE = ("的",)  # behind a verb it makes of it what is told of a noun


class Verbs:
    """Tells verbs of saying before and behind the names of one sentence; all words are folded."""

    def __init__(self, phrases: Phrases, words: str) -> None:
        self.phrases, self.words = phrases, words

    def is_verb(self, before: str) -> bool:
        """Tell a verb before a name, and hardly anything else: in some languages it is first."""
        floor = self.phrases.without("floor", before)
        if floor != before and len(floor.split()) <= MOST_BESIDE_FLOOR:
            return True
        words = f" {' '.join(self.phrases.without('beside', before).split())} "
        rest = self.phrases.without("says", words)
        if rest == words:
            return False
        return self.is_inverted(before) or not self.phrases.without("written", rest).strip()

    def is_inverted(self, before: str) -> bool:
        """Tell a verb behind something that is no subject: "zum Zeitplan fragte" (X)."""
        words = f" {' '.join(self.phrases.without('beside', before).split())} "
        leads = self.phrases.starts("leads", before) and self.phrases.ends("says", words)
        return leads and len(words.split()) <= MOST_BEFORE

    def begins_to_say(self, after: str, near: bool, whole: bool) -> bool:
        """Tell what says something behind a name; `near` it, where nothing sets the name off."""
        office = self.phrases.behind("delegation_after", after)
        if self.phrases.verbs_last:
            subject = any(self.phrases.starts("subject_after", words) for words in (after, office))
            if near and self.phrases.listed("subject_after") and not subject:
                return False
            told = after if whole else self.words
            return any(self.phrases.within(key, told) for key in ("says", "floor"))
        words = self.phrases.behind("behalf_after", office)
        glued = unspaced(words.strip()[:1])
        most = (BESIDE_CHARACTERS if glued else BESIDE) if near else 0
        most = most or (NEAR_CHARACTERS if glued else NEAR)
        ways = dict.fromkeys((words, self._without_beside(words)))
        return any(self._says(way.split(), most, near) for way in ways)

    def _says(self, words: Sequence[str], most: int, near: bool) -> bool:
        """Find a verb of saying in the first words, but none that belongs to a noun behind it.

        Where verbs are first, one with "and" before it is another's.
        """
        if near and self.phrases.verbs_first:
            joins = tuple(self.phrases.listed("and_before"))
            words = list(takewhile(lambda word: not word.startswith(joins), words))
        beside = f" {' '.join(words[:most])} "
        keys = ("says", "floor", "written")
        said = next(filter(None, (self.phrases.within(key, beside) for key in keys)), None)
        if said is None:
            return False
        end = len(beside[: said.end()].split())
        return not (unspaced(words[0]) and tuple(words[end : end + 1]) == RELATIVE)

    def _without_beside(self, after: str) -> str:
        """Leave out the first words behind a name that may stand before a verb: "se", "also"."""
        for _ in range(MOST_BESIDE):
            rest = f" {self.phrases.behind('beside', after).strip()} "
            if rest == after:
                break
            after = rest
        return after
