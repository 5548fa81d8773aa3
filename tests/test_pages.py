"""Documents and workbooks as pages, and each page has what a reader needs.

In `make test`, LibreOffice opens a few kinds and the embedded engine a third; in `make test-all`
LibreOffice opens every kind. `tests/formats/pdf` compares the two.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from pipeline.app.template_fields import papers_of_sample
from pipeline.formats.excel.annotate import mark
from pipeline.formats.excel.writer import write_cases
from pipeline.formats.pdf import to_pdf
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.formats.word.arranged import arranged
from pipeline.foundation.plugins import plugins_in
from pipeline.model.finding import Finding, Severity
from pipeline.procedure.sample import sample_cases
from tests.extent import ALL, few_or_all, third_or_all
from tests.trouble.draft import base, workbook

ROOT = Path(__file__).parent.parent
#: The kinds that LibreOffice opens in `make test`: with long tables, a picture, places to sign, and a letter.
OPENED = few_or_all(("closing_summary", "compliance_sheet", "invitation", "safety_plan"), ())
#: The kinds that are tried: the second third in `make test`, and those above.
KINDS = [
    part
    for part in plugins_in("pipeline.documents")
    if part in third_or_all(plugins_in("pipeline.documents"), 1) or part.name in OPENED
]


def program(name: str) -> str:
    """The path of a program; without it the test is skipped, but in CI it fails."""
    found = shutil.which(name)
    if found is None:
        message = f"{name} is not on this machine; .ci/run installs it"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The text of each page of the first sample case's papers and of a marked workbook, by file name."""
    office, text_of = program("soffice"), program("pdftotext")
    folder = tmp_path_factory.mktemp("pages")
    inside = {}
    for part in KINDS:
        _, paper = next(papers_of_sample(part))
        data = Template(ROOT / "templates" / f"{part.name}.docx", form=written, arrange=arranged).fill(
            paper.context
        )
        if part.name in OPENED or not OPENED:
            (folder / f"{part.name} - page.docx").write_bytes(data)
        else:
            inside[f"{part.name} - page"] = data
    finding = Finding(
        rule="x",
        severity=Severity.ERROR,
        sheet="Referrals",
        column="C",
        row=2,
        problem="a problem.",
        remedy="Mend it.",
    )
    if ALL:
        write_cases(folder / "marked.xlsx", sample_cases(30, 1))
    else:  # without the lists of every cell, at which LibreOffice works for four seconds
        (folder / "marked.xlsx").write_bytes(workbook(base()))
    (folder / "marked.xlsx").write_bytes(mark((folder / "marked.xlsx").read_bytes(), [finding]))
    files = sorted(str(path) for path in folder.iterdir())
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files],
        check=True,
        capture_output=True,
        timeout=240,
    )
    made = {
        name: [page.extract_text() for page in PdfReader(io.BytesIO(pdf.data)).pages]
        for name, pdf in to_pdf(inside).items()
    }
    for path in folder.glob("*.pdf"):
        shown = subprocess.run(
            [text_of, "-layout", str(path), "-"], check=True, capture_output=True
        ).stdout.decode()
        made[path.stem] = [page for page in shown.split("\f") if page.strip()]
    return made


def test_every_document_becomes_pages(pages):
    kinds = {name.split(" - ")[0] for name in pages} - {"marked"}
    assert kinds == {part.name for part in KINDS}


def test_the_compliance_sheet_has_at_most_four_pages(pages):
    assert len(pages["compliance_sheet - page"]) <= 4


def test_every_page_has_its_reference_its_marking_and_its_number(pages):
    for name, shown in pages.items():
        if name != "marked":
            for number, page in enumerate(shown, start=1):
                assert "OFFICIAL-SENSITIVE" in page, name
                of_a_copy = name.startswith(("parents_", "childs_", "easy_read"))
                of_all_cases = name.startswith("partnership")
                assert (
                    "version 1" if of_a_copy else "July to September 2026" if of_all_cases else "Reference: "
                ) in page, name
                assert f"Page {number} of {len(shown)}" in page, name


def test_no_page_is_all_but_empty(pages):
    for name, shown in pages.items():
        if name != "marked":
            for page in shown:
                assert len([line for line in page.splitlines() if line.strip()]) > 3, name


def test_a_marked_workbook_opens_and_ends_with_its_findings(pages):
    assert any("A problem." in page for page in pages["marked"])


def test_the_summary_of_the_partnerships_report_is_one_page(tmp_path):
    from tests.reporting.making import report_files

    (tmp_path / "report.docx").write_bytes(report_files()["partnership.docx"])
    office, text_of = program("soffice"), program("pdftotext")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [
            office,
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "report.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    shown = subprocess.run(
        [text_of, "-layout", str(tmp_path / "report.pdf"), "-"], check=True, capture_output=True
    ).stdout.decode()
    first, second, *others = shown.split("\f")
    assert "In short" in first
    assert "What came of it" in first
    assert sum(bool(re.search(r"\d.*( of |%)", line)) for line in first.splitlines()) >= 6
    assert "Headline measures" in second
    assert len(others) <= 7, "eight pages, and what is after the last"
