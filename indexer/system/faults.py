"""Whatever a file raises is one line about that file: the others go on."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from indexer.errors import FloorError, UnreadableSummary
from indexer.saying import say
from indexer.system.disk import advice

LOG = logging.getLogger(__name__)
LONGEST_REASON = 120  # characters: it stands in one line that is shown
ENDINGS = (KeyboardInterrupt, SystemExit, GeneratorExit)  # no fault of anything


def named(name: str, error: FloorError) -> str:
    """The text of an error, beginning with the name of the file that it is about."""
    text = str(error)
    return text if text.startswith(name) else f"{name}: {text}"


@contextmanager
def one_file(name: str) -> Iterator[None]:
    """Do something with one file, which may be anything; raises UnreadableSummary.

    The cause of what nobody thought of is in the log, which `floor --verbose` shows. Some
    libraries raise what is no Exception.
    """
    try:
        yield
    except (FloorError, *ENDINGS):
        raise
    except FileNotFoundError:
        raise UnreadableSummary(say("there is no such file (any more): check the name")) from None
    except OSError as error:
        raise UnreadableSummary(say("it can't be read: {advice}", advice=advice(error))) from error
    except BaseException as error:
        LOG.info("while reading %s", name, exc_info=True)
        reason = " ".join(f"{type(error).__name__} {error}".split())[:LONGEST_REASON]
        raise UnreadableSummary(
            say(
                "it can't be read ({reason}): simplify it, or report it with what `floor"
                " --verbose` says",
                reason=reason,
            )
        ) from error
