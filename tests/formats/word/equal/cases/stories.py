"""What is not in the page's text: headers, footers, notes, text boxes, content controls, links."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document as DocumentObject
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docxtpl import Listing, RichText

from tests.formats.word.equal.case import Case, holding
from tests.formats.word.equal.pieces import SPACES, added_part, all_of, elements, grid, raw, texts

_VALUES = holding(name="Rowan & <x>", xs=["a", "b"], shown=True, lines="one\ntwo\tthree")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SEPARATORS = (
    '<w:{0} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'
    '<w:{0} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{0}>'
)
_NOTE_TEXT = (
    '<w:{0} w:id="1"><w:p><w:r><w:{0}Ref/></w:r><w:r><w:t xml:space="preserve"> {1}</w:t></w:r></w:p></w:{0}>'
)


def notes(kind: str, text: str, sections: int = 1) -> Callable[[DocumentObject], object]:
    """Draws a page with one note of that kind (`footnote`, `endnote`) and that text."""

    def draw(document: DocumentObject) -> None:
        inner = (_SEPARATORS + _NOTE_TEXT).format(kind, text)
        xml = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{kind}s '
            f"{SPACES}>{inner}</w:{kind}s>"
        )
        reltype = REL.FOOTNOTES if kind == "footnote" else REL.ENDNOTES
        added_part(document, f"/word/{kind}s.xml", f"{_WORD}.{kind}s+xml", reltype, xml.encode())
        paragraph = document.add_paragraph("{{ name }}")
        run = paragraph.add_run()._r
        run.append(elements(f'<w:{kind}Reference w:id="1"/>')[0])
        for _ in range(sections - 1):
            document.add_section(WD_SECTION.NEW_PAGE)

    return draw


def _headers(document: DocumentObject) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    for story in (
        "header",
        "first_page_header",
        "even_page_header",
        "footer",
        "first_page_footer",
        "even_page_footer",
    ):
        getattr(section, story).paragraphs[
            0
        ].text = f"{story} {{{{ name }}}} {{% for x in xs %}}{{{{ x }}}} {{% endfor %}}"
    document.add_paragraph("{{ name }}")


def _sections(document: DocumentObject) -> None:
    document.sections[0].header.paragraphs[0].text = "first {{ name }}"
    document.add_paragraph("one {{ name }}")
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("two")
    third = document.add_section(WD_SECTION.CONTINUOUS)
    third.header.is_linked_to_previous = False
    third.header.paragraphs[0].text = "third {{ lines }}"
    third.footer.paragraphs[0].text = "no tag"
    document.add_paragraph("three")


def _header_table(document: DocumentObject) -> None:
    header = document.sections[0].header
    table = header.add_table(rows=0, cols=2, width=5000000)
    for row in (["{%tr for x in xs %}", ""], ["{{ x }}", "{{ name }}"], ["{%tr endfor %}", ""]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    header.add_paragraph("{%p if shown %}")
    header.add_paragraph("shown")
    header.add_paragraph("{%p endif %}")


def _sections_in_loop(document: DocumentObject) -> None:
    document.add_paragraph("{%p for x in xs %}")
    document.add_paragraph("{{ x }}")
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("{%p endfor %}")


def _link(document: DocumentObject) -> None:
    rid = document.part.relate_to("https://example.org/{{ name }}", REL.HYPERLINK, is_external=True)
    inner = '<w:r><w:t xml:space="preserve">see {{ name }}, {{ lines }}</w:t></w:r>'
    away, within = f'<w:hyperlink r:id="{rid}" w:history="1">', '<w:hyperlink w:anchor="here">'
    raw(f"<w:p>{away}{inner}</w:hyperlink>{within}{inner}</w:hyperlink></w:p>")(document)


_BOX = (
    '<w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{0}</w:t></w:r></w:p></w:txbxContent>'
)
_SHAPE = (
    '<wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="{1}" name="Box {1}"/><a:graphic>'
    "<a:graphicData "
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr '
    'txBox="1"/>'
    "<wps:spPr><a:prstGeom "
    'prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{0}</wps:txbx><wps:bodyPr/></wps:wsp>'
    "</a:graphicData></a:graphic></wp:inline>"
)
_FALLBACK = '<w:pict><v:shape style="width:70pt;height:70pt"><v:textbox>{0}</v:textbox></v:shape></w:pict>'


def _box(text: str, number: int = 1) -> str:
    content = _BOX.format(text)
    new, old = f"<w:drawing>{_SHAPE.format(content, number)}</w:drawing>", _FALLBACK.format(content)
    choice = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    shape = f"<mc:AlternateContent>{choice}</mc:AlternateContent>"
    return f"<w:p><w:r><w:t>before</w:t></w:r><w:r>{shape}</w:r></w:p>"


def _plain_box(text: str) -> str:
    return f"<w:p><w:r>{_FALLBACK.format(_BOX.format(text))}</w:r></w:p>"


_CONTROLS = (
    '<w:sdt><w:sdtPr><w:alias w:val="{{ name }}"/><w:tag w:val="a"/><w:id '
    'w:val="5"/></w:sdtPr><w:sdtContent><w:p><w:r>'
    "<w:t>{{ name "
    "}}</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p><w:r><w:t>a</w:t></w:r><w:sdt><w:sdtPr><w:id "
    'w:val="6"/>'
    "</w:sdtPr><w:sdtContent><w:r><w:t>{{ lines }}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)
_TICK = "{% if shown %}\u2612{% else %}\u2610{% endif %}"
_CHECKED = (
    "<w:p><w:sdt><w:sdtPr><w:id "
    f'w:val="7"/></w:sdtPr><w:sdtContent><w:r><w:t>{_TICK}</w:t></w:r></w:sdtContent></w:sdt></w:p>'
)


def everywhere(document: DocumentObject) -> None:
    """Draws a page with `[{{ x }}]` in each place where a value is allowed."""
    document.core_properties.title = document.core_properties.subject = "[{{ x }}]"
    document.sections[0].header.paragraphs[0].text = "[{{ x }}]"
    document.sections[0].footer.paragraphs[0].text = "[{{ x }}]"
    document.add_paragraph("[{{ x }}]")
    grid(["{%tr for y in [x] %}"], ["[{{ y }}]"], ["{%tr endfor %}"])(document)
    raw(_plain_box("[{{ x }}]"))(document)
    notes("footnote", "[{{ x }}]", sections=2)(document)
    notes("endnote", "[{{ x }}]")(document)


CASES = [
    Case("headers and footers of every kind", _headers, _VALUES),
    Case("several sections", _sections, _VALUES),
    Case("a table and conditions in a header", _header_table, _VALUES),
    Case("sections in a loop", _sections_in_loop, _VALUES),
    Case("a footnote", notes("footnote", "See {{ name }}"), _VALUES),
    Case(
        "a footnote with a loop and breaks",
        notes("footnote", "{% for x in xs %}{{ x }}{{ lines }}{% endfor %}"),
        _VALUES,
    ),
    Case(
        "rich text in a footnote",
        notes("footnote", "See {{r x }} and {{ y }}"),
        holding(x=RichText("a", bold=True), y=Listing("b\nc"), name="n"),
    ),
    Case("a footnote without a tag", notes("footnote", "Nothing"), _VALUES),
    Case("a footnote of two sections", notes("footnote", "See {{ name }}", sections=2), _VALUES),
    Case("an endnote without a tag", notes("endnote", "Nothing"), _VALUES),
    Case("a text box", raw(_box("{{ name }}")), _VALUES),
    Case(
        "text boxes in a loop",
        all_of(texts("{%p for x in xs %}"), raw(_box("{{ x }}", 3)), texts("{%p endfor %}")),
        _VALUES,
    ),
    Case("a text box with a loop", raw(_box("{% for x in xs %}{{ x }}{% endfor %}")), _VALUES),
    Case("a plain text box", raw(_plain_box("{{ name }}")), _VALUES),
    Case("breaks in a text box", raw(_plain_box("a {{ lines }}")), _VALUES),
    Case("content controls", raw(_CONTROLS), _VALUES),
    Case("a box that is ticked", raw(_CHECKED), _VALUES),
    Case("a content control in a cell", all_of(grid(["{{ name }}", "b"]), raw(_CHECKED)), _VALUES),
    Case("links of the template's own", _link, _VALUES),
]
