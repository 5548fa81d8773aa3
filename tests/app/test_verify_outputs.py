"""The files in outputs/ are verified."""

from __future__ import annotations

import dataclasses
import io
import shutil

import pytest
from docx import Document

from pipeline.app.said.of_outputs import verify_lines
from pipeline.app.verify_outputs import verify
from pipeline.casefiles.render_context import templates_in
from pipeline.formats.excel.case_store import PackedCases
from pipeline.foundation.council import House
from pipeline.model import codes
from pipeline.storage.folder import Outputs
from tests.agency_case import FIELDS, agency_case
from tests.family_case import AIM, approved, changed, family_case, told
from tests.leakcheck.test_format_words import replaced
from tests.locked import locked
from tests.making import AIM_REPORTS, TEMPLATES, made_of, press_for
from tests.naming import named
from tests.rich_case import HOUSE
from tests.shared import shared_folder

REPORT = named(f"cases/C-0501/drafts/F-0001/aim_report - {AIM} - 2026-10-06 - DRAFT.docx")


#: The documents that are proved again: a case with all of them takes four times as long.
SOME = AIM_REPORTS | {"plan", "strategy_minutes"}


@pytest.fixture
def out(tmp_path):
    """The folder of a case with some of its files."""
    made = shared_folder("some outputs of one case", lambda folder: _write(folder, SOME))
    return shutil.copytree(made, tmp_path / "out")


def _write(folder, only=frozenset(), case=None):
    case = case or family_case()
    with Outputs(folder) as outputs:
        made = made_of(case, press=press_for(case, house=HOUSE, only=only))
        outputs.publish("cases/C-0501", made.files, all_of_folder=True)


def again(out, case=None, house: House = HOUSE, templates=None):
    return verify(
        PackedCases([case or family_case()]),
        house,
        out,
        templates_in(TEMPLATES) if templates is None else templates,
    )


def test_what_was_written_is_proved_again(tmp_path):
    _write(out := tmp_path / "out")
    found = again(out)
    assert (found.changed, found.missing, found.refused, found.unproved) == ([], [], [], [])
    assert found.proved == len(list(out.rglob("*.docx")))


def test_a_file_that_was_changed_or_is_gone_is_told_and_what_was_written_into_it_is_found(out):
    document = Document(out / REPORT)
    document.add_paragraph("Please tell Wrenna Oakmoss.")
    document.save(out / REPORT)
    (out / named("cases/C-0501/plan - M-0001 - 2026-08-20.docx")).unlink()
    found = again(out)
    assert found.changed == [REPORT]
    assert found.missing == [named("cases/C-0501/plan - M-0001 - 2026-08-20.docx")]
    assert [one.path for one in found.refused] == [REPORT]


def test_a_file_that_the_program_did_not_write_is_proved_as_well(out):
    stray = io.BytesIO()
    Document().save(stray)
    (out / "cases/C-0501/drafts/F-0002/by hand for Wrenna.docx").write_bytes(stray.getvalue())
    assert [one.path.rsplit("/", 1)[1] for one in again(out).refused] == ["by hand for Wrenna.docx"]


def test_an_agencys_paper_is_proved_against_what_that_agency_may_read(tmp_path):
    case = agency_case()
    _write(tmp_path, SOME, case)
    assert (again(tmp_path, case).refused, again(tmp_path, case).unproved) == ([], [])
    by_name = "cases/C-0501/agencies/{}/by hand.docx"
    for agency in ("Education", "Police", "Nobody"):
        letter = Document()
        letter.add_paragraph(f"The child lives at {FIELDS['home_address']}.")
        (tmp_path / by_name.format(agency)).parent.mkdir(exist_ok=True)
        letter.save(tmp_path / by_name.format(agency))
    found = again(tmp_path, case)
    assert [one.path for one in found.refused] == [by_name.format("Education")]
    assert found.unproved == [
        (by_name.format("Nobody"), ("the workbook says that its recipient may not have copies"))
    ]


def test_a_row_marked_as_not_for_an_agency_since_is_found_in_the_copy_that_is_there(tmp_path):
    case = changed(
        agency_case(),
        "sections",
        {"belongs_to": "M-0001", "section_no": 4},
        text_professional="The uncle drives the grey van on the days when nobody else can come.",
    )
    _write(tmp_path, SOME, case)
    marked = changed(
        case,
        "sections",
        {"belongs_to": "M-0001", "section_no": 4},
        not_for=(codes.AGENCY_KEPT_AWAY["Education"],),
    )
    found = again(tmp_path, marked)
    assert [one.path for one in found.refused] == [
        named("cases/C-0501/agencies/Education/plan - M-0001 - 2026-08-20.docx")
    ]


@pytest.mark.parametrize("folder", ["cases/C-0501", "cases/C-0501/drafts/F-0001"])
def test_a_file_that_cannot_be_read_is_never_proved(out, folder):
    (out / folder / "junk.docx").write_bytes(b"no document")
    assert [one.path for one in again(out).refused] == [f"{folder}/junk.docx"]


