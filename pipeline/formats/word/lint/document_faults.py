"""Faults of a template as a document: styles, headings, tables, pictures, language, words, leftovers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

from pipeline.formats.word.lint.faults import TemplateFault, fault_at
from pipeline.formats.word.lint.headings import faults_of_headings
from pipeline.formats.word.lint.paragraphs import Paragraph
from pipeline.formats.word.lint.template_text import TemplateFile
from pipeline.formats.word.lint.unwanted_words import UnwantedWords

_VALUE = qn("w:val")
_CHANGES = [qn(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")]
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_NEVER_FILLED = re.compile(r"word/(?:charts|diagrams|glossary|drawings)/.*\.xml$")
_UNFILLED = {"charts": "a chart", "diagrams": "a SmartArt picture", "glossary": "a building block"}
_TAG = re.compile(rb"\{\{|\{%")


def faults_of_form(
    package: TemplateFile, passages: list[Paragraph], unwanted: UnwantedWords
) -> Iterator[TemplateFault]:
    """Every fault that makes a worse document, although the template can be filled."""
    yield from _styles(package, passages)
    yield from faults_of_headings(package, passages)
    yield from _tables(passages)
    yield from _pictures(passages)
    yield from unwanted.faults_in(package, passages)
    yield from _history(package, passages)
    if not _has_language(package):
        yield TemplateFault(
            where="the whole template",
            problem="has no language set, so that it is read aloud and spell-checked in the wrong one",
            remedy="In Word: select all, then Review, Language, Set Proofing Language.",
            serious=False,
        )
    for name, data in package.parts.items():
        if _NEVER_FILLED.match(name) and _TAG.search(data):
            what = _UNFILLED.get(name.split("/")[1], "a drawing")
            yield TemplateFault(
                where="the whole template",
                problem=f"has a tag in {what}, which is never filled",
                remedy="Move the tag into the page.",
            )


def _styles(package: TemplateFile, passages: list[Paragraph]) -> Iterator[TemplateFault]:
    known = (
        set()
        if package.styles is None
        else {one.get(qn("w:styleId")) for one in package.styles.findall(qn("w:style"))}
    )
    for passage in passages:
        if passage.element is None or passage.part == "comments":
            continue
        used = [one.get(_VALUE, "") for one in passage.element.iter(qn("w:pStyle"), qn("w:rStyle"))]
        for name in dict.fromkeys(used):
            if name not in known and name != "CommentReference":
                problem = f'uses the style "{name}", which the template does not have'
                yield fault_at(passage, problem, "Choose a style that it has.")
    for table in _all_tables(passages):
        style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        if style is not None and style.get(_VALUE) not in known:
            problem = f'is in a table with the style "{style.get(_VALUE)}", which the template does not have'
            yield fault_at(_within(passages, table), problem, "Choose a table style that it has.")


def _all_tables(passages: list[Paragraph]) -> list[etree._Element]:
    return list(
        dict.fromkeys(one for passage in passages for one in passage.holders if one.tag == qn("w:tbl"))
    )


def _within(passages: list[Paragraph], holder: etree._Element) -> Paragraph:
    return next(passage for passage in passages if holder in passage.holders)


def _tables(passages: list[Paragraph]) -> Iterator[TemplateFault]:
    for table in _all_tables(passages):
        within = _within(passages, table)
        rows = table.findall(qn("w:tr"))
        if within.part != "page" or len(rows) < 2 or _first_column_heads_rows(table):
            continue
        switch = rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
        if switch is None or switch.get(_VALUE, "1") in ("0", "false"):
            yield fault_at(
                within,
                "begins a table without a header row",
                "In Word: select its first row, then Layout, Repeat Header Rows.",
                serious=False,
            )


def _first_column_heads_rows(table: etree._Element) -> bool:
    """Whether the table says that its first column, and not its first row, has the headings."""
    look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
    return look is not None and (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("0", "1")


def _pictures(passages: list[Paragraph]) -> Iterator[TemplateFault]:
    for passage in passages:
        for picture in () if passage.element is None else passage.element.iter("{*}docPr"):
            described = picture.get("descr", "").strip() or picture.get("title", "").strip()
            if not described and next(picture.iter(_DECORATIVE), None) is None:
                yield fault_at(
                    passage,
                    "has a picture without alternative text",
                    "In Word: right-click it, Edit Alt Text; say what it shows, or mark it as decorative.",
                    serious=False,
                )


def _history(package: TemplateFile, passages: list[Paragraph]) -> Iterator[TemplateFault]:
    for label, name in package.stories():
        change = next(package.tree(name).iter(*_CHANGES), None)
        if change is not None:
            passage = next(
                (one for one in passages if one.element is not None and change in one.element.iter()), None
            )
            yield TemplateFault(
                where=passage.where if passage else label,
                problem="has tracked changes, which are taken as accepted",
                remedy="Accept or reject them in Word, and save.",
                serious=False,
                passage=passage,
            )
    comment = next((one for one in passages if one.part == "comments"), None)
    if comment is not None:
        yield fault_at(
            comment,
            "is a comment, which does not go into the documents",
            "Delete it once it is dealt with.",
            serious=False,
        )


def _has_language(package: TemplateFile) -> bool:
    if package.styles is None:
        return False
    defaults = package.styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    normal = next(
        (one for one in package.styles.findall(qn("w:style")) if one.get(qn("w:default")) == "1"), None
    )
    own = None if normal is None else normal.find(f"{qn('w:rPr')}/{qn('w:lang')}")
    return any(one is not None and one.get(_VALUE) for one in (defaults, own))
