"""What do summaries in other languages say with fixed words? `languages.toml` has them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from indexer.words import cut
from indexer.words.cutting import unspaced
from indexer.words.folding import fold, plain

LANGUAGES_FILE = Path(__file__).with_name("languages.toml")
LISTED = re.compile(r"\s*,\s*")
ANY_ENDING, FEW_WORDS = "~", "…"
MOST_BETWEEN = 6
NOTHING = re.compile("(?!)")
Table = Mapping[str, str]


@cache
def _tables() -> Mapping[str, Table]:
    return tomllib.loads(LANGUAGES_FILE.read_text("utf-8"))


@cache
def kinds() -> frozenset[str]:
    """The names of kinds of summaries in all languages, folded."""
    listed = (_listed(table.get("kinds", "")) for table in _tables().values())
    return frozenset(plain(kind) for names in listed for kind in names)


def is_kind(line: str) -> bool:
    """Tell a line that is the name of a kind of summary, in any language."""
    return plain(line.strip(" .:：")) in kinds()


def folded(text: str) -> str:
    """The words of a text, folded, each between spaces; signs are left out."""
    return f" {' '.join(map(fold, cut(text)))} "


def _listed(phrases: str) -> list[str]:
    return [phrase for phrase in LISTED.split(phrases.strip()) if phrase]


class Phrases:
    """The phrases of one language, to be looked for in folded text."""

    def __init__(self, language: str, own: Table | None = None) -> None:
        """Take those that ship with the program, and a corpus's own."""
        self.language = language
        shipped, own = _tables().get(language, {}), own or {}
        self._table = {
            key: f"{shipped.get(key, '')},{own.get(key, '')}" for key in (*shipped, *own)
        }
        self._patterns: dict[str, re.Pattern[str]] = {}

    def listed(self, key: str) -> list[str]:
        """The phrases of a list as they are written."""
        return _listed(self._table.get(key, ""))

    def within(self, key: str, text: str) -> re.Match[str] | None:
        """Find a phrase of a list in folded text."""
        return self._pattern(key).search(text)

    def begins(self, key: str, text: str) -> bool:
        """Tell folded text that begins with a phrase of a list, or an article and one."""
        if self._pattern(key).match(text, 1):
            return True
        bare = self._articles.match(text)
        return bool(bare and self._pattern(key).match(text, bare.end()))

    def ends(self, key: str, text: str) -> bool:
        """Tell folded text that ends with a phrase of a list, or one and an article."""
        return any(self._last(key).search(one) for one in dict.fromkeys((text, self.bare(text))))

    def starts(self, key: str, text: str) -> bool:
        """Tell folded text that begins with a phrase of a list, without an article."""
        return self._pattern(key).match(text, 1) is not None

    def is_only(self, key: str, text: str) -> bool:
        """Tell folded text that is a phrase of a list, with or without an article behind it."""
        return any(self._last(key).fullmatch(one, 1) for one in {text, self.bare(text)})

    def bare(self, text: str) -> str:
        """Leave out an article at the end of folded text."""
        return self._articles_behind.sub(" ", text)

    def without(self, key: str, text: str) -> str:
        """Leave the phrases of a list out of folded text."""
        return self._pattern(key).sub("", text)

    def behind(self, key: str, text: str) -> str:
        """What follows a phrase of a list with which folded text begins; all of it if none does."""
        found = self._pattern(key).match(text, 1)
        return text[found.end() :] if found else text

    def ahead(self, key: str, text: str) -> str:
        """What stands before a phrase of a list with which folded text ends; all of it if none."""
        found = self._last(key).search(text)
        return text[: found.start()] if found else text

    @cached_property
    def verbs_last(self) -> bool:
        """Whether a sentence ends with its verb."""
        return self.listed("verbs") == ["last"]

    @cached_property
    def verbs_first(self) -> bool:
        """Whether a clause begins with its verb."""
        return self.listed("verbs") == ["first"]

    @cached_property
    def full_stops(self) -> bool:
        """Whether sentences end with a sign."""
        return self.listed("full_stops") != ["no"]

    @cached_property
    def _articles(self) -> re.Pattern[str]:
        listed = "|".join(map(re.escape, self.listed("articles")))
        return re.compile(f" (?:{listed}) ") if listed else NOTHING

    @cached_property
    def _articles_behind(self) -> re.Pattern[str]:
        listed = "|".join(map(re.escape, self.listed("articles")))
        return re.compile(f" (?:{listed}) $") if listed else NOTHING

    def _pattern(self, key: str) -> re.Pattern[str]:
        if key not in self._patterns:
            any_phrase = self._any(key)
            self._patterns[key] = re.compile(f"(?<= ){any_phrase}(?= )") if any_phrase else NOTHING
        return self._patterns[key]

    def _last(self, key: str) -> re.Pattern[str]:
        name = f"{key} at the end"
        if name not in self._patterns:
            any_phrase = self._any(key)
            self._patterns[name] = re.compile(f"(?<= ){any_phrase} $") if any_phrase else NOTHING
        return self._patterns[name]

    def _any(self, key: str) -> str:
        """An expression for any phrase of a list, the longest first."""
        phrases = sorted(map(_expression, self.listed(key)), key=len, reverse=True)
        prefix = "|".join(map(re.escape, map(plain, self.listed("prefix"))))
        return f"(?:{prefix})?(?:{'|'.join(phrases)})" if phrases and prefix else _either(phrases)

    @cached_property
    def joins(self) -> re.Pattern[str]:
        """What parts two names of a list, in the text as it is printed."""
        return re.compile("|".join(self._joints()), re.IGNORECASE)

    def _joints(self) -> Iterator[str]:
        words = sorted({"and", *self.listed("and")}, key=len, reverse=True)
        spaced = [re.escape(word) for word in words if not unspaced(word)]
        glued = [re.escape(word) for word in words if unspaced(word)]
        last = f"(?:{_either(spaced)}\\s+)?" if spaced else ""
        yield rf"\s*[,;、،，؛；\n()（）]+\s*{last}"
        if spaced:
            yield rf"\s+{_either(spaced)}\s+"
        if glued:
            yield rf"(?<!共)\s*{_either(glued)}\s*"  # 共和国 is no list
        for word in self.listed("and_before"):
            yield rf"\s+(?={re.escape(word)}\w)"
        for word in self.listed("and_after"):
            yield rf"(?<={re.escape(word)})\s+"


def _expression(phrase: str) -> str:
    """An expression for a phrase in folded text, in which words are parted by spaces."""
    parts = [_words_of(part) for part in phrase.split(FEW_WORDS)]
    return rf"(?: \S+){{0,{MOST_BETWEEN}}} ".join(filter(None, parts))


def _words_of(words: str) -> str:
    return " ".join(
        (r"\S+" if word.startswith(ANY_ENDING) else "")
        + re.escape(" ".join(map(fold, cut(word.strip(ANY_ENDING)))))
        + (r"\S*" if word.endswith(ANY_ENDING) else "")
        for word in words.split()
    )


def _either(expressions: list[str]) -> str:
    return f"(?:{'|'.join(expressions)})" if expressions else ""


def phrases(language: str, own: Table | None = None) -> Phrases:
    """The phrases of a language: those that ship with the program, and a corpus's own."""
    return _phrases(language, tuple(sorted((own or {}).items())))


@cache
def _phrases(language: str, own: tuple[tuple[str, str], ...]) -> Phrases:
    return Phrases(language, dict(own))