@pytest.mark.parametrize("place", ["loose.docx", "other/list.docx", "cases/loose.pdf"])
def test_a_file_in_no_cases_folder_is_named(out, place):
    (out / place).parent.mkdir(exist_ok=True)
    (out / place).write_bytes(b"anything")
    assert again(out).unproved == [(place, "it is not in any case's folder, so nobody knows who it is for")]


def test_what_is_withheld_only_since_is_found(out):
    later = changed(family_case(), "linked_children", {"link_id": "L-0501"}, child_name="Afternoon Oakmoss")
    assert again(out, later).refused


def test_a_marked_copy_of_what_was_refused_is_named_and_not_taken_for_a_leak(tmp_path):
    case = told(family_case(), "We will tell Wrenna on Monday.")
    _write(tmp_path, SOME, case)
    found = again(tmp_path, case)
    assert (found.refused, found.unproved) == ([], [])
    assert {one.split("/")[3] for one in found.marked} == {"F-0001", "F-0002", "F-0003"}
    (tmp_path / found.marked[1]).write_bytes(b"changed")
    assert found.marked[1] in {place for place, _ in again(tmp_path, case).unproved}
    by_hand = tmp_path / found.marked[0].replace("refused - ", "refused - my ")
    by_hand.write_bytes((tmp_path / found.marked[0]).read_bytes())
    found = again(tmp_path, case)
    assert [one.path for one in found.refused] or found.unproved


def test_what_cannot_be_proved_is_said(out):
    found = verify(PackedCases(), HOUSE, out, {})
    assert found.needs_a_person
    number = sum(path.startswith("cases/") for path, _ in found.unproved)
    said = "\n".join(verify_lines(found))
    assert f"cases/C-0501: {number} files were not searched, each for this reason: its case is not in" in said
    assert f"{named('harmed/L-0501/strategy_minutes - SD-0502 - 2026-08-05.docx')} was not searched: " in said
    assert {why for _, why in found.unproved} == {"its case is not in the workbooks"}


def test_a_locked_copy_is_said_to_be_locked(tmp_path):
    case = approved(family_case())
    with Outputs(tmp_path / "out") as outputs:
        made = made_of(case, press=press_for(case, house=HOUSE), passwords=tmp_path / "apart")
        outputs.publish("cases/C-0501", made.files, all_of_folder=True)
    found = again(tmp_path / "out", case)
    assert [why for _, why in found.unproved] == [
        "it is locked with a password; it was searched before it was locked"
    ]
    assert not found.refused


@pytest.mark.parametrize("text", [None, "", "{"])
def test_without_a_manifest_nobody_can_tell_what_was_changed_and_that_is_said(out, text):
    (out / "manifest.json").unlink() if text is None else (out / "manifest.json").write_text(text)
    found = again(out)
    assert found.is_manifest_lost
    assert "so nobody knows which files were changed or are missing" in " ".join(verify_lines(found))


def test_a_manifest_that_may_not_be_read_is_told_in_the_same_way(out):
    with locked(out / "manifest.json"):
        assert again(out).is_manifest_lost


def test_a_folder_without_files_of_cases_needs_no_manifest(tmp_path):
    (tmp_path / "cases/C-0501").mkdir(parents=True)
    assert not again(tmp_path).is_manifest_lost


@pytest.mark.parametrize("place", [REPORT, "cases/C-0501/drafts/F-0001", "cases/C-0501/drafts"])
def test_what_cannot_be_read_is_named_among_those_not_proved_and_everything_else_is_proved(out, place):
    number = len(list((out / place).rglob("*.docx"))) if (out / place).is_dir() else 1
    whole = again(out).proved
    with locked(out / place):
        found = again(out)
    assert list(found.unread) == [place]
    assert (found.proved, found.changed, found.missing, found.unproved) == (whole - number, [], [], [])
    assert f"Searched: {whole - number} files. Refused: 0. Not searched: 1." in list(verify_lines(found))


def test_a_folder_in_the_place_of_a_file_is_named(out):
    (out / REPORT).unlink()
    (out / REPORT).mkdir()
    assert again(out).unread == {REPORT: "there is a folder in its place"}


def test_what_the_program_did_not_write_and_cannot_be_read_is_named(out):
    stray = out / "cases/C-0501/drafts/F-0001/letter.docx"
    stray.write_bytes(b"no document")
    with locked(stray):
        found = again(out)
    assert list(found.unread) == [stray.relative_to(out).as_posix()]
    assert not found.refused


def test_a_file_in_the_place_of_a_folder_is_told_as_what_was_in_it_being_gone(out):
    shutil.rmtree(out / "cases/C-0501/drafts/F-0001")
    (out / "cases/C-0501/drafts/F-0001").write_bytes(b"")
    found = again(out)
    assert REPORT in found.missing
    assert found.unread == {}


@pytest.mark.parametrize("name", ["BY HAND.DOCX", "By hand.Docx", "by hand.PDF"])
def test_a_name_that_ends_in_capitals_hides_nothing(out, name):
    document, stray = Document(), io.BytesIO()
    document.add_paragraph("Please tell Wrenna Oakmoss.")
    document.save(stray)
    (out / "cases/C-0501/drafts/F-0002" / name).write_bytes(stray.getvalue())
    assert [one.path.rsplit("/", 1)[1] for one in again(out).refused] == [name]


