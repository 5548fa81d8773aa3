"""Every kind of document as a PDF that a screen reader can read, made by the program alone."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader

from pipeline.app.template_fields import papers_of_sample
from pipeline.formats.pdf import NO_ENGINE, Engine, Pdf, convert, embedded, libreoffice, to_pdf
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.foundation.errors import OutputError
from pipeline.foundation.plugins import plugins_in
from pipeline.foundation.release import MADE_BY
from tests.extent import few_or_all, third_or_all
from tests.family_case import approved, family_case
from tests.formats.pdf.checker import faults_of, pages_of
from tests.making import made_of
from tests.naming import named

ROOT = Path(__file__).parents[3]
COPY = named("family/F-0001/aim_report - AIM-0001 - 2026-10-06 - version 1.docx")

#: The kinds of which `make test` compares the engines: long tables, a picture, places to sign, and a letter.
COMPARED = few_or_all(("action_sheet", "closing_summary", "compliance_sheet", "invitation"), ())
#: The kinds that are made: the last third in `make test`, and those above.
KINDS = [
    part
    for part in plugins_in("pipeline.documents")
    if part in third_or_all(plugins_in("pipeline.documents"), 2) or part.name in COMPARED
]


@pytest.fixture(scope="module")
def papers():
    """The first sample case's paper of each kind that is tried, by the kind's name."""
    return {
        part.name: Template(ROOT / "templates" / f"{part.name}.docx", form=written).fill(
            next(papers_of_sample(part))[1].context
        )
        for part in KINDS
    }


@pytest.fixture(scope="module")
def copy():
    return made_of(approved(family_case())).files[COPY]


@pytest.fixture(scope="module")
def made(papers):
    return to_pdf(papers)


def edited(source: bytes, **parts: bytes) -> bytes:
    """A Word file with some parts replaced: by the beginning of their name."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(source)) as package, ZipFile(made, "w") as new:
        for one in package.namelist():
            found = [data for name, data in parts.items() if one.startswith(f"word/{name}")]
            new.writestr(one, found[0] if found else package.read(one))
    return made.getvalue()


def with_text(source: bytes, text: str) -> bytes:
    with ZipFile(io.BytesIO(source)) as package:
        document = package.read("word/document.xml").decode()
    place = document.rindex("<w:sectPr")
    added = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    return edited(source, document=(document[:place] + added + document[place:]).encode())


def test_every_kind_is_made_by_the_embedded_engine(made):
    assert {name: one.message for name, one in made.items() if isinstance(one, OutputError)} == {}
    assert {one.engine for one in made.values()} == {Engine.EMBEDDED}
    assert not any(one.instead for one in made.values())


def test_a_screen_reader_finds_everything_in_every_kind(made):
    assert {name: found for name, one in made.items() if (found := faults_of(one.data))} == {}


def test_each_kind_has_the_pages_that_libreoffice_gives_it_or_one_more_or_less(papers, made):
    if libreoffice.converter() is None:
        message = "LibreOffice is not on this machine; .ci/run installs it"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    some = {name: data for name, data in papers.items() if name in COMPARED or not COMPARED}
    others = to_pdf(some, Engine.LIBREOFFICE)
    assert {one.engine for one in others.values()} == {Engine.LIBREOFFICE}
    differ = {name: abs(pages_of(made[name].data) - pages_of(one.data)) for name, one in others.items()}
    assert max(differ.values()) <= 1, differ
    assert {name: found for name, one in others.items() if (found := faults_of(one.data))} == {}


def test_the_checker_sees_what_is_painted_outside_every_tag(made):
    data = next(iter(made.values())).data
    reader = PdfReader(io.BytesIO(data))
    from pypdf import PdfWriter
    from pypdf.generic import NameObject, StreamObject

    writer = PdfWriter(clone_from=reader)
    stream = StreamObject()
    stream.set_data(b"0 0 m 9 9 l S " + writer.pages[0].get_contents().get_data())
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
    del writer.root_object["/Lang"]
    bad = io.BytesIO()
    writer.write(bad)
    assert faults_of(bad.getvalue()) == ["its language is None", "page 1: S paints outside every tag"]


def test_it_names_no_program_and_no_time_and_has_the_title(copy):
    reader = PdfReader(io.BytesIO(to_pdf({"a": copy})["a"].data))
    assert set(reader.metadata) <= {"/Title", "/Author", "/Producer"}
    assert reader.metadata.producer == MADE_BY
    assert reader.metadata.title == "AIM report: a copy for you"
    about = reader.root_object["/Metadata"].get_object().get_data()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in about
    assert not any(word in about for word in (b"rdocx", b"Date", b"pdfaid"))


def test_it_is_the_same_on_a_machine_without_fonts_and_asks_for_none(copy, tmp_path):
    (tmp_path / "a.docx").write_bytes(copy)
    script = (
        "import sys; from pathlib import Path; from pipeline.formats.pdf import to_pdf\n"
        "opened = []\n"
        "data = to_pdf({'a': Path(sys.argv[1]).read_bytes()})['a'].data\n"
        "Path(sys.argv[2]).write_bytes(data)\n"
        "print([one for one in Path('/proc/self/maps').read_text().split() if one.endswith(('.ttf', '.otf'))]"
        " if Path('/proc/self/maps').exists() else [])\n"
    )
    hidden = {**os.environ, "FONTCONFIG_FILE": os.devnull, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a.docx"), str(tmp_path / "a.pdf")],
        env=hidden,
        check=True,
        capture_output=True,
        text=True,
    )
    assert ended.stdout.strip() == "[]"
    assert (tmp_path / "a.pdf").read_bytes() == to_pdf({"a": copy})["a"].data
    fonts = PdfReader(tmp_path / "a.pdf").pages[0]["/Resources"]["/Font"].values()
    assert all("LiberationSans" in str(one.get_object()["/BaseFont"]) for one in fonts)


