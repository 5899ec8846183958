from pathlib import Path

from benchmarks.resampling import resample


def test_summaries_are_drawn_until_there_are_enough_paragraphs(
    tmp_path: Path,
) -> None:
    source = tmp_path / "source.md"
    source.write_text("---\nid: one\n---\n# Talks\n\nNORWAY said yes.\n\nPERU said no.\n", "utf-8")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    resample([source], corpus, paragraphs=5)
    texts = [path.read_text("utf-8") for path in sorted(corpus.iterdir())]
    assert len(texts) == 3
    assert all(text.endswith("PERU said no.\n") for text in texts)
    assert len({line for text in texts for line in text.splitlines() if "id:" in line}) == 3
