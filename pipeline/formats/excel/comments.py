"""Adds comments to cells: the comments part, the drawing that shows them, and the sheet's links to both."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from pipeline.formats.excel.relationships import Relations, declare, declare_ending, relation_id
from pipeline.formats.excel.sheet_xml import column_number
from pipeline.formats.excel.zip_archive import Archive

#: The author of the comments, and the line above our text in an officer's own comment.
AUTHOR = "Check of the workbook"
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_CONTENT = "application/vnd.openxmlformats-officedocument.vmlDrawing"
#: The elements that the schema puts after a sheet's link to the drawing of its comments.
_AFTER = {
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
}
_EARLIER_TEXT = re.compile(rf"\n*{AUTHOR}:(?:\n(?:Error|Warning|Note): [^\n]*)*\n?")
_SHAPE_NUMBER = re.compile(rb"_x0000_s(\d{1,9})\b")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_VML_HEAD = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" '
    'data="1"/></o:shapelayout>'
)
_VML_TYPE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{number}" type="#_x0000_t202" '
    'style="position:absolute;width:220pt;height:{height}pt;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" '
    'obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData '
    'ObjectType="Note"><x:MoveWithCells/>'
    "<x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 2, {right}, 31, {bottom}, "
    "1</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def comment(archive: Archive, sheet_path: str, sheet: etree._Element, texts: Mapping[str, str]) -> None:
    """Add each of `texts` (cell name to text) to its cell, below an officer's own comment if there is one.

    Replaces the text of an earlier check. Leaves a threaded comment alone, because only Excel may change it;
    the Findings sheet has its finding.
    """
    if not texts:
        return
    relations = Relations(archive, sheet_path)
    path = relations.of_type("/comments")
    if path not in archive:
        path = _free(archive, "xl/commentsCheck{}.xml")
        archive.write(path, f'<comments xmlns="{_NAMESPACE}"><authors/><commentList/></comments>'.encode())
        relations.add(f"{_OFFICE}/comments", path)
        declare(archive, path, _COMMENTS_CONTENT)
    root = archive.xml(path)
    new = _write_comments(root, texts)
    archive.write(path, root)
    _draw(archive, relations, sheet, {cell: texts[cell] for cell in new})
    relations.save()


def _free(archive: Archive, pattern: str) -> str:
    return next(name for number in range(1, 10_000) if (name := pattern.format(number)) not in archive)


def _write_comments(root: etree._Element, texts: Mapping[str, str]) -> list[str]:
    """Change the comments part. Returns the names of the cells that had no comment before."""
    prefix = root.tag.removesuffix("comments")
    authors, listed = root.find(f"{prefix}authors"), root.find(f"{prefix}commentList")
    assert authors is not None
    assert listed is not None
    names = [author.text or "" for author in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, f"{prefix}author").text = AUTHOR
        names.append(AUTHOR)
    existing = {element.get("ref", ""): element for element in listed}
    author = str(names.index(AUTHOR))
    new = []
    for cell, text in texts.items():
        own = existing.get(cell)
        if own is None:
            added = etree.SubElement(listed, f"{prefix}comment", ref=cell, authorId=author)
            _write_text(etree.SubElement(added, f"{prefix}text"), prefix, text)
            new.append(cell)
        elif not names[int(own.get("authorId", "0"))].startswith("tc="):
            body = own.find(f"{prefix}text")
            if body is not None:
                _write_text(body, prefix, text)
    return new


def _write_text(body: etree._Element, prefix: str, text: str) -> None:
    """Add our run to a comment's text in place of an earlier check's, and keep what an officer wrote."""
    plain = body.find(f"{prefix}t")
    if plain is not None:
        _as_run(plain, prefix)
    for line in body.findall(f"{prefix}r/{prefix}t"):
        run, own = line.getparent(), line.text or ""
        line.text = _EARLIER_TEXT.sub("", own.replace("\r\n", "\n")) if AUTHOR in own else own
        if not line.text and run is not None:
            body.remove(run)
    run = etree.Element(f"{prefix}r")
    written = body.findall(f"{prefix}r")
    body.insert(body.index(written[-1]) + 1 if written else 0, run)
    ours = etree.SubElement(run, f"{prefix}t")
    ours.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    gap = "\n\n" if written else ""
    ours.text = f"{gap}{AUTHOR}:\n{_CONTROLS.sub('', text)}"


def _as_run(plain: etree._Element, prefix: str) -> None:
    """Turn a comment's plain text into a run: a comment may hold one plain text or several runs, not both."""
    own = etree.Element(f"{prefix}r")
    plain.addprevious(own)
    own.append(plain)


def _draw(archive: Archive, relations: Relations, sheet: etree._Element, texts: Mapping[str, str]) -> None:
    """Add the boxes in which Excel shows the comments."""
    if not texts:
        return
    existing = sheet.find("{*}legacyDrawing")
    path = relations.target(relation_id(existing)) if existing is not None else ""
    drawing = archive.read(path) if path in archive else b""
    taken = max(map(int, _SHAPE_NUMBER.findall(drawing)), default=1024)
    shapes = "".join(
        _shape(cell, text, number) for number, (cell, text) in enumerate(texts.items(), start=taken + 1)
    )
    if drawing:
        end = drawing.rindex(b"</xml")
        kind = b"" if b"_x0000_t202" in drawing else _VML_TYPE.encode()
        archive.write(path, drawing[:end] + kind + shapes.encode() + drawing[end:])
        return
    path = _free(archive, "xl/drawings/vmlDrawingCheck{}.vml")
    archive.write(path, f"{_VML_HEAD}{_VML_TYPE}{shapes}</xml>".encode())
    declare_ending(archive, "vml", _VML_CONTENT)
    link = etree.Element(f"{sheet.tag.removesuffix('worksheet')}legacyDrawing")
    link.set(f"{{{_OFFICE}}}id", relations.add(f"{_OFFICE}/vmlDrawing", path))
    after = next(
        (element for element in sheet if isinstance(element.tag, str) and _comes_after(element)), None
    )
    if after is not None:
        after.addprevious(link)
    else:
        sheet.append(link)


def _comes_after(element: etree._Element) -> bool:
    """Whether an element must follow the link; an AlternateContent counts as what it contains."""
    name = etree.QName(element).localname
    return name in _AFTER or (
        name == "AlternateContent"
        and any(etree.QName(inner).localname in _AFTER for inner in element.iter("{*}*"))
    )


def _shape(cell: str, text: str, number: int) -> str:
    """The VML of one comment's box, as high as its text, to the right of its cell."""
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
    column, line = column_number(letters) - 1, int(row) - 1
    lines = min(3 + sum(1 + len(paragraph) // 45 for paragraph in text.split("\n")), 30)
    return _SHAPE.format(
        number=number,
        height=12 * lines,
        left=column + 1,
        top=max(line - 1, 0),
        right=column + 4,
        bottom=line + lines,
        row=line,
        column=column,
    )
