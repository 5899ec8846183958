"""A document as Markdown, and the account of its words."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.accounting import Account, LeftOut, account, words_in
from indexer.markup.blocks import read_blocks


@dataclass(frozen=True, slots=True)
class Converted:
    """The Markdown of a document, and what is not in it.

    `source` is all of the document's text, found in a simpler way than the Markdown was, or ""
    where the Markdown is the document itself. `left_out` are stretches of it. `remarks` say what
    else a user has to know. `signs` are words of the source that are signs in the Markdown, such
    as those that call footnotes.
    """

    text: str
    source: str = ""
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    def account(self) -> Account:
        """Compare the words of the document with those of the Markdown's blocks."""
        blocks = (f"{block.number} {block.text}" for block in read_blocks(self.text))
        texts = (*blocks, *self.signs)
        kept = (word for text in texts for word in words_in(text))
        return account(words_in(self.source), kept, self.left_out)

    def warnings(self) -> Iterator[str]:
        """Say what the user has to know, what is left out, and what is lost."""
        yield from self.remarks
        yield from self.account().warnings()


def picture_remarks(count: int) -> tuple[str, ...]:
    """Say that words in pictures can't be found."""
    if not count:
        return ()
    return (f"{count} picture{'s' * (count > 1)} left out: no words in them can be found",)
