"""Workers share connections evenly: who holds more than another leaves the next one to it.

All take connections from one socket, and a connection stays with who took it. Whoever looked first
would take all of a burst, and the others had nothing to do for as long as those clients stay.
"""

from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

ABSENT = -1
PART_OF_EVEN = 8  # of many, an eighth more than another holds is still even


@dataclass(frozen=True, slots=True)
class Share:
    """How many connections each worker holds, ABSENT if it does not serve; `place` is our own."""

    held: Any = field(default_factory=lambda: [0])
    place: int = 0

    def note(self, connections: int) -> None:
        """Let the others know how many this worker holds."""
        self.held[self.place] = connections

    def is_above(self, difference: int = 0) -> bool:
        """Tell whether another that serves holds fewer, by more than a difference."""
        own = self.held[self.place]
        least = min((held for held in self.held if held != ABSENT), default=own)
        return bool(own - own // PART_OF_EVEN > least + difference)


def shares(count: int) -> list[Share]:
    """Make the shares of workers that are started from this process; none serves yet."""
    held = get_context("spawn").RawArray("i", [ABSENT] * count)
    return [Share(held, place) for place in range(count)]
