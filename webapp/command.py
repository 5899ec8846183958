"""The script `floor` starts here, for its commands are those of both packages."""

from indexer.cli.commands import main
from indexer.cli.common import Later

__all__ = ["main"]

main.add_command(
    Later(
        "serve",
        "webapp.serving:serve",
        "Index what is new, then serve the search page until stopped.",
    )
)
