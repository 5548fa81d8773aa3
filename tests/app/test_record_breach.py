"""The breach sheet of a copy in the wrong hands: from the register to the file and the log."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from docx import Document

from pipeline.app.purge_old_files import older_than
from pipeline.app.record_breach import record_breach
from pipeline.app.said.of_copies import breach_lines
from pipeline.app.verify_outputs import verify
from pipeline.casefiles.render_context import templates_in
from pipeline.formats.excel.case_store import PackedCases
from pipeline.storage.folder import Outputs
from tests.app.test_run_documents import SETTINGS, folder_with_issued_copy, ran
from tests.documents.printing import text_of
from tests.family_case import aim_case, approved, told
from tests.making import TEMPLATES

KNOWN = datetime(2026, 11, 27, 9, 15)
PATH = "breaches/CG-0501 - 2026-11-27.docx"


def record(out, number="CG-0501", known=KNOWN):
    with Outputs(out) as outputs:
        return record_breach(outputs, number, known, SETTINGS.house(), TEMPLATES)


@pytest.fixture
def issued(tmp_path):
    return folder_with_issued_copy(tmp_path)


def test_the_sheet_says_what_the_register_knows_and_names_no_child_or_family(issued):
    assert record(issued).path == PATH
    text = text_of((issued / PATH).read_bytes())
    assert "Document | AIM report, version 1" in text
    assert "Meant for | F-0001" in text
    assert "What help your child needs" in text
    assert "From these sheets of the workbook | AIM assessments, Actions, " in text
    for name in ("Robin", "Bryony", "Kestrel", "Fernhollow", "Wrenna", "Oakmoss", "Kite Steps"):
        assert name not in text


def test_a_copy_that_was_recalled_says_why_and_still_what_it_holds(issued):
    ran(issued, told(approved(aim_case()), "We changed this.", number=3))
    record(issued)
    text = text_of((issued / PATH).read_bytes())
    assert "Changed since: What help your child needs." in text
    assert "What help your child needs" in text


def test_it_is_entered_in_the_log_with_when_the_council_knew_and_when_the_hours_end(issued):
    record(issued)
    last = json.loads((issued / "audit.log").read_text(encoding="utf-8").splitlines()[-1])
    assert {name: last[name] for name in ("what", "case", "number", "known", "until")} == {
        "what": "breach",
        "case": "C-0501",
        "number": "CG-0501",
        "known": "2026-11-27T09:15:00",
        "until": "2026-11-30T09:15:00",
    }


def test_a_sheet_in_which_somebody_wrote_is_left_and_the_new_one_lies_beside_it(issued):
    record(issued)
    document = Document(issued / PATH)
    document.add_paragraph("Rang the holder at noon.")
    document.save(issued / PATH)
    before = (issued / PATH).read_bytes()
    found = record(issued)
    assert (issued / PATH).read_bytes() == before
    assert found.path == PATH.replace(".docx", " (new).docx")
    assert (issued / found.path).exists()
    assert f"{PATH} was changed by hand, so it was kept" in "\n".join(breach_lines(found, KNOWN))


def test_the_next_run_leaves_the_sheet_and_no_kind_takes_it_away(issued):
    record(issued)
    ran(issued, approved(aim_case()))
    assert (issued / PATH).exists()
    with Outputs(issued) as outputs:
        assert PATH not in older_than(outputs, KNOWN.date().replace(year=2099), ["drafts", "reports"]).files


def test_verify_knows_the_sheet_as_one_of_the_programs_own(issued):
    record(issued)
    cases = PackedCases([approved(aim_case())])
    found = verify(cases, SETTINGS.house(), issued, templates_in(TEMPLATES))
    assert (found.unproved, found.changed, found.missing, found.trail) == ([], [], [], [])


def test_a_copy_that_the_register_does_not_know_has_no_sheet_and_no_entry(issued):
    before = (issued / "audit.log").read_bytes()
    with pytest.raises(LookupError):
        record(issued, "CG-9999")
    assert not (issued / "breaches").exists()
    assert (issued / "audit.log").read_bytes() == before


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2026, 11, 27, 9, 45), "71 hours 30 minutes are left"),
        (datetime(2026, 11, 30, 11, 15), "they ended 2 hours 0 minutes ago"),
    ],
)
def test_the_screen_says_how_much_of_the_72_hours_is_left(issued, now, said):
    lines = list(breach_lines(record(issued), now))
    assert f"The 72 hours end on 30/11/2026 09:15: {said}." in lines[0]
