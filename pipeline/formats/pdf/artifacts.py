"""Marks what a page paints outside every tag, such as the rule under a header, as an artifact."""

from __future__ import annotations

from typing import Any

from pypdf import PageObject, PdfWriter
from pypdf.generic import ContentStream, NameObject

from pipeline.formats.pdf.contents import write_contents

Operation = tuple[Any, bytes]

_BEGINS, _ENDS = {b"BMC", b"BDC"}, b"EMC"
_PATH = {b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"W", b"W*"}
_PAINTS_PATH = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"}
_PAINTS = {b"Do", b"sh", b"INLINE IMAGE"}
_ARTIFACT: Operation = ([NameObject("/Artifact")], b"BMC")
_END: Operation = ([], _ENDS)


def mark_untagged(page: PageObject, writer: PdfWriter) -> None:
    """Put everything on a page that is in no tag into artifacts (ISO 14289-1, 7.1)."""
    contents = page.get_contents()
    if contents is None:
        return
    stream = ContentStream(contents, writer)
    marked = with_artifacts(stream.operations)
    if len(marked) != len(stream.operations):
        stream.operations = marked
        write_contents(page, writer, stream.get_data())


def with_artifacts(operations: list[Operation]) -> list[Operation]:
    """The operations of a page, those that paint outside every tag between marks of an artifact."""
    made: list[Operation] = []
    depth, place = 0, 0
    while place < len(operations):
        operator = operations[place][1]
        depth += (operator in _BEGINS) - (operator == _ENDS)
        end = _end_of_painting(operations, place) if depth == 0 else 0
        if end:
            made += [_ARTIFACT, *operations[place:end], _END]
            place = end
        else:
            made.append(operations[place])
            place += 1
    return made


def _end_of_painting(operations: list[Operation], place: int) -> int:
    """Where what begins here and paints has ended; 0 where nothing begins, or it does not paint."""
    operator = operations[place][1]
    if operator in _PAINTS:
        return place + 1
    if operator == b"BT":
        inside = [one for _, one in operations[place:]]
        end = inside.index(b"ET") + 1
        return 0 if _BEGINS & set(inside[:end]) else place + end
    if operator in _PATH:
        end = place
        while operations[end][1] in _PATH:
            end += 1
        return end + 1 if operations[end][1] in _PAINTS_PATH else 0
    return 0
