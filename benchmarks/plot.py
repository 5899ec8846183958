"""p50 and p99 against the number of paragraphs, as a drawing for light and dark pages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.growth import names
from benchmarks.outcome import Outcome

# Okabe and Ito's colours for colour-blind readers, those that stand out from white and black.
LOOKS = {
    "this project on Whoosh": ("#D55E00", "-", 2.4),
    "this project on Tantivy": ("#0084D1", "-", 2.4),
    "this project on OpenSearch": ("#7A3EB1", "-", 2.4),
    "page over HTTP, on Whoosh": ("#D55E00", ":", 1.6),
    "page over HTTP, on Tantivy": ("#0084D1", ":", 1.6),
    "stock Whoosh": ("#C9608F", "--", 1.6),
    "SQLite FTS5": ("#B8860B", "--", 1.6),
    "raw Tantivy": ("#009E73", "-.", 1.6),
    "raw Tantivy, ten hits marked": ("#009E73", "--", 1.6),
    "Xapian": ("#8A8A8A", "--", 1.6),
}
NEUTRAL = "#010203"
THEME = (
    "<style>svg{color:#24292f}@media(prefers-color-scheme:dark){svg{color:#d0d7de}}</style>"
)  # fmt: skip
STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "took the floor",
    "font.family": "sans-serif",
    "font.size": 9,
    "text.color": NEUTRAL,
    "axes.edgecolor": NEUTRAL,
    "axes.labelcolor": NEUTRAL,
    "xtick.color": NEUTRAL,
    "ytick.color": NEUTRAL,
}
ROOM = 0.045
"""Height of a label, as a part of the drawing's height."""


def draw(outcomes: Sequence[Outcome], path: Path) -> None:
    """Draw both, each line with its name at its end, into an SVG."""
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(13, 5.2))
        for place, quantile in enumerate(("p50", "p99")):
            axes = figure.add_axes((0.055 + place * 0.48, 0.12, 0.29, 0.8))
            _panel(axes, outcomes, quantile)
        figure.axes[0].set_ylabel("1 = SQLite FTS5, one word in the founding summary")
        figure.savefig(path, transparent=True, metadata={"Date": None})
    drawing = path.read_text("utf-8").replace(NEUTRAL, "currentColor")
    start = drawing.index("<defs>")
    path.write_text(drawing[:start] + THEME + drawing[start:], "utf-8")


def _panel(axes: Axes, outcomes: Sequence[Outcome], quantile: str) -> None:
    ends = {}
    for name in names(outcomes):
        points = [
            (o.paragraphs, getattr(o.asked[name].again.whole, quantile) / o.yardstick)
            for o in outcomes
            if name in o.asked
        ]
        colour, line, width = LOOKS[name]
        axes.plot(
            *zip(*points, strict=True), color=colour, ls=line, lw=width, marker="o", ms=3.5
        )  # fmt: skip
        ends[name] = points[-1]
    axes.set(xscale="log", yscale="log", xlabel="paragraphs", title=f"{quantile} of a search")
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,g}")
    axes.grid(alpha=0.2, color=NEUTRAL, lw=0.5)
    axes.spines[["top", "right"]].set_visible(False)
    _label(axes, ends)


def _label(axes: Axes, ends: dict[str, tuple[int, float]]) -> None:
    """Write the names right of the panel, from the bottom up, none over another."""
    scale = (axes.transData + axes.transAxes.inverted()).transform
    places = {name: scale(end) for name, end in ends.items()}
    lowest = 0.0
    for rest, (name, (x, y)) in enumerate(sorted(places.items(), key=lambda item: item[1][1])):
        highest = 1 - ROOM * (len(places) - 1 - rest)
        at = min(max(y, lowest), highest)
        lowest = at + ROOM
        axes.annotate(
            name, (x, y), (1.05, at), xycoords="axes fraction", textcoords="axes fraction",
            color=LOOKS[name][0], va="center", annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": LOOKS[name][0], "lw": 0.6, "alpha": 0.5},
        )  # fmt: skip
