"""Where a meeting was held: as its front matter, its first lines or its first sentences say.

Rather no place than a wrong one: a call is held nowhere, and a city in the text may be another
meeting's.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice, pairwise

from countryinfo import all_countries

from indexer.markup.blocks import Block
from indexer.markup.outline import printed_lines
from indexer.markup.runs import CELL
from indexer.markup.sentences import split_sentences
from indexer.patterns import any_of, later
from indexer.reading.date_forms import WEEKDAY
from indexer.reading.date_parts import Days
from indexer.reading.dates import days_of, may_hold_dates, printed_dates
from indexer.reading.elsewhere import weekday_pattern
from indexer.reading.title import MARGIN, WORDS, kind_of, without_dates
from indexer.register.foreign import has_no_spaces
from indexer.register.states import states
from indexer.register.translations import translations
from indexer.summary import Span
from indexer.words import ENGLISH
from indexer.words.scripts import LATIN, SCRIPTS, script

LABEL = (
    r"(?:meeting )?(?:place|where|location|venue|city|address|held (?:at|in))"
    r"(?: of (?:the )?(?:meeting|session|event))?"
)
LABELLED = re.compile(rf"{LABEL}\s*[:：|]\s*(?P<value>.*)", re.IGNORECASE | re.DOTALL)
ALONE = re.compile(rf"{LABEL}\s*[:：]?", re.IGNORECASE)
NOWHERE = later(
    r"https?:|www\.|\b(?:zoom|video|virtual\w*|online|remote\w*|teams|hangouts?|webex|skype|jitsi"
    r"|link|calls?|calendar|phone|telephone|irc|youtube|tbd|tba|invite|dial|teleconference"
    r"|n/?a|none|here|below|see|hybrid|meet\.\w+|discord|slack|password|id|github|google"
    r"|whereby|matrix|bluejeans|gotomeeting|facetime|telegram|signal)\b|#",
    re.IGNORECASE,
)
BETWEEN = "of|and|for|upon|de|la|del|le|el|des|du|do|da|dos|das|di|am|van|der"
NAME = rf"[A-Z][\w.'’-]*(?:\s+(?:(?:{BETWEEN})\s+)?[A-Z][\w.'’-]*)*"
PLACE = rf"(?P<place>{NAME}(?:,?\s+in)?(?:,?\s+{NAME}){{0,2}})"
HELD_IN = later(
    rf"\b(?:held|took place|takes place|convened|hosted|met|meets|gathered|assembled)\b[^.;]*?"
    rf"\b(?:in|at)\s+(?:the\s+)?{PLACE}"
)
ROOM = re.compile(
    r"\b(?:plenary|room|hall|group|groups|session|committee|part|annex|parallel|contact|informal"
    r"|working|private|accordance|order|march|may|april|june|july|august|january|february|september"
    r"|october|november|december|english|french)\b",
    re.IGNORECASE,
)
PARTICLE = re.compile(r"[dl]['’][^\W\d_a-z]")  # Côte d’Ivoire
COMMAS = "،，、,"
TIME = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|h|hrs|utc|gmt|cet)?(?:\s|$)", re.IGNORECASE
)
AND_STATE = re.compile(r"[^(]+?\s*[,،、，(]\s*(?P<state>[^,،、，()]+)\)?")
HYBRID = re.compile(r"\(?\b(?:hybrid|and online)\b\)?", re.IGNORECASE)
ABOUT_TEXT = re.compile(
    r"draft|final|chair|version|present|confidential|public|private|revised|corrected|original"
    r"|internal|restricted|approved|adopted|english|edition|issue|day|date|when|where|who|note"
    r"|source|author|by|part|page|volume|circulated|unofficial|provisional|dear|text|start|end|on",
    re.IGNORECASE,
)
AROUND = re.compile(
    r"^(?:(?:held|convened|took place)\s+)?(?:(?:on|from)\s+)?(?:in|at)\s+(?:the\s+)?"
    r"|,?\s+(?:on|den|le|el|em|il|am|du|del|vom|dal|from)$",
    re.IGNORECASE,
)
NOT_A_CITY = (
    r"(?!\s+(?:Protocol|Convention|Agreement|Declaration|Accords?|Club|Process|Treaty|Action|Statute"
    r"|Consensus|Rules|Principles|Charter|Amendment|Mandate|Package|Plan|Program|Strategy|Round"
    r"|Communiqu|Memorandum|Guidelines|Framework|Roadmap|Pact|Commitments?|Time)\b)"
)
AT_TOP = 40  # blocks, in which labels such as Place: are looked for
LINES = 6  # of each of as many blocks
SENTENCES = 6  # of the first text
FIRST_TEXTS = 3  # blocks
LONGEST = 120  # characters of a line that tells place and day


def find_place(title: Sequence[str], blocks: Sequence[Block], days: Days | None, path: str) -> str:
    """Find the place of a meeting held on some days, or ""; `path` is its file's."""
    named = path.replace("-", " ").replace("/", " / ")
    other = next((block.language for block in blocks if block.language != ENGLISH), ENGLISH)
    found = chain(
        _labelled(blocks, days),
        _in_title_block(title, other),
        _in_lines_below(blocks, days),
        _in_sentences(blocks, days),
        _city_beside_date((*title, named)),
        _city_of_title(title),
    )
    return next(found, "")


