"""The council's document style: paragraph styles and page layout, declared once for every template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

FONT = "Arial"
LANGUAGE = "en-GB"
#: Deep teal: 9.0 to 1 on white, 7.7 to 1 on the tint of a table's head; black and white prints keep the
#: difference.
ACCENT, TINT, RULE, QUIET = "1D4B57", "E9F0F2", "A9BCC2", "4A4A4A"
TEXT_WIDTH_CM = 17.0
TABLE_STYLE = "Record table"
_DRAFTED = datetime(2026, 1, 1)  # fixed, so that the same draft has the same bytes
#: Parts of python-docx's default document that are not needed here, or are about another document.
_PROPERTIES = ("title", "creator", "language", "revision", "created", "modified")
_UNWANTED = ("thumbnail", "customXml", "extended-properties", "stylesWithEffects", "webSettings")
#: The two kinds of list, by paragraph style: Word's number format, and the text before each item.
LISTS = {"List Bullet": ("bullet", "\u2022"), "List Number": ("decimal", "%1.")}


@dataclass(frozen=True, kw_only=True)
class Look:
    """How one paragraph style looks; sizes and spaces in points, the indent in centimetres."""

    size: float = 12
    bold: bool = False
    colour: str = ""
    before: float = 0
    after: float = 0
    line: float = 1.1
    keep_with_next: bool = False
    indent: float = 0
    level: int = 0
    hanging: float = 0


STYLES = {
    "Heading 1": Look(size=24, bold=True, colour=ACCENT, after=2, line=1.0, keep_with_next=True, level=1),
    "Subtitle": Look(size=14, colour=QUIET, after=12, keep_with_next=True),
    "Heading 2": Look(
        size=16, bold=True, colour=ACCENT, before=20, after=6, line=1.0, keep_with_next=True, level=2
    ),
    "Heading 3": Look(bold=True, before=12, after=3, keep_with_next=True, level=3),
    "Body": Look(after=6, line=1.15),
    "Quote": Look(before=3, after=8, line=1.15, indent=0.6),
    "List Bullet": Look(after=3, line=1.15, indent=0.9, hanging=0.6),
    "List Number": Look(after=4, line=1.15, indent=1.1, hanging=0.9),
    "Prompt": Look(size=11, colour=QUIET, after=8, line=1.1),
    "Logo": Look(after=10),
    "Contents": Look(after=3),
    "Marking": Look(bold=True, colour=ACCENT, before=2, after=8, keep_with_next=True),
    "Table head": Look(size=11, bold=True, colour=ACCENT, before=3, after=3, line=1.0, keep_with_next=True),
    "Table label": Look(size=11, bold=True, before=3, after=3, line=1.05),
    "Table text": Look(size=11, before=3, after=3, line=1.05),
    "Table small": Look(size=10, before=1, after=1, line=1.0),
    "Tag": Look(size=9, colour="6B6B6B"),
    "Header": Look(size=10, colour=QUIET),
    "Footer": Look(size=10, colour=QUIET),
}
_OWN = {"Body", "Prompt", "Logo", "Contents", "Marking", "Tag"} | {
    f"Table {kind}" for kind in ("head", "label", "text", "small")
}


@dataclass(frozen=True, kw_only=True)
class Page:
    """The text of every page's header and footer, and the document's title in its properties."""

    head: str = "Reference: {{ reference }}"
    mark: str = "{% if draft %}DRAFT, {% endif %}"
    foot: str = "{{ house.council }}. {{ title }}{% if version %}, {{ version }}{% endif %}"
    title: str = "{{ title }}, {{ reference }}"


_PAGES: dict[str, Page] = {}
_Drafts = TypeVar("_Drafts", bound=Callable[..., None])


def on_page(page: Page) -> Callable[[_Drafts], _Drafts]:
    """Set the header and footer of a template's pages, where they are not the usual ones."""

    def marked(draft: _Drafts) -> _Drafts:
        _PAGES[f"{draft.__module__}.{draft.__name__}"] = page
        return draft

    return marked


def page_of(draft: Callable[..., None]) -> Page:
    """Return the text of a template's headers and footers."""
    return _PAGES.get(f"{draft.__module__}.{draft.__name__}", Page())


def base_document(page: Page) -> DocumentObject:
    """Return an empty A4 document with the council's styles, header and footer, without python-docx's own."""
    document = Document()
    _clear(document)
    _default_to_the_font_and_language(document)
    for name, look in STYLES.items():
        _add_paragraph_style(document, name, look)
    _number_lists(document)
    _add_table_style(document)
    _lay_out_page(document, page)
    _set_properties(document, page)
    return document


