"""Names that people read: they sort by day, say what a file is, and fit into Windows."""

from __future__ import annotations

from datetime import date, datetime
from itertools import chain

import pytest

from pipeline.casefiles.former_names import name_now
from pipeline.documents import MadeFrom, documents_from
from pipeline.foundation.filenames import stem_of, without_day
from tests.dated_records import dated_papers, sample
from tests.extent import few_or_all

DAY = date(2025, 11, 13)
#: Where an officer's outputs usually lie.
USUAL = r"C:\Users\name.surname\OneDrive - Meadowmere Council\Safeguarding\HSB\outputs"


def test_a_name_begins_with_its_day_and_says_what_it_is_about_and_for_whom():
    assert stem_of("Strategy minutes", "SD-000701", DAY) == "2025-11-13 Strategy minutes - SD-000701"
    held = datetime(2025, 11, 13, 9, 30)
    assert stem_of("Action sheet", "M-1", held, to="Police") == "2025-11-13 Action sheet - M-1 - Police"
    assert stem_of("AIM report", "AIM-1") == "AIM report - AIM-1"
    assert stem_of("Chronology", on=DAY) == "2025-11-13 Chronology"


@pytest.mark.parametrize(
    ("owner", "to", "name"),
    [
        ("M/1:2?", "", "Plan - M-1-2-"),
        ("M-1", "Children\u2019s social care", "Plan - M-1 - Children's social care"),
        ("M-1", "Rene\u0301 \u2013 school", "Plan - M-1 - Ren\u00e9 - school"),
        ("M-1", "A. N. Other.", "Plan - M-1 - A. N. Other"),
        ("..\\M-1", "", "Plan - ..-M-1"),
    ],
)
def test_a_name_has_nothing_that_windows_or_a_mac_does_not_take(owner, to, name):
    assert stem_of("Plan", owner, to=to) == name


def test_a_long_id_or_addressee_is_cut_and_stays_apart_from_others_that_begin_so():
    longest = " - version 99 (2).docx"
    one, two = (stem_of("School safety and support plan", f"{'M-' * 60}{end}", DAY) for end in "12")
    assert one != two
    assert one.startswith("2025-11-13 School safety and support plan - M-M-M-")
    assert len(f"refused - {one}.docx") <= len(f"{one}{longest}") <= 100
    to = [stem_of("Invitation", "M-" * 60, DAY, to=f"{'A long team ' * 20}{end}") for end in "12"]
    assert to[0] != to[1]
    assert len(f"refused - {to[0]} 2.docx") <= 100
    team = stem_of(
        "Invitation", "M-002601", DAY, to="Advisers on harmful sexual behaviour, Senior practitioner"
    )
    assert team.startswith("2025-11-13 Invitation - M-002601 - Advisers on harmful sexual~")


def test_only_the_day_at_the_beginning_of_the_name_is_its_day():
    assert (
        without_day("cases/2025-11-13 x/2025-11-13 Plan - M-1.docx") == "cases/2025-11-13 x/Plan - M-1.docx"
    )
    assert without_day("Plan - 2025-11-13.docx") == "Plan - 2025-11-13.docx"


def test_every_path_of_the_sample_fits_a_usual_folder_and_no_name_is_longer_than_100():
    longest = 0
    cases = sample()[:: few_or_all(4, 1)]
    for audience, _, paper in chain.from_iterable(map(dated_papers, cases)):
        room = (
            f"harmed/L-000000/agencies/{audience.agency}"
            if audience.agency
            else "cases/C-0000/recalled/F-000000"
        )
        refused = f"cases/C-0000/drafts/{audience.agency or 'professionals'}/refused - {paper.stem}.docx"
        name = f"{paper.stem} - version 99.docx" if audience.is_family else f"{paper.stem} (new).docx"
        assert len(name) <= 100, name
        longest = max(longest, len(f"{USUAL}/{room}/{name}"), len(f"{USUAL}/{refused}"))
    assert 150 < longest <= 200


def test_no_name_of_a_familys_copy_says_what_the_procedure_is_about():
    titles = [
        str(getattr(one.module, "NAME", one.module.TITLE))
        for one in documents_from(MadeFrom.VIEW)
        if hasattr(one.module, "COPY_OF")
    ]
    assert len(titles) > 10
    assert not [one for one in titles if "harm" in one.casefold() or "behaviour" in one.casefold()]


def test_each_name_of_an_earlier_release_has_the_title_of_its_document():
    for part in (
        documents_from(MadeFrom.VIEW) + documents_from(MadeFrom.WITHHELD) + documents_from(MadeFrom.DUTIES)
    ):
        module, family = part.module, hasattr(part.module, "COPY_OF")
        old = f"{getattr(module, 'COPY_OF', part.name)} - X-1 - 2025-11-13.docx"
        title = str(getattr(module, "NAME", module.TITLE))
        assert (
            name_now(f"{'family/F-1/' if family else ''}{old}").rsplit("/", 1)[-1]
            == f"2025-11-13 {title} - X-1.docx"
        )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cases/C-1/plan - M-1 - 2026-08-20.docx", "cases/C-1/2026-08-20 Multi-disciplinary plan - M-1.docx"),
        (
            "family/F-1/plan - M-1 - 2026-08-20 - version 1.pdf",
            "family/F-1/2026-08-20 Plan - M-1 - version 1.pdf",
        ),
        (
            "recalled/F-1/chronology - 2026-08-20 - version 1 (2).docx",
            "recalled/F-1/2026-08-20 What happened and when - version 1 (2).docx",
        ),
        (
            "safety_plan - SP-1 - version 2 - 2026-09-15 (new).docx",
            "2026-09-15 Safety plan - SP-1 - version 2 (new).docx",
        ),
        ("drafts/F-1/aim_report - AIM-1 - DRAFT.docx", "drafts/F-1/AIM report - AIM-1 - DRAFT.docx"),
        (
            "drafts/professionals/refused - plan - M-1 - 2026-08-20.docx",
            "drafts/professionals/refused - 2026-08-20 Multi-disciplinary plan - M-1.docx",
        ),
        ("compliance_sheet.docx", "Compliance sheet.docx"),
        ("my plan - notes.docx", "my plan - notes.docx"),
        ("plan - M-1 - 2026-08-20.xlsx", "plan - M-1 - 2026-08-20.xlsx"),
        ("plan - M-1 - 2026-02-30.docx", "Multi-disciplinary plan - M-1 - 2026-02-30.docx"),
    ],
)
def test_a_name_of_an_earlier_release_becomes_one_of_today_once(old, new):
    assert name_now(old) == new
    assert name_now(new) == new
