"""Opens a workbook's file: checks its format, removes its password, refuses what is not safe to unpack."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from msoffcrypto.format.ooxml import OOXMLFile

from pipeline.formats.excel.sensitivity_label import is_labelled, label_of
from pipeline.foundation.errors import InputError

#: A workbook of 20,000 cases unpacks to well under this; nothing made by hand is larger.
LARGEST_UNPACKED = 2 * 1024**3
#: Spreadsheets compress 10 to 30 times. A much larger ratio is a zip bomb.
LARGEST_RATIO = 250
_SMALL = 16 * 1024**2

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTION_STREAM = "EncryptionInfo".encode("utf-16-le")
_OLD_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_SAVE_AS = 'Open it in Excel, choose Save As, pick "Excel Workbook (.xlsx)", and use that file.'

_CHANGE_LABEL = (
    "In Excel, choose a label without encryption (Home, Sensitivity; or File, Info), save the workbook, "
    "and use that file. If you "
    "may not, ask your IT service."
)


@dataclass(frozen=True)
class Package:
    """One opened workbook: its path, its bytes without a password, and the password that it had, if any."""

    path: Path
    data: bytes
    password: str | None = None

    @property
    def name(self) -> str:
        """The file's name, as it appears in findings."""
        return self.path.name


def open_package(
    path: Path, passwords: Iterable[str] = (), ask: Callable[[str], str | None] | None = None
) -> Package:
    """The workbook at `path`. Raises InputError where it cannot be read.

    A protected file is tried with each of `passwords`, then with `ask(file name)` until that returns None.
    """
    return opened(path, bytes_of(path), passwords, ask)


