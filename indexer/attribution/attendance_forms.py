"""In which forms minutes list those present: heads of such lists, and what parts the people."""

import re

from indexer.attribution.grammar import words
from indexer.attribution.titles import LETTERS
from indexer.patterns import later

ATTENDANCE = (
    r"(?:(?:also|members?|directors?|councillors?|officers?|trustees?|governors?|others?|staff|those"
    r"|people|delegates|participants)\s+|(?:[a-z]+\s+){1,3}(?=(?:present|absent|in attendance)\b)"
    r"|[a-z-]+\s+(?=(?:members|nominees|representatives|councillors|trustees|observers)\s*:))*"
    r"(?:(?:were |was )?(?:present|in attendance|attending|participating|in the chair|on the call)"
    r"|attendance|attendees|participants|apologies(?: for absence)?"
    r"|absent(?: with apolog(?:y|ies))?|regrets|secretariat"
    r"|(?:composition|members|membership)(?: of the (?:committee|board|council|panel|commission))?"
    r"|officers|staff|observers?|also|trustees|directors|governors|councillors|delegates|experts"
    r"|(?:board|committee|panel|council) members|(?:vice-)?chair(?:man|woman|person)?|clerk"
    r"|appearances|witnesses(?: heard)?|commissioners|(?:interested )?part(?:y|ies)"
    r"|(?:hearing |inquiry )?panel members"
    r"|(?:board|committee|(?:hearing |inquiry )?panel|council|members|nominees|representatives"
    r"|counsel|guests|visitors|objectors|supporters|respondents?|promoters?|expert witness(?:es)?"
    r"|(?:appearing )?for (?![^:]*\b(?:was|were|is|are|had|has|would)\b)[^:;.]{3,60}?)(?=\s*:)"
    r"|(?:on|at) the (?:platform|podium|dais|rostrum|(?:top|head|high) table)(?=\s*:)"
    r"|(?:key to (?:the )?)?initials(?: used)?(?=\s*:)"
    r"|secretary|treasurer|minutes(?: taken by)?|minute-taker)"
)
# Heads of what may be somebody's words too: they head a list where names stand behind.
LOOSE = later(
    r"(?:appearing )?for |(?:hearing |inquiry )?(?:board|committee|panel|council|part(?:y|ies))$",
    re.IGNORECASE,
)
NUMBER = r"(?:\d[\d./]*[.)]?\s+)?"
NUMBERED = re.compile(f"^{NUMBER}")
SENT_APOLOGIES = (
    r"apologies(?: for absence)? (?:were |was |had |have |been )*"
    r"(?:received|accepted|noted|sent|given|tendered|came|come) from"
)
PRESENT_WERE = (
    r"(?:(?:also )?(?:present|in attendance|attending) (?:were|was)(?: also)?"
    r"|the meeting was attended by)\b"
)
LIST_OF_PEOPLE = later(
    rf"{NUMBER}\(?(?:{ATTENDANCE}(?:\s*\([^)]*\))?\s*[:–-]|{SENT_APOLOGIES}|{PRESENT_WERE})\s*",
    re.IGNORECASE,
)
# "Present: Ann Bo. In attendance: Ole Berg"
LISTS = later(rf"\n|(?<=[.;)]) (?={ATTENDANCE}\s*[:–-]\s)", re.IGNORECASE)
HEADING_OF_PEOPLE = later(rf"\W*(?:list of )?{ATTENDANCE}\W*", re.IGNORECASE)
SEPARATOR = re.compile(
    r"\n|;(?![^()]*\))|(?:(?<=\))|(?<=[a-z]{3}))\.\s|,(?![^()]*\))|(?:\band\b|&)(?![^()]*\))"
)
IN_THE_CHAIR = re.compile(r"(?<=[\w)])(?:,? in the [Cc]hair\b| \(in the [Cc]hair\))")
OFFICE_FIRST = re.compile(r"\s*(?:and )?[Tt]he (?=[A-Z])")
OFFICE_AND_NAME = re.compile(
    r"\s*(?:and )?(?:[Tt]he )?(?P<office>[A-Z][^():,]{2,40}?)(?:: | – | \()(?P<name>[^(),]+?)\)?"
    r"(?P<post>, [^();:]+| \([^()]+\))?\s*\.?"
)
FOR_ITEM = re.compile(r"\s*(?:For|From|By) [^:]{1,30}:\s*")
# "Ann Bo (Wharf Trust) for item 6", "Ole Ek until 8 pm", "Jo Lind via Zoom"
ATTENDING = re.compile(
    r"\s+(?:(?:for|until|till|from|to|at)\b [^();,]*\d[^();,]*"
    r"|(?:via|by|on) (?:zoom|teams|video|phone|skype|telephone|webex)\b[^();,]*)$",
    re.IGNORECASE,
)
# "Ann Bo (Teams)", "Ole Ek (by phone)"
REMOTELY = re.compile(
    r" ?\((?:(?:via|by|on|over|through|using) )?(?:zoom|(?:ms )?teams|skype|webex|google meet"
    r"|video(?: ?link| ?call)?|(?:tele)?phone|online|remote(?:ly)?|virtual(?:ly)?|in[ -]person)\)",
    re.IGNORECASE,
)
SPACED_DASH = re.compile(" [–—-] ")
# "Ole Ek for the River Trust"
OF_BODY = later(
    r"(?P<name>\s*(?:and\s+)?[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*)+),?"
    r" (?:for|of|from|representing|on behalf of) (?=(?:the )?[A-Z])"
)
# "Ann Bo (Chair) AB", "AB – Ann Bo, Chair", "AB Ann Bo"
INITIALS_BEHIND = re.compile(
    r"\s*(?P<name>[A-Z][^\W\d]+ [^;,()]*?[^\W\d])(?P<rest>(?: \([^()]*\))?)"
    r" (?P<short>[A-Z]{2,4})\.?\s*"
)
INITIALS_FIRST = re.compile(
    r"\s*(?P<short>[A-Z]{2,4})(?P<dash> ?[–—:=-])? (?P<name>[^;,()]+?)(?P<rest>(?:,| \().*)?\s*"
)
MAJOR_SEPARATOR = re.compile(r"\n|;(?![^()]*\))")
CAPITALISED = r"[^\W\d_a-z][\w'’-]*(?:[./][A-Z][a-z]*)*\.?"
ENTRY = later(
    rf"\s*(?:(?:and|with)\s+)?(?P<name>{CAPITALISED}(?:\s+(?:{CAPITALISED}|de|da|van|von|der|bin|al|el|la|le|dos))+)"
    r"\s*(?:\((?P<office>[^()]*)\))?\s*(?:[,–—/-]\s*(?P<post>[^;\n]*))?\s*[.;]?\s*$"
)
BEHIND_NAME = re.compile(
    rf"(?<![:;,(–]),? (?!Ms )(?i:{'|'.join(sorted(LETTERS))})\b\.?(?= |,|$)"
    rf"|, (?!(?:{'|'.join(sorted(words.OFFICE_LETTERS))})\b)[A-Z][A-Za-z]{{0,3}}[A-Z](?= \(|$)"
)
BRACKET = re.compile(r"\([^)]*\)")
IN_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
HEAD_END = re.compile(r" (?:of|for|and|to|in) ")
WITH_INITIALS = re.compile(r"(?P<first>[A-Z])\.?(?:[ -]?[A-Z]\.?)* (?P<surname>.*[^\W\d_]{2,}.*)")
STOP_AT_END = re.compile(r"(?<=[a-z])(?<!Jr)(?<!Sr)\.$")
BESIDE_NAMES = frozenset(
    {"office", "role", "position", "post", "title", "function", "organisation", "organization"}
    | {"affiliation", "company", "body", "delegation", "representing"}
)
# What may head the column of a table that stands beside names, and what heads that of the names.
BEFORE_NAMES = BESIDE_NAMES | frozenset(
    {"country", "state", "member state", "member body", "national body", "party", "ward", "seat"}
    | {"institution", "agency", "department", "capacity", "region", "team", "group", "employer"}
    | {"for", "on behalf of", "appearing for", "interest", "initials"}
)
NAME_COLUMNS = frozenset(
    {"name", "names", "delegate", "delegates", "representative", "representatives", "participant"}
    | {"participants", "attendee", "attendees", "present", "attending", "represented by"}
    | {"witness", "witnesses", "expert", "panellist", "speaker", "appearing"}
)
FEWEST_OF_NAME = 2  # words of a full name
FEWEST_LONE = 2  # people of one name: one may be a body
LONGEST_ITEM = 120  # letters of a paragraph that is only somebody with an office
LONE_ENTRY = re.compile(
    rf"\s*(?:and\s+)?(?P<name>{CAPITALISED})\s*(?:\((?P<office>[^()]*)\))?\s*(?:,\s*(?P<post>[^;\n]*))?\.?\s*$"
)
LONE_NAME = re.compile(rf"\s*{CAPITALISED}(?: \([^()]*\))?\s*")
TITLES = words.COURTESIES | {"pcso", "county", "district"}
SEXED = words.MEN | words.WOMEN
CROWDS = words.GROUP_NOUNS | words.SPEAKING_CROWDS
# "County Cllr", "C.Cllr", "C/Cllr"
WARDS = {
    form: ward
    for ward in ("Borough", "County", "District")
    for form in (ward.lower(), f"{ward[0].lower()}.cllr", f"{ward[0].lower()}/cllr")
}
