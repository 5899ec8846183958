"""Who speaks in single sentences of prose: each case stands for a kind.

Two things are true of any summary, and are asked of each: no statement breaks off at a word that
joins what follows, and nobody is mentioned where that one speaks.
"""

from pathlib import Path

import pytest

from indexer.attribution.names import NameFinder
from indexer.reading.summaries import decode, read_summary
from tests.indexer.attribution.prose_cases import (
    Case,
    both_speaking_and_mentioned,
    broken_off,
    cases,
    normal,
    read,
    told,
)

DOCUMENTS = Path(__file__).parents[2] / "documents" / "prose"
CASES = [case for path in sorted(DOCUMENTS.glob("*.txt")) for case in cases(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name}, {case.convention}")
def test_sentence_is_read_as_a_person_reads_it(case: Case, finder: NameFinder) -> None:
    summary = read(case, finder)
    expected = [normal(line, finder.register) for line in case.statements]
    assert told(summary, case.statements, finder.register) == expected
    assert not list(broken_off(summary))
    assert not list(both_speaking_and_mentioned(summary))


@pytest.mark.parametrize(
    "case", [c for c in CASES if c.mentions], ids=lambda case: f"{case.name}, {case.convention}"
)
def test_those_who_are_only_named_are_mentions(case: Case, finder: NameFinder) -> None:
    mentioned = {m for paragraph in read(case, finder).paragraphs for m in paragraph.mentions}
    named = [finder.register.find(name) for name in case.mentions.split(", ")]
    assert mentioned == {identity.id for identity in named if identity}


@pytest.mark.shared
def test_statements_of_real_bulletins_do_not_break_off(
    shared_corpora: Path, finder: NameFinder
) -> None:
    files = sorted(shared_corpora.glob("enb/enb/*/index.md"))[::8]
    summaries = (read_summary(decode(file.read_bytes()), file.name, finder) for file in files)
    broken = [words for summary in summaries for words in broken_off(summary)]
    assert not broken