def _labelled(blocks: Sequence[Block], days: Days | None) -> Iterator[str]:
    """What stands behind a label, or below one in bold or on a line of its own."""
    behind = (LABELLED.match(block.text) for block in blocks[:AT_TOP])
    bold = (b.text[b.bold[0].end :] for b in blocks[:AT_TOP] if b.bold and _is_label(b, b.bold[0]))
    below = (two.text for one, two in pairwise(blocks[:AT_TOP]) if ALONE.fullmatch(one.text))
    cells = chain.from_iterable(_cells(*pair, days) for pair in pairwise(blocks[:AT_TOP]))
    for value in chain((found["value"] for found in behind if found), bold, below, cells):
        place = _tidy(value.replace("\n", ", "))
        if place and _may_be_place(place):
            yield place


def _cells(head: Block, row: Block, days: Days | None) -> Iterator[str]:
    """What stands below a label in the head of a table, beside the meeting's days."""
    if head.row and row.row and days and _tells_days(row.text, days):
        for name, value in zip(head.text.split(CELL), row.text.split(CELL), strict=False):
            if ALONE.fullmatch(name.strip()):
                yield value


def _is_label(block: Block, bold: Span) -> bool:
    return bold.start == 0 and ALONE.fullmatch(block.text[: bold.end]) is not None


def _may_be_place(text: str) -> bool:
    short = len(text) <= LONGEST and text[0].isalnum() and any(map(str.isupper, text))
    return short and not NOWHERE.search(text) and not any(printed_dates(text))


def _tidy(text: str) -> str:
    tidy = re.sub(r"(?:\s*,)+", ",", " ".join(text.split())).strip(f"{MARGIN}.{COMMAS}")
    return f"{tidy})" if tidy.count("(") > tidy.count(")") else tidy


def _in_title_block(title: Sequence[str], language: str) -> Iterator[str]:
    """The lines under the title that are neither a date nor a kind nor a body's name."""
    rest = [
        _tidy(AROUND.sub("", _without_date(line, language)))
        for line in title[1:]
        if not kind_of(line)
    ]
    places = [line for line in rest if line and _is_place_in(line, language)]
    if places:
        yield ", ".join(places)


def _in_lines_below(blocks: Sequence[Block], days: Days | None) -> Iterator[str]:
    """What stands beside the meeting's date in a line under the title, or in a line next to it."""
    if days is None:
        return
    told = [
        (line, block.language) for block in blocks[:LINES] for line in printed_lines(block)[:LINES]
    ]
    lines = [line for line, _ in told]
    dated = [len(line) <= LONGEST and _tells_days(line, days) for line in lines]
    for place, (line, language) in enumerate(told):
        if any(dated[max(0, place - 1) : place + 2]) and ":" not in line and len(line) <= LONGEST:
            rest = _tidy(AROUND.sub("", _without_date(HYBRID.sub("", line), language)))
            named = _names_state(rest, language) or (dated[place] and _is_parted(rest, line))
            if named and (_reads_as_place(rest) or not _has_capitals(rest)):
                yield rest


def _is_parted(rest: str, line: str) -> bool:
    """Tell one word with a comma or the like between it and the date."""
    parted = re.search(rf"\b{re.escape(rest)}\s*[,|–—-]|[,|–—-]\s*{re.escape(rest)}\b", line)
    return rest.isalpha() and parted is not None and not ABOUT_TEXT.fullmatch(rest)


