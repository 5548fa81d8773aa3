from __future__ import annotations

from datetime import date, datetime

from pipeline.formats.printed_values import unbroken, written


def test_a_date_stays_on_one_line_and_its_time_may_go_to_the_next():
    assert written(date(2026, 8, 4)) == "4\u00a0August\u00a02026"
    assert written(datetime(2026, 8, 4, 16, 20)) == "4\u00a0August\u00a02026 at 16:20"


def test_so_does_a_date_within_a_text_and_nothing_else_of_it_changes():
    assert written("Held on 4 August 2026, in room 4") == "Held on 4\u00a0August\u00a02026, in room 4"
    assert unbroken("4 Augusta 2026") == "4 Augusta 2026"
