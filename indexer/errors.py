"""The mistakes a user can make, and what to do about each.

FloorError
├── CorpusError           the folder of summaries
│   ├── UnreadableSummary     one file that can't be read
│   ├── UnknownFormat         a document that can't be read as it is
│   ├── MeetingExists         a summary of a meeting that the corpus has
│   ├── CorpusBusy            another process is changing it
│   └── CantUndo              a change that can't be taken back
├── RegisterError         the register of speakers
├── AcronymsError         the file of acronyms
├── IndexUnusable         the index is missing, damaged or of another version
│   └── IndexBusy             another process is writing it
├── IndexUnreachable      the cluster that holds it does not answer, or a part of it
├── CantWrite             the disk is full or read-only, or permission is lacking
├── UnknownMeeting        no such meeting in the index
├── UnknownSpeaker        no such speaker in the index
├── Overtaken             somebody else has changed the same in the meantime
│   └── DraftOvertaken        the text of a draft
├── UnknownDraft          no such draft among those that wait to be added
└── SettingsError         an option or environment variable that can't be used

Every message is safe to show: it names the file or value and says what to do.
Anything else that is raised is a bug and stays a traceback.
"""


class FloorError(Exception):
    """A mistake of the user's; its text says what to do."""


def words_of(error: Exception) -> str:
    """What an error says, as it was given: it may be something `Said`."""
    given = error.args[0] if error.args else ""
    return given if isinstance(given, str) else str(error)


class CorpusError(FloorError):
    """The folder of summaries can't be used."""


class UnreadableSummary(CorpusError):
    """One summary can't be read; the others can.

    Where it is known, `line` is the line at fault, from 1, or `key` that of the front matter.
    """

    def __init__(self, message: str, line: int = 0, key: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.key = key


class UnknownFormat(CorpusError):
    """A document is of a kind that can't be read, or not without an extra."""


class MeetingExists(CorpusError):
    """The corpus has a summary of this meeting."""


class CorpusBusy(CorpusError):
    """Another process is changing the corpus."""


class CantUndo(CorpusError):
    """A change can't be taken back."""


class Overtaken(FloorError):
    """Somebody else, or the same person in another tab, has changed it in the meantime."""


class DraftOvertaken(Overtaken):
    """A draft is not as it was `seen`; `text` is what it was to become."""

    def __init__(self, seen: str, text: str) -> None:
        super().__init__("this draft has been changed elsewhere: look at what differs")
        self.seen = seen
        self.text = text


class RegisterError(FloorError):
    """The register of speakers can't be used."""


class AcronymsError(FloorError):
    """The file of acronyms can't be used."""


class IndexUnusable(FloorError):
    """The index is missing, damaged or of another version."""


class OtherVersion(IndexUnusable):
    """The index was made by another version of the program, and can't be read by this one."""


class IndexBusy(IndexUnusable):
    """Another process is writing the index."""


class IndexUnreachable(FloorError):
    """The cluster that holds the index does not answer, or not all of it: it may yet do so."""


class CantWrite(FloorError):
    """The disk does not take what is written: it is full or read-only, or permission is lacking."""


class UnknownMeeting(FloorError):
    """No meeting of that id is in the index."""


class UnknownSpeaker(FloorError):
    """Nobody of that id has spoken in the index."""


class UnreadableDate(FloorError):
    """A bound of the days that are asked for is no date."""


class UnknownOrder(FloorError):
    """The index can't put what it finds in the order that is asked for."""


class UnknownStatement(FloorError):
    """An address names a statement that is not in the summary."""


class UnknownDraft(FloorError):
    """No draft of that id waits to be added."""


class SettingsError(FloorError):
    """An option or environment variable can't be used."""
