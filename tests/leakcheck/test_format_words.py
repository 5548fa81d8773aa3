"""Words of the file format are no names; any other word is found, wherever it was written."""

from __future__ import annotations

import dataclasses
import io
import itertools
import re
import zipfile
from functools import cache

import pytest
from lxml import etree

from pipeline.access.secrets import Secret, secrets_of
from pipeline.access.withholdings import hidden_from
from pipeline.leakcheck import NOTHING, Detector, Owner, brought_by, prove
from pipeline.leakcheck.format_words import is_of_pdf, is_of_the_format, is_of_the_package, is_style_of_word
from pipeline.leakcheck.template_parts import SILENT
from pipeline.model import Tells
from tests.family_case import FATHER, family_case
from tests.making import TEMPLATES, made_of
from tests.naming import document_in

OWNER = Owner("C-0501", (), leaves=False)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
NAME = "Wrenna Oakmoss"
#: Fonts and words of the format that could be children's names, and addresses where they could live.
NAMES = (
    "Shruti Oakmoss",
    "Latha Vrinda",
    "Kartika Mangal",
    "Bo Li",
    "Cam Bria",
    "Solid Roman",
    "Georgia Arial",
    "Office Page",
)
ADDRESSES = (
    "Flat 2, Oval Mews, ZZ99 3AA",
    "Solid Lane, ZZ99 3AB",
    "Auto Road, ZZ99 3AC",
    "7 Medium Grid, ZZ99 3AD",
)


def guard(*values: str, tells: Tells = Tells.NAME) -> Detector:
    case = family_case()
    _, given = secrets_of(case, FATHER, hidden_from(case, FATHER))
    child = case.linked_children[0]
    name = "home_address" if tells is Tells.ADDRESS else "child_name"
    return Detector(
        [Secret(tells, value, child, name, wide=tells is Tells.ADDRESS) for value in values], given
    )


@cache
def template(name: str = "plan") -> bytes:
    return (TEMPLATES / f"{name}.docx").read_bytes()


def _is_plan(path: str) -> bool:
    return "/" not in path and document_in(path) == "plan"


@cache
def plan() -> bytes:
    return next(data for path, data in made_of(family_case()).files.items() if _is_plan(path))


def replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    """A package with one text replaced in one part."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old_one,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new_one,
    ):
        for name in old_one.namelist():
            content = old_one.read(name)
            if name == part:
                assert old.encode() in content, "the test's own text is not there any more"
                content = content.replace(old.encode(), new.encode(), 1)
            new_one.writestr(name, content)
    return made.getvalue()


def silent_leaks(data: bytes, sought: Detector, brought=NOTHING) -> list[str]:
    """Where something was found in parts that show no text, or in hidden attributes."""
    silent = (
        "word/theme",
        "word/styles",
        "word/font",
        "word/settings",
        "word/web",
        "word/numbering",
        "[Content",
        "_rels",
    )
    leaks = prove("copy.docx", data, OWNER, sought, brought=brought)
    return [
        one.part
        for one in leaks
        if one.part.startswith(silent) or "out of sight" in one.where or "_rels" in one.part
    ]


def words_of_silent_parts(data: bytes) -> set[str]:
    found: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            root = etree.fromstring(package.read(name))
            if str(root.tag) in SILENT:
                values = [value for one in root.iter(etree.Element) for value in one.values()]
                found |= {word for value in values for word in re.findall(r"[^\W\d_]{2,}", value)}
    return found


@pytest.mark.parametrize("known", [True, False], ids=["with its template", "without"])
def test_no_word_of_a_templates_silent_parts_is_a_name_there(known):
    words = sorted(words_of_silent_parts(template()))
    assert len(words) > 200
    sought = guard(
        *(f"{one} Oakmossy" for one in words), *(f"{one} {two}" for one, two in itertools.pairwise(words))
    )
    assert silent_leaks(plan(), sought, brought_by(template()) if known else NOTHING) == []


@pytest.mark.parametrize("known", [True, False], ids=["with its template", "without"])
def test_fonts_and_words_of_the_format_refuse_nobody(known):
    brought = brought_by(template()) if known else NOTHING
    assert silent_leaks(plan(), guard(*NAMES), brought) == []
    assert silent_leaks(plan(), guard(*ADDRESSES, tells=Tells.ADDRESS), brought) == []


def test_every_document_of_a_case_is_written_whatever_font_its_children_are_called_by():
    case = family_case()
    (child,) = case.linked_children
    children = tuple(
        dataclasses.replace(
            child,
            link_id=f"L-06{number:02}",
            child_name=name,
            home_address=ADDRESSES[number % len(ADDRESSES)],
        )
        for number, name in enumerate(NAMES[:5])
    )
    assert [
        one.path for one in made_of(dataclasses.replace(case, linked_children=(child, *children))).refused
    ] == []


PLANTED = {
    "in a style's name": ("word/styles.xml", 'w:val="Quote"', f'w:val="For {NAME}"'),
    "in a style's ID": ("word/styles.xml", 'w:styleId="Quote"', 'w:styleId="WrennaOakmoss"'),
    "in a theme's font": ("word/theme/theme1.xml", 'typeface="MV Boli"', f'typeface="{NAME}"'),
    "in a theme's name": ("word/theme/theme1.xml", 'name="Office Theme"', f'name="{NAME}"'),
    "in the table of fonts": ("word/fontTable.xml", 'w:name="Symbol"', 'w:name="Wrenna Sans"'),
    "in the settings": ("word/settings.xml", 'w:name="compatibilityMode"', f'w:name="{NAME}"'),
    "in what a list prints": ("word/numbering.xml", 'w:val="•"', f'w:val="{NAME}"'),
    "in a kind of content": ("[Content_Types].xml", 'Extension="xml"', 'Extension="wrenna"'),
    "in an attribute of the page": ("word/document.xml", "<w:sectPr", '<w:sectPr w:type="Wrenna"'),
    "as a font on the page": ("word/document.xml", "<w:rPr>", '<w:rPr><w:rFonts w:ascii="Wrenna"/>'),
}


@pytest.mark.parametrize("known", [True, False], ids=["with its template", "without"])
@pytest.mark.parametrize("place", PLANTED)
def test_a_name_that_the_template_does_not_bring_is_found_in_parts_that_show_no_text(place, known):
    part, old, new = PLANTED[place]
    brought = brought_by(template()) if known else NOTHING
    leaks = prove("copy.docx", replaced(plan(), part, old, new), OWNER, guard(NAME), brought=brought)
    assert part in [one.part for one in leaks], place


@pytest.mark.parametrize(
    ("tag", "attribute", "value"),
    [
        (f"{W}top", "val", "holly"),
        (f"{A}ln", "cap", "flat"),
        (f"{W}rFonts", f"{W}ascii", "Shruti"),
        (f"{W}lang", f"{W}val", "en-GB"),
        (f"{W}shd", f"{W}fill", "FACADE"),
        (f"{W}ind", f"{W}left", "720"),
        (f"{W}pStyle", f"{W}val", "Heading1"),
    ],
)
def test_what_the_schema_lists_for_a_place_is_of_the_format_there_and_nowhere_else(tag, attribute, value):
    assert is_of_the_format(tag, attribute, value)
    assert value == "720" or not is_of_the_format(f"{W}bookmarkStart", f"{W}name", value)
    assert not is_of_the_format(tag, attribute, "Wrenna")


@pytest.mark.parametrize("value", ["07700900123", "960101", "9990005019", "2012-05-02"])
def test_a_number_long_enough_to_be_somebodys_is_never_of_the_format(value):
    assert not is_of_the_format(f"{W}shd", f"{W}fill", value)


@pytest.mark.parametrize("name", ["Heading 1", "TOCHeading", "Tablehead", "List Bullet 2", "HeaderandFooter"])
def test_the_names_that_layouts_give_their_styles_are_known(name):
    assert is_style_of_word(name)


@pytest.mark.parametrize("name", ["Wren", "Noa", "Ina", "Wrenna heading", "HeadingWrenna", "Listo"])
def test_a_style_with_another_word_in_its_name_is_somebodys_choice(name):
    assert not is_style_of_word(name)


def test_parts_and_names_in_a_pdf_are_known_by_their_words():
    assert is_of_the_package("word/theme/theme1.xml")
    assert not is_of_the_package("word/Wrenna.xml")
    assert is_of_pdf("/FlateDecode")
    assert not is_of_pdf("/Wrenna")


def test_a_template_with_a_style_of_its_own_says_so_and_stops_nobody_of_that_name():
    own = replaced(template(), "word/styles.xml", 'w:val="Quote"', 'w:val="Lovage"')
    brought = brought_by(own)
    assert brought.own == (("word/styles.xml", "Lovage"),)
    file = replaced(plan(), "word/styles.xml", 'w:val="Quote"', 'w:val="Lovage"')
    assert prove("copy.docx", file, OWNER, guard("Lovage Oakmoss"), brought=brought) == []
    assert prove("copy.docx", file, OWNER, guard("Lovage Oakmoss"), brought=brought_by(template()))


def test_a_complete_name_in_a_template_is_still_found():
    own = replaced(template(), "word/styles.xml", 'w:val="Quote"', f'w:val="{NAME}"')
    file = replaced(plan(), "word/styles.xml", 'w:val="Quote"', f'w:val="{NAME}"')
    assert prove("copy.docx", file, OWNER, guard(NAME), brought=brought_by(own))


def test_the_shipped_templates_bring_no_words_of_their_own():
    assert {
        path.name: own for path in TEMPLATES.glob("*.docx") if (own := brought_by(path.read_bytes()).own)
    } == {}


def test_of_what_is_no_template_nothing_counts_as_brought():
    assert brought_by(b"nothing").values == frozenset()