def test_a_heading_row_is_never_alone_at_the_end_of_a_page(papers):
    """With one more line above it each time, every table comes to a page's end at some time."""
    from pipeline.formats.pdf.kept_rows import split_table

    with ZipFile(io.BytesIO(papers["action_sheet"])) as package:
        document = package.read("word/document.xml").decode()
    begin = document.index("<w:body>") + len("<w:body>")
    headed = {number for number, one in enumerate(document.split("<w:tbl>")[1:]) if "<w:tblHeader" in one}
    assert headed
    for lines in range(0, 40, few_or_all(6, 1)):
        more = "<w:p><w:r><w:t>A line.</w:t></w:r></w:p>" * lines
        source = edited(
            papers["action_sheet"], document=(document[:begin] + more + document[begin:]).encode()
        )
        reader = PdfReader(io.BytesIO(to_pdf({"a": source})["a"].data))
        assert all(rows > 1 for number, rows in split_table(reader) if number in headed), lines


def test_a_row_that_is_repeated_on_the_next_page_is_read_out_once(papers):
    from pipeline.formats.pdf.structure import elements_of, marks_of, page_of

    def heading_cells(element):
        for one in elements_of(element):
            yield from [one] if one.get("/S") == "/TH" else heading_cells(one)

    reader = PdfReader(io.BytesIO(to_pdf({"a": papers["compliance_sheet"]})["a"].data))
    cells = list(heading_cells(reader.root_object["/StructTreeRoot"]))
    assert len(reader.pages) > 2
    assert all(len({page_of(mark) for _, mark in marks_of(cell)}) <= 1 for cell in cells)
    assert reader.pages[2].extract_text().count("In this case") == 1


HOSTILE = {
    "not whole": (lambda copy: copy[: len(copy) // 2], "cannot read it"),
    "no Word file": (lambda copy: b"PK not at all", "cannot read it"),
    "far too long": (
        lambda copy: edited(copy, document=b"<!--" + b" " * 6_000_000 + b"-->"),
        "so long a file",
    ),
    "an emoji": (lambda copy: with_text(copy, "\N{GRINNING FACE}"), "has no font for a character in it"),
    "a huge picture": (lambda copy: edited(copy, media=huge_picture()), "so large a picture"),
    "broken XML": (lambda copy: edited(copy, document=b"<w:document"), "cannot read it"),
}


def huge_picture() -> bytes:
    data = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(data, "PNG")
    return data.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_what_the_engine_cannot_lay_out_is_told_in_words_without_a_value(copy, name, monkeypatch):
    monkeypatch.setattr(libreoffice, "converter", lambda: None)
    change, why = HOSTILE[name]
    error = to_pdf({"C-1/a.docx": change(copy)})["C-1/a.docx"]
    assert isinstance(error, OutputError)
    assert error.message.startswith("C-1/a.docx could not be made into a PDF: the embedded engine ")
    assert error.message.endswith(f"{why}.")


def test_a_panic_in_the_library_is_one_file_that_was_not_made(copy, monkeypatch):
    class PanicException(BaseException):
        pass

    def panics(*_: object) -> None:
        raise PanicException("a name of the case")

    monkeypatch.setattr("rdocx.Document.from_bytes", staticmethod(panics), raising=False)
    assert embedded.convert({"a": copy}) == {"a": "cannot read it"}


@pytest.mark.parametrize("first", Engine)
def test_what_one_engine_leaves_the_other_makes_and_says_why(first, monkeypatch):
    asked = {"embedded": embedded, "libreoffice": libreoffice}
    monkeypatch.setattr(convert, "can_convert", lambda: True)
    for name, engine in asked.items():
        monkeypatch.setattr(
            engine,
            "convert",
            lambda files, seconds, workers, made=b"%PDF" if name != first else "cannot read it": (
                dict.fromkeys(files, made)
            ),
        )
    (made,) = to_pdf({"a": b"PK"}, first).values()
    assert isinstance(made, Pdf)
    assert made.engine is not first
    assert made.instead == f"{first.words} cannot read it"


def test_without_any_engine_one_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(libreoffice, "converter", lambda: None)
    monkeypatch.setattr(embedded, "is_here", lambda: False)
    with pytest.raises(OutputError, match="neither the program's own PDF engine nor LibreOffice"):
        to_pdf({"a.docx": b"x"})
    assert NO_ENGINE[1].startswith("Install")


def test_no_number_on_a_page_is_long_enough_to_be_taken_for_a_reference(made):
    for name, one in made.items():
        for page in PdfReader(io.BytesIO(one.data)).pages:
            assert not re.search(rb" \d+\.\d{4}", page.get_contents().get_data()), name
