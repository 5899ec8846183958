from benchmarks.aims import aims
from benchmarks.outcome import Asked, Made, Outcome, Quantiles, Round


def outcome(size: str, whoosh: float, stock: float) -> Outcome:
    return Outcome(
        size, 10, "2026-01-01", rounds=1, questions=1, yardstick=0.001,
        made={name: Made(1.0, 1, 1.0, 1.0) for name in ("this project on Whoosh",)},
        asked={
            name: Asked(one := Round({"phrase": (q := Quantiles(p50, p50))}, q, q), one)
            for name, p50 in (("this project on Whoosh", whoosh), ("stock Whoosh", stock))
        },
    )  # fmt: skip


def line(words: str, *outcomes: Outcome) -> str:
    return next(line for line in aims(outcomes).splitlines() if words in line)


def test_an_aim_is_judged_at_its_own_size() -> None:
    found = line("stock Whoosh", outcome("corpora", 1, 5), outcome("scale", 1, 2))
    assert "5.0 times | corpora, 10 paragraphs | yes" in found


def test_at_another_size_it_is_judged_so_far() -> None:
    found = line("stock Whoosh", outcome("beirut", 1, 3))
    assert "3.0 times | beirut, 10 paragraphs; corpora was not run | so far no" in found


def test_without_its_contenders_it_was_not_run() -> None:
    assert "not run yet" in line("FTS5", outcome("million", 1, 3))
