"""A year that was revised openly: what its readers see of it, in that edition and in later ones."""

from __future__ import annotations

import csv
import dataclasses
import io
from datetime import date
from functools import cache
from typing import Any

import pytest

from pipeline.reporting.edition import Edition
from pipeline.reporting.figures_csv import figures_csv
from pipeline.reporting.front_page import edition_facts
from pipeline.reporting.headline_table import headlines
from pipeline.reporting.period_notes import PeriodNotes, as_published
from pipeline.reporting.published_counts import Said
from pipeline.reporting.published_edition import TakenBack
from pipeline.reporting.release_register import FILE_NAME, Released, released_in
from pipeline.reporting.report_files import _on_revisions
from pipeline.reporting.revised_figures import revised_line
from pipeline.reporting.shown_figure import ShownFigure
from pipeline.reporting.tables import partnership_tables
from pipeline.reporting.word_report import word_report_of
from tests.figures import QUARTER, QUARTERS, YEAR, waiting
from tests.reporting.making import order
from tests.reporting.test_edition import counts_of, edition
from tests.rich_case import HOUSE

THEN, NOW = date(2026, 10, 15), date(2027, 4, 20)
#: The year that is revised: it ends with a quarter.
COUNCIL_YEAR = QUARTERS[-2].blocks_to_its_end(12, 1)[0]
BEFORE = {one: {"Yes": 20, "No": 8} for one in QUARTERS[-8:-1]}
KEY = ("K24", COUNCIL_YEAR)


def counts(number: int = 20, name: str = "K24", **changes):
    """What the records say once this many of a quarter are a No, which were eight."""
    return counts_of({**BEFORE, QUARTERS[-4]: {"Yes": 20, "No": number}}, name, **changes)


@cache
def register() -> Released:
    """The register after a year went out and was revised openly."""
    first = edition(counts(8), months=12, period=COUNCIL_YEAR, on=THEN)
    once = Released().with_edition(first, THEN)
    return once.with_edition(revised(once), NOW, COUNCIL_YEAR)


def revised(out: Released | None = None, number: int = 20) -> Edition:
    """The edition that revises the year, of which No was 32 and is now 44."""
    history = (out or Released(register().entries[:1])).published()
    made: Edition = edition(
        counts(number), months=12, period=COUNCIL_YEAR, history=history, revises=COUNCIL_YEAR, on=NOW
    )
    return made


def later(number: int = 20, out: Released | None = None) -> Edition:
    """A later edition, of the year's last quarter, which gives the revised figure again."""
    history = (out or register()).published()
    made: Edition = edition(
        counts(number), months=12, period=QUARTERS[-3], history=history, on=date(2027, 5, 3)
    )
    return made


def in_place_of(made: Edition, **changes: Any) -> Edition:
    """The edition with these changes of what its figure takes the place of."""
    figure = made.figures[KEY]
    assert figure.published.supersedes is not None
    was = dataclasses.replace(figure.published.supersedes, **changes)
    published = dataclasses.replace(figure.published, supersedes=was)
    return dataclasses.replace(
        made, figures={**made.figures, KEY: dataclasses.replace(figure, published=published)}
    )


def notes_of(made: Edition, figure: ShownFigure) -> list[str]:
    notes = PeriodNotes(made)
    notes.sign_of(figure)
    return notes.lines


def revisions(made: Edition):
    return next(one for one in partnership_tables(made) if one.sheet == "Revisions")


def lines(made: Edition):
    return list(csv.DictReader(io.StringIO(figures_csv(made).decode("utf-8-sig"))))


def test_the_first_page_says_how_many_figures_are_revised():
    made = revised()
    said = (
        f"One figure of {COUNCIL_YEAR.words} is revised in this report: it takes the place of that published "
        "before."
    )
    assert revised_line(made) == said
    facts = edition_facts(order(period=COUNCIL_YEAR), made)
    assert facts["time"].endswith(f"{said} The sheet Revisions of partnership.xlsx has both.")
    assert _on_revisions(made) == [f"{said} See the sheet Revisions."]


def test_two_figures_are_said_to_be_two():
    two = [counts(8), counts(8, "K01")]
    first = edition(*two, months=12, period=COUNCIL_YEAR, on=THEN)
    now = [counts(20), counts(20, "K01")]
    made = edition(
        *now, months=12, period=COUNCIL_YEAR, history=first.released(), revises=COUNCIL_YEAR, on=NOW
    )
    assert revised_line(made) == (
        f"2 figures of {COUNCIL_YEAR.words} are revised in this report: they take the place of those "
        "published before."
    )


