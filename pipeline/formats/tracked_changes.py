"""What changed from one Word file to another, as a Word file with tracked changes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from importlib.util import find_spec
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.oxml.ns import qn
from lxml import etree

#: The parts that show text, and in them the day on which a change is said to be made.
_STORIES = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_DAY = re.compile(rb'(<w:(?:ins|del|\w+Change)\b[^>]*?) w:date="[^"]*"')
#: The library needs a time. It is taken out again: the versions have days of their own.
_SOME_TIME = "2000-01-01T00:00:00Z"


def tracked_changes(old: bytes, new: bytes, author: str) -> bytes | None:
    """The old file with what the new one changes, word by word, under `author` and no day.

    Accepting all gives the new words, rejecting all the old ones: what does not is not returned, but None, as
    where the library is not on this machine or cannot compare the files. The same files give the same bytes.
    """
    if find_spec("rdocx") is None:
        return None
    made = _compared(old, new, author)
    if made is None:
        return None
    changed = _without_days(made)
    is_true = _words(changed, without="w:del") == _words(new) and _words(changed, without="w:ins") == _words(
        old
    )
    return changed if is_true else None


def _compared(old: bytes, new: bytes, author: str) -> bytes | None:
    from rdocx import Document

    try:
        compared = Document.from_bytes(old)
        faults = compared.compare(Document.from_bytes(new), author, _SOME_TIME, granularity="word")
        return None if faults else compared.to_bytes()
    except MemoryError:
        raise
    except BaseException as fault:  # a panic in the library is no Exception
        if not isinstance(fault, Exception) and type(fault).__name__ != "PanicException":
            raise
        return None


def _without_days(source: bytes) -> bytes:
    made = io.BytesIO()
    with ZipFile(io.BytesIO(source)) as package, ZipFile(made, "w") as new:
        for one in package.infolist():
            data = package.read(one)
            if _STORIES.fullmatch(one.filename):
                data = _DAY.sub(rb"\1", data)
            entry = ZipInfo(one.filename)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, data)
    return made.getvalue()


def _words(source: bytes, without: str = "") -> list[str]:
    """The text of each part that shows any, without the insertions or the deletions."""
    with ZipFile(io.BytesIO(source)) as package:
        stories = [package.read(one) for one in package.namelist() if _STORIES.fullmatch(one)]
    return sorted(filter(None, ("".join(_texts(etree.fromstring(one), without)) for one in stories)))


def _texts(root: etree._Element, without: str) -> Iterator[str]:
    for one in root.iter(qn("w:t"), qn("w:delText")):
        if not without or not any(above.tag == qn(without) for above in one.iterancestors()):
            yield one.text or ""
