"""In which script is a text, and a language, written?"""

import re
from collections import Counter
from functools import cache

LATIN, JAPANESE, CHINESE = "Latin", "Japanese", "Chinese"
# The letters of each script, and the languages in it; the first one is supposed of a few words.
SCRIPTS = {
    LATIN: ("A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\uff21-\uff5a", "en"),
    "Cyrillic": ("\u0400-\u052f", "ru ba be bg kk ky mk mn sr tg tt uk"),
    "Arabic": ("\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff", "ar ckb fa ps sd ug ur"),
    "Greek": ("\u0370-\u03ff\u1f00-\u1fff", "el"),
    "Hebrew": ("\u0590-\u05ff\ufb1d-\ufb4f", "he yi"),
    "Armenian": ("\u0530-\u058f", "hy"),
    "Georgian": ("\u10a0-\u10ff\u1c90-\u1cbf", "ka"),
    "Ethiopic": ("\u1200-\u139f", "am ti"),
    "Devanagari": ("\u0900-\u097f", "hi mr ne sa"),
    "Bengali": ("\u0980-\u09ff", "bn as"),
    "Gurmukhi": ("\u0a00-\u0a7f", "pa"),
    "Gujarati": ("\u0a80-\u0aff", "gu"),
    "Odia": ("\u0b00-\u0b7f", "or"),
    "Tamil": ("\u0b80-\u0bff", "ta"),
    "Telugu": ("\u0c00-\u0c7f", "te"),
    "Kannada": ("\u0c80-\u0cff", "kn"),
    "Malayalam": ("\u0d00-\u0d7f", "ml"),
    "Sinhala": ("\u0d80-\u0dff", "si"),
    "Thai": ("\u0e00-\u0e7f", "th"),
    "Lao": ("\u0e80-\u0eff", "lo"),
    "Tibetan": ("\u0f00-\u0fff", "bo dz"),
    "Burmese": ("\u1000-\u109f", "my"),
    "Khmer": ("\u1780-\u17ff", "km"),
    "Korean": ("\u1100-\u11ff\u3130-\u318f\uac00-\ud7af", "ko"),
    JAPANESE: ("\u3040-\u30ff\uff66-\uff9f", "ja"),
    CHINESE: ("\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff", "zh"),
}
_BEYOND_ASCII = re.compile("[\x80-\U0010ffff]+")
_WRITTEN_IN = {code: name for name, (_, codes) in SCRIPTS.items() for code in codes.split()}
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f]+")
_OTHER_LETTERS = re.compile("[^\\W\\d_A-Za-z\u00aa\u00ba\u00c0-\u024f]+")
KANA = 0.1  # so many of the characters of a Japanese text are, at least


def beyond_ascii(text: str) -> str:
    """The signs of a text that ASCII lacks."""
    return "".join(_BEYOND_ASCII.findall(text))


def script_of(language: str) -> str:
    """The script of a language, Latin for one that is not listed."""
    return _WRITTEN_IN.get(language, LATIN)


def supposed_language(script: str) -> str:
    """The language to suppose of a few words in a script."""
    return SCRIPTS[script][1].split()[0]


def is_written_in(word: str, script: str) -> bool:
    """Tell a word with a letter of a script."""
    return bool(_letter(script).search(word))


@cache
def _letter(script: str) -> re.Pattern[str]:
    return re.compile(f"[{SCRIPTS[script][0]}]")


def has_no_other(text: str, script: str) -> bool:
    """Tell a text that has no letters but those of a script."""
    return _no_other(script).fullmatch(text) is not None


@cache
def _no_other(script: str) -> re.Pattern[str]:
    return re.compile(rf"[{SCRIPTS[script][0]}\W\d_]*")


@cache
def _letters(script: str) -> re.Pattern[str]:
    return re.compile(f"[{SCRIPTS[script][0]}]+")


@cache
def _script_of_letter(letter: str) -> str:
    return next((name for name in SCRIPTS if _letter(name).match(letter)), "")


def script(text: str) -> str:
    """The script of most letters of a text; "" for one without letters."""
    if _LATIN_LETTERS.search(text) and not any(map(str.isalpha, beyond_ascii(text))):
        return LATIN  # as most are
    latin = sum(map(len, _LATIN_LETTERS.findall(text)))
    letters = "".join(_OTHER_LETTERS.findall(text))
    if not letters or len(letters) < latin / 2:
        return LATIN if latin else ""
    first = _script_of_letter(letters[0])
    if first and _letters(first).fullmatch(letters):
        return first if len(letters) > latin else LATIN
    counts = Counter({LATIN: latin})
    for letter, count in Counter(letters).items():
        counts[_script_of_letter(letter)] += count
    del counts[""]
    if counts[JAPANESE] > KANA * counts[CHINESE]:
        counts[JAPANESE] += counts[CHINESE]
    return max(SCRIPTS, key=counts.__getitem__)