def _clear(document: DocumentObject) -> None:
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _UNWANTED:
                del part.rels[key]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        styles.remove(style)
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    uri = "http://schemas.microsoft.com/office/word"
    settings.append(parse_xml(f'<w:defaultTabStop {nsdecls("w")} w:val="720"/>'))
    settings.append(
        parse_xml(
            f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" w:uri="{uri}" '
            'w:val="15"/></w:compat>'
        )
    )


def _default_to_the_font_and_language(document: DocumentObject) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    document.styles.element.replace(
        defaults,
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
            f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
            f'<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}"/>'
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        ),
    )
    for name, kind in (
        ("Normal", WD_STYLE_TYPE.PARAGRAPH),
        ("Default Paragraph Font", WD_STYLE_TYPE.CHARACTER),
        ("Normal Table", WD_STYLE_TYPE.TABLE),
    ):
        document.styles.add_style(name, kind, builtin=True).element.set(qn("w:default"), "1")


def _add_paragraph_style(document: DocumentObject, name: str, look: Look) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name not in _OWN)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.font.size, style.font.bold = Pt(look.size), look.bold or None
    if look.colour:
        style.font.color.rgb = RGBColor.from_string(look.colour)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = (
        Pt(look.before),
        Pt(look.after),
        look.line,
    )
    spacing.keep_with_next = look.keep_with_next or None
    spacing.widow_control = True
    properties = style.element.get_or_add_pPr()
    if name == "Quote":
        properties.insert_element_before(_borders(left=(18, 10)), "w:spacing")
    if name == "Header":
        properties.insert_element_before(_borders(bottom=(4, 4)), "w:spacing")
    if look.indent:
        spacing.left_indent = Cm(look.indent)
        spacing.right_indent = Cm(0 if look.hanging else look.indent)
    if look.hanging:
        spacing.first_line_indent = Cm(-look.hanging)
    if look.level:
        properties.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{look.level - 1}"/>'))
        style.next_paragraph_style = document.styles["Normal"]


def _borders(**sides: tuple[int, int]) -> BaseOxmlElement:
    """A line at each named side: its width in eighths of a point, its distance in points."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{ACCENT}"/>'
        for side, (width, space) in sides.items()
    )
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>")


def _number_lists(document: DocumentObject) -> None:
    """Real lists: one numbering for each list style, in place of those of python-docx's default document."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for number, (_, (kind, shown)) in enumerate(LISTS.items(), 1):
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType '
                'w:val="singleLevel"/>'
                f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText '
                f'w:val="{shown}"/><w:lvlJc w:val="left"/>'
                "</w:lvl></w:abstractNum>"
            )
        )
    for number, style in enumerate(LISTS, 1):
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
        properties = document.styles[style].element.get_or_add_pPr()
        properties.insert_element_before(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>'),
            "w:pBdr",
            "w:spacing",
            "w:ind",
        )


def _add_table_style(document: DocumentObject) -> None:
    style = document.styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE).element
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    style.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH "
            f"{line}/></w:tblBorders>"
            '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" '
            'w:type="dxa"/></w:tblCellMar></w:tblPr>'
        )
    )
    style.append(
        parse_xml(
            f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:tcPr>'
            f'<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/></w:tcBorders>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr>'
        )
    )


def _lay_out_page(document: DocumentObject, page: Page) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH_CM) / 2)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.3)
    section.header_distance = section.footer_distance = Cm(1.1)
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph, style in ((header, "Header"), (footer, "Footer")):
        paragraph.style = document.styles[style]
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    header.add_run(f"{page.head}\t")
    header.add_run(page.mark + "{{ house.marking }}").bold = True
    footer.add_run(f"{page.foot}\tPage ")
    _add_field(footer, "PAGE")
    footer.add_run(" of ")
    _add_field(footer, "NUMPAGES")


def _add_field(paragraph: Paragraph, name: str) -> None:
    """A field that Word calculates; it shows "1" until Word does."""
    add_field_begin(paragraph, f" {name} ")
    paragraph.add_run().text = "1"
    add_field_end(paragraph)


def add_field_begin(paragraph: Paragraph, instruction: str) -> None:
    """The beginning of a field; the content up to its end is shown until Word updates the field."""
    _add_mark(paragraph, "begin")
    paragraph.add_run()._r.append(
        parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve">{instruction}</w:instrText>')
    )
    _add_mark(paragraph, "separate")


def add_field_end(paragraph: Paragraph) -> None:
    """The end of a field."""
    _add_mark(paragraph, "end")


def _add_mark(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))


def _set_properties(document: DocumentObject, page: Page) -> None:
    """Set the title to a tag and the author to the council: no person's name, no date of drafting."""
    core = document.core_properties
    core.title, core.author, core.language = page.title, "{{ house.council }}", LANGUAGE
    core.created = core.modified = _DRAFTED
    for other in [child for child in core._element if etree.QName(child).localname not in _PROPERTIES]:
        core._element.remove(other)