def bytes_of(path: Path) -> bytes:
    """The file of a workbook as it is. Raises InputError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path.name}: there is no such file.", "Check the name and the folder.") from None
    except OSError:
        raise InputError(
            f"{path.name} cannot be opened.", "Close it in Excel, check that you may read it, and try again."
        ) from None


def opened(
    path: Path, data: bytes, passwords: Iterable[str] = (), ask: Callable[[str], str | None] | None = None
) -> Package:
    """The workbook whose file at `path` holds these bytes, as `open_package` opens it."""
    if not data:
        raise InputError(f"{path.name} is empty.", "Ask for the file again: it was not copied completely.")
    password = None
    if data.startswith(_OLE):
        data, password = _decrypt(path.name, data, passwords, ask)
    if not data.startswith(b"PK"):
        raise InputError(f"{path.name} is not an Excel workbook.", _SAVE_AS)
    _refuse_what_is_not_a_workbook(path.name, data)
    return Package(path, data, password)


def _decrypt(
    name: str, data: bytes, passwords: Iterable[str], ask: Callable[[str], str | None] | None
) -> tuple[bytes, str]:
    """The bytes of an encrypted workbook, and the password that opened it.

    Raises InputError where none does.
    """
    _refuse_other_ole_files(name, data)
    for password in _offered(name, passwords, ask):
        unlocked = io.BytesIO()
        try:
            office = msoffcrypto.OfficeFile(io.BytesIO(data))
            office.load_key(password=password)
            office.decrypt(unlocked)
        except (InvalidKeyError, DecryptionError):
            continue
        except (
            FileFormatError,
            ParseError,
            OSError,
            ValueError,
            KeyError,
            IndexError,
            TypeError,
            AttributeError,
        ):
            break
        return unlocked.getvalue(), password
    else:
        raise InputError(
            f"{name} is protected by a password, and none of the passwords given opens it.",
            "Give the password with --password-file (a text file, one password on each line), or run the "
            "command in a window where you can type it.",
        )
    raise InputError(
        f"{name} is protected by a password but damaged, or protected in an unknown way.", _SAVE_AS
    )


def _refuse_other_ole_files(name: str, data: bytes) -> None:
    """Raise InputError where an OLE file is anything but a workbook that a password encrypts."""
    if is_labelled(data):
        label = label_of(data)
        named = (
            f"the sensitivity label {label}, which encrypts it,"
            if label
            else "a sensitivity label that encrypts it,"
        )
        raise InputError(f"{name} has {named} so it cannot be read.", _CHANGE_LABEL)
    if _ENCRYPTION_STREAM not in data:
        if any(stream in data for stream in _OLD_STREAMS):
            raise InputError(f"{name} is in Excel's old .xls format, which cannot be read.", _SAVE_AS)
        raise InputError(f"{name} is not an Excel workbook.", _SAVE_AS)


def _offered(name: str, passwords: Iterable[str], ask: Callable[[str], str | None] | None) -> Iterator[str]:
    yield from passwords
    while ask is not None and (typed := ask(name)) is not None:
        yield typed


def _refuse_what_is_not_a_workbook(name: str, data: bytes) -> None:
    damaged = InputError(
        f"{name} is damaged, or was not copied completely.",
        "Open it in Excel; if it opens, save it again; if not, ask for it again.",
    )
    try:
        with ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            names = [entry.filename for entry in entries]
            if "mimetype" in names and b"opendocument" in unpack(data, package.getinfo("mimetype"))[:200]:
                raise InputError(f"{name} is an OpenDocument file (.ods), which cannot be read.", _SAVE_AS)
            if "xl/workbook.bin" in names:
                raise InputError(f"{name} is in Excel's binary .xlsb format, which cannot be read.", _SAVE_AS)
            if "xl/workbook.xml" not in names and "xl/worksheets/sheet1.xml" not in names:
                raise InputError(f"{name} is not an Excel workbook.", _SAVE_AS)
            if len(set(names)) != len(names):
                raise damaged
            _refuse_bombs(name, data, entries)
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ):
        raise damaged from None


def _refuse_bombs(name: str, data: bytes, entries: list[ZipInfo]) -> None:
    """Raise InputError where the parts are too large, by their stated sizes or, except for sheets, unpacked.

    Sheets are unpacked when they are read. A stated size is checked because it may be false.
    """
    unpacked = sum(entry.file_size for entry in entries)
    for entry in entries:
        if unpacked > LARGEST_UNPACKED or entry.file_size > max(_SMALL, LARGEST_RATIO * entry.compress_size):
            raise InputError(
                f"{name} would unpack to far more than a workbook contains, so it was not opened.",
                "Do not open it. Ask the sender for the file again, and tell your IT service.",
            )
    for entry in entries:
        if entry.filename.startswith("xl/") and not entry.filename.startswith("xl/worksheets/"):
            refuse_declarations(name, unpack(data, entry))


def refuse_declarations(name: str, xml: bytes) -> None:
    """Raise InputError where a part declares a document type, whose entities could expand without end."""
    if b"<!DOCTYPE" in xml[:4000]:
        raise InputError(
            f"{name} contains a document type declaration, which no spreadsheet program writes.",
            "Do not open it. Ask the sender for the file again, and tell your IT service.",
        )


def unpack(data: bytes, entry: ZipInfo) -> bytes:
    """The bytes of one part. Raises BadZipFile where they do not have the stated size and checksum."""
    start = entry.header_offset
    if data[start : start + 4] != b"PK\x03\x04":
        raise BadZipFile(entry.filename)
    name_length = int.from_bytes(data[start + 26 : start + 28], "little")
    extra_length = int.from_bytes(data[start + 28 : start + 30], "little")
    body = start + 30 + name_length + extra_length
    packed = data[body : body + entry.compress_size]
    if entry.compress_type == 0:
        content = packed
    elif entry.compress_type == 8:
        content = zlib.decompressobj(-15).decompress(packed, entry.file_size + 1)
    else:
        raise BadZipFile(entry.filename)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise BadZipFile(entry.filename)
    return content


def protect(data: bytes, password: str) -> bytes:
    """The same workbook, encrypted with a password."""
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, locked)
    return locked.getvalue()
