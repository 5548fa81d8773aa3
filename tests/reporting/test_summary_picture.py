"""The summary picture: nothing is written over anything else, and its numbers agree with each other."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from pipeline.reporting import summary_picture
from pipeline.reporting.measures import COMPOSITES
from pipeline.reporting.observation import Theme
from tests.figures import QUARTER
from tests.reporting.making import order
from tests.reporting.small_editions import counts_of, edition
from tests.reporting.test_revised_figures import later, revised


def limits(scale=1, **changes):
    """Time limits with the longest names and numbers that a report may have."""
    rng = random.Random(7)
    for theme, ids in COMPOSITES.items():
        for name in ids:
            counts = {"Yes": rng.randrange(6, 90) * scale, "No": rng.randrange(6, 30) * scale}
            yield counts_of(
                {QUARTER: counts}, name, theme=Theme.TIMELINESS, composite=theme, headline=True, **changes
            )


def texts_of(made, monkeypatch):
    """Each text of the slide with the box that it takes, in parts of the slide."""
    seen = []

    def saved(canvas, *_):
        seen.append(canvas)
        return b""

    monkeypatch.setattr(summary_picture, "_saved", saved)
    summary_picture.summary_of(made, order())
    canvas = seen[0]
    FigureCanvasAgg(canvas).draw()
    return [
        (text.get_text(), text.get_window_extent().transformed(canvas.transFigure.inverted()))
        for text in canvas.texts
        if text.get_text()
    ]


@pytest.fixture
def _with_revised_figures(monkeypatch):
    """As in an edition that has some: the slide has one text more."""
    monkeypatch.setattr(summary_picture, "revised_line", lambda edition: "One figure is revised.")


@pytest.mark.parametrize("scale", [1, 12])
@pytest.mark.parametrize("in_ranges", [False, True])
@pytest.mark.usefixtures("_with_revised_figures")
def test_no_text_is_written_over_another_or_over_the_edge(monkeypatch, scale, in_ranges):
    made = edition(*limits(scale=scale, in_ranges=in_ranges))
    texts = texts_of(made, monkeypatch)
    assert len(texts) > 8
    for (one, first), (other, second) in combinations(texts, 2):
        assert not first.overlaps(second), f"{one!r} and {other!r}"
    for text, box in texts:
        assert min(box.x0, box.y0) >= 0, text
        assert max(box.x1, box.y1) <= 1, text


def test_it_says_that_it_includes_revised_figures_and_only_where_it_does(monkeypatch):
    said = "Includes revised figures."
    assert said in [text for text, _ in texts_of(revised(), monkeypatch)]
    assert said not in [text for text, _ in texts_of(later(), monkeypatch)]


def test_where_nothing_can_be_shown_it_says_why_and_where_it_is(monkeypatch):
    texts = [text for text, _ in texts_of(edition(counts_of({QUARTER: {"Yes": 3}}, "K01")), monkeypatch)]
    said = " ".join(" ".join(texts).split())
    assert "Not shown, so that no small number can be worked out: K01." in said
    assert "restricted.xlsx" in said


def test_beside_a_range_of_how_many_fell_due_it_does_not_say_how_many_were_in_time(monkeypatch):
    ranged = [text for text, _ in texts_of(edition(*limits(in_ranges=True)), monkeypatch)]
    exact = [text for text, _ in texts_of(edition(*limits()), monkeypatch)]
    assert any(one.startswith("of ") and " to " in one and one.endswith("that fell due") for one in ranged)
    assert not any(one.startswith("in time") for one in ranged)
    assert any(one.startswith("in time: ") for one in exact)
