"""Captions of a call (.vtt, .srt): who speaks when, as paragraphs."""

import html
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml
from webvtt import WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError
from webvtt.models import Caption

from indexer.accounting import LeftOut
from indexer.errors import UnreadableSummary
from indexer.formats.converted import Converted
from indexer.formats.encodings import read_text
from indexer.formats.escaping import escaped
from indexer.formats.markdown import encoding_remarks
from indexer.formats.plain.lines import is_name
from indexer.saying import say

HEADER = re.compile(r"\s*WEBVTT")
VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
TAG = re.compile(r"</?(?:[cibuv]|ruby|rt|lang|font)(?:[.\s][^>]*)?>|<\d[\d:.]*>|\{\\an?\d\}")
LABEL = re.compile(
    r"^(?:>>+\s*)?[\[(]?(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’()-]+){0,4})[\])]?\s?:(?!//|\d\d)\s*"
)
TIMING = re.compile(r"^.*\d\d?:\d\d.*-->.*$|^\d+\s*$|^(?:WEBVTT|STYLE|REGION|NOTE)\b", re.MULTILINE)
SETTINGS = re.compile(
    r"\A\s*WEBVTT[^\n]*\n(?P<head>(?:(?!.*-->)[^\n]+\n)+)"
    r"|^(?:STYLE|REGION)\b[^\n]*\n(?P<block>(?:[^\n]+(?:\n|\Z))*)",
    re.MULTILINE,
)
DASH = re.compile(r"\s*(?:[-–—]\s*|>>+\s*)(?=[^\W_]|[\"“¿¡(\[<])")
PAUSE = 4  # seconds, behind which a new paragraph may begin
LONG = 700  # characters, after which the end of a sentence begins one
ENDS = (".", "?", "!", "…", "。", ".”", '."')


@dataclass(slots=True)
class _Turn:
    """What one speaker says in one go; the name is "" where none is given.

    `begins` tells that somebody else speaks than before, named or not.
    """

    name: str
    start: int
    end: int
    text: str
    begins: bool = False


def to_markdown(data: bytes) -> Converted:
    """Read captions; raises UnreadableSummary for any other text."""
    text, encoding = read_text(data)
    form = "vtt" if HEADER.match(text) else "srt"
    try:
        captions = WebVTT.from_buffer(io.StringIO(text), format=form)
    except (MalformedFileError, MalformedCaptionError, ValueError):
        raise UnreadableSummary(say("they are not captions: check the file")) from None
    pieces, repeated = _without_repeated(list(_pieces(captions)))
    turns = list(_turns(pieces))
    if not turns:
        raise UnreadableSummary(say("there are no captions in it"))
    notes = [LeftOut("a note in the captions", note) for note in _notes(captions)]
    notes += [LeftOut("settings of the captions", part) for part in _settings(text)]
    title = " ".join(captions.header_text.split()).lstrip("-– ") if form == "vtt" else ""
    written = [f"# {escaped(title)}"] if title else []
    written += [escaped(_written(turn)) for turn in turns]
    return Converted(
        _front(turns) + "\n\n".join(written) + "\n",
        _source(text),
        (*notes, *repeated),
        encoding_remarks(encoding),
    )


def _front(turns: Sequence[_Turn]) -> str:
    """Name those present above the text: who speaks but once does so too."""
    names = list(dict.fromkeys(turn.name for turn in turns if is_name(turn.name)))
    if not names:
        return ""
    alone = {"speakers": "prefix", "present": names}  # a name that no other returns with is a label
    values = alone if len(names) == 1 else {"speakers": names}
    return f"---\n{yaml.safe_dump(values, allow_unicode=True)}---\n\n"


def _settings(text: str) -> Iterator[str]:
    """How captions are shown, which nobody said."""
    for found in SETTINGS.finditer(text):
        yield found["head"] or found["block"]


def _source(text: str) -> str:
    """The file's words without times, numbers, tags, and names, which are written once."""
    lines = (VOICE.sub("", line) for line in TIMING.sub("", text).split("\n"))
    return html.unescape("\n".join(LABEL.sub("", TAG.sub("", line)) for line in lines))


def _notes(captions: WebVTT) -> Iterator[str]:
    yield from captions.header_comments
    yield from captions.footer_comments
    for caption in captions.captions:
        yield from caption.comments


def _pieces(captions: WebVTT) -> Iterator[_Turn]:
    """What is said in each caption, line by line where several speak.

    A dash, or >>, says that somebody else speaks, who need not be named; a name is printed as it
    was the first time, in whichever capitals.
    """
    printed: dict[str, str] = {}
    for caption in captions.captions:
        start, end = caption.start_in_seconds, caption.end_in_seconds
        for name, words in _voices(caption):
            for line in _lines(words):
                who, text = _spoken(line, name)
                if text or who != name:
                    known = printed.setdefault(who.casefold(), who)
                    yield _Turn(known, int(start), int(end), text, bool(DASH.match(line)))


def _lines(words: str) -> list[str]:
    """The lines of a caption, without their tags; a dash is kept only where it changes speakers."""
    lines = [html.unescape(TAG.sub("", line)).strip() for line in words.split("\n")]
    several = sum(bool(DASH.match(line)) for line in lines) > 1
    return [line if several or line.startswith(">") else line.lstrip("-–— ") for line in lines]


def _spoken(line: str, name: str) -> tuple[str, str]:
    """Who says a line, and what; `name` is that of the voice, "" for none."""
    dash = DASH.match(line)
    text = line[dash.end() :] if dash else line
    label = LABEL.match(text) if not name else None
    if label:
        return label["name"], text[label.end() :]
    return name, text


def _voices(caption: Caption) -> Iterator[tuple[str, str]]:
    """Cut a caption where a voice is named."""
    before, *rest = VOICE.split(caption.raw_text)
    if before.strip():
        yield "", before
    for name, words in zip(rest[::2], rest[1::2], strict=True):
        yield html.unescape(name).strip(), words


def _without_repeated(pieces: list[_Turn]) -> tuple[list[_Turn], list[LeftOut]]:
    """Leave out lines that stay on the screen and so are given again in the next caption."""
    kept: list[_Turn] = []
    repeated: list[LeftOut] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        if last and piece.text == last.text and piece.start <= last.end + 1 and not piece.name:
            last.end = piece.end
            repeated.append(LeftOut("captions that are given twice", piece.text))
        else:
            kept.append(piece)
    return kept, repeated


def _turns(pieces: list[_Turn]) -> Iterator[_Turn]:
    """Join the captions of one speaker, until a pause or the end of a sentence far on."""
    turn: _Turn | None = None
    for piece in pieces:
        if turn and _goes_on(turn, piece):
            turn.text = f"{turn.text} {piece.text}".strip()
            turn.end = piece.end
        else:
            if turn:
                yield turn
            turn = piece
    if turn:
        yield turn


def _goes_on(turn: _Turn, piece: _Turn) -> bool:
    paused = piece.start - turn.end > PAUSE
    if piece.begins or (piece.name != turn.name and (piece.name or paused)):
        return False
    return not (turn.text.endswith(ENDS) and (paused or len(turn.text) > LONG))


def _written(turn: _Turn) -> str:
    minutes, seconds = divmod(turn.start, 60)
    hours, minutes = divmod(minutes, 60)
    time = f"{hours}:{minutes:02d}:{seconds:02d}"
    return f"{turn.name} ({time}): {turn.text}" if turn.name else f"[{time}] {turn.text}"
