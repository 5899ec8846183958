"""Which acronym and which long form are the same: from the summaries, and from a file of ours."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from indexer.errors import AcronymsError, words_of
from indexer.register.identity import Identity, name_key
from indexer.register.register import names_abroad, world
from indexer.saying import say
from indexer.system.disk import advice, changed_at, file_text, within
from indexer.words import ENGLISH, stem_form, terms

ACRONYMS_FILE = "acronyms.toml"
MOST_FORMS = 2  # each is a phrase to be looked up
CURATED = 1_000_000  # summaries: more than any corpus has, so that what people wrote wins
Stems = tuple[str, ...]
Form = TypeVar("Form", str, Stems)
Longs = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Glossary:
    """By the stems of a form, acronym or long, its counterparts as they are printed."""

    counterparts: Mapping[Stems, Sequence[str]] = field(default_factory=dict)
    longest: int = 0


def stems(text: str) -> Stems:
    """Cut a form into the terms by which the index knows it."""
    return tuple(terms(text, stem_form))


def glossary(own: Mapping[str, Longs], files: Iterable[Mapping[str, Longs]]) -> Glossary:
    """Put together what the summaries explain, and `own`, which comes first (see `curated`).

    Of an acronym with several long forms the two most frequent count, and of a form the way in
    which it is printed most; in whichever order the summaries come.
    """
    counts: dict[Stems, Counter[Stems]] = {}
    spelt: dict[Stems, Counter[str]] = {}
    cut = cache(stems)  # most are explained by many summaries
    for pairs in (own, *files):
        for short, longs in pairs.items():
            for long, count in longs.items():
                key, meaning = cut(short), cut(long)
                spelt.setdefault(key, Counter())[short] += count
                spelt.setdefault(meaning, Counter())[long] += count
                counts.setdefault(key, Counter())[meaning] += count
    printed = {key: _first(forms)[0] for key, forms in spelt.items()}
    found: dict[Stems, list[str]] = {}
    for key in sorted(counts, key=lambda key: (-counts[key].total(), key)):
        for meaning in _first(counts[key])[:MOST_FORMS]:
            found.setdefault(key, []).append(printed[meaning])
            found.setdefault(meaning, []).append(printed[key])
    kept = {key: tuple(forms[:MOST_FORMS]) for key, forms in found.items()}
    return Glossary(kept, max(map(len, kept), default=0))


def _first(counts: Counter[Form]) -> list[Form]:
    """What is counted, the most frequent first, then by letter."""
    return sorted(counts, key=lambda form: (-counts[form], form))


class _Elsewhere(Mapping[Stems, Sequence[str]]):
    """What some are called in other languages, which are read when one of those is asked for."""

    def __init__(self, own: Mapping[Stems, tuple[Identity, str]], languages: Sequence[str]) -> None:
        """Take who has each name in English, and how that is printed."""
        self._own = own
        self._languages = languages

    def __contains__(self, key: object) -> bool:
        return key in self._own

    def __iter__(self) -> Iterator[Stems]:
        return iter(self._own)

    def __len__(self) -> int:
        return len(self._own)

    def __getitem__(self, key: Stems) -> Sequence[str]:
        identity, printed = self._own[key]
        other = {name_key(form): form for form in names_abroad(identity, self._languages)}
        other.pop(name_key(printed), None)
        return tuple(other.values())


@lru_cache(maxsize=4)
def names_elsewhere(languages: tuple[str, ...]) -> Glossary:
    """What states and bodies are called in some languages, by their names in English."""
    others = [language for language in languages if language != ENGLISH]
    own = {
        stems(name): (identity, name)
        for identity in (world() if others else ())
        for name in (identity.label, *identity.names)
    }
    return Glossary(_Elsewhere(own, others), max(map(len, own), default=0))


def curated(corpus: Path) -> Mapping[str, Longs]:
    """Read `acronyms.toml` of a corpus; raises AcronymsError."""
    path = corpus / ACRONYMS_FILE
    try:
        data = tomllib.loads(file_text(path))
    except FileNotFoundError:
        return {}
    except OSError as error:
        problem = say("it can't be read: {advice}", advice=advice(error))
        raise AcronymsError(say("{path}: {problem}", path=path, problem=problem)) from error
    except ValueError as error:
        raise AcronymsError(say("{path}: {problem}", path=path, problem=words_of(error))) from None
    return {short: _long_forms(path, short, given) for short, given in data.items()}


def _long_forms(path: Path, short: str, given: object) -> Longs:
    longs = given if isinstance(given, list) else [given]
    if (
        not stems(short)
        or not longs
        or not all(isinstance(long, str) and stems(long) for long in longs)
    ):
        raise AcronymsError(
            say(
                '{path}: {short}: write it as {short} = "its words"',
                path=path,
                short=short,
            )
        )
    return {long: CURATED - place for place, long in enumerate(longs)}


def changed(corpus: Path) -> int:
    """When `acronyms.toml` was last changed, 0 where there is none."""
    return changed_at(within(corpus, ACRONYMS_FILE))
