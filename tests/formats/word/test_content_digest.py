"""Whatever a person changes in a document is seen; what Word alone changes when it saves is not."""

from __future__ import annotations

import copy
import io
import re
from zipfile import ZipFile

import pytest
from lxml import etree

from pipeline.formats.word.user_content import CannotCarryError, regions_of
from tests.making import made_of
from tests.naming import document_in
from tests.whole_case import whole_case

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
PAGE, FOOTER, STYLES = "word/document.xml", "word/footer1.xml", "word/styles.xml"


def field_of(instruction, result):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    begin, separate, end = (mark.format(kind) for kind in ("begin", "separate", "end"))
    return f"{begin}{code}{separate}<w:r><w:t>{result}</w:t></w:r>{end}"


@pytest.fixture(scope="module")
def report():
    """A document with places to write in, a list of contents and page numbers."""
    files = made_of(whole_case()).files
    (path,) = [one for one in files if document_in(one) == "aim_report" and "/" not in one]
    return files[path]


def saved(package, name, change):
    """The package with one of its parts changed as a tree."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as source, ZipFile(made, "w") as target:
        for one in source.namelist():
            data = source.read(one)
            if one == name:
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root)
            target.writestr(one, data)
    return made.getvalue()


def elements(xml):
    return list(etree.fromstring(f'<x xmlns:w="{NAMESPACE}">{xml}</x>'))


def content_of(root):
    """The text in the second place to write in."""
    tags = (one for one in root.iter(f"{W}tag") if one.get(f"{W}val") == "own:heading 2")
    return next(tags).getparent().getparent().find(f"{W}sdtContent")


def before_the_first(root):
    """A paragraph outside the places to write in."""
    return next(one for one in root.iter(f"{W}p") if "".join(one.itertext()).strip())


def added(xml):
    def change(paragraph):
        paragraph.extend(elements(xml))

    return change


def looking(name, **attributes):
    """A change to the look of a paragraph's first run."""

    def change(paragraph):
        run = next(paragraph.iter(f"{W}r"))
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        etree.SubElement(properties, f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})

    return change


def set_as(*names, **attributes):
    """A change to the format of a paragraph."""

    def change(paragraph):
        place = paragraph.find(f"{W}pPr")
        if place is None:
            place = etree.Element(f"{W}pPr")
            paragraph.insert(0, place)
        for name in names:
            place = etree.SubElement(place, f"{W}{name}")
        place.attrib.update({f"{W}{key}": value for key, value in attributes.items()})

    return change


