"""The .docx file itself: the same bytes for the same document on any day and any machine."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable
from typing import NamedTuple

from isal import igzip_lib, isal_zlib

_FIXED_DATE = 0x21  # 1 January 1980
_STORED, _DEFLATED = 0, 8
#: ISA-L's levels whose result is the same on every processor (level 3's is not): for what is packed once,
#: and for every document.
_ONCE, _OFTEN = 1, 0
_READABLE_BY_OWNER = 0o600 << 16
_COMPRESSED_ALREADY = (".png", ".jpg", ".jpeg", ".gif", ".zip", ".xlsx", ".docx", ".pptx")


class Entry(NamedTuple):
    """One file of an archive: its name, its local header with what it holds, and its line of the directory in two halves."""

    name: str
    local: bytes
    before_offset: bytes
    after_offset: bytes


def entry(name: str, data: bytes, *, once: bool = False) -> Entry:
    """A file of an archive, compressed: more so where that is done `once` for many documents."""
    path = name.encode()
    flags = 0 if path.isascii() else 0x800
    stored = name.lower().endswith(_COMPRESSED_ALREADY)
    packed = data if stored else igzip_lib.compress(data, _ONCE if once else _OFTEN, igzip_lib.COMP_DEFLATE)
    method = _STORED if stored else _DEFLATED
    what = struct.pack(
        "<HHHHIIIH", flags, method, 0, _FIXED_DATE, isal_zlib.crc32(data), len(packed), len(data), len(path)
    )
    local = b"".join((b"PK\x03\x04\x14\x00", what, b"\x00\x00", path, packed))
    before = b"".join(
        (b"PK\x01\x02\x14\x03\x14\x00", what, struct.pack("<HHHHI", 0, 0, 0, 0, _READABLE_BY_OWNER))
    )
    return Entry(name, local, before, path)


class Bundle:
    """The files of an archive that stay the same, joined once."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        self._locals, self._directory = _joined(self.entries, 0)

    def archive(self, more: list[Entry]) -> bytes:
        """The whole archive with these files added behind. No name may be there twice."""
        added, directory = _joined(more, len(self._locals))
        count, start, size = (
            len(self.entries) + len(more),
            len(self._locals) + len(added),
            len(self._directory) + len(directory),
        )
        end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, size, start, 0)
        return b"".join((self._locals, added, self._directory, directory, end))

    def without(self, names: set[str]) -> Bundle:
        """The same files but for those named."""
        return Bundle(one for one in self.entries if one.name not in names)


def _joined(entries: Iterable[Entry], offset: int) -> tuple[bytes, bytes]:
    files: list[bytes] = []
    directory: list[bytes] = []
    for one in entries:
        files.append(one.local)
        directory += (one.before_offset, struct.pack("<I", offset), one.after_offset)
        offset += len(one.local)
    return b"".join(files), b"".join(directory)


def in_order(names: Iterable[str]) -> list[str]:
    """Names in the order of the archive: the content types first, then the package's relationships, then by name."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name))


def rewrite(package: bytes) -> bytes:
    """The same package with fixed dates and order, and no editing marks in its Word parts."""
    from zipfile import ZipFile

    from pipeline.formats.word.sanitise import without_editing_marks

    with ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    words = [name for name in parts if name.startswith("word/") and name.endswith(".xml")]
    parts.update((name, without_editing_marks(parts[name])) for name in words)
    return Bundle(entry(name, parts[name], once=True) for name in in_order(parts)).archive([])
