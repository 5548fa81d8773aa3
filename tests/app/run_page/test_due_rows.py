"""What is overdue on the page of a run, by how long."""

from __future__ import annotations

from datetime import date

from pipeline.app.run_page.due_rows import weeks_due
from pipeline.model import Review
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import due_of
from tests.builders import TODAY, ordinary_case, placed
from tests.procedure.duties import closed


def test_what_was_never_done_before_its_case_closed_counts_as_overdue():
    review = placed(Review(review_id="RV-1", date_first_set=date(2026, 10, 20)))
    never = closed(ordinary_case(reviews=(review,)), date(2026, 10, 25))
    weeks = weeks_due(due_of([never], Clock(TODAY), 14), TODAY)
    assert weeks
    assert all(name.startswith("Overdue") for name, _ in weeks)