CHANGES = {
    "text": added("<w:r><w:t>Agreed.</w:t></w:r>"),
    "tracked": added("<w:ins><w:r><w:t>Agreed.</w:t></w:r></w:ins>"),
    "date field": added(field_of("DATE", "30 October 2026")),
    "reference": added(field_of("REF bm1", "the agreed date")),
    "filled in": added(field_of("FILLIN", "by telephone")),
    "simple field": added('<w:fldSimple w:instr="DATE"><w:r><w:t>30 October 2026</w:t></w:r></w:fldSimple>'),
    "page number": added(field_of("PAGE", "1")),
    "hyphen": added("<w:r><w:noBreakHyphen/></w:r>"),
    "page break": added('<w:r><w:br w:type="page"/></w:r>'),
    "sign": added('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
    "shading": looking("shd", val="clear", fill="FFFF00"),
    "font": looking("rFonts", ascii="Georgia"),
    "struck": looking("dstrike"),
    "hidden": looking("vanish"),
    "capitals": looking("caps"),
    "raised": looking("vertAlign", val="superscript"),
    "indent": set_as("ind", left="720"),
    "spaced": set_as("spacing", before="240"),
    "listed": set_as("numPr", "numId", val="7"),
    "edged": set_as("pBdr", "bottom", val="single"),
    "shaded": set_as("shd", fill="ABCDEF"),
    "turned": set_as("sectPr", "pgSz", w="16838"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_in_a_place_to_write_in_is_seen_there_and_nowhere_else(report, change):
    before = regions_of(report)
    after = regions_of(saved(report, PAGE, lambda root: change(next(content_of(root).iter(f"{W}p")))))
    assert after.rest == before.rest
    assert [name for name in before.own if after.own[name] != before.own[name]] == ["heading 2"]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_outside_is_seen_as_one(report, change):
    before = regions_of(report)
    after = regions_of(saved(report, PAGE, lambda root: change(before_the_first(root))))
    assert (after.rest == before.rest, after.own) == (False, before.own)


def cell_shaded(root):
    etree.SubElement(next(root.iter(f"{W}tcPr")), f"{W}shd", {f"{W}fill": "ABCDEF"})


def row_added(root):
    row = next(root.iter(f"{W}tr"))
    row.addnext(copy.deepcopy(row))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (PAGE, cell_shaded),
        (PAGE, row_added),
        (FOOTER, lambda root: before_the_first(root).extend(elements(field_of("DATE", "30 October")))),
        (FOOTER, lambda root: before_the_first(root).extend(elements("<w:r><w:t>Agreed.</w:t></w:r>"))),
        ("docProps/core.xml", lambda root: etree.SubElement(root, "category").__setattr__("text", "Agreed")),
    ],
)
def test_so_is_one_in_a_table_a_footer_or_the_files_title(report, name, change):
    assert regions_of(saved(report, name, change)).rest != regions_of(report).rest


def test_another_picture_under_the_same_name_is_seen_and_another_name_for_the_same_is_not(report):
    def package(name, data):
        made = io.BytesIO()
        with ZipFile(io.BytesIO(report)) as source, ZipFile(made, "w") as target:
            for one in source.namelist():
                target.writestr(one, source.read(one))
            target.writestr(name, data)
        return regions_of(made.getvalue()).rest

    assert package("word/media/image9.png", b"one") != package("word/media/image9.png", b"another")
    assert package("word/media/image9.png", b"one") == package("word/media/image8.png", b"one")


def as_word_saves(root):
    """What Word does to a page that nobody changed: session numbers, split runs, languages, marks."""
    for one in root.iter(f"{W}p", f"{W}r", f"{W}tr"):
        one.set(f"{W}rsidR", "00AB12CD")
    for text in list(root.iter(f"{W}t")):
        run = text.getparent()
        looking("lang", val="en-GB")(run.getparent())
        if {one.tag for one in run} <= {f"{W}t", f"{W}rPr"} and len(run.findall(f"{W}t")) == 1:
            second = copy.deepcopy(run)
            second.find(f"{W}t").text, text.text = (text.text or "")[4:], (text.text or "")[:4]
            run.addnext(second)
    for paragraph in root.iter(f"{W}p"):
        for mark in elements(
            '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:proofErr '
            'w:type="spellEnd"/>'
        ):
            paragraph.append(mark)
        paragraph.extend(elements("<w:r><w:lastRenderedPageBreak/></w:r>"))
    for jc in root.iter(f"{W}jc"):
        jc.set(f"{W}val", {"left": "start", "right": "end"}.get(jc.get(f"{W}val"), jc.get(f"{W}val")))


def with_contents(*entries):
    """A table of contents at the end of the page, with these entries."""
    begun, ended = field_of('TOC \\o "2-3"', "").split("<w:r><w:t></w:t></w:r>")
    listed = "".join(
        f"<w:p><w:r><w:t>{one}</w:t></w:r>{field_of('PAGEREF _Toc1', '4')}</w:p>" for one in entries
    )
    return lambda root: root.find(f"{W}body").extend(
        elements(f"<w:p>{begun}</w:p>{listed}<w:p>{ended}</w:p>")
    )


def style_changed(name, kind, attribute, value):
    def change(root):
        style = next(one for one in root.iter(f"{W}style") if one.get(f"{W}styleId") == name)
        properties = style.find(f"{W}{kind}")
        if properties is None:
            properties = etree.SubElement(style, f"{W}{kind}")
        for former in properties.findall(f"{W}{attribute}"):
            properties.remove(former)
        etree.SubElement(properties, f"{W}{attribute}", {f"{W}val": value})

    return change


@pytest.mark.parametrize(
    "change",
    [
        style_changed("Heading1", "rPr", "color", "FF0000"),
        style_changed("Normal", "rPr", "sz", "40"),
        style_changed("Heading1", "pPr", "jc", "right"),
    ],
)
def test_a_style_that_is_used_and_looks_otherwise_is_seen(report, change):
    before, after = regions_of(report), regions_of(saved(report, STYLES, change))
    assert (after.rest == before.rest, after.own) == (False, before.own)


def test_so_is_one_that_a_used_style_is_based_on(report):
    def based(colour):
        def change(root):
            root.extend(
                elements(f'<w:style w:styleId="Base"><w:rPr><w:color w:val="{colour}"/></w:rPr></w:style>')
            )
            style = next(one for one in root.iter(f"{W}style") if one.get(f"{W}styleId") == "Heading1")
            style.extend(elements('<w:basedOn w:val="Base"/>'))

        return regions_of(saved(report, STYLES, change)).rest

    assert based("FF0000") != based("00FF00")


def styles_as_word_saves_them(root):
    """Add what Word adds: its own styles, languages, and the settings of its list of styles."""
    for style in list(root.iter(f"{W}style")):
        etree.SubElement(style, f"{W}qFormat")
        if style.find(f"{W}rPr") is not None:
            etree.SubElement(style.find(f"{W}rPr"), f"{W}lang", {f"{W}val": "en-GB"})
    root.extend(
        elements('<w:style w:type="character" w:styleId="Heading9Char"><w:rPr><w:b/></w:rPr></w:style>')
    )
    root.insert(0, elements("<w:latentStyles/>")[0])


def numbers_worked_out(root):
    is_result = False
    for one in root.iter(f"{W}fldChar", f"{W}t"):
        if one.tag == f"{W}fldChar":
            is_result = one.get(f"{W}fldCharType") == "separate"
        elif is_result:
            one.text = "17"


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (STYLES, styles_as_word_saves_them),
        (PAGE, as_word_saves),
        (FOOTER, numbers_worked_out),
        (FOOTER, as_word_saves),
    ],
)
def test_what_word_does_by_itself_is_no_change(report, name, change):
    anew = saved(report, name, change)
    assert anew != saved(report, name, lambda root: None)
    assert regions_of(anew) == regions_of(report)


def test_the_list_of_contents_is_words_own_and_what_follows_it_is_not(report):
    def rest(*entries, after=""):
        listed = saved(report, PAGE, with_contents(*entries))
        return regions_of(
            saved(listed, PAGE, lambda root: list(root.iter(f"{W}p"))[-1].extend(elements(after)))
        ).rest

    assert rest("One heading") == rest("Another heading", "And one more")
    assert rest("One heading", after="<w:r><w:t>Agreed.</w:t></w:r>") != rest("One heading")


def test_a_part_that_cannot_be_read_is_told_as_such(report):
    made = io.BytesIO()
    with ZipFile(io.BytesIO(report)) as source, ZipFile(made, "w") as target:
        for one in source.namelist():
            target.writestr(
                one, re.sub(rb"</w:p>", b"", source.read(one)) if one == FOOTER else source.read(one)
            )
    with pytest.raises(CannotCarryError, match="cannot be read as a Word document"):
        regions_of(made.getvalue())
