"""A workbook's zip, rewritten with a few parts changed: every other part is carried over as it stands, still packed."""

from __future__ import annotations

import copy
import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_LARGE = 1024 * 1024


class Archive:
    """The parts of a package.

    Reading gives a part as it is now; writing keeps the new part until the package is saved.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._zip = ZipFile(io.BytesIO(data))
        self.changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.changed or name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """The bytes of a part; KeyError where there is none."""
        return self.changed[name] if name in self.changed else self._zip.read(name)

    def xml(self, name: str) -> etree._Element:
        """A part as a tree."""
        return parse(self.read(name))

    def write(self, name: str, part: bytes | etree._Element) -> None:
        """Change a part, or add one."""
        self.changed[name] = part if isinstance(part, bytes) else to_bytes(part)

    def names(self) -> list[str]:
        """The names of all parts."""
        return [*self._zip.namelist(), *(name for name in self.changed if name not in self._zip.NameToInfo)]

    def save(self) -> bytes:
        """The whole package: unchanged parts byte for byte, changed and new ones packed anew with a fixed date."""
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as new:
            for entry in self._zip.infolist():
                if entry.filename in self.changed:
                    _pack(entry.filename, self.changed[entry.filename], new)
                else:
                    self._carry_over(entry, new)
            for name in sorted(self.changed.keys() - self._zip.NameToInfo.keys()):
                _pack(name, self.changed[name], new)
        return out.getvalue()

    def _carry_over(self, entry: ZipInfo, new: ZipFile) -> None:
        """Copy a part without unpacking it, which zipfile has no way to ask for."""
        start = entry.header_offset + 26
        name, extra = (int.from_bytes(self._data[at : at + 2], "little") for at in (start, start + 2))
        body = entry.header_offset + 30 + name + extra
        carried = copy.copy(entry)
        carried.flag_bits &= ~0x08
        carried.extra = b""
        assert new.fp is not None
        carried.header_offset = new.fp.tell()
        new.fp.write(carried.FileHeader(zip64=False))
        new.fp.write(self._data[body : body + entry.compress_size])
        new.filelist.append(carried)
        new.NameToInfo[carried.filename] = carried
        new.start_dir = new.fp.tell()


def parse(part: bytes) -> etree._Element:
    """A part as a tree, without its comments and without reaching for anything outside it."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(part, parser)


def to_bytes(root: etree._Element) -> bytes:
    """A tree as a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _pack(name: str, part: bytes, new: ZipFile) -> None:
    made = ZipInfo(name, _FIXED_DATE)
    made.compress_type = ZIP_DEFLATED
    new.writestr(made, part, compresslevel=1 if len(part) > _LARGE else 6)
