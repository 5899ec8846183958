"""Numbers as lists print them: 3, c, III."""

from roman_numerals import MAX, RomanNumeral

LETTERS = 26


def numeral(number: int, kind: str) -> str:
    """Write a number in the way that Word calls `kind`; one that is not known, in digits."""
    if kind.endswith("Letter") and number > 0:
        times, place = divmod(number - 1, LETTERS)
        letters = chr(ord("a") + place) * (times + 1)
        return letters.upper() if kind.startswith("upper") else letters
    if kind.endswith("Roman") and 0 < number <= MAX:
        roman = RomanNumeral(number)
        return roman.to_uppercase() if kind.startswith("upper") else roman.to_lowercase()
    if kind == "decimalZero":
        return f"{number:02d}"
    return f"{number}{_ending(number)}" if kind == "ordinal" else str(number)


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
