"""How much of an attack is made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """A share of all trials, one in so many; `short` is what the tests have time for."""

    short: bool = False
    share: int = 1

    def times(self, whole: int, short: int) -> int:
        """How many trials are made, where the whole has so many."""
        return short if self.short else max(1, whole // self.share)
