"""Chat rooms: who is behind a nick, which nicks are robots, and what is said to a robot.

`<qas> Quentin Asare, packaging` in a roll call says who `qas` is; `<bobbin> Meeting started` is a
robot's, and `<ann> #topic Cranes` is no statement of Ann's but the meeting's business.
"""

import re
from collections.abc import Iterable, Iterator

from indexer.attribution.labels import NICK_RULE
from indexer.attribution.legend import FULL_NAME
from indexer.attribution.passage import lines_of
from indexer.markup.blocks import Block
from indexer.register.identity import name_key

GREETING = (
    r"(?:(?:hi|hello|hey|good (?:morning|afternoon|evening))(?: (?:all|everybody|everyone))?"
    r"[,.!]? )?"
)
INTRODUCED = re.compile(
    rf"{GREETING}(?:i am |i['’]m |this is )?(?P<name>(?-i:{FULL_NAME}))"
    r"(?: here\b.*|,.*| [-–—].*| \(.*|[.!]?)$",
    re.IGNORECASE,
)
INTRODUCED_LAST = re.compile(rf"[.!?] (?P<name>{FULL_NAME}) here[.!]?$")
ROBOT_SAYS = re.compile(
    r"meeting (?:started|ended) (?:at )?\w{3} |voting (?:on|ended|closed)\b|current chairs?:"
    r"|(?:minutes|log)(?: \(text\))?: +https?:|logging to https?:|i see .{1,60} on the .*queue\b",
    re.IGNORECASE,
)
COMMAND = re.compile(
    r"#(?:start|end)(?:meeting|vote)\b|#(?:topic|subtopic|agreed|agree|accept(?:ed)?|reject(?:ed)?"
    r"|action|vote|chairs?|unchair|meetingname|meetingtopic|lurk|undo|save|nick|restrictlogs)\b",
    re.IGNORECASE,
)
SHORTEST_NICK = 2


def is_command(text: str) -> bool:
    """Tell what is said to a robot and is the meeting's business: `#topic Cranes`."""
    return COMMAND.match(text) is not None


def nicks(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """What each nick says, line by line: nick and words."""
    for block in blocks:
        if ">" not in block.text or block.html.startswith("<pre"):
            continue
        for line in lines_of(block):
            found = NICK_RULE.match(block.text[line.start : line.end])
            if found:
                yield found["names"], block.text[line.start + found.end() : line.end].strip()


def introduced(said: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Who introduces themselves, each with the nick."""
    for nick, words in said:
        found = INTRODUCED.match(words) or INTRODUCED_LAST.search(words)
        if found and _may_be(nick, found["name"]):
            yield found["name"], nick


def robots(said: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The nicks of robots, by what they say."""
    return frozenset(nick for nick, words in said if ROBOT_SAYS.match(words))


def _may_be(nick: str, name: str) -> bool:
    """Tell that a nick may be short for a name: its letters stand in it, in their order."""
    letters = [char for char in nick.casefold() if char.isalpha()]
    rest = iter(name_key(name).replace(" ", ""))
    return len(letters) >= SHORTEST_NICK and (
        nick[:1].casefold() == name_key(name)[:1] and all(char in rest for char in letters)
    )
