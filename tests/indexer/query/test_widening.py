"""The counterparts of acronyms and long forms stand beside them, as they would be typed."""

import pytest

from indexer.query.parsing import read
from indexer.query.printing import printed
from indexer.query.widening import widened
from indexer.register.glossary import Glossary, stems

PAIRS = {
    "HF": "harbour fund",
    "ISU": "implementation support unit",
    "US": "United Shipyards",
    "WHO": "world harbour organisation",
}
GLOSSARY = Glossary(
    {stems(short): (long,) for short, long in PAIRS.items()}
    | {stems(long): (short,) for short, long in PAIRS.items()},
    longest=3,
)


@pytest.mark.parametrize(
    ("typed", "searched", "also"),
    [
        ("hf", 'hf OR "harbour fund"', ("harbour fund",)),
        ("harbour fund", "harbour AND fund OR HF", ("HF",)),
        ("isu met", 'isu OR "implementation support unit" met', ("implementation support unit",)),
        ("fund harbour", "fund harbour", ()),
        ("who met us", "who met us", ()),
        ("united shipyards", "united shipyards", ()),
        ('"hf"', '"hf"', ()),
        ("speaker:hf -hf", 'speaker:"hf" NOT hf', ()),
    ],
)
def test_what_else_is_searched_for(typed: str, searched: str, also: tuple[str, ...]) -> None:
    """The index folds capitals: an acronym that is an ordinary word then is left alone."""
    tree, told = widened(read(typed)[0], GLOSSARY)
    assert (printed(tree), told) == (searched, also)
