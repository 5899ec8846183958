"""Chat rooms: who is behind a nick, which nicks are robots, and what is said to a robot.

`<qas> Quentin Asare, packaging` in a roll call says who `qas` is; `<bobbin> Meeting started` is a
robot's, and `<ann> #topic Cranes` is no statement of Ann's but the meeting's business; a vote
(`<ann> +1`) is not either.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from indexer.attribution.labels import NICK_RULE
from indexer.attribution.person_lists import FULL_NAME, UNDERSCORED, is_short_for
from indexer.markup.blocks import Block
from indexer.markup.outline import lines_of
from indexer.patterns import later

GREETING = (
    r"(?:(?:hi|hello|hey|good (?:morning|afternoon|evening))(?: (?:all|everybody|everyone))?"
    r"[,.!]? |present\+:? )?"
)
INTRODUCED = later(
    rf"{GREETING}(?:i am |i['’]m |this is )?(?P<name>(?-i:{FULL_NAME}))"
    r"(?: here\b.*|,.*| [-–—].*| \(.*|[.!]?)$",
    re.IGNORECASE,
)
INTRODUCED_LAST = later(rf"[.!?] (?P<name>{FULL_NAME}) here[.!]?$")
PRESENT = later(rf"present\+:? (?P<name>{FULL_NAME})\s*$", re.IGNORECASE)
# "alee: alee 'Ann Lee' <al@example.org>", "Ann Lee (alee) - she / her": a robot says who is who.
TOLD_BY_ROBOT = (
    later(rf"(?P<nick>\S+): \S+ ['\"‘“](?P<name>{FULL_NAME})['\"’”](?:\s.*)?$"),
    re.compile(rf"(?P<name>{FULL_NAME}) \((?P<nick>[\w.-]+)\)(?: [-–—].*)?$"),
)
ROBOT_SAYS = re.compile(
    r"meeting (?:started|ended) (?:at )?\w{3} |voting (?:on|ended|closed)\b|current chairs?:"
    r"|(?:minutes|log)(?: \(text\))?: +https?:|logging to https?:|i see .{1,60} on the .*queue\b"
    r"|the meeting (?:name|topic) has been set\b|karma for \S+ |agendum \d+ (?:--|,)"
    r"|created (?:action|issue)-\d|i have made the request to ",
    re.IGNORECASE,
)
OF_MEETBOT = (
    r"#(?:start|end)(?:meeting|vote)\b|#(?:topic|subtopic|agreed|agree|accept(?:ed)?|reject(?:ed)?"
    r"|action|vote|chairs?|unchair|meetingname|meetingtopic|lurk|undo|save|nick|restrictlogs)\b"
    r"|[.!](?:hello\w*|hi|fas|fasinfo|whoowns|moar|ping|meeting\w*)\b|[\w-]{2,}(?:\+\+|--)$"
)
ROBOT = r"(?:zakim|rrsagent|trackbot|agendabot|meetbot|zodbot|gh?urlbot|github-bot|gb|scribebot)"
OF_SCRIBES = (
    rf"{ROBOT}[,:]|(?:agenda|q|queue|present|regrets|scribe|scribenick|chair)[+?=-](?:\s|$)"
    r"|(?:present|regrets|scribe(?:nick)?|chair)[+-]\S|ack \S+$|(?:next|close|take up|open) "
    r"(?:item|agendum)\b|(?:move to )?next (?:item|agendum)\b|[si]/[^/]+/[^/]*(?:/g?)?$|-> ?\S"
    r"|(?:topic|subtopic|meeting|chairs?|agenda|scribe|scribenick|regrets|present|resolution"
    r"|resolved|action|github|date)\s*:|(?-i:PROPOSED|PROPOSAL|ISSUE|POLL|STRAWPOLL)\s*:"
)
COMMAND = later(rf"{OF_MEETBOT}|{OF_SCRIBES}", re.IGNORECASE)
# "+1", "-0.5", "+1 obviously"
VOTE = re.compile(r"[+±-] ?[01](?:\.\d+)?(?: \w+)?[.!]*\s*$|0[.!]*\s*$")


def is_command(text: str) -> bool:
    """Tell what is said to a robot and is the meeting's business, and a vote: `#topic Cranes`."""
    return (COMMAND.match(text) or VOTE.match(text)) is not None


def nicks(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """What each nick says, line by line: nick and words."""
    for block in blocks:
        if ">" not in block.text or block.is_code:
            continue
        for line in lines_of(block):
            found = NICK_RULE.match(block.text[line.start : line.end])
            if found:
                yield found["names"], block.text[line.start + found.end() : line.end].strip()


def introduced(said: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Who introduces themselves or is by a robot, each with the nick."""
    machines = robots(said)
    for nick, words in said:
        if nick in machines:
            yield from _told_by_robot(words)
            continue
        words = UNDERSCORED.sub(" ", words)
        found = INTRODUCED.match(words) or INTRODUCED_LAST.search(words)
        present = PRESENT.match(words)
        if found and is_short_for(nick, found["name"]):
            yield found["name"], nick
        elif present:
            yield present["name"], ""


def _told_by_robot(words: str) -> Iterator[tuple[str, str]]:
    found = next(filter(None, (pattern.match(words) for pattern in TOLD_BY_ROBOT)), None)
    if found:
        yield found["name"], found["nick"]


def robots(said: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The nicks of robots, by what they say."""
    return frozenset(nick for nick, words in said if ROBOT_SAYS.match(words))