def _is_place_in(line: str, language: str) -> bool:
    joined = not _has_capitals(line) and len(line) <= LONGEST and _names_state(line, language)
    return joined or _reads_as_place(line)


def _names_state(rest: str, language: str) -> bool:
    """Tell a capital, a place and its state, or in a script without spaces a state and a place."""
    found = AND_STATE.fullmatch(rest)
    state = found["state"] if found else ""
    if _capitals().fullmatch(rest) or state.casefold() in _states():
        return True
    if language == ENGLISH:
        return False
    known = translations(language)
    joined = has_no_spaces(language) and any(known.find(rest[:end]) for end in range(2, len(rest)))
    return bool((state and known.find(state)) or joined)


@cache
def _states() -> frozenset[str]:
    """The names of states, and what else stands behind a city's name."""
    named = (name for state in states() for name in (state.label, *state.names))
    return frozenset(map(str.casefold, named)) | {"uk", "u.k.", "usa", "u.s.a.", "us", "uae"}


def _without_date(line: str, language: str) -> str:
    """A line without its date; days of other languages are looked for where there may be some."""
    rest = re.sub(WEEKDAY, " ", without_dates(line))
    if not rest.isascii() or (rest != line and language != ENGLISH):
        rest = weekday_pattern(script(rest) or LATIN).sub(" ", rest)
    return _tidy(TIME.sub(" ", rest))


def _reads_as_place(line: str) -> bool:
    if not _has_capitals(line):
        return _ends_with_state(line)
    words = re.findall(r"[^\W\d_][\w'’-]*", line)
    named = all(w[0].isupper() or len(w) <= 3 or PARTICLE.match(w) for w in words)
    whole = line.count("(") == line.count(")") and "/" not in line
    return whole and bool(
        words
        and named
        and len(words) <= 8
        and ":" not in line
        and not WORDS.search(line)
        and _may_be_place(line)
    )


def _has_capitals(text: str) -> bool:
    return text.casefold() != text or text.upper() != text


def _ends_with_state(line: str) -> bool:
    """Tell a city and its state in a script without capitals: بيروت، لبنان."""
    city, comma, state = line.rpartition(next(filter(line.__contains__, COMMAS), ","))
    written = SCRIPTS[script(line) or LATIN][1].split()
    known = any(translations(language).find(state.strip()) for language in written)
    return bool(comma and known and city and len(line) <= LONGEST)


def _in_sentences(blocks: Sequence[Block], days: Days | None) -> Iterator[str]:
    """Where the first sentences say that they met, on the days that are the meeting's."""
    texts = (b.text for b in blocks if not b.level and len(b.text) > LONGEST // 3)
    for text in islice(texts, FIRST_TEXTS):
        if not days or not may_hold_dates(text):
            continue
        for span in split_sentences(text)[:SENTENCES]:
            sentence = text[span.start : span.end]
            if _tells_days(sentence, days):
                yield from _held_in(sentence)


def _tells_days(sentence: str, days: Days) -> bool:
    found = (days_of(printed, days.first.year) for printed in printed_dates(sentence))
    return any(one and one.meets(days) for one in found)


def _held_in(sentence: str) -> Iterator[str]:
    found = HELD_IN.search(sentence)
    if found:
        place = _tidy(_without_date(found["place"], ENGLISH))
        if (
            place
            and not NOWHERE.search(place)
            and not ROOM.fullmatch(place.split(",")[0].split()[-1])
        ):
            yield place


@cache
def _capitals() -> re.Pattern[str]:
    names = {str(country.capital() or "") for country in all_countries()} - {""}
    return re.compile(rf"\b(?:{any_of(names)})\b{NOT_A_CITY}", re.IGNORECASE)


def _city_beside_date(lines: Sequence[str]) -> Iterator[str]:
    """The capital that stands beside the date in a title, or in a file's name."""
    for line in lines:
        for printed in printed_dates(line):
            beside = line[max(0, printed.span.start - 40) : printed.span.end + 40]
            found = _capitals().search(beside)
            if found:
                yield found[0].title()


def _city_of_title(lines: Sequence[str]) -> Iterator[str]:
    """The capital that a title has before its kind: "Copenhagen highlights"."""
    for line in lines[:1]:
        found = _capitals().match(line)
        if found and kind_of(line[found.end() :].rstrip(":")):
            yield found[0].title()
