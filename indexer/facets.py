"""How the values of a facet are listed: which are shown, and in what order."""

import heapq
import unicodedata
from collections.abc import Iterable, Mapping

from indexer.results import FacetValue, Unfolded
from indexer.summary import SECTION_SEPARATOR

FACET_LIMIT = 200


def facet_values(
    facet: str,
    counts: Mapping[str, int],
    chosen: tuple[str, ...],
    labels: Mapping[str, str],
    unfolded: Unfolded | None = None,
) -> tuple[FacetValue, ...]:
    """List a facet's values: selected first, then by count, then by name; sections as a tree.

    At most FACET_LIMIT of them, and all that are chosen. `unfolded` may ask for those with
    certain characters in their label, and for the order by name.
    """
    asked = unfolded if unfolded and unfolded.facet == facet else Unfolded(facet)
    named = _with_name(counts, asked.find, labels)
    found = {value: counts.get(value, 0) for value in (*chosen, *named)}
    kept = [*chosen, *_first(found, labels, asked.by_name, FACET_LIMIT)]
    values = [_value(facet, v, found[v], v in chosen, labels) for v in dict.fromkeys(kept)]
    match facet:
        case "section":
            return tuple(_as_tree(values, asked.by_name))
        case "year":
            return tuple(sorted(values, key=lambda value: value.value, reverse=True))
    by_name = sorted(values, key=lambda value: (not value.selected, value.label.casefold()))
    if asked.by_name:
        return tuple(by_name)
    return tuple(sorted(by_name, key=lambda value: (not value.selected, -value.count)))


def _value(
    facet: str, value: str, count: int, selected: bool, labels: Mapping[str, str]
) -> FacetValue:
    path = value.split(SECTION_SEPARATOR) if facet == "section" else [value]
    return FacetValue(value, labels.get(value, path[-1]), count, selected, len(path) - 1)


def _first(
    counts: Mapping[str, int], labels: Mapping[str, str], by_name: bool, most: int
) -> Iterable[str]:
    """Pick the values to list out of very many; a section never without those above it."""
    if len(counts) <= most:
        return counts
    if by_name:
        return heapq.nsmallest(most, counts, key=lambda v: (labels.get(v, v).casefold(), v))
    return heapq.nsmallest(most, counts, key=lambda v: (-counts[v], v))


def _with_name(
    counts: Mapping[str, int], find: str, labels: Mapping[str, str]
) -> Mapping[str, int]:
    """Keep the values with some characters in their label, and the sections above these."""
    if not find.strip():
        return counts
    wanted = _folded(find.strip())
    kept: dict[str, int] = {}
    for value, count in counts.items():
        if wanted in _folded(labels.get(value, value)):
            path = value.split(SECTION_SEPARATOR)
            above = (SECTION_SEPARATOR.join(path[:depth]) for depth in range(1, len(path)))
            kept |= {section: counts[section] for section in above if section in counts}
            kept[value] = count
    return kept


def _folded(text: str) -> str:
    """Fold case and accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata.combining(char)).casefold()


def _as_tree(values: list[FacetValue], by_name: bool) -> list[FacetValue]:
    """Put each section under its parent; beside each other the most frequent come first."""
    counts = {value.value: 0 if by_name else value.count for value in values}

    def rank(value: FacetValue) -> list[tuple[int, str]]:
        path = value.value.split(SECTION_SEPARATOR)
        above = [SECTION_SEPARATOR.join(path[: i + 1]) for i in range(len(path))]
        return [(-counts.get(section, 0), section) for section in above]

    return sorted(values, key=rank)
