"""How dates are printed: a pattern for each form."""

import re
from collections.abc import Iterable

from indexer.patterns import later
from indexer.reading import elsewhere

MONTHS = (
    "january february march april may june july august september october november december"
).split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
SHORT_MONTHS = {"sept": 9, **{month[:3]: number for number, month in enumerate(MONTHS, 1)}}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _capitalised(words: Iterable[str]) -> str:
    return "|".join(form for word in words for form in (word.capitalize(), word.upper()))


MONTH = rf"(?:{_capitalised(MONTHS)}|(?:{_capitalised(SHORT_MONTHS)})(?![^\W\d_])\.?)"
SHORT_DAYS = [day[:length] for day in WEEKDAYS for length in (3, 4)]
WEEKDAY = rf"(?:{_capitalised(WEEKDAYS)}|(?:{_capitalised(SHORT_DAYS)})\b\.?)"
YEAR = r"(?:1[89]|20|21)\d\d(?!\d)"
TH = r"(?:st|nd|rd|th|ST|ND|RD|TH)"
DAY = rf"\d{{1,2}}{TH}?(?!\w|:\d|\.\d|,(?!{YEAR})\d)"
NAMED_DAY = rf"{DAY}(?:\s?\({WEEKDAY}\))?"
TO = r"(?:-|–|—|/|to\b|and\b|&|until\b|till\b|through\b|thru\b|bis\b)"
UP_TO = rf",?\s*{TO}\s*"
NAMED = rf"(?:\(?{WEEKDAY}\)?,?\s+)?(?:the\s+)?"
DAYS = rf"{NAMED_DAY}(?:\.?\s*[,&/]\s*{DAY})*(?:\.?{UP_TO}{NAMED}{NAMED_DAY})?"
OF = r"(?:(?:day|DAY)\s+)?(?:(?:of|OF)\s+)?"
TIME = r"(?:,?\s+\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?)?"
SHORT = r"['’]\d\d(?!\w)"  # '12
SHORT_YEAR = rf"{SHORT}|\d\d(?=[ \t]*(?:\n|\Z))"  # "23 Jan 12" at a line's end
IN_YEAR = rf"(?:,?\s*(?:(?:of\s+|in\s+the\s+year\s+)?{YEAR}|{SHORT_YEAR}))"
SAME = r"(?P=iso_sign)"
FORMS: dict[str, str] = {
    "iso": rf"{YEAR}(?P<iso_sign>\s?[-/._–]\s?)\d{{1,2}}{SAME}\d{{1,2}}(?!\d)"
    rf"(?:(?:/|\s+(?:to|until|till|bis)\s+|\s*–\s*|\s+-\s+|\.\.+|--+|(?!{SAME})-)"
    rf"(?:(?:{YEAR}{SAME})?\d{{1,2}}{SAME})?\d{{1,2}}(?![\d:-]))?",
    "compact": r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"(?:[-–/](?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))?",
    "cjk": elsewhere.CJK,
    "era": elsewhere.ERA,
    "foreign_span": elsewhere.FOREIGN_SPAN,
    "day_month": rf"{DAYS}\.?\s+{OF}{MONTH}{IN_YEAR}?"
    rf"(?:{TIME}{UP_TO}{NAMED}{DAY}\.?\s+{OF}{MONTH}(?:,?\s*(?:{YEAR}|{SHORT}))?)?",
    "glued": rf"\d{{1,2}}{TH}?(?:(?P<dash>[-/.]){MONTH}(?P=dash)(?:{YEAR}|\d\d(?!\w))"
    rf"|{MONTH}(?:,?\s?{YEAR}|\d\d(?!\w)))",
    "month_day": rf"(?:{YEAR},?\s+)?{MONTH}\s+(?:the\s+)?{DAYS}(?:,?\s*(?:{YEAR}|{SHORT}))?"
    rf"(?:{TIME}{UP_TO}{NAMED}{MONTH}\s+{DAY}(?:,?\s*{YEAR})?)?"
    rf"|{MONTH}-\d{{1,2}}-{YEAR}",
    "numeric_days": r"\d{1,2}(?:[./]\d{1,2})?\.?\s*(?:[-–]|to\b|bis\b)\s*"
    rf"\d{{1,2}}(?P<mark>[./])\d{{1,2}}(?:(?P=mark)|\.?\s)(?:{YEAR}|(?<=[./])\d\d(?![\w/]))",
    "numeric": r"\d{1,2}(?:(?P<gap>\s?[-/]\s|\s[-/]|\.\s)\d{1,2}(?P=gap)(?:1[89]|20|21)\d\d"
    r"|(?P<sign>[/._-])\d{1,2}(?P=sign)(?:(?:1[89]|20|21)\d\d|\d\d))"
    r"(?:\s*(?:-|–|to|bis)\s*\d{1,2}(?P=sign)\d{1,2}(?P=sign)(?:19|20)\d\d(?!\d)"
    r"|(?![\da-zA-Z/]|[.-]\d))",
    "roman": rf"\d{{1,2}}(?P<point>[./-]\s?|\s)(?:{'|'.join(reversed(ROMAN))})(?P=point){YEAR}",
    "month": rf"(?:[Mm]id-)?{MONTH}(?:(?:,?\s+{YEAR})?\s*{TO}\s*{MONTH})?"
    rf"(?:(?:,?\s+(?:of\s+)?|[-/]){YEAR}|\s?{SHORT})",
    "foreign": elsewhere.FOREIGN,
    "foreign_year": elsewhere.FOREIGN_YEAR,
    "year_month": rf"{YEAR}[-/](?:0[1-9]|1[0-2])(?![\d/-])",
}
DATE = later(
    r"(?<![^\W\u3040-\u9fff\uac00-\ud7af])(?<![./-])(?=[\dADFJMNOSm〇零一二三四五六七八九令平昭民])(?:"
    + "|".join(f"(?P<{name}>{form})" for name, form in FORMS.items())
    + ")"
)
MAYBE = later(
    rf"\d{{4}}|{MONTH}|\d[/.-]\d|[〇零一二三四五六七八九]{{4}}年|(?:{'|'.join(elsewhere.ERAS)})"
)
SMALL_MONTH = re.compile(rf"(?<!\w)(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*")
SHORTENED = re.compile(r"['’](\d\d)\b")
NUMBER_OR_MONTH = later(
    rf"(?P<month>{MONTH})|(?P<number>\d+)|(?<=\W)(?P<roman>{'|'.join(reversed(ROMAN))})(?=\W)"
)
NAMED_BEFORE = re.compile(rf"({WEEKDAY})[),]*\s*(?:the\s+)?$")
NAMED_FIRST = re.compile(rf"({WEEKDAY})")
NAMED_BEHIND = re.compile(rf"\s*[,(]?\s*({WEEKDAY})")
HAS_YEAR = re.compile(YEAR)
ALONE = later(rf"(?:(?!{MONTH})[^\d])*?\b(?P<year>{YEAR})(?:\s?[-–/]\s?(?P<last>{YEAR}))?\D*")
MONTH_ALONE = re.compile(
    rf"\s*(?:(?P<m>\d{{1,2}})[./](?P<y>{YEAR})|(?P<y2>{YEAR})[.](?P<m2>\d\d))\s*"
)
RAISED = str.maketrans("ˢᵗⁿᵈʳʰ", "stndrh")
