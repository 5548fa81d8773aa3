"""What a page paints, written in place of what was there."""

from __future__ import annotations

from pypdf import PageObject, PdfWriter
from pypdf.generic import IndirectObject, NameObject, StreamObject


def write_contents(page: PageObject, writer: PdfWriter, data: bytes) -> None:
    """Replace what a page paints; nothing of the former stays in the file, where the leak check reads it."""
    stream = StreamObject()
    stream.set_data(data)
    former = page.raw_get("/Contents")
    if isinstance(former, IndirectObject) and isinstance(former.get_object(), StreamObject):
        writer._replace_object(former, stream.flate_encode())
    else:
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
