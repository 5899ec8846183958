"""States by their codes of two letters, in minutes that use such codes: "NL asked, FR agreed"."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from indexer.attribution.grammar.tags import letters
from indexer.attribution.grammar.tokens import tag_of
from indexer.register.identity import Identity, speaker_id
from indexer.register.register import Register
from indexer.summary import Kind, Span

# A code that speaks, or stands in brackets behind a person; what may not stand before it is looked
# at behind its first letter, for a pattern that begins with one is quick.
CODE = re.compile(r"([A-Z](?<![\w-].)[A-Z])(?:\)| \(| and | (?:also |then )?([a-z]+))")
WORD = re.compile(r"\b[A-Z]{2}\b")
# "the GP said", but "the US said"
ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir) $")
WITH_ARTICLE = frozenset({"US", "UK"})
VERB = re.compile(r" (?:also |then )?([a-z]+)")
TELLING = letters("says|supported|opposed|modal|be")
# "CI Consumers International", "CN China", "CN (China)"
EXPLAINED = r"(?<![\w-]){code}(?: \(| – |: | )(?=[A-Z])(?P<name>[^(),;:|\n]+)"
FEWEST = 3


def state_codes(
    texts: Collection[str], register: Register, is_known: Callable[[str], bool]
) -> Mapping[str, Identity]:
    """The states by their codes, where enough different ones speak; else none.

    What is known to be somebody's initials is no code.

    A code that the texts explain otherwise stands for what they say.
    """
    found: dict[str, Identity] = {}
    for text in texts:
        for code in CODE.finditer(text):
            state = register.find(code[1]) or register.translated(code[1])
            told = not code[2] or tag_of(code[2]) in TELLING
            called = _is_called(code[1], text, code.start())
            if state and told and not called and state.kind is Kind.STATE and not is_known(code[1]):
                found[code[1]] = state
    if len(found) < FEWEST:
        return {}
    return {code: _explained(code, texts, register) or state for code, state in found.items()}


def _explained(code: str, texts: Iterable[str], register: Register) -> Identity | None:
    """What the texts say that a code stands for, None for a state: "CI Consumers International"."""
    spelt = re.compile(EXPLAINED.format(code=code))
    found = (name["name"].strip() for text in texts for name in spelt.finditer(text))
    name = next((n for n in found if "".join(w[0] for w in n.split()) == code), "")
    known = register.find(name) if name else None
    if not name or (known and known.kind is Kind.STATE):
        return None
    return known or Identity(speaker_id(name), name, Kind.UNKNOWN)


def coded(sentence: str, codes: Mapping[str, Identity]) -> Iterator[tuple[Span, str, Identity]]:
    """Where a sentence has one of the codes for its state."""
    for word in WORD.finditer(sentence):
        state = codes.get(word[0])
        if state and not _is_called(word[0], sentence, word.start()):
            yield Span(*word.span()), word[0], state


def _is_called(code: str, text: str, place: int) -> bool:
    """Tell "the GP said", who is somebody, from "the DE proposal" and "the US said"."""
    if code in WITH_ARTICLE or not ARTICLE.search(text[max(0, place - 6) : place]):
        return False
    verb = VERB.match(text, place + len(code))
    return verb is not None and tag_of(verb[1]) in TELLING
