"""What else is searched for: the long form of an acronym, and the acronym of a long form."""

from collections.abc import Iterator, Sequence

from indexer.query.tree import And, Field, Or, Phrase, Tree, Word, all_of, any_of
from indexer.register.glossary import Glossary, Stems, stems
from indexer.words import cut

# In small letters these are words, not acronyms; the index does not tell the two apart.
ORDINARY = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from", "have", "if", "in",
    "is", "it", "may", "not", "of", "on", "or", "tbd", "that", "the", "this", "to", "us", "we",
    "when", "who", "will", "with", "yet", "you", "your",
))  # fmt: skip

LONGEST_FORM = 20  # words: those of an acronym are fewer


def widened(tree: Tree, glossary: Glossary) -> tuple[Tree, tuple[str, ...]]:
    """Put the counterparts of acronyms and long forms beside them, as words; give these as well.

    Words in quotes, in fields, and those that are excluded, stay as they were typed.
    """
    also: dict[str, None] = {}
    return _widened(tree, glossary, also), tuple(also)


def forms_in(tree: Tree) -> Iterator[Stems]:
    """What may be an acronym or a long form in a tree, of at most LONGEST_FORM words."""
    match tree:
        case And():
            for start, _ in enumerate(tree.parts):
                yield from _forms_from(tree.parts[start : start + LONGEST_FORM])
        case Or():
            for part in tree.parts:
                yield from forms_in(part)
        case _ if words := _words(tree):
            yield words


def _forms_from(parts: Sequence[Tree]) -> Iterator[Stems]:
    """The forms that begin with the first of some parts."""
    yield from forms_in(parts[0])
    words = _words(parts[0])
    for part in parts[1:] if words else ():
        more = _words(part)
        if not more:
            break
        words += more
        yield words


def _widened(tree: Tree, glossary: Glossary, also: dict[str, None]) -> Tree:
    match tree:
        case And():
            return all_of(_runs(tree.parts, glossary, also))
        case Or():
            return any_of([_widened(part, glossary, also) for part in tree.parts])
        case _:
            return _with_counterparts(tree, _words(tree), glossary, also)


def _runs(parts: Sequence[Tree], glossary: Glossary, also: dict[str, None]) -> Iterator[Tree]:
    """The parts of a conjunction; words side by side that are a long form, as one."""
    done = 0
    while done < len(parts):
        for length in range(min(glossary.longest, len(parts) - done), 1, -1):
            run = parts[done : done + length]
            words = tuple(word for part in run for word in _words(part))
            if all(map(_words, run)) and words in glossary.counterparts:
                yield _with_counterparts(all_of(run), words, glossary, also)
                done += length
                break
        else:
            yield _widened(parts[done], glossary, also)
            done += 1


def _words(leaf: Tree) -> Stems:
    """The stems of a word, or of words with a hyphen, that was typed without quotes."""
    match leaf:
        case Word(Field.TEXT, text):
            return stems(text)
        case Phrase(Field.TEXT, words):
            return stems(" ".join(words))
        case _:
            return ()


def _with_counterparts(tree: Tree, words: Stems, glossary: Glossary, also: dict[str, None]) -> Tree:
    if len(words) == 1 and words[0] in ORDINARY:
        return tree
    forms = [form for form in glossary.counterparts.get(words, ()) if _is_told_apart(form)]
    also |= dict.fromkeys(forms)
    return any_of([tree, *(_leaf(cut(form)) for form in forms)])


def _is_told_apart(form: str) -> bool:
    """Tell a form that the index, which folds capitals, does not take for an ordinary word."""
    return form.lower() not in ORDINARY


def _leaf(words: Sequence[str]) -> Tree:
    return Phrase(Field.TEXT, tuple(words)) if len(words) > 1 else Word(Field.TEXT, words[0])
