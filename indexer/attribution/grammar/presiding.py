"""Presidents of states and states that preside, each with the other behind a comma."""

from collections.abc import Sequence

from indexer.attribution.grammar import words
from indexer.attribution.grammar.joining import person_named, standing_for, token_of
from indexer.attribution.grammar.tags import Tag
from indexer.attribution.grammar.tokens import Token
from indexer.summary import Kind


def make_president_of(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "President Moss, MALTA," as the state by its president."""
    state = run[-1].name
    if state is None or state.kind is not Kind.STATE:
        return []
    people = [token for token in run[1:-1] if token.tag not in (Tag.COMMA, Tag.ARTICLE)]
    person = people[-1].name or person_named(sentence, people).name
    return [token_of(Tag.ENVOY, run, standing_for(state, person))] if person else []


def make_chair_of_state(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Chair Ann Bo, MALTA," as her, and "the facilitators, MALTA and PERU," as these."""
    states = [token for token in run[1:] if token.name]
    chair = run[0].name
    if chair is None or any(token.name and token.name.kind is not Kind.STATE for token in states):
        return []
    title = chair.printed.casefold().split()[-1]
    if title not in words.PRESIDING:
        return [token_of(Tag.CHAIR, run, chair)] if len(states) == 1 else []
    if title.endswith("s") != (len(states) > 1):
        return []
    first = next(i for i, token in enumerate(run) if token.name and i)
    return [token_of(run[first].tag, run[: first + 1], states[0].name), *run[first + 1 :]]
