"""The register of a corpus, read again when it has changed."""

import logging
from pathlib import Path

from indexer.errors import RegisterError
from indexer.register.register import Register, load_register, read_register, register_changed

LOG = logging.getLogger(__name__)


class RegisterNow:
    """The register as it is; where it can't be used as it was, or as it ships with the program.

    `problem` says why it can't, "" where it can.
    """

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self._read: tuple[int, Register] | None = None
        self.problem = ""

    def __call__(self) -> Register:
        """The register as it stands in the corpus; slow to read for the first time."""
        changed = register_changed(self._corpus)
        if self._read is None or self._read[0] != changed:
            self._read = changed, self._anew()
        return self._read[1]

    def _anew(self) -> Register:
        self.problem = ""
        try:
            return load_register(self._corpus)
        except RegisterError as error:
            LOG.error("the search goes on without this register of speakers: %s", error)
            self.problem = str(error)
            return self._read[1] if self._read else read_register("")
