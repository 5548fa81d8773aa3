"""Rewrites a workbook's zip file with a few parts changed, and copies every other part still compressed."""

from __future__ import annotations

import copy
import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_LARGE = 1024 * 1024


class Archive:
    """The parts of a package. A part that is written is kept in memory, and read from there, until `save`."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._zip = ZipFile(io.BytesIO(data))
        self.changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        """Whether the package has a part of that name."""
        return name in self.changed or name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises KeyError where there is none."""
        return self.changed[name] if name in self.changed else self._zip.read(name)

    def xml(self, name: str) -> etree._Element:
        """The parsed XML of a part."""
        return parse(self.read(name))

    def write(self, name: str, part: bytes | etree._Element) -> None:
        """Replace a part, or add one."""
        self.changed[name] = part if isinstance(part, bytes) else to_bytes(part)

    def names(self) -> list[str]:
        """The names of all parts."""
        return [*self._zip.namelist(), *(name for name in self.changed if name not in self._zip.NameToInfo)]

    def save(self) -> bytes:
        """The bytes of the package: unchanged parts byte for byte, the rest compressed with a fixed date."""
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as new:
            for entry in self._zip.infolist():
                if entry.filename in self.changed:
                    _pack(entry.filename, self.changed[entry.filename], new)
                else:
                    self._copy(entry, new)
            for name in sorted(self.changed.keys() - self._zip.NameToInfo.keys()):
                _pack(name, self.changed[name], new)
        return out.getvalue()

    def _copy(self, entry: ZipInfo, new: ZipFile) -> None:
        """Copy a part without decompressing it, for which zipfile has no function."""
        start = entry.header_offset + 26
        name, extra = (int.from_bytes(self._data[at : at + 2], "little") for at in (start, start + 2))
        body = entry.header_offset + 30 + name + extra
        copied = copy.copy(entry)
        copied.flag_bits &= ~0x08
        copied.extra = b""
        assert new.fp is not None
        copied.header_offset = new.fp.tell()
        new.fp.write(copied.FileHeader(zip64=False))
        new.fp.write(self._data[body : body + entry.compress_size])
        new.filelist.append(copied)
        new.NameToInfo[copied.filename] = copied
        new.start_dir = new.fp.tell()


def parse(part: bytes) -> etree._Element:
    """A part as a tree, without comments or processing instructions, and without resolving entities."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(part, parser)


def to_bytes(root: etree._Element) -> bytes:
    """A tree as the XML of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _pack(name: str, part: bytes, new: ZipFile) -> None:
    entry = ZipInfo(name, _FIXED_DATE)
    entry.compress_type = ZIP_DEFLATED
    new.writestr(entry, part, compresslevel=1 if len(part) > _LARGE else 6)
