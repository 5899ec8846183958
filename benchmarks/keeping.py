"""Figures that are kept beside the report, each in place of the former ones."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def keep(figures: "Mapping[str, DataclassInstance]", path: Path) -> None:
    """Write figures by their names into a file."""
    kept = {name: asdict(one) for name, one in figures.items()}
    path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
