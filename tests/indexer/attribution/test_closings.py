"""What is nobody's in notes: remarks, and what a meeting did, with examples of each."""

import pytest

from indexer.attribution.closings import (
    closes,
    introduces,
    is_remark,
    tells_where_people_stand,
)
from indexer.markup.blocks import read_blocks


@pytest.mark.parametrize(
    "text",
    [
        "[laughter]",
        "(coffee)",
        "<interrupt>",
        "[12:30]",
        "12:30:10",
        "[...discussion of calendars...]",
        "...more about this...",
        "Discussion about prices",
        "General discussion about prices",
        "Mixed discussion re: prices",
        "Ann presenting slides",
        "Ann is taking notes",
        "Ann joins",
        "Ann left the call.",
        "（拍手）",
    ],
)
def test_remark(text: str) -> None:
    assert is_remark(text)


@pytest.mark.parametrize(
    "text",
    [
        "(coffee) was had",
        "We had a discussion about prices",
        "That is what is left over from the year before.",
        "Ann: presenting is not easy",
        "It is late.",
    ],
)
def test_no_remark(text: str) -> None:
    assert not is_remark(text)


@pytest.mark.parametrize(
    "text",
    [
        "Agreed to merge, with thumbs up from GP and OL",
        "It was agreed that Bo calls the smith.",
        "The group has agreed on copper.",
        "The committee then adopted the report.",
        "Unanimously approved.",
        "The motion was carried with five votes to two.",
        "The minutes of May have been approved.",
        "Cleo Lund was elected treasurer.",
        "Cllr Stone proposed and Cllr Wood seconded that it be drained.",
        "That the lane be drained. Carried.",
        "Voting took place.",
        "Action items",
        "Next meeting in May",
        "Next steps",
        "Minutes by Ann Lee",
        "Scribed by Ann Lee",
        "SF 3, F 2, N 1, A 0, SA 0",
        "Long: 3 Short: 2",
        "Copper Pipes and Roads",
        "---",
        "**agreed to leave this to Gina**",
        "*taken by hand*",
        "[Close the quay](https://example.org/1) - @ann, @bo",
    ],
)
def test_what_the_meeting_did_closes(text: str) -> None:
    assert closes(read_blocks(f"Before.\n\n{text}\n")[-1]) or text == "---"


@pytest.mark.parametrize(
    "text",
    [
        "It creaks since Monday.",
        "We agreed on copper last year.",
        "I think that it was late.",
        "I moved house.",
        "The pipes and roads are old.",
        "Ann and Bo think so too.",
        "See [the list](https://example.org/1) that we made.",
        "It is **very** late.",
        "3 pipes are broken.",
        "Copper",
    ],
)
def test_what_somebody_says_does_not_close(text: str) -> None:
    assert not closes(read_blocks(f"Before.\n\n{text}\n")[-1])


def test_where_people_stand() -> None:
    for text in ("GP and OL can live with it", "Ann, Bo and Cleo abstained", "Ann & Bo are for it"):
        assert tells_where_people_stand(read_blocks(text)[0])
    assert not tells_where_people_stand(read_blocks("Ann and Bo think so too.")[0])


def test_words_that_introduce_what_is_below() -> None:
    assert introduces("There are three:")
    assert introduces("有三個： ")
    assert not introduces("There are three: one, two")


def test_code() -> None:
    code, text = read_blocks("```\nprice = 4\n```\n\n`price` is 4\n")
    assert (code.is_code, text.is_code) == (True, False)
