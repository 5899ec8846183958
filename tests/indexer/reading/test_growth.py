"""What takes n to read takes four times as long for 4n: no paste, however odd, takes its square."""

import pytest

from indexer.attribution.names import NameFinder
from indexer.reading.summaries import read_summary
from tests.timing import cpu_seconds

SHAPES = {
    "lines": "a\n",
    "quoted lines": "> a\n",
    "front matter without an end": "a: b\n",
    "tags left open": "<div>\n",
    "tables left open": "<table><tr><td>\n",
    "comments left open": "<!--",
    "titles": "Dr. ",
    "names in capitals": "NORWAY, ",
    "names and": "NORWAY and ",
    "bold names": "**Norway**",
    "bold names and commas": "**Norway**, ",
    "names on lines": "Norway,\n",
    "people in a list": "Ann Bo, Ole Ek and ",
    "people and no verb": "Ann Bo ",
    "commas": ",",
    "commas and blanks": ", ",
    "on behalf of one another": "Norway, on behalf of ",
    "links left open": "[a](",
    "images left open": "![",
    "brackets": "[",
    "sentences with a name": "Norway said. ",
    "quotation marks": '"a ',
    "bars": "|",
    "entities": "&amp;",
    "marks of headings": "#",
    "headings": "# a\n\nb\n\n",
    "stars": "*a **a ",
    "one word": "a",
}
BYTES = 6_000


def seconds(text: str, finder: NameFinder) -> float:
    return cpu_seconds(lambda: read_summary(text, "odd.md", finder))


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_time_grows_with_the_length(finder: NameFinder, name: str) -> None:
    shape = SHAPES[name]
    times = BYTES // len(shape)
    (short, long) = (seconds(shape * n, finder) for n in (times, 4 * times))
    assert long < 9 * short + 0.1, f"{short:.2f} s and, for four times as much, {long:.2f} s"


@pytest.mark.slow
def test_time_of_definitions_grows_with_their_number(finder: NameFinder) -> None:
    def defined(n: int) -> str:
        return "".join(f"[a{number}]: http://x/{number}\n" for number in range(n)) + "[a7] "

    short, long = seconds(defined(1500), finder), seconds(defined(6000), finder)
    assert long < 6 * short + 0.1, f"{short:.2f} s and, for four times as many, {long:.2f} s"


@pytest.mark.slow
def test_long_sentence_is_read_as_a_whole_up_to_a_limit(finder: NameFinder) -> None:
    """All states may take the floor in one sentence; what is far longer is no sentence."""
    (read,) = read_summary("NORWAY, " * 600 + "said no.", "long.md", finder).paragraphs
    assert {speaker.id for speaker in read.speakers} == {"norway"}
    (unread,) = read_summary("NORWAY, " * 2000 + "said no.", "long.md", finder).paragraphs
    assert not unread.speakers
    assert unread.text.endswith("said no.")