def test_a_figure_of_two_years_is_not_said_to_be_of_the_one():
    made = revised()
    figure = made.figures[KEY]
    longer = COUNCIL_YEAR.blocks_to_its_end(24, 1)[0]
    published = dataclasses.replace(figure.published, period=longer)
    figures = {**made.figures, KEY: dataclasses.replace(figure, published=published)}
    said = revised_line(dataclasses.replace(made, figures=figures))
    assert f"of {COUNCIL_YEAR.words}, or of a longer time that includes it, is revised" in said


TAKES_PLACE = "it takes the place of the figure published on 15 October 2026"


def test_its_note_says_when_it_was_revised_and_which_figure_it_replaces():
    made = revised()
    assert notes_of(made, made.figures[KEY]) == [f"[note\u00a0a] Revised on 20 April 2027; {TAKES_PLACE}."]
    assert as_published(made.figures[KEY]) == ", revised"
    draft = made.as_draft()
    assert notes_of(draft, draft.figures[KEY]) == [f"[note\u00a0a] Revised in this draft; {TAKES_PLACE}."]
    (row,) = word_report_of(made, HOUSE, edition_facts(order(), made)).context["headlines"]
    assert row["measure"].endswith("[note\u00a0a]")


@pytest.mark.parametrize(("number", "since"), [(20, ""), (35, "; the records have changed since")])
def test_a_later_edition_keeps_its_sign_and_has_no_sentence_on_the_first_page(number, since):
    made = later(number)
    assert notes_of(made, made.figures[KEY]) == [
        f"[note\u00a0a] Revised on 20 April 2027; {TAKES_PLACE}{since}."
    ]
    assert as_published(made.figures[KEY]) == f", revised on 20 April 2027{since}"
    assert revised_line(made) == ""
    assert "revised" not in edition_facts(order(period=QUARTERS[-3]), made)["time"]


def test_where_no_day_is_known_of_the_first_one_none_is_given():
    made = in_place_of(revised(), on=date.min)
    assert notes_of(made, made.figures[KEY]) == [
        "[note\u00a0a] Revised on 20 April 2027; it takes the place of the figure published before."
    ]
    assert revisions(made).rows[0][6] == "Not known"
    assert {one["revised"] for one in lines(made) if one["period_from"] == "2025-04-01"} >= {
        "Revised; takes the place of the figure published before"
    }


def test_the_sheet_of_revisions_has_what_was_published_before_and_what_takes_its_place():
    table = revisions(revised())
    assert table.title == "Figures that were revised, or differ from the records as they are now"
    assert table.columns[3:] == (
        "Why",
        "First published on",
        "Published before",
        "Published before on",
        "What takes its place",
    )
    assert [row[0:1] + row[2:] for row in table.rows] == [
        (
            "K24",
            COUNCIL_YEAR.words,
            "It was revised",
            "20/04/2027; revised",
            "Counted 112; Yes 80; No 32; of the No, not recorded 0",
            "15/10/2026",
            "Counted 124; Yes 80; No 44; of the No, not recorded 0",
        )
    ]


def with_another_year_out(number: int = 20) -> Edition:
    """The edition that revises the year, after the twelve months to its second quarter went out too."""
    half = COUNCIL_YEAR.quarters_to_its_end(4)[1]
    earlier = edition(counts(8), months=12, period=half, on=date(2026, 4, 15))
    out = Released().with_edition(earlier, date(2026, 4, 15))
    year = edition(counts(8), months=12, period=COUNCIL_YEAR, history=out.published(), on=THEN)
    return revised(out.with_edition(year, THEN), number)


def test_a_figure_of_a_part_of_the_year_that_is_not_given_again_is_said_to_be_withdrawn():
    made = with_another_year_out()
    withdrawn = COUNCIL_YEAR.quarters_to_its_end(4)[1].year_to_its_end
    assert revised_line(made).endswith(
        "takes the place of that published before. One other is withdrawn and not given again."
    )
    row = next(one for one in revisions(made).rows if one[2] == withdrawn.words)
    assert row[3:] == (
        "It is withdrawn, as others of this measure were revised",
        "15/04/2026",
        "Counted 112; Yes 80; No 32; of the No, not recorded 0",
        "15/04/2026",
        "Nothing: it is not given again",
    )


def test_nothing_is_said_to_be_withdrawn_where_no_figure_is_seen_to_be_revised():
    made = with_another_year_out(8)
    assert not made.withdrawn
    assert revised_line(made) == ""


