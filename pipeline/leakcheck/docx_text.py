"""All text in a Word file: on the page, hidden, in names and in properties."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from pipeline.leakcheck.file_integrity import FileFacts, broken_in, facts_of
from pipeline.leakcheck.format_words import is_of_the_package
from pipeline.leakcheck.passages import FileText, Passage, passages_of_bytes, passages_of_text
from pipeline.leakcheck.template_parts import NOTHING, Brought
from pipeline.leakcheck.unclean_marks import unclean_marks
from pipeline.leakcheck.xml_text import passages_of_xml

#: The signature of the end of a zip file's directory.
_END = b"PK\x05\x06"
#: The most bytes that a package may unpack to.
_MAX_UNPACKED = 200_000_000
#: The exceptions that zipfile raises for a damaged package.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    lzma.LZMAError,
    EOFError,
    ValueError,
    OSError,
    RuntimeError,
    NotImplementedError,
)
#: A part, and its fault.
_Fault = tuple[str, str]


def read_docx(data: bytes, name: str, brought: Brought = NOTHING) -> FileText:
    """Every text of a Word file, its name included.

    Whatever cannot be read is reported as unclean; nothing is skipped. What belongs only to the file format
    is not text. `brought`: what the file's template holds in the parts that show no text.
    """
    package = _Package(brought)
    package.passages.extend(passages_of_text("the file's name", name, name))
    names = package.read(data, "")
    broken = tuple(broken_in(package.facts, names)) if names else ()
    return FileText(tuple(package.passages), tuple(package.unclean), broken)


@dataclass
class _Package:
    """The contents of a file, as far as it has been read."""

    brought: Brought
    passages: list[Passage] = field(default_factory=list)
    unclean: list[_Fault] = field(default_factory=list)
    facts: dict[str, FileFacts | None] = field(default_factory=dict)

    def read(self, data: bytes, inside: str) -> list[str]:
        """Read every part. Returns the names of the parts; none where they cannot be read.

        `inside`: the part that holds this package, with a slash; empty for the file itself.
        """
        try:
            package = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED:
            self.unclean.append((inside or "the file", "it cannot be read"))
            self.passages.extend(passages_of_bytes(inside or "the file", data))
            return []
        with package:
            entries = package.infolist()
            has_duplicates = len({entry.filename for entry in entries}) != len(entries)
            if _holds_more_than_its_parts(data, entries) or has_duplicates:
                self.unclean.append((inside or "the file", "it contains something besides its parts"))
                self.passages.extend(passages_of_bytes(inside or "the file", data))
            self.passages.extend(passages_of_bytes("the file's comment", package.comment))
            if sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
                self.unclean.append((inside or "the file", "it is too large to be read"))
                return []
            for entry in entries:
                self._read_entry(package, entry, inside + entry.filename)
            return [entry.filename for entry in entries]

    def _read_entry(self, package: zipfile.ZipFile, entry: zipfile.ZipInfo, part: str) -> None:
        if not is_of_the_package(entry.filename):
            self.passages.extend(passages_of_text(part, entry.filename, "the name of a part"))
        self.passages.extend(passages_of_bytes(part, entry.comment + entry.extra))
        try:
            content = package.read(entry)
        except _DAMAGED:
            self.unclean.append((part, "it cannot be read"))
            self.facts[part] = None
            return
        if not entry.is_dir():
            self.facts[part] = self._read_part(part, content)

    def _read_part(self, part: str, content: bytes) -> FileFacts | None:
        if content[:4] == b"PK\x03\x04" or content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            self.unclean.append((part, "it is a file inside the file"))
            if content[:4] == b"PK\x03\x04":
                inner = _Package(self.brought, self.passages, self.unclean)
                inner.read(content, f"{part}/")
                return None
        passages, faults, facts = _read_content(part, content, self.brought)
        self.passages.extend(passages)
        self.unclean.extend(faults)
        return facts


@lru_cache(maxsize=1024)
def _read_content(
    part: str, content: bytes, brought: Brought
) -> tuple[tuple[Passage, ...], tuple[_Fault, ...], FileFacts | None]:
    """The texts of one part, its faults, and its facts.

    Cached, because parts such as the styles are the same in every copy.
    """
    start = content[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    if start.startswith((b"<", b"\x00<")):
        try:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError:
            return tuple(passages_of_bytes(part, content)), ((part, "it cannot be read"),), None
        return (
            tuple(passages_of_xml(part, root, brought)),
            tuple(unclean_marks(part, root)),
            facts_of(part, root),
        )
    unclean = ((part, "it is a kind of file that cannot be read"),) if not _is_picture(content) else ()
    return tuple(passages_of_bytes(part, content)), unclean, None


def _is_picture(content: bytes) -> bool:
    return content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"))


def _holds_more_than_its_parts(data: bytes, entries: list[zipfile.ZipInfo]) -> bool:
    """Whether there are bytes before, between or after the parts that the file's own list names."""
    position = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset != position or data[position : position + 4] != b"PK\x03\x04":
            return True
        name, extra = struct.unpack("<HH", data[position + 26 : position + 30])
        position += 30 + name + extra + entry.compress_size
        if entry.flag_bits & 8:
            position += 16 if data[position : position + 4] == b"PK\x07\x08" else 12
    end = data.rfind(_END)
    if end < 0 or len(data) < end + 22:
        return True
    size, start, comment = struct.unpack("<IIH", data[end + 12 : end + 22])
    return bool(start != position or start + size != end or end + 22 + comment != len(data))
