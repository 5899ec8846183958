"""How values get into the lines between `---`, with everything else left as it was written."""

import re
from collections.abc import Mapping

import yaml

from indexer.reading.front_matter import key_of, split_front_matter

FENCED = re.compile(r"\A\s*---[ \t]*\n(?P<lines>.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
BELONGS_ABOVE = re.compile(r"[ \t]|- |-$|$")


def with_values(text: str, values: Mapping[str, object]) -> str:
    """Set keys of a summary's front matter; None takes a key out.

    Other lines and comments stay. Only where that is not to be done safely are all lines written
    anew.
    """
    front, body = split_front_matter(text)
    removed = {key for key, value in values.items() if value is None}
    kept = {key: value for key, value in {**front, **values}.items() if key not in removed}
    wanted = split_front_matter(f"---\n{_as_yaml(kept)}---\n")[0] if kept else {}
    if wanted == front:
        return text
    edited = _edited(text, values)
    if split_front_matter(edited) == (wanted, body):
        return edited
    return f"---\n{_as_yaml(kept)}---\n\n{body}\n" if wanted else f"{body}\n"


def parted(text: str) -> tuple[str, str]:
    """Part a text behind its front matter, both as they are written."""
    fenced = FENCED.match(text)
    end = fenced.end() if fenced else 0
    return text[:end], text[end:]


def _edited(text: str, values: Mapping[str, object]) -> str:
    fenced = FENCED.match(text)
    lines = fenced["lines"].splitlines(keepends=True) if fenced else []
    for key, value in values.items():
        lines = _with_value(lines, key, value)
    above = f"---\n{''.join(lines)}---\n" if lines else ""
    gap = "" if fenced else "\n"
    return above + gap + text[fenced.end() if fenced else 0 :]


def _with_value(lines: list[str], key: str, value: object) -> list[str]:
    """Replace the lines of a key, or add them at the end."""
    first = next((i for i, line in enumerate(lines) if key_of(line) == key), len(lines))
    last = first + 1
    while last < len(lines) and BELONGS_ABOVE.match(lines[last]):
        last += 1
    new = [] if value is None else [_as_yaml({key: value})]
    return [*lines[:first], *new, *lines[last:]]


def _as_yaml(values: Mapping[str, object]) -> str:
    return yaml.safe_dump(dict(values), sort_keys=False, allow_unicode=True, width=1000)