@pytest.mark.parametrize("name", ["notes.docm", "notes.doc", "notes.rtf", "notes.odt", "notes.txt", "notes"])
@pytest.mark.parametrize("folder", ["cases", "cases/C-0501", "cases/C-0501/drafts/F-0001"])
def test_a_file_of_another_kind_among_the_files_of_a_case_is_named(out, folder, name):
    (out / folder / name).write_bytes(b"Please tell Wrenna Oakmoss.")
    found = again(out)
    assert found.unproved == [(f"{folder}/{name}", "files of this kind are not searched")]
    assert not found.refused


@pytest.mark.parametrize("name", ["~$plan.docx", ".~lock.plan.docx#", ".DS_Store", "kept/.hidden/file"])
def test_locks_and_hidden_files_are_not_named(out, name):
    path = out / "cases/C-0501" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"somebody")
    assert again(out).unproved == []


def test_a_document_under_the_name_of_a_lock_is_proved_as_any_other(out):
    letter = Document()
    letter.add_paragraph("Wrenna Oakmoss came too.")
    letter.save(out / "cases/C-0501/drafts/F-0001/~$letter.docx")
    assert [one.path.rsplit("/", 1)[1] for one in again(out).refused] == ["~$letter.docx"]


def test_what_lies_in_family_and_is_no_issued_copy_is_named_but_not_what_word_keeps_beside_one(out):
    folder = out / "cases/C-0501/family/F-0001"
    folder.mkdir(parents=True)
    schedule = (out / named("cases/C-0501/drafts/F-0001/withheld.docx")).read_bytes()
    (folder / named("withheld.docx")).write_bytes(schedule)
    (folder / "~$port.docx").write_bytes(b"somebody")
    found = again(out)
    assert found.strays == [named("cases/C-0501/family/F-0001/withheld.docx")]
    assert found.needs_a_person


def test_a_file_of_another_kind_that_the_manifest_names_is_not_named(out):
    with Outputs(out) as outputs:
        outputs.publish("cases/C-0501", {"dates.ics": b"dates"}, all_of_folder=False)
    assert again(out).unproved == []


def test_a_link_to_another_folder_is_named_and_not_followed(out, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "letter.docx").write_bytes(b"no document")
    link = out / "cases/C-0501/more"
    try:
        link.symlink_to(elsewhere, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    found = again(out)
    assert found.unproved == [("cases/C-0501/more", "it is a link to another folder, which is not followed")]
    assert not found.refused


def test_a_link_to_a_file_that_is_not_there_is_named(out):
    try:
        (out / "cases/C-0501/gone.docx").symlink_to(out / "nowhere.docx")
    except OSError:
        pytest.skip("this system makes no links")
    assert again(out).unread == {"cases/C-0501/gone.docx": "it is a broken link"}


@pytest.mark.parametrize("templates", [None, {}], ids=["the templates are there", "the templates are gone"])
@pytest.mark.parametrize("name", ["Shruti Mangal", "Latha Oakmoss", "Bo Li"])
def test_a_child_called_like_a_font_stops_nothing_later_either(out, name, templates):
    later = changed(family_case(), "linked_children", {"link_id": "L-0501"}, child_name=name)
    assert again(out, later, templates=templates).refused == []


@pytest.mark.parametrize("templates", [None, {}], ids=["the templates are there", "the templates are gone"])
def test_a_name_put_into_a_part_that_shows_no_text_is_found(out, templates):
    data = replaced((out / REPORT).read_bytes(), "word/styles.xml", 'w:val="Quote"', 'w:val="Wrenna"')
    (out / REPORT).write_bytes(data)
    assert [one.path for one in again(out, templates=templates).refused] == [REPORT]


def test_a_style_of_a_template_that_is_gone_is_no_name_where_the_file_is_as_it_was_proved(tmp_path):
    own = {
        name: replaced(data, "word/styles.xml", 'w:val="Quote"', 'w:val="Lovage"')
        for name, data in templates_in(TEMPLATES).items()
    }
    press = dataclasses.replace(press_for(family_case(), house=HOUSE, only=AIM_REPORTS), templates=own)
    with Outputs(tmp_path) as outputs:
        made = made_of(family_case(), press=press)
        origins = {path: one.to_json() for path, one in made.origins.items()}
        outputs.publish("cases/C-0501", made.files, all_of_folder=True, origins=origins)
    later = changed(family_case(), "linked_children", {"link_id": "L-0501"}, child_name="Lovage Oakmoss")
    for templates in ({}, own):
        assert again(tmp_path, later, templates=templates).refused == []
    path = tmp_path / REPORT
    path.write_bytes(
        replaced(path.read_bytes(), "word/fontTable.xml", 'w:name="Symbol"', 'w:name="Lovage Sans"')
    )
    for templates in ({}, own):
        assert [one.path for one in again(tmp_path, later, templates=templates).refused] == [REPORT]
