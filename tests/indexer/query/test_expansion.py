"""What was typed becomes terms of the index: as many as are bounded."""

from indexer.query.expansion import expanded
from indexer.query.parsing import parse
from indexer.query.tree import MOST_WAYS, Phrase, leaves
from tests.indexer.vocabulary import WordsOf


def test_a_phrase_of_more_terms_than_words_has_no_more_ways_to_be_set_apart() -> None:
    """A number in quotes may be written with signs in it, and is then several terms."""
    vocabulary = WordsOf("the mine action standards of 2011 02 31")
    typed = '"mine 2011-02-31 99999999999 2011-02-31 mine"~5'
    found, _ = expanded(parse(typed, vocabulary).read, vocabulary)
    phrases = [leaf for leaf in leaves(found) if isinstance(leaf, Phrase)]
    assert phrases
    assert all(phrase.slop ** (len(phrase.words) - 1) <= MOST_WAYS for phrase in phrases)
