"""Captions of a call: who speaks when, a paragraph for each turn."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.attribution.names import NameFinder
from indexer.errors import UnreadableSummary
from indexer.formats.captions import to_markdown
from indexer.reading.summaries import read_summary
from indexer.register.register import Register

KINDS = Path(__file__).parents[2] / "documents" / "formats" / "kinds"


def test_voices_and_names_with_a_colon_are_turns_with_their_time() -> None:
    call = to_markdown((KINDS / "call.vtt").read_bytes())
    front, *said = call.text.split("\n\n")
    assert front == "---\nspeakers:\n- Ann Berg\n- Bob Cole\n- Cleo\n---"
    assert said == [
        "# Lake call",
        "Ann Berg (0:00:01): Shall we begin with the boats?",
        "Bob Cole (0:00:06): Yes & no.",
        "Cleo (0:00:09): two are enough",
        "Bob Cole (0:00:09): fine",
        "\\[0:01:19\\] words of nobody\n",
    ]
    assert list(call.warnings()) == [
        "4 words left out, a note in the captions: “made by a machine”"
    ]


def test_subtitles_are_read_alike() -> None:
    assert to_markdown((KINDS / "call.srt").read_bytes()).text.split("\n\n")[1:] == [
        "Ann Berg (0:00:01): shall we begin with the boats?",
        "BOB COLE (0:00:06): Yes.\n",
    ]


def test_lines_that_stay_on_the_screen_are_given_once() -> None:
    cues = ["we begin", "we begin\nwith the boats", "with the boats\nand end"]
    text = "".join(
        f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\n{cue}\n\n" for n, cue in enumerate(cues)
    )
    converted = to_markdown(f"WEBVTT\n\n{text}".encode())
    assert converted.text == "\\[0:00:00\\] we begin with the boats and end\n"
    assert "given twice" in " ".join(converted.warnings())


def test_dash_is_another_speaker_and_settings_are_left_out() -> None:
    """Who is not named is nobody, and does not speak with the voice of who was named before."""
    head = "WEBVTT\nKind: captions\n\nSTYLE\n::cue {color: red}\n\n"
    cues = ["Ann: One boat.", "- Two.\n- ANN: Three.", ">> Four."]
    text = "".join(f"00:0{n}.000 --> 00:0{n + 1}.000\n{cue}\n\n" for n, cue in enumerate(cues))
    converted = to_markdown(f"{head}{text}".encode())
    front, *said = converted.text.split("\n\n")
    assert front == "---\npresent:\n- Ann\nspeakers: prefix\n---"
    assert said == [
        "Ann (0:00:00): One boat.",
        "\\[0:00:01\\] Two.",
        "Ann (0:00:01): Three.",
        "\\[0:00:02\\] Four.\n",
    ]
    summary = read_summary(converted.text, "call.md", NameFinder(Register([])))
    spoken = [[s.speakers[0].id for s in p.statements] for p in summary.paragraphs]
    assert spoken == [["ann"], [], ["ann"], []]
    (warning,) = converted.warnings()
    assert (
        warning == "5 words left out, settings of the captions: “Kind: captions ::cue {color: red}”"
    )


@pytest.mark.parametrize("data", [b"WEBVTT\n\n", b"Dear all, no captions here", b"\x00" * 300])
def test_what_are_no_captions_is_said(data: bytes) -> None:
    with pytest.raises(UnreadableSummary):
        to_markdown(data)


WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
CUES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=8)


@settings(max_examples=settings.default.max_examples // 2)
@given(CUES, st.sampled_from(["{}", "Ann: {}", "<v Ann Berg>{}</v>", "<i>{}</i>"]))
def test_no_word_is_lost(cues: list[str], form: str) -> None:
    text = "".join(
        f"00:00:{n:02d}.000 --> 00:00:{n + 1:02d}.000\n{form.format(cue)}\n\n"
        for n, cue in enumerate(cues)
    )
    assert to_markdown(f"WEBVTT\n\n{text}".encode()).account().lost == ()
