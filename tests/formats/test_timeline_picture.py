"""The timeline of a case as a picture."""

from __future__ import annotations

import io
from datetime import date, datetime

import numpy as np
import pytest
from PIL import Image

from pipeline.formats import timeline_picture
from pipeline.formats.printed_values import written
from pipeline.formats.timeline_picture import WIDTH, picture_of
from pipeline.formats.word.values.rich_objects import DescribedImage
from pipeline.foundation.timeline import State, Step, Timeline, timeline_of

AS_AT = date(2026, 10, 30)


def step(kind, state=State.DONE, **days):
    return Step(kind, "R-1", state, state.value, **days)


def timeline(*more):
    received = step("Referral", done=datetime(2026, 2, 3, 9, 30))
    report = step("AIM report", began=date(2026, 3, 2), due=date(2026, 4, 27), done=date(2026, 4, 20))
    return timeline_of([*more, report, received], AS_AT)


def pixels(made):
    return np.asarray(Image.open(io.BytesIO(made.content))) / 255


def test_it_says_every_step_with_its_days_in_order_of_time():
    late = step("Review", State.LATE, due=date(2026, 5, 1), done=date(2026, 5, 9))
    undated = Step("Strategy discussion", "SD-2", State.NOT_DONE, "Not recorded")
    assert picture_of(timeline(undated, late)).description == (
        "Timeline of the case as at 30 October 2026. Referral, R-1: done 3 February 2026; "
        "AIM report, R-1: due 27 April 2026, done 20 April 2026; "
        "Review, R-1: due 1 May 2026, done 9 May 2026, done late; "
        "Strategy discussion, SD-2: not recorded."
    )


def test_the_same_timeline_has_the_same_bytes_and_fits_the_page():
    first = picture_of(timeline())
    picture_of.cache_clear()
    assert picture_of(timeline()).content == first.content
    assert first.width == WIDTH <= 160
    assert pixels(first).shape[1] / (WIDTH / 25.4) >= 199, "200 dots an inch, so that it is sharp on paper"


def test_late_is_seen_without_any_colour():
    days = {"due": date(2026, 5, 1), "done": date(2026, 6, 9)}
    drawn = [picture_of(timeline(step("Review", state, **days))) for state in (State.DONE, State.LATE)]
    grey = [pixels(one)[..., :3].mean(2) for one in drawn]
    assert grey[0].shape == grey[1].shape
    assert (abs(grey[0] - grey[1]) > 0.5).sum() > 200


def test_every_state_has_a_mark_of_its_own_shape():
    marks = timeline_picture._MARKS
    assert set(marks) == set(State)
    assert len(set(marks.values())) == len(marks)


@pytest.mark.parametrize(
    "day", [date(2026, 10, 30), date(2026, 10, 1), date(1, 1, 1), date(9999, 12, 31), date(2020, 2, 29)]
)
def test_any_day_can_be_drawn(day):
    assert picture_of(timeline_of([step("Referral", done=day)], AS_AT)).content.startswith(b"\x89PNG")


def test_a_document_prints_it_with_its_alternative_text():
    image = written(timeline())
    assert isinstance(image, DescribedImage)
    assert image.description == timeline().description


def test_without_a_day_there_is_no_line():
    assert Timeline((step("Review", State.DUE),), AS_AT).kinds == []


def test_nothing_is_cut_off():
    every = [(f"{state.value}: a step with a very long name", state) for state in State]
    states = [step(kind, state, due=date(2026, 3, 1 + place)) for place, (kind, state) in enumerate(every)]
    drawn = pixels(picture_of(timeline(*states)))
    edges = (drawn[0], drawn[-1], drawn[:, 0], drawn[:, -1])
    assert all((edge > 0.3).all() for edge in edges), "only the dashed line may reach an edge"
