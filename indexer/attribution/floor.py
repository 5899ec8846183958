"""Who has the floor in notes, and for how long a label holds."""

from typing import NamedTuple

from indexer.attribution.labels import Form
from indexer.markup.blocks import Block
from indexer.summary import Role, Speaker

# Whose label holds for more than its own paragraph, and by the layout rather than by a guess.
LASTING = frozenset(
    {Form.PREFIX, Form.LINE, Form.HEADING, Form.BULLET, Form.PRESENTER, Form.BRACKETS}
    | {Form.DASH, Form.OPENING, Form.NARRATED, Form.QUOTE}
)
BY_LAYOUT = frozenset({Form.LINE, Form.HEADING})


class Floor(NamedTuple):
    """Who has the floor, by a label of which form, in a list how deep.

    `quoted`: only what is quoted with what has been read is part of the speech.
    """

    speakers: tuple[Speaker, ...] = ()
    form: Form = Form.PREFIX
    depth: int = 0
    quoted: bool = False

    @property
    def role(self) -> Role:
        """The role in which all of them speak."""
        if len(self.speakers) == 1:
            return self.speakers[0].role  # as mostly
        roles = {speaker.role for speaker in self.speakers}
        return roles.pop() if len(roles) == 1 else Role.STATEMENT

    def holds_for(self, block: Block) -> bool:
        """Tell whether a block without a label may belong to the speech."""
        if not self.speakers or self.form not in LASTING or (self.quoted and not block.quoted):
            return False
        deeper = block.depth > self.depth
        if self.depth or self.form in (Form.NARRATED, Form.BULLET):
            return deeper
        return deeper or block.depth == self.depth or self.form in BY_LAYOUT
