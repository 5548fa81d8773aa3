"""A Word file as the embedded engine needs it: only the namespaces in use, and places to break a word."""

from __future__ import annotations

import io
import re
from zipfile import ZIP_STORED, ZipFile

from pipeline.formats.pdf.long_words import with_places_to_break

_DOCUMENT = "word/document.xml"
_ROOT = re.compile(rb"<w:document\b[^>]*>")
_NAMED = re.compile(rb' xmlns:(\w+)="[^"]*"')
_IGNORED = re.compile(rb' \w+:Ignorable="([^"]*)"')


def lean(source: bytes) -> bytes:
    """The Word file with a root that declares only the namespaces in use, and very long words to be broken.

    The library copies every declaration to every cell of a table, so such a file takes half the time. It
    breaks no word that is wider than its column. A file in another form stays as it is.
    """
    with ZipFile(io.BytesIO(source)) as package:
        parts = {one.filename: package.read(one) for one in package.infolist()}
    document = with_places_to_break(parts.get(_DOCUMENT, b""))
    root = _ROOT.search(document)
    if root is None:
        return source
    within = document[root.end() :]
    declared = root[0]
    ignored = _IGNORED.search(declared)
    if ignored is not None and not any(_uses(within, name) for name in ignored[1].split()):
        declared = declared.replace(ignored[0], b"")
    others = within + _NAMED.sub(b"", declared)
    declared = _NAMED.sub(lambda one: one[0] if _uses(others, one[1]) else b"", declared)
    parts[_DOCUMENT] = document[: root.start()] + declared + within
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return made.getvalue()


def _uses(text: bytes, name: bytes) -> bool:
    """Whether a prefix stands anywhere: in a name, or in a value such as that of Requires."""
    return re.search(rb"\b" + re.escape(name) + rb"\b", text) is not None
