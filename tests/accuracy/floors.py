"""What must be reached: precision and recall by set and measure, a little under what is."""

from collections.abc import Iterator

from tests.accuracy.comparing import Report

PERFECT = {"speaker": (1.0, 1.0), "statement": (1.0, 1.0), "role": (1.0, 1.0)}
SHARED_FLOORS = {
    "capitals": {
        "speaker": (0.975, 0.975),
        "statement": (0.95, 0.96),
        "on behalf of": (0.99, 0.8),
    },
    "prefix": {"speaker": (0.995, 0.978), "statement": (0.99, 0.975)},
    "line": {"speaker": (0.99, 0.986), "statement": (0.99, 0.986)},
    "heading": {"speaker": (0.995, 0.995), "statement": (0.99, 0.99)},
    "held out: climate": {
        "speaker": (0.99, 0.97),
        "statement": (0.96, 0.96),
        "on behalf of": (0.99, 0.98),
        "mention": (0.65, 0.9),
        "certainty": (0.99, 0.99),
    },
    "held out: notes": {
        "speaker": (0.99, 0.99),
        "statement": (0.99, 0.99),
        "certainty": (0.99, 0.99),
    },
}
OWN_FLOORS = {
    "bold": PERFECT,
    "languages": {
        "speaker": (0.99, 0.98),
        "role": (0.99, 0.95),
        "statement": (0.98, 0.98),
        "on behalf of": (0.98, 0.95),
    },
    "held out: languages": {"speaker": (0.975, 0.955), "role": (0.96, 0.94)},
    "held out 2: languages": {
        "speaker": (0.96, 0.9),
        "role": (0.96, 0.89),
        "statement": (0.92, 0.81),
    },
    "held out: English beside them": {"speaker": (0.98, 0.97), "role": (0.86, 0.84)},
    "held out: styles": {
        "speaker": (0.98, 0.98),
        "statement": (0.955, 0.95),
        "on behalf of": (0.99, 0.92),
        "mention": (0.29, 0.47),
        "certainty": (0.99, 0.99),
    },
    "fresh: styles": {
        "speaker": (0.96, 0.925),
        "statement": (0.935, 0.895),
        "on behalf of": (0.85, 0.77),
        "certainty": (0.99, 0.99),
    },
    "fresh: climate": {
        "speaker": (0.99, 0.99),
        "statement": (0.96, 0.98),
        "on behalf of": (0.99, 0.99),
        "certainty": (0.99, 0.99),
    },
    "fresh: bold": {
        "speaker": (0.99, 0.99),
        "statement": (0.95, 0.95),
        "on behalf of": (0.99, 0.99),
    },
    "fresh 2: styles": {"speaker": (0.965, 0.955), "statement": (0.955, 0.925)},
    "fresh 3: styles": {"speaker": (0.94, 0.925), "statement": (0.915, 0.905)},
    "fresh 2: climate": {
        "speaker": (0.98, 0.98),
        "statement": (0.97, 0.97),
        "on behalf of": (0.99, 0.99),
    },
    "fresh 2: bold": {
        "speaker": (0.985, 0.985),
        "statement": (0.97, 0.96),
        "on behalf of": (0.99, 0.99),
    },
    "fresh 3: climate": {
        "speaker": (0.975, 0.965),
        "statement": (0.97, 0.96),
        "on behalf of": (0.96, 0.96),
    },
    "fresh 3: bold": {
        "speaker": (0.985, 0.98),
        "statement": (0.96, 0.96),
        "on behalf of": (0.8, 0.8),
    },
    "fresh 3: notes": {
        "speaker": (0.96, 0.94),
        "statement": (0.95, 0.925),
        "certainty": (0.89, 0.89),
    },
    "fresh 5: minutes, read": {
        "speaker": (0.985, 0.985),
        "statement": (0.98, 0.975),
        "on behalf of": (0.99, 0.99),
        "certainty": (0.99, 0.99),
    },
    "fresh 5: minutes, unread": {"speaker": (0.9, 0.86), "statement": (0.88, 0.835)},
    "fresh 4: styles": {"speaker": (0.96, 0.9), "statement": (0.945, 0.875)},
    "fresh 4: bulletins": {"speaker": (0.97, 0.92), "statement": (0.945, 0.89)},
    "fresh 4: notes": {"speaker": (0.915, 0.91), "statement": (0.91, 0.905)},
    "fresh: notes": {"speaker": (0.98, 0.96), "statement": (0.98, 0.96)},
}
FLOORS = OWN_FLOORS | SHARED_FLOORS


def below(name: str, report: Report) -> Iterator[str]:
    """Say which figures of a set lie below their floor."""
    for measure, (precision, recall) in FLOORS[name].items():
        score = report.scores[measure]
        if score.precision < precision or score.recall < recall:
            yield (
                f"{name}: {measure} {score.precision:.3f}/{score.recall:.3f} lies below"
                f" {precision}/{recall}"
            )
