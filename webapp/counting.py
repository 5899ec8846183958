"""What is counted on pages, in the reader's language: 1 paragraph, 2,000 paragraphs."""

from collections.abc import Callable

from markupsafe import Markup

from webapp.languages import language


def counted(one: str, many: str, number: int) -> str:
    """Fill a number into the template that goes with it, at `{n}`."""
    return language().counted(one, many, number)


def paragraphs(number: int) -> str:
    """Say how many paragraphs."""
    return counted("{n} paragraph", "{n} paragraphs", number)


def meetings(number: int) -> str:
    """Say how many meetings."""
    return counted("{n} meeting", "{n} meetings", number)


def speakers(number: int) -> str:
    """Say how many speakers."""
    return counted("{n} speaker", "{n} speakers", number)


def summaries(number: int) -> str:
    """Say how many summaries."""
    return counted("{n} summary", "{n} summaries", number)


def statements(number: int) -> str:
    """Say how many statements."""
    return counted("{n} statement", "{n} statements", number)


def results(number: int) -> str:
    """Say how many results."""
    return counted("{n} result", "{n} results", number)


def sections(number: int) -> str:
    """Say how many sections."""
    return counted("{n} section", "{n} sections", number)


def times(number: int) -> str:
    """Say how many times."""
    return counted("{n} time", "{n} times", number)


def warnings(number: int) -> str:
    """Say how many warnings."""
    return counted("{n} warning", "{n} warnings", number)


def tally(number: int) -> Markup:
    """Say how many paragraphs, where only the number is seen."""
    return Markup(
        counted(
            '{n}<span class="unseen"> paragraph</span>',
            '{n}<span class="unseen"> paragraphs</span>',
            number,
        )
    )


COUNTING: dict[str, Callable[[int], str]] = {
    f"count_{function.__name__}": function
    for function in (
        meetings, paragraphs, results, sections, speakers, statements, summaries, tally, times,
        warnings,
    )
}  # fmt: skip
