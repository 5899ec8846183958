"""What else is searched for: the long form of an acronym, and the acronym of a long form."""

import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from indexer.register.glossary import Glossary, Stems, stems

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as queries
    from whoosh.analysis import STOP_WORDS

ORDINARY = STOP_WORDS | {"who"}
FIELD = "text"


def widened(tree: Any, glossary: Glossary) -> tuple[Any, tuple[str, ...]]:
    """Put the counterparts of acronyms and long forms beside them; give their printed forms too.

    Words in quotes, in fields, and those that are excluded, stay as they were typed.
    """
    also: dict[str, None] = {}
    return _widened(tree, glossary, also), tuple(also)


def _widened(tree: Any, glossary: Glossary, also: dict[str, None]) -> Any:
    match tree:
        case queries.And():
            return _joined(list(_runs(tree.subqueries, glossary, also)))
        case queries.Or():
            return queries.Or([_widened(part, glossary, also) for part in tree.subqueries])
        case _:
            return _with_counterparts(tree, _words(tree), glossary, also)


def _runs(parts: Sequence[Any], glossary: Glossary, also: dict[str, None]) -> Iterator[Any]:
    """Give the parts of a conjunction; words side by side that are a long form, as one."""
    done = 0
    while done < len(parts):
        for length in range(min(glossary.longest, len(parts) - done), 1, -1):
            run = parts[done : done + length]
            words = tuple(word for part in run for word in _words(part))
            if all(map(_words, run)) and words in glossary.counterparts:
                yield _with_counterparts(queries.And(run), words, glossary, also)
                done += length
                break
        else:
            yield _widened(parts[done], glossary, also)
            done += 1


def _words(leaf: Any) -> Stems:
    """Give the terms of a word, or of words with a hyphen, that was typed without quotes."""
    if getattr(leaf, "fieldname", None) != FIELD:
        return ()
    match leaf:
        case queries.Term():
            return (leaf.text,)
        case queries.Phrase():
            return tuple(leaf.words)
        case _:
            return ()


def _with_counterparts(tree: Any, words: Stems, glossary: Glossary, also: dict[str, None]) -> Any:
    if len(words) == 1 and words[0] in ORDINARY:
        return tree
    forms = [form for form in glossary.counterparts.get(words, ()) if _is_told_apart(form)]
    also |= dict.fromkeys(forms)
    return queries.Or([tree, *(_leaf(stems(form)) for form in forms)]) if forms else tree


def _is_told_apart(form: str) -> bool:
    """Tell a form that the index, which folds capitals, does not take for an ordinary word."""
    return form.lower() not in ORDINARY


def _leaf(words: Stems) -> Any:
    return queries.Phrase(FIELD, list(words)) if len(words) > 1 else queries.Term(FIELD, words[0])


def _joined(parts: list[Any]) -> Any:
    return queries.And(parts) if len(parts) > 1 else parts[0]
