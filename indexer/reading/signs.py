"""Signs that are no text: they command a terminal, and no XML may hold them."""

import re

# In their place stand blanks for those that part words, what Windows prints for some, and nothing.
_COMMANDS = {
    **dict.fromkeys((*range(0x20), 0x7F), ""),
    **dict.fromkeys(map(ord, "\v\f\x1c\x1d\x1e\x1f"), " "),
    **{sign: bytes([sign]).decode("cp1252", "ignore") for sign in range(0x80, 0xA0)},
    **{ord(sign): sign for sign in "\t\n\r"},
}


_COMMAND = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def without_commands(text: str) -> str:
    """Take signs out of a text that command and print nothing."""
    return text.translate(_COMMANDS) if _COMMAND.search(text) else text
