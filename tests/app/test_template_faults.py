"""A template with a fault: its documents are not written, earlier ones stay, and the rest is written."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from pipeline.app.run.run_request import RunRequest
from pipeline.app.run.run_result import RunResult
from pipeline.app.run_documents import run
from pipeline.app.said.of_run import run_lines, unfilled_lines
from pipeline.app.template_tools import preview
from pipeline.app.verify_outputs import verify
from pipeline.casefiles.job import Unfilled
from pipeline.casefiles.render_context import RenderContext, templates_in
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.errors import TemplateError
from tests.app.test_run_documents import SETTINGS
from tests.builders import ordinary_case
from tests.comparing import assert_same_bytes
from tests.family_case import AIM, approved, family_case
from tests.making import TEMPLATES
from tests.naming import document_in, named

PLAN = (TEMPLATES / "plan.docx").read_bytes()


def repacked(data: bytes, name: str, new: bytes) -> bytes:
    """The same package with one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as out:
        for one in old.namelist():
            out.writestr(one, new if one == name else old.read(one))
    return buffer.getvalue()


def put_plan(folder, content: bytes | None) -> None:
    """Give a templates folder this plan template; None makes it a folder."""
    shutil.copytree(TEMPLATES, folder, ignore=shutil.ignore_patterns("*.py", "plan.docx", "__pycache__"))
    if content is None:
        (folder / "plan.docx").mkdir()
    else:
        (folder / "plan.docx").write_bytes(content)


def saying(text: str) -> bytes:
    """The plan's template with one more paragraph."""
    document = Document(io.BytesIO(PLAN))
    document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def ran(out, templates, *cases, only=("plan", "safety_plan", "parents_plan"), **order):
    """The result of a run with these templates."""
    clock = SETTINGS.clock(date(2026, 10, 30))
    return run(
        Reading(PackedCases(cases or (family_case(),))),
        RunRequest(house=SETTINGS.house(), out=out, templates=templates, clock=clock, only=only, **order),
    )


def written(out) -> list[str]:
    return sorted(
        path.relative_to(out / "cases" / "C-0501").as_posix() for path in out.glob("cases/C-0501/**/*.docx")
    )


