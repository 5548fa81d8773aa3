"""Finds out whether a sensitivity label encrypts a file, and its name where the file has it unencrypted."""

from __future__ import annotations

import re
import struct

#: Names of the streams that hold content encrypted by such a label ([MS-OFFCRYPTO] 2.2).
_STREAMS = tuple(
    name.encode("utf-16-le") for name in ("DRMEncryptedDataSpace", "DRMEncryptedTransform", "\tDRMContent")
)
#: A file's licence gives the label's name once for each language.
_IN_LICENCE = re.compile(rb"LCID \d{1,5}:NAME ([^:;<>\x00-\x1f]{1,200}):DESCRIPTION")
_LABEL_ID = re.compile(rb"<(?:\w+:)?label\b[^>]{0,400}?\bid=\"\{?([0-9A-Fa-f-]{36})\}?\"")
_NAME_PROPERTY = re.compile(r"MSIP_Label_[0-9A-Fa-f-]{36}_Name")
#: The start of a property set, and the format ID of the set of user-defined properties ([MS-OLEPS] 2.21).
_SET_BEGINS = b"\xfe\xff\x00\x00"
_OWN_PROPERTIES = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")
_LONGEST = 80


def is_labelled(data: bytes) -> bool:
    """Whether a sensitivity label, or another form of rights management, has encrypted this file."""
    return any(name in data for name in _STREAMS)


def label_of(data: bytes) -> str:
    """The label's name in quotation marks, or else its ID in brackets; empty where the file gives neither."""
    found = _IN_LICENCE.search(data)
    name = found.group(1).decode("utf-8", "ignore") if found else _in_properties(data)
    printable = "".join(letter for letter in name if letter.isprintable()).replace('"', "'")
    name = " ".join(printable.split())[:_LONGEST]
    if name:
        return f'"{name}"'
    known = _LABEL_ID.search(data)
    return f"(ID {known.group(1).decode().lower()})" if known else ""


def _in_properties(data: bytes) -> str:
    """The label's name in the unencrypted properties of the file; empty where there is none."""
    mark = data.find(_OWN_PROPERTIES)
    begins = data.rfind(_SET_BEGINS, max(mark - 64, 0), mark) if mark >= 0 else -1
    if begins < 0:
        return ""
    try:
        section = begins + _number(data, mark + 16)
        places = dict(
            struct.unpack_from("<2I", data, section + 8 + 8 * at)
            for at in range(min(_number(data, section + 4), 500))
        )
        at = section + places[0] + 4
        for _ in range(min(_number(data, at - 4), 500)):
            number, length = struct.unpack_from("<2I", data, at)
            name = data[at + 8 : at + 8 + length].split(b"\0")[0].decode("utf-8", "ignore")
            at += 8 + length
            if _NAME_PROPERTY.fullmatch(name):
                return _text(data, section + places[number])
    except (struct.error, KeyError):
        pass
    return ""


def _number(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])


def _text(data: bytes, at: int) -> str:
    """The text of a property; empty where it is not a text."""
    kind, length = struct.unpack_from("<2I", data, at)
    written = data[at + 8 : at + 8 + min(length, 400) * (2 if kind == 0x1F else 1)]
    if kind == 0x1F:
        return written.decode("utf-16-le", "ignore").split("\0")[0]
    return written.split(b"\0")[0].decode("utf-8", "replace") if kind == 0x1E else ""