def test_a_range_takes_the_place_of_a_number_as_both_went_out():
    (row,) = revisions(revised(number=10)).rows
    assert (row[5], row[7]) == (
        "Counted 112; Yes 80; No 32; of the No, not recorded 0",
        "Counted 114 to 119; Yes 79 to 89; No 30 to 35; of the No, not recorded 0",
    )


def test_it_stays_on_the_sheet_and_says_there_that_its_records_have_changed_since():
    (row,) = revisions(later(35)).rows
    assert row[3:5] == (
        "It was revised. The records have changed since it was published",
        "20/04/2027; revised",
    )


def test_a_figure_that_only_differs_has_no_earlier_number_beside_it():
    made = later(35)
    figure = made.figures[KEY]
    other = ("K24", QUARTER.year_to_its_end)
    plain = dataclasses.replace(figure.published, period=other[1], supersedes=None)
    figures = {**made.figures, other: dataclasses.replace(figure, published=plain)}
    made = dataclasses.replace(made, figures=figures, mains={"K24": other[1]})
    rows = {row[2]: row[3:] for row in revisions(dataclasses.replace(made)).rows}
    assert rows[other[1].words] == (
        "The records have changed since it was published",
        "20/04/2027",
        "[z]",
        "[z]",
        "[z]",
    )


def test_figures_csv_says_so_on_each_line_of_it():
    said = "Revised; takes the place of the figure published on 15/10/2026"
    for made, also in ((revised(), ""), (later(35), "; The records have changed since")):
        of_year = [one["revised"] for one in lines(made) if one["period_from"] == "2025-04-01"]
        assert of_year
        assert set(of_year) == {said + also}
    assert {one["revised"] for one in lines(revised()) if one["period_from"] == "2024-04-01"} <= {""}


def test_what_adds_up_revised_figures_names_them():
    first = edition(counts(8, composite="Reviews"), months=12, period=COUNCIL_YEAR, on=THEN)
    made = edition(
        counts(composite="Reviews"),
        months=12,
        period=COUNCIL_YEAR,
        history=first.released(),
        revises=COUNCIL_YEAR,
        on=NOW,
    )
    (every, *_) = headlines(made).rows
    assert every[-1] == "All of it is shown; adds up revised figures of K24"
    found = {one["revised"] for one in lines(made) if one["measure"] == "Reviews"}
    assert found == {"Adds up revised figures of K24"}


def test_a_median_is_given_with_its_unit_as_it_was_and_as_it_is():
    def of(over, **settings):
        return edition(waiting(over), months=12, period=YEAR, **settings)

    first = of(range(1, 61), on=THEN)
    made = of(range(11, 101), history=first.released(), revises=YEAR, on=NOW)
    (row,) = revisions(made).rows
    assert "half were over by 30 hours" in row[5]
    assert "half were over by 55 hours" in row[7]


def test_what_is_given_again_with_the_same_numbers_is_not_called_revised():
    made = revised()
    now = made.figures[KEY].published
    same = in_place_of(made, total=now.total, answers=now.answers)
    assert same.figures[KEY].published.is_revision
    assert same.figures[KEY].superseded is None
    assert revised_line(same) == ""
    nothing_was_shown = in_place_of(made, total=None, answers=())
    assert nothing_was_shown.figures[KEY].superseded is None


def test_an_answer_that_has_another_name_now_is_left_out_of_what_was_published():
    made = in_place_of(revised(), answers=(Said(("Perhaps",), 32, 32),))
    assert revisions(made).rows[0][5] == "Counted 112"


def test_what_was_superseded_is_found_in_the_register_and_not_what_was_taken_back(tmp_path):
    back = register().with_taken_back(COUNCIL_YEAR, NOW, TakenBack("A. Officer", NOW, "too early"))
    assert not back.published()
    first = Released(register().entries[:1])
    (tried,) = register().entries[1:]
    tried = dataclasses.replace(tried, taken_back=TakenBack("A. Officer", NOW, "too early"))
    out = Released([*first.entries, tried])
    out = out.with_edition(revised(out, 30), date(2027, 4, 25), COUNCIL_YEAR)
    (tmp_path / FILE_NAME).write_bytes(out.as_file())
    for one in (out, released_in(tmp_path)):
        (figure,) = [each for each in one.published() if each.key == KEY]
        assert (figure.total.count, figure.supersedes.total.count, figure.supersedes.on) == (134, 112, THEN)