THE_PLAN = named("plan - M-0001 - 2026-08-20.docx")
DAMAGED = "plan.docx is not a Word document, or it is damaged. Open it in Word and save it again as .docx."
CROSSED = "{% if reference %}begins here"
FAULTS = {
    "cut short": (PLAN[:9000], DAMAGED),
    "no archive": (b"not a Word document", DAMAGED),
    "empty": (b"", DAMAGED),
    "a page that is no XML": (repacked(PLAN, "word/document.xml", b"<w:document>"), DAMAGED),
    "no page": (repacked(PLAN, "word/document.xml", b""), DAMAGED),
    "a folder": (
        None,
        "plan.docx is a folder, not a Word document. Move it elsewhere, and put the template in its place.",
    ),
    "a tag without its end": (saying(CROSSED), "has no {% endif %}"),
    "an unknown field": (
        saying("{{ refrence }}"),
        'there is no field "refrence". The nearest is "reference".',
    ),
    "asked of a value": (saying("{{ reference + 1 }}"), "cannot be filled"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_everything_but_the_documents_of_a_template_with_a_fault_is_written(fault, tmp_path):
    content, sentence = FAULTS[fault]
    put_plan(tmp_path / "templates", content)
    outcome = ran(tmp_path / "out", tmp_path / "templates")
    assert [(one.case_id, one.path) for one in outcome.unfilled] == [("C-0501", THE_PLAN)]
    said = list(unfilled_lines(outcome))
    assert sentence in said[0]
    assert said[1:] == [f"  C-0501, {THE_PLAN} was not written."]
    there = written(tmp_path / "out")
    assert THE_PLAN not in there
    assert (
        len(
            [
                path
                for path in there
                if path.startswith(("family/", "drafts/")) or document_in(path) == "safety_plan"
            ]
        )
        >= 3
    )


def test_a_case_whose_only_document_has_a_fault_in_its_template_is_not_said_to_have_nothing_due(tmp_path):
    put_plan(tmp_path / "templates", b"no")
    outcome = ran(tmp_path / "out", tmp_path / "templates", only=("plan",))
    assert (outcome.none_made, outcome.nothing_due) == (["C-0501"], [])
    (said,) = [line for line in run_lines(outcome, tmp_path / "out") if line.startswith("Cases:")]
    assert (
        said == "Cases: 0 with documents, 0 with nothing due yet, 0 held back, 1 of which none could be made."
    )


def test_what_an_earlier_run_wrote_stays_and_is_named_and_comes_again_once_the_template_is_mended(tmp_path):
    out, templates = tmp_path / "out", tmp_path / "templates"
    ran(out, TEMPLATES, only=("plan",))
    before = (out / "cases" / "C-0501" / THE_PLAN).read_bytes()
    put_plan(templates, b"no")
    for only in ((), ("plan",)):  # the second run reports it again
        outcome = ran(out, templates, only=only)
        assert_same_bytes((out / "cases" / "C-0501" / THE_PLAN).read_bytes(), before, THE_PLAN)
        assert list(unfilled_lines(outcome))[1:] == [
            f"  C-0501, {THE_PLAN} was not written. The file from an earlier run was left as it was."
        ]
        assert outcome.published.withdrawn == []
    outcome = ran(out, TEMPLATES, only=("plan",))
    assert not outcome.unfilled
    assert THE_PLAN in written(out)


def test_of_many_documents_the_first_are_named_and_the_page_names_the_rest():
    fault = TemplateError("plan.docx is damaged.", "Save it again.")
    outcome = RunResult(
        unfilled=[
            Unfilled(case_id=f"C-{number}", path="plan.docx", document="plan", fault=fault)
            for number in range(25)
        ]
    )
    said = list(unfilled_lines(outcome))
    assert said[20:] == [
        "  C-19, plan.docx was not written.",
        "  5 more were not written because of it: index.html names them all.",
    ]


def test_a_fault_met_in_one_case_leaves_the_others_whole(tmp_path):
    put_plan(tmp_path / "templates", saying('{% if reference == "C-0502" %}{{ nothing }}{% endif %}'))
    other = replace(family_case(), details=replace(family_case().details, case_id="C-0502"))
    outcome = ran(tmp_path / "out", tmp_path / "templates", family_case(), other, only=("plan",))
    assert [(one.case_id, one.path) for one in outcome.unfilled] == [("C-0502", THE_PLAN)]
    assert (tmp_path / "out" / "cases" / "C-0501" / THE_PLAN).exists()
    assert set(outcome.cases_written) == {"C-0501"}


def test_a_copy_that_is_out_stays_and_is_not_recalled_because_its_template_is_damaged(tmp_path):
    out, templates = tmp_path / "out", tmp_path / "templates"
    copy = out / named(f"cases/C-0501/family/F-0001/aim_report - {AIM} - 2026-10-06 - version 1.docx")
    only = ("parents_aim_report", "withheld")
    ran(out, TEMPLATES, approved(family_case()), only=only)
    before = copy.read_bytes()
    shutil.copytree(TEMPLATES, templates)
    (templates / "parents_aim_report.docx").write_bytes(b"no")
    outcome = ran(out, templates, approved(family_case()), only=only)
    assert_same_bytes(copy.read_bytes(), before, copy.name)
    assert not outcome.recalls
    assert {one.path for one in outcome.unfilled} == {
        named(f"drafts/{person}/aim_report - {AIM} - 2026-10-06.docx") for person in ("F-0001", "F-0002")
    }
    assert not any("issued" in line and "1 issued" in line for line in run_lines(outcome, out))
    with zipfile.ZipFile(out / named("cases/C-0501/drafts/F-0001/withheld.docx")) as schedule:
        assert "NOT WRITTEN, because its template has a fault" in schedule.read("word/document.xml").decode()


def test_a_file_that_is_not_whole_is_not_written_and_the_one_that_stands_stays(tmp_path, monkeypatch):
    out = tmp_path / "out"
    ran(out, TEMPLATES, only=("plan",))
    before = (out / "cases" / "C-0501" / THE_PLAN).read_bytes()
    filled = RenderContext.filled

    def broken(press, name, context, **how):
        data = filled(press, name, context, **how)
        return repacked(data, "word/document.xml", b"<w:document>") if name == "plan" else data

    monkeypatch.setattr(RenderContext, "filled", broken)
    outcome = ran(out, TEMPLATES, only=("plan",))
    assert not outcome.refused
    assert list(unfilled_lines(outcome)) == [
        "plan.docx: the result is not a complete Word document: it cannot be read, in the page "
        "(word/document.xml)."
        " Run 'hsb templates check plan', and correct the template.",
        f"  C-0501, {THE_PLAN} was not written. The file from an earlier run was left as it was.",
    ]
    assert_same_bytes((out / "cases" / "C-0501" / THE_PLAN).read_bytes(), before, THE_PLAN)


def test_the_page_says_which_documents_were_not_written(tmp_path):
    put_plan(tmp_path / "templates", b"no")
    ran(tmp_path / "out", tmp_path / "templates")
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "plan.docx is not a Word document, or it is damaged." in page
    assert f"C-0501: {THE_PLAN} was not written, because its template has a fault." in page


def test_a_damaged_template_that_no_case_needs_is_said_all_the_same(tmp_path):
    put_plan(tmp_path / "templates", b"no")
    outcome = ran(tmp_path / "out", tmp_path / "templates", ordinary_case(), only=())
    assert list(unfilled_lines(outcome)) == [DAMAGED]
    assert outcome.cases_written == ["C-0001"]


def test_a_damaged_file_that_is_no_documents_template_stops_nothing(tmp_path):
    put_plan(tmp_path / "templates", PLAN)
    (tmp_path / "templates" / "old plan.docx").mkdir()
    assert (
        list(unfilled_lines(ran(tmp_path / "out", tmp_path / "templates", ordinary_case(), only=("plan",))))
        == []
    )


def test_a_second_look_at_a_file_that_is_not_whole_says_that_it_cannot_be_read(tmp_path):
    ran(tmp_path, TEMPLATES, only=("plan",))
    file = tmp_path / "cases" / "C-0501" / THE_PLAN
    file.write_bytes(repacked(file.read_bytes(), "word/document.xml", b"<w:document>"))
    found = verify(PackedCases((family_case(),)), SETTINGS.house(), tmp_path, templates_in(TEMPLATES))
    assert found.unread == {f"cases/C-0501/{THE_PLAN}": "it cannot be read, in the page (word/document.xml)"}
    assert not found.refused


def test_a_preview_of_a_damaged_template_is_one_sentence(tmp_path):
    put_plan(tmp_path / "templates", PLAN[:9000])
    with pytest.raises(TemplateError, match=r"plan\.docx is not a Word document, or it is damaged"):
        preview(tmp_path / "templates" / "plan.docx")
